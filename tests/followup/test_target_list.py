"""The list of targets: which counts on a day, in words, and where two overlap."""

from datetime import date

from corespons.followup.target_list import target_list
from corespons.store import Store
from tests.tables import deliver, facts

TARGETS = """
    indicator  area     from_date   to_date     value  decision
    D1.1       projekt  2021-04-01  2023-10-31  720    § 1
    D1.1       projekt  2022-06-09  2022-12-31  800    § 2
    D1.1       22       2021-04-01  2021-12-31  100    § 3
    D1.1       22       2022-01-01  2022-12-31  200    § 4
    D2.2       projekt  2021-04-01  2022-10-31  80     § 5
    D2.2       projekt  2021-04-01  2023-10-31  70     § 6
"""


def words(store: Store, day: str) -> list[tuple[str, bool, str]]:
    listed = target_list(facts(store), date.fromisoformat(day)).targets
    return [(one.target.decision, one.counts, one.why.replace("\u00a0", " ")) for one in listed]


def test_each_target_says_whether_it_counts_and_why_not(store: Store) -> None:
    deliver(store, "Styrgruppen", "2022-01-01", Målvärden=TARGETS)
    assert words(store, "2022-08-17") == [
        ("§ 3", False, "Nej, slutade 31 dec 2021"),
        ("§ 4", True, "Ja"),
        ("§ 1", False, "Nej, målet från 9 jun 2022 går före"),
        ("§ 2", True, "Ja"),
        ("§ 5", False, "Nej, målet till 31 okt 2023 går före"),
        ("§ 6", True, "Ja"),
    ]
    assert words(store, "2022-01-01")[3] == ("§ 2", False, "Nej, börjar 9 jun 2022")


def test_overlaps_say_which_one_counts_when(store: Store) -> None:
    deliver(store, "Styrgruppen", "2022-01-01", Målvärden=TARGETS)
    told = [one.replace("\u00a0", " ") for one in target_list(facts(store), date(2022, 8, 17)).overlaps]
    assert told == [
        "Nådda företag, Hela projektet: två mål gäller 9 jun 2022 – 31 dec 2022. Då räknas 800 (§ 2), som börjar "
        "senare; före och efter dess 720.",
        "Svar inom 24 timmar, Hela projektet: två mål gäller 1 apr 2021 – 31 okt 2022. Då räknas 70 % (§ 6), "
        "som slutar senare.",
    ]


def test_without_targets_the_list_is_empty(store: Store) -> None:
    found = target_list(facts(store), date(2022, 8, 17))
    assert (found.targets, found.overlaps) == ((), ())
