"""Reports on screen: which one, in which format, for the choice of the filter row; then the file and its text."""

from dataclasses import dataclass
from html import escape

import pandas as pd
import streamlit as st

from corespons import reports, texts
from corespons.errors import CoResponsError
from corespons.reports.grid import as_grid
from corespons.reports.report import Block, ChartBlock, Heading, Note, Paragraph
from corespons.settings import project
from corespons.ui import cached, filters, tables
from corespons.ui.plain import plain

KIND, FORMAT = "rapport", "format"
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
    if kind.is_open and not filters.chosen().is_open:
        words += " Öppna data är alltid i öppen version."
    return words


def _template() -> bytes | None:
    file = st.file_uploader("Wordmall, om rapporten ska ha er egen mall (valfritt)", type=["docx"])
    return file.getvalue() if file else None


def make(choice: Choice) -> None:
    """The button; when it is pressed the report is made, can be downloaded and is shown as text."""
    if not st.button("Skapa rapporten", type="primary", icon=":material/description:"):
        return
    source = reports.Source(cached.store(), cached.known(choice.scope.window).facts, choice.scope)
    bar = st.progress(0.0, "Räknar talen")
    try:
        written = reports.write(choice.kind.id, source, choice.format.id, choice.template, progress=bar.progress)
    except CoResponsError as error:
        bar.empty()
        st.error(plain(str(error)))
        return
    bar.empty()
    st.success(plain(f"{written.name} är klar, {texts.file_size(len(written.content))}."))
    st.download_button(
        "Hämta filen", written.content, written.name, written.media, on_click="ignore", icon=":material/download:"
    )
    _preview(written.report)


def _preview(report: reports.Report | None) -> None:
    """The report's text and tables as they stand in the file, without the list of figures at its end."""
    if report is None:
        return
    st.header(report.title, anchor=False)
    _small(f"{report.subtitle} · fingeravtryck {report.fingerprint[:16]}")
    for place, section in enumerate(report.sections[:-1]):
        with st.expander(plain(section.title), expanded=place == 0):
            for block in section.blocks:
                _block(block)
    _small("Sist i filen står varje tals kod, definition, underlag och osäkerhet.")


def _block(block: Block) -> None:
    match block:
        case Heading():
            st.markdown(f"**{plain(block.text)}**")
        case Note():
            _small(block.text)
        case Paragraph():
            lead = f"**{plain(block.lead)}** " if block.lead else ""
            st.markdown(f"{'- ' if block.is_item else ''}{lead}{plain(block.text)}")
        case ChartBlock():
            st.markdown(f"**{plain(block.title)}** (diagram). {plain(block.sentence)}")
        case _:
            grid = as_grid(block)
            rows = [[cell.text for cell in row] for row in grid.rows]
            frame = pd.DataFrame(rows, columns=list(grid.heads), dtype="str")
            st.html(tables.html_table(frame, grid.caption, shows_caption=True))


def _small(words: str) -> None:
    st.html(f'<p class="cr-soft">{escape(words)}</p>')
