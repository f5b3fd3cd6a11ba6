"""What needs attention first, in sentences: statuses that fell, white spots, late deliveries, rows waiting."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from corespons import texts
from corespons.followup.behind import TOTAL
from corespons.followup.status import BEHIND, ON_PLAN, REACHED, RISK
from corespons.geography import PROJECT
from corespons.indicators import Facts, Result
from corespons.settings import project
from corespons.store import LedgerEntry

RANK = {REACHED: 0, ON_PLAN: 1, RISK: 2, BEHIND: 3}
COVERAGE, AID = "D1.5", "X9"
MOST_NAMED = 4


@dataclass(frozen=True)
class Attention:
    """One thing to see: the few words to stress, the rest of the sentence, which page shows more, and its choices."""

    about: str
    what: str
    page: str
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class LastDelivery:
    """When an actor delivered last, and how many days it has promised between deliveries."""

    actor: str
    delivered: date | None
    promised_days: int

    def days_gone(self, as_of: date) -> int:
        """Days since it delivered; since the project began where it never has."""
        return (as_of - (self.delivered or project().first_day)).days

    def is_late(self, as_of: date) -> bool:
        """Whether more days have gone than it promised."""
        return self.days_gone(as_of) > self.promised_days


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
    return Attention(result.name, f"{moved}: {_held(result)}.", page_of(result.id), _on(result))


def _tell_behind(result: Result) -> Attention:
    return Attention(result.name, f"är efter plan: {_held(result)}.", page_of(result.id), _on(result))


def _on(result: Result) -> tuple[tuple[str, str], ...]:
    """The choice that opens a page on the indicator."""
    return (("matt", result.name),)


def _held(result: Result) -> str:
    against = "planens" if result.plan != result.target else "målets"
    return f"{texts.number(result.outcome, result.unit)} mot {against} {texts.quantity(result.plan, result.unit)}"


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
        names = _named(empty, "kommun", "kommuner")
        yield Attention(names, "har färre än fem nådda företag de senaste 365 dagarna.", "kommuner")


def _named(names: Sequence[str], one: str, many: str) -> str:
    """A few names in full; of many the first, and how many more there are."""
    ordered = sorted(names, key=texts.sort_key)
    if len(ordered) <= MOST_NAMED:
        return texts.listed(ordered)
    rest = len(ordered) - MOST_NAMED + 1
    return texts.listed([*ordered[: MOST_NAMED - 1], f"{texts.counted(rest, one, many)} till"])


def _near_ceiling(here: Sequence[Result]) -> Iterator[Attention]:
    for result in here:
        if result.id == AID and result.value:
            companies = texts.counted(int(result.value), "företag", "företag")
            behind = (*_on(result), ("ruta", TOTAL))
            yield Attention(companies, "är nära taket för försumbart stöd.", "utforska", behind)


def last_deliveries(facts: Facts, ledger: Sequence[LedgerEntry], as_of: date) -> list[LastDelivery]:
    """Each actor's last delivery that still holds, up to and including a day."""
    days: dict[str, date] = {}
    for entry in ledger:
        day = entry.recorded_at.date()
        if entry.kind != "undo" and entry.undone_by is None and day <= as_of:
            days[entry.source] = max(day, days.get(entry.source, day))
    actors = facts.actors[["actor", "delivery_days"]].dropna().itertuples(index=False, name=None)
    return [LastDelivery(str(actor), days.get(str(actor)), int(promised)) for actor, promised in actors]


def late(last: Sequence[LastDelivery], as_of: date) -> list[LastDelivery]:
    """The actors that have not delivered within the days they promised: first who never has, then the latest.

    None is late before anyone has delivered: then there is no follow-up yet.
    """
    if all(one.delivered is None for one in last):
        return []
    return sorted((one for one in last if one.is_late(as_of)), key=lambda one: one.delivered or date.min)


def late_deliveries(last: Sequence[LastDelivery], as_of: date) -> list[Attention]:
    """The late actors in sentences, those that never have delivered in one."""
    never = [one.actor for one in late(last, as_of) if one.delivered is None]
    told = [
        (one.actor, f"har inte levererat på {texts.number(one.days_gone(as_of))} dagar "
                    f"(lovat: {_every(one.promised_days)}).")
        for one in late(last, as_of) if one.delivered is not None
    ]  # fmt: skip
    if never:
        told.append((_named(never, "aktör", "aktörer"), "har ännu inte levererat något."))
    return [Attention(about, what, "datakvalitet", (("fynd", "overdue"),)) for about, what in told]


def _every(days: int) -> str:
    """How often: var 30:e dag, var 31:a dag."""
    if days == 1:
        return "varje dag"
    return f"var {texts.number(days)}:{'a' if days % 10 in (1, 2) and days % 100 not in (11, 12) else 'e'} dag"


def waiting_rows(count: int) -> list[Attention]:
    """Rows that were set aside and wait to be corrected."""
    if not count:
        return []
    return [Attention(texts.counted(count, "rad", "rader"), "väntar på rättning och räknas inte.", "las_in")]
