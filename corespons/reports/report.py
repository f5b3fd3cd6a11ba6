"""A report as data: sections of blocks, every figure with a short code, and the state of knowledge it was made in."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from corespons import texts
from corespons.followup import OPEN
from corespons.geography import PROJECT, area_names
from corespons.indicators import Result, Window
from corespons.settings import project

Value = str | int | float | date | None


@dataclass(frozen=True)
class Scope:
    """What a report is about: the window, the area, for whom, and the day that changes are counted from."""

    window: Window
    area: str = PROJECT
    audience: str = "intern"
    since: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether small numbers are hidden."""
        return self.audience == OPEN

    @property
    def area_name(self) -> str:
        """The area's Swedish name."""
        return area_names()[self.area]

    @property
    def period(self) -> str:
        """The period in words."""
        return texts.period(self.window.start, self.window.to)

    @property
    def sentence(self) -> str:
        """The question in words, as it is printed on every page."""
        words = f"{self.area_name} · {self.period} · läget per {texts.short_day(self.window.as_of)}"
        return words + (" · öppen version" if self.is_open else "")


@dataclass(frozen=True)
class Figure:
    """One figure of a report under its short code: the result, and the window it was counted in."""

    code: str
    result: Result
    window: Window


@dataclass(frozen=True)
class Heading:
    """A heading inside a section."""

    text: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of rule-built sentences; an item stands in a list, `lead` words are stressed first."""

    text: str
    is_item: bool = False
    lead: str = ""


@dataclass(frozen=True)
class Note:
    """A remark in smaller type."""

    text: str


@dataclass(frozen=True)
class Lines:
    """Lines to write on by hand, each after what goes on it."""

    labels: tuple[str, ...]


@dataclass(frozen=True)
class FigureTable:
    """Figures one a row, with value, target, status, base and interval.

    `by_area`: the rows are one indicator's areas, else the indicators of one area.
    """

    title: str
    figures: tuple[Figure, ...]
    by_area: bool = False


@dataclass(frozen=True)
class Comparison:
    """Figures one indicator a row and one area a column; None where an indicator has no figure."""

    title: str
    areas: tuple[str, ...]
    rows: tuple[tuple[Figure | None, ...], ...]


@dataclass(frozen=True)
class Column:
    """A column of a table: its heading, and the unit of its numbers."""

    name: str
    unit: str = "antal"


@dataclass(frozen=True)
class DataTable:
    """A table of values under one code: numbers unrounded, days as days, texts as they were typed.

    `is_list`: a list that tells of the report itself, in smaller type and without a code.
    """

    code: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    about: str = ""
    is_list: bool = False


@dataclass(frozen=True)
class Series:
    """One set of bars or one line; None where there is nothing that may be shown."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class ChartBlock:
    """A chart before it is drawn: bars lying down or lines over time, its sentence, its alternative text.

    `marks` stand at each category's first value as they are written: 84, 61 %, <5. `is_low`: drawn lower, where one
    page has to hold everything.
    """

    title: str
    is_line: bool
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    sentence: str
    alt: str
    marks: tuple[str, ...] = ()
    is_low: bool = False


Block = Heading | Paragraph | Note | Lines | FigureTable | Comparison | DataTable | ChartBlock


@dataclass(frozen=True)
class Section:
    """A part of a report under its heading; `on_new_page` where the reader is to hold it as a page of its own."""

    title: str
    blocks: tuple[Block, ...]
    on_new_page: bool = False


@dataclass(frozen=True)
class Report:
    """A report, frozen: nothing in it is computed or formatted in its own way by a writer.

    `delivery` is the number of the last delivery that counts; `made` the day the file is made.
    """

    kind: str
    title: str
    subtitle: str
    diary_number: str
    scope: Scope
    delivery: int
    made: date
    sections: tuple[Section, ...]
    figures: tuple[Figure, ...]
    tables: tuple[DataTable, ...]
    fingerprint: str = ""

    def changed(self, **fields: object) -> "Report":
        """A copy with other values in some fields."""
        return replace(self, **fields)  # type: ignore[arg-type]

    @property
    def blocks(self) -> Iterator[Block]:
        """Every block in reading order."""
        return (block for section in self.sections for block in section.blocks)

    @property
    def about(self) -> str:
        """The project in words: what it is, how long it goes on, and who pays."""
        one = project()
        funders = texts.listed(f"{name} ({words})" for name, words in one.funders.items())
        return f"{one.title}, {texts.period(one.first_day, one.last_day)}. Finansieras av {funders}."

    @property
    def state(self) -> str:
        """The data state in words."""
        return f"Läget per {texts.day(self.scope.window.as_of)}, till och med leverans {self.delivery}"
