"""Swedish words, numbers and dates as people here write them. No other module formats a number or a date."""

import unicodedata
from collections.abc import Iterable
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

NBSP = "\u00a0"
MINUS = "\u2212"
DASH = "–"
HIDDEN, MISSING, NONE = "<5", "..", DASH

MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")

DECIMALS = {"per 10 000 invånare": 1, "kvot": 2, "dagar": 1}  # units that are not whole when shown
MAY_DROP_ZERO = {"dagar"}  # 12 dagar, but 12,5 dagar
SYMBOLS = {"%": "%", "kr": "kr"}  # units short enough to stand by every number
WORDS = {
    "antal": ("", ""),
    "kvot": ("", ""),
    "dagar": ("dag", "dagar"),
    "index": ("", ""),
    "kommuner": ("kommun", "kommuner"),
    "aktörer": ("aktör", "aktörer"),
    "företag": ("företag", "företag"),
    "per 10 000 invånare": ("per 10 000 invånare", "per 10 000 invånare"),
}
CHANGE_WORDS = {"%": ("procentenhet", "procentenheter")}


def rounded(value: float | Decimal, decimals: int = 0) -> Decimal:
    """A number rounded half away from zero; the last digits of binary noise (12,499999999999998) do not decide."""
    exact = value if isinstance(value, Decimal) else Decimal(format(value, ".13g"))
    return exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def digits(value: float | Decimal, decimals: int = 0) -> str:
    """1234567.5 → 1 234 567,5 with no-break spaces, decimal comma and a real minus; never −0."""
    number = rounded(value, decimals)
    text = f"{abs(number):,f}".replace(",", NBSP).replace(".", ",")
    return MINUS + text if number < 0 else text


def number(value: float | None, unit: str = "antal") -> str:
    """A value in its unit's number of decimals, with % or kr where the unit is that; missing is two dots."""
    if value is None:
        return MISSING
    text = digits(value, DECIMALS.get(unit, 0))
    if unit in MAY_DROP_ZERO:
        text = text.removesuffix(",0")
    return f"{text}{NBSP}{SYMBOLS[unit]}" if unit in SYMBOLS else text


def quantity(value: float | None, unit: str = "antal") -> str:
    """A value with its unit in words: 12 dagar, 1 kommun, 61 %, 3,4 per 10 000 invånare."""
    one, many = WORDS.get(unit, ("", ""))
    word = one if value is not None and rounded(value, DECIMALS.get(unit, 0)) == 1 else many
    return f"{number(value, unit)}{NBSP}{word.replace(' ', NBSP)}" if word else number(value, unit)


def figure(value: float | None, unit: str, hidden: bool = False, exists: bool = True) -> str:
    """What a screen or report shows: the number, or the mark for hidden, missing or not existing."""
    if not exists:
        return NONE
    return HIDDEN if hidden else number(value, unit)


def change(value: float | None, unit: str = "antal") -> str:
    """A difference with its sign: +9, −7 procentenheter, 0."""
    if value is None:
        return MISSING
    words = CHANGE_WORDS.get(unit)
    text = digits(value, DECIMALS.get(unit, 0)) if words else number(value, unit)
    signed = f"+{text}" if rounded(value, DECIMALS.get(unit, 0)) > 0 else text
    if not words:
        return signed
    return f"{signed}{NBSP}{words[0] if abs(rounded(value)) == 1 else words[1]}"


def interval(low: float | None, high: float | None, unit: str = "antal") -> str:
    """52–69 %; with a negative end in words: −3 till 5 %. Empty when there is no interval."""
    if low is None or high is None:
        return ""
    first = number(low, unit).removesuffix(f"{NBSP}{SYMBOLS.get(unit, '')}")
    between = f"{NBSP}till{NBSP}" if low < 0 or high < 0 else DASH
    return f"{first}{between}{number(high, unit)}"


def share(part: float, whole: float) -> str:
    """Part of a whole in percent; of nothing, missing."""
    return number(100 * part / whole if whole else None, "%")


def data_number(value: float | Decimal | None) -> str:
    """A number for a data file: full precision, decimal comma, no spaces; missing is empty."""
    if value is None:
        return ""
    exact = value if isinstance(value, Decimal) else Decimal(repr(float(value)))  # also numpy's own floats and integers
    return format(exact, "f").removesuffix(".0").replace(".", ",")


def million_kronor(value: float) -> str:
    """1,2 mnkr above a million, else 350 tkr."""
    if abs(value) >= 1_000_000:
        return f"{digits(value / 1_000_000, 1)}{NBSP}mnkr"
    return f"{digits(value / 1_000)}{NBSP}tkr"


def file_size(size: int) -> str:
    """2,4 MB or 35 kB."""
    return f"{digits(size / 1e6, 1)}{NBSP}MB" if size >= 1e6 else f"{digits(max(size / 1e3, 1))}{NBSP}kB"


def day(moment: date) -> str:
    """17 augusti 2022."""
    return f"{moment.day}{NBSP}{MONTHS[moment.month - 1]}{NBSP}{moment.year}"


def short_day(moment: date) -> str:
    """17 aug 2022."""
    return f"{moment.day}{NBSP}{MONTHS[moment.month - 1][:3]}{NBSP}{moment.year}"


def weekday(moment: date) -> str:
    """onsdag 17 augusti 2022."""
    return f"{WEEKDAYS[moment.weekday()]}{NBSP}{day(moment)}"


def week(moment: date) -> str:
    """vecka 33, by ISO 8601 as in Swedish calendars."""
    return f"vecka{NBSP}{moment.isocalendar().week}"


def month(moment: date) -> str:
    """augusti 2022."""
    return f"{MONTHS[moment.month - 1]}{NBSP}{moment.year}"


def short_month(moment: date) -> str:
    """aug 2022."""
    return f"{MONTHS[moment.month - 1][:3]}{NBSP}{moment.year}"


def clock(moment: datetime) -> str:
    """17 aug 2022 kl. 14:05."""
    return f"{short_day(moment)} kl.{NBSP}{moment:%H:%M}"


def period(first: date, last: date) -> str:
    """1 apr 2021 – 31 okt 2023; the dash has spaces since its ends have."""
    return f"{short_day(first)} {DASH} {short_day(last)}"


def counted(count: int, one: str, many: str) -> str:
    """1 kommun, 12 kommuner; the number and the word stay on one line."""
    return f"{number(count)}{NBSP}{one if count == 1 else many}"


def listed(words: Iterable[str]) -> str:
    """A, B och C."""
    *first, last = list(words) or [""]
    return f"{', '.join(first)} och {last}" if first else last


def sentence(text: str) -> str:
    """The text with its first letter large, the rest as it stands."""
    return text[:1].upper() + text[1:]


def unbroken(name: str) -> str:
    """A name that stays on one line: CO‑RESPONS."""
    return name.replace(" ", NBSP).replace("-", "\u2011")


_AFTER_Z = str.maketrans({"å": "\u007b", "ä": "\u007c", "æ": "\u007c", "ö": "\u007d", "ø": "\u007d"})


def sort_key(text: str) -> str:
    """The key that sorts å, ä and ö after z, and é as e, whatever the case and the Unicode form."""
    own_letters = unicodedata.normalize("NFC", text).casefold().translate(_AFTER_Z)
    return "".join(c for c in unicodedata.normalize("NFD", own_letters) if not unicodedata.combining(c))
