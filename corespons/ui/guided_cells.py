"""Questions about a list's cells: what an empty one means, what all else means, how numbers and dates are written."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from corespons import texts
from corespons.intake.cell_dates import DATES, ORDERS, in_order
from corespons.intake.cell_text import is_missing, shown
from corespons.intake.foreign_cells import NUMBERS
from corespons.intake.profile import ANYTHING_ELSE, Profile
from corespons.intake.sheets import Cell, is_filled
from corespons.tables import Column, Kind
from corespons.ui.plain import plain

LEFT = "Lämna: raden läggs åt sidan"
SAME = "Samma som raden ovanför"
PLAIN = "Inget eller blanksteg"
SIGNS = {".": "Punkt: 1.234", ",": "Komma: 1,234", "'": "Apostrof: 1'234", "’": "Apostrof: 1’234"}
BENT = (
    "Andra celler i kolumnen är redan datum i Excel. Jämför några med källan: har Excel öppnat listan med en annan "
    "ordning har dag och månad bytt plats i dem."
)
FIRST = {"dmy": "Dagen först", "mdy": "Månaden först"}
GROUPED = re.compile(r"[-−]?\d{1,3}(?:[.,'’]\d{3})+(?:[.,]\d+)?", re.ASCII)


def ask_empty(
    column: Column,
    cells: Sequence[Cell],
    open_to: Sequence[str],
    saved: Profile | None,
    key: str,
    where: DeltaGenerator,
) -> str | None:
    """What an empty cell of a column that is needed means: SAME, or a value; None where its row is set aside."""
    empty = sum(not is_filled(cell) for cell in cells)
    if not empty:
        return None
    may_carry = is_filled(cells[0])
    options = [LEFT, *([SAME] if may_carry else []), *open_to]
    kept = saved and (SAME if column.heading in saved.same_as_above else saved.defaults.get(column.heading))
    if len(options) == 1:
        return None
    said = where.selectbox(
        f"Tom cell i {column.heading} ({texts.counted(empty, 'rad', 'rader')}) betyder", options,
        options.index(kept) if kept in options else 0, key=f"tom_{key}",
    )  # fmt: skip
    return None if said == LEFT else said


def ask_rest(column: Column, open_to: Sequence[str], kept: Mapping[str, str], key: str) -> str | None:
    """What every value means that is neither ours nor translated, in this list and those to come."""
    if column.kind not in (Kind.CODE, Kind.YES_NO):
        return None
    options = [LEFT, *open_to]
    before = kept.get(ANYTHING_ELSE)
    said = st.selectbox(
        f"Allt annat i {plain(column.heading)}, även i kommande listor", options,
        options.index(before) if before in options else 0, key=f"annat_{key}", width=340,
    )  # fmt: skip
    return None if said == LEFT else said


def ask_thousands(cells: Iterable[tuple[Column, Sequence[Cell]]], saved: Profile | None, key: str) -> str | None:
    """What stands between thousands, asked where a number is written so that it may be read in two ways or in none."""
    grouped = next(filter(None, (_grouped(column, of_column) for column, of_column in cells)), None)
    if grouped is None:
        return None
    options: list[str | None] = [None, *SIGNS]
    said: str | None = st.selectbox(
        f"Tecken mellan tusental, som i {plain(grouped)}", options,
        options.index(saved.thousands) if saved else 0,
        format_func=lambda sign: SIGNS[sign] if sign else PLAIN, key=f"tusental_{key}", width=340,
    )  # fmt: skip
    return said


def _grouped(column: Column, cells: Sequence[Cell]) -> str | None:
    """A cell of a column of numbers that may have a sign between thousands."""
    written = (
        (cell for cell in cells if isinstance(cell, str) and not is_missing(cell)) if column.kind in NUMBERS else ()
    )
    return next((cell.strip() for cell in written if GROUPED.fullmatch(cell.strip())), None)


def ask_dates(cells: Iterable[tuple[Column, Sequence[Cell]]], saved: Profile | None, key: str) -> str | None:
    """Whether day or month stands first, asked where dates have their year last; chosen only where the cells tell."""
    of_dates = [of_column for column, of_column in cells if column.kind in DATES]
    written = _year_last(of_dates)
    if not written:
        return None
    options = [LEFT, *ORDERS]
    examples = _telling(written)
    chosen = _decided(written) or (saved and saved.dates)
    said = st.radio(
        f"Datum med året sist, som {plain(examples[0])}", options, options.index(chosen) if chosen else 0,
        format_func=lambda one: one if one == LEFT else f"{FIRST[one]}: {_as_read(examples, one)}", key=f"datum_{key}",
    )  # fmt: skip
    if any(_year_last([of_column]) and any(isinstance(cell, date) for cell in of_column) for of_column in of_dates):
        st.caption(BENT)
    return None if said == LEFT else said


def _year_last(columns: Iterable[Sequence[Cell]]) -> list[str]:
    """The different dates with their year last that are a day in some order, as the list writes them."""
    cells = (cell for of_column in columns for cell in of_column)
    return list(dict.fromkeys(shown(cell) for cell in cells if any(in_order(cell, order) for order in ORDERS)))


def _decided(written: Sequence[str]) -> str | None:
    """The one order in which every date is a day; None where both are such, or neither."""
    fitting = [order for order in ORDERS if all(in_order(text, order) for text in written)]
    return fitting[0] if len(fitting) == 1 else None


def _telling(written: Sequence[str]) -> list[str]:
    """Two of the dates: one that is a day in one order only, and one that is another day in each, where there are."""
    by_day = {text: [in_order(text, order) for order in ORDERS] for text in written}
    telling = [text for text in written if None in by_day[text]][:1]
    telling += [text for text in written if None not in by_day[text] and len(set(by_day[text])) > 1][:1]
    return [*telling, *(text for text in written if text not in telling)][:2]


def _as_read(examples: Sequence[str], order: str) -> str:
    """How dates are read in an order, in words."""
    return texts.listed(f"{plain(text)} blir {_day(in_order(text, order))}" for text in examples)


def _day(read: str | None) -> str:
    return texts.day(date.fromisoformat(read[:10])) if read else "ingen dag"
