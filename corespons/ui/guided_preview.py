"""A found list as it is shown: where its headings stand, its first rows, and what has changed since last time."""

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from corespons import texts
from corespons.intake.cell_text import shown
from corespons.intake.matching_lists import FoundList
from corespons.intake.persons import IGNORED, Persons, ten_digits
from corespons.intake.row_roles import row_ranges
from corespons.intake.saved_profiles import SavedProfile
from corespons.intake.sheets import Cell, is_filled
from corespons.ui import tables

ROWS, WIDEST = 3, 40


def where(file: str, found: FoundList, persons: Persons) -> str:
    """The list as it is named: its file, and its sheet where there are several."""
    return persons.hide_likely(f"{file}, bladet {found.sheet}" if found.sheet else file)


def show(file: str, found: FoundList, persons: Persons) -> None:
    """What was taken as headings, how many rows there are, and the first of them without persons' numbers."""
    filled = [row for row in found.rows if any(map(is_filled, row))]
    st.html(
        f"<p><b>{escape(where(file, found, persons))}</b> har andra rubriker än mallens. "
        f"Rubrikerna togs från rad {row_ranges(found.heading_rows)}; under dem står "
        f"{texts.counted(len(filled), 'rad', 'rader')} med uppgifter. {escape(' '.join(found.told))}</p>"
    )
    places = [place for place in range(len(found.headings)) if _is_used(found, filled, place)]
    if filled and places:
        headings = _distinct([persons.hide_likely(heading) for heading in found.headings])
        frame = pd.DataFrame(
            [[_masked(persons, row[place] if place < len(row) else None) for place in places] for row in filled[:ROWS]],
            columns=[headings[place] for place in places], dtype=object,
        )  # fmt: skip
        st.html(tables.html_table(frame, f"De första raderna i {persons.hide_likely(found.name)}"))


def _is_used(found: FoundList, filled: Sequence[Sequence[Cell]], place: int) -> bool:
    """Whether a column has a heading or, in the rows that are shown, a cell with anything in it."""
    return bool(found.headings[place]) or any(place < len(row) and is_filled(row[place]) for row in filled[:ROWS])


def _distinct(headings: Sequence[str]) -> list[str]:
    return [heading or f"(kolumn {place + 1})" for place, heading in enumerate(headings)]


def _masked(persons: Persons, cell: Cell) -> str:
    """A cell as a preview may show it: whatever could be a person's number is covered, its check digit right or not."""
    text = texts.data_number(cell) if isinstance(cell, float) else shown(cell)
    number = ten_digits(text)
    covered = number is not None and number[2] in "01"
    safe = "(personnummer)" if covered else persons.hide_likely(text)
    digits = IGNORED.sub("", safe)
    if not covered and digits.isdigit() and len(digits) > 8 and number is None:
        safe = "(nummer)"  # a person's number with a digit too few or too many is one still
    return safe if len(safe) <= WIDEST else f"{safe[:WIDEST]}…"


def differences(held: SavedProfile, headings: Sequence[str]) -> None:
    """What has changed since the profile was saved, for a person to decide about."""
    differs = held.differs(headings)
    said = [f"saknar {texts.listed(map(_quoted, differs.gone))}"] if differs.gone else []
    said += [f"har nya {texts.listed(map(_quoted, differs.fresh))}"] if differs.fresh else []
    if said:
        st.html(
            f'<p role="status"><b>Listan ser annorlunda ut</b> än när profilen {escape(held.name)} sparades: '
            f"den {escape(' och '.join(said))}. Kontrollera hur den ska läsas nu.</p>"
        )


def _quoted(heading: str) -> str:
    return f"”{heading}”"
