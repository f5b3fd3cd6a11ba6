"""Lying bars: the form most questions get, since names of any length can be read and a telephone has room for it."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import plotly.graph_objects as go

from corespons.charts.drawing import MARGIN, axis, drawn, key_line
from corespons.charts.paint import CLEAR, DATA, HATCH, INK, PAPER
from corespons.charts.scale import Ticks, ticks

ROW, LINE, THICK, NAME_WIDTH = 28, 17, 19, 28
STUB = 0.03
PLAN, TARGET, WHISKER, HIDDEN = "plan i dag", "mål", "95 % osäkerhet", "visas inte"


@dataclass(frozen=True)
class Bar:
    """A bar: its name, the figure as written, the value (None = no bar) and what is marked on it."""

    name: str
    written: str
    value: float | None
    hover: str
    code: str = ""
    hidden: bool = False
    low: float | None = None
    high: float | None = None
    plan: float | None = None
    target: float | None = None
    colour: str = DATA
    strong: bool = False
    whole: float | None = None

    @property
    def ends(self) -> tuple[float | None, ...]:
        """Every value that the axis must have room for."""
        return self.value, self.low, self.high, self.plan, self.target, self.whole

    @property
    def own_plan(self) -> float | None:
        """The plan, where it is not the target itself."""
        return None if self.plan == self.target else self.plan

    @property
    def lines(self) -> list[str]:
        """The name in lines that a telephone has room for, the figure after it."""
        first = [escape(line, quote=False) for line in textwrap.wrap(self.name, NAME_WIDTH) or [""]]
        if self.strong:
            first = [f"<b>▸ {line}</b>" if place == 0 else f"<b>{line}</b>" for place, line in enumerate(first)]
        return [*first[:-1], f"{first[-1]}  <b>{escape(self.written, quote=False)}</b>"]


def lying_bars(bars: Sequence[Bar], unit: str, plan: str = PLAN, whole: str = "") -> go.Figure:
    """The bars from the top down, their figures beside the names, with marks for plan, target and uncertainty."""
    scale = ticks([end for bar in bars for end in bar.ends], unit, most=4)
    traces = [
        *_rows(bars, scale), *_wholes(bars), _bars(bars), *_hidden(bars, scale), *_whiskers(bars), *_plans(bars),
        *_targets(bars),
    ]  # fmt: skip
    keys = key_line([key for key, is_there in _keys(bars, plan, whole) if is_there])
    return drawn(
        traces, height=height_of(bars) + keys.get("margin", MARGIN)["t"], bargap=gap_of(bars),
        xaxis=axis(scale.values, scale.names, scale.ends, showgrid=True), yaxis=names_axis(bars), **keys,
    )  # fmt: skip


def _keys(bars: Sequence[Bar], plan: str, whole: str) -> list[tuple[tuple[str, str, str], bool]]:
    """Every mark's sign, colour and name, and whether some bar has it."""
    return [
        (("□", INK, whole), any(bar.whole is not None for bar in bars)),
        (("━", INK, WHISKER), any(bar.low is not None for bar in bars)),
        (("┃", INK, plan), any(bar.own_plan is not None for bar in bars)),
        (("◆", INK, TARGET), any(bar.target is not None for bar in bars)),
        (("▨", INK, HIDDEN), any(bar.hidden for bar in bars)),
    ]


def row_height(bars: Sequence[Bar]) -> int:
    """Pixels for a row: room for the name with the most lines."""
    return ROW + LINE * (max((len(bar.lines) for bar in bars), default=1) - 1)


def height_of(bars: Sequence[Bar]) -> int:
    """Pixels for the bars and the axis under them."""
    return len(bars) * row_height(bars) + 44


def gap_of(bars: Sequence[Bar]) -> float:
    """The part of a row that is left empty, so that bars are as thick whatever the names."""
    return 1 - THICK / row_height(bars)


def names_axis(bars: Sequence[Bar]) -> dict[str, Any]:
    """The names from the top down, each with its figure."""
    names = ["<br>".join(bar.lines) for bar in bars]
    return axis(range(len(names)), names, (len(names) - 0.5, -0.5), ticklabelstandoff=4)


def _bars(bars: Sequence[Bar]) -> dict[str, Any]:
    places = [place for place, bar in enumerate(bars) if bar.value is not None]
    return {
        "type": "bar", "orientation": "h", "y": places, "x": [bars[place].value for place in places],
        "marker": {
            "color": [bars[place].colour for place in places], "line": {"color": INK, "width": _edges(bars, places)},
        },
        "customdata": [bars[place].code for place in places], "hovertext": [bars[place].hover for place in places],
        "hovertemplate": "%{hovertext}<extra></extra>", "unselected": {"marker": {"opacity": 1}},
    }  # fmt: skip


def _rows(bars: Sequence[Bar], scale: Ticks) -> list[dict[str, Any]]:
    """What leads somewhere can be pointed at along its whole row: a short bar is too small to hit."""
    places = [place for place, bar in enumerate(bars) if bar.code]
    if not places:
        return []
    return [
        {
            "type": "bar", "orientation": "h", "y": places, "x": [scale.high - scale.low] * len(places),
            "base": [scale.low] * len(places), "width": 1,
            "marker": {"color": CLEAR}, "unselected": {"marker": {"opacity": 1}},
            "customdata": [bars[place].code for place in places], "hovertext": [bars[place].hover for place in places],
            "hovertemplate": "%{hovertext}<extra></extra>",
        }
    ]  # fmt: skip


def _wholes(bars: Sequence[Bar]) -> list[dict[str, Any]]:
    """An empty frame behind the bar, for what it is a part of."""
    places = [place for place, bar in enumerate(bars) if bar.whole is not None]
    if not places:
        return []
    return [
        {
            "type": "bar", "orientation": "h", "y": places, "x": [bars[place].whole for place in places],
            "marker": {"color": CLEAR, "line": {"color": INK, "width": 1.2}},
            "hovertext": [bars[place].hover for place in places], "hovertemplate": "%{hovertext}<extra></extra>",
        }
    ]  # fmt: skip


def _edges(bars: Sequence[Bar], places: Sequence[int]) -> list[float]:
    """Pale bars need an edge to be seen; the chosen one a thick edge."""
    return [2.5 if bars[place].strong else 0.8 * (bars[place].colour != DATA) for place in places]


def _hidden(bars: Sequence[Bar], scale: Ticks) -> list[dict[str, Any]]:
    """A hatched stub of one and the same length wherever a figure may not be seen."""
    places = [place for place, bar in enumerate(bars) if bar.hidden]
    if not places:
        return []
    return [
        {
            "type": "bar", "orientation": "h", "y": places, "x": [(scale.high - scale.low) * STUB] * len(places),
            "marker": {"color": CLEAR, "pattern": HATCH, "line": {"color": INK, "width": 1}},
            "customdata": [bars[place].code for place in places], "hovertext": [bars[place].hover for place in places],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "unselected": {"marker": {"opacity": 1}},
        }
    ]  # fmt: skip


def _whiskers(bars: Sequence[Bar]) -> list[dict[str, Any]]:
    """The interval as a dark line with a light edge, to be seen both on the bar and beside it."""
    found = [
        (place, bar.low, bar.high) for place, bar in enumerate(bars) if bar.low is not None and bar.high is not None
    ]
    if not found:
        return []
    x = [end for _, low, high in found for end in (low, high, None)]
    y = [end for place, _, _ in found for end in (place, place, None)]
    line = {"type": "scatter", "mode": "lines", "x": x, "y": y, "hoverinfo": "skip"}
    return [line | {"line": {"color": PAPER, "width": 6}}, line | {"line": {"color": INK, "width": 2}}]


def _plans(bars: Sequence[Bar]) -> list[dict[str, Any]]:
    """A tick across the bar, with a light edge to be seen on it, that ends before the next row's begins."""
    marks = [(place, bar.own_plan) for place, bar in enumerate(bars) if bar.own_plan is not None]
    looks = ((14, 7, PAPER), (16, 3, INK))  # plotly draws 1,4 of the size
    return [
        _at(marks) | {"marker": {"symbol": "line-ns", "size": size, "line": {"width": width, "color": colour}}}
        for size, width, colour in (looks if marks else ())
    ]


def _targets(bars: Sequence[Bar]) -> list[dict[str, Any]]:
    marks = [(place, bar.target) for place, bar in enumerate(bars) if bar.target is not None]
    look = {"symbol": "diamond-tall", "size": 13, "color": INK, "line": {"width": 1.5, "color": PAPER}}
    return [_at(marks) | {"marker": look}] if marks else []


def _at(marks: Sequence[tuple[int, float | None]]) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "markers", "y": [place for place, _ in marks], "x": [end for _, end in marks],
        "cliponaxis": False, "hoverinfo": "skip",
    }  # fmt: skip
