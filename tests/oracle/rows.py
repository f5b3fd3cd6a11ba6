"""A world: the valid rows of one knowledge, with companies, places, partners and references resolved (§3, R2–R5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from .facts import DIGITAL, OUTSIDE, PROJECT, REGIONS, UNKNOWN, Facts
from .ledger import Key, Ledger, State, Tie, Version

Row = Version


@dataclass(frozen=True)
class Query:
    start: date = date(2021, 4, 1)
    end: date = date(2023, 10, 31)
    as_of: date = field(default_factory=date.today)
    audience: str = "intern"


@dataclass(frozen=True)
class Window:
    """R1: «Window from…to, both included … Let end = min(to, as_of). Events after end do not count.»"""

    start: date
    to: date
    as_of: date

    @property
    def end(self) -> date:
        return min(self.to, self.as_of)

    def has(self, day: date | None) -> bool:
        return day is not None and self.start <= day <= self.end

    def mature(self, day: date, days: int) -> bool:
        return day <= self.as_of - timedelta(days=days)


def luhn(digits: str) -> bool:
    total = 0
    for position, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if position % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def is_number(key: str) -> bool:
    return len(key) == 10 and key.isdigit()


class World:
    def __init__(self, ledger: Ledger, facts: Facts, only: set[tuple[str, Key]] | None = None) -> None:
        """`only`: the row keys that take part (§7 step 1); ties follow «the row that made them»."""
        self.facts = facts
        self._tables: dict[str, list[Row]] = {}
        ties: list[Tie] = []
        for table in ledger.tables:
            states: list[State] = [s for key, s in ledger.current(table) if only is None or (table, key) in only]
            self._tables[table] = [state.version for state in states if state.version is not None]
            ties += [tie for state in states for tie in state.ties]
        # «several ties of one Företags-ID: the last recorded holds»
        self._ties = {(tie.source, tie.ref): tie.org for tie in sorted(ties, key=lambda tie: tie.recorded)}
        self._merges = self._without_cycles(self._tables["Sammanslagning"])

    @staticmethod
    def _without_cycles(rows: Iterable[Row]) -> dict[str, str]:
        """Should undo have brought a cycle back, the last recorded row of it does not count."""
        merges: dict[str, str] = {}
        for row in sorted(rows, key=lambda row: row.recorded):
            key = row["to_key"]
            while key in merges:
                key = merges[key]
            if key != row["from_key"]:
                merges[row["from_key"]] = row["to_key"]
        return merges

    def rows(self, table: str) -> list[Row]:
        return self._tables[table]

    # ---- companies -------------------------------------------------------------------------------------------------

    def tied(self, key: str) -> str:
        """«if a Företag row of the same source ties it to an organisation number, that number's key»."""
        if not key.startswith("ID:"):
            return key
        _, source, ref = key.split(":", 2)
        return self._ties.get((source, ref), key)

    def final(self, key: str) -> str:
        """«first the tie, then merges», «chains followed»."""
        key = self.tied(key)
        seen: set[str] = set()
        while key in self._merges and key not in seen:
            seen.add(key)
            key = self.tied(self._merges[key])
        return key

    @staticmethod
    def own_key(row: Row) -> str:
        return row["org_number"] or f"ID:{row.source}:{row['company_ref']}"

    def company(self, row: Row) -> str:
        return self.final(self.own_key(row))

    @cached_property
    def _actor_numbers(self) -> set[str]:
        numbers = [row["org_number"] for row in self.rows("Aktörer") if row["is_res_partner"]]
        return {self.final(number) for number in numbers if number}

    def is_company(self, key: str) -> bool:
        """«Public bodies (first digit 2) and the RES actors' own organisation numbers … judged on the final key»,
        «The third digit is tested before the first: a person is never a public body»."""
        public = is_number(key) and key[2] not in "01" and key[0] == "2"
        return not public and key not in self._actor_numbers

    def with_company(self, table: str) -> Iterator[tuple[str, Row]]:
        """The table's rows with their company; public bodies and RES actors left out (R3)."""
        for row in self.rows(table):
            key = self.company(row)
            if self.is_company(key):
                yield key, row

    @cached_property
    def _company_rows(self) -> dict[str, dict[date | None, Row]]:
        """«If two Företag rows of one company then have the same Gäller från, the row whose own key is the final one
        wins, then the last recorded; the other is then no row of the company.»"""
        found: dict[str, dict[date | None, Row]] = {}
        for row in self.rows("Företag"):
            key = self.company(row)
            rows = found.setdefault(key, {})
            rival = rows.get(row["valid_from"])
            if rival is None or self._strength(row, key) > self._strength(rival, key):
                rows[row["valid_from"]] = row
        return found

    def _strength(self, row: Row, final: str) -> tuple[bool, tuple[int, int]]:
        return self.own_key(row) == final, row.recorded

    def company_rows(self, key: str) -> list[Row]:
        """The company's Företag rows by valid_from; empty = from the start."""
        rows = self._company_rows.get(key, {})
        return [rows[since] for since in sorted(rows, key=lambda since: since or date.min)]

    def company_row(self, key: str, day: date) -> Row | None:
        """R4: «its Företag row with the latest valid_from ≤ the date; if all are later, the earliest one»."""
        rows = self.company_rows(key)
        if not rows:
            return None
        past = [row for row in rows if row["valid_from"] is None or row["valid_from"] <= day]
        return past[-1] if past else rows[0]

    # ---- places ----------------------------------------------------------------------------------------------------

    def in_the_fifteen(self, municipality: str) -> str:
        return municipality if municipality in self.facts.codes() else OUTSIDE

    def place(self, key: str, day: date) -> str:
        """R4. «No Företag row = okänd kommun»."""
        row = self.company_row(key, day)
        return UNKNOWN if row is None else self.in_the_fifteen(row["municipality"])

    def activity_place(self, activity: Row) -> str:
        """R5: «Activities lie in activity.municipality; digital ones have none»."""
        return DIGITAL if activity["format"] == "digital" else self.in_the_fifteen(activity["municipality"])

    # ---- actors and references -------------------------------------------------------------------------------------

    @cached_property
    def partners(self) -> set[str]:
        """«An actor is a RES partner when its Aktörer row valid at as_of says so.»"""
        return {row["actor"] for row in self.rows("Aktörer") if row["is_res_partner"]}

    def refer(self, table: str, column: str, row: Row) -> Row | None:
        """«A reference … looks in its own source, else takes the one other source that has it, else is unresolved.»"""
        found = [one for one in self.rows(table) if one[column] == row[column]]
        own = [one for one in found if one.source == row.source]
        if own:
            return own[0]
        return found[0] if len(found) == 1 else None

    # ---- valid rows (R2) -------------------------------------------------------------------------------------------

    @cached_property
    def valid_activities(self) -> list[Row]:
        """«activity.status = genomförd»"""
        return [row for row in self.rows("Aktiviteter") if row["status"] == "genomförd"]

    @cached_property
    def valid_services(self) -> list[tuple[str, Row]]:
        """«service.status ∈ {pågående, avslutad}», companies only."""
        return [(key, row) for key, row in self.with_company("Insatser") if row["status"] in ("pågående", "avslutad")]

    @cached_property
    def valid_surveys(self) -> list[tuple[str, Row]]:
        """«survey.status ≠ studs», companies only."""
        return [(key, row) for key, row in self.with_company("Enkäter") if row["status"] != "studs"]

    @cached_property
    def valid_attendances(self) -> list[tuple[Row, Row]]:
        """«a valid attendance at a valid activity»: (attendance, activity), public bodies and RES actors included."""
        pairs = []
        for row in self.rows("Deltagande"):
            activity = self.refer("Aktiviteter", "activity_id", row)
            if row["attended"] is not False and activity is not None and activity["status"] == "genomförd":
                pairs.append((row, activity))
        return pairs


def inside(place: str, area: str) -> bool:
    """Does a place count in an area? utanför området counts in no total; okänd kommun and digitalt in the project."""
    if area == PROJECT:
        return place != OUTSIDE
    if area in REGIONS:
        return place.isdigit() and place[:2] == area
    return place == area
