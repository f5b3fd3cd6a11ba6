"""No person's number stands in clear in anything that the product writes or says, whatever shape it is delivered in."""

import io
import json
import logging
import re
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from corespons.errors import CoResponsError
from corespons.intake import Options, load_files
from corespons.intake.inbox import Inbox
from corespons.intake.profile import profile_of
from corespons.intake.quarantine import write_quarantine
from corespons.intake.receipt import Receipt
from corespons.intake.saved_profiles import save_profile
from corespons.store import Store, open_store, set_aside_rows
from tests.intake.deliveries import with_check_digit

BORN, COORDINATION = with_check_digit("800101123"), with_check_digit("800161123")
YOUNG = with_check_digit("010203123")  # a number cell loses its first zero
WRONG = BORN[:9] + str((int(BORN[9]) + 1) % 10)
SHAPES = {
    "ten digits": lambda one: one,
    "dash": lambda one: f"{one[:6]}-{one[6:]}",
    "plus": lambda one: f"{one[:6]}+{one[6:]}",
    "blank": lambda one: f"{one[:6]} {one[6:]}",
    "no-break blank": lambda one: f"{one[:6]}\u00a0{one[6:]}",
    "long dash": lambda one: f"{one[:6]}–{one[6:]}",
    "century": lambda one: f"19{one}",
    "century and dash": lambda one: f"19{one[:6]}-{one[6:]}",
    "number": float,
    "number with century": lambda one: float(f"19{one}"),
}  # fmt: skip
COLUMNS = ["Insats-ID", "Organisationsnummer", "Aktör", "Typ", "Startdatum", "Timmar", "Status", "Behov", "Egen"]
SOUND = ["I-1", "5560360793", "Almi Mitt", "rådgivning", "2022-03-01", 2, "avslutad", "", ""]
EVERYWHERE = list(range(len(COLUMNS)))


def shapes(*numbers: str) -> list[Any]:
    return [write(number) for number in numbers for write in SHAPES.values()]


def book(rows: list[list[Any]], headings: list[Any]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as workbook:
        sheet = workbook.add_worksheet("Insatser")
        for number, row in enumerate([headings, *rows]):
            sheet.write_row(number, 0, row)
    return out.getvalue()


def planted(columns: list[int], cells: list[Any]) -> list[list[Any]]:
    """A row for each column and cell: otherwise sound, so that the cell alone decides how it fares."""
    rows = []
    for column in columns:
        for place, cell in enumerate(cells):
            row: list[Any] = [f"I-{column}-{place}", *SOUND[1:]]
            row[column] = cell
            rows.append(row)
    return rows


def in_clear(written: str, numbers: tuple[str, ...]) -> list[str]:
    """The numbers that stand in a text, whatever is between their digits."""
    found = []
    for number in numbers:
        digits = number.lstrip("0")  # as Excel keeps it
        spaced = re.compile(rf"(?<!\d)(?:19|20)?{digits[:-4]}\D{{0,3}}{digits[-4:]}(?!\d)")
        found += [match[0] for match in spaced.finditer(written)]
    return found


def everything(folder: Path) -> str:
    """Every byte of every file in a folder, the workbooks' parts unpacked, as text; and every file's name."""
    parts = []
    for path in sorted(folder.rglob("*")):
        parts.append(path.name)
        if path.is_file():
            parts.append(path.read_bytes().decode("latin-1"))
    return "\n".join(parts)


def cells_of(content: bytes) -> str:
    """All that stands in a workbook, the comments too."""
    import zipfile

    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return "\n".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())


@pytest.fixture
def store(tmp_path: Path) -> Any:
    opened = (
        open_store(str(tmp_path / "data" / "test.duckdb"), "hemlig") if (tmp_path / "data").mkdir() is None else None
    )
    yield opened
    opened.close()


def told(receipt: Receipt) -> str:
    return json.dumps(receipt.as_json(), ensure_ascii=False)


def test_numbers_with_a_right_check_digit_are_nowhere(store: Store, tmp_path: Path, caplog: Any) -> None:
    caplog.set_level(logging.DEBUG)
    numbers = (BORN, COORDINATION, YOUNG)
    rows = planted(EVERYWHERE, [*shapes(BORN, COORDINATION), float(YOUNG), f"Anna {BORN}, tel", f"x{BORN}"])
    [receipt] = load_files(store, [("Insatser.xlsx", book(rows, COLUMNS))], Options(source="Almi Mitt"))
    aside = cells_of(write_quarantine(set_aside_rows(store)))
    store.close()
    said = told(receipt) + aside + caplog.text + everything(tmp_path)
    assert in_clear(said, numbers) == []


def test_numbers_with_a_wrong_check_digit_are_not_told_where_a_number_or_a_company_should_stand(
    store: Store, tmp_path: Path
) -> None:
    rows = planted([1, 4, 5], shapes(WRONG))
    [receipt] = load_files(store, [("Insatser.xlsx", book(rows, COLUMNS))], Options(source="Almi Mitt"))
    aside = cells_of(write_quarantine(set_aside_rows(store)))
    store.close()
    assert in_clear(told(receipt) + aside + everything(tmp_path), (WRONG,)) == []


@pytest.mark.parametrize("number", [BORN, COORDINATION])
def test_headings_sheets_files_profiles_and_sources_tell_no_number(store: Store, tmp_path: Path, number: str) -> None:
    dashed = f"{number[:6]}-{number[6:]}"
    said = []
    for name, headings in (
        (f"Insatser {dashed}.xlsx", [*COLUMNS, dashed]),
        (f"{number}.csv", [number]),
        (f"{number}.pdf", [1]),
    ):
        try:
            content = book([SOUND], headings) if name.endswith("xlsx") else f"{number};x\n{dashed};y\n".encode()
            said += [told(one) for one in load_files(store, [(name, content)], Options(source="Almi Mitt"))]
        except CoResponsError as error:
            said.append(str(error))
    with pytest.raises(CoResponsError) as refused:
        load_files(store, [("Insatser.xlsx", book([SOUND], COLUMNS))], Options(source=f"Anna {dashed}"))
    profile = profile_of("p", {
        "table": "Insatser", "source": "IUC", "columns": {"Typ": "Vad"}, "headings": ["Vad", dashed],
        "values": {"Typ": {number: "annat"}}, "constants": {"Behov": f"Anna {number}"},
    })  # fmt: skip
    save_profile(store, profile, "jag")
    store.close()
    assert in_clear("\n".join([*said, str(refused.value)]) + everything(tmp_path), (number,)) == []


def test_the_inbox_tells_no_number_in_names_or_notes(store: Store, tmp_path: Path, caplog: Any) -> None:
    caplog.set_level(logging.DEBUG)
    folder = tmp_path / "inkorg"
    (folder / "Almi Mitt").mkdir(parents=True)
    rows = planted(EVERYWHERE, shapes(BORN)[:4])
    (folder / "Almi Mitt" / f"Insatser {BORN}.xlsx").write_bytes(book(rows, COLUMNS))
    (folder / "Almi Mitt" / f"{BORN[:6]}-{BORN[6:]}.csv").write_bytes(f"Vad;{BORN}\nx;y\n".encode())
    heard: list[str] = []
    inbox = Inbox(folder, lambda: nullcontext(store), tell=heard.append)
    inbox.look()
    inbox.look()
    notes = "\n".join(path.name + path.read_text() for path in folder.rglob("*.txt"))
    names = "\n".join(path.name for path in folder.rglob("*"))
    assert len(list(folder.rglob("*.txt"))) == 2
    assert in_clear("\n".join([*heard, caplog.text, notes, names]), (BORN,)) == []
