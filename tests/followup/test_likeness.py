"""Companies that may be one and the same: what speaks for it, and what is no sign of it."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corespons.followup.likeness import ALIKE, ELSEWHERE, MISWRITTEN, SAME, Alike, alike, bare, doubles, undecided
from corespons.intake import Options, load_files
from corespons.store import to_utc, undo
from tests.oracle.rows import luhn
from tests.tables import deliver, facts, number, table, value


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("Lugnviks Mekaniska AB", "lugnviks mekaniska"),
        ("LUGNVIKS  mekaniska, aktiebolag", "lugnviks mekaniska"),
        ("AB Lugnviks Mekaniska (publ)", "lugnviks mekaniska"),
        ("Åre Fjällost Ek. för.", "åre fjällost"),
        ("Öst-Bygg i Sverige HB", "öst bygg"),
        ("Sverige AB", "sverige ab"),
        ("AB", "ab"),
    ],
)
def test_legal_form_case_and_punctuation_are_set_aside_but_accents_are_not(name, left):
    assert bare(name) == left


def companies(text):
    frame = pd.DataFrame(table(text)).astype({"key": str, "municipality": str})
    sound = [bool(not key.startswith("ID:") and luhn(key)) for key in frame["key"]]
    return frame.assign(is_identified=sound)


def found(text):
    return [(pair.one, pair.other, pair.likeness, pair.why) for pair in alike(companies(text))]


def test_a_company_without_number_is_held_against_all_of_its_municipality():
    assert found("""
        key          name                   municipality
        4990000004   Lugnviks Mekaniska AB  2380
        ID:Almi:K-7  LUGNVIKS MEKANISKA     2380
        4990000012   Norrby Trä AB          2380
        ID:Almi:K-8  Norrby Träteknik       2281
    """) == [(1, 0, 100, SAME)]  # fmt: skip


def test_the_order_of_words_and_blanks_do_not_matter():
    assert found("""
        key          name            municipality
        4990000004   Nord Trä AB     2380
        ID:Almi:K-7  Nordträ         2380
        ID:Almi:K-8  Trä, Nord HB    2380
    """) == [(1, 0, 100, ALIKE), (1, 2, 100, ALIKE), (2, 0, 100, ALIKE)]  # fmt: skip


def test_less_likeness_is_enough_where_a_number_is_lacking():
    alike_at_86 = """
        key          name              municipality
        {}           Frösö Vävstuga    2380
        4990000004   Frösöns Vävstugor  2380
    """
    (pair,) = found(alike_at_86.format("ID:Almi:K-7"))
    assert (pair[0], pair[1], pair[3]) == (0, 1, ALIKE)
    assert 80 <= pair[2] < 90
    assert found(alike_at_86.format("4990000012")) == []


def test_numerals_tell_companies_of_a_group_apart():
    assert found("""
        key          name                      municipality
        4990000004   Fastigheter i Åre 12 AB   2321
        4990000012   Fastigheter i Åre 13 AB   2321
    """) == []  # fmt: skip


def test_the_same_name_elsewhere_is_a_sign_only_where_a_number_is_lacking():
    assert found("""
        key          name           municipality
        4990000004   Norrby Trä AB  2380
        4990000012   Norrby Trä AB  2281
        ID:Almi:K-7  Norrby Trä     2321
    """) == [(2, 0, 100, ELSEWHERE), (2, 1, 100, ELSEWHERE)]  # fmt: skip


def test_a_slip_of_the_hand_in_the_number_is_a_sign_whatever_the_names():
    assert found("""
        key          name           municipality
        4990000004   Norrby Trä AB  2380
        4990000014   Ett helt annat  2281
        4990000040   Tredje         2321
    """)[:1] == [(1, 0, found("""
        key          name           municipality
        4990000004   Norrby Trä AB  2380
        4990000014   Ett helt annat  2281
    """)[0][2], MISWRITTEN)]  # fmt: skip


def test_those_that_lack_a_number_stand_first():
    assert [(one, other) for one, other, _, _ in found("""
        key          name             municipality
        4990000004   Birka Verkstad   2380
        4990000012   Birkas Verkstad  2380
        4990000020   Älvstrands Trä   2281
        ID:Almi:K-7  Älvstrand Trä    2281
    """)] == [(3, 2), (0, 1)]  # fmt: skip


NAMES = st.text(alphabet="abåäö  -&1", max_size=12)
WORLDS = st.lists(st.tuples(NAMES, st.sampled_from(["2380", "2281", None]), st.booleans()), max_size=8)


@given(WORLDS)
def test_a_pair_stands_once_and_never_with_itself(world):
    frame = pd.DataFrame(
        {
            "key": [f"ID:Almi:{place}" if own else f"499{place:07d}" for place, (_, _, own) in enumerate(world)],
            "name": [name for name, _, _ in world],
            "municipality": pd.Series([place for _, place, _ in world], dtype=object),
            "is_identified": [not own for _, _, own in world],
        }
    )
    pairs = alike(frame)
    assert len({frozenset((pair.one, pair.other)) for pair in pairs}) == len(pairs)
    assert all(pair.one != pair.other and 0 <= pair.likeness <= 100 for pair in pairs)


def test_what_somebody_told_apart_is_not_proposed_again():
    pairs = (Alike(1, 0, 100, SAME), Alike(2, 0, 95, ALIKE))
    assert undecided(pairs, [(0, 1)]) == (pairs[1],)


def test_merging_takes_the_pair_from_the_list_and_one_company_from_the_reached_and_undo_gives_both_back(store):
    deliver(store, "Almi Mitt", "2021-05-10", Företag="""
        company  name
        A        Norrby Trä AB
        #K-7     Norrby Trä
    """, Ärenden="""
        company  received_at
        A        2021-05-03T09:00
        #K-7     2021-05-04T09:00
    """)  # fmt: skip

    def known():
        now = facts(store, "2026-12-31")
        return len(doubles(now)), value(store, "D1.1", as_of="2026-12-31")

    assert known() == (1, 2)
    row = f"Från;Till;Beslut\nID:Almi Mitt:K-7;{number('A')};Avgjort av Eva 2022-03-01\n"
    options = Options(source="Eva", recorded_at=to_utc(pd.Timestamp("2022-03-01 10:00").to_pydatetime()))
    (receipt,) = load_files(store, [("Sammanslagning.csv", row.encode())], options)
    assert known() == (0, 1)
    undo(store, receipt.id, loaded_by="Eva")
    assert known() == (1, 2)
