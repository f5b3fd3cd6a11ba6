"""Utforska: the choices of measure, dimensions and drawing, all in the address, and what they show."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

import streamlit as st

from corespons import texts
from corespons.charts import crossed as drawing
from corespons.charts.chart import Chart
from corespons.charts.crossed_words import OF_COLUMN, OF_ROW, VALUE, unit_of
from corespons.followup.dimensions import DIMENSIONS as ALL
from corespons.followup.dimensions import MUNICIPALITY, REGION, Dimension, goes_with, offered, why_not
from corespons.followup.explore import Asked, Crossed
from corespons.followup.measures import WHAT_COUNTS, measures
from corespons.indicators import Indicator, definitions
from corespons.reports.crossed_xlsx import crossed_workbook
from corespons.ui import blocks, cached, crossed_table, exploring_cell, filters, links, tables
from corespons.ui.comparing import MEASURE

ROWS, COLUMNS, AS = "rader", "kolumner", "som"
NO_COLUMNS = "Inga"
TABLE, SHARE_OF_ROW, SHARE_OF_COLUMN, SHARE = "tabell", "andel av rad", "andel av kolumn", "andel"
BARS, LINES, HEAT = "staplar", "linjer", "värmekarta"
FORMS = (TABLE, SHARE_OF_ROW, SHARE_OF_COLUMN, SHARE, BARS, LINES, HEAT)
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ABOUT_LINK = "Länken innehåller alla val. Spara den som bokmärke."
ONLY_MUNICIPALITIES = ("municipality",)


@dataclass(frozen=True)
class Choice:
    """What the reader has chosen on the page, beside the filter row."""

    indicator: Indicator
    rows: Dimension
    columns: Dimension | None

    @property
    def in_address(self) -> dict[str, str]:
        """The choices as they stand in the address."""
        return {MEASURE: self.indicator.name, ROWS: self.rows.name,
                COLUMNS: self.columns.name if self.columns else NO_COLUMNS}  # fmt: skip


def choices() -> Choice:
    """The row of choices; what is not true for the measure is not offered, and it says why."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="utforska"):
        by_name = {one.name: one for one in measures(filters.chosen().is_open).values()}
        indicator = by_name[_one_of("Mått", MEASURE, list(by_name), width=380)]
        sides = {one.name: one for one in _sides(indicator)}
        rows = sides[_one_of("Rader", ROWS, list(sides), MUNICIPALITY.name)]
        crossing = {one.name: one for one in _usable(indicator) if goes_with(rows, one)}
        name = _one_of("Kolumner", COLUMNS, [NO_COLUMNS, *crossing])
    _not_offered(indicator)
    return Choice(indicator, rows, crossing.get(name))


def _sides(indicator: Indicator) -> list[Dimension]:
    """What the rows may be; a measure that only municipalities have must stand by municipality."""
    return [MUNICIPALITY] if indicator.statistic.levels == ONLY_MUNICIPALITIES else _usable(indicator)


def _usable(indicator: Indicator) -> list[Dimension]:
    """What is offered for the measure, without the regions where one municipality is chosen."""
    return [one for one in offered(indicator) if not (one is REGION and filters.chosen().municipality)]


def _one_of(label: str, key: str, options: Sequence[str], first: str | None = None, width: int = 200) -> str:
    """A choice by name; one that is no longer offered gives way to the first."""
    opens_with = first if first in options else options[0]
    if st.session_state.get(key, opens_with) not in options:
        st.session_state[key] = opens_with
    return st.selectbox(
        label, options, index=options.index(opens_with), key=key, width=width, bind="query-params"
    )  # fmt: skip


def _not_offered(indicator: Indicator) -> None:
    """What the measure means, and why some dimensions are missing among the choices."""
    text = definitions()[indicator.id].definition if indicator.id in definitions() else WHAT_COUNTS[indicator.id]
    with st.expander("Vad måttet är, och indelningar som inte finns för det"):
        st.write(text)
        reasons = [(one.name, why_not(indicator, one)) for one in ALL]
        st.markdown("\n".join(f"- **{name}:** {reason}" for name, reason in reasons if reason))


def show(choice: Choice) -> None:
    """The crossed table in the chosen form, its sentence, and the files to take along."""
    chosen = filters.chosen()
    asked = Asked(choice.indicator.id, chosen.window, choice.rows.key, choice.columns.key if choice.columns else None,
                  chosen.audience, chosen.area)  # fmt: skip
    crossed = cached.crossed(asked)
    if not crossed.row_totals or (crossed.columns and not crossed.columns.classes):
        blocks.empty("Inget att visa i perioden.", "Välj en längre period eller ett större område i filterraden.")
        return
    form = _form(crossed)
    chart = _draw(crossed, form, exploring_cell.chosen(crossed))
    st.subheader(chart.title, anchor=False)
    st.write(chart.sentence)
    _notes(crossed, form)
    if form in (BARS, LINES, HEAT):
        exploring_cell.clickable(crossed, chart, f"utforska_{form}")
        with st.expander("Visa som tabell"):
            st.html(_table(crossed, chart))
    else:
        st.html(_table(crossed, chart))
    _take_along(crossed, chart, choice, form)
    exploring_cell.show(crossed)


def _table(crossed: Crossed, chart: Chart) -> str:
    leads = exploring_cell.leads(crossed)
    return crossed_table.html(chart.shown, chart.title, crossed.columns is not None, leads)


def _forms(crossed: Crossed) -> list[str]:
    """The forms in which a table can be shown truly."""
    shares = [SHARE_OF_ROW, SHARE_OF_COLUMN] if crossed.columns else [SHARE]
    cells = len(crossed.row_totals) * max(1, len(crossed.column_totals))
    time = drawing.time_of(crossed)
    return [
        TABLE,
        *(shares if crossed.is_count else []),
        *([BARS] if cells <= drawing.MOST_BARS else []),
        *([LINES] if time and len(time.classes) > 1 else []),
        *([HEAT] if crossed.columns else []),
    ]


def _form(crossed: Crossed) -> str:
    forms = _forms(crossed)
    if st.session_state.get(AS, TABLE) not in forms:
        st.session_state[AS] = TABLE
    return st.segmented_control("Visa som", forms, default=TABLE, required=True, key=AS, bind="query-params") or TABLE


def _draw(crossed: Crossed, form: str, chosen: str) -> Chart:
    shares = {SHARE_OF_ROW: OF_ROW, SHARE_OF_COLUMN: OF_COLUMN, SHARE: OF_COLUMN}
    drawn: dict[str, Callable[[Crossed, str], Chart]] = {
        BARS: drawing.crossed_bars, LINES: drawing.crossed_lines, HEAT: drawing.crossed_heat,
    }  # fmt: skip
    return drawn[form](crossed, chosen) if form in drawn else drawing.crossed_table(crossed, shares.get(form, VALUE))


def _notes(crossed: Crossed, form: str) -> None:
    """What the form leaves out."""
    left_out = drawing.lines_left_out(crossed) if form == LINES else 0
    if left_out:
        rest = texts.counted(left_out, "annan finns", "andra finns")
        st.html(f'<p class="cr-soft">De {drawing.MOST_LINES} största ritas; {rest} i tabellen.</p>')
    if form == TABLE and BARS not in _forms(crossed):
        st.html(f'<p class="cr-soft">Staplar ritas för högst {drawing.MOST_BARS} rutor.</p>')


def _take_along(crossed: Crossed, chart: Chart, choice: Choice, form: str) -> None:
    """CSV and Excel with the choice written in, and a link that holds every choice."""
    words = filters.chosen().sentence
    what = {SHARE_OF_ROW: OF_ROW, SHARE_OF_COLUMN: OF_COLUMN, SHARE: OF_COLUMN}.get(form, VALUE)
    unit = unit_of(crossed, what)
    title = f"{chart.title}, {what if what != VALUE else unit}"
    csv = partial(tables.csv_file, chart.table, f"{title} · {words}")
    excel = partial(crossed_workbook, chart.table, unit, title, words)
    with st.container(horizontal=True):
        _file("Hämta CSV", csv, "utforska.csv", "text/csv")
        _file("Hämta Excel", excel, "utforska.xlsx", EXCEL)
        with st.popover("Länk till vyn", icon=":material/link:"):
            st.write(ABOUT_LINK)
            st.code(_address(choice, form), language=None, wrap_lines=True)


def _file(label: str, content: Callable[[], bytes], name: str, kind: str) -> None:
    st.download_button(label, content, name, kind, key=name, on_click="ignore", icon=":material/download:")


def _address(choice: Choice, form: str) -> str:
    """The whole address with every choice written out, those of the filter row too."""
    page = (st.context.url or "utforska").partition("?")[0]
    return f"{page}?{urlencode(_filters_in_address() | choice.in_address | {AS: form})}"


def _filters_in_address() -> dict[str, str]:
    cell = {key: value for key, value in st.query_params.items() if key in (exploring_cell.ROW, exploring_cell.COLUMN)}
    return links.written_out() | cell
