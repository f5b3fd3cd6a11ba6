"""How fast enquiries are answered, against the promise of 24 hours."""

import statistics
from collections.abc import Sequence
from typing import Any

from corespons import texts
from corespons.charts.chart import Chart
from corespons.charts.drawing import SMALL, axis, cell, drawn, frame
from corespons.charts.paint import CLEAR, DATA, HATCH, INK, PALE
from corespons.charts.scale import ticks
from corespons.followup.disclosure import guarded

PROMISE = 24.0
DAY = 24.0
BINS = (
    (6.0, "0–6<br>h"), (12.0, "6–12<br>h"), (18.0, "12–18<br>h"), (PROMISE, "18–24<br>h"), (2 * DAY, "1–2<br>dygn"),
    (7 * DAY, "2–7<br>dygn"), (float("inf"), "över 7<br>dygn"),
)  # fmt: skip
TINY = 12  # eight names beside one another on a telephone
UNANSWERED = "inget<br>svar"
IN_TIME = sum(end <= PROMISE for end, _ in BINS)


def answer_time_distribution(hours: Sequence[float], unanswered: int, is_open: bool = False) -> Chart:
    """The answered enquiries by how long the answer took (24 hours is within the promise), and those without one."""
    counts = guarded([*_counts(hours), unanswered], is_open)
    names = [*(name for _, name in BINS), UNANSWERED]
    flat = [name.replace("<br>", texts.NBSP) for name in names]
    known = [(name, count) for name, count in zip(flat, counts, strict=True) if count]
    peak = max(known, key=lambda row: row[1], default=None)
    most = f" Flest: {peak[0]}, {texts.number(peak[1])}." if peak else ""
    return Chart(
        title="Tid till svar", figure=_figure(names, flat, counts), sentence=_sentence(hours, unanswered, is_open),
        table=frame({"Tid till svar": flat, "Ärenden": [cell(count, "antal", count is None) for count in counts]}),
        alt=f"Stående staplar över svarstider med löftet 24 timmar markerat.{most}",
    )  # fmt: skip


def _counts(hours: Sequence[float]) -> list[int]:
    starts = [-float("inf"), *(end for end, _ in BINS)]
    return [sum(start < hour <= end for hour in hours) for start, (end, _) in zip(starts, BINS, strict=False)]


def _sentence(hours: Sequence[float], unanswered: int, is_open: bool) -> str:
    total, in_time = len(hours) + unanswered, sum(hour <= PROMISE for hour in hours)
    if not total:
        return "Inga ärenden har kommit in."
    parts = (total, in_time, total - in_time)
    if is_open and any(guarded([count], is_open) == [None] for count in parts):
        return "Antalen är för små för att visas."
    part = f"{texts.number(in_time)} av {texts.counted(total, 'ärende', 'ärenden')} ({texts.share(in_time, total)})"
    text = f"{part} fick svar inom 24 timmar."
    if len(hours) >= 5:
        text += f" Hälften av svaren kom inom {_span(statistics.median(hours))}."
    return text if is_open or not unanswered else f"{text} {texts.number(unanswered)} är obesvarade."


def _span(hours: float) -> str:
    return (
        texts.counted(round(hours), "timme", "timmar")
        if hours < 2 * DAY
        else texts.counted(round(hours / DAY), "dygn", "dygn")
    )


def _figure(names: Sequence[str], flat: Sequence[str], counts: Sequence[int | None]) -> Any:
    scale = ticks(counts, "antal")
    height = scale.high * 1.12
    return drawn(
        [_bars(flat, counts), *_hidden(flat, counts, scale.high)], height=320, bargap=0.18,
        xaxis=axis(range(len(names)), names, (-0.5, len(names) - 0.5), tickfont={"size": TINY, "color": INK}),
        yaxis=axis(scale.values, scale.names, (0, height), showgrid=True),
        shapes=[_promise(height)],
        annotations=[{
            "x": IN_TIME - 0.5, "y": height, "yanchor": "top", "text": "löftet: 24 timmar", "showarrow": False,
            "xanchor": "left", "xshift": 4, "font": {"size": SMALL, "color": INK},
        }],
    )  # fmt: skip


def _bars(names: Sequence[str], counts: Sequence[int | None]) -> dict[str, Any]:
    """Within the promise strong, after it pale, without an answer only an edge."""
    places = [place for place, count in enumerate(counts) if count is not None]
    colours = [DATA if place < IN_TIME else CLEAR if place == len(counts) - 1 else PALE for place in places]
    return {
        "type": "bar", "x": places, "y": [counts[place] for place in places],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "hovertext": [f"{names[place]}: {texts.number(counts[place])}" for place in places],
        "text": [texts.number(counts[place]) if counts[place] else "" for place in places], "textposition": "outside",
        "textfont": {"size": SMALL, "color": INK}, "cliponaxis": False,
        "marker": {"color": colours, "line": {"color": INK, "width": [2 * (colour == CLEAR) for colour in colours]}},
    }  # fmt: skip


def _hidden(names: Sequence[str], counts: Sequence[int | None], top: float) -> list[dict[str, Any]]:
    places = [place for place, count in enumerate(counts) if count is None]
    if not places:
        return []
    return [{
        "type": "bar", "x": places, "y": [top * 0.04] * len(places), "hovertemplate": "%{hovertext}<extra></extra>",
        "hovertext": [f"{names[place]}: visas inte" for place in places],
        "text": [texts.HIDDEN.replace("<", "&lt;")] * len(places),
        "textfont": {"size": SMALL, "color": INK},
        "textposition": "outside", "marker": {"color": CLEAR, "pattern": HATCH, "line": {"color": INK, "width": 1}},
    }]  # fmt: skip


def _promise(height: float) -> dict[str, Any]:
    place = IN_TIME - 0.5
    return {
        "type": "line",
        "x0": place,
        "x1": place,
        "y0": 0,
        "y1": height,
        "line": {"color": INK, "width": 2, "dash": "dash"},
    }
