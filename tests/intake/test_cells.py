"""Each kind of cell gives the typed value that the exchange format says, or a fault; never anything else."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corespons.intake.cell_names import known_actors
from corespons.intake.cell_text import Fault
from corespons.intake.cells import Known, ReadColumn, read_column
from corespons.intake.persons import Persons
from corespons.tables import TABLES, Column, Kind

NBSP, NARROW = "\u00a0", "\u202f"
ACTORS = [("Almi Mitt", "Almi"), ("Business Sweden", "BuS"), ("Almi", "AFAB"), ("Region Västernorrland", None)]
KNOWN = Known("Almi Mitt", Persons(b"secret"), known_actors(ACTORS, may_register=False), frozenset({"D1.1", "D2.3"}))


def column(kind: Kind, **given: Any) -> Column:
    return Column("x", "X", kind, **given)


def read(column: Column, cell: Any) -> Any:
    """The value of a cell, or the sentence about its fault."""
    found: ReadColumn = read_column(column, [cell], KNOWN)
    return found.faults[0] if found.faults else found.values[0]


def value(kind: Kind, cell: Any, **given: Any) -> Any:
    found = read(column(kind, **given), cell)
    assert not isinstance(found, Fault), found
    return found


def fault(kind: Kind, cell: Any, **given: Any) -> str:
    found = read(column(kind, **given), cell)
    assert isinstance(found, Fault), found
    return found.message


# text


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("  Åre  ", "Åre"),
        (f"a{NBSP}{NBSP} b", "a b"),
        (70012.0, "70012"),
        (5560123456.0, "5560123456"),
        (1.5, "1.5"),
        (0.1 + 0.2, "0.3"),
        (True, "ja"),
        (False, "nej"),
        (date(2021, 4, 1), "2021-04-01"),
        (datetime(2021, 4, 1, 9, 30), "2021-04-01 09:30"),
        ("", None),
        (f" {NBSP}", None),
        (None, None),
    ],
)
def test_text(cell: Any, text: str | None) -> None:
    assert value(Kind.TEXT, cell) == text


@pytest.mark.parametrize("cell", ["#N/A", "#REF!", "#Saknas!", "a\x00b", time(9), timedelta(hours=30)])
def test_text_that_is_none(cell: Any) -> None:
    assert fault(Kind.TEXT, cell)


@pytest.mark.parametrize("cell", ["..", ".", "-", "saknas", "Uppgift  saknas", "N/A", " SAKNAS "])
@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.DATE, Kind.DECIMAL, Kind.MUNICIPALITY, Kind.ORG_NUMBER])
def test_words_for_missing_in_an_optional_cell(kind: Kind, cell: str) -> None:
    assert value(kind, cell) is None


def test_words_for_missing_in_a_required_cell() -> None:
    assert value(Kind.TEXT, "Saknas", required=True) == "Saknas"
    assert "krävs" in fault(Kind.DATE, "saknas", required=True)


@pytest.mark.parametrize("kind", list(Kind))
def test_an_empty_required_cell_is_faulty_of_every_kind(kind: Kind) -> None:
    assert "krävs" in fault(kind, "", required=True)


# dates


@pytest.mark.parametrize(
    "cell",
    [
        date(2021, 4, 1), datetime(2021, 4, 1, 9, 30), "2021-04-01", "20210401", "2021-04-01 09:30",
        "2021-04-01T09:30:15", "1 april 2021", "01 April 2021", f"1{NBSP}APRIL 2021", " 2021-04-01 ",
    ],
)  # fmt: skip
def test_a_date(cell: Any) -> None:
    assert value(Kind.DATE, cell) == date(2021, 4, 1)


@pytest.mark.parametrize(
    "cell",
    [
        20210401, 20210401.0, 44287.0, "44287", "2021", "21-04-01", "210401", "01/04/2021", "1/4/21", "01.04.2021",
        "0021-04-01", "2021-4-1", "2021-02-30", "20210230", "31 april 2021", "1 apr 2021", "1 april 21", "april 2021",
        "2021-04-01 9:30", "2021-04-01 24:00", "2021-04-01T09:30Z", "2021-04-01 09:30+02:00", time(9, 30),
        timedelta(hours=9), True, "igår", "#N/A", float("nan"), "２０２１-04-01",
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", [Kind.DATE, Kind.TIMESTAMP])
def test_no_date(kind: Kind, cell: Any) -> None:
    assert fault(kind, cell)


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("01/04/2021", "kan läsas som flera olika dagar, om inte en profil säger vilken ordning datumen har."),
        ("14/03/2022", "har dagen först; så läses datum bara där en profil säger det."),
        ("14.3.2022 09:30", "har dagen först; så läses datum bara där en profil säger det."),
        ("03-14-2022", "har månaden först; så läses datum bara där en profil säger det."),
        ("05/05/2022", "har dagen först; så läses datum bara där en profil säger det."),
        ("30/02/2022", "finns inte i kalendern. Rätta det."),
        ("14/14/2022", "finns inte i kalendern. Rätta det."),
        ("2022/03/14", "är inte skrivet med bindestreck och två siffror för månad och dag."),
        ("2022-3-14", "är inte skrivet med bindestreck och två siffror för månad och dag."),
        ("14/03/22", "har inget år med fyra siffror."),
        ("14 mar 2022", "har ingen månad som läses: skriv ut hela dess namn på svenska."),
        ("31 april 2021", "finns inte i kalendern. Rätta det."),
        ("14/3-2022", "är inget datum som kan läsas."),
    ],
)
def test_what_is_said_of_a_date_written_in_another_way_is_true(cell: str, said: str) -> None:
    assert fault(Kind.DATE, cell) == f"{cell} {said} Skriv till exempel 2021-04-01."
    assert fault(Kind.MONTH, cell) == f"{cell} {said} Skriv månaden till exempel 2021-04."


def test_what_is_said_of_a_number_and_a_zone() -> None:
    assert "dagnummer" in fault(Kind.DATE, 44287.0)
    assert "tidszon" in fault(Kind.TIMESTAMP, "2021-04-01T09:30Z")


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        (date(2021, 4, 1), datetime(2021, 4, 1)),
        (datetime(2021, 4, 1, 9, 30), datetime(2021, 4, 1, 9, 30)),
        ("2021-04-01", datetime(2021, 4, 1)),
        ("2021-04-01 09:30", datetime(2021, 4, 1, 9, 30)),
        ("20210401 09:30:15", datetime(2021, 4, 1, 9, 30, 15)),
        ("1 april 2021 09:30", datetime(2021, 4, 1, 9, 30)),
    ],
)
def test_a_moment(cell: Any, moment: datetime) -> None:
    assert value(Kind.TIMESTAMP, cell) == moment


@pytest.mark.parametrize("cell", ["2021-04", "2021-04-17", date(2021, 4, 30), "17 april 2021", "20210417"])
def test_a_month(cell: Any) -> None:
    assert value(Kind.MONTH, cell) == date(2021, 4, 1)


@pytest.mark.parametrize("cell", ["2021-13", "202104", 202104.0, "april 2021", "0021-04"])
def test_no_month(cell: Any) -> None:
    assert "2021-04" in fault(Kind.MONTH, cell)


# numbers


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("1234,5", "1234.5"), ("1234.5", "1234.5"), ("1 234,50", "1234.5"), (f"1{NBSP}234", "1234"),
        (f"1{NARROW}234", "1234"), ("12 345 678,9", "12345678.9"), ("-5", "-5"), ("\u22125,25", "-5.25"), (1.5, "1.5"),
        (3, "3"), (0.1 + 0.2, "0.3"), ("1,500000", "1.5"), ("007", "7"), ("-0", "0"),
    ],
)  # fmt: skip
def test_a_decimal(cell: Any, number: str) -> None:
    assert value(Kind.DECIMAL, cell) == Decimal(number)
    assert str(value(Kind.DECIMAL, cell)) == str(Decimal(number).quantize(Decimal("0.000001")))


@pytest.mark.parametrize(
    "cell",
    [
        "1,234.5", "1.234,5", "12 34", "1 2345", "100 kr", "5 tkr", "50 %", "50%", "1e5", "1E-3", "+5", "5,", ",5",
        "- 5", "tio", "٣", float("nan"), float("inf"), True, date(2021, 4, 1), "1,2345678", 1 / 3, "1000000000000",
        1e300, "#REF!",
    ],
)  # fmt: skip
def test_no_decimal(cell: Any) -> None:
    assert fault(Kind.DECIMAL, cell)


def test_a_unit_is_named_as_what_to_leave_out() -> None:
    assert fault(Kind.MONEY, "1 200 kr") == "1 200 kr har en enhet. Skriv bara talet, utan kr."
    assert "utan %" in fault(Kind.DECIMAL, "50 %")


@pytest.mark.parametrize("cell", ["3,400", "3.400", "-100,500"])
@pytest.mark.parametrize("kind", [Kind.MONEY, Kind.INTEGER])
def test_what_may_be_thousands_or_three_decimals_is_not_guessed(kind: Kind, cell: str) -> None:
    found = read(column(kind), cell)
    assert isinstance(found, Fault) and "kan vara" in found.message


def test_three_decimals_that_can_be_nothing_else_are_read() -> None:
    assert value(Kind.MONEY, "0,500") == Decimal("0.50")
    assert value(Kind.MONEY, "1234,500") == Decimal("1234.50")
    assert value(Kind.DECIMAL, "3,400") == Decimal("3.4")


def test_a_number_of_more_digits_than_a_cell_keeps_is_no_id() -> None:
    assert isinstance(read(column(Kind.TEXT), 123456789012345678.0), Fault)
    assert value(Kind.TEXT, 123456789012345.0) == "123456789012345"
    assert value(Kind.TEXT, "123456789012345678") == "123456789012345678"


@pytest.mark.parametrize("sign", ["\u200b", "\ufeff", "\u00ad", "\u200e", "\u2060", "\u202e"])
def test_signs_that_nobody_sees_mean_nothing(sign: str) -> None:
    assert value(Kind.DATE, f"2022-03-14{sign}") == date(2022, 3, 14)
    assert value(Kind.CODE, f"{sign}lån", codes=("lån",)) == "lån"
    assert value(Kind.TEXT, f"Ö{sign}vik") == "Övik"
    assert value(Kind.TEXT, sign) is None


def test_kronor_have_two_decimals_at_most_and_are_not_rounded() -> None:
    assert value(Kind.MONEY, "100,50") == Decimal("100.50")
    assert value(Kind.MONEY, "100,5000") == value(Kind.MONEY, 100.500) == Decimal("100.50")
    assert "decimaler" in fault(Kind.MONEY, "1100,505")
    assert "decimaler" in fault(Kind.MONEY, "1," + "0" * 40 + "1")
    assert "för stort" in fault(Kind.MONEY, "10000000000000000")


def test_an_integer() -> None:
    assert value(Kind.INTEGER, "1 234") == 1234
    assert value(Kind.INTEGER, "12,0") == 12
    assert value(Kind.INTEGER, 12.0) == 12
    assert type(value(Kind.INTEGER, 12.0)) is int
    assert "heltal" in fault(Kind.INTEGER, 12.5)
    assert value(Kind.INTEGER, str(2**63 - 1)) == 2**63 - 1
    assert "för stort" in fault(Kind.INTEGER, str(2**63))


def test_bounds_are_told() -> None:
    assert "minst 0" in fault(Kind.INTEGER, "-1", low=0)
    assert "1–10" in fault(Kind.INTEGER, "11", low=1, high=10)
    assert "större än 0" in fault(Kind.DECIMAL, "0", above=0)


@pytest.mark.parametrize("cell", ["vet ej", "Vet  ej", 0, 9.0, "0", "9"])
def test_the_figures_that_mean_missing_in_a_scale(cell: Any) -> None:
    assert value(Kind.INTEGER, cell, low=1, high=5, also_missing=("vet ej", "0", "9")) is None
    assert fault(Kind.INTEGER, 6, low=1, high=5, also_missing=("vet ej", "0", "9"))


# words from lists


@pytest.mark.parametrize("cell", ["ja", "J", "TRUE", "1", 1.0, True, "x", "X"])
def test_yes(cell: Any) -> None:
    assert value(Kind.YES_NO, cell) is True


@pytest.mark.parametrize("cell", ["nej", "N", "False", "0", 0.0, False])
def test_no(cell: Any) -> None:
    assert value(Kind.YES_NO, cell) is False


@pytest.mark.parametrize("cell", ["kanske", "2", 2.0, "sant", "y"])
def test_neither_yes_nor_no(cell: Any) -> None:
    assert fault(Kind.YES_NO, cell)


def test_a_code_is_stored_as_listed() -> None:
    assert value(Kind.CODE, " scb ", codes=("årsredovisning", "SCB")) == "SCB"
    assert value(Kind.CODE, "a\u030arsredovisning", codes=("årsredovisning",)) == "årsredovisning"
    assert value(Kind.CODE, 22.0, codes=("22", "23")) == "22"
    assert fault(Kind.CODE, "24", codes=("22", "23")) == "24 finns inte i listan. Välj bland 22, 23."


@pytest.mark.parametrize(
    "cell", ["2281", 2281.0, "Sundsvall", "SUNDSVALL", "2281 Sundsvall", "Sundsvalls kommun", f"2281{NBSP}sundsvall"]
)
def test_a_municipality(cell: Any) -> None:
    assert value(Kind.MUNICIPALITY, cell) == "2281"


def test_a_municipality_whose_leading_zero_excel_has_eaten() -> None:
    assert value(Kind.MUNICIPALITY, 180.0) == "0180"
    assert fault(Kind.MUNICIPALITY, "180")


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("Söderala", "Söderala är ingen kommun. Skriv kommunens namn eller kod."),
        ("Sundsval", "Sundsval är ingen kommun. Skriv kommunens namn eller kod. Menas Sundsvall?"),
        ("2281 Timrå", "2281 Timrå är ingen kommun. Skriv kommunens namn eller kod."),
        (
            "Berg, Åre, Krokom",
            "Cellen innehåller 3 kommuner; raden kan bara ha en. "
            "Välj en, eller dela upp raden i en rad per kommun.",
        ),
    ],
)  # fmt: skip
def test_no_municipality(cell: str, told: str) -> None:
    assert fault(Kind.MUNICIPALITY, cell) == told


def test_an_actor_by_name_before_short_name() -> None:
    assert value(Kind.ACTOR, "almi mitt") == "Almi Mitt"
    assert value(Kind.ACTOR, "bus") == "Business Sweden"
    assert value(Kind.ACTOR, "ALMI") == "Almi"


def test_an_unknown_actor_is_told_with_those_like_it() -> None:
    assert "Menas Business Sweden?" in fault(Kind.ACTOR, "Buisness Sweden")


def test_several_actors_each_once_under_their_names() -> None:
    assert value(Kind.ACTORS, " BuS ; Almi Mitt;; business sweden ") == "Business Sweden;Almi Mitt"
    assert value(Kind.ACTORS, ";") is None
    assert "Norrbolaget är ingen känd aktör" in fault(Kind.ACTORS, "BuS; Norrbolaget")


def test_an_indicator_and_an_area() -> None:
    assert value(Kind.INDICATOR, "d1.1") == "D1.1"
    assert fault(Kind.INDICATOR, "D9.9")
    assert value(Kind.AREA, "Projekt") == "projekt"
    assert value(Kind.AREA, 22.0) == "22"
    assert value(Kind.AREA, "2281") == "2281"
    assert fault(Kind.AREA, "Malmö")


# whatever the cell


RAW = st.one_of(
    st.none(),
    st.text(max_size=40),
    st.text("0123456789-/. ,:TPIDx;", max_size=24),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)
TYPES: dict[Kind, type | tuple[type, ...]] = {
    Kind.DATE: date, Kind.TIMESTAMP: datetime, Kind.MONTH: date, Kind.INTEGER: int, Kind.DECIMAL: Decimal,
    Kind.MONEY: Decimal, Kind.YES_NO: bool,
}  # fmt: skip


@given(st.sampled_from([column for table in TABLES for column in table.columns]), st.lists(RAW, max_size=8))
def test_any_cell_gives_a_typed_value_or_a_fault(column: Column, cells: list[Any]) -> None:
    found = read_column(column, cells, KNOWN)
    assert len(found.values) == len(cells)
    for place, one in enumerate(found.values):
        if place in found.faults:
            assert one is None and found.faults[place].message.endswith((".", "?"))
        else:
            assert one is None or type(one) is TYPES.get(column.kind, str)
            assert one is not None or not column.required or column.kind is Kind.ACTORS


@given(st.lists(RAW, max_size=8))
def test_what_was_read_is_read_the_same_again(cells: list[Any]) -> None:
    once = read_column(column(Kind.TEXT), cells, KNOWN)
    again = read_column(column(Kind.TEXT), once.values, KNOWN)  # type: ignore[arg-type]
    assert [one for one in again.values if one] == [one for one in once.values if one]
