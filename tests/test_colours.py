"""Text stands out 4.5:1, graphics 3:1, and status colours differ for eyes that mix up red and green."""

import math
import tomllib
from itertools import combinations

import pytest

from corespons.colours import DARK, LIGHT, STATUS_TONE
from corespons.followup import STATUSES
from corespons.settings import ROOT, STATIC

PALETTES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
SEEING = {  # Machado, Oliveira & Fernandes 2009, severity 1.0
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def linear(colour: str) -> list[float]:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def contrast(one: str, other: str) -> float:
    lights = [sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear(x), strict=True)) for x in (one, other)]
    return (max(lights) + 0.05) / (min(lights) + 0.05)


def seen(colour: str, eyes: str) -> list[float]:
    """The colour in CIELAB as eyes of a kind see it."""
    rgb = [max(0.0, min(1.0, sum(w * c for w, c in zip(row, linear(colour), strict=True)))) for row in SEEING[eyes]]
    to_xyz = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    xyz = [sum(w * c for w, c in zip(row, rgb, strict=True)) / white
           for row, white in zip(to_xyz, (0.95047, 1.0, 1.08883), strict=True)]  # fmt: skip
    x, y, z = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in xyz)
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]


@PALETTES
def test_text_is_readable(palette):
    for name in ("text", "soft", "data", "good", "watch", "late", "none"):
        for ground in (palette.background, palette.paper):
            assert contrast(getattr(palette, name), ground) >= 4.5, name


@PALETTES
def test_graphics_stand_out(palette):
    assert contrast(palette.data, palette.background) >= 3
    assert contrast(palette.data, palette.track) >= 3
    assert contrast(palette.text, palette.track) >= 3


@PALETTES
@pytest.mark.parametrize("eyes", SEEING)
def test_status_and_data_differ_for_all_eyes(palette, eyes):
    for one, other in combinations(("good", "watch", "late"), 2):
        assert math.dist(seen(getattr(palette, one), eyes), seen(getattr(palette, other), eyes)) >= 9, (one, other)


@PALETTES
@pytest.mark.parametrize("eyes", SEEING)
def test_map_grows_evenly_stronger(palette, eyes):
    lightness = [seen(colour, eyes)[0] for colour in palette.sequence]
    assert lightness == sorted(lightness, reverse=palette is LIGHT)


def test_every_status_has_a_tone():
    assert set(STATUS_TONE) == set(STATUSES)


def test_theme_and_style_sheet_have_the_same_colours():
    theme = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))["theme"]
    sheet = (STATIC / "corespons.css").read_text(encoding="utf-8")
    for name, palette in (("light", LIGHT), ("dark", DARK)):
        assert theme[name]["backgroundColor"] == palette.background
        assert theme[name]["textColor"] == palette.text
        assert theme[name]["primaryColor"] == palette.data
        assert tuple(theme[name]["chartSequentialColors"]) == palette.sequence
        drawn = [palette.data, palette.pale, palette.good, palette.watch, palette.late]
        assert theme[name]["chartCategoricalColors"] == drawn
        for tone in ("text", "soft", "line", "paper", "data", "track", "good", "watch", "late", "none"):
            assert f"--cr-{tone}: {getattr(palette, tone)};" in sheet, (name, tone)
