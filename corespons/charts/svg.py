"""Small pictures for the wall of Läget, as SVG text to be used as images: bar, trend line and status.

An image follows the reader's theme by itself: `prefers-color-scheme` inside it is the `color-scheme` of the element
that shows it. They hold no figure that may not be seen.
"""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from corespons import texts
from corespons.charts.scale import HUNDRED
from corespons.charts.words import written
from corespons.colours import DARK, LIGHT, Palette
from corespons.followup import target_ends, target_told
from corespons.indicators.result import Result

WIDTH, HEIGHT = 300, 46
LINE_WIDTH, LINE_HEIGHT, EDGE = 120, 30, 4
MONTHS, LEAST_SPAN = 12, 20.0  # a line's axes: so many months, and so much of a hundred at least
BADGE = 16
TOP, THICK = 17, 12
MEDIAN_OF_LABEL = 5.4  # half the width of a letter, roughly

Point = tuple[float, float]

SHAPES = {
    "Nått": '<path class="good" d="M8 0l2.4 5.2 5.6.7-4.2 3.9 1.1 5.7L8 12.7l-4.9 2.8 1.1-5.7L0 5.9l5.6-.7z"/>',
    "Enligt plan": '<circle class="good" cx="8" cy="8" r="8"/><path class="cut" d="M4 8.3l2.9 2.9 5.2-6"/>',
    "Risk": '<path class="watch" d="M8 .5L16 15.5H0z"/><path class="cut" d="M8 5.6v4.6M8 11.9v1.9"/>',
    "Efter plan": '<path class="late" d="M0 0h16v16H0z"/><path class="cut" d="M4 4l8 8M12 4l-8 8"/>',
    "För litet underlag": '<circle class="ring" cx="8" cy="8" r="6.6"/><circle class="none" cx="8" cy="8" r="2.2"/>',
    "Underlag saknas": '<circle class="ring" cx="8" cy="8" r="6.6"/><path class="bar" d="M4.5 8h7"/>',
    "Mål saknas": '<circle class="ring" cx="8" cy="8" r="6.6" stroke-dasharray="3.2 2"/>',
}


def bullet_svg(result: Result) -> str:
    """The outcome as a bar on its track, the plan to date as a tick, the target likewise, the interval a whisker.

    Where there is a plan, the bar is the outcome counted from the target's first day, as the status is.
    """
    title = f"{result.name}: {_bullet_words(result)}"
    if result.target is None and result.unit not in HUNDRED:
        return _svg(WIDTH, HEIGHT, title, [])  # nothing to hold it against: a bar would have no length
    value = None if result.hidden else result.value if result.outcome is None else result.outcome
    full = _full(result, value)
    parts = [f'<rect class="track" y="{TOP}" width="{WIDTH}" height="{THICK}" rx="2"/>']
    if value is not None:
        parts.append(f'<rect class="data" y="{TOP}" width="{_x(value, full):.1f}" height="{THICK}" rx="2"/>')
    elif result.hidden:
        parts.append(f'<path class="hatch" d="{_hatch()}"/>')
    if result.low is not None and result.high is not None and value is not None:
        parts.append(_whisker(_x(result.low, full), _x(result.high, full)))
    return _svg(WIDTH, HEIGHT, title, [*parts, *_marks(result, full)])


def trend_svg(values: Sequence[float | None], words: str, now: Result | None = None) -> str:
    """Values at twelve month ends as a line, a gap where one is None, held against the target and plan of `now`.

    Every line has the same axis of time, so fewer months stand to the right, and the same rule for its height: counts
    from zero, shares and indexes at least twenty units. `words` say the same.
    """
    known = [value for value in values if value is not None]
    low, high = _ends([*known, *_held_against(now)], now.unit if now else "") if known else (0.0, 1.0)
    points = [None if value is None else (_month(place - len(values)), _up(value, low, high))
              for place, value in enumerate(values)]  # fmt: skip
    runs = [[point for point in run if point] for is_known, run in groupby(points, key=bool) if is_known]
    lines = [f'<polyline class="line" points="{" ".join(map(_pair, run))}"/>' for run in runs if len(run) > 1]
    dots = [_dot(run[-1]) for run in runs if len(run) == 1 or run is runs[-1]]
    ends = [_ring(runs[0][0])] if len(known) > 1 else []
    marks = list(_trend_marks(now, low, high)) if now and known else []
    return _svg(LINE_WIDTH, LINE_HEIGHT, words, [*marks, *lines, *ends, *dots])


def _held_against(result: Result | None) -> list[float]:
    """What the line is held against: a target that is the plan all along, else the plan to date.

    A plan counts from the target's first day; where the figures are counted from another, it is no height of theirs.
    """
    if result is None or result.plan is None or result.outcome not in (None, result.value):
        return []
    return list(target_ends(result)) if result.plan == result.target else [result.plan]


def _ends(values: Sequence[float], unit: str) -> tuple[float, float]:
    low, high = min(values), max(values)
    if unit not in HUNDRED:
        return min(0.0, low), max(high, 1.0)
    room = max(0.0, LEAST_SPAN - (high - low)) / 2
    return low - room, high + room


def _month(from_last: int) -> float:
    return LINE_WIDTH - EDGE + (from_last + 1) / (MONTHS - 1) * (LINE_WIDTH - 2 * EDGE)


def _up(value: float, low: float, high: float) -> float:
    up = (value - low) / (high - low) if high > low else 0.5
    return LINE_HEIGHT - EDGE - up * (LINE_HEIGHT - 2 * EDGE)


def _trend_marks(result: Result, low: float, high: float) -> Iterator[str]:
    for value in _held_against(result):
        y = _up(value, low, high)
        if value in target_ends(result):
            yield f'<path class="level" d="M0 {y:.1f}H{LINE_WIDTH}"/>'
        else:
            yield f'<path class="plan" d="M{LINE_WIDTH - 12} {y:.1f}H{LINE_WIDTH}"/>'


def status_svg(status: str) -> str:
    """The shape of a status in its colour; the word stands beside it."""
    return _svg(BADGE, BADGE, status, [SHAPES[status]])


def _full(result: Result, value: float | None) -> float:
    if result.unit in HUNDRED:
        return 100.0
    ends = [end for end in (value, result.target, result.plan) if end is not None]
    return max(ends, default=1.0) or 1.0


def _x(value: float, full: float) -> float:
    return max(0.0, min(1.0, value / full)) * WIDTH


def _marks(result: Result, full: float) -> Iterator[str]:
    """The plan under the bar, the target over it; one of them where they are the same."""
    unit = result.unit
    for end, label in zip(target_ends(result), (f"mål {target_told(result)}", ""), strict=False):
        yield _mark("target", _x(end, full), label, 12)
    if result.plan is not None and result.plan != result.target:
        yield _mark("plan", _x(result.plan, full), f"plan {texts.number(result.plan, unit)}", 44)


def _mark(kind: str, x: float, label: str, y: int) -> str:
    at = max(1.5, min(WIDTH - 1.5, x))
    half = len(label) * MEDIAN_OF_LABEL / 1.5
    anchor, where = ("start", 0.0) if at < half else ("end", float(WIDTH)) if at > WIDTH - half else ("middle", at)
    top, bottom = (TOP - 3, TOP + THICK + 3) if kind == "target" else (TOP - 5, TOP + THICK + 5)
    tick = f'<path class="{kind}" d="M{at:.1f} {top}V{bottom}"/>'
    return f'{tick}<text x="{where:.1f}" y="{y}" text-anchor="{anchor}">{escape(label)}</text>'


def _whisker(low: float, high: float) -> str:
    middle = TOP + THICK / 2
    path = f"M{low:.1f} {middle - 4}v8M{high:.1f} {middle - 4}v8M{low:.1f} {middle}H{high:.1f}"
    return f'<path class="casing" d="{path}"/><path class="whisker" d="{path}"/>'


def _hatch() -> str:
    return "".join(f"M{x} {TOP + THICK}l{THICK} -{THICK}" for x in range(0, WIDTH - THICK, 8))


def _bullet_words(result: Result) -> str:
    words = [written(result)]
    if result.low is not None and result.value is not None:
        words.append(f"osäkerhet {texts.interval(result.low, result.high, result.unit)}")
    if result.plan is not None and result.plan != result.target:
        words.append(f"plan i dag {texts.number(result.plan, result.unit)}")
    words.append(f"mål {target_told(result)}" if result.target is not None else "inget mål")
    return ", ".join(words)


def _pair(point: Point) -> str:
    return f"{point[0]:.1f},{point[1]:.1f}"


def _dot(point: Point) -> str:
    return f'<circle class="data" cx="{point[0]:.1f}" cy="{point[1]:.1f}" r="3"/>'


def _ring(point: Point) -> str:
    return f'<circle class="first" cx="{point[0]:.1f}" cy="{point[1]:.1f}" r="2.5"/>'


def _svg(width: int, height: int, title: str, parts: list[str]) -> str:
    drawn = "".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f"<style>{_rules(drawn)}</style><title>{escape(title)}</title>{drawn}</svg>"
    )


def _rules(drawn: str) -> str:
    """The colours of what is drawn, light and dark, and no others: a wall holds dozens of these."""
    used = [name for name in STYLES if f'class="{name}"' in drawn or f"<{name}" in drawn]
    light, dark = ("".join(_rule(name, palette) for name in used) for palette in (LIGHT, DARK))
    return f"{light}@media (prefers-color-scheme:dark){{{dark}}}" if used else ""


def _rule(name: str, palette: Palette) -> str:
    return f"{name if name == 'text' else f'.{name}'}{{{STYLES[name].format_map(vars(palette))}}}"


STYLES = {
    "track": "fill:{track}",
    "data": "fill:{data}",
    "good": "fill:{good}",
    "watch": "fill:{watch}",
    "late": "fill:{late}",
    "none": "fill:{none}",
    "plan": "stroke:{text};stroke-width:3",
    "target": "stroke:{soft};stroke-width:2",
    "line": "fill:none;stroke:{data};stroke-width:2;stroke-linejoin:round",
    "first": "fill:{background};stroke:{data};stroke-width:1.5",
    "level": "fill:none;stroke:{soft};stroke-width:1.5;stroke-dasharray:4 3",
    "whisker": "fill:none;stroke:{text};stroke-width:1.5",
    "casing": "fill:none;stroke:{background};stroke-width:4",
    "hatch": "stroke:{soft}",
    "cut": "fill:none;stroke:{background};stroke-width:2",
    "ring": "fill:none;stroke:{none};stroke-width:2.4",
    "bar": "fill:none;stroke:{none};stroke-width:2.4",
    "text": "font:14px sans-serif;fill:{soft}",
}
