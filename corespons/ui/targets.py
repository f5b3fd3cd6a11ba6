"""The targets: the list of those decided, and the form where a new one is entered."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import groupby

import streamlit as st

from corespons import texts
from corespons.followup import STATUSES, Target
from corespons.followup.target_list import Listed
from corespons.geography import PROJECT, area_names, municipalities
from corespons.indicators import CATALOGUE, Result, find
from corespons.intake import Options, Receipt
from corespons.settings import project
from corespons.ui import blocks, cached, filters, links, loading, tables, turns
from corespons.ui.comparing import MEASURE
from corespons.ui.entering import enter
from corespons.ui.plain import plain

SOURCE = "Styrgruppen"
COUNTS, PERIOD = "Räknas", "Period"
HEADS = ("Mått och område", "Mål", "Plan i dag", "Utfall", "Läge", COUNTS, PERIOD, "Beslut")
FIGURES = ("Mål", "Plan i dag", "Utfall")
ORDINARY = {COUNTS: "Ja", PERIOD: "Hela projekttiden"}
ORDINARY_TOLD = {COUNTS: "räknas nu", PERIOD: "gäller hela projekttiden"}
MOST_UNFOLDED = 12  # more targets than these are folded, a line for each sub-goal


@dataclass(frozen=True)
class Entered:
    """What came of entering a target: the receipt of the row, as intake gives it."""

    receipt: Receipt
    what: str


def listed() -> None:
    """The targets of the chosen area and those within it, with plan and status; overlaps are told in words."""
    chosen = filters.chosen()
    found = cached.target_list(chosen.window)
    st.subheader("Beslutade mål", anchor=False)
    if not found.targets:
        blocks.empty("Inga mål är inlagda.", "Lägg in dem här ovanför, eller leverera fliken Målvärden.")
        return
    for sentence in found.overlaps:
        st.warning(plain(sentence))
    only = st.toggle("Visa bara mål som gäller nu", key="bara_gallande")
    shown = [one for one in found.targets if _is_within(one.target.area, chosen.area) and (one.counts or not only)]
    if not shown:
        st.write(f"Inga mål för {chosen.area_name}. Välj Hela projektet i raden överst för att se alla.")
        return
    results = {(one.id, one.area): one for one in cached.answer(chosen.question())}
    rows = {one: _row(one, results) for one in sorted(shown, key=_order)}
    heads = [head for at, head in enumerate(HEADS) if {row[at] for row in rows.values()} != {ORDINARY.get(head)}]
    if told := [words for head, words in ORDINARY_TOLD.items() if head not in heads]:
        st.write(f"Alla mål här {' och '.join(told)}.")
    for _, group in groupby(rows, key=lambda one: find(one.target.indicator).goal):
        st.html(_folded(list(group), rows, heads, results, is_open=len(rows) <= MOST_UNFOLDED))


def _folded(
    group: Sequence[Listed],
    rows: Mapping[Listed, tables.Cells],
    heads: Sequence[str],
    results: Mapping[tuple[str, str], Result],
    is_open: bool,
) -> str:
    """A sub-goal's targets as a table, folded under its name and how they stand."""
    goal = find(group[0].target.indicator).goal
    name = f"Delmål {goal}" if goal else "Gemensamt för delmålen"
    kept = [HEADS.index(head) for head in heads]
    table = tables.real_table(
        f"Beslutade mål, {name}", heads, [[rows[one][at] for at in kept] for one in group],
        [head in FIGURES for head in heads],
    )  # fmt: skip
    told = f'<b>{name}</b> <span class="cr-soft">{escape(_standing(group, results))}</span>'
    return f'<details class="cr-fold"{" open" if is_open else ""}><summary>{told}</summary>{table}</details>'


def _standing(group: Sequence[Listed], results: Mapping[tuple[str, str], Result]) -> str:
    """How many targets, and how many of them stand how."""
    met = Counter(
        result.status for one in group
        if one.counts and (result := results.get((one.target.indicator, one.target.area)))
    )  # fmt: skip
    told = [f"{texts.number(met[status])} {status.lower()}" for status in STATUSES if met[status]]
    return " · ".join([f"{texts.number(len(group))} mål", *told])


def _is_within(area: str, whole: str) -> bool:
    return whole in (PROJECT, area, area[:2])


def _order(one: Listed) -> tuple[int, int, date]:
    """As the catalogue and the areas are ordered, the whole project first."""
    ids, areas = list(CATALOGUE), list(area_names())
    return ids.index(one.target.indicator), areas.index(one.target.area), one.target.start


def _row(one: Listed, results: Mapping[tuple[str, str], Result]) -> tables.Cells:
    target, indicator = one.target, find(one.target.indicator)
    unit, result = indicator.statistic.unit, results.get((target.indicator, target.area)) if one.counts else None
    plan = texts.number(result.plan, unit) if result and result.plan is not None else ""
    outcome = texts.figure(result.outcome, unit, result.hidden) if result else ""
    status = blocks.badge(result.status, result.uncertain) if result and result.status else ""
    name = links.link("indikatorer", indicator.name, **{MEASURE: indicator.name})
    days = f", {unit}" if unit == "dagar" else ""
    where = f'<div class="cr-soft">{escape(area_names()[target.area])} · {indicator.id}{days}</div>'
    numbers = (texts.number(target.value, unit), plan, outcome)
    decision = escape(target.decision.replace("§ ", f"§{texts.NBSP}"))
    return (name + where, *map(escape, numbers), status, escape(one.why), _period(target), decision)


def _period(target: Target) -> str:
    whole = (target.start, target.to) == (project().first_day, project().last_day)
    return "Hela projekttiden" if whole else texts.period(target.start, target.to)


def form() -> None:
    """A new target. It is recorded like a delivered row of Målvärden, so it can be seen in the history and undone."""
    with st.expander("Lägg in ett mål", icon=":material/add:", expanded=_is_opened()):
        st.write(
            "Målet läses in som en rad i fliken Målvärden, syns i Historik och kan ångras där. "
            "Samma mått, område och period igen ändrar målet; det tidigare finns kvar med Läget per."
        )
        with st.form("nytt_mal", enter_to_submit=False, border=False):
            cells = _cells()
            sends = st.form_submit_button("Spara målet", type="primary", icon=":material/flag:")
        if sends:
            _enter(cells)
        _tell_entered()


def _is_opened() -> bool:
    """Open where there is no target yet, and while there is something to tell of the last one."""
    return (
        isinstance(turns.result(), Entered | turns.Refused) or not cached.target_list(filters.chosen().window).targets
    )


def _cells() -> dict[str, str]:
    names = {one.name: one.id for one in CATALOGUE.values()}
    areas = {name: code for code, name in area_names().items() if code in _target_areas()}
    left, right = st.columns(2, gap="medium")
    name = left.selectbox("Mått", list(names), key="mal_matt")
    area = right.selectbox("Område", list(areas), key="mal_omrade")
    first, last, amount = st.columns(3, gap="medium")
    start = first.date_input("Från", project().first_day, key="mal_fran", format="YYYY-MM-DD",
                             min_value=filters.EARLIEST, max_value=filters.LATEST)  # fmt: skip
    to = last.date_input("Till", project().last_day, key="mal_till", format="YYYY-MM-DD",
                         min_value=filters.EARLIEST, max_value=filters.LATEST)  # fmt: skip
    value = amount.text_input("Värde", key="mal_varde", placeholder="till exempel 240 eller 72,5")
    decision = st.text_input("Beslut: vem som beslutat, när, diarienummer", key="mal_beslut",
                             placeholder="till exempel Styrgruppen 2022-03-10, § 5, RUN/245/2021")  # fmt: skip
    return {
        "indicator": names[name], "area": areas[area], "from_date": _day(start), "to_date": _day(to),
        "value": value or "", "decision": decision or "",
    }  # fmt: skip


def _target_areas() -> set[str]:
    return {PROJECT, *project().regions, *(town.code for town in municipalities())}


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _enter(cells: Mapping[str, str]) -> None:
    store = cached.store()
    what = f"{find(cells['indicator']).name}, {area_names()[cells['area']]}"
    options = Options(source=SOURCE, loaded_by=turns.person(), known_indicators=frozenset(CATALOGUE))

    def work(tell: turns.Tell) -> Entered:
        return Entered(enter(store, "target", cells, options, tell), what)

    turns.do(work)


def _tell_entered() -> None:
    last = turns.result()
    if isinstance(last, turns.Refused):
        st.error(plain(last.why))
    if not isinstance(last, Entered):
        return
    said = [f"{problem.column}: {problem.message}" for problem in last.receipt.problems]
    if last.receipt.is_faulty:
        st.error("Målet är inte sparat. " + plain(" ".join(said)))
        return
    fared = next(iter(last.receipt.tables.values()))
    done = "är ändrat" if fared.changed else "fanns redan, oförändrat" if fared.unchanged else "är sparat"
    st.success(" ".join([f"Målet för {last.what} {done} (leverans {last.receipt.id}).", *map(plain, said)]))
    loading.when_seen()
