"""Results in sentences: the figure, its base, the plan, the next step."""

from corespons.followup import tell, tell_why, why
from corespons.store import Store
from tests.tables import deliver, facts, result, window

REACHED = "company  starts_on\n K1..K9  2021-05-03\n L1..L5  2021-06-01"


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_a_count_tells_what_is_missing_until_when_and_at_what_pace(store: Store) -> None:
    deliver(store, "Almi", "2021-07-01", Insatser=REACHED, Målvärden="""
        indicator  from_date   to_date     value  decision
        D1.1       2021-04-01  2021-12-31  60     Styrgruppen § 4
    """)  # fmt: skip
    found = result(store, "D1.1", as_of="2021-07-01")
    assert plain(tell(found)) == "Utfallet är 14 av målets 60 företag. Planen för dagen är 20."
    behind = why(facts(store, "2021-07-01"), found, window("2021-07-01"))
    assert behind is not None
    # the plan is 60 · 92/275 = 20,07; Risk begins at 16,06, so three more, and 17/0,8/60 · 275 = 97,4 days
    assert plain(tell_why(behind)).startswith("Det fattas 3 företag till läget Risk, senast 6 juli 2021.")
    assert plain(tell_why(behind)).endswith("Beslut: Styrgruppen § 4.")


def test_a_share_tells_its_uncertainty_and_what_it_is_counted_on(store: Store) -> None:
    deliver(
        store,
        "Almi",
        "2021-07-01",
        Enkäter="company  sent_on  answered_on  satisfied\n K1..K6  2021-05-01  2021-05-02  5",
    )
    said = plain(tell(result(store, "D3.2", as_of="2021-07-01")))
    assert said.startswith("Utfallet är 100 %, med osäkerheten 61–100 % (95 %), räknat på 6.")
    assert said.endswith("Mål saknas: styrgruppen har inte beslutat något.")


def test_a_hidden_figure_says_that_it_is_hidden_and_nothing_else(store: Store) -> None:
    deliver(store, "Almi", "2021-07-01", Insatser="company  starts_on\n K1..K3  2021-05-03")
    found = result(store, "D1.1", as_of="2021-07-01", audience="öppen")
    assert tell(found) == "Talet visas inte: det är så litet att enskilda skulle kunna räknas fram."


def test_no_observation_is_no_figure(store: Store) -> None:
    assert tell(result(store, "D3.2")) == "Underlag saknas: det finns inget att räkna på i perioden."
