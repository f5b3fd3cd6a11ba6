"""The dimensions a measure can be explored by, and why some measures cannot be explored by some of them."""

from dataclasses import dataclass
from enum import Enum

from corespons.followup.measures import ACTIVITIES, ENQUIRIES, PARTICIPANTS, SERVICES
from corespons.indicators import Indicator
from corespons.indicators.registry import BY_COMPANY


class Family(Enum):
    """Where a dimension's class comes from."""

    PLACE = "the engine's own areas"
    TIME = "a part of the window"
    COMPANY = "what is said of the company at the window's end"
    ROW = "what stands in the observed row"


@dataclass(frozen=True)
class Dimension:
    """A dimension: its key in code and its Swedish name, which is also its name in the address."""

    key: str
    name: str
    family: Family


REGION, MUNICIPALITY = Dimension("region", "Region", Family.PLACE), Dimension("municipality", "Kommun", Family.PLACE)
MONTH, QUARTER, YEAR = (
    Dimension("month", "Månad", Family.TIME),
    Dimension("quarter", "Kvartal", Family.TIME),
    Dimension("year", "År", Family.TIME),
)
INDUSTRY, SIZE, POTENTIAL, LEADERSHIP = (
    Dimension("industry", "Bransch", Family.COMPANY),
    Dimension("size", "Storleksklass", Family.COMPANY),
    Dimension("potential", "Tillväxtpotential", Family.COMPANY),
    Dimension("leadership", "Ledning", Family.COMPANY),
)
ACTOR, FROM_ACTOR, TO_ACTOR, KIND, FORMAT, SERVICE_KIND, CHANNEL, GENDER = (
    Dimension("actor", "Aktör", Family.ROW),
    Dimension("from_actor", "Från aktör", Family.ROW),
    Dimension("to_actor", "Till aktör", Family.ROW),
    Dimension("kind", "Aktivitetstyp", Family.ROW),
    Dimension("format", "Form", Family.ROW),
    Dimension("service_kind", "Insatstyp", Family.ROW),
    Dimension("channel", "Kanal", Family.ROW),
    Dimension("gender", "Kön", Family.ROW),
)
DIMENSIONS = (
    REGION, MUNICIPALITY, MONTH, QUARTER, YEAR, INDUSTRY, SIZE, POTENTIAL, LEADERSHIP, ACTOR, FROM_ACTOR, TO_ACTOR,
    KIND, FORMAT, SERVICE_KIND, CHANNEL, GENDER,
)  # fmt: skip

HELD = ("D1.8", "D2.5", ACTIVITIES)
GIVEN = ("X5", "D3.7", SERVICES)
ASKED_FOR = ("D2.2", ENQUIRIES)
REFERRED = ("D2.1", "D2.3")
MET = ("D1.1", "D1.3", "D1.4", "D1.6", "X1", "X2", "X4")  # companies: seen from one actor at a time
COLUMNS: dict[Dimension, dict[str, tuple[str, ...]]] = {
    ACTOR: {"actor": (*GIVEN, *ASKED_FOR), "lead_actor": HELD},
    FROM_ACTOR: {"from_actor": REFERRED},
    TO_ACTOR: {"to_actor": REFERRED},
    KIND: {"kind": HELD},
    FORMAT: {"format": HELD},
    SERVICE_KIND: {"kind": GIVEN},
    CHANNEL: {"channel": ASKED_FOR},
    GENDER: {"gender": (PARTICIPANTS,)},
}
CODED_IN = {KIND: "activity", FORMAT: "activity", SERVICE_KIND: "service", CHANNEL: "enquiry", GENDER: "attendance"}

WAITS = "Värdet avgörs av vad som händer senare i perioden; en kort del för sig skulle räkna bara de snabbaste."
NO_COMPANY = "Måttet räknar inte företag."
COVERAGE = "Gränsen på fem företag per kommun gäller alla företag tillsammans."
REPRESENTED = "Måttet jämför kommuner och finns bara efter kommun."
NO_ACTOR = {
    "D1.2": "Ett nytt företag är nytt för alla aktörer, inte för en.",
    "D1.5": COVERAGE,
    "D1.7": REPRESENTED,
    "D2.1": "En lotsning har två aktörer. Välj Från aktör eller Till aktör.",
    "D2.3": "En lotsning har två aktörer. Välj Från aktör eller Till aktör.",
    "D2.4": "Måttet handlar om företag som har mött flera aktörer.",
    "D2.6": "Tiden går från första ärendet hos någon aktör till första insatsen hos någon.",
    "D2.8": "Måttet räknar aktörer.",
    "X9": "Stödet är inte knutet till en aktör.",
}
ITSELF = {("D1.3", POTENTIAL), ("D1.4", POTENTIAL), ("X4", LEADERSHIP)}
ABOUT_ROWS = {
    KIND: "Aktivitetstyp finns för mått som räknar aktiviteter.",
    FORMAT: "Form finns för mått som räknar aktiviteter.",
    SERVICE_KIND: "Insatstyp finns för mått som räknar insatser.",
    CHANNEL: "Kanal finns för mått som räknar ärenden.",
    GENDER: "Kön finns för deltagare.",
    FROM_ACTOR: "Från aktör finns för lotsningar.",
    TO_ACTOR: "Till aktör finns för lotsningar.",
    ACTOR: "Raderna som måttet räknar säger inte vilken aktör det var.",
}


def column_of(dimension: Dimension, id: str) -> str | None:
    """The column of a measure's observed rows that holds the dimension's class."""
    columns = COLUMNS.get(dimension, {})
    return next((column for column, ids in columns.items() if id in ids), None)


def is_seen_by_actor(dimension: Dimension, id: str) -> bool:
    """Whether a company may be counted under several actors, so that each actor's facts are taken by themselves."""
    return dimension is ACTOR and id in MET


def offered(indicator: Indicator) -> list[Dimension]:
    """The dimensions that are true for a measure."""
    return [dimension for dimension in DIMENSIONS if why_not(indicator, dimension) is None]


def goes_with(rows: Dimension, columns: Dimension) -> bool:
    """Whether two dimensions can be crossed: a place with a place, or a time with a time, would only be a diagonal."""
    return rows != columns and (rows.family is not columns.family or rows.family in (Family.COMPANY, Family.ROW))


def why_not(indicator: Indicator, dimension: Dimension) -> str | None:
    """Why a measure cannot be explored by a dimension, in a sentence; None where it can."""
    reasons = {
        Family.PLACE: _not_by_place,
        Family.TIME: _not_by_time,
        Family.COMPANY: _not_by_company,
        Family.ROW: _not_by_row,
    }
    return reasons[dimension.family](indicator, dimension)


def _not_by_place(indicator: Indicator, dimension: Dimension) -> str | None:
    return None if dimension.key in indicator.statistic.levels else f"Måttet finns inte per {dimension.name.lower()}."


def _not_by_time(indicator: Indicator, _dimension: Dimension) -> str | None:
    return WAITS if indicator.id in ("D2.6", "D3.8") else None


def _not_by_company(indicator: Indicator, dimension: Dimension) -> str | None:
    if indicator.id == "D1.5":
        return COVERAGE
    if (indicator.id, dimension) in ITSELF:
        return "Måttet är självt en sådan indelning."
    return None if indicator.buckets == BY_COMPANY or indicator.id in ("D1.6", "D1.7") else NO_COMPANY


def _not_by_row(indicator: Indicator, dimension: Dimension) -> str | None:
    if column_of(dimension, indicator.id) or is_seen_by_actor(dimension, indicator.id):
        return None
    own = NO_ACTOR.get(indicator.id) if dimension is ACTOR else None
    return own or ABOUT_ROWS[dimension]
