"""Random small adversarial histories.

A pool of rows is made for every source first; then deliveries hand them out bit by bit: late rows, corrected rows
(same key, other content), rows delivered again unchanged, the same company from another source, undo and --replace.
Kept away from on purpose are the few cases that the definitions leave open (see the notes in `_replace` and `_merges`).
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from .facts import DEFAULT
from .ledger import Delivery, Entry, Key, Undo, key_of, play, typed
from .rows import Query
from .world_rows import FIFTEEN, FIRST, OUTSIDERS, Company, Maker, Row, number_like, some_day

ACTORS = ["Prövaktör Alfa", "Prövaktör Beta", "Prövaktör Gamma", "Prövaktör Delta", "Prövaktör Ö"]
Item = tuple[str, Callable[[], Row]]  # table, a fresh row with the same key (so that a correction is another draw)


def random_query(rng: random.Random) -> Query:
    start = rng.choice([FIRST, FIRST, date(2022, 1, 1), some_day(rng)])
    end = rng.choice([date(2023, 10, 31), date(2023, 10, 31), date(2022, 12, 31), date(2024, 2, 28), some_day(rng)])
    as_of = rng.choice([date(2024, 3, 31), date(2024, 3, 31), date(2023, 10, 31), some_day(rng, date(2022, 1, 1))])
    return Query(min(start, end), max(start, end), as_of, rng.choice(["intern", "öppen"]))


def random_world(rng: random.Random, size: int) -> list[Entry]:
    """`size` is about the number of companies; 5–10 for odd cases, 40–80 for D1.7, D3.8 and the interval rules."""
    sources = rng.sample(ACTORS, rng.randrange(2, 5))
    companies = _companies(rng, sources, max(4, size))
    merges = _merges(rng, companies)
    maker = Maker(rng, ACTORS, companies)
    pools = {source: _pool(rng, maker, source, size) for source in sources}
    count = rng.randrange(2, 7)
    senders = [*sources, *(rng.choice(sources) for _ in range(6))][: max(count, len(sources))]
    first, *rest = senders
    moments = _moments(rng, len(senders) + 3)
    undone = rng.random() < 0.3
    given: dict[str, list[Item]] = {source: [] for source in sources}
    opening = _portion(rng, pools[first], given[first], everything=first not in rest)
    _open(rng, maker, first, opening, merges)
    history: list[Entry] = [Delivery(first, moments[0], opening)]
    for position, source in enumerate(rest, start=1):
        last = source not in rest[position:]
        tables = _portion(rng, pools[source], given[source], everything=last)
        _extras(rng, maker, source, tables, cycles=not undone)
        history.append(Delivery(source, moments[position], tables))
    if rng.random() < 0.35:
        history.append(_replace(rng, history, moments[len(history)]))
    if undone:
        history.append(Undo(rng.randrange(2, len(history) + 1), moments[len(history)]))
        if rng.random() < 0.4:
            history.append(Undo(len(history), moments[len(history)]))
    return history


def _moments(rng: random.Random, count: int) -> list[datetime]:
    """Non-decreasing; sometimes the same moment twice, sometimes a second before midnight."""
    days = sorted(some_day(rng, date(2021, 9, 1)) for _ in range(count))
    clock = rng.choice([timedelta(0), timedelta(hours=9), timedelta(hours=23, minutes=59, seconds=59)])
    return [datetime.combine(day, datetime.min.time()) + clock for day in days]


# ---- companies ----


def _companies(rng: random.Random, sources: list[str], count: int) -> list[Company]:
    found = []
    towns = rng.sample(FIFTEEN, 4)  # few towns, so that many companies meet in one
    for index in range(count):
        refs = {source: f"{source[-1]}-{index}" for source in sources if rng.random() < 0.5}
        kind = rng.random()
        org: str | None = number_like(rng, "499", valid=rng.random() < 0.9)
        if index == 0:
            pass
        elif index == 1 or kind < 0.06:
            org = number_like(rng, "212", valid=True)  # a public body
        elif index == 2 or kind < 0.16:
            org = f"P:{rng.getrandbits(64):016x}"  # a person
        elif index == 3 or kind < 0.28:
            org = None
            refs = refs or {rng.choice(sources): f"x-{index}"}
        company = Company(index, org, refs)
        if rng.random() < 0.9:
            company.home = [rng.choice(towns if rng.random() < 0.85 else OUTSIDERS) for _ in range(2)]
        if org is None and rng.random() < 0.5:
            company.home = []
        found.append(company)
    return found


def _company_items(rng: random.Random, maker: Maker, source: str) -> list[Item]:
    """Företag rows: from the start, and some with a later Gäller från (unique per company, so that only merges of two
    rows «from the start» meet on the same Gäller från)."""
    found: list[Item] = []
    for company in maker.companies:
        if not company.home or rng.random() < 0.3 or (company.org is None and source not in company.refs):
            continue
        dates: list[date | None] = [None] if rng.random() < 0.8 else []
        if rng.random() < 0.4 or not dates:
            dates.append(FIRST + timedelta(days=37 + 5 * company.index))
        if company.org is not None and source in company.refs and rng.random() < 0.15:
            found.append(("Företag", lambda c=company: maker.company_by_ref(source, c)))  # type: ignore[misc]
        for since in dates:
            found.append(("Företag", lambda c=company, s=since: maker.company(source, c, s)))  # type: ignore[misc]
    return found


# ---- the pool of one source ----


def _pool(rng: random.Random, maker: Maker, source: str, size: int) -> list[Item]:
    activities = [f"A-{i}" for i in rng.sample(range(1, 13), rng.randrange(2, 7))]
    references = [*activities, *activities, *(f"A-{i}" for i in range(1, 14))]  # some in other sources, some nowhere
    services = [f"I-{i}" for i in range(1, size + 1)]
    found = _company_items(rng, maker, source)

    def add(table: str, make: Callable[[], Row]) -> None:
        found.append((table, make))

    for own in activities:
        add("Aktiviteter", lambda o=own: maker.activity(source, o))  # type: ignore[misc]
    for i in range(rng.randrange(size, 2 * size + 1)):
        add("Deltagande", lambda o=f"D-{i}": maker.attendance(source, o, references))  # type: ignore[misc]
    for _ in range(max(2, size // 3)):
        row = maker.attendance(source, None, references)  # its key is its content: never corrected, at times twice
        for _ in range(rng.choice([1, 1, 2])):
            add("Deltagande", lambda r=row: dict(r))  # type: ignore[misc]
    for own in services:
        add("Insatser", lambda o=own: maker.service(source, o))  # type: ignore[misc]
    for i in range(rng.randrange(2, size + 3)):
        add("Ärenden", lambda o=f"F-{i}": maker.enquiry(source, o))  # type: ignore[misc]
    for i in range(rng.randrange(2, size + 3)):
        add("Lotsningar", lambda o=f"L-{i}": maker.referral(source, o))  # type: ignore[misc]
    for i in range(5, 5 + rng.randrange(size, 2 * size + 3)):
        add("Enkäter", lambda o=f"E-{i}": maker.survey(source, o, [*services, "I-0"]))  # type: ignore[misc]
    for i in range(rng.randrange(2, 8)):
        add("Utfall", lambda o=f"V-{i}": maker.cost(source, o))  # type: ignore[misc]
    for i in range(rng.randrange(2, 7)):
        add("Försumbart stöd", lambda o=f"S-{i}": maker.state_aid(source, o))  # type: ignore[misc]
    found += _export_items(rng, maker, source)
    found += [("Målvärden", _fixed(maker.target, rng)) for _ in range(rng.randrange(10, 30))]
    for table in ("Budget", "Finansiering", "Tid", "Tid", "Tid"):
        found += [(table, lambda t=table: maker.shared(t)) for _ in range(rng.randrange(1, 5))]  # type: ignore[misc]
    rng.shuffle(found)
    return found


def _fixed(make: Callable[[], Row], rng: random.Random) -> Callable[[], Row]:
    """The same target with, at times, another value."""
    row = make()
    return lambda: row | {"value": row["value"] + rng.choice([0, 0, 1])}


def _export_items(rng: random.Random, maker: Maker, source: str) -> list[Item]:
    found: list[Item] = []
    eager = rng.random() < 0.5  # worlds where most companies have usable pairs
    for company in maker.companies:
        if company.org is None and source not in company.refs:
            continue
        if rng.random() < (0.9 if eager else 0.3):
            for origin in company.exports_as:
                for year in rng.sample([2020, 2021, 2022, 2023], 4 if eager else rng.randrange(1, 5)):
                    make = lambda c=company, y=year, o=origin: maker.export_value(c, source, y, o)  # noqa: E731
                    found.append(("Exportvärden", make))
    return found


# ---- deliveries ----


def _add(tables: dict[str, list[Row]], keys: set[tuple[str, Key]], source: str, table: str, row: Row) -> bool:
    """«never two rows with the same key in one delivery's table»; rows keyed by content may repeat."""
    content = typed(table, row)
    if table == "Deltagande" and row["attendance_id"] is None:
        tables.setdefault(table, []).append(row)
        return True
    key = (table, key_of(table, source, content, Counter()))
    if key in keys:
        return False
    keys.add(key)
    tables.setdefault(table, []).append(row)
    return True


def _portion(rng: random.Random, pool: list[Item], given: list[Item], everything: bool) -> dict[str, list[Row]]:
    """Part of the pool for the first time, some given rows again: corrected. What is left comes last."""
    take = len(pool) if everything else rng.randrange(len(pool) // 4, len(pool) + 1)
    fresh = [pool.pop() for _ in range(take)]
    again = rng.sample(given, len(given) // 4)
    given += fresh
    tables: dict[str, list[Row]] = {}
    keys: set[tuple[str, Key]] = set()
    for table, make in [*fresh, *again]:
        _add(tables, keys, "", table, make())
    return tables


def _open(rng: random.Random, maker: Maker, source: str, tables: dict[str, list[Row]], merges: list[Row]) -> None:
    """The first delivery, never undone: also the actors, the merges, and a row «from the start» for every company that
    others merge into (so that the row whose own key is the final one is there)."""
    tables["Aktörer"] = [_actor(rng, maker, name) for name in ACTORS]
    tables["Sammanslagning"] = merges
    keys = {
        ("Företag", key_of("Företag", source, typed("Företag", row), Counter())) for row in tables.get("Företag", [])
    }
    for company in maker.companies:
        if company.merged and not company.gone:
            company.home = company.home or [rng.choice(FIFTEEN)]
            _add(tables, keys, source, "Företag", maker.company(source, company, None))


def _actor(rng: random.Random, maker: Maker, name: str) -> Row:
    own = [c.org for c in maker.companies if c.org is not None and c.org.startswith("499") and not c.gone]
    partner = rng.random() < 0.65 or name == ACTORS[0]
    number = rng.choice(own) if own and rng.random() < 0.25 else None
    return {
        "actor": name,
        "short_name": None,
        "delivery_days": 30,
        "is_res_partner": partner,
        "org_number": number,
    }


def _merges(rng: random.Random, companies: list[Company]) -> list[Row]:
    """Merges lead from a later company to an earlier one, so chains never close by themselves. Merged companies have
    export values of different origins (which of two equal years counts is not defined), a company known by
    Företags-ID in several sources is not merged, and an actor's own number does not merge away."""
    rows: list[Row] = []
    origins = {0: "årsredovisning", 1: "årsredovisning", 2: "årsredovisning", 3: "SCB", 4: "SCB"}
    for start, goal in ((4, 0), (5, 4), (6, 1), (3, 2)):
        if start >= len(companies) or rng.random() < 0.35:
            continue
        away, stays = companies[start], companies[goal]
        if stays.org is None or (away.org is None and len(away.refs) > 1):
            continue
        from_key = away.org or next(f"ID:{source}:{ref}" for source, ref in away.refs.items())
        for one in (away, stays):
            one.merged, one.exports_as = True, (origins.get(one.index, "egen uppgift"),)
        away.gone = True
        rows.append({"from_key": from_key, "to_key": stays.org, "decision": None})
    unused = {"from_key": number_like(rng, "4999"), "to_key": companies[0].org, "decision": None}
    return rows or [unused]


def _extras(rng: random.Random, maker: Maker, source: str, tables: dict[str, list[Row]], cycles: bool) -> None:
    """An actor joins or leaves, a tie moves to another company, a merge would close a cycle (and is set aside)."""
    if rng.random() < 0.3:
        tables["Aktörer"] = [_actor(rng, maker, rng.choice(ACTORS))]
    if rng.random() < 0.3:
        usable = [c for c in maker.companies if c.org is not None and source in c.refs and c.home and not c.merged]
        if len(usable) > 1:
            old, new = rng.sample(usable, 2)
            # The source no longer uses the new company's own old number; that tie, once delivered, holds.
            new.refs[source] = old.refs.pop(source)
            rows = tables.setdefault("Företag", [])
            kept = [row for row in rows if row["org_number"] not in (old.org, new.org)]
            tables["Företag"] = [*kept, maker.company(source, new, None), maker.company(source, old, None)]
    if cycles and rng.random() < 0.15 and len(maker.companies) > 5:
        a, b = maker.companies[0], maker.companies[4]
        if b.gone and a.org and b.org:
            tables["Sammanslagning"] = [{"from_key": a.org, "to_key": b.org, "decision": "sluter en ring"}]


def _replace(rng: random.Random, history: list[Entry], moment: datetime) -> Delivery:
    """A --replace delivery that keeps about two thirds of its source's valid rows in a few tables. Aktörer and
    Sammanslagning are left alone; Företag too where another source's ties hang on the rows (whose ties then fall is not
    defined)."""
    source = rng.choice([entry.source for entry in history if isinstance(entry, Delivery)])
    ledger = play(history, date.max, DEFAULT)
    tables: dict[str, list[dict[str, Any]]] = {}
    for table in rng.sample(sorted(ledger.tables), 6):
        if table in ("Aktörer", "Sammanslagning"):
            continue
        mine = [s for _, s in ledger.current(table) if s.version is not None and s.version.source == source]
        if table == "Företag" and any(tie.source != source for state in mine for tie in state.ties):
            continue
        rows = [dict(state.version.content) for state in mine if state.version is not None]
        tables[table] = [row for row in rows if rng.random() < 0.67]
        if table == "Företag":
            tables[table] = [row for row in rows if row.get("valid_from") is None or rng.random() < 0.5]
    return Delivery(source, moment, tables, replace=True)
