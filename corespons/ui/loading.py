"""Loading files: choose them, say whose they are, try or load, and read the receipt."""

from dataclasses import dataclass
from html import escape
from typing import Any

import streamlit as st

from corespons import texts
from corespons.errors import CoResponsError
from corespons.indicators import CATALOGUE
from corespons.intake import Options, Receipt, load_files
from corespons.intake.profile import PROFILES, read_profile
from corespons.intake.read import TEXT_SUFFIXES, WORKBOOK_SUFFIXES
from corespons.intake.template import write_template
from corespons.settings import MAX_UPLOAD_MB
from corespons.store import today
from corespons.ui import cached, filters, receipts, turns
from corespons.ui.plain import plain

FILE_TYPES = [*WORKBOOK_SUFFIXES, *TEXT_SUFFIXES]
TEMPLATE_NAME = "Leveransmall.xlsx"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NO_PROFILE = "Ingen: filen har mallens rubriker"


@dataclass(frozen=True)
class Loaded:
    """What a load or a trial came to."""

    receipts: tuple[Receipt, ...]
    source: str
    tried: bool


def upload() -> None:
    """The form: files, source and options, with a button to try and one to load; under it the receipt."""
    st.subheader("Läs in filer", anchor=False)
    files = st.file_uploader(
        f"Filer: arbetsböcker eller CSV-filer, en per tabell (högst {MAX_UPLOAD_MB} MB per fil)",
        type=FILE_TYPES, accept_multiple_files=True, key=f"filer_{_round()}",
    )  # fmt: skip
    options = _options()
    problem = "Välj en eller flera filer först." if not files else _lacks_source(options)
    with st.container(horizontal=True):
        loads = st.button("Läs in", type="primary", icon=":material/upload_file:")
        tries = st.button("Prova utan att läsa in", icon=":material/science:")
        template_button()
    if (loads or tries) and problem:
        st.warning(problem)
    elif loads or tries:
        _load([(file.name, file.getvalue()) for file in files], options, tries)
    receipt_of_last_load()


def _round() -> int:
    """A number that changes when files have been loaded, so that the field for files is empty again."""
    last = turns.result()
    return last.receipts[-1].id or 0 if isinstance(last, Loaded) else 0


def last_source() -> str | None:
    """Whose files were loaded last in this visit."""
    last = turns.result()
    return last.source if isinstance(last, Loaded) else None


def template_button() -> None:
    """The empty delivery workbook to take home; made when it is asked for."""
    st.download_button(
        "Hämta leveransmallen", write_template, TEMPLATE_NAME, XLSX, on_click="ignore", icon=":material/download:"
    )


def _options() -> dict[str, Any]:
    left, right = st.columns(2, gap="medium")
    source = left.selectbox(
        "Källa: vem uppgifterna kommer från", cached.actors(), index=None, accept_new_options=True,
        placeholder="Välj en aktör eller skriv ett namn", key="kalla",
        help="Källan hör till radernas nyckel. Använd samma namn varje gång.",
    )  # fmt: skip
    names = [NO_PROFILE, *sorted(path.stem for path in PROFILES.glob("*.toml"))]
    profile = right.selectbox(
        "Profil", names, key="profil", format_func=_profile_label,
        help="Säger hur en lista med andra rubriker läses som en av våra tabeller.",
    )  # fmt: skip
    replace = _replace(source)
    register = st.checkbox(
        "Registrera okända aktörer", key="registrera", help="Annars läggs rader med aktörer som inte är kända åt sidan."
    )
    return {
        "source": source, "profile": None if profile == NO_PROFILE else profile,
        "replace": replace, "register_actors": register,
    }  # fmt: skip


def _replace(source: str | None) -> bool:
    chosen = st.checkbox(
        "Ersätt: rader som filen saknar slutar gälla", key="ersatt", help="För den som alltid levererar hela listan."
    )
    if chosen:
        whose = plain(source) if source else "källan"
        st.warning(
            f"Rader som {whose} har levererat tidigare och som filen saknar slutar gälla, i de flikar som filen har. "
            "Prova först utan att läsa in: kvittot säger hur många de är."
        )
    return chosen


def _profile_label(name: str) -> str:
    if name == NO_PROFILE:
        return name
    try:
        profile = read_profile(name)
    except CoResponsError:
        return f"{name} (går inte att läsa)"
    return f"{name}: {profile.source or 'en lista'} som {profile.table.sheet}"


def _lacks_source(options: dict[str, Any]) -> str:
    profile = options["profile"]
    if options["source"] or (profile and read_profile(profile).source):
        return ""
    return "Ange vem uppgifterna kommer från: välj en aktör eller skriv ett namn i fältet Källa."


def _load(files: list[tuple[str, bytes]], asked: dict[str, Any], tries: bool) -> None:
    options = Options(**asked, dry_run=tries, loaded_by=turns.person(), known_indicators=frozenset(CATALOGUE))
    store, source = cached.store(), asked["source"] or read_profile(asked["profile"]).source or ""

    def work(tell: turns.Tell) -> Loaded:
        return Loaded(tuple(load_files(store, files, options, tell)), source, tries)

    turns.do(work)


def receipt_of_last_load() -> None:
    """What the last load or trial of this visit came to, until something else is done."""
    last = turns.result()
    if isinstance(last, turns.Refused):
        st.error(f"{plain(last.why)} Inget ändrades.")
    if not isinstance(last, Loaded):
        return
    st.subheader("Kvitto på provet" if last.tried else "Kvitto", anchor=False)
    for receipt in last.receipts:
        with st.container(border=True):
            done = "Provad. Inget är inläst." if last.tried else f"Inläst som leverans {receipt.id}."
            st.html(f"<p><b>{escape(receipt.file)}</b> {escape(done)}</p>")
            receipts.show(receipt.as_json(), receipt.id)
    if not last.tried:
        when_seen()


def when_seen() -> None:
    """Where the screens show an earlier day than today: what was loaded now is not to be seen there, and the way."""
    window = filters.chosen().window
    if cached.has_data() and window.as_of < today():
        st.info(
            f"Sidorna visar läget per {texts.day(window.as_of)}. Det som lästes in nu är känt från och med i dag "
            "och syns när Läget per är i dag."
        )
        st.button("Visa läget per i dag", on_click=filters.show_today, icon=":material/today:")
