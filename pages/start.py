"""Börja här: the first start, one click from believable data or from one's own."""

import streamlit as st

from corespons import texts
from corespons.settings import project
from corespons.ui import first_start, navigation

st.title(f"Välkommen till {texts.unbroken(project().name)}", anchor=False)
st.write(f"{project().title}. Välj hur du vill börja.")
explore, own = st.columns(2, gap="medium")
with explore.container(border=True, height="stretch"):
    st.subheader("Se hur det fungerar", anchor=False)
    st.write("Ett påhittat projekt med omkring 1 200 företag i de 15 kommunerna. Inget av det är verkligt.")
    first_start.example_button()
with own.container(border=True, height="stretch"):
    st.subheader("Börja med era uppgifter", anchor=False)
    st.write("Läs in en arbetsbok eller CSV-filer. Databasen är tom tills du gör det.")
    if st.button("Läs in egna uppgifter", icon=":material/upload_file:", width="stretch"):
        navigation.go_to(navigation.LOAD)
