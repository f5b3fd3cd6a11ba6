"""Data quality: what is wrong with the rows, why it matters, which figures it touches, and the list to work off.

A new finding is one SQL file, `finding_<id>.sql`, and one entry here. Every such file answers with the same columns:
table_name, row_key, source, company_key, day and `said`, the row's own words about what is wrong.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pandas as pd

from corespons import texts
from corespons.followup.attention import LastDelivery, late
from corespons.followup.disclosure import FEW
from corespons.indicators import Facts
from corespons.indicators.days import day_of
from corespons.store import to_local
from corespons.tables import by_name

COLUMNS = ("table_name", "row_key", "source", "company_key", "day", "said")
ASPECTS = {
    "Riktighet": "Stämmer uppgiften?",
    "Samstämmighet": "Hänger raderna ihop?",
    "Fullständighet": "Är det ifyllt som måtten behöver?",
    "Aktualitet": "Kommer uppgifterna i tid?",
}
PLACED = ("D1.1", "D1.2", "D1.3", "D1.5", "D1.6", "D1.7", "D2.2", "D3.1", "X1", "X2", "Q1")


@dataclass(frozen=True)
class Finding:
    """One kind of fault: its name, aspect of quality, why it matters, the cure, the indicators it touches.

    `said` heads the list's last column; `by_list` means that the rows come from elsewhere than an SQL file.
    """

    id: str
    name: str
    aspect: str
    why: str
    cure: str
    affects: tuple[str, ...]
    said: str
    by_list: bool = False


# fmt: off
FINDINGS: tuple[Finding, ...] = (
    Finding("wrong_check_digit", "Fel kontrollsiffra i organisationsnumret", "Riktighet",
            "Numret är troligen felskrivet. Då räknas samma företag två gånger, eller två som ett.",
            "Slå upp numret hos Bolagsverket och leverera raden igen med det rätta.",
            ("D1.1", "D1.2", "X1", "X2", "Q1"), "Nummer"),
    Finding("answered_before", "Svar före ärendet", "Riktighet",
            "Ett svar kan inte komma före frågan. Ärendet räknas inte med i svarstiderna.",
            "Rätta Inkommen eller Första svar.", ("D2.2",), "Tidpunkter"),
    Finding("activity_doubles", "Aktiviteter som kan vara samma", "Riktighet",
            "Samma dag och kommun, minst två gemensamma företag och minst 80 % av den störres: troligen levererad av "
            "två aktörer.", "Låt den ansvariga aktören behålla sin rad och den andra markera sin som inställd.",
            ("D1.8", "D2.4", "D2.5", "X3"), "Kan vara samma som"),
    Finding("without_company_row", "Företag utan rad i fliken Företag", "Samstämmighet",
            "Utan rad i Företag är kommunen okänd: företaget räknas i projektet men i ingen region eller kommun.",
            "Leverera företaget i fliken Företag.", PLACED, "Gäller"),
    Finding("only_own_id", "Företag som bara har leverantörens egen beteckning", "Samstämmighet",
            "Utan organisationsnummer kan samma företag hos en annan aktör inte kännas igen.",
            "Avgör under Företag, möjliga dubbletter, eller leverera en rad i Företag med båda beteckningarna.",
            ("D1.1", "D1.2", "D2.4", "X1", "X2", "Q1"), "Företags-ID"),
    Finding("unresolved", "Hänvisningar som inte går ihop", "Samstämmighet",
            "Deltagandets aktivitet eller enkätens insats finns inte. Deltagandet räknas inte förrän den kommit.",
            "Leverera aktiviteten eller insatsen, eller rätta ID:t.", ("D1.1", "D1.2", "D2.4", "X3", "Q1"),
            "Hänvisar till"),
    Finding("planned_past", "Planerade aktiviteter vars dag har passerat", "Samstämmighet",
            "En aktivitet som ännu heter planerad räknas inte, och inte de som kom till den.",
            "Ändra Status till genomförd eller inställd.", ("D1.1", "D1.2", "D1.8", "D2.5", "X3"), "Aktivitet"),
    Finding("finished_without_end", "Avslutade insatser utan slutdatum", "Samstämmighet",
            "En insats som är avslutad utan Slutdatum räknas som inte slutförd enligt plan, och följs inte upp.",
            "Fyll i Slutdatum.", ("D3.7",), "Aktör"),
    Finding("not_assessed", "Mötta företag som ingen har bedömt", "Fullständighet",
            "Utan bedömning räknas företaget inte bland dem med tillväxtpotential.",
            "Fyll i Tillväxtpotential och Bedömd i Företag.", ("D1.3", "D1.4"), "Insatser"),
    Finding("without_planned_end", "Insatser utan planerat slut", "Fullständighet",
            "Det går inte att säga om insatsen blev klar i tid.", "Fyll i Planerat slut.", ("D3.7",), "Aktör"),
    Finding("without_gender", "Deltagare utan uppgift om kön", "Fullständighet",
            "De räknas inte med i andelen kvinnor.", "Fyll i Kön i Deltagande.", ("X3",), "Aktivitet"),
    Finding("unanswered", "Ärenden obesvarade i mer än 24 timmar", "Aktualitet",
            "Löftet är svar inom 24 timmar. Antingen har ingen svarat, eller så är svaret inte inläst.",
            "Svara företaget, eller fyll i Första svar.", ("D2.2",), "Mottagande aktör"),
    Finding("overdue", "Aktörer som är sena med sin leverans", "Aktualitet",
            "Det som har hänt men inte kommit in saknas i alla mått.", "Påminn aktören om leveransen.",
            ("D1.1", "D2.1", "D2.2", "D2.8", "X1", "X2"), "Försening", by_list=True),
)
# fmt: on


def find_finding(id: str | None) -> Finding | None:
    """The finding with an id, if there is one."""
    return next((finding for finding in FINDINGS if finding.id == id), None)


def count_seen(count: int, is_open: bool) -> int | None:
    """A number of rows that stands alone, None where the open audience may not see it."""
    return None if is_open and count in FEW else count


def look(facts: Facts, last: Sequence[LastDelivery], as_of: date) -> dict[str, pd.DataFrame]:
    """The rows of every finding, as known in a state and on a day; `last`: when each actor delivered last."""
    found = {one.id: _dated(facts.reading.frame(f"finding_{one.id}")) for one in FINDINGS if not one.by_list}
    return found | {"overdue": _overdue(last, as_of)}


def _dated(rows: pd.DataFrame) -> pd.DataFrame:
    days = [None if pd.isna(day) else day_of(day) for day in rows["day"]]
    words = {name: rows[name].astype(object).where(rows[name].notna(), None) for name in COLUMNS if name != "day"}
    return pd.DataFrame(words | {"day": pd.Series(days, index=rows.index, dtype=object)}, columns=list(COLUMNS))


def _overdue(last: Sequence[LastDelivery], as_of: date) -> pd.DataFrame:
    rows = [("actor", one.actor, one.actor, None, one.delivered, _lateness(one, as_of)) for one in late(last, as_of)]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)


def _lateness(one: LastDelivery, as_of: date) -> str:
    if one.delivered is None:
        return "har ännu inte levererat något"
    over = texts.counted(one.days_gone(as_of) - one.promised_days, "dag", "dagar")
    return f"{over} över de lovade {texts.number(one.promised_days)}"


@dataclass(frozen=True)
class Timeliness:
    """One table and source: its rows, the last day something happened, when a row last changed, the usual delay."""

    table: str
    source: str
    rows: int
    last_day: date | None
    recorded: date
    delay: float | None


@dataclass(frozen=True)
class Filled:
    """One column: how many rows should have it, how many do, and the source that fills it in the least."""

    table: str
    name: str
    filled: int
    asked: int
    worst: tuple[str, int, int]


def timeliness(facts: Facts) -> tuple[Timeliness, ...]:
    """Every table and source in the order of the tables."""
    rows = facts.reading.frame("timeliness").itertuples(index=False, name=None)
    found = [
        Timeliness(
            str(table), str(source), int(count), None if pd.isna(last) else day_of(last), _local_day(recorded),
            None if pd.isna(delay) else float(delay),
        )
        for table, source, count, last, recorded, delay in rows
    ]  # fmt: skip
    order = list(by_name())
    return tuple(sorted(found, key=lambda one: (order.index(one.table), texts.sort_key(one.source))))


def _local_day(microseconds: int) -> date:
    return to_local(datetime(1970, 1, 1) + timedelta(microseconds=int(microseconds))).date()


def filled_columns(facts: Facts) -> tuple[Filled, ...]:
    """Every column that may be empty and that figures are built on, in the order of the tables."""
    rows = facts.reading.frame("completeness")
    found: dict[tuple[str, str], list[tuple[str, int, int]]] = {}
    for table, source, name, filled, asked in rows.itertuples(index=False, name=None):
        found.setdefault((str(table), str(name)), []).append((str(source), int(filled), int(asked)))
    order = list(by_name())
    return tuple(
        Filled(table, name, sum(one[1] for one in parts), sum(one[2] for one in parts),
               min(parts, key=lambda one: one[1] / one[2]))
        for (table, name), parts in sorted(found.items(), key=lambda one: order.index(one[0][0]))
    )  # fmt: skip
