"""A chart block as a drawing (SVG): the same picture in PDF and Word. Typst sets it in our own font."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from corespons import texts
from corespons.charts.scale import Ticks, ticks
from corespons.colours import LIGHT
from corespons.reports.report import ChartBlock, Series

WIDTH, ROW, BAR = 640, 22, 13
LABELS, VALUES, LETTER = (90, 270), 80, 6.4
HEIGHT, LOW, LEFT, BOTTOM, RIGHT, TOP = 250, 150, 62, 30, 96, 12
FONT = "Source Sans 3"
LINES = ((LIGHT.data, 2.5, ""), (LIGHT.text, 1.2, "6 4"), (LIGHT.soft, 1.2, "1.5 3"))
GAP = 15.0


@dataclass(frozen=True)
class _Axis:
    """The value axis of a line chart in a picture of some height."""

    ticks: Ticks
    height: int

    def y(self, value: float) -> float:
        """How far down a value stands."""
        room = self.height - BOTTOM - TOP
        return self.height - BOTTOM - room * (value - self.ticks.low) / (self.ticks.high - self.ticks.low)


def drawing(chart: ChartBlock) -> str:
    """The chart as SVG text. A hidden value is hatched and says so; none is drawn to a length of its own."""
    parts, height = _lines(chart) if chart.is_line else _bars(chart)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" '
        f'font-family="{FONT}" font-size="13" fill="{LIGHT.text}">{"".join(parts)}</svg>'
    )


def _bars(chart: ChartBlock) -> tuple[list[str], int]:
    whole = chart.series[1].values if len(chart.series) > 1 else ()
    known = [value for series in chart.series for value in series.values if value is not None]
    left = min(LABELS[1], max(LABELS[0], LETTER * max(map(len, chart.categories), default=0) + 10))
    full, room = max([*known, 0.0]) or 1.0, WIDTH - left - VALUES
    parts = []
    for place, name in enumerate(chart.categories):
        y = place * ROW + 4
        value, mark = chart.series[0].values[place], chart.marks[place] if chart.marks else ""
        length = 0.0 if value is None else max(0.0, value / full * room)
        parts.append(_text(left - 10, y + BAR - 2, name, "end"))
        end = length
        if whole:
            end = max(length, (whole[place] or 0.0) / full * room)
            parts.append(_rect(left, y, end, LIGHT.track))
        parts.append(_rect(left, y, length, LIGHT.data) if value is not None else _hatched(left, y, mark))
        beside = end if value is not None else 34.0 if mark == texts.HIDDEN else 0.0
        parts.append(_text(left + beside + 7, y + BAR - 2, mark, "start"))
    return parts, max(ROW, len(chart.categories) * ROW + 4)


def _rect(x: float, y: float, length: float, colour: str) -> str:
    return f'<rect x="{x:.1f}" y="{y}" width="{length:.1f}" height="{BAR}" fill="{colour}"/>'


def _hatched(left: float, y: float, mark: str) -> str:
    if mark != texts.HIDDEN:
        return ""
    lines = "".join(f"M{left + x:.1f} {y + BAR}l{BAR} -{BAR}" for x in range(0, 24, 6))
    return f'<path d="{lines}" stroke="{LIGHT.soft}" fill="none"/>'


def _lines(chart: ChartBlock) -> tuple[list[str], int]:
    scale = ticks([value for series in chart.series for value in series.values], chart.unit)
    axis, count = _Axis(scale, LOW if chart.is_low else HEIGHT), len(chart.categories)
    parts = [_grid_line(axis.y(value), name) for value, name in zip(scale.values, scale.names, strict=True)]
    parts += _months(chart.categories, axis.height - 8)
    for series, style in zip(chart.series, LINES, strict=False):
        parts += _line(series, style, axis, count)
    return [*parts, *_names(chart, axis)], axis.height


def _x(place: int, count: int) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * place / max(count - 1, 1)


def _grid_line(y: float, name: str) -> str:
    rule = f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="{LIGHT.line}" stroke-width="0.8"/>'
    return rule + _text(LEFT - 8, y + 4, name, "end")


def _months(labels: Sequence[str], y: float) -> list[str]:
    """The first and last label, and as many between them as there is room for."""
    count = len(labels)
    every = max(1, -(-count // 6))
    shown = [place for place in range(0, count, every) if place == 0 or count - 1 - place >= every / 2]
    return [_text(_x(place, count), y, labels[place], "middle") for place in dict.fromkeys((*shown, count - 1))]


def _line(series: Series, style: tuple[str, float, str], axis: _Axis, count: int) -> list[str]:
    """The values as a line with a gap where there is none; a lonely value is a dot."""
    colour, width, dash = style
    runs: list[list[str]] = [[]]
    for place, value in enumerate(series.values):
        if value is None:
            runs.append([])
        else:
            runs[-1].append(f"{_x(place, count):.1f},{axis.y(value):.1f}")
    look = f'stroke="{colour}" stroke-width="{width}" fill="none"' + (f' stroke-dasharray="{dash}"' if dash else "")
    drawn = [f'<polyline points="{" ".join(run)}" {look}/>' for run in runs if len(run) > 1]
    return drawn + [_dot(run[0], colour) for run in runs if len(run) == 1]


def _dot(point: str, colour: str) -> str:
    x, y = point.split(",")
    return f'<circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>'


def _names(chart: ChartBlock, axis: _Axis) -> list[str]:
    """What each line is, right of its end and never over one another."""
    last = [(series, next((v for v in reversed(series.values) if v is not None), None)) for series in chart.series]
    ends = sorted(((axis.y(value), series.name, value) for series, value in last if value is not None), reverse=True)
    parts, lowest = [], float(axis.height)
    for y, name, value in ends:
        at = min(y + 4, lowest - GAP)
        lowest = at
        parts.append(_text(WIDTH - RIGHT + 8, at, f"{name.lower()} {texts.number(value, chart.unit)}", "start"))
    return parts


def _text(x: float, y: float, words: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'
