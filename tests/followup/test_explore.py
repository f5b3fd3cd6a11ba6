"""Crossing: every cell and total is the measure over its own rows, and the open audience cannot count back."""

from collections.abc import Iterator
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corespons.errors import BadQuestion
from corespons.followup import answer
from corespons.followup.classes import parts_of, sections, sorting
from corespons.followup.dimensions import DIMENSIONS, MONTH, QUARTER, SIZE, YEAR, Family, goes_with, offered, why_not
from corespons.followup.explore import Asked, Crossed, cross, dimension
from corespons.followup.measures import COUNTS, measure, measures
from corespons.followup.withheld import withheld
from corespons.indicators import CATALOGUE, Facts, Known, Question, Window
from corespons.indicators.engine import figures
from corespons.store import Store
from tests.tables import deliver, facts, fresh_store, window

WORLD = {
    "Företag": """
        company   municipality  sni     employees  growth_potential  assessed_on  leadership  exports_at_baseline
        A1..A6    Sundsvall     25.620  0          ja                2021-04-02   kvinnor     nej
        B1..B9    Åre           62010   9          nej               2021-04-02   män         nej
        C1..C7    Östersund     25620   10         -                 -            jämn        ja
        D1..D3    Timrå         -       -          ja                2021-04-02   -           nej
        E1..E5    Stockholm     00000   250        -                 -            män         ja
    """,
    "Aktiviteter": """
        activity_id  kind        format   municipality  starts_on   lead_actor  partners
        1            workshop    fysisk   Åre           2021-05-03  Almi        BuS
        2            mässa       fysisk   Sundsvall     2021-08-03  BuS         -
        3            webbinarium digital  -             2022-02-03  EEN         Almi;BuS
    """.replace("webbinarium digital", "webbinarium  digital"),
    "Deltagande": """
        company  activity_id  gender
        A1..A6   1            kvinna
        B1..B9   2            man
        D1..D3   3            -
        Z1       3            kvinna
    """,
    "Insatser": """
        company  actor  kind        starts_on   planned_end  ends_on     sustainability  hours
        A1..A6   Almi   rådgivning  2021-05-10  2021-06-10   2021-06-01  ja              2
        A1..A6   BuS    garanti     2021-09-10  2021-10-10   2021-12-24  nej             2
        C1..C7   EEN    coachning   2022-01-10  2022-03-10   2022-03-01  -               2
        E1..E5   BuS    rådgivning  2021-05-10  -            -           ja              2
    """,
    "Ärenden": """
        company  actor  channel  received_at       answered_at
        A1..A6   Almi   telefon  2021-05-01 08:00  2021-05-01 09:00
        B1..B9   BuS    webb     2021-07-01 08:00  2021-07-09 09:00
        C1..C7   EEN    -        2022-01-01 08:00  -
    """,
    "Lotsningar": """
        company  from_actor  to_actor  referred_on  received_on
        A1..A6   Almi        BuS       2021-06-01   2021-06-05
        B1..B9   BuS         EEN       2021-07-01   2021-09-05
        C1..C7   Almi        EEN       2021-08-01   -
    """,
    "Enkäter": """
        company  kind    sent_on     answered_on  nki_1  nki_2  nki_3  satisfied  easy_to_find  need_met
        A1..A6   direkt  2021-06-10  2021-06-12   9      8      7      5          4             5
        C1..C7   direkt  2022-03-10  2022-03-12   5      5      5      3          2             -
        D1..D3   direkt  2022-03-10  2022-03-12   1      1      1      1          2             1
    """,
    "Exportvärden": "company  year  amount\n A1..A6  2020  100\n A1..A6  2022  150",
    "Försumbart_stöd": "company  granted_on  amount\n A1..A6  2022-01-10  1900000",
    "Aktörer": "actor  short_name\n Almi  Almi\n BuS  BuS\n EEN  EEN",
}  # fmt: skip
COMPANY_ROWS = (
    "meetings",
    "services",
    "enquiries",
    "referrals",
    "referral_ends",
    "surveys",
    "export_values",
    "state_aid",
)
every_measure = pytest.mark.parametrize("id", measures())
every_audience = pytest.mark.parametrize("audience", ["intern", "öppen"])


@pytest.fixture(scope="module")
def known() -> Iterator[Facts]:
    """A small world in which every measure has something to count."""
    with fresh_store() as store:
        deliver(store, "Almi", "2022-07-16", **WORLD)
        later = "survey_id  company  kind  sent_on  answered_on  export_increased  contribution"
        deliver(store, "Almi", "2022-07-17", Enkäter=f"{later}\n x1  A1  12 mån  2022-06-10  2022-06-12  ja  stor")
        yield facts(store)


def crossed(known: Facts, id: str, rows: str, columns: str | None = None, audience: str = "intern",
            within: Window | None = None) -> Crossed:  # fmt: skip
    return cross(known, Asked(id, within or window(), rows, columns, audience))


def totals(table: Crossed) -> dict[str, float | None]:
    """The row totals by the rows' names."""
    return {name: cell.value for name, cell in zip(table.rows.names, table.row_totals, strict=True)}


def counts(table: Crossed) -> dict[str, dict[str, float | None]]:
    """The inner cells by row and column."""
    assert table.columns is not None
    return {
        name: {other: cell.value for other, cell in zip(table.columns.names, cells, strict=True)}
        for name, cells in zip(table.rows.names, table.cells, strict=True)
    }


# ---- totals are counted anew ----


def test_a_company_met_by_two_actors_counts_once_in_the_total(store: Store) -> None:
    deliver(
        store, "Almi", "2022-07-16", Insatser="company  actor  starts_on\n A  Almi  2021-05-01\n A  BuS  2021-06-01"
    )
    table = crossed(facts(store), "D1.1", "actor", "month")
    assert totals(table) == {"Almi Mitt": 1, "Business Sweden": 1}
    assert table.total.value == 1
    assert [cell.value for cell in table.column_totals[:4]] == [0, 1, 1, 0]


def test_months_need_not_sum_to_the_whole(known: Facts) -> None:
    table = crossed(known, "D1.1", "month")
    assert sum(cell.value or 0 for cell in table.row_totals) == 15 + 9 + 6 + 7 + 4
    assert table.total.value == 26


def test_a_share_in_the_total_is_no_mean_of_shares(known: Facts) -> None:
    table = crossed(known, "D2.2", "actor")
    assert totals(table) == {"Almi Mitt": 100, "Business Sweden": 0, "Enterprise Europe Network Mittsverige": 0}
    assert table.total.value == pytest.approx(6 / 22 * 100)


@every_audience
@every_measure
@pytest.mark.parametrize("level", ["region", "municipality"])
def test_by_place_the_table_says_what_the_answer_says(known: Facts, id: str, level: str, audience: str) -> None:
    if id in COUNTS or id not in measures(audience == "öppen") or why_not(measure(id), dimension(level)):
        return
    told = {one.area: one for one in answer(known, Question(window(), ids=(id,), audience=audience))}
    table = crossed(known, id, level, audience=audience)
    for one, cell in zip(table.rows.classes, table.row_totals, strict=True):
        assert one.area in told or not cell.exists
        if cell.exists:
            result = told[one.area]
            assert cell.hidden >= result.hidden
            assert cell.hidden or (cell.value, cell.n) == (result.value, result.n)
    if table.total.exists and not table.total.hidden:
        assert table.total.value == told["projekt"].value


@every_measure
def test_a_class_of_companies_is_the_measure_over_their_rows_alone(known: Facts, id: str) -> None:
    """The engine asked with nothing but the class's companies gives the same figure."""
    if why_not(measure(id), SIZE):
        return
    table = crossed(known, id, "size", None if id != "D1.7" else "municipality")
    for one, cell in zip(table.rows.classes, table.row_totals, strict=True):
        project = [
            f for f in figures(measure(id), Known(_only(known, one.number), window())) if f.area.code == "projekt"
        ]
        assert cell.value == (project[0].value if project and not cell.hidden else None)


def _only(known: Facts, number: int | None) -> Facts:
    """The facts, as if there were no other companies than those of a size class."""
    part = Facts.__new__(Facts)
    part.reading = known.reading
    for name in COMPANY_ROWS:
        rows = getattr(known, name)
        classes = sorting(SIZE, known, window().end, ()).by_company(rows["company"].to_numpy())  # type: ignore[misc]
        part.__dict__[name] = rows[classes == number]
    return part


# ---- classes ----


def test_industries_go_by_section_and_what_is_not_stated_is_a_class(known: Facts) -> None:
    assert totals(crossed(known, "D1.1", "industry")) == {
        "C Tillverkning": 13, "J Informations- och kommunikationsverksamhet": 9, "Uppgift saknas": 4,
    }  # fmt: skip


def test_sizes_are_cut_where_the_classes_say(known: Facts) -> None:
    assert list(totals(crossed(known, "D1.1", "size")).values()) == [6, 9, 7, 0, 0, 4]


def test_growth_potential_is_the_assessment_of_the_definitions(known: Facts) -> None:
    table = crossed(known, "D1.1", "potential")
    assert totals(table) == {"Ja": 9, "Nej": 9, "Inte bedömd": 8}
    assert totals(table)["Ja"] == crossed(known, "D1.3", "region").total.value


def test_what_lies_outside_the_area_stands_beside_the_total(known: Facts) -> None:
    table = crossed(known, "insatser", "region")
    assert totals(table) == {"Västernorrland": 12, "Jämtland Härjedalen": 7, "Utanför området": 5}
    assert table.total.value == 19


def test_referrals_by_who_sent_and_who_received(known: Facts) -> None:
    table = counts(crossed(known, "D2.1", "from_actor", "to_actor"))
    assert table["Almi Mitt"] == {"Business Sweden": 6, "Enterprise Europe Network Mittsverige": 7}
    assert table["Business Sweden"] == {"Business Sweden": 0, "Enterprise Europe Network Mittsverige": 9}


def test_participants_are_persons_with_a_place_of_their_own_for_the_digital(known: Facts) -> None:
    assert totals(crossed(known, "deltagare", "municipality"))["Digitalt"] == 4
    assert totals(crossed(known, "deltagare", "gender")) == {"kvinna": 7, "man": 9, "Uppgift saknas": 3}


@pytest.mark.parametrize(("how", "first", "last", "count"), [
    (MONTH, "apr\u00a02021 (del)", "feb\u00a02022 (del)", 11),
    (QUARTER, "kv\u00a02 2021 (del)", "kv\u00a01 2022 (del)", 4),
    (YEAR, "2021 (del)", "2022 (del)", 2),
])  # fmt: skip
def test_parts_that_the_window_cuts_say_so(how, first, last, count) -> None:
    parts = list(parts_of(how, Window(date(2021, 4, 2), date(2022, 12, 31), date(2022, 2, 15))))
    assert (parts[0].name, parts[-1].name, len(parts)) == (first, last, count)
    assert "(del)" not in parts[1].name or count == 2


def test_every_section_of_sni_2007_is_there_once() -> None:
    names, section_of = sections()
    assert [name[0] for name in names] == list("ABCDEFGHIJKLMNOPQRSTU")
    assert len(section_of) == 88 and names[section_of["62"]].startswith("J ")
    assert "00" not in section_of and "04" not in section_of


# ---- what is offered ----


@every_measure
def test_every_dimension_is_offered_or_there_is_a_reason(id: str) -> None:
    assert offered(measure(id))
    reasons = [why_not(measure(id), one) for one in DIMENSIONS]
    assert all(reason is None or reason.endswith(".") for reason in reasons)


@every_audience
@every_measure
def test_whatever_is_offered_can_be_crossed(known: Facts, id: str, audience: str) -> None:
    if id not in measures(audience == "öppen"):
        return
    for rows in offered(measure(id)):
        columns = next((one for one in reversed(offered(measure(id))) if goes_with(rows, one)), None)
        table = crossed(known, id, rows.key, columns.key if columns else None, audience)
        assert len(table.cells) == len(table.rows.classes) == len(table.row_totals)


def test_what_cannot_be_crossed_is_refused_with_the_reason(known: Facts) -> None:
    for id, rows, columns, words in (("D3.1", "actor", None, "aktör"), ("D1.1", "region", "municipality", "korsas"),
                                     ("D3.8", "month", None, "del för sig"), ("Q1", "month", None, "utforskas"),
                                     ("D1.1", "färg", None, "finns inte")):  # fmt: skip
        with pytest.raises(BadQuestion, match=words):
            crossed(known, id, rows, columns)
    with pytest.raises(BadQuestion):
        crossed(known, "X9", "region", audience="öppen")


def test_only_company_and_row_dimensions_cross_their_own_kind() -> None:
    pairs = [(one, other) for one in DIMENSIONS for other in DIMENSIONS if goes_with(one, other)]
    assert all(one != other for one, other in pairs)
    assert not [one for one, other in pairs if one.family is other.family and one.family in (Family.PLACE, Family.TIME)]


# ---- what the open audience may see ----


def test_a_mean_of_fewer_than_five_is_shown_to_no_one(known: Facts) -> None:
    hidden = {one.name: cell.hidden for one, cell in _row_totals(crossed(known, "D3.1", "size"))}
    assert hidden["Uppgift saknas"] and not hidden["0 anställda"]


def _row_totals(table: Crossed):  # type: ignore[no-untyped-def]
    return zip(table.rows.classes, table.row_totals, strict=True)


@every_measure
def test_no_small_count_and_no_trace_of_a_hidden_one(known: Facts, id: str) -> None:
    if id not in measures(True) or measure(id).kind != "count" or id == "aktiviteter":
        return
    for rows in offered(measure(id)):
        table = crossed(known, id, rows.key, audience="öppen")
        for cell in (*table.row_totals, table.total):
            assert cell.value not in (1, 2, 3, 4)
            assert not cell.hidden or (cell.value, cell.n) == (None, None)


def test_activities_tell_of_no_one(known: Facts) -> None:
    assert totals(crossed(known, "aktiviteter", "kind", audience="öppen")) == {
        "webbinarium": 1,
        "workshop": 1,
        "mässa": 1,
    }


TABLES = st.integers(1, 5).flatmap(lambda rows: st.integers(0, 5).flatmap(lambda columns: st.lists(
    st.lists(st.sampled_from([0, 0, 1, 2, 3, 4, 5, 6, 8, 20]), min_size=max(columns, 1), max_size=max(columns, 1)),
    min_size=rows, max_size=rows).map(lambda cells: (cells, columns))))  # fmt: skip


def with_totals(cells: list[list[int]], columns: int) -> tuple[np.ndarray, np.ndarray]:
    """The whole table of sizes, and which of them are small."""
    sizes = np.array(cells)
    if columns:
        sizes = np.hstack([sizes, sizes.sum(axis=1, keepdims=True)])
    sizes = np.vstack([sizes, sizes.sum(axis=0, keepdims=True)])
    return sizes, (sizes > 0) & (sizes < 5)


def sums(shape: tuple[int, int]) -> np.ndarray:
    """Every cell and total as a sum of inner cells, one a row."""
    rows, columns = shape[0] - 1, max(shape[1] - 1, 1)
    down, across = np.vstack([np.eye(rows), np.ones(rows)]), np.vstack([np.eye(columns), np.ones(columns)])
    return np.kron(down, across[:columns] if shape[1] == 1 else across)


def determined(shown: np.ndarray) -> list[tuple[int, int]]:
    """The hidden cells that are some sum and difference of shown ones."""
    members = sums(shown.shape)
    _, sizes, directions = np.linalg.svd(members[shown.ravel()], full_matrices=False)
    basis = directions[sizes > 1e-9]
    rest = np.abs(members - members @ basis.T @ basis).max(axis=1) if len(basis) else np.ones(len(members))
    return [place for place in np.argwhere(~shown).tolist() if rest[place[0] * shown.shape[1] + place[1]] < 1e-9]


@settings(max_examples=300, deadline=None)
@given(table=TABLES)
def test_no_hidden_cell_is_given_back_by_subtraction(table: tuple[list[list[int]], int]) -> None:
    sizes, small = with_totals(*table)
    every = np.ones(sizes.shape[0] - 1, dtype=bool), np.ones(sizes.shape[1] - 1, dtype=bool)
    marks = withheld(sizes, small, *every)
    assert (marks | ~small).all()
    assert determined(~marks) == []


@settings(max_examples=100, deadline=None)
@given(table=TABLES)
def test_nothing_is_hidden_where_nothing_is_small(table: tuple[list[list[int]], int]) -> None:
    sizes, _ = with_totals(*table)
    every = np.ones(sizes.shape[0] - 1, dtype=bool), np.ones(sizes.shape[1] - 1, dtype=bool)
    assert not withheld(sizes, np.zeros(sizes.shape, dtype=bool), *every).any()


def test_the_smallest_other_that_is_not_zero_is_hidden() -> None:
    sizes = np.array([[3], [0], [9], [7], [19]])
    marks = withheld(sizes, sizes == 3, np.ones(4, dtype=bool), np.ones(0, dtype=bool))
    assert marks.ravel().tolist() == [True, False, False, True, False]


def test_what_lies_outside_the_total_needs_no_company() -> None:
    sizes = np.array([[8], [9], [3], [17]])
    marks = withheld(sizes, sizes == 3, np.array([True, True, False]), np.ones(0, dtype=bool))
    assert marks.ravel().tolist() == [False, False, True, False]


def test_the_catalogue_and_the_plain_counts_are_all_there() -> None:
    assert set(measures()) == set(CATALOGUE) - {"Q1"} | set(COUNTS)
    assert set(measures(is_open=True)) == set(measures()) - {"X9"}
