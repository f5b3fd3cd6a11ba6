"""Hand-made worlds for versions, ties, merges, targets, disclosure and the split of a change."""

from __future__ import annotations

import random

import pytest

from . import Query, Undo, changes, indicators, random_query, random_world
from .builders import (
    ACTORS,
    C1,
    C2,
    C3,
    activity,
    actor,
    ask,
    attendance,
    company,
    d,
    dt,
    enquiry,
    number,
    send,
    service,
    survey,
    target,
    value,
)
from .ledger import TABLES, Delivery, Entry


def test_corrected_row_and_knowledge_date() -> None:
    history = [
        send({"Insatser": [service("1", C1, "2021-05-01", status="planerad")]}),
        send({"Insatser": [service("1", C1, "2021-05-01")]}, when="2022-02-01T00:00"),
    ]
    assert value(history, "D1.1", as_of="2022-01-31") == 0
    assert value(history, "D1.1", as_of="2022-02-01") == 1


def test_same_id_of_two_sources_are_two_rows() -> None:
    history = [send({"Insatser": [service("1", C1, "2021-05-01")]})]
    history.append(send({"Insatser": [service("1", C2, "2021-05-01")]}, "Beta"))
    assert value(history, "D1.1") == 2


def test_reference_looks_at_home_then_in_the_one_other_source() -> None:
    met = {"Deltagande": [attendance("1", "A-1", C1)]}
    history = [send(met), send({"Aktiviteter": [activity("A-1", "2021-05-01")]}, "Beta")]
    assert value(history, "D1.1") == 1
    history.append(send({"Aktiviteter": [activity("A-1", "2021-05-01")]}, "Gamma"))
    assert value(history, "D1.1") == 0
    history.append(send({"Aktiviteter": [activity("A-1", "2021-05-01", status="inställd")]}))
    assert value(history, "D1.1") == 0


def test_attendance_without_id_counts_equal_rows_once_per_file() -> None:
    twice = {"Deltagande": [attendance(None, "G", C1, gender="man"), attendance(None, "G", C1, gender="man")]}
    history = [send({"Aktiviteter": [activity("G", "2021-05-01")], **twice}), send(twice)]
    assert ask(history, "X3")["n"] == 2


def test_tie_moves_and_holds() -> None:
    tie = company(C1) | {"company_ref": "k1"}
    history: list[Entry] = [
        send({"Företag": [tie], "Insatser": [service("1", C1, "2021-05-01"), service("2", "ref:k1", "2021-05-01")]})
    ]
    assert value(history, "D1.1") == 1
    history.append(send({"Företag": [company(C1, "2380")]}, "Beta"))  # another source's version: the tie holds
    assert value(history, "D1.1", "2380") == 1
    history.append(send({"Företag": [company(C2) | {"company_ref": "k1"}]}))
    assert value(history, "D1.1") == 2
    history.append(Undo(3, dt("2022-01-01T09:00")))
    assert value(history, "D1.1") == 1


def test_merge_chain_and_duplicate_valid_from() -> None:
    merges = [{"from_key": C1, "to_key": C2}, {"from_key": C2, "to_key": C3}]
    services = [service(key, key, "2021-05-01") for key in (C1, C2, C3)]
    first = {"Företag": [company(C3, "2260")], "Insatser": services, "Sammanslagning": merges}
    history = [send(first), send({"Företag": [company(C1, "2321")]})]
    assert value(history, "D1.1") == 1
    assert value(history, "D1.1", "2260") == 1  # the row whose own key is the final one wins
    history.append(send({"Sammanslagning": [{"from_key": C3, "to_key": C1}]}))  # would close the ring: set aside
    assert value(history, "D1.1", "2260") == 1


def test_public_bodies_and_actors_are_judged_on_the_final_key() -> None:
    services = [service(key, key, "2021-05-01") for key in (C1, C2, C3)]
    merges = [{"from_key": C1, "to_key": "2120002387"}]
    tables = {"Aktörer": [actor("Alfa", org=C2), actor("Utom", False, C3)], "Insatser": services}
    assert value([send({**tables, "Sammanslagning": merges})], "D1.1") == 1


def test_replace_and_undo_of_undo() -> None:
    history: list[Entry] = [send({"Insatser": [service("1", C1, "2021-05-01"), service("2", C2, "2021-05-01")]})]
    history.append(send({"Insatser": [service("9", C3, "2021-05-01")]}, "Beta"))
    history.append(send({"Insatser": [service("1", C1, "2021-05-01")]}, replace=True))
    assert value(history, "D1.1") == 2
    history.append(Undo(3, dt("2022-02-01T09:00")))
    assert value(history, "D1.1") == 3
    assert value(history, "D1.1", as_of="2022-01-31") == 2
    history.append(Undo(4, dt("2022-02-02T09:00")))
    assert value(history, "D1.1") == 2


def test_undo_leaves_rows_changed_since() -> None:
    history: list[Entry] = [send({"Insatser": [service("1", C1, "2021-05-01"), service("2", C2, "2021-05-01")]})]
    history.append(send({"Insatser": [service("1", C1, "2021-05-02")]}))
    history.append(Undo(1, dt("2022-02-01T09:00")))
    assert value(history, "D1.1") == 1


def test_plan_outcome_and_status_of_a_count() -> None:
    services = [service(str(i), number(i), "2021-04-15") for i in range(19)]
    goal = target("D1.1", "40", "2021-04-01", "2021-05-30")  # 60 days; 30 gone by 30 April: plan 20
    tables = {"Insatser": services, "Målvärden": [goal]}
    result = ask(tables, "D1.1", start="2021-04-20", end="2021-04-30")
    assert (result["value"], result["outcome"], result["plan"], result["status"]) == (0, 19, 20.0, "Enligt plan")
    assert ask(tables, "D1.1", end="2021-05-30")["status"] == "Efter plan"
    assert ask(tables, "D1.1", end="2021-05-31")["status"] == "Mål saknas"
    tables["Målvärden"] = [target("D1.1", "19", "2021-04-01", "2021-05-30")]
    assert ask(tables, "D1.1", end="2021-04-30")["status"] == "Nått"


def test_latest_target_wins_and_area_must_agree() -> None:
    goals = [target("D1.1", "1"), target("D1.1", "2", "2022-01-01", "2022-12-31"), target("D1.1", "3", "2022-01-01")]
    goals.append(target("D1.1", "9", "2022-02-01", area="22"))
    assert ask({"Målvärden": goals}, "D1.1", end="2022-06-30")["target"] == 3.0
    assert ask({"Målvärden": goals}, "D1.1", "22", end="2022-06-30")["target"] == 9.0


def test_share_status_and_its_uncertain_mark() -> None:
    tables = {"Insatser": [service(str(i), C1, "2021-05-01", sustainability=i < 8) for i in range(10)]}
    words = {}
    for goal in ("84", "85", "100", "101"):
        result = ask(tables | {"Målvärden": [target("X5", goal)]}, "X5")
        words[goal] = (result["status"], result["uncertain"])
    # 80 % of ten: Wilson 49.0–94.3. 80/84 = 0.952; 80/85 = 0.941; 80/100 = 0.8 exactly; 80/101 < 0.8
    assert [word for word, _ in words.values()] == ["Enligt plan", "Risk", "Risk", "Efter plan"]
    assert all(mark for _, mark in words.values())
    assert ask(tables | {"Målvärden": [target("X5", "20")]}, "X5")["uncertain"] is False
    few = {"Insatser": tables["Insatser"][:4], "Målvärden": [target("X5", "50")]}
    assert ask(few, "X5")["status"] == "För litet underlag"
    assert ask({"Målvärden": [target("X5", "50")]}, "X5")["status"] == "Underlag saknas"


def test_status_of_a_down_arrow() -> None:
    asked = [enquiry(str(i), number(i), "2022-01-10T12:00") for i in range(5)]
    given = [service(str(i), number(i), "2022-01-20") for i in range(5)]
    for goal, word in (("9.5", "Enligt plan"), ("9.4", "Risk"), ("7.9", "Efter plan"), ("0", "Efter plan")):
        tables = {"Ärenden": asked, "Insatser": given, "Målvärden": [target("D2.6", goal)]}
        assert ask(tables, "D2.6")["status"] == word


def test_women_status_bands() -> None:
    acts = [activity("G", "2021-05-01")]
    for women, word in ((4, "Enligt plan"), (3, "Risk"), (2, "Efter plan"), (7, "Risk"), (8, "Efter plan")):
        people = [attendance(str(i), "G", C1, gender="kvinna" if i < women else "man") for i in range(10)]
        tables = {"Aktiviteter": acts, "Deltagande": people, "Målvärden": [target("X3", "50")]}
        assert ask(tables, "X3")["status"] == word


def _placed(counts: dict[str, int]) -> dict[str, list[dict[str, object]]]:
    """So many reached companies in each municipality; "" = without a Företag row."""
    places = [place for place, many in counts.items() for _ in range(many)]
    rows = [company(number(i), place) for i, place in enumerate(places) if place]
    return {"Företag": rows, "Insatser": [service(str(i), number(i), "2021-05-01") for i in range(len(places))]}


def _hidden(tables: dict[str, list[dict[str, object]]], indicator: str) -> set[str]:
    found = indicators(
        [send({"Aktörer": ACTORS, **tables})], Query(as_of=d("2024-03-01"), audience="öppen"), [indicator]
    )
    return {result["area"] for result in found if result["hidden"]}


def test_one_hidden_municipality_takes_another_with_it() -> None:
    tables = _placed({"2281": 9, "2260": 3, "2262": 6, "2380": 8})
    assert _hidden(tables, "D1.1") == {"2260", "2262"}
    assert _hidden(tables, "D1.6") == {"2260", "2262"}
    result = ask(tables, "D1.1", "2260", audience="öppen")
    assert (result["value"], result["n"], result["status"], result["hidden"]) == (None, None, None, True)


def test_unknown_hidden_hides_a_region_and_a_municipality_in_it() -> None:
    tables = _placed({"2281": 9, "2262": 7, "2380": 8, "2321": 8, "": 2})
    assert _hidden(tables, "D1.1") == {"okänd kommun", "22", "2262"}  # 16 = 16: the lowest code; then 2262 < 2281
    assert _hidden(tables, "D1.6") == {"projekt", "22", "2262"}
    assert "22" in _hidden(tables, "D1.4")


def test_small_numerator_hides_a_share_and_few_hide_a_mean_for_all() -> None:
    rows = [company(number(i), "2281", leadership="kvinnor" if i < 4 else "män") for i in range(20)]
    tables = {"Företag": rows, "Insatser": [service(str(i), number(i), "2021-05-01") for i in range(20)]}
    assert ask(tables, "X4")["value"] == 20.0
    assert ask(tables, "X4", audience="öppen")["hidden"] is True
    answers = [survey(str(i), number(i), "2021-05-01", "2021-05-02", nki_1=5, nki_2=5, nki_3=5) for i in range(4)]
    goal = [target("D3.1", "40")]
    result = ask({"Enkäter": answers, "Målvärden": goal}, "D3.1")
    assert (result["hidden"], result["n"], result["status"], result["outcome"]) == (True, 4, "För litet underlag", None)


def test_open_audience_gets_no_x9_no_parts_and_no_small_outcome() -> None:
    history = [send({"Aktörer": ACTORS, **_placed({"2281": 3}), "Målvärden": [target("D1.1", "2", "2021-06-01")]})]
    found = indicators(history, Query(as_of=d("2024-03-01"), audience="öppen"))
    assert "X9" not in {result["id"] for result in found}
    (quality,) = [result for result in found if result["id"] == "Q1"]
    assert quality["parts"] is None
    early = [*(service(str(i), number(i), "2021-05-01") for i in range(7)), service("x", number(0), "2021-07-01")]
    tables = {"Insatser": early, "Målvärden": [target("D1.1", "2", "2021-06-01")]}
    result = ask(tables, "D1.1", audience="öppen")
    assert (result["value"], result["outcome"], result["status"], result["target"]) == (7, None, None, 2.0)


def test_split_of_a_change() -> None:
    history = [
        send({"Insatser": [service("1", C1, "2021-05-01"), service("2", C2, "2021-05-01")]}, when="2021-06-01T09:00"),
        send({"Insatser": [service("1", C1, "2021-05-01", status="avbruten")]}, when="2021-07-01T09:00"),
        send(
            {"Insatser": [service("3", C3, "2021-05-31"), service("4", number(4), "2021-06-01")]},
            "Beta",
            "2021-07-01T09:00",
        ),
        send({"Insatser": [service("5", number(5), "2021-06-02")]}, "Beta", "2021-07-01T09:00"),
    ]
    parts = changes(history, "D1.1", d("2021-06-01"), d("2021-07-01"), d("2021-04-01"), d("2023-10-31"))
    assert [parts[name] for name in ("before", "corrections", "late", "new", "after")] == [2, -1, 2, 1, 4]


def test_split_follows_the_row_that_made_a_tie() -> None:
    first = {"Insatser": [service("1", "ref:k", "2021-05-01"), service("2", C1, "2021-05-01")]}
    history = [send(first, when="2021-06-01T09:00")]
    history.append(send({"Företag": [company(C1) | {"company_ref": "k"}]}, when="2021-07-01T09:00"))
    parts = changes(history, "D1.1", d("2021-06-01"), d("2021-07-01"), d("2021-04-01"), d("2023-10-31"))
    assert [parts[name] for name in ("before", "corrections", "late", "new", "after")] == [2, 0, -1, 0, 1]


def test_split_of_a_null_share_has_no_parts() -> None:
    history = [send({"Insatser": [service("1", C1, "2021-05-01", sustainability=True)]}, when="2021-07-01T09:00")]
    parts = changes(history, "X5", d("2021-06-01"), d("2021-07-01"), d("2021-04-01"), d("2023-10-31"))
    assert [parts[name] for name in ("before", "corrections", "after")] == [None, None, 100.0]
    with pytest.raises(ValueError, match="neither"):
        changes(history, "D2.6", d("2021-06-01"), d("2021-07-01"), d("2021-04-01"), d("2023-10-31"))


def test_random_worlds_are_deliverable_and_reach_every_table() -> None:
    filled: set[str] = set()
    for seed in range(40):
        rng = random.Random(seed)
        world = random_world(rng, rng.choice([5, 8, 20]))
        assert [entry.recorded_at for entry in world] == sorted(entry.recorded_at for entry in world)
        for entry in world:
            if isinstance(entry, Delivery):
                filled |= {table for table, rows in entry.tables.items() if rows}
        query = random_query(rng)
        total = {result["area"]: result for result in indicators(world, query, ["D1.1"])}
        if query.audience == "intern":
            parts = total["22"]["value"] + total["23"]["value"] + total["okänd kommun"]["value"]
            assert total["projekt"]["value"] == parts
        split = changes(world, "D1.1", d("2022-06-01"), d("2024-03-01"), query.start, query.end)
        assert split["before"] + split["corrections"] + split["late"] + split["new"] == split["after"]
    assert filled == set(TABLES)
