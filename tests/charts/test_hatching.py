from corespons.charts.hatching import hatched

SOUTH, NORTH, WEST, EAST = 61.5, 65.2, 11.8, 19.4


def test_lines_lie_in_the_municipality_and_end_apart():
    longitudes, latitudes = hatched(["2321"], gap=0.14)
    assert longitudes[2::3] == [None] * (len(longitudes) // 3) and len(longitudes) == len(latitudes) > 9
    assert all(WEST < x < EAST for x in longitudes if x is not None)
    assert all(SOUTH < y < NORTH for y in latitudes if y is not None)


def test_unknown_municipality_has_no_lines():
    assert hatched(["9999"], gap=0.14) == ([], [])
