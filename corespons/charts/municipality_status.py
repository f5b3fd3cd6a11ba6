"""The municipalities by status: a colour, a shape and a word each, on the map and beside it, from best to worst.

Each is held against its own target and never against another area's: without one it says so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from corespons import texts
from corespons.charts.chart import Chart
from corespons.charts.drawing import cell, frame
from corespons.charts.hatching import middle
from corespons.charts.horizontal import Bar, lying_bars
from corespons.charts.municipalities import hover
from corespons.charts.municipality_map import areas, edge, hatches, on_map
from corespons.charts.paint import CLEAR, GOOD, INK, LATE, PALE, PAPER, WATCH
from corespons.charts.words import in_sentence, some
from corespons.followup.status import (
    BEHIND,
    NO_TARGET,
    NO_VALUE,
    ON_PLAN,
    REACHED,
    RISK,
    STATUSES,
    TOO_FEW,
    ratio_to_plan,
)
from corespons.indicators import find
from corespons.indicators.result import Result

NOT_SHOWN = "Visas inte"
ORDER = (*STATUSES, NOT_SHOWN)
COLOURS = {REACHED: GOOD, ON_PLAN: GOOD, RISK: WATCH, BEHIND: LATE}
SIGNS = {
    REACHED: "★", ON_PLAN: "●", RISK: "▲", BEHIND: "■", TOO_FEW: "◎", NO_VALUE: "–", NO_TARGET: "○", NOT_SHOWN: "▨",
}  # fmt: skip
SHAPES = {
    REACHED: "star", ON_PLAN: "circle", RISK: "triangle-up", BEHIND: "square",
    TOO_FEW: "circle-open-dot", NO_TARGET: "circle-open",
}  # fmt: skip


@dataclass(frozen=True)
class Standing:
    """A municipality's result and the word for where it stands."""

    result: Result
    word: str

    @property
    def said(self) -> str:
        """The word, with its doubt."""
        return f"{self.word}, osäkert" if self.result.uncertain else self.word

    @property
    def value(self) -> float | None:
        """What is held against the plan; without a target the figure itself."""
        result = self.result
        if result.hidden or self.word == NOT_SHOWN:
            return None
        return result.value if result.outcome is None else result.outcome


def standing_map(results: Sequence[Result], chosen: str | None = None) -> Chart:
    """Each municipality in the colour and with the shape of its status; a click gives its code."""
    order = standings(results)
    traces = [*_coloured(order), *_without(order), *_shapes(order)]
    traces += [edge(one.result, COLOURS.get(one.word, CLEAR)) for one in order if one.result.area == chosen]
    return _chart(order, on_map(traces, "Läge"), "Karta över")


def standing_bars(results: Sequence[Result], chosen: str | None = None) -> Chart:
    """One bar a municipality in the colour of its status, the best status first, with marks for plan and target."""
    order = standings(results)
    unit = order[0].result.unit if order else "antal"
    return _chart(
        order, lying_bars([_bar(one, one.result.area == chosen) for one in order], unit), "Liggande staplar för"
    )


def standings(results: Sequence[Result]) -> list[Standing]:
    """The municipalities among the results from best to worst; those that cannot be seen by name, last."""
    found = [Standing(one, _word(one)) for one in results if one.level == "municipality"]
    return sorted(found, key=_rank)


def _word(result: Result) -> str:
    return NO_TARGET if result.target is None else result.status or NOT_SHOWN


def _rank(one: Standing) -> tuple[int, float, str]:
    result, ratio = one.result, 0.0
    if one.word in COLOURS and result.outcome is not None and result.plan is not None:
        ratio = ratio_to_plan(result.outcome, result.plan, find(result.id).better)
    return ORDER.index(one.word), -ratio, texts.sort_key(result.area_name)


def _chart(order: Sequence[Standing], figure: Any, kind: str) -> Chart:
    count = texts.counted(len(order), "kommun", "kommuner")
    name = order[0].result.name if order else "Kommunerna"
    return Chart(
        title=f"Läge: {in_sentence(name)} per kommun" if order else "Läge per kommun",
        sentence=" ".join(_told(order, name)), figure=figure, table=_table(order),
        alt=f"{kind} {count} efter läge. {_counted(order)}",
        units=dict.fromkeys(("Utfall", "Plan i dag", "Mål"), order[0].result.unit if order else "antal"),
    )  # fmt: skip


def _told(order: Sequence[Standing], name: str) -> Iterator[str]:
    """Who stands where, in words; then who has no target of its own."""
    held = [f"{word.lower()} i {some(names)}" for word, names in _groups(order) if word in COLOURS]
    if held:
        yield f"{name}: {texts.listed(held)}. De står efter läge, med dem som kommit längst mot planen först."
    for word, names in _groups(order):
        if word == NOT_SHOWN:
            yield f"{some(names)} visas inte, eftersom små tal döljs."
        elif word == NO_TARGET:
            yield _no_target(order, names)
        elif word not in COLOURS:
            yield f"{word} för {some(names)}."
    if not order:
        yield "Det finns inga uppgifter."


def _no_target(order: Sequence[Standing], names: Sequence[str]) -> str:
    if len(names) == len(order):
        return "Ingen kommun har ett eget mål för måttet, och projektets mål lånas inte ut."
    return f"Mål saknas för {some(names)}."


def _groups(order: Sequence[Standing]) -> list[tuple[str, list[str]]]:
    """Each word that somebody has → their names, in the order of the words."""
    groups = {word: [one.result.area_name for one in order if one.word == word] for word in ORDER}
    return [(word, sorted(names, key=texts.sort_key)) for word, names in groups.items() if names]


def _counted(order: Sequence[Standing]) -> str:
    """For alternative text: how many stand where."""
    return f"{texts.listed([f'{word}: {len(names)}' for word, names in _groups(order)]) or 'Inga värden'}."


def _table(order: Sequence[Standing]) -> Any:
    rows = [one.result for one in order]
    return frame({
        "Kommun": [one.area_name for one in rows],
        "Läge": [one.said for one in order],
        "Utfall": [cell(one.value, one.result.unit, _is_hidden(one)) for one in order],
        "Plan i dag": [one.plan for one in rows],
        "Mål": [one.target for one in rows],
    })  # fmt: skip


def _is_hidden(one: Standing) -> bool:
    return one.result.hidden or one.word == NOT_SHOWN


def _bar(one: Standing, is_chosen: bool) -> Bar:
    result = one.result
    figure = "" if one.value is None else f"{texts.figure(one.value, result.unit, False)}  "
    return Bar(
        result.area_name, f"{figure}{SIGNS[one.word]} {one.said}", one.value, _hover(one), result.area, _is_hidden(one),
        plan=result.plan, target=result.target, colour=COLOURS.get(one.word, PALE), strong=is_chosen,
    )  # fmt: skip


def _hover(one: Standing) -> str:
    if one.word == NOT_SHOWN and not one.result.hidden:  # the figure may be seen, but not what it is held against
        return f"<b>{one.result.area_name}</b><br>Läget {NOT_SHOWN.lower()}"
    return f"{hover(one.result)}<br>Läge: {one.said}"


def _coloured(order: Sequence[Standing]) -> list[dict[str, Any]]:
    """One trace a status that is held against a plan; the legend's box has its colour and its name its shape."""
    return [
        _told_areas([one for one in order if one.word == word], colour, f"{SIGNS[word]} {word}")
        for word, colour in COLOURS.items()
        if any(one.word == word for one in order)
    ]


def _without(order: Sequence[Standing]) -> list[dict[str, Any]]:
    """Clear areas for the rest, and lines where there is no figure: whole for hidden, dotted for nothing there."""
    rest = [one for one in order if one.word not in COLOURS]
    clear = [_told_areas(rest, CLEAR, "")] if rest else []
    hidden, missing = ([one.result for one in order if one.word == word] for word in (NOT_SHOWN, NO_VALUE))
    return [*clear, *hatches(hidden, missing, NO_VALUE)]


def _told_areas(order: Sequence[Standing], colour: str, label: str) -> dict[str, Any]:
    return areas([one.result for one in order], colour, label) | {"hovertext": [_hover(one) for one in order]}


def _shapes(order: Sequence[Standing]) -> list[dict[str, Any]]:
    """The shape of each status in the middle of its municipalities; those without colour explain theirs."""
    return [
        _marks([one for one in order if one.word == word], word)
        for word in SHAPES
        if any(one.word == word for one in order)
    ]


def _marks(order: Sequence[Standing], word: str) -> dict[str, Any]:
    places = [middle(one.result.area) or (None, None) for one in order]
    colour = PAPER if word in COLOURS else INK
    return {
        "type": "scattergeo", "mode": "markers", "name": word, "showlegend": word not in COLOURS,
        "lon": [x for x, _ in places], "lat": [y for _, y in places],
        "marker": {"symbol": SHAPES[word], "size": 13, "color": colour, "line": {"width": 1.5, "color": INK}},
        "customdata": [one.result.area for one in order], "hovertext": [_hover(one) for one in order],
        "hovertemplate": "%{hovertext}<extra></extra>", "unselected": {"marker": {"opacity": 1}},
    }  # fmt: skip
