from xml.etree import ElementTree

import pytest

from corespons.charts import bullet_svg, status_svg, trend_svg
from corespons.followup import STATUSES
from tests.charts import sample


def parts(svg: str, kind: str) -> list[dict[str, str]]:
    root = ElementTree.fromstring(svg)
    return [part.attrib for part in root.iter() if part.get("class") == kind]


def title(svg: str) -> str:
    return ElementTree.fromstring(svg).find("{http://www.w3.org/2000/svg}title").text.replace("\u00a0", " ")


def test_bar_plan_and_target_lie_on_one_scale():
    svg = bullet_svg(sample.result(412, target=700, plan=350, outcome=420))
    assert parts(svg, "data")[0]["width"] == "180.0"
    assert parts(svg, "plan")[0]["d"].startswith("M150.0 ")
    assert title(svg) == "Nådda företag: 412, plan i dag 350, mål 700"


def test_share_is_of_a_hundred_with_its_interval():
    svg = bullet_svg(sample.result(61, name="Svar", unit="%", low=51, high=70, target=80, plan=80, outcome=61))
    assert parts(svg, "data")[0]["width"] == "183.0"
    assert parts(svg, "whisker") and not parts(svg, "plan") and len(parts(svg, "target")) == 1
    assert title(svg) == "Svar: 61 %, osäkerhet 51–70 %, mål 80 %"


def test_a_target_that_is_a_span_stands_at_both_ends_and_is_told_once():
    women = sample.result(61, id="X3", name="Andel kvinnor", unit="%", target=50, plan=50, outcome=61)
    ticks = [tick["d"].split()[0] for tick in parts(bullet_svg(women), "target")]
    assert ticks == ["M120.0", "M180.0"]  # 40 and 60 of a hundred
    assert len(parts(trend_svg([55, 61], "Från 55 till 61", women), "level")) == 2
    assert title(bullet_svg(women)) == "Andel kvinnor: 61 %, mål 40–60 %"


def test_missing_is_an_empty_track_and_hidden_a_hatched_one():
    missing = bullet_svg(sample.result(None, name="Svar", unit="%"))
    assert parts(missing, "track") and not parts(missing, "data") and not parts(missing, "hatch")
    assert parts(bullet_svg(sample.hidden(target=80, plan=40)), "hatch")


def test_count_without_a_target_has_no_bar():
    assert not parts(bullet_svg(sample.result(412)), "data")


def test_line_is_broken_where_a_month_is_missing():
    svg = trend_svg([1, 5, None, 7, 9], "Från 1 till 9")
    assert len(parts(svg, "line")) == 2 and len(parts(svg, "data")) == 1


def points(svg):
    return [[tuple(map(float, point.split(","))) for point in line["points"].split()] for line in parts(svg, "line")]


def test_every_line_has_the_same_twelve_months_so_a_young_project_stands_to_the_right():
    (whole,), (young,) = points(trend_svg(range(12), "")), points(trend_svg([1, 2, 3], ""))
    assert [x for x, _ in young] == [x for x, _ in whole][-3:]


def test_counts_are_drawn_from_zero():
    (line,) = points(trend_svg([50, 100], "", sample.result(100)))
    assert [y for _, y in line] == [15.0, 4.0]


def test_a_small_shift_of_a_share_looks_small():
    (line,) = points(trend_svg([60, 62], "", sample.result(62, unit="%")))
    assert abs(line[1][1] - line[0][1]) == pytest.approx(22 * 2 / 20, abs=0.11)


def test_a_target_that_holds_all_along_lies_across_the_line_and_a_growing_plan_at_its_end():
    share = trend_svg([60, 90], "", sample.result(90, unit="%", target=80, plan=80))
    assert [mark["d"] for mark in parts(share, "level")] == ["M0 11.3H120"]
    count = trend_svg([10, 20], "", sample.result(20, target=80, plan=40))
    assert [mark["d"] for mark in parts(count, "plan")] == ["M108 4.0H120"] and not parts(count, "level")


def test_a_plan_counted_from_another_day_is_not_held_against_the_line():
    svg = trend_svg([10, 20], "", sample.result(20, target=80, plan=40, outcome=15))
    assert not parts(svg, "plan") and not parts(svg, "level")


def test_both_ends_of_the_line_are_marked_the_first_known_with_a_ring():
    svg = trend_svg([None, 5, 7], "")
    (ring,), (dot,) = parts(svg, "first"), parts(svg, "data")
    ((first, last),) = points(svg)
    assert (float(ring["cx"]), float(dot["cx"])) == (first[0], last[0])


def test_no_months_no_line():
    assert not parts(trend_svg([], ""), "line")


@pytest.mark.parametrize("status", STATUSES)
def test_every_status_has_a_shape_of_its_own(status):
    shapes = {status_svg(one).split("</style>")[1] for one in STATUSES}
    assert len(shapes) == len(STATUSES)
    assert title(status_svg(status)) == status
