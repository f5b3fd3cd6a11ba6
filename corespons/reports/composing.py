"""Composing: blocks are made here, and every figure and table gets its short code in the order of reading."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from corespons import texts
from corespons.charts import Chart
from corespons.indicators import Result, Window
from corespons.reports.report import (
    ChartBlock,
    Column,
    Comparison,
    DataTable,
    Figure,
    FigureTable,
    Series,
    Value,
)  # fmt: skip
from corespons.reports.source import Source


@dataclass
class Composer:
    """The blocks of one report while it is being composed: the same figure has the same code all through."""

    source: Source
    figures: dict[tuple[str, str, Window], Figure] = field(default_factory=dict)
    tables: list[DataTable] = field(default_factory=list)

    def figure(self, result: Result, window: Window | None = None) -> Figure:
        """A result under its code, a new one where the figure has not been met before."""
        asked = window or self.source.window
        key = (result.id, result.area, asked)
        if key not in self.figures:
            self.figures[key] = Figure(f"F{len(self.figures) + 1}", result, asked)
        return self.figures[key]

    def figure_table(self, title: str, results: Iterable[Result], by_area: bool = False) -> FigureTable:
        """Results one a row."""
        return FigureTable(title, tuple(self.figure(result) for result in results), by_area)

    def comparison(self, title: str, ids: Iterable[str], areas: Sequence[str]) -> Comparison:
        """Indicators one a row against areas one a column; those not defined in the first area are left out."""
        found = self.source.all()
        rows = [
            tuple(self.figure(found[id, area]) if (id, area) in found else None for area in areas)
            for id in ids
            if (id, areas[0]) in found
        ]
        return Comparison(title, tuple(areas), tuple(rows))

    def data_table(
        self, title: str, columns: Sequence[Column], rows: Iterable[Sequence[Value]], about: str
    ) -> DataTable:
        """A table of values under a code of its own."""
        table = DataTable(f"T{len(self.tables) + 1}", title, tuple(columns), tuple(tuple(row) for row in rows), about)
        self.tables.append(table)
        return table

    def table_of(self, chart: Chart, about: str) -> DataTable:
        """A chart's table, with its hidden and missing marks."""
        columns = [Column(str(name), chart.units.get(str(name), "antal")) for name in chart.table]
        return self.data_table(chart.title, columns, chart.table.itertuples(index=False, name=None), about)


def said_in_text(text: str, figure: Figure) -> str:
    """A sentence with the code of its figure after it."""
    return f"{text} [{figure.code}]"


def bars(chart: Chart, results: Sequence[Result]) -> ChartBlock:
    """A chart of one bar an area, in the order of the chart's table."""
    by_name = {result.area_name: result for result in results}
    ordered = [by_name[name] for name in chart.table.iloc[:, 0]]
    marks = tuple(texts.figure(result.value, result.unit, result.hidden) for result in ordered)
    series = Series(results[0].name, tuple(None if result.hidden else result.value for result in ordered))
    names = tuple(result.area_name for result in ordered)
    return ChartBlock(chart.title, False, names, (series,), results[0].unit, chart.sentence, chart.alt, marks)


def from_table(chart: Chart, is_line: bool, names: Sequence[str], labels: Sequence[str], unit: str) -> ChartBlock:
    """A chart of some columns of its own table; a mark in a cell is nothing to draw."""
    columns = [name for name in names if name in chart.table]
    series = tuple(Series(name, tuple(_number(cell) for cell in chart.table[name])) for name in columns)
    marks = tuple(map(str, chart.shown[columns[0]])) if columns else ()
    return ChartBlock(chart.title, is_line, tuple(labels), series, unit, chart.sentence, chart.alt, marks)


def _number(cell: object) -> float | None:
    return float(cell) if isinstance(cell, int | float) and cell == cell else None
