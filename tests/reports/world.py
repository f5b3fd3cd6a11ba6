"""A small project to report on: nine companies in Sundsvall, three in Åre, and names that bite."""

from datetime import date

from corespons.reports import Report, Scope, make_report, source_of
from corespons.store import Store
from tests.tables import deliver, window

NASTY = "=cmd|'/C calc'!A0 & <b>\"fika\"</b> + @kaffe - te"
MADE = date(2024, 7, 1)


def fill(store: Store) -> None:
    """Nine companies met in Sundsvall and three in Åre; two of Åre's three are satisfied."""
    deliver(
        store, "Almi Mitt", "2022-03-01",
        Aktörer="""
            actor                       short_name  is_res_partner
            Almi Mitt                   Almi        ja
            Business Sweden             BuS         ja
            Region Västernorrland       RVN         ja
        """,
        Företag="""
            company  municipality  valid_from
            K1..K9   Sundsvall     2021-01-01
            L1..L3   Åre           2021-01-01
        """,
        Insatser="""
            company  starts_on
            K1..K9   2021-10-05
            L1..L3   2021-10-06
        """,
        Enkäter="""
            company  sent_on     answered_on  satisfied
            K1..K9   2021-11-01  2021-11-02   5
            L1..L2   2021-11-01  2021-11-02   5
            L3       2021-11-01  2021-11-02   1
        """,
        Aktiviteter=f"""
            starts_on   title
            2021-10-07  {NASTY}
        """,
        Utfall="""
            booked_on   amount
            2021-10-09  1000
        """,
        Budget="""
            category  region     amount
            Lön       gemensamt  2000
        """,
        Målvärden="""
            indicator  value
            D1.1       20
            D3.2       90
        """,
    )  # fmt: skip


def scope(audience: str = "intern", area: str = "projekt") -> Scope:
    """The project's first half, known long after."""
    return Scope(window(start="2021-07-01", to="2021-12-31"), area, audience, since=date(2022, 3, 10))


def report(store: Store, kind: str, audience: str = "intern", area: str = "projekt") -> Report:
    """A report of the small project, made on one and the same day."""
    return make_report(kind, source_of(store, scope(audience, area)), MADE)
