"""The few faulty rows that real deliveries hold: they are set aside and wait to be corrected."""

from datetime import date

from corespons.example.actors import (
    ALMI,
    BUSINESS_SWEDEN,
    CHAMBER,
    EEN,
    JAMTLAND,
    OSTERSUND,
    SCIENCE_PARK,
    VASTERNORRLAND,
    Actor,
)
from corespons.example.companies import Company
from corespons.example.recording import Recording, Row

FAULTY: tuple[tuple[Actor, str, str, str, Row], ...] = (
    (ALMI, "service", "ALMI-I9001", "2021-06-14", {"starts_on": "31/5 2021"}),
    (ALMI, "enquiry", "ALMI-Ä9002", "2022-02-08", {"received_at": "2022-02-30 10:15"}),
    (ALMI, "service", "ALMI-I9003", "2022-07-04", {"actor": "Almi Mitten"}),
    (BUSINESS_SWEDEN, "activity", "BUS-A901", "2021-10-25", {"municipality": "Norrlandskusten"}),
    (BUSINESS_SWEDEN, "service", "BUS-I9004", "2022-05-16", {"hours": "ca 8"}),
    (EEN, "activity", "EEN-A902", "2022-03-14", {"kind": "webinar"}),
    (CHAMBER, "activity", "HK-A903", "2021-11-22", {"ends_on": date(2020, 11, 17)}),
    (CHAMBER, "enquiry", "HK-Ä9005", "2022-05-30", {"org_number": None}),
    (JAMTLAND, "survey", "RJH-E9006", "2022-06-20", {"nki_1": 11}),
    (JAMTLAND, "company", "J-9007", "2022-02-14", {"municipality": "Jämtland"}),
    (VASTERNORRLAND, "company", "V-9008", "2021-12-06", {"growth_potential": True}),
    (SCIENCE_PARK, "enquiry", "HKSP-Ä9009", "2022-04-11", {"channel": "Teams"}),
    (OSTERSUND, "service", "ÖNK-I9010", "2022-10-10", {"org_number": "499-12"}),
)  # fmt: skip


def mistakes(companies: list[Company]) -> list[Recording]:
    """Each faulty row, about one of the first companies, in the week its source wrote it."""
    recordings: list[Recording] = []
    for order, (actor, table, number, known, fault) in enumerate(FAULTY):
        day = date.fromisoformat(known)
        row = _sound_row(table, number, actor, day, companies[order * 7]) | fault
        recordings.append(Recording(actor.name, table, number, day, row))
    return recordings


def _sound_row(table: str, number: str, actor: Actor, day: date, company: Company) -> Row:
    """The row as it would have been right."""
    rows: dict[str, Row] = {
        "service": {"actor": actor.name, "kind": "rådgivning", "starts_on": day, "status": "pågående"},
        "enquiry": {"actor": actor.name, "received_at": f"{day} 10:20", "answered_at": f"{day} 15:05"},
        "activity": {
            "title": "Exportdag", "kind": "seminarium", "format": "fysisk", "municipality": "Sundsvall",
            "starts_on": day, "status": "genomförd", "lead_actor": actor.name,
        },
        "survey": {"kind": "direkt", "sent_on": day, "answered_on": day, "nki_1": 8, "nki_2": 8, "nki_3": 7},
        "company": {"name": "Mittlinjen Handel AB", "municipality": "Östersund"},
    }  # fmt: skip
    own = {"service": "service_id", "enquiry": "enquiry_id", "activity": "activity_id", "survey": "survey_id"}
    if table == "activity":
        return {own[table]: number} | rows[table]
    if table == "company":
        return {"company_ref": number} | rows[table]
    return {own[table]: number, "org_number": company.number} | rows[table]
