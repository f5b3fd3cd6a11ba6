"""What can be explored: the catalogue's indicators, and plain counts of rows that follow the same rules."""

from corespons.errors import BadQuestion
from corespons.indicators import CATALOGUE, Better, Indicator, Known
from corespons.indicators.registry import BY_ACTIVITY, BY_COMPANY, Observations
from corespons.indicators.statistics import COUNTED

SERVICES, ENQUIRIES, ACTIVITIES, PARTICIPANTS = "insatser", "ärenden", "aktiviteter", "deltagare"
NOT_ABOUT_COMPANIES = (ACTIVITIES,)


def _services(known: Known) -> Observations:
    return Observations(known.facts.valid_services, date="starts_on", company="company")


def _enquiries(known: Known) -> Observations:
    return Observations(known.facts.enquiries, date="date", company="company")


def _activities(known: Known) -> Observations:
    return Observations(known.facts.valid_activities, date="starts_on", place="place")


def _participants(known: Known) -> Observations:
    return Observations(known.facts.participants, date="starts_on", place="place", weight="persons")


COUNTS: dict[str, Indicator] = {
    SERVICES: Indicator(SERVICES, "Insatser", 0, COUNTED, Better.NEITHER, buckets=BY_COMPANY, observe=_services),
    ENQUIRIES: Indicator(ENQUIRIES, "Ärenden", 0, COUNTED, Better.NEITHER, buckets=BY_COMPANY, observe=_enquiries),
    ACTIVITIES: Indicator(ACTIVITIES, "Aktiviteter", 0, COUNTED, Better.NEITHER, buckets=BY_ACTIVITY,
                          observe=_activities),
    PARTICIPANTS: Indicator(PARTICIPANTS, "Deltagare", 0, COUNTED, Better.NEITHER, buckets=BY_ACTIVITY,
                            observe=_participants),
}  # fmt: skip
WHAT_COUNTS = {
    SERVICES: "Antal pågående och avslutade insatser efter startdatum, i den kommun där företaget låg då.",
    ENQUIRIES: "Antal ärenden efter den dag de kom in, i den kommun där företaget låg då.",
    ACTIVITIES: "Antal genomförda aktiviteter efter startdatum, i den kommun där de hölls.",
    PARTICIPANTS: "Antal närvarande personer vid genomförda aktiviteter. En person räknas en gång för varje aktivitet.",
}


def measures(is_open: bool = False) -> dict[str, Indicator]:
    """Id → every measure that can be explored, the indicators first. Datakvalitet has nothing to be crossed by."""
    offered = {id: one for id, one in CATALOGUE.items() if id != "Q1" and not (is_open and one.is_internal)}
    return offered | COUNTS


def measure(id: str) -> Indicator:
    """The measure with an id. Raises BadQuestion naming those that exist."""
    found = measures().get(id)
    if found is None:
        raise BadQuestion(f"Måttet {id!r} finns inte. Välj bland {', '.join(measures())}.")
    return found
