"""Cells as numbers: as Swedes write them, never rounded, never stripped of a unit."""

import math
import re
from decimal import Decimal

from corespons.intake.cell_text import Fault, quoted, read_text, shown
from corespons.intake.sheets import Cell
from corespons.tables import Column, Kind

NUMBER = re.compile(r"[-−]?(?:\d{1,3}(?: \d{3})+|\d+)(?:[.,]\d+)?", re.ASCII)
UNIT = re.compile(r".*\d\s*(kr|tkr|mkr|mnkr|kronor|sek|eur|€|%|procent)\.?", re.IGNORECASE)
EITHER_WAY = re.compile(r"[-−]?[1-9]\d{0,2}[.,]\d{3}", re.ASCII)  # thousands, or three decimals
DECIMALS = {Kind.INTEGER: 0, Kind.MONEY: 2, Kind.DECIMAL: 6}
DIGITS = {Kind.INTEGER: 19, Kind.MONEY: 16, Kind.DECIMAL: 12}  # before the decimal sign
BIGINT = 2**63


def read_number(column: Column, cell: Cell) -> Decimal | int | Fault | None:
    """The number of a cell, within the column's bounds; None for a figure that means missing."""
    number = _number(cell)
    if isinstance(number, Fault):
        missing = isinstance(cell, str) and " ".join(cell.split()).casefold() in column.also_missing
        return None if missing else number
    fault = _read_either_way(column, cell) or _does_not_fit(column, number)
    if fault:
        return fault
    if number == number.to_integral_value() and str(int(number)) in column.also_missing:
        return None
    if _is_outside(column, number):
        return Fault(f"{quoted(_swedish(number))} är utanför det tillåtna: {bounds(column)}.")
    return int(number) if column.kind is Kind.INTEGER else _stored(column, number)


def bounds(column: Column) -> str:
    """The least and the most a column takes, in words."""
    if column.low is not None and column.high is not None:
        return f"{column.low}–{column.high}"
    return f"minst {column.low}" if column.low is not None else f"större än {column.above}"


def _number(cell: Cell) -> Decimal | Fault:
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        return Fault("Cellen är inget tal. Formatera den som tal, eller skriv talet med siffror.")
    if isinstance(cell, int):
        return Decimal(cell)
    if isinstance(cell, float):
        return (
            Decimal(format(cell, ".15g"))
            if math.isfinite(cell)
            else Fault("Cellen är inget tal. Skriv talet med siffror.")
        )
    text = read_text(cell)
    if isinstance(text, Fault):
        return text
    if not NUMBER.fullmatch(text):
        return _no_number(quoted(text))
    return Decimal(text.replace(" ", "").replace("−", "-").replace(",", "."))


def _no_number(text: str) -> Fault:
    unit = UNIT.fullmatch(text)
    if unit:
        return Fault(f"{text} har en enhet. Skriv bara talet, utan {unit[1]}.")
    if re.fullmatch(r"[-−]?[\d ]*[.,][\d ]*[.,][\d., ]*", text):
        return Fault(f"{text} har både punkt och komma. Skriv talet utan tusentalstecken, till exempel 1234,5.")
    return Fault(f"{text} är inget tal som kan läsas. Skriv det med siffror, till exempel 1234,5.")


def _does_not_fit(column: Column, number: Decimal) -> Fault | None:
    most = DECIMALS[column.kind]
    if abs(number) >= (BIGINT if column.kind is Kind.INTEGER else Decimal(10) ** DIGITS[column.kind]):
        return Fault("Talet är för stort för kolumnen. Kontrollera det.")
    if len(_swedish(number).partition(",")[2].rstrip("0")) > most:
        return Fault(
            f"{quoted(_swedish(number))} har decimaler, men kolumnen tar heltal. Avrunda det." if most == 0
            else f"{quoted(_swedish(number))} har fler än {most} decimaler. Avrunda det."
        )  # fmt: skip
    return None


def _read_either_way(column: Column, cell: Cell) -> Fault | None:
    """The fault of 3.400 and 3,400 where no three decimals are stored: it may be thousands."""
    text = shown(cell) if isinstance(cell, str) and column.kind is not Kind.DECIMAL else ""
    if not EITHER_WAY.fullmatch(text):
        return None
    whole, part = re.split("[.,]", text)
    return Fault(
        f"{text} kan vara {whole}{part} eller {whole},{part.rstrip('0') or '0'}. Skriv talet utan tusentalstecken."
    )


def _is_outside(column: Column, number: Decimal) -> bool:
    return (
        (column.low is not None and number < column.low)
        or (column.high is not None and number > column.high)
        or (column.above is not None and number <= column.above)
    )


def _stored(column: Column, number: Decimal) -> Decimal:
    """The number with the decimals it is stored with; never minus zero."""
    return number.quantize(Decimal(1).scaleb(-DECIMALS[column.kind])) + 0


def _swedish(number: Decimal) -> str:
    return format(number, "f").replace(".", ",")
