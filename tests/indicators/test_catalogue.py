"""The catalogue drives these: every indicator is defined, found, ordered, and answers for every area of its own."""

import pytest

from corespons.errors import BadQuestion
from corespons.followup import answer
from corespons.indicators import CATALOGUE, GOALS, Better, Indicator, Question, definitions, find
from corespons.indicators.registry import indicator
from corespons.indicators.statistics import COMPANIES
from corespons.store import Store
from tests.tables import facts, window

every_indicator = pytest.mark.parametrize("indicator", CATALOGUE.values(), ids=lambda one: one.id)
IN_ORDER = [f"D1.{i}" for i in range(1, 9)] + [f"D2.{i}" for i in range(1, 9)] + [f"D3.{i}" for i in range(1, 10)]
IN_ORDER += [f"X{i}" for i in range(1, 10)] + ["Q1"]
LEVELS = ("project", "region", "municipality", "bucket")
SWEDISH = {"och", "som", "av", "med", "för", "den", "i", "företag", "insatser", "till", "från", "antal", "andel"}


def test_the_catalogue_goes_by_sub_goal_then_across() -> None:
    assert list(CATALOGUE) == IN_ORDER
    assert [one.goal for one in CATALOGUE.values()] == [1] * 8 + [2] * 8 + [3] * 9 + [0] * 10


def test_the_definitions_define_the_catalogue_and_nothing_else() -> None:
    assert set(definitions()) == set(CATALOGUE)


@every_indicator
def test_every_indicator_is_defined_in_swedish(indicator: Indicator) -> None:
    text = definitions()[indicator.id].definition
    assert text.endswith(".")
    assert len(SWEDISH & set(text.lower().replace(",", "").split())) >= 2
    assert "TODO" not in text


def test_eu_s_own_indicators_say_whose_they_are() -> None:
    own = {definition.origin for id, definition in definitions().items() if id not in ("X1", "X2")}
    assert all("projektets eget förslag" in origin.lower() for origin in own)
    assert all("EU" in definitions()[id].origin for id in ("X1", "X2"))


@every_indicator
def test_every_indicator_says_in_code_what_it_counts(indicator: Indicator) -> None:
    function = indicator.observe or indicator.compute
    assert function is not None
    assert (function.__doc__ or "").strip().endswith(".")
    assert function.__module__ == GOALS[indicator.goal].__name__


@every_indicator
def test_every_indicator_is_found_in_any_case(indicator: Indicator) -> None:
    assert find(f" {indicator.id.lower()} ") is indicator


def test_an_unknown_indicator_is_answered_with_those_that_exist() -> None:
    with pytest.raises(BadQuestion, match=r"D9\.9.*D1\.1, D1\.2.*Q1"):
        find("D9.9")


def test_an_id_is_registered_once() -> None:
    with pytest.raises(ValueError, match=r"D1\.1 is registered twice"):
        indicator("D1.1", "Igen", goal=1, statistic=COMPANIES)(lambda known: known)


@every_indicator
def test_an_area_without_observations_is_still_listed(store: Store, indicator: Indicator) -> None:
    results = answer(facts(store), Question(window(), ids=(indicator.id,)))
    by_level = [sum(one.level == level for one in results) for level in LEVELS]
    expected = {"X6": [1, 2, 0, 0], "X7": [1, 2, 0, 0], "X8": [1, 1, 0, 0], "D1.8": [1, 2, 0, 0], "D1.7": [0, 0, 15, 0]}
    everywhere = [1, 2, 15, len(indicator.buckets)]
    assert by_level == expected.get(indicator.id, [1, 0, 0, 0] if indicator.id == "Q1" else everywhere)
    assert [one.level for one in results] == sorted((one.level for one in results), key=LEVELS.index)


def test_only_counts_that_never_fall_are_planned_day_by_day() -> None:
    assert [id for id, one in CATALOGUE.items() if one.grows] == ["D1.1", "D1.2", "D1.3", "D2.1", "D3.5", "X1", "X2"]


def test_which_way_is_better() -> None:
    ways = {way: [id for id, one in CATALOGUE.items() if one.better is way] for way in Better}
    assert ways[Better.LOWER] == ["D2.6", "X9"]
    assert ways[Better.BALANCED] == ["X3"]
    assert ways[Better.NEITHER] == ["D1.7", "D2.1", "D2.4", "X6", "X7", "X8"]


def test_a_question_keeps_to_its_ids_levels_and_areas(store: Store) -> None:
    asked = Question(window(), ids=("X1", "D1.1"), levels=("region", "municipality"), areas=("projekt", "23", "2321"))
    found = [(one.id, one.area) for one in answer(facts(store), asked)]
    assert found == [("D1.1", "23"), ("D1.1", "2321"), ("X1", "23"), ("X1", "2321")]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"audience": "alla"}, "Välj intern eller öppen"),
        ({"levels": ("län",)}, "Välj bland project, region"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_what_can(asked: dict[str, object], said: str) -> None:
    with pytest.raises(BadQuestion, match=said):
        Question(window(), **asked)  # type: ignore[arg-type]


def test_a_window_that_ends_before_it_begins_and_an_unknown_area_are_refused(store: Store) -> None:
    with pytest.raises(BadQuestion, match="Byt plats"):
        Question(window(start="2022-01-01", to="2021-12-31"))
    with pytest.raises(BadQuestion, match="Området '9999' finns inte"):
        answer(facts(store), Question(window(), areas=("9999",)))
