"""How a source's list is read is kept, found again by its headings, and written as the file that others read."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as some

from corespons.intake import Options, load_files
from corespons.intake.profile import Profile, facts_of, profile_of
from corespons.intake.saved_profiles import (
    as_toml,
    end_profile,
    profile_for,
    profile_name,
    save_profile,
    saved_profile,
    saved_profiles,
)
from corespons.tables import by_name
from tests.intake.deliveries import csv_file
from tests.tables import fresh_store

SERVICE = by_name()["service"]
HEADINGS = ("Nr", "Org.nr", "Slag", "Start")
PROFILE = Profile(
    profile_name("Almi Mitt", "Insatser"), SERVICE, "Almi Mitt",
    columns={"Insats-ID": ("Nr",), "Organisationsnummer": ("Org.nr",), "Typ": ("Slag",), "Startdatum": ("Start",)},
    constants={"Aktör": "Almi Mitt", "Status": "avslutad"},
    values={"Typ": {"samtal": "rådgivning"}}, headings=HEADINGS,
)  # fmt: skip
LIST = csv_file("Nr | Org.nr | Slag | Start\n1 | 5560360793 | Samtal | 2022-01-01")


@pytest.fixture
def store():
    with fresh_store() as opened:
        save_profile(opened, PROFILE, "anna")
        yield opened


def test_a_saved_profile_is_found_again_as_it_was(store):
    (held,) = saved_profiles(store)
    assert (held.profile, held.saved_by) == (PROFILE, "anna")


@pytest.mark.parametrize(
    ("source", "headings", "found"),
    [
        ("Almi Mitt", HEADINGS, True),
        (None, HEADINGS, True),
        ("Business Sweden", HEADINGS, False),
        ("Almi Mitt", ("Nr", "Org.nr", "Slag", "Fr.o.m."), True),
        (None, ("Nr", "Org.nr", "Slag", "Fr.o.m."), False),
        ("Almi Mitt", ("Verifikation", "Belopp", "Nr"), False),
    ],
)
def test_a_list_is_known_by_its_source_and_headings(store, source, headings, found):
    assert bool(profile_for(saved_profiles(store), source, headings)) is found


def test_an_ended_profile_is_no_longer_found(store):
    assert end_profile(store, PROFILE.name)
    assert saved_profile(store, PROFILE.name) is None


def test_a_load_finds_a_saved_profile_by_its_name(store):
    (receipt,) = load_files(store, [("export.csv", LIST)], Options(profile=PROFILE.name))
    assert (receipt.tables["Insatser"].new, receipt.set_aside) == (1, 0)


text = some.text(min_size=1).filter(lambda one: one.isprintable())


@given(text, text, some.dictionaries(text, text, max_size=3))
def test_what_is_written_as_toml_is_read_back_the_same(source, heading, values):
    profile = Profile("p", SERVICE, source, columns={"Typ": (heading,)}, values={"Typ": values} if values else {})
    assert tomllib.loads(as_toml(profile)) == facts_of(profile)


def test_a_profile_s_facts_make_it_again():
    assert profile_of(PROFILE.name, tomllib.loads(as_toml(PROFILE))) == PROFILE
