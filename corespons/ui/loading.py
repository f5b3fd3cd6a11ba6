"""Loading files: choose them, say whose they are, try or load, and read the receipt."""

from dataclasses import dataclass, replace
from html import escape
from typing import Any

import streamlit as st

from corespons import texts
from corespons.errors import CoResponsError
from corespons.followup.effects import Effect
from corespons.indicators import CATALOGUE
from corespons.intake import Options, Receipt
from corespons.intake.load import SAVING
from corespons.intake.profile import PROFILES, read_profile
from corespons.intake.read import TEXT_SUFFIXES, WORKBOOK_SUFFIXES
from corespons.intake.saved_profiles import save_profile
from corespons.intake.template import write_template
from corespons.intake.trial import load_parts, try_parts
from corespons.settings import MAX_UPLOAD_MB
from corespons.store import today
from corespons.ui import cached, filters, guided, guided_effects, receipts, turns
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
    effects: tuple[Effect, ...] = ()
    profiles: tuple[str, ...] = ()


def upload() -> None:
    """The form: files, source and options, with a button to try and one to load; under it the receipt."""
    st.subheader("Läs in filer", anchor=False)
    elsewhere = turns.elsewhere()
    if elsewhere:
        st.info(plain(elsewhere))
        st.button("Se hur långt den har kommit", icon=":material/refresh:")
    files = st.file_uploader(
        f"Filer: arbetsböcker eller CSV-filer, en per tabell (högst {MAX_UPLOAD_MB} MB per fil)",
        type=FILE_TYPES, accept_multiple_files=True, key=f"filer_{_round()}",
    )  # fmt: skip
    options = _options()
    chosen = tuple((file.name, file.getvalue()) for file in files)
    ready = guided.Ready(chosen) if options["profile"] else guided.step(chosen, options["source"])
    problem = "Välj en eller flera filer först." if not files else _lacks_source(options, ready) or ready.problem
    with st.container(horizontal=True):
        loads = st.button("Läs in", type="primary", icon=":material/upload_file:")
        tries = st.button("Prova utan att läsa in", icon=":material/science:")
        template_button()
    if (loads or tries) and problem:
        st.warning(problem)
    elif loads or tries:
        _load(ready, options, tries)
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
    replaces = _replace(source)
    register = st.checkbox(
        "Registrera okända aktörer", key="registrera", help="Annars läggs rader med aktörer som inte är kända åt sidan."
    )
    return {
        "source": source, "profile": None if profile == NO_PROFILE else profile,
        "replace": replaces, "register_actors": register,
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


def _lacks_source(options: dict[str, Any], ready: guided.Ready) -> str:
    profile = options["profile"]
    if options["source"] or (profile and read_profile(profile).source) or ready.knows_source:
        return ""
    return "Ange vem uppgifterna kommer från: välj en aktör eller skriv ett namn i fältet Källa."


def _load(ready: guided.Ready, asked: dict[str, Any], tries: bool) -> None:
    options = Options(**asked, loaded_by=turns.person(), known_indicators=frozenset(CATALOGUE))
    parts = ready.parts(options)
    store, source = cached.store(), asked["source"] or _named_source(ready, asked["profile"])
    kept = ready.new_profiles
    window = replace(filters.chosen().window, as_of=today())

    def try_it(tell: turns.Tell) -> Loaded:
        tried = try_parts(store, parts, window, tell)
        return Loaded(tried.receipts, source, tried=True, effects=tried.effects)

    def load(tell: turns.Tell) -> Loaded:
        done = load_parts(store, parts, tell)
        for profile in kept:
            save_profile(store, profile, options.loaded_by)
        return Loaded(done, source, tried=False, profiles=tuple(profile.name for profile in kept))

    turns.do(try_it if tries else load, stoppable_until=1.0 if tries else SAVING / len(parts))


def _named_source(ready: guided.Ready, profile: str | None) -> str:
    named = [one.profile.source for one in ready.read if one.profile]
    return (read_profile(profile).source if profile else next(iter(named), None)) or ""


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
    if last.tried:
        guided_effects.show(last.effects)
        return
    if last.profiles:
        names = texts.listed(plain(name) for name in last.profiles)
        st.write(f"Sparat hur listan läses: {names}. Nästa gång läses den av sig själv så länge rubrikerna är desamma.")
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
