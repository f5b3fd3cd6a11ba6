"""Who a company is: own IDs tied to numbers, and numbers merged, followed with what was known at the time."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corespons.store import Store, state_on, undo
from corespons.store.reading import follow_merges
from tests.store.holding import companies, ties
from tests.tables import deliver, number, value

A, B, C = number("A"), number("B"), number("C")
SERVICE = "company  starts_on\n #1  2021-05-01"
TIED_TO_A, TIED_TO_B = "company\n A#1", "company\n B#1"


def known_on(store: Store, day: str) -> dict[str, str]:
    return companies(store, state_on(store, date.fromisoformat(day)))


# ---- ties ----


def test_an_own_id_stands_for_itself_until_it_is_tied(store: Store) -> None:
    deliver(store, "Almi", "2022-01-01", Insatser=SERVICE)
    deliver(store, "Almi", "2022-02-01", Företag=TIED_TO_A)
    assert known_on(store, "2022-01-31") == {}
    assert known_on(store, "2022-02-01") == {"ID:Almi:1": A}


def test_a_tie_is_one_source_s_alone(store: Store) -> None:
    deliver(store, "BuS", "2022-01-01", Insatser=SERVICE)
    deliver(store, "Almi", "2022-01-01", Företag=TIED_TO_A, Insatser=SERVICE)
    assert companies(store) == {"ID:Almi:1": A}
    assert value(store, "D1.1") == 2


def test_a_tie_moves_when_its_source_ties_the_id_to_another_number(store: Store) -> None:
    deliver(store, "Almi", "2022-01-01", Företag=TIED_TO_A, Insatser=SERVICE)
    deliver(store, "Almi", "2022-02-01", Företag=TIED_TO_B)
    assert (known_on(store, "2022-01-31"), known_on(store, "2022-02-01")) == ({"ID:Almi:1": A}, {"ID:Almi:1": B})


def test_a_tie_survives_another_source_s_delivery_of_the_company(store: Store) -> None:
    deliver(store, "Almi", "2022-01-01", Företag=TIED_TO_A, Insatser=SERVICE)
    deliver(store, "BuS", "2022-02-01", Företag="company  municipality\n A  Åre")
    assert companies(store) == {"ID:Almi:1": A}


def test_two_sources_may_tie_their_own_ids_to_one_company(store: Store) -> None:
    deliver(store, "Almi", "2022-01-01", Företag=TIED_TO_A, Insatser=SERVICE)
    deliver(store, "BuS", "2022-02-01", Företag="company\n A#1", Insatser=SERVICE)
    assert companies(store) == {"ID:Almi:1": A, "ID:BuS:1": A}
    assert value(store, "D1.1") == 1


def test_a_tie_ends_when_the_row_that_made_it_is_undone_and_comes_back_with_it(store: Store) -> None:
    deliver(store, "Almi", "2022-01-01", Insatser=SERVICE)
    deliver(store, "Almi", "2022-02-01", Företag=TIED_TO_A)
    undo(store, 2, datetime(2022, 3, 1))
    assert ties(store) == {}
    undo(store, 3, datetime(2022, 4, 1))
    assert ties(store) == {"ID:Almi:1": A}


def test_a_tie_ends_when_its_source_replaces_the_row_away(store: Store) -> None:
    deliver(store, "Almi", "2022-01-01", Företag=TIED_TO_A, Insatser=SERVICE)
    deliver(store, "Almi", "2022-02-01", replaces=True, Företag="company\n C")
    assert ties(store) == {}
    undo(store, 2, datetime(2022, 3, 1))
    assert ties(store) == {"ID:Almi:1": A}


def test_a_tie_stays_when_another_source_replaces_its_own_row_of_the_company_away(store: Store) -> None:
    deliver(store, "Almi", "2022-01-01", Företag=TIED_TO_A, Insatser=SERVICE)
    deliver(store, "BuS", "2022-02-01", Företag="company  municipality\n A  Åre")
    deliver(store, "BuS", "2022-03-01", replaces=True, Företag="company\n C")
    assert companies(store) == {"ID:Almi:1": A}


def test_undoing_the_move_of_a_tie_gives_the_first_company_back(store: Store) -> None:
    deliver(store, "Almi", "2022-01-01", Företag=TIED_TO_A, Insatser=SERVICE)
    deliver(store, "Almi", "2022-02-01", Företag=TIED_TO_B)
    undo(store, 2, datetime(2022, 3, 1))
    assert companies(store) == {"ID:Almi:1": A}


def test_a_row_with_both_numbers_goes_by_the_organisation_number(store: Store) -> None:
    deliver(store, "Almi", "2022-01-01", Företag=TIED_TO_A)
    deliver(store, "Almi", "2022-02-01", Insatser="company  starts_on\n B#1  2021-05-01")
    assert value(store, "D1.1") == 1
    assert companies(store) == {}


# ---- merges ----


def merge(store: Store, day: str, *pairs: str, source: str = "Almi") -> None:
    deliver(store, source, day, Sammanslagning="from_key  to_key\n" + "\n".join(pairs))


@pytest.fixture
def three_served(store: Store) -> Store:
    deliver(store, "Almi", "2022-01-01", Insatser="company  starts_on\n A  2021-05-01\n B  2021-05-01\n C  2021-05-01")
    return store


def test_a_merged_company_is_the_other_from_the_day_it_is_known(three_served: Store) -> None:
    merge(three_served, "2022-02-01", "A  B")
    assert [value(three_served, "D1.1", as_of=day) for day in ("2022-01-31", "2022-02-01")] == [3, 2]


def test_chains_are_followed_to_their_end(three_served: Store) -> None:
    merge(three_served, "2022-02-01", "A  B", "B  C")
    assert companies(three_served) == {A: C, B: C}


def test_a_merge_that_would_close_a_ring_is_no_merge(three_served: Store) -> None:
    merge(three_served, "2022-02-01", "A  B", "B  C")
    merge(three_served, "2022-03-01", "C  A", source="BuS")
    assert companies(three_served) == {A: C, B: C}


def test_an_undone_merge_parts_the_companies_again(three_served: Store) -> None:
    merge(three_served, "2022-02-01", "A  B")
    undo(three_served, 2, datetime(2022, 3, 1))
    assert companies(three_served) == {}


def test_first_the_tie_then_the_merges(store: Store) -> None:
    deliver(store, "Almi", "2022-01-01", Företag=TIED_TO_A, Insatser=SERVICE)
    merge(store, "2022-02-01", "A  B")
    assert companies(store) == {"ID:Almi:1": B, A: B}


def test_a_company_merged_into_an_own_id_goes_on_to_the_number_the_id_is_tied_to(store: Store) -> None:
    deliver(store, "Almi", "2022-01-01", Företag=TIED_TO_A, Insatser="company  starts_on\n B  2021-05-01")
    merge(store, "2022-02-01", "B  ID:Almi:1")
    assert companies(store) == {B: A}


def test_of_two_rows_from_the_same_date_the_final_company_s_own_holds(store: Store) -> None:
    deliver(store, "Almi", "2022-01-01", Företag="company  municipality\n B  Åre")
    deliver(store, "Almi", "2022-01-02", Företag="company  municipality\n A  Berg")
    deliver(store, "Almi", "2022-01-03", Insatser="company  starts_on\n A  2021-05-01")
    merge(store, "2022-02-01", "A  B")
    assert [value(store, "D1.1", town) for town in ("Åre", "Berg")] == [1, 0]


def test_of_two_other_rows_from_the_same_date_the_last_recorded_holds(store: Store) -> None:
    deliver(store, "Almi", "2022-01-01", Företag="company  municipality\n B  Åre")
    deliver(store, "Almi", "2022-01-02", Företag="company  municipality\n A  Berg")
    deliver(store, "Almi", "2022-01-03", Insatser="company  starts_on\n C  2021-05-01")
    merge(store, "2022-02-01", "A  C", "B  C")
    assert [value(store, "D1.1", town) for town in ("Åre", "Berg")] == [0, 1]


KEYS = st.sampled_from("ABCDEF")


@given(st.lists(st.tuples(KEYS, KEYS), max_size=8, unique_by=lambda pair: pair[0]))
def test_every_chain_ends_in_a_company_that_is_not_merged_away(merges: list[tuple[str, str]]) -> None:
    ends = follow_merges(merges, {})
    assert all(end not in ends for end in ends.values())
    assert set(ends) <= {start for start, _ in merges}


@given(st.lists(st.tuples(KEYS, KEYS), max_size=6, unique_by=lambda pair: pair[0]), st.randoms())
def test_merges_without_rings_mean_the_same_in_any_order(merges: list[tuple[str, str]], random) -> None:
    falling = [(a, b) for a, b in merges if a > b]
    shuffled = random.sample(falling, len(falling))
    assert follow_merges(falling, {}) == follow_merges(shuffled, {})
