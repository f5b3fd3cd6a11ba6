"""The map of the municipalities from real borders, coloured in the same steps as the bars beside it."""

from collections.abc import Sequence
from typing import Any

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
    traces = [*_steps(ranking), *_without(ranking), *[_edge(r, ranking) for r in ranking.order if r.area == chosen]]
    figure = drawn(
        traces, height=HEIGHT, showlegend=True, margin={"l": 0, "r": 0, "t": 0, "b": 0},
        legend=LEGEND | {"y": 0, "yanchor": "top", "title": {"text": ranking.head, "font": LEGEND["font"]}},
        geo={"fitbounds": "locations", "visible": False, "projection": {"type": "mercator"}, "bgcolor": CLEAR},
    )  # fmt: skip
    count = texts.counted(len(ranking.order), "kommun", "kommuner")
    return Chart(
        title=ranking.title,
        sentence=ranking.sentence,
        figure=figure,
        table=ranking.table,
        units=ranking.units,
        alt=f"Karta över {count} i {texts.counted(len(ranking.classes), 'färgsteg', 'färgsteg')}. {ranking.ends}",
    )


def _steps(ranking: Ranked) -> list[dict[str, Any]]:
    """One trace a step, the strongest first, so that the legend has a box for each."""
    seen = [result for result in ranking.order if result.value is not None]
    colours = dict.fromkeys(ranking.colour(result) for result in seen)
    labels = {colour: one.label for colour, one in zip(colours, reversed(ranking.classes), strict=True)}
    return [_areas([r for r in seen if ranking.colour(r) == colour], colour, label) for colour, label in labels.items()]


def _areas(results: Sequence[Result], colour: str, label: str) -> dict[str, Any]:
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
    both = [_areas(hidden + missing, CLEAR, "")] if hidden or missing else []
    return both + _hatch(hidden, HIDDEN, "solid", 1) + _hatch(missing, MISSING, "dot", -1)


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


def _edge(result: Result, ranking: Ranked) -> dict[str, Any]:
    """The chosen municipality once more on top, with a thick edge that no neighbour covers."""
    return _areas([result], ranking.colour(result), "") | {"marker": {"line": {"color": INK, "width": 4}}}
