"""Questions about a list's cells: what an empty one means, what all else means, what stands between thousands."""

import re
from collections.abc import Iterable, Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from corespons import texts
from corespons.intake.cell_text import is_missing
from corespons.intake.foreign_cells import NUMBERS
from corespons.intake.profile import ANYTHING_ELSE, Profile
from corespons.intake.sheets import Cell, is_filled
from corespons.tables import Column, Kind
from corespons.ui.plain import plain

LEFT = "Lämna: raden läggs åt sidan"
SAME = "Samma som raden ovanför"
PLAIN = "Inget eller blanksteg"
SIGNS = {".": "Punkt: 1.234", ",": "Komma: 1,234", "'": "Apostrof: 1'234", "’": "Apostrof: 1’234"}
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
