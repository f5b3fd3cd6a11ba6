"""Checking: a sheet of raw cells becomes typed rows to load, rows set aside, and everything that was wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from corespons.intake.aside import cell_problem, heading_problems, row_problems, set_aside
from corespons.intake.cell_text import Value, shown
from corespons.intake.cells import Known
from corespons.intake.judge import Examined, cycle_faults, judge, require_few, without_empty_rows
from corespons.intake.receipt import ERROR, WARNING, Problem
from corespons.intake.recognise import Layout, recognise
from corespons.intake.sheets import Sheet
from corespons.store import SetAside, row_keys
from corespons.tables import Table


@dataclass(frozen=True)
class Checked:
    """A table of a file after checking: typed columns of the accepted rows, with their keys and row numbers.

    `protected`: keys of rows set aside; `resolves`: IDs of earlier set-aside rows that these rows take the place of;
    `is_read`: false when the table could not be read at all; `others`: how many a later row doubles, or are unread.
    """

    table: Table
    problems: tuple[Problem, ...]
    columns: Mapping[str, Sequence[Value]] = field(default_factory=dict)
    keys: Sequence[str] = ()
    numbers: Sequence[int] = ()
    set_aside: tuple[SetAside, ...] = ()
    protected: tuple[str, ...] = ()
    resolves: tuple[str, ...] = ()
    is_read: bool = True
    others: Mapping[str, int] = field(default_factory=dict)


def check_sheet(whole: Sheet, known: Known, merges: Mapping[str, str]) -> Checked:
    """Check a sheet: each row that is not empty is accepted, set aside, or doubled by a later row with a warning."""
    layout = recognise(whole)
    sheet = without_empty_rows(whole, layout.width)
    problems = list(heading_problems(sheet, layout, known.persons))
    if any(problem.severity == ERROR for problem in problems):
        unread = {"unread": len(sheet.rows)} if sheet.rows else {}
        return Checked(sheet.table, tuple(problems), is_read=False, others=unread)
    return _checked(Examined(sheet, layout, judge(sheet, layout, known), known), problems, merges)


def _checked(examined: Examined, problems: Sequence[Problem], merges: Mapping[str, str]) -> Checked:
    sheet, judged = examined.sheet, examined.judged
    sound = [place for place in range(len(sheet.rows)) if place not in judged.faults and place not in sheet.broken]
    keys = dict(zip(sound, _keys(examined, sound), strict=True))
    holding = _last_of_each(keys)
    doubled = len(sound) - len(holding)
    require_few(sheet, doubled + len(sheet.broken))
    if sheet.table.name == "company_merge":
        judged.faults.update(cycle_faults(judged.values, holding, merges))
        holding = [place for place in holding if place not in judged.faults]
    faulty = sorted(judged.faults.keys() | sheet.broken.keys())
    wrong = {place: row_problems(examined, place) for place in faulty}
    told = wrong | _warnings(examined, keys)
    return Checked(
        sheet.table,
        (*problems, *(problem for place in sorted(told) for problem in told[place])),
        columns=judged.values if len(holding) == len(sheet.rows) else _only(judged.values, holding),
        keys=[keys[place] for place in holding],
        numbers=[sheet.numbers[place] for place in holding],
        set_aside=tuple(set_aside(examined, place, wrong[place]) for place in faulty),
        protected=tuple(_keys(examined, _with_readable_key(examined, faulty))),
        resolves=_resolved(sheet, examined.layout),
        others={"doubled": doubled} if doubled else {},
    )


def _only(values: Mapping[str, Sequence[Value]], places: Sequence[int]) -> dict[str, list[Value]]:
    return {name: [column[place] for place in places] for name, column in values.items()}


def _keys(examined: Examined, places: Sequence[int]) -> list[str]:
    return row_keys(examined.sheet.table, examined.known.source, _only(examined.judged.values, places))


def _last_of_each(keys: Mapping[int, str]) -> list[int]:
    """The row positions that hold: of rows with the same key the last."""
    return sorted({key: place for place, key in keys.items()}.values())


def _with_readable_key(examined: Examined, faulty: Sequence[int]) -> list[int]:
    """Those of the faulty rows whose key can be told."""
    table, judged = examined.sheet.table, examined.judged
    names = {column.name for column in table.key}
    if table.has_company and not table.own_ids:
        names |= {"org_number", "company_ref"}
    own_id = table.key[0].name if table.own_ids else None
    return [
        place
        for place in faulty
        if place not in examined.sheet.broken
        and not names & judged.faults[place].keys()
        and (own_id is None or judged.values[own_id][place] is not None)
    ]


def _warnings(examined: Examined, keys: Mapping[int, str]) -> dict[int, list[Problem]]:
    """Row position → warnings: rows doubled by a later one, and remarks on rows that are loaded."""
    sheet, judged = examined.sheet, examined.judged
    found: dict[int, list[Problem]] = {}
    latest = {key: place for place, key in keys.items()}
    for place, key in keys.items():
        if place in judged.faults:
            continue
        if latest[key] != place:
            found[place] = [_doubled(sheet, place, latest[key])]
        elif place in judged.remarks:
            remarks = judged.remarks[place].items()
            found[place] = [cell_problem(examined, place, sheet.table.column(name), one) for name, one in remarks]
    return found


def _doubled(sheet: Sheet, place: int, latest: int) -> Problem:
    message = f"Rad {sheet.numbers[latest]} har samma nyckel och gäller i stället. Ta bort den rad som inte ska med."
    return Problem(WARNING, sheet.table.sheet, sheet.numbers[place], _key_heading(sheet.table), None, message)


def _key_heading(table: Table) -> str | None:
    return "Organisationsnummer" if table.has_company and not table.own_ids else table.key[0].heading


def _resolved(sheet: Sheet, layout: Layout) -> tuple[str, ...]:
    if layout.row_ids is None:
        return ()
    position = layout.row_ids
    return tuple(filter(None, (shown(row[position]) for row in sheet.rows if len(row) > position)))
