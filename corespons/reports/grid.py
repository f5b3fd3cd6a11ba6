"""A table as every writer writes it: cells with the text to read and, where there is one, the number behind it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from corespons import texts
from corespons.followup import is_span, target_told
from corespons.geography import area_names
from corespons.indicators import Result, find
from corespons.reports.report import Comparison, DataTable, Figure, FigureTable, Value

NUMERIC_STARTS = "0123456789<.–+" + texts.MINUS
SHORT, LONG, LONGEST = 19, 60, 110


@dataclass(frozen=True)
class Cell:
    """What stands in a cell, and the number or day behind it; None where there is none that may be shown.

    `code`: the figure whose value this is. `id`: the indicator that the cell names.
    """

    text: str
    value: float | date | None = None
    unit: str = "antal"
    code: str = ""
    id: str = ""


@dataclass(frozen=True)
class Grid:
    """A table: its code (empty for a list), title, headings, rows, and which columns hold numbers."""

    code: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    is_list: bool = False

    @cached_property
    def numeric(self) -> tuple[bool, ...]:
        """For each column whether it stands to the right."""
        return tuple(_is_numeric([row[place] for row in self.rows]) for place in range(len(self.heads)))

    @cached_property
    def widths(self) -> tuple[int, ...]:
        """For each column the length of its longest text, at most what a line holds; a head may break."""
        cells = [max((len(row[place].text) for row in self.rows), default=0) for place in range(len(self.heads))]
        most = LONGEST if self.is_list else LONG
        return tuple(min(max(cell, _longest(head)), most) for cell, head in zip(cells, self.heads, strict=True))

    @cached_property
    def least(self) -> tuple[int, ...]:
        """For each column the length of its longest word, which no line may break."""
        columns = [(head, *(row[place].text for row in self.rows)) for place, head in enumerate(self.heads)]
        return tuple(max(map(_longest, texts)) for texts in columns)

    @cached_property
    def is_tight(self) -> tuple[bool, ...]:
        """For each column whether it is so short that its texts stay on one line."""
        return tuple(numeric or width <= SHORT for numeric, width in zip(self.numeric, self.widths, strict=True))

    @property
    def caption(self) -> str:
        """The title with its code."""
        return f"{self.code} · {self.title}" if self.code else self.title


def as_grid(table: FigureTable | Comparison | DataTable) -> Grid:
    """Any of the three tables of a report, without the columns that are empty all through."""
    if isinstance(table, FigureTable):
        return _full(Grid("", table.title, *_of_figures(table)))
    if isinstance(table, Comparison):
        return _compared(table)
    heads = tuple(column.name for column in table.columns)
    units = [column.unit for column in table.columns]
    rows = tuple(tuple(_value(cell, unit) for cell, unit in zip(row, units, strict=True)) for row in table.rows)
    return Grid(table.code, table.title, heads, rows, table.is_list)


Show = Callable[[Figure], Cell]


def _of_figures(table: FigureTable) -> tuple[tuple[str, ...], tuple[tuple[Cell, ...], ...]]:
    columns: dict[str, Show] = {
        "Kod": lambda figure: Cell(figure.code),
        "Område" if table.by_area else "Mått": _area if table.by_area else _name,
        "Värde": value_cell,
        "95 %": lambda figure: Cell(texts.interval(figure.result.low, figure.result.high, figure.result.unit)),
        "n": lambda figure: _base(figure.result),
        "Utfall": lambda figure: _held(figure.result, figure.result.outcome),
        "Plan": lambda figure: _aimed(figure.result, figure.result.plan),
        "Mål": lambda figure: _aimed(figure.result, figure.result.target),
        "Läge": lambda figure: Cell(_status(figure.result)),
    }
    rows = tuple(tuple(show(figure) for show in columns.values()) for figure in table.figures)
    return tuple(columns), rows


def _name(figure: Figure) -> Cell:
    result = figure.result
    return Cell(result.name if "(" in result.name else f"{result.name} ({result.id})", id=result.id)


def _area(figure: Figure) -> Cell:
    return Cell(figure.result.area_name)


def value_cell(figure: Figure) -> Cell:
    """A figure's value, or its mark."""
    result = figure.result
    shown = None if result.hidden else result.value
    return Cell(texts.figure(result.value, result.unit, result.hidden), shown, result.unit, figure.code)


def _base(result: Result) -> Cell:
    """The base, where the value itself does not say it."""
    if result.unit in ("företag", "antal", "aktörer", "kr"):
        return Cell("")
    return Cell(texts.figure(result.n, "antal", result.hidden and result.n is None), result.n)


def spelled(codes: Sequence[str]) -> str:
    """Codes as they are written after each other: F1, F25–F26."""
    runs: list[list[int]] = []
    for number in (int(code[1:]) for code in codes):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"F{run[0]}" + (f"–F{run[-1]}" if len(run) > 1 else "") for run in runs)


def _held(result: Result, value: float | None) -> Cell:
    return Cell("") if value is None else Cell(texts.number(value, result.unit), value, result.unit)


def _aimed(result: Result, value: float | None) -> Cell:
    """A plan or a target; a span is words, for no number of it is the one to reach."""
    return _held(result, value) if value is None or not is_span(result) else Cell(target_told(result))


def _status(result: Result) -> str:
    if result.status is None or result.target is None:
        return "" if result.target is None else texts.HIDDEN
    return f"{result.status}, osäkert" if result.uncertain else result.status


def _full(grid: Grid) -> Grid:
    """The grid without columns that no row fills."""
    kept = [place for place in range(len(grid.heads)) if any(row[place].text for row in grid.rows)]
    rows = tuple(tuple(row[place] for place in kept) for row in grid.rows)
    return Grid(grid.code, grid.title, tuple(grid.heads[place] for place in kept), rows)


def _compared(table: Comparison) -> Grid:
    names = area_names()
    heads = ("Kod", "Mått", *(names[area] for area in table.areas), "Mål", "Läge")
    return _full(Grid("", table.title, heads, tuple(_compared_row(row) for row in table.rows)))


def _compared_row(row: Sequence[Figure | None]) -> tuple[Cell, ...]:
    """The figures of one indicator; target and status are those of the first area."""
    own = next(figure for figure in row if figure is not None)
    known = [figure for figure in row if figure is not None]
    codes = spelled([figure.code for figure in known])
    values = [value_cell(figure) if figure else Cell(texts.NONE) for figure in row]
    name = Cell(find(own.result.id).name, id=own.result.id)
    return (Cell(codes), name, *values, _aimed(own.result, own.result.target), Cell(_status(own.result)))


def _value(value: Value, unit: str) -> Cell:
    if isinstance(value, str):
        return Cell(value)
    if isinstance(value, date):
        return Cell(texts.short_day(value), value)
    if value is None or value != value:
        return Cell("")
    return Cell(texts.number(value, unit), float(value), unit)


def _longest(text: str) -> int:
    return max(map(len, text.split(" ")))


def _is_numeric(cells: Sequence[Cell]) -> bool:
    filled = [cell for cell in cells if cell.text]
    return bool(filled) and all(cell.text[0] in NUMERIC_STARTS and not isinstance(cell.value, date) for cell in filled)
