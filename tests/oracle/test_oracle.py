"""Hand-made worlds whose numbers were worked out by hand from INDICATORS.md §1–§5."""

from __future__ import annotations

from decimal import Decimal

import pytest

from .builders import (
    C1,
    C2,
    C3,
    activity,
    aid,
    ask,
    attendance,
    company,
    d,
    enquiry,
    export,
    number,
    referral,
    service,
    survey,
    value,
)
from .rows import luhn
from .stats import order_rank, t_quantile, wilson

PUBLIC = "2120002387"  # Ånge kommun


def test_wilson_against_newcombe_1998() -> None:
    """Newcombe (1998), table I, method 3: 81/263, 15/148, 0/20, 1/29."""
    published = {(81, 263): (25.53, 36.62), (15, 148): (6.24, 16.05), (0, 20): (0, 16.11), (1, 29): (0.61, 17.18)}
    for (true, n), bounds in published.items():
        assert wilson(true, n) == pytest.approx(bounds, abs=0.005)
    assert wilson(0, 0) == (None, None)
    assert wilson(20, 20)[1] == 100.0


def test_student_t_against_the_printed_table() -> None:
    for freedom, printed in {1: 12.706, 2: 4.303, 3: 3.182, 4: 2.776, 9: 2.262, 30: 2.042, 120: 1.980}.items():
        assert t_quantile(freedom) == pytest.approx(printed, abs=0.0005)


def test_order_rank_of_the_median() -> None:
    """The usual sign-test table: n = 5 none, 6–8 first, 9–11 second, 20 sixth."""
    assert [order_rank(n) for n in (5, 6, 8, 9, 11, 12, 20)] == [0, 1, 1, 2, 2, 3, 6]


def test_luhn() -> None:
    assert luhn("5564816204")
    assert luhn("2120002387")
    assert not luhn("2120002388")


def test_window_edges_and_as_of() -> None:
    starts = ("2021-03-31", "2021-04-01", "2022-06-30", "2022-07-01")
    tables = {"Insatser": [service(f"I{i}", number(i), day) for i, day in enumerate(starts)]}
    assert value(tables, "D1.1", end="2022-06-30") == 2
    assert value(tables, "D1.1", end="2023-10-31", as_of="2022-06-30") == 2
    assert value(tables, "D1.1") == 3


def test_last_event_places_the_company_first_event_makes_it_new() -> None:
    rows = [company(C1, "2281"), company(C1, "2380", "2022-01-01")]
    tables = {"Företag": rows, "Insatser": [service("1", C1, "2021-12-31"), service("2", C1, "2022-01-01")]}
    assert value(tables, "D1.1", "2380") == 1
    assert value(tables, "D1.1", "2281") == 0
    assert value(tables, "D1.2", "2281") == 1
    assert value(tables, "D1.2", start="2022-01-01") == 0


def test_what_is_reach() -> None:
    acts = [activity("G", "2021-05-01"), activity("P", "2021-05-01", status="planerad")]
    met = [attendance("1", "G", C1), attendance("2", "P", C2), attendance("3", "G", C3, attended=False)]
    services = [service("1", number(1), "2021-05-01", status="planerad")]
    services += [service("2", number(2), "2021-05-01", status="pågående"), service("3", PUBLIC, "2021-05-01")]
    tables = {"Aktiviteter": acts, "Deltagande": [*met, attendance("4", "saknas", number(3))], "Insatser": services}
    assert value(tables, "D1.1") == 2


def test_places_outside_and_unknown() -> None:
    rows = [company(C1, "0180"), company(C2, "2321")]
    tables = {"Företag": rows, "Insatser": [service(str(i), key, "2021-05-01") for i, key in enumerate((C1, C2, C3))]}
    found = {area: value(tables, "D1.1", area) for area in ("projekt", "23", "22", "utanför området", "okänd kommun")}
    assert found == {"projekt": 2, "23": 1, "22": 0, "utanför området": 1, "okänd kommun": 1}
    assert value(tables, "D1.6") == pytest.approx(10_000 / 375_709)  # 244 554 + 131 155 inhabitants


def test_all_rows_later_than_the_date_the_earliest_counts() -> None:
    rows = [company(C1, "2281", "2022-02-01"), company(C1, "2380", "2022-01-01")]
    assert value({"Företag": rows, "Insatser": [service("1", C1, "2021-05-01")]}, "D1.1", "2380") == 1


def test_assessment_latest_by_assessed_on_and_not_after_end() -> None:
    rows = [
        company(C1, growth_potential=True, assessed_on=d("2022-01-01")),
        company(C1, since="2022-01-02", growth_potential=False, assessed_on=d("2021-12-31")),
        company(C2, growth_potential=False, assessed_on=d("2023-11-01")),
    ]
    tables = {"Företag": rows, "Insatser": [service("1", C1, "2021-05-01"), service("2", C2, "2021-05-01")]}
    assert value(tables, "D1.3") == 1
    assert value(tables, "D1.3", end="2021-12-31") == 0
    share = ask(tables, "D1.4")
    assert (share["value"], share["n"], share["missing"]) == (100.0, 1, 1)


def test_coverage_needs_five_in_365_days_whatever_from() -> None:
    rows = [company(number(i)) for i in range(5)]
    days = ["2022-11-01", "2022-11-01", "2023-10-31", "2023-01-01", "2023-05-05"]
    tables = {"Företag": rows, "Insatser": [service(str(i), number(i), day) for i, day in enumerate(days)]}
    assert value(tables, "D1.5", start="2023-10-01") == 1
    assert value(tables, "D1.5", end="2023-11-01") == 0
    assert ask(tables, "D1.5", "22")["n"] == 7
    assert ask(tables, "D1.5", "2281")["value"] == 1


def test_representation_needs_twenty_in_the_region() -> None:
    rows = [company(number(i), "2281" if i < 10 else "2260") for i in range(20)]
    services = [service(str(i), number(i), "2021-05-01") for i in range(20)]
    west = 9226 + 17963 + 25114 + 99439 + 18133 + 18872 + 55807
    tables = {"Företag": rows, "Insatser": services}
    assert value(tables, "D1.7", "2281") == pytest.approx(0.5 / (99439 / west))
    assert value(tables, "D1.7", "2262") == 0
    assert value(tables, "D1.7", "2380") is None
    assert value({"Företag": rows, "Insatser": services[1:]}, "D1.7", "2281") is None


def test_activities_outside_the_residences() -> None:
    acts = [
        activity("1", "2021-05-01", "2281"),
        activity("2", "2021-05-01", "2380"),
        activity("3", "2021-05-01", "2260"),
    ]
    acts += [activity("4", "2021-05-01", None, format="digital"), activity("5", "2021-05-01", "0180")]
    acts += [activity("6", "2021-05-01", "2321", format="hybrid")]
    assert (ask({"Aktiviteter": acts}, "D1.8")["value"], ask({"Aktiviteter": acts}, "D1.8")["n"]) == (50.0, 4)


def test_referrals_collapse_and_keep_the_earliest_receipt() -> None:
    sent = [referral("1", C1, "2021-05-01", "2021-05-20"), referral("2", C1, "2021-05-01", "2021-05-15")]
    sent += [referral("3", C1, "2021-05-02", "2021-05-17"), referral("4", C1, "2021-05-01", None, "Alfa Utom")]
    assert value({"Lotsningar": sent}, "D2.1") == 2
    assert value({"Lotsningar": sent}, "D2.3") == 50.0  # 14 days: true; 15 days: false


def test_referral_is_judged_after_exactly_14_days() -> None:
    history = {"Lotsningar": [referral("1", C1, "2022-05-01")]}
    assert ask(history, "D2.3", as_of="2022-05-14")["n"] == 0
    assert ask(history, "D2.3", as_of="2022-05-15")["n"] == 1


def test_answer_within_24_hours() -> None:
    rows = [
        enquiry("1", C1, "2022-05-01T10:00:00", "2022-05-02T10:00:00"),
        enquiry("2", C1, "2022-05-01T10:00:00", "2022-05-02T10:00:01"),
        enquiry("3", C1, "2022-05-01T10:00:00"),
        enquiry("4", C1, "2022-05-01T10:00:00", "2022-05-01T09:59:59"),
        enquiry("5", C1, "2022-05-02T00:00:00", "2022-05-02T00:00:00"),
    ]
    result = ask({"Ärenden": rows}, "D2.2", as_of="2022-05-02")
    assert (result["value"], result["n"], result["missing"]) == (pytest.approx(100 / 3), 3, 1)
    assert ask({"Ärenden": rows}, "D2.2", as_of="2022-05-03")["n"] == 4


def test_several_actors_only_partners_and_leads_count() -> None:
    acts = [activity("G", "2021-05-01", lead_actor="Beta", partners=["Gamma"])]
    services = [service("1", C1, "2021-05-01"), service("2", C2, "2021-05-01", actor="Utom")]
    tables = {"Aktiviteter": acts, "Deltagande": [attendance("1", "G", C1), attendance("2", "G", C3)]}
    result = ask(tables | {"Insatser": services}, "D2.4")
    assert (result["value"], result["n"]) == (50.0, 2)  # C1 met two, C3 one, C2 only another


def test_joint_activities_and_digital_bucket() -> None:
    acts = [activity("1", "2021-05-01", None, format="digital", partners=["Beta", "Utom"])]
    acts += [activity("2", "2021-05-01", lead_actor="Utom"), activity("3", "2021-05-01", "0180", partners=["Beta"])]
    tables = {"Aktiviteter": acts}
    assert (ask(tables, "D2.5")["value"], ask(tables, "D2.5")["n"]) == (100.0, 1)
    assert [ask(tables, "D2.5", area)["n"] for area in ("22", "digitalt", "utanför området")] == [0, 1, 1]


def test_time_to_first_service() -> None:
    asked = [enquiry(str(i), number(i), "2022-01-10T12:00") for i in range(7)]
    given = [service(str(i), number(i), f"2022-01-{10 + i}") for i in range(6)]
    tables = {"Ärenden": asked, "Insatser": [*given, service("före", number(6), "2022-01-09")]}
    result = ask(tables, "D2.6")
    assert (result["value"], result["n"], result["missing"]) == (2.5, 6, 1)
    assert (result["low"], result["high"]) == (0.0, 5.0)
    assert value(tables, "D2.6", start="2022-01-11") is None


def test_active_partners() -> None:
    acts = [activity("1", "2021-05-01", "0180", lead_actor="Gamma")]
    tables = {"Företag": [company(C1)], "Insatser": [service("1", C1, "2021-05-01", actor="Utom")], "Aktiviteter": acts}
    tables["Lotsningar"] = [referral("1", C1, "2021-05-01", None, "Utom Beta")]
    assert [value(tables, "D2.8", area) for area in ("projekt", "22", "2281", "23")] == [1, 1, 1, 0]


def test_nki_takes_the_last_complete_answer() -> None:
    rows = [
        survey("E-10", C1, "2022-01-01", "2022-01-05", nki_1=1, nki_2=1, nki_3=1),
        survey("E-9", C1, "2022-01-01", "2022-01-05", nki_1=10, nki_2=10, nki_3=7),
        survey("E-1", C1, "2022-01-01", "2022-01-06", nki_1=10, nki_2=None, nki_3=7),
        survey("E-2", C2, "2022-01-01", "2022-01-06", satisfied=5),
        survey("E-3", C3, "2022-01-01", "2022-01-06", status="studs", nki_1=1, nki_2=1, nki_3=1),
    ]
    result = ask({"Enkäter": rows}, "D3.1")
    assert (result["n"], result["missing"], result["hidden"], result["value"]) == (1, 1, True, None)
    more = [survey(f"F{i}", number(i), "2022-01-01", "2022-01-02", nki_1=10, nki_2=10, nki_3=10) for i in range(4)]
    result = ask({"Enkäter": rows + more}, "D3.1")
    assert result["value"] == pytest.approx((4 * 100 + 800 / 9) / 5)  # E-9 > E-10 as text: (9 − 1)/9 · 100
    spread = (100 - 800 / 9) / 5**0.5  # one of five differs: s = difference/√5, half = t·s/√5
    assert result["high"] - result["value"] == pytest.approx(2.7764451 * spread / 5**0.5)


def test_response_rate_and_its_mark() -> None:
    rows = [survey("1", C1, "2022-01-01", "2022-01-31", satisfied=5), survey("2", C1, "2022-01-01", "2022-02-01")]
    rows += [survey("3", C1, "2022-01-01"), survey("4", C1, "2022-01-01", status="studs")]
    assert ask({"Enkäter": rows}, "D3.3")["value"] == pytest.approx(100 / 3)
    assert ask({"Enkäter": rows}, "D3.3", as_of="2022-01-30")["value"] is None
    assert ask({"Enkäter": rows}, "D3.2")["uncertain"] is False
    rows.append(survey("5", C2, "2022-01-01"))
    assert ask({"Enkäter": rows}, "D3.2")["uncertain"] is True


def test_new_exporters() -> None:
    rows = [company(key, exports_at_baseline=False) for key in (C1, C2, C3)]
    services = [service(key, key, "2021-05-01") for key in (C1, C2, C3)]
    tables = {"Företag": rows, "Insatser": services, "Exportvärden": [export(C1, 2022, 1), export(C2, 2021, 5)]}
    tables["Enkäter"] = [survey("1", C3, "2022-04-01", "2022-05-01", "12 mån", export_increased="ja")]
    assert value(tables, "D3.5") == 2
    assert value(tables, "D3.5", end="2022-12-30") == 1
    assert value(tables, "D3.5", start="2022-12-31") == 1


def test_completed_as_planned() -> None:
    plan = d("2022-05-01")
    rows = [
        service("1", C1, "2022-01-01", planned_end=plan, ends_on=d("2022-05-31")),
        service("2", C1, "2022-01-01", planned_end=plan, ends_on=d("2022-06-01")),
        service("3", C1, "2022-01-01", planned_end=plan, ends_on=d("2022-04-01"), status="avbruten"),
        service("4", C1, "2022-01-01"),
    ]
    result = ask({"Insatser": rows}, "D3.7")
    assert (result["value"], result["n"], result["missing"]) == (pytest.approx(100 / 3), 3, 1)
    assert ask({"Insatser": rows}, "D3.7", as_of="2022-05-30")["n"] == 0


def test_export_change_needs_ten_and_one_origin() -> None:
    exports = [export(number(i), year, 100 + (year > 2020) * i) for i in range(10) for year in (2020, 2022)]
    exports += [export(number(9), 2020, 100, "årsredovisning"), export(number(9), 2022, 300, "årsredovisning")]
    tables = {"Insatser": [service(str(i), number(i), "2021-05-01") for i in range(10)], "Exportvärden": exports}
    result = ask(tables, "D3.8")  # 0, 1, …, 8 and 200 %: the middle two are 4 and 5
    assert (result["value"], result["n"], result["missing"]) == (4.5, 10, 0)
    assert (result["low"], result["high"]) == (1.0, 8.0)
    assert ask(tables, "D3.8", end="2022-12-31")["missing"] == 10
    tables["Insatser"].pop()
    result = ask(tables, "D3.8")
    assert (result["value"], result["n"], result["hidden"], result["low"]) == (None, 9, False, None)


def test_supported_companies_and_women() -> None:
    acts = [activity("G", "2021-05-01", None, format="digital")]
    genders = ["kvinna", "man", "man", "annat", None]
    people = [attendance(None, "G", PUBLIC, gender=gender) for gender in genders]
    services = [service("1", C1, "2021-03-31"), service("2", C1, "2021-04-02", kind="garanti")]
    tables = {"Aktiviteter": acts, "Deltagande": people, "Insatser": services}
    assert (value(tables, "X1"), value(tables, "X2")) == (1, 0)
    result = ask(tables, "X3", "digitalt")
    assert (result["value"], result["n"], result["missing"]) == (pytest.approx(100 / 3), 3, 2)


def test_money_and_hours() -> None:
    budget = [{"category": "Lön", "region": region, "amount": Decimal(100)} for region in ("22", "gemensamt")]
    spent = [("1", "2021-05-01", "22", 50, "bokförd"), ("2", "2021-05-01", "22", 9, "preliminär")]
    spent += [("3", "2021-06-01", "gemensamt", -10, "attesterad")]
    names = ("voucher", "booked_on", "region", "amount", "status")
    costs = [dict(zip(names, row, strict=True)) | {"category": "Lön", "booked_on": d(row[1])} for row in spent]
    hours = [{"month": d(f"2021-0{m}-01"), "region": "23", "role": "PROJEKTLEDNING", "hours": 43} for m in (4, 5, 6)]
    tables = {"Budget": budget, "Utfall": costs, "Tid": hours}
    assert [value(tables, "X6", area) for area in ("projekt", "22", "23")] == [20.0, 50.0, None]
    result = ask(tables, "X8", end="2021-06-29")  # April and May whole: 86 / (2 · 35,8333…)
    assert (result["value"], result["n"]) == (pytest.approx(120.0), 2)
    assert value(tables, "X8", end="2021-04-29") is None
    parts = ask(tables, "X7")["parts"]
    assert {"funder": "1:1", "status": "sökt", "value": 1_800_000.0} in parts
    assert value(tables, "X7") == 0


def test_state_aid_near_the_ceiling() -> None:
    grants = [aid("1", C1, "2021-12-31", "800000"), aid("2", C1, "2023-01-01", "920000", "11.5")]
    grants += [aid("3", C2, "2023-01-01", "1599999.99"), aid("4", C3, "2020-12-31", "9000000")]
    assert value({"Försumbart stöd": grants}, "X9") == 1  # 80 000 + 80 000 EUR is exactly 80 % of 200 000
    assert value({"Försumbart stöd": grants}, "X9", end="2024-01-01") == 0  # 2022–2024, ceiling 300 000


def test_data_quality() -> None:
    rows = [service("1", "5564816204", "2021-05-01"), service("2", "4990000000", "2021-05-01")]
    rows += [service("3", "P:0123456789abcdef", "2021-05-01"), service("4", "ref:x", "2021-05-01")]
    places = [company("5564816204", "0180"), company("4990000000"), company("P:0123456789abcdef"), company("ref:x")]
    sent = [survey("1", "5564816204", "2021-05-01", service_id="1"), survey("2", "5564816204", "2021-05-01")]
    sent += [survey("3", "5564816204", "2021-05-01", service_id="saknas")]
    result = ask({"Företag": places, "Insatser": rows, "Enkäter": sent}, "Q1")
    assert (result["value"], result["n"]) == (pytest.approx(400 / 7), 7)
    assert {"table": "Insatser", "source": "Alfa", "value": 50.0, "n": 4} in result["parts"]
