"""An area's activities: held in the window, coming after the date of knowledge, the nearest first."""

from corespons.followup.programme import programme
from corespons.indicators import Known
from corespons.store import Store
from tests.tables import deliver, facts, window

ACTIVITIES = """
    activity_id  title  kind      format   municipality  starts_on   status     lead_actor
    A1           Ett    workshop  fysisk   Åre           2021-05-01  genomförd  Almi Mitt
    A2           Två    workshop  hybrid   Åre           2022-05-01  genomförd  Almi Mitt
    A3           Tre    workshop  fysisk   Åre           2022-06-01  inställd   Almi Mitt
    A4           Fyra   workshop  fysisk   Åre           2022-09-01  planerad   Almi Mitt
    A5           Fem    workshop  fysisk   Åre           2022-10-01  inställd   Almi Mitt
    A6           Sex    workshop  fysisk   Berg          2022-05-01  genomförd  Almi Mitt
    A7           Sju    workshop  digital  -             2022-05-02  genomförd  Almi Mitt
    A8           Åtta   workshop  fysisk   Åre           2020-05-01  genomförd  Almi Mitt
    A9           Nio    workshop  fysisk   Åre           2022-08-20  planerad   Almi Mitt
"""


def titles(store: Store, area: str) -> tuple[list[str], list[str]]:
    asking = window(as_of="2022-08-17")
    found = programme(Known(facts(store), asking), area)
    return [one.title for one in found.held], [one.title for one in found.coming]


def test_held_and_coming_in_a_municipality(store: Store) -> None:
    deliver(store, "Almi", "2022-08-01", Aktiviteter=ACTIVITIES)
    assert titles(store, "2321") == (["Två", "Ett"], ["Nio", "Fyra"])


def test_the_project_has_the_digital_ones_too(store: Store) -> None:
    deliver(store, "Almi", "2022-08-01", Aktiviteter=ACTIVITIES)
    assert titles(store, "projekt")[0] == ["Sju", "Sex", "Två", "Ett"]
