"""The saved profiles: which lists are read by themselves, each to see, take home or end."""

import pandas as pd
import streamlit as st

from corespons import texts
from corespons.intake.saved_profiles import SavedProfile, as_toml, end_profile, saved_profiles
from corespons.ui import cached, tables


def saved() -> None:
    """The saved profiles, one at a time to see, download as TOML or end; nothing where there are none."""
    held = saved_profiles(cached.store())
    if not held:
        return
    st.subheader("Sparade profiler", anchor=False)
    st.write("Listor med de här rubrikerna från samma källa läses av sig själva. Ändras rubrikerna frågar sidan igen.")
    st.html(tables.html_table(pd.DataFrame([_line(one) for one in held]), "Sparade profiler"))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        names = [one.name for one in held]
        name = st.selectbox("Profil att se eller avsluta", names, width=340, key="sparad_profil")
        chosen = next((one for one in held if one.name == name), held[0])
        st.download_button(
            "Hämta som TOML", as_toml(chosen.profile).encode(), f"{chosen.name}.toml", "application/toml",
            on_click="ignore", icon=":material/download:",
        )  # fmt: skip
        st.button("Avsluta profilen", on_click=_end, args=(chosen.name,), icon=":material/delete:")
    with st.expander(f"Så läses {chosen.name}"):
        st.code(as_toml(chosen.profile), language="toml")


def _line(one: SavedProfile) -> dict[str, str]:
    return {
        "Profil": one.name,
        "Tabell": one.profile.table.sheet,
        "Rubriker i listan": ", ".join(one.profile.headings),
        "Sparad": texts.clock(one.saved_at),
        "Av": one.saved_by,
    }


def _end(name: str) -> None:
    end_profile(cached.store(), name)
