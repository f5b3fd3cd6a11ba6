"""What a crossed table says in words, and the table itself with its totals."""

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from corespons import texts
from corespons.charts.drawing import WHOLE
from corespons.charts.words import COUNTED, in_sentence, plain_unit
from corespons.followup.dimensions import Dimension, Family
from corespons.followup.explore import Cell, Crossed

TOTAL = "Totalt"
VALUE, OF_ROW, OF_COLUMN = "värde", "andel av rad", "andel av kolumn"
SINGLE_SIGHT = ("D1.1", "D1.3", "X1", "X2")  # companies that several classes may share
UP_TO_END = ("D1.5", "X6", "X7", "X9")  # what they count begins where the definition says, not where the part does
NOT_IN_TOTAL = "ingår inte i totalen"


def heading(crossed: Crossed) -> str:
    """Nådda företag efter kommun och månad."""
    sides = [axis.dimension.name.lower() for axis in (crossed.rows, crossed.columns) if axis]
    return f"{crossed.name} efter {texts.listed(sides)}"


def row_names(crossed: Crossed) -> list[str]:
    """The names of the rows; a place outside the area says that it is not in the total."""
    return [one.name if one.in_total else f"{one.name} ({NOT_IN_TOTAL})" for one in crossed.rows.classes]


def column_names(crossed: Crossed) -> list[str]:
    """The names of the columns likewise."""
    classes = crossed.columns.classes if crossed.columns else ()
    return [one.name if one.in_total else f"{one.name} ({NOT_IN_TOTAL})" for one in classes]


def table(crossed: Crossed, what: str = VALUE) -> pd.DataFrame:
    """The table with totals last: unrounded values or shares of a total, and marks where there is none to show."""
    last = TOTAL if crossed.columns else "Värde" if crossed.unit not in COUNTED else "Antal"
    heads = [crossed.rows.dimension.name, *column_names(crossed), last if what == VALUE else "Andel"]
    if crossed.columns and what != VALUE:
        heads[-1] = TOTAL
    rows = [*zip(row_names(crossed), crossed.cells, crossed.row_totals, strict=True)]
    rows.append((TOTAL, crossed.column_totals, crossed.total))
    cells = [[name, *(_written(crossed, one, what, at, total) for at, one in enumerate((*row, total)))]
             for name, row, total in rows]  # fmt: skip
    return pd.DataFrame(cells, columns=heads, dtype=object)


def unit_of(crossed: Crossed, what: str) -> str:
    """The unit of the table's numbers."""
    return crossed.unit if what == VALUE else "%"


def _written(crossed: Crossed, cell: Cell, what: str, at: int, row_total: Cell) -> Any:
    if what == VALUE:
        return data(cell, crossed.unit)
    whole = row_total if what == OF_ROW else (*crossed.column_totals, crossed.total)[at]
    return _share(cell, whole)


def data(cell: Cell, unit: str) -> int | float | str:
    """A cell for a table or a file: the number itself, or its mark."""
    if cell.value is None:
        return texts.figure(None, unit, cell.hidden, cell.exists)
    return int(cell.value) if unit in WHOLE and cell.value == int(cell.value) else cell.value


def _share(cell: Cell, whole: Cell) -> float | str:
    if cell.hidden or whole.hidden:
        return texts.HIDDEN
    if cell.value is None or not whole.value:
        return texts.figure(None, "%", False, cell.exists)
    return 100 * cell.value / whole.value


def written(cell: Cell, unit: str) -> str:
    """A cell as it stands on a screen."""
    return texts.figure(cell.value, unit, cell.hidden, cell.exists)


def said(cell: Cell, unit: str) -> str:
    """A cell under the pointer."""
    if cell.hidden:
        return "visas inte"
    return texts.quantity(cell.value, unit) if cell.exists else "finns inte"


def labelled(crossed: Crossed) -> Iterator[tuple[str, str, Cell]]:
    """Every inner cell with the names of its row and its column (empty where there are none)."""
    columns = column_names(crossed)
    for name, row, total in zip(row_names(crossed), crossed.cells, crossed.row_totals, strict=True):
        if not columns:
            yield name, "", total
        for column, cell in zip(columns, row, strict=True):
            yield name, column, cell


def marks(crossed: Crossed) -> Iterator[str]:
    """The mark of every inner cell in the same order: its row and its column by their place, 0.2."""
    for row in range(len(crossed.row_totals)):
        for column in range(max(1, len(crossed.column_totals))):
            yield mark(row, column)


def mark(row: int, column: int) -> str:
    """A cell's mark."""
    return f"{row}.{column}"


def place_of(row: str, column: str) -> str:
    """The name of a cell: Åre, apr 2021."""
    return f"{row}, {column}" if column else row


def sentence(crossed: Crossed) -> str:
    """The highest and lowest, the total, and what the total is not."""
    known = [(place_of(row, column), cell) for row, column, cell in labelled(crossed) if cell.value is not None]
    return " ".join([*_ends(crossed, known), *_total(crossed), *_up_to_end(crossed), *_hidden(crossed)])


def _ends(crossed: Crossed, known: Sequence[tuple[str, Cell]]) -> Iterator[str]:
    ordered = sorted(known, key=lambda one: -(one[1].value or 0))
    if not ordered or (crossed.is_count and not ordered[0][1].value):
        yield "Det finns inga uppgifter att visa." if not ordered else f"Inga {in_sentence(crossed.name)}."
        return
    (top, high), (bottom, low) = ordered[0], ordered[-1]
    unit = plain_unit(crossed.unit)
    text = f"{'Flest' if crossed.is_count else 'Högst'}: {top}, {texts.quantity(high.value, unit)}"
    if not crossed.is_count and len(ordered) > 1:
        text += f". Lägst: {bottom}, {texts.quantity(low.value, unit)}"
    yield f"{text}."


def _total(crossed: Crossed) -> Iterator[str]:
    if crossed.total.value is not None:
        yield f"Totalt: {texts.quantity(crossed.total.value, plain_unit(crossed.unit))}."
    shared = [axis.dimension.name.lower() for axis in (crossed.rows, crossed.columns)
              if axis and is_shared(crossed, axis.dimension)]  # fmt: skip
    if shared:
        yield (
            f"Varje total räknas om från raderna: ett företag kan finnas i flera klasser av {texts.listed(shared)} "
            "men räknas en gång i totalen, så delarna blir tillsammans mer än totalen."
        )
    elif not crossed.is_count:
        yield "Varje total räknas om från raderna och är inte ett medelvärde av delarna."


def _up_to_end(crossed: Crossed) -> Iterator[str]:
    families = [axis.dimension.family for axis in (crossed.rows, crossed.columns) if axis]
    if crossed.asked.id in UP_TO_END and Family.TIME in families:
        yield "Måttet räknas fram till slutet av varje del av perioden, inte bara inom den."


def is_shared(crossed: Crossed, dimension: Dimension) -> bool:
    """Whether a company may be counted in several classes of a dimension."""
    if dimension.family is Family.TIME:
        return crossed.asked.id in ("D1.1", "D1.3")
    return dimension.family is Family.ROW and crossed.asked.id in SINGLE_SIGHT


def _hidden(crossed: Crossed) -> Iterator[str]:
    hidden = sum(cell.hidden for _, _, cell in labelled(crossed))
    if hidden:
        why = (
            "färre än fem svar" if crossed.asked.audience == "intern" else "små tal döljs, liksom det som avslöjar dem"
        )
        yield f"{texts.counted(hidden, 'ruta visas', 'rutor visas')} inte ({texts.HIDDEN}): {why}."


def alt(crossed: Crossed, what: str) -> str:
    """Alternative text: what kind of drawing, how large, and its highest."""
    size = texts.counted(len(crossed.row_totals), "rad", "rader")
    if crossed.columns:
        size += f" och {texts.counted(len(crossed.column_totals), 'kolumn', 'kolumner')}"
    known = [(place_of(row, column), cell) for row, column, cell in labelled(crossed) if cell.value is not None]
    return f"{what}: {heading(crossed)}, {size}. {next(_ends(crossed, known))}"
