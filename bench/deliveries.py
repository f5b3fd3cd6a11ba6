"""A delivery of 100 000 attendances to load, made with a fixed seed."""

import csv
import io
import random

import xlsxwriter

ROWS = 100_000
HEADS = ("Deltagande-ID", "Aktivitets-ID", "Organisationsnummer", "Närvaro", "Kön")


def rows() -> list[tuple[str, str, str, str, str]]:
    """The rows: 20 000 companies at 2 000 activities."""
    rng = random.Random(2021)
    return [
        (f"D-{number}", f"A-{rng.randrange(2000)}", f"4990{rng.randrange(20_000):06d}",
         rng.choice(("ja", "nej", "")), rng.choice(("kvinna", "man", "")))
        for number in range(ROWS)
    ]  # fmt: skip


def csv_file() -> bytes:
    """The rows as a CSV file."""
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\n").writerows([HEADS, *rows()])
    return text.getvalue().encode()


def xlsx_file() -> bytes:
    """The rows as a workbook."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Deltagande")
        for number, row in enumerate([HEADS, *rows()]):
            sheet.write_row(number, 0, row)
    return content.getvalue()
