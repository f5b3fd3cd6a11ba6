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


def test_many_municipalities_are_named_by_the_first_and_how_many_more():
    names = ("Ånge", "Ragunda", "Bräcke", "Berg", "Åre", "Krokom")
    places = [
        one("D1.5", "Kommuntäckning", "Mål saknas", value=0, level="municipality", area=f"230{place}", area_name=name)
        for place, name in enumerate(names)
    ]
    assert told(places, []) == [
        "Berg, Bräcke, Krokom och 3 kommuner till har färre än fem nådda företag de senaste 365 dagarna."
    ]


def test_what_is_told_leads_to_where_it_can_be_seen_and_mended():
    behind = one("D3.5", "Nya exportörer", "Efter plan", value=5, target=13, unit="företag")
    near = one("X9", "Nära taket för försumbart stöd", "Mål saknas", value=6, unit="företag")
    last = [LastDelivery("Almi Mitt", date(2022, 8, 1), 14)]
    seen = [*attention([behind, near], [], "projekt"), *late_deliveries(last, date(2022, 8, 17))]
    assert [(it.page, dict(it.choices)) for it in seen] == [
        ("delmal_3", {"matt": "Nya exportörer"}),
        ("utforska", {"matt": "Nära taket för försumbart stöd", "ruta": "Totalt"}),
        ("datakvalitet", {"fynd": "overdue"}),
    ]
    assert seen[0].what.replace("\u00a0", " ") == "är efter plan: 5 mot målets 13 företag."


def test_an_actor_is_late_when_more_days_have_gone_than_it_promised():
    last = [LastDelivery("Almi Mitt", date(2022, 8, 1), 14), LastDelivery("EKN", date(2022, 8, 3), 14)]
    (late,) = late_deliveries(last, date(2022, 8, 17))
    assert (late.about, late.what) == ("Almi Mitt", "har inte levererat på 16 dagar (lovat: var 14:e dag).")
    (late,) = late_deliveries([LastDelivery("EKN", date(2022, 5, 1), 31)], date(2022, 8, 17))
    assert late.what.endswith("(lovat: var 31:a dag).")


def test_an_actor_that_never_delivered_is_told_once_the_promised_days_have_gone():
    never = [LastDelivery("EEN", None, 14), LastDelivery("EKN", None, 30)]
    assert late_deliveries(never, date(2021, 5, 15)) == []  # nobody has begun
    begun = [*never, LastDelivery("Almi Mitt", date(2021, 4, 14), 60)]
    assert late_deliveries(begun, date(2021, 4, 15)) == []
    (late,) = late_deliveries(begun, date(2021, 5, 15))
    assert f"{late.about} {late.what}" == "EEN och EKN har ännu inte levererat något."


def test_rows_waiting_are_counted():
    assert waiting_rows(0) == []
    assert waiting_rows(12)[0].about.replace("\u00a0", " ") == "12 rader"
