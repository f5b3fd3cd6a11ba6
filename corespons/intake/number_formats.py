"""Number formats of .xlsx that show another number than the cell holds: 1 250 as 1 250 tkr, 0,5 as 50 %."""

import html
import re
from collections.abc import Collection, Iterator, Mapping

PER_CENT = "%"
BUILT_IN = {9: PER_CENT, 10: PER_CENT}
LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
UNIT = re.compile(r"\b(?:t|k|m|mn|md)(?:kr|sek|eur)\b|\b(?:tusental|tusen|miljoner|milj)\b", re.IGNORECASE)
PARTS = rb"""((?:\s+[\w:]+\s*=\s*(?:"[^"]*"|'[^']*'))*)"""
FORMAT, STYLE = re.compile(rb"<(?:\w+:)?numFmt" + PARTS), re.compile(rb"<(?:\w+:)?xf" + PARTS)
CELL_STYLES = re.compile(rb"(?s)<(?:\w+:)?cellXfs[\s>].*?</(?:\w+:)?cellXfs>")
ATTRIBUTE = re.compile(rb"""(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.ASCII)
SCALED = re.compile(r"[0#?],+(?![0#?,])")  # a sign for thousands after the last digit: the cell holds the whole number


def unit_of(code: str) -> str | None:
    """What a format sets after a number that makes it another: a per cent sign, or thousands and millions in words."""
    first = code.partition(";")[0]
    bare = LITERAL.sub("", first)
    if PER_CENT in bare:
        return PER_CENT
    found = UNIT.search(first.replace('"', " ").replace("\\", ""))
    return found[0] if found and not SCALED.search(bare) else None


def units_by_style(styles: bytes) -> dict[int, str]:
    """Number of a cell's style → the unit it is shown with, for the styles that show one."""
    formats: dict[int, str | None] = dict(BUILT_IN)
    for one in FORMAT.finditer(styles):
        told = _attributes(one[1])
        formats[_number(told.get("numFmtId"))] = unit_of(told.get("formatCode", ""))
    cells = CELL_STYLES.search(styles)
    kinds = [_number(_attributes(one[1]).get("numFmtId")) for one in STYLE.finditer(cells[0] if cells else b"")]
    return {place: unit for place, kind in enumerate(kinds) if (unit := formats.get(kind))}


def _attributes(text: bytes) -> dict[str, str]:
    found = ATTRIBUTE.findall(text)
    return {
        name.decode(): html.unescape((double or single).decode("utf-8", "replace")) for name, double, single in found
    }


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else -1


def uses(xml: bytes, styles: Collection[int]) -> bool:
    """Whether a sheet has a cell of one of some styles."""
    numbers = b"|".join(str(one).encode() for one in sorted(styles))
    return bool(styles) and re.search(rb'\ss="(?:' + numbers + rb')"', xml) is not None


def shown_cells(
    cells: Iterator[tuple[tuple[int, int], bytes, int]], units: Mapping[int, str]
) -> Iterator[tuple[tuple[int, int], str]]:
    """Where each cell that is shown with a unit stands, and the unit. `cells`: place, attributes and start."""
    style = re.compile(rb'\ss="(\d{1,9})"')
    for place, attributes, _ in cells:
        found = style.search(attributes)
        unit = units.get(int(found[1])) if found else None
        if unit:
            yield place, unit


def as_shown(number: float, unit: str) -> str:
    """A number as such a cell shows it, so that it is judged as what the person who wrote it sees."""
    value = number * 100 if unit == PER_CENT else number
    return f"{round(value, 10):.15g} {unit}".replace(".", ",")
