"""The map of the municipalities from real borders, coloured in the same steps as the bars beside it."""

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from corespons import texts
from corespons.charts.chart import Chart
from corespons.charts.drawing import LEGEND, drawn
from corespons.charts.hatching import hatched
from corespons.charts.municipalities import Ranked, hover, ranked_municipalities
from corespons.charts.paint import CLEAR, INK
from corespons.indicators.result import Result

BORDERS = "./app/static/kommun.geojson"  # fetched by the browser once, not sent with each figure
HIDDEN, MISSING = "visas inte", "uppgift saknas"
HEIGHT = 480


def municipality_map(results: Sequence[Result], chosen: str | None = None) -> Chart:
    """Each municipality in the step of its figure, hatched where there is none; a click gives its code."""
    ranking = ranked_municipalities(results)
    edges = [edge(r, ranking.colour(r)) for r in ranking.order if r.area == chosen]
    figure = on_map([*_steps(ranking), *_without(ranking), *edges], ranking.head)
    count = texts.counted(len(ranking.order), "kommun", "kommuner")
    return Chart(
        title=ranking.title,
        sentence=ranking.sentence,
        figure=figure,
        table=ranking.table,
        units=ranking.units,
        alt=f"Karta över {count} i {texts.counted(len(ranking.classes), 'färgsteg', 'färgsteg')}. {ranking.ends}",
    )


def on_map(traces: Sequence[Mapping[str, Any]], head: str) -> go.Figure:
    """The traces on a map of their own areas, with a legend under it that says what they are."""
    return drawn(
        traces, height=HEIGHT, showlegend=True, margin={"l": 0, "r": 0, "t": 0, "b": 0},
        legend=LEGEND | {"y": 0, "yanchor": "top", "title": {"text": head, "font": LEGEND["font"]}},
        geo={"fitbounds": "locations", "visible": False, "projection": {"type": "mercator"}, "bgcolor": CLEAR},
    )  # fmt: skip


def _steps(ranking: Ranked) -> list[dict[str, Any]]:
    """One trace a step, the strongest first, so that the legend has a box for each."""
    seen = [result for result in ranking.order if result.value is not None]
    colours = dict.fromkeys(ranking.colour(result) for result in seen)
    labels = {colour: one.label for colour, one in zip(colours, reversed(ranking.classes), strict=True)}
    return [areas([r for r in seen if ranking.colour(r) == colour], colour, label) for colour, label in labels.items()]


def areas(results: Sequence[Result], colour: str, label: str) -> dict[str, Any]:
    """Municipalities in one colour; with a label they have a box in the legend."""
    return {
        "type": "choropleth", "geojson": BORDERS, "locations": [r.area for r in results], "z": [1] * len(results),
        "colorscale": [[0, colour], [1, colour]], "showscale": False, "showlegend": bool(label), "name": label,
        "marker": {"line": {"color": INK, "width": 0.8}}, "unselected": {"marker": {"opacity": 1}},
        "hovertext": [hover(r) for r in results], "hovertemplate": "%{hovertext}<extra></extra>",
    }  # fmt: skip


def _without(ranking: Ranked) -> list[dict[str, Any]]:
    """Those that have no figure to show: clear areas to point at, and lines in them that tell why."""
    hidden = [result for result in ranking.order if result.hidden]
    missing = [result for result in ranking.order if result.value is None and not result.hidden]
    both = [areas(hidden + missing, CLEAR, "")] if hidden or missing else []
    return [*both, *hatches(hidden, missing, MISSING)]


def hatches(hidden: Sequence[Result], missing: Sequence[Result], why: str) -> list[dict[str, Any]]:
    """Whole lines in the municipalities that may not be seen, dotted ones the other way where there is nothing."""
    return _hatch(hidden, f"▨ {HIDDEN}", "solid", 1) + _hatch(missing, f"▧ {why}", "dot", -1)


def _hatch(results: Sequence[Result], name: str, dash: str, slope: int) -> list[dict[str, Any]]:
    if not results:
        return []
    longitudes, latitudes = hatched([result.area for result in results], gap=0.14, slope=slope)
    return [
        {
            "type": "scattergeo", "mode": "lines", "lon": longitudes, "lat": latitudes, "name": name,
            "line": {"color": INK, "width": 1.2, "dash": dash}, "hoverinfo": "skip", "showlegend": True,
        }
    ]  # fmt: skip


def edge(result: Result, colour: str) -> dict[str, Any]:
    """The chosen municipality once more on top, with a thick edge that no neighbour covers."""
    return areas([result], colour, "") | {"marker": {"line": {"color": INK, "width": 4}}}
