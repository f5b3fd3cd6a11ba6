"""Persons' numbers: found wherever they stand and replaced by a key before anything else sees them."""

import re
from dataclasses import dataclass, field

from corespons.intake.cell_numbers import read_number
from corespons.intake.cell_text import Fault, Noted, Value, read_text, shown
from corespons.intake.sheets import Cell
from corespons.store import person_key
from corespons.tables import Column, Kind

UNREADABLE = "(olästligt nummer)"
PERSON_KEY = re.compile(r"P:[0-9a-f]{16}", re.IGNORECASE)
COMPANY_ID = re.compile(r"ID:([^:]+):(.+)", re.IGNORECASE)
CENTURIES = ("16", "18", "19", "20")
IGNORED = re.compile(r"[-\u2010\u2011\s]")
DAY = r"\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])"
EMBEDDED = re.compile(
    rf"(?<!\d)(?P<century>1[689]|20)?(?P<day>{DAY})\s?(?P<sign>[-+\u2010-\u2013\u2212])?\s?(?P<last>\d{{4}})(?!\d)",
    re.ASCII,
)
GROWN_UP = 10  # in 2010 and after nobody of age was born: there a day and four digits are a time or a running number
RUN = re.compile(r"\d{6,}[-+\u2010-\u2013\u2212]?\d{4,}", re.ASCII)
LONGEST_RUN = 50  # digits: a longer run of them says nothing, and may hide any number
HIDDEN = (
    "Texten innehöll ett personnummer, eller något som ser ut som ett. Det är ersatt med en nyckel; ta bort det i "
    "källan."
)
CHECK_DIGIT = "Kontrollsiffran stämmer inte. Raden är inläst; kontrollera numret."
NO_NUMBER = "Cellen är inget organisationsnummer. Skriv 10 siffror, till exempel 556012-3456."
VAT_OF_PERSON = re.compile(rf"SE[-\s]?(?:19|20)?({DAY})[-\s]?(\d{{4}})[-\s]?01(?!\d)", re.ASCII | re.IGNORECASE)
VAT = re.compile(r"SE\d{10}01", re.ASCII | re.IGNORECASE)
VAT_NUMBER = "Cellen är ett momsnummer. Organisationsnumret är de tio siffrorna efter SE; skriv bara dem."
NO_FIGURE = "Cellen ser ut som ett personnummer. Kontrollera att rätt värde står under rubriken."
UNKNOWN_KEY = "Nyckeln är inte känd här. Skriv organisationsnumret."


@dataclass(frozen=True)
class Persons:
    """The persons that the installation has met, by their keys, and those met while reading."""

    secret: bytes = field(repr=False)
    known: frozenset[str] = frozenset()
    met: set[str] = field(default_factory=set)

    def key(self, number: str) -> str:
        """What a person's 10 digits are stored as."""
        key = person_key(self.secret, number)
        self.met.add(key)
        return key

    def hide(self, text: str) -> str:
        """The text with each person's number in it replaced by its key, one that was plainly mistyped too."""
        return EMBEDDED.sub(lambda match: self._hidden(match, must_be_valid=True), self._without_vat(text))

    def hide_likely(self, text: str) -> str:
        """The text with everything that begins as a person's number does replaced, whatever its check digit."""
        return EMBEDDED.sub(lambda match: self._hidden(match, must_be_valid=False), self._without_vat(text))

    def _without_vat(self, text: str) -> str:
        """The text with each sole trader's VAT number, which holds the person's, replaced by the key."""
        return VAT_OF_PERSON.sub(lambda match: self.key(match[1] + match[2]), text)

    def hide_shown(self, cell: Cell) -> str:
        """A cell that is shown but never loaded: also a number that touches other digits, or lost its first zero."""
        whole = _whole(cell)
        return self.key(whole) if whole else RUN.sub(_run_hidden, self.hide(shown(cell)))

    def _hidden(self, match: re.Match[str], must_be_valid: bool) -> str:
        number = match["day"] + match["last"]
        return self.key(number) if not must_be_valid or has_check_digit(number) or _is_mistyped(match) else match[0]

    def is_known(self, key: str) -> bool:
        """Whether a key is one that this installation has given."""
        return key in self.known or key in self.met


def _is_mistyped(match: re.Match[str]) -> bool:
    """Whether a number with a wrong check digit is a person's still: the birthday of a grown-up, and no telephone."""
    century, year = match["century"], int(match["day"][:2])
    if match["sign"] == "+" or century in ("18", "19"):
        return True
    if year < GROWN_UP:
        return century == "20" or match["sign"] is not None  # a telephone begins with a nought, and has no sign here
    return century != "20" and year > GROWN_UP + 20


def _whole(cell: Cell) -> str | None:
    """The person's number that a number cell is, its first zeros put back."""
    whole = shown(cell).zfill(10)
    return whole if _has_lost_zero(cell) and _is_persons(whole) else None


def _has_lost_zero(cell: Cell) -> bool:
    """Whether a number cell may be a number of 10 digits that began with a zero or two."""
    text = shown(cell)
    return isinstance(cell, int | float) and len(text) in (8, 9) and text.isdigit()


def read_figure(column: Column, cell: Cell) -> Value | Fault:
    """The number of a cell; a person's number is none, but an amount of billions may look like a short one."""
    written = shown(cell)
    number = ten_digits(written)
    if number and _is_persons(number) and (column.kind is not Kind.MONEY or len(IGNORED.sub("", written)) > 10):
        return Fault(NO_FIGURE)
    return read_number(column, cell)


def _is_persons(number: str) -> bool:
    """Whether 10 digits are a date of birth and more, with the right check digit."""
    return EMBEDDED.fullmatch(number) is not None and has_check_digit(number)


def _run_hidden(match: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", match[0])
    if len(digits) > LONGEST_RUN:
        return UNREADABLE
    windows = (digits[place : place + 10] for place in range(len(digits) - 9))
    return UNREADABLE if len(digits) > 10 and any(map(_is_persons, windows)) else match[0]


def has_check_digit(number: str) -> bool:
    """Whether the last of 10 digits is the check digit of the others (Luhn)."""
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(number))
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0


def ten_digits(text: str) -> str | None:
    """The 10 digits of an organisation or person number as written, else None."""
    digits = IGNORED.sub("", text)
    if not (digits.isascii() and digits.isdigit()):
        return None
    if len(digits) == 12 and digits.startswith(CENTURIES):
        digits = digits[2:]
    return digits if len(digits) == 10 else None


def read_org_number(persons: Persons, cell: Cell) -> str | Fault | Noted:
    """The 10 digits of an organisation; a person's number as its key, never in clear."""
    text = read_text(cell)
    if isinstance(text, Fault):
        return text
    if PERSON_KEY.fullmatch(text):
        key = "P:" + text[2:].lower()
        return key if persons.is_known(key) else Fault(UNKNOWN_KEY)
    number = ten_digits(text)
    if number is None:
        return Fault(VAT_NUMBER if VAT.fullmatch(IGNORED.sub("", text)) else NO_NUMBER)
    key = persons.key(number) if number[2] in "01" else number
    return key if has_check_digit(number) else Noted(key, CHECK_DIGIT)


def read_company_key(persons: Persons, cell: Cell) -> str | Fault | Noted:
    """A company as it is known: an organisation number, or ID:<source>:<Företags-ID>."""
    text = read_text(cell)
    if isinstance(text, Fault):
        return text
    match = COMPANY_ID.fullmatch(text)
    if match is None:
        return (
            Fault(f"{NO_NUMBER} Eller ID:källa:Företags-ID.")
            if text[:3].upper() == "ID:"
            else read_org_number(persons, cell)
        )
    return _noted(persons, f"ID:{match[1].strip()}:{match[2].strip()}")


def read_free_text(persons: Persons, cell: Cell) -> str | Fault | Noted:
    """A text without persons' numbers in it."""
    whole = _whole(cell)
    text = whole or read_text(cell)
    return text if isinstance(text, Fault) else _noted(persons, text)


def _noted(persons: Persons, text: str) -> str | Noted:
    hidden = persons.hide(text)
    return text if hidden == text else Noted(hidden, HIDDEN)


def shown_cell(persons: Persons, column: Column | None, cell: Cell) -> str:
    """A cell as it may be shown and kept: a person's number as its key, a number that cannot be read not at all."""
    text = shown(cell)
    if column is None or column.kind in (Kind.TEXT, Kind.MONEY):
        return persons.hide_shown(cell)
    if column.kind not in (Kind.ORG_NUMBER, Kind.COMPANY_KEY):  # a number does not belong there, sound or not
        hidden = persons.hide_likely(text)
        return persons.hide_shown(cell) if hidden == text else hidden
    if _has_lost_zero(cell):
        return UNREADABLE
    if not text or PERSON_KEY.fullmatch(text) or COMPANY_ID.fullmatch(text):
        return persons.hide(text)
    number = ten_digits(text)
    if number:
        return persons.key(number) if number[2] in "01" else text
    return persons.hide(text) if _is_plainly_organisation(IGNORED.sub("", text)) else UNREADABLE


def _is_plainly_organisation(written: str) -> bool:
    """Whether the third digit is 2–9, also if the first two are a century."""
    readings = [written, written[2:]] if written.startswith(CENTURIES) else [written]
    return all(re.match(r"[0-9]{2}[2-9]", reading) for reading in readings)
