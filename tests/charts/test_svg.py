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


def test_missing_is_an_empty_track_and_hidden_a_hatched_one():
    missing = bullet_svg(sample.result(None, name="Svar", unit="%"))
    assert parts(missing, "track") and not parts(missing, "data") and not parts(missing, "hatch")
    assert parts(bullet_svg(sample.hidden(target=80, plan=40)), "hatch")


def test_count_without_a_target_has_no_bar():
    assert not parts(bullet_svg(sample.result(412)), "data")


def test_line_is_broken_where_a_month_is_missing():
    svg = trend_svg([1, 5, None, 7, 9], "Från 1 till 9")
    assert len(parts(svg, "line")) == 2 and len(parts(svg, "data")) == 1


def test_no_months_no_line():
    assert not parts(trend_svg([], ""), "line")


@pytest.mark.parametrize("status", STATUSES)
def test_every_status_has_a_shape_of_its_own(status):
    shapes = {status_svg(one).split("</style>")[1] for one in STATUSES}
    assert len(shapes) == len(STATUSES)
    assert title(status_svg(status)) == status
