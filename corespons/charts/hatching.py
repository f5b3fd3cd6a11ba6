"""Hatching for the map: slanting lines inside a municipality's borders, since a map's areas cannot carry a pattern."""

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from corespons.settings import STATIC

Ring = Sequence[tuple[float, float]]

SQUEEZE = math.cos(math.radians(63))  # so that the lines slant by 45° at these latitudes
DECIMALS = 2
FINE = 0.02  # degrees between the lines whose middles are looked at for a place to stand


def hatched(codes: Iterable[str], gap: float, slope: int = 1) -> tuple[list[float | None], list[float | None]]:
    """Longitudes and latitudes of the lines inside these municipalities; None ends a line. `gap` in degrees north."""
    longitudes: list[float | None] = []
    latitudes: list[float | None] = []
    for code in codes:
        for start, end in _lines(code, gap, slope):
            longitudes += [start[0], end[0], None]
            latitudes += [start[1], end[1], None]
    return longitudes, latitudes


@cache
def middle(code: str) -> tuple[float, float] | None:
    """Longitude and latitude of a place well inside a municipality: far from its borders, for a mark to stand on."""
    inside = [((x0 + x1) / 2, (y0 + y1) / 2) for (x0, y0), (x1, y1) in _lines(code, FINE, 1)]
    if not inside:
        return None
    borders = [border for ring in _rings()[code] for border in pairwise(ring)]
    x, y = max(inside, key=lambda point: min(_apart(point, border) for border in borders))
    return round(x, DECIMALS), round(y, DECIMALS)


def _apart(point: tuple[float, float], border: tuple[Sequence[float], Sequence[float]]) -> float:
    """How far a point lies from a stretch of border, in degrees north."""
    (x0, y0), (x1, y1), (x, y) = ((one[0] * SQUEEZE, one[1]) for one in (*border, point))
    length = (x1 - x0) ** 2 + (y1 - y0) ** 2
    along = max(0.0, min(1.0, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length)) if length else 0.0
    return math.hypot(x - x0 - along * (x1 - x0), y - y0 - along * (y1 - y0))


@cache
def _rings() -> dict[str, list[Ring]]:
    borders = json.loads((STATIC / "kommun.geojson").read_text(encoding="utf-8"))
    return {
        area["id"]: [ring for polygon in _polygons(area["geometry"]) for ring in polygon]
        for area in borders["features"]
    }


def _polygons(geometry: dict[str, list[list[Ring]]]) -> list[list[Ring]]:
    return geometry["coordinates"] if str(geometry["type"]) == "MultiPolygon" else [geometry["coordinates"]]  # type: ignore[list-item]


@cache
def _lines(code: str, gap: float, slope: int) -> tuple[tuple[tuple[float, float], tuple[float, float]], ...]:
    rings = [[_turned(point, slope) for point in ring] for ring in _rings().get(code, [])]
    heights = [y for ring in rings for _, y in ring]
    if not heights:
        return ()
    places = range(math.ceil(min(heights) / gap), math.floor(max(heights) / gap) + 1)
    return tuple(line for place in places for line in _inside(rings, place * gap, slope))


def _inside(
    rings: Sequence[Ring], height: float, slope: int
) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """The stretches of a level line that lie inside: between the first and second crossing of a border, and so on."""
    crossings = sorted(
        x0 + (height - y0) / (y1 - y0) * (x1 - x0)
        for ring in rings
        for (x0, y0), (x1, y1) in pairwise(ring)
        if (y0 > height) != (y1 > height)
    )
    for left, right in zip(crossings[::2], crossings[1::2], strict=True):
        yield _back((left, height), slope), _back((right, height), slope)


def _turned(point: Sequence[float], slope: int) -> tuple[float, float]:
    x, y = point[0] * SQUEEZE, point[1]
    return x + slope * y, y - slope * x


def _back(point: tuple[float, float], slope: int) -> tuple[float, float]:
    u, v = point
    x, y = (u - slope * v) / 2, (v + slope * u) / 2
    return round(x / SQUEEZE, DECIMALS), round(y, DECIMALS)
