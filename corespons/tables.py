"""The table definitions: one source for the template, the checks, the schema, the loader and the data dictionary.

A new column is one line here.
"""

from dataclasses import dataclass
from enum import Enum
from functools import cache

from corespons.geography import plain


class Kind(Enum):
    """How a cell is read; the value is the Swedish name shown to those who deliver."""

    TEXT = "text"
    DATE = "datum"
    TIMESTAMP = "tidpunkt"
    INTEGER = "heltal"
    DECIMAL = "decimaltal"
    MONEY = "belopp i kronor"
    YES_NO = "ja/nej"
    CODE = "kod"
    MONTH = "månad"
    ORG_NUMBER = "organisationsnummer"
    COMPANY_KEY = "organisationsnummer eller ID:…"
    MUNICIPALITY = "kommun"
    ACTOR = "aktör"
    ACTORS = "flera aktörer"
    INDICATOR = "indikator"
    AREA = "område"


@dataclass(frozen=True)
class Column:
    """One column: its name in code, its Swedish heading, and what a cell may hold."""

    name: str
    heading: str
    kind: Kind
    required: bool = False
    key: bool = False
    codes: tuple[str, ...] = ()
    low: int | None = None
    high: int | None = None
    above: int | None = None
    also_missing: tuple[str, ...] = ()
    default: str | bool | None = None
    help: str = ""


class Rule(Enum):
    """What must hold between two cells of a row."""

    NOT_BEFORE = "not before"
    DIFFERENT = "different"
    REQUIRED_WITH = "required with"
    REQUIRED_UNLESS_DIGITAL = "required unless digital"


@dataclass(frozen=True)
class Between:
    """A rule between the cell that is named as faulty and the others it is held against."""

    rule: Rule
    column: str
    others: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """One table: its name in code, its Swedish sheet, its columns and the rules between them.

    `own_ids`: the ID is the deliverer's own, so the source is part of the key.
    """

    name: str
    sheet: str
    columns: tuple[Column, ...]
    rules: tuple[Between, ...] = ()
    own_ids: bool = False
    help: str = ""

    @property
    def has_company(self) -> bool:
        """Whether the rows point at a company by organisation number or the deliverer's own ID."""
        return any(column.name == "company_ref" for column in self.columns)

    @property
    def key(self) -> tuple[Column, ...]:
        """The columns that together with the company and the source make the key."""
        return tuple(column for column in self.columns if column.key)

    def column(self, name: str) -> Column:
        """The column with this name in code."""
        return next(column for column in self.columns if column.name == name)


T, D, C = Kind.TEXT, Kind.DATE, Kind.CODE
VET_EJ = ("vet ej", "0", "9")

COMPANY = (
    Column("org_number", "Organisationsnummer", Kind.ORG_NUMBER, help="10 siffror; krävs om Företags-ID saknas"),
    Column("company_ref", "Företags-ID", T, help="er egen beteckning; krävs om Organisationsnummer saknas"),
)


def _required(name: str, heading: str, kind: Kind, *, key: bool = False, codes: str = "", help: str = "") -> Column:
    return Column(name, heading, kind, required=True, key=key, codes=_codes(codes), help=help)


def _codes(text: str) -> tuple[str, ...]:
    return tuple(code.strip() for code in text.split(",")) if text else ()


def _scale(name: str, heading: str, help: str) -> Column:
    return Column(name, heading, Kind.INTEGER, low=1, high=5, also_missing=VET_EJ, help=help)


def _nki(number: int, help: str) -> Column:
    return Column(f"nki_{number}", f"NKI {number}", Kind.INTEGER, low=1, high=10, help=help)


ANSWERS = (
    "nki_1", "nki_2", "nki_3", "satisfied", "easy_to_find", "need_met", "export_increased", "new_markets",
    "contribution",
)  # fmt: skip

# fmt: off
TABLES: tuple[Table, ...] = (
    Table("company", "Företag", (
        *COMPANY,
        _required("name", "Företagsnamn", T),
        _required("municipality", "Kommun", Kind.MUNICIPALITY, help="kod eller namn, någon av Sveriges 290"),
        Column("valid_from", "Gäller från", D, key=True, help="tomt = från början"),
        Column("sni", "SNI", T, help="5 siffror, gärna med punkt"),
        Column("employees", "Anställda", Kind.INTEGER, low=0),
        Column("growth_potential", "Tillväxtpotential", Kind.YES_NO, help="rådgivarens bedömning"),
        Column("assessed_on", "Bedömd", D, help="krävs när Tillväxtpotential är ifylld"),
        Column("exports_at_baseline", "Exporterar", Kind.YES_NO, help="exporterade företaget vid första insatsen?"),
        Column("leadership", "Ledning", C, codes=_codes("kvinnor, män, jämn")),
    ), (Between(Rule.REQUIRED_WITH, "assessed_on", ("growth_potential",)),),
        help="En rad per företag, eller flera med olika Gäller från"),
    Table("actor", "Aktörer", (
        _required("actor", "Aktör", T, key=True),
        Column("short_name", "Kortnamn", T),
        Column("delivery_days", "Leveransintervall", Kind.INTEGER, above=0, help="dagar mellan leveranser"),
        _required("is_res_partner", "RES-part", Kind.YES_NO, help="part i den regionala exportsamverkan"),
        Column("org_number", "Organisationsnummer", Kind.ORG_NUMBER),
    ), help="De som genomför och levererar uppgifter"),
    Table("activity", "Aktiviteter", (
        _required("activity_id", "Aktivitets-ID", T, key=True),
        _required("title", "Benämning", T),
        _required("kind", "Typ", C, codes="seminarium, webbinarium, workshop, utbildning, nätverksträff, mässa, "
                  "delegation, rådgivningsdag, kampanj, annat"),
        _required("format", "Form", C, codes="fysisk, digital, hybrid"),
        Column("municipality", "Kommun", Kind.MUNICIPALITY, help="krävs om formen inte är digital"),
        _required("starts_on", "Startdatum", D),
        Column("ends_on", "Slutdatum", D, help="tidigast Startdatum"),
        _required("status", "Status", C, codes="planerad, genomförd, inställd"),
        Column("goal", "Delmål", C, codes=_codes("1, 2, 3")),
        _required("lead_actor", "Ansvarig aktör", Kind.ACTOR),
        Column("partners", "Medverkande aktörer", Kind.ACTORS, help="åtskilda med semikolon"),
    ), (Between(Rule.NOT_BEFORE, "ends_on", ("starts_on",)),
        Between(Rule.REQUIRED_UNLESS_DIGITAL, "municipality", ("format",))), own_ids=True),
    Table("attendance", "Deltagande", (
        Column("attendance_id", "Deltagande-ID", T, key=True),
        _required("activity_id", "Aktivitets-ID", T),
        *COMPANY,
        Column("attended", "Närvaro", Kind.YES_NO, default=True, help="tomt = ja"),
        Column("gender", "Kön", C, codes=_codes("kvinna, man, annat")),
    ), own_ids=True, help="En rad per person, utan namn"),
    Table("service", "Insatser", (
        _required("service_id", "Insats-ID", T, key=True),
        *COMPANY,
        _required("actor", "Aktör", Kind.ACTOR),
        _required("kind", "Typ", C,
                  codes="rådgivning, coachning, utbildning, matchning, finansiering, garanti, marknadsstudie, annat"),
        _required("starts_on", "Startdatum", D),
        Column("ends_on", "Slutdatum", D, help="tidigast Startdatum"),
        Column("planned_end", "Planerat slut", D),
        Column("hours", "Timmar", Kind.DECIMAL, low=0),
        _required("status", "Status", C, codes="planerad, pågående, avslutad, avbruten"),
        Column("sustainability", "Hållbarhet", Kind.YES_NO, help="hade insatsen ett hållbarhetsinslag?"),
        Column("need", "Behov", T),
    ), (Between(Rule.NOT_BEFORE, "ends_on", ("starts_on",)),), own_ids=True),
    Table("enquiry", "Ärenden", (
        _required("enquiry_id", "Ärende-ID", T, key=True),
        *COMPANY,
        _required("actor", "Mottagande aktör", Kind.ACTOR),
        _required("received_at", "Inkommen", Kind.TIMESTAMP),
        Column("answered_at", "Första svar", Kind.TIMESTAMP),
        Column("channel", "Kanal", C, codes=_codes("telefon, e-post, webb, möte, samlad ingång")),
    ), own_ids=True),
    Table("referral", "Lotsningar", (
        _required("referral_id", "Lotsnings-ID", T, key=True),
        *COMPANY,
        _required("from_actor", "Från aktör", Kind.ACTOR),
        _required("to_actor", "Till aktör", Kind.ACTOR, help="inte samma som Från aktör"),
        _required("referred_on", "Datum", D),
        Column("received_on", "Mottagen", D, help="tidigast Datum"),
        Column("outcome", "Utfall", C, codes=_codes("mottagen, avböjd, pågår")),
    ), (Between(Rule.DIFFERENT, "to_actor", ("from_actor",)),
        Between(Rule.NOT_BEFORE, "received_on", ("referred_on",))), own_ids=True),
    Table("survey", "Enkäter", (
        _required("survey_id", "Utskicks-ID", T, key=True),
        *COMPANY,
        _required("kind", "Enkättyp", C, codes="direkt, 6 mån, 12 mån"),
        Column("service_id", "Insats-ID", T),
        _required("sent_on", "Skickad", D),
        Column("status", "Status", C, codes=_codes("skickad, studs"), default="skickad", help="tomt = skickad"),
        Column("answered_on", "Besvarad", D, help="tidigast Skickad; krävs när något svar är ifyllt"),
        _nki(1, "helhetsbetyg, 1–10"),
        _nki(2, "jämfört med förväntningarna, 1–10"),
        _nki(3, "jämfört med det ideala, 1–10"),
        _scale("satisfied", "Nöjd", "1–5"),
        _scale("easy_to_find", "Lätt att hitta", "det var lätt att hitta rätt, 1–5"),
        _scale("need_met", "Behovet motsvarat", "1–5"),
        Column("export_increased", "Export ökad", C, codes=_codes("ja, nej, vet ej, för tidigt")),
        Column("new_markets", "Nya marknader", Kind.INTEGER, low=0),
        Column("contribution", "Bidrag", C, codes=_codes("stor, viss, liten, ingen"), help="insatsens bidrag"),
        Column("comment", "Kommentar", T),
    ), (Between(Rule.NOT_BEFORE, "answered_on", ("sent_on",)),
        Between(Rule.REQUIRED_WITH, "answered_on", ANSWERS)), own_ids=True,
        help="En rad per utskickad enkät"),
    Table("export_value", "Exportvärden", (
        *COMPANY,
        Column("year", "År", Kind.INTEGER, required=True, key=True, low=1900, high=2200),
        _required("origin", "Källa", C, key=True, codes="årsredovisning, SCB, egen uppgift"),
        Column("amount", "Export", Kind.MONEY, required=True, low=0),
    )),
    Table("budget", "Budget", (
        _required("category", "Kostnadsslag", T, key=True),
        _required("region", "Region", C, key=True, codes="22, 23, gemensamt"),
        _required("amount", "Belopp", Kind.MONEY),
    )),
    Table("cost", "Utfall", (
        _required("voucher", "Verifikation", T, key=True),
        _required("booked_on", "Datum", D),
        _required("category", "Kostnadsslag", T),
        _required("region", "Region", C, codes="22, 23, gemensamt"),
        _required("amount", "Belopp", Kind.MONEY, help="minus = kredit"),
        _required("status", "Status", C, codes="preliminär, bokförd, attesterad"),
    ), own_ids=True),
    Table("funding", "Finansiering", (
        _required("funder", "Finansiär", C, key=True, codes="REACT-EU, 1:1"),
        _required("region", "Region", C, key=True, codes="22, 23, gemensamt"),
        _required("status", "Status", C, key=True, codes="sökt, beviljat, rekvirerat, utbetalt"),
        _required("dated", "Datum", D, key=True),
        _required("amount", "Belopp", Kind.MONEY),
    )),
    Table("hours", "Tid", (
        _required("month", "Månad", Kind.MONTH, key=True),
        _required("region", "Region", C, key=True, codes="22, 23"),
        _required("role", "Roll", T, key=True),
        _required("hours", "Timmar", Kind.DECIMAL),
    )),
    Table("state_aid", "Försumbart stöd", (
        _required("aid_id", "Stöd-ID", T, key=True),
        *COMPANY,
        _required("granted_on", "Beslutsdatum", D),
        _required("amount", "Belopp", Kind.MONEY),
        Column("sek_per_eur", "Kurs", Kind.DECIMAL, required=True, above=0),
        Column("giver", "Givare", T),
    ), own_ids=True),
    Table("target", "Målvärden", (
        _required("indicator", "Indikator", Kind.INDICATOR, key=True),
        _required("area", "Område", Kind.AREA, key=True, help="projekt, regionkod eller kommunkod"),
        _required("from_date", "Från", D, key=True),
        _required("to_date", "Till", D, key=True, help="tidigast Från"),
        _required("value", "Värde", Kind.DECIMAL),
        _required("decision", "Beslut", T, help="vem som beslutat, när, diarienummer"),
    ), (Between(Rule.NOT_BEFORE, "to_date", ("from_date",)),)),
    Table("company_merge", "Sammanslagning", (
        _required("from_key", "Från", Kind.COMPANY_KEY, key=True),
        _required("to_key", "Till", Kind.COMPANY_KEY),
        Column("decision", "Beslut", T),
    )),
)
# fmt: on


@cache
def by_name() -> dict[str, Table]:
    """Name in code → table."""
    return {table.name: table for table in TABLES}


@cache
def _by_sheet() -> dict[str, Table]:
    return {plain(table.sheet): table for table in TABLES}


def table_for_sheet(sheet: str) -> Table | None:
    """The table a sheet or file name stands for, in any Unicode form and case, else None."""
    return _by_sheet().get(plain(sheet))
