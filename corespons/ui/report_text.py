"""A report's text on screen: each section as it will stand in the file, and an official's own words to write in it."""

from collections.abc import Mapping
from html import escape

import pandas as pd
import streamlit as st

from corespons import reports, texts
from corespons.reports.grid import as_grid
from corespons.reports.report import Block, ChartBlock, Heading, Lines, Note, Paragraph, Report, Section
from corespons.ui import cached, tables, turns
from corespons.ui.plain import plain

Saved = Mapping[str, reports.OwnWords]
MOST_MOVED, MOST_LETTERS = 6, 60


def shown(composed: tuple[Report, ...], saved: Saved) -> None:
    """The text and tables of reports, without the list of figures at their end."""
    first = composed[0]
    st.header(first.title, anchor=False)
    small(first.subtitle if len(composed) > 1 else f"{first.subtitle} · fingeravtryck {first.fingerprint[:16]}")
    for report in composed:
        worded = reports.with_own_words(report, saved)
        for section, written in zip(report.sections[:-1], worded.sections[:-1], strict=True):
            _section(report, section, written.blocks, saved)
    small("Sist i filen står varje tals kod, definition, underlag och osäkerhet.")


def moved_sections(composed: tuple[Report, ...], saved: Saved) -> list[str]:
    """The sections whose own words were written about other figures than these."""
    return [
        section.title for report in composed for section in report.sections
        if (words := _words(report, section, saved)) and reports.moved_under(section, report.scope, words)
    ]  # fmt: skip


def _words(report: Report, section: Section, saved: Saved) -> reports.OwnWords | None:
    return saved.get(reports.place_of(report.kind, report.scope, section.title))


def _section(report: Report, section: Section, blocks: tuple[Block, ...], saved: Saved) -> None:
    words = _words(report, section, saved)
    moved = reports.moved_under(section, report.scope, words) if words else ()
    mark = " · siffrorna har ändrats" if moved else " · egna ord" if words else ""
    with st.expander(plain(section.title + mark), expanded=section is report.sections[0]):
        if words and moved:
            st.warning(plain(_told(words, moved)))
        _editor(report, section, words)
        for block in blocks:
            _block(block)


def _told(words: reports.OwnWords, moved: tuple[reports.Moved, ...]) -> str:
    told = [f"{one.what} {_short(one.before)} → {_short(one.after)}" for one in moved[:MOST_MOVED]]
    rest = f" och {len(moved) - MOST_MOVED} till" if len(moved) > MOST_MOVED else ""
    since = texts.day(words.figures_on)
    return (
        f"Siffrorna under texten har ändrats sedan den skrevs den {since}: {'; '.join(told)}{rest}. "
        "Texten står kvar i rapporten. Läs den, och spara den igen om den fortfarande stämmer."
    )


def _short(words: str) -> str:
    return words if len(words) <= MOST_LETTERS else f"{words[:MOST_LETTERS].rstrip()} …"


def _editor(report: Report, section: Section, words: reports.OwnWords | None) -> None:
    """Where the words of a section are written, taken away and brought back."""
    key = f"{report.kind} {report.scope} {section.title} {words.number if words else 0}"
    with st.popover("Ändra texten" if words else "Skriv egna ord", icon=":material/edit:", key=f"words {key}"):
        if words:
            small(f"Skriven {texts.clock(words.written_at)} av {words.written_by}.")
        with st.form(f"form {key}", border=False, enter_to_submit=False):
            text = st.text_area(
                "Egna ord", words.text if words else "", key=f"text {key}", height=180, width=560,
                help="Står först i avsnittet, precis som du skriver. En tom rad börjar ett nytt stycke.",
            )  # fmt: skip
            alone = st.checkbox(
                "Utelämna programmets egna meningar", words.alone if words else False, key=f"alone {key}"
            )
            if st.form_submit_button("Spara texten", type="primary"):
                reports.save_words(cached.store(), report, section, text, alone, turns.person())
                st.rerun()
        _earlier(report, section, words, key)


def _earlier(report: Report, section: Section, words: reports.OwnWords | None, key: str) -> None:
    found = reports.earlier_words(cached.store(), report.kind, report.scope, section.title)
    earlier = {
        f"{texts.clock(one.written_at)}, {one.written_by} ({one.number})": one
        for one in found
        if words is None or one.number != words.number
    }
    if not earlier:
        return
    chosen = earlier[st.selectbox("Tidigare lydelser", list(earlier), key=f"earlier {key}")]
    st.markdown(plain(chosen.text))
    if st.button("Hämta tillbaka", key=f"back {key}"):
        reports.bring_back(cached.store(), report.kind, report.scope, section.title, chosen, turns.person())
        st.rerun()


def _block(block: Block) -> None:
    match block:
        case Heading():
            st.markdown(f"**{plain(block.text)}**")
        case Note():
            small(block.text)
        case Lines():
            small(f"Rader att fylla i för hand: {', '.join(dict.fromkeys(block.labels)).lower()}.")
        case Paragraph():
            lead = f"**{plain(block.lead)}** " if block.lead else ""
            st.markdown(f"{'- ' if block.is_item else ''}{lead}{_lines(block.text)}")
        case ChartBlock():
            st.markdown(f"**{plain(block.title)}** (diagram). {plain(block.sentence)}")
        case _:
            grid = as_grid(block)
            rows = [[cell.text for cell in row] for row in grid.rows]
            frame = pd.DataFrame(rows, columns=list(grid.heads), dtype="str")
            st.html(tables.html_table(frame, grid.caption, shows_caption=True))


def _lines(words: str) -> str:
    """The words with their line breaks, and with signs that a list would begin with made harmless."""
    return "  \n".join(plain(line) for line in words.split("\n"))


def small(words: str) -> None:
    """Words in the smaller, softer type."""
    st.html(f'<p class="cr-soft">{escape(words)}</p>')
