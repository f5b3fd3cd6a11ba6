"""Bytes that atheris makes, guided by the branches they take, given to the reader of every kind of file."""

import contextlib
import sys

import atheris

with atheris.instrument_imports(include=["corespons.intake"]):
    from corespons.errors import CoResponsError
    from corespons.intake.read import read_file

NAMES = ("Företag.csv", "Ärenden.txt", "leverans.xlsx", "leverans.xls", "leverans.ods", "leverans.xlsb")


def read(data: bytes) -> None:
    """One file: sheets or a sentence, nothing else."""
    with contextlib.suppress(CoResponsError):
        read_file(NAMES[data[0] % len(NAMES)] if data else NAMES[0], data[1:])


if __name__ == "__main__":
    atheris.Setup(sys.argv, read)
    atheris.Fuzz()
