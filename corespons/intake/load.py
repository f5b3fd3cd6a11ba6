"""Loading: delivered files are read and checked together, then kept and recorded one by one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from corespons.errors import NotAllowed, UnreadableFile
from corespons.intake.check import Checked
from corespons.intake.checks import CheckedFile, ReadFile, check_files
from corespons.intake.persons import Persons
from corespons.intake.profile import Profile, read_profile
from corespons.intake.read import file_name, read_file
from corespons.intake.receipt import WARNING, Count, Problem, Receipt, StrictRefusal
from corespons.intake.recognise import in_our_headings
from corespons.intake.saved_profiles import saved_profile
from corespons.store import Batch, Delivery, Recorded, Store, keep_file, record, sha256, typed_rows
from corespons.tables import by_name

Progress = Callable[[float, str], None]
SAVING = 0.7  # how far a load has come when it begins to change the database


@dataclass(frozen=True)
class Options:
    """How to load: from whom, with which profile, dated when, all or nothing, tried or done.

    `recorded_at` is naive UTC (None = now). `profile` is a profile, the name of a saved one or of one in
    data/profiles, or a path to a TOML file.
    `source` may be left out when the profile names one.
    """

    source: str | None = None
    profile: Profile | str | None = None
    recorded_at: datetime | None = None
    strict: bool = False
    dry_run: bool = False
    replace: bool = False
    register_actors: bool = False
    loaded_by: str = ""
    known_indicators: frozenset[str] = frozenset()
    kind: str = "load"


def load_files(
    store: Store, files: Sequence[tuple[str, bytes]], options: Options, progress: Progress | None = None
) -> list[Receipt]:
    """Load delivered files (name, content), one delivery each, and return their receipts.

    Raises UnreadableFile or BadProfile before anything is written, StrictRefusal (a LoadRefused that carries the
    receipts) when `strict` and anything is faulty, NotAllowed when dated before what is stored.
    """
    tell = progress or _untold
    profile = _profile(store, options.profile)
    source = _source(options, profile, Persons(store.secret))
    read = []
    for number, (name, content) in enumerate(files):
        tell(0.4 * number / len(files), f"Läser {file_name(name)}")
        read.append(_read(store, name, content, profile))
    tell(0.4, "Kontrollerar raderna")
    checked = check_files(store, read, source, options.known_indicators, options.register_actors)
    receipts = [_receipt(file, options.dry_run) for file in checked]
    if options.strict and any(receipt.is_faulty for receipt in receipts):
        raise StrictRefusal(receipts)
    done = []
    for number, (file, receipt) in enumerate(zip(checked, receipts, strict=True)):
        tell(SAVING + (1 - SAVING) * number / len(files), f"Sparar {file.name}")
        done.append(_record(store, file, receipt, source, options))
    tell(1.0, "Klart")
    return done


def _untold(_share: float, _what: str) -> None:
    """Nobody asked how far the load has come."""


def _profile(store: Store, asked: Profile | str | None) -> Profile | None:
    """The profile asked for: one given, one saved after a guided load, or one in a file."""
    return (saved_profile(store, asked) or read_profile(asked)) if isinstance(asked, str) else asked


def _source(options: Options, profile: Profile | None, persons: Persons) -> str:
    source = " ".join((options.source or (profile and profile.source) or "").split())
    if not source:
        raise NotAllowed("Ange vem uppgifterna kommer från med --source, helst en aktörs namn.")
    if ":" in source or persons.hide(source) != source:
        raise NotAllowed("Källans namn får inte innehålla kolon eller personnummer. Skriv det utan.")
    return source


def _read(store: Store, name: str, content: bytes, profile: Profile | None) -> ReadFile:
    """A file read, its name and sheets' names without persons' numbers, a foreign list put into our headings."""
    persons = Persons(store.secret)
    try:
        delivered = read_file(name, content, profile)
    except UnreadableFile as error:
        raise UnreadableFile(persons.hide(str(error))) from None
    if profile:
        delivered = replace(delivered, sheets=tuple(in_our_headings(sheet, profile) for sheet in delivered.sheets))
    problems = tuple(_hidden(problem, persons) for problem in delivered.problems)
    return ReadFile(persons.hide(file_name(name)), content, replace(delivered, problems=problems))


def _hidden(problem: Problem, persons: Persons) -> Problem:
    value = None if problem.value is None else persons.hide(problem.value)
    return replace(problem, sheet=persons.hide(problem.sheet), value=value, message=persons.hide(problem.message))


def _receipt(file: CheckedFile, dry_run: bool) -> Receipt:
    problems = (*file.delivered.problems, *(problem for one in file.tables for problem in one.problems))
    return Receipt(
        id=None,
        file=file.name,
        sha256=sha256(file.content),
        encoding=file.delivered.encoding,
        delimiter=file.delivered.delimiter,
        dry_run=dry_run,
        tables={one.table.sheet: _count(one) for one in file.tables},
        problems=problems,
        formulas={sheet.table.sheet: sheet.formulas for sheet in file.delivered.sheets if sheet.formulas},
        others=_others(file),
    )


def _others(file: CheckedFile) -> dict[str, dict[str, int]]:
    """Table → how many rows are no data, by what they are; a heading alone is not worth a word."""
    found = {sheet.table.sheet: dict(sheet.others) for sheet in file.delivered.sheets if sheet.others}
    for one in file.tables:
        if one.others:
            found[one.table.sheet] = {**found.get(one.table.sheet, {"heading": 1}), **one.others}
    return found


def _count(checked: Checked) -> Count:
    warnings = sum(problem.severity == WARNING for problem in checked.problems)
    return Count(set_aside=len(checked.set_aside), warnings=warnings)


def _record(store: Store, file: CheckedFile, receipt: Receipt, source: str, options: Options) -> Receipt:
    if not options.dry_run:
        keep_file(store, file.content)
    delivery = Delivery(
        source=source,
        file=file.name,
        sha256=receipt.sha256,
        batches=tuple(_batch(one) for one in file.tables if one.is_read),
        set_aside=tuple(row for one in file.tables for row in one.set_aside),
        persons=file.persons,
        resolves=tuple(row for one in file.tables for row in one.resolves),
        recorded_at=options.recorded_at,
        loaded_by=options.loaded_by,
        encoding=receipt.encoding,
        delimiter=receipt.delimiter,
        replaces=options.replace,
        kind=options.kind,
    )
    return _completed(receipt, record(store, delivery, receipt.as_json(), options.dry_run))


def _batch(checked: Checked) -> Batch:
    rows = typed_rows(checked.table, checked.columns, checked.keys, checked.numbers)
    return Batch(checked.table, rows, checked.protected)


def _completed(receipt: Receipt, recorded: Recorded) -> Receipt:
    """The receipt with how each table fared, and a warning where another source's rows were changed."""
    tables, problems = dict(receipt.tables), list(receipt.problems)
    for name, written in recorded.tables.items():
        sheet = by_name()[name].sheet
        displaced = [_displaced(sheet, source, count) for source, count in written.displaced.items()]
        tables[sheet] = replace(tables[sheet].after(written), warnings=tables[sheet].warnings + len(displaced))
        problems += displaced
    return replace(receipt, id=recorded.number, tables=tables, problems=tuple(problems))


def _displaced(sheet: str, source: str, count: int) -> Problem:
    rows = "1 rad" if count == 1 else f"{count} rader"
    message = f"{rows} ändrade uppgifter från {source}. Kontrollera med dem om det inte var meningen."
    return Problem(WARNING, sheet, None, None, None, message)
