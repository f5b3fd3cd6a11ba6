"""What needs attention: statuses that fell, what is behind plan, white spots, late deliveries, rows waiting."""

from datetime import date

from corespons.followup import LastDelivery, attention, late_deliveries, waiting_rows
from corespons.indicators import Result


def one(id: str, name: str, status: str, value: float = 61, target: float = 80, **other: str) -> Result:
    area = {"level": "project", "area": "projekt", "area_name": "Hela projektet", "unit": "%"} | other
    return Result(id=id, name=name, value=value, n=90, missing=0, low=None, high=None, status=status, target=target,
                  plan=target, outcome=value, **area)  # fmt: skip


def told(now: list[Result], before: list[Result]) -> list[str]:
    return [f"{it.about} {it.what}".replace("\u00a0", " ") for it in attention(now, before, "projekt")]


def test_a_status_that_fell_comes_before_one_that_stayed_behind():
    before = [one("D2.2", "Svar inom 24 timmar", "Enligt plan"), one("D2.3", "Mottagna lotsningar", "Efter plan")]
    now = [one("D2.3", "Mottagna lotsningar", "Efter plan"), one("D2.2", "Svar inom 24 timmar", "Efter plan")]
    assert told(now, before) == [
        "Svar inom 24 timmar gick från enligt plan till efter plan: 61 % mot målets 80 %.",
        "Mottagna lotsningar är efter plan: 61 % mot målets 80 %.",
    ]


def test_what_is_on_plan_needs_no_attention():
    assert told([one("D2.2", "Svar inom 24 timmar", "Enligt plan")], []) == []


def test_municipalities_without_five_companies_are_named_in_swedish_order():
    places = [
        one("D1.5", "Kommuntäckning", "Mål saknas", value=0, level="municipality", area=code, area_name=name)
        for code, name in (("2260", "Ånge"), ("2303", "Ragunda"), ("2305", "Bräcke"))
    ]
    assert told(places, []) == ["Bräcke, Ragunda och Ånge har färre än fem nådda företag de senaste 365 dagarna."]


def test_an_actor_is_late_when_more_days_have_gone_than_it_promised():
    last = [LastDelivery("Almi Mitt", date(2022, 8, 1), 14), LastDelivery("EKN", date(2022, 8, 3), 14),
            LastDelivery("EEN", None, 14)]  # fmt: skip
    (late,) = late_deliveries(last, date(2022, 8, 17))
    assert (late.about, late.what) == ("Almi Mitt", "har inte levererat på 16 dagar (lovat: var 14:e dag).")


def test_rows_waiting_are_counted():
    assert waiting_rows(0) == []
    assert waiting_rows(12)[0].about.replace("\u00a0", " ") == "12 rader"
