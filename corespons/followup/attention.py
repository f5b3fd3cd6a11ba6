"""What needs attention first, in sentences: statuses that fell, white spots, late deliveries, rows waiting."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from corespons import texts
from corespons.followup.status import BEHIND, ON_PLAN, REACHED, RISK
from corespons.geography import PROJECT
from corespons.indicators import Facts, Result
from corespons.store import LedgerEntry

RANK = {REACHED: 0, ON_PLAN: 1, RISK: 2, BEHIND: 3}
COVERAGE, AID = "D1.5", "X9"


@dataclass(frozen=True)
class Attention:
    """One thing to see: the few words to stress, the rest of the sentence, and which page shows more."""

    about: str
    what: str
    page: str


@dataclass(frozen=True)
class LastDelivery:
    """When an actor delivered last, and how many days it has promised between deliveries."""

    actor: str
    delivered: date | None
    promised_days: int


def attention(now: Sequence[Result], before: Sequence[Result], area: str) -> list[Attention]:
    """What the results say, the worst first: `before` are the same results at the date compared with."""
    earlier = {(result.id, result.area): result for result in before}
    here = [result for result in now if result.area == area and result.status is not None]
    fallen = list(_fallen(here, earlier))
    behind = [r for r in here if r.status == BEHIND and r.id not in {one.id for one, _ in fallen}]
    told = [_tell_fallen(result, old) for result, old in fallen] + [_tell_behind(result) for result in behind]
    return told + list(_white_spots(now, area)) + list(_near_ceiling(here))


def _fallen(here: Sequence[Result], earlier: Mapping[tuple[str, str], Result]) -> Iterator[tuple[Result, Result]]:
    for result in sorted(here, key=lambda one: -RANK.get(one.status or "", -1)):
        old = earlier.get((result.id, result.area))
        if old and old.status in RANK and result.status in RANK and RANK[result.status] > max(1, RANK[old.status]):
            yield result, old


def _tell_fallen(result: Result, old: Result) -> Attention:
    moved = f"gick från {str(old.status).lower()} till {str(result.status).lower()}"
    return Attention(result.name, f"{moved}: {_held(result)}.", page_of(result.id))


def _tell_behind(result: Result) -> Attention:
    return Attention(result.name, f"är efter plan: {_held(result)}.", page_of(result.id))


def _held(result: Result) -> str:
    against = "planens" if result.plan != result.target else "målets"
    return f"{texts.number(result.outcome, result.unit)} mot {against} {texts.number(result.plan, result.unit)}"


def page_of(id: str) -> str:
    """The address of the page that shows an indicator in depth."""
    if id[0] == "D":
        return f"delmal_{id[1]}"
    return "ekonomi" if id in ("X6", "X7", "X8") else "indikatorer"


def _white_spots(now: Sequence[Result], area: str) -> Iterator[Attention]:
    empty = [
        result.area_name
        for result in now
        if result.id == COVERAGE and result.level == "municipality" and result.value == 0
        and area in (PROJECT, result.area[:2], result.area)
    ]  # fmt: skip
    if empty:
        names = texts.listed(sorted(empty, key=texts.sort_key))
        yield Attention(names, "har färre än fem nådda företag de senaste 365 dagarna.", "kommuner")


def _near_ceiling(here: Sequence[Result]) -> Iterator[Attention]:
    for result in here:
        if result.id == AID and result.value:
            companies = texts.counted(int(result.value), "företag", "företag")
            yield Attention(companies, "är nära taket för försumbart stöd.", "indikatorer")


def last_deliveries(facts: Facts, ledger: Sequence[LedgerEntry], as_of: date) -> list[LastDelivery]:
    """Each actor's last delivery that still holds, up to and including a day."""
    days: dict[str, date] = {}
    for entry in ledger:
        day = entry.recorded_at.date()
        if entry.kind != "undo" and entry.undone_by is None and day <= as_of:
            days[entry.source] = max(day, days.get(entry.source, day))
    actors = facts.actors[["actor", "delivery_days"]].dropna().itertuples(index=False, name=None)
    return [LastDelivery(str(actor), days.get(str(actor)), int(promised)) for actor, promised in actors]


def late_deliveries(last: Sequence[LastDelivery], as_of: date) -> list[Attention]:
    """Actors that have not delivered within the days they promised, the latest first."""
    late = [one for one in last if one.delivered is not None and (as_of - one.delivered).days > one.promised_days]
    late.sort(key=lambda one: one.delivered or as_of)
    return [
        Attention(
            one.actor,
            f"har inte levererat på {texts.number((as_of - (one.delivered or as_of)).days)} dagar "
            f"(lovat: var {texts.number(one.promised_days)}:e dag).",
            "las_in",
        )
        for one in late
    ]


def waiting_rows(count: int) -> list[Attention]:
    """Rows that were set aside and wait to be corrected."""
    if not count:
        return []
    return [Attention(texts.counted(count, "rad", "rader"), "väntar på rättning och räknas inte.", "las_in")]
