"""While the example is in use: the notice that loading mixes with it, and the way to take it away."""

import streamlit as st

from corespons.store import remove_example
from corespons.ui import cached, navigation, turns

EXAMPLE = "example"
REMOVED = "removed"


def notice() -> None:
    """Say that the database holds the example, and offer to take it away while nothing else is there."""
    if turns.result() == REMOVED:
        turns.forget()
        navigation.go_to(navigation.START)
    kinds = {entry.number: entry.kind for entry in cached.ledger()}
    if EXAMPLE not in kinds.values():
        return
    own = [number for number, kind in kinds.items() if kind not in (EXAMPLE, "undo")]
    if own:
        st.warning(
            f"Databasen har både exempeldata och egna uppgifter (leverans {own[0]} är den första). De räknas "
            "tillsammans. Egna uppgifter raderas aldrig; börja med en ny databasfil för att skilja dem åt."
        )
        return
    st.warning(
        "Databasen har exempeldata. Det du läser in här blandas med det påhittade. "
        "Ta bort exempeldata först, om du vill börja med era egna uppgifter."
    )
    if st.button("Ta bort exempeldata …", icon=":material/delete:"):
        _confirm()


@st.dialog("Ta bort exempeldata")
def _confirm() -> None:
    st.write(
        f"Alla {len(cached.ledger())} leveranser i databasen är exempel. De tas bort helt, och databasen blir tom som "
        "en ny. Exemplet kan läsas in igen från startsidan. Inget av ert eget finns i den."
    )
    with st.container(horizontal=True):
        does = st.button("Ta bort exempeldata", type="primary")
        if st.button("Avbryt"):
            st.rerun()
    if does:
        store = cached.store()

        def work(_tell: turns.Tell) -> str:
            remove_example(store)
            return REMOVED

        turns.do(work)
