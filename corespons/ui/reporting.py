"""Reports on screen: which one, in which format, for the choice of the filter row; then the file and its text."""

from dataclasses import dataclass

import streamlit as st

from corespons import reports, texts
from corespons.errors import CoResponsError
from corespons.settings import project
from corespons.ui import cached, cached_reports, filters, report_text, turns
from corespons.ui.plain import plain

KIND, MADE = "rapport", "_report_made"
BY_TOWN = "ZIP: en PDF per kommun"


@dataclass(frozen=True)
class Choice:
    """What the reader has asked for."""

    kind: reports.Kind
    format: reports.Format
    scope: reports.Scope
    template: bytes | None


def choice() -> Choice:
    """The form: the kind of report, the format, a template for Word; what the filter row says in words."""
    kinds = {kind.title: kind for kind in reports.KINDS.values()}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind = kinds[st.selectbox("Rapport", list(kinds), key=KIND, bind="query-params", width=300)]
        names = {(BY_TOWN if kind.by_town and one.id == "zip" else one.name): one for one in reports.FORMATS.values()}
        format = names[st.selectbox("Format", list(names), width=240)]
    scope = _scope(kind)
    st.write(plain(f"{kind.help} {_about(kind, scope)}"))
    if remark := reports.remark_on(kind.id, scope):
        st.warning(plain(f"{remark} Ändra Från och Till i raden överst om den ska lämnas in."))
    return Choice(kind, format, scope, _template() if format.id == "docx" else None)


def _scope(kind: reports.Kind) -> reports.Scope:
    """The filter row's scope; where no period has been chosen there, the kind's own."""
    chosen = filters.chosen()
    window = chosen.window
    whole = (window.start, window.to) == (project().first_day, project().last_day)
    start, to = (None, None) if whole else (window.start, window.to)
    return reports.scope_for(kind.id, window.as_of, start, to, area=chosen.area, audience=chosen.audience)


def _about(kind: reports.Kind, scope: reports.Scope) -> str:
    words = f"Rapporten gäller {scope.sentence}; välj annat i raden överst."
    if filters.chosen().window != scope.window:
        words = (
            f"Rapporten gäller {scope.sentence}. Perioden är rapportens egen; välj Från och Till överst för en annan."
        )
    if kind.is_open and not filters.chosen().is_open:
        words += " Öppna data är alltid i öppen version."
    return words


def _template() -> bytes | None:
    file = st.file_uploader("Wordmall, om rapporten ska ha er egen mall (valfritt)", type=["docx", "dotx"])
    return file.getvalue() if file else None


def make(choice: Choice) -> None:
    """The button that makes the file, the file to fetch, and under it the report's text to read and to write in."""
    with st.spinner("Räknar talen"):
        composed = cached_reports.composed(choice.kind.id, choice.format.id, choice.scope)
    saved = reports.saved_words(cached.store())
    moved = report_text.moved_sections(composed, saved)
    if moved:
        where = f"Siffrorna har ändrats under egna ord i {texts.listed(moved)}."
        st.warning(plain(f"{where} Läs texten innan du lämnar rapporten vidare."))
    worded = [reports.with_own_words(one, saved) for one in composed]
    question = repr((choice, [one.sections for one in worded]))
    if st.button("Skapa rapporten", type="primary", icon=":material/description:"):
        _write(choice, worded, question)
    made: tuple[str, reports.Written] | None = st.session_state.get(MADE)
    if made and made[0] == question:
        _fetch(made[1])
    report_text.shown(composed, saved)


def _write(choice: Choice, worded: list[reports.Report], question: str) -> None:
    bar = st.progress(0.0, "Skriver filen")
    try:
        written = reports.write_composed(
            worded, choice.scope, choice.format.id, choice.template, progress=bar.progress
        )  # fmt: skip
        reports.keep_report(cached.store(), written, turns.person())
        st.session_state[MADE] = (question, written)
    except CoResponsError as error:
        st.error(plain(str(error)))
    bar.empty()


def _fetch(written: reports.Written) -> None:
    st.success(plain(f"{written.name} är klar, {texts.file_size(len(written.content))}."))
    st.download_button(
        "Hämta filen", written.content, written.name, written.media, on_click="ignore", icon=":material/download:"
    )
