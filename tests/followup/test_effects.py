from datetime import date

import pytest

from corespons.followup import answer, facts_on
from corespons.followup.effects import effects
from corespons.indicators import Question
from corespons.intake import Options
from corespons.intake.trial import load_parts, try_parts
from corespons.store import copy_in_memory, deliveries, today
from tests.tables import deliver, fresh_store, number, window

TODAY = window(as_of=today().isoformat())
COMPANIES = f"Organisationsnummer;Företagsnamn;Kommun\n{number('A')};Ett AB;Sundsvall\n{number('B')};Två AB;Åre\n"
SERVICES = (
    "Insats-ID;Organisationsnummer;Aktör;Typ;Startdatum;Status\n"
    f"1;{number('A')};Almi Mitt;rådgivning;2022-02-01;avslutad\n"
    f"2;{number('B')};Almi Mitt;rådgivning;2022-02-02;avslutad\n"
)
FILES = [("Företag.csv", COMPANIES.encode()), ("Insatser.csv", SERVICES.encode())]


def untold(_share, _what):
    pass


@pytest.fixture
def store():
    with fresh_store() as opened:
        deliver(opened, "Almi Mitt", "2022-01-01", Företag="company  name\nC  Tre AB",
                Insatser="service_id  company  starts_on\n9  C  2021-12-01")  # fmt: skip
        yield opened


def project_values(store):
    found = answer(facts_on(store, TODAY.as_of), Question(TODAY, areas=("projekt",)))
    return {result.id: result.value for result in found}


def test_a_trial_says_what_moves_and_leaves_no_trace(store):
    before = project_values(store)
    tried = try_parts(store, [(FILES, Options("Almi Mitt"))], TODAY, untold)
    assert [(one.before, one.after) for one in tried.effects if one.id == "D1.1"] == [(1, 3)]
    assert [receipt.tables["Insatser"].new for receipt in tried.receipts if "Insatser" in receipt.tables] == [2]
    assert all(receipt.dry_run and receipt.id is None for receipt in tried.receipts)
    assert project_values(store) == before
    assert len(deliveries(store)) == 1


def test_after_the_load_the_figures_are_those_foreseen(store):
    before = project_values(store)
    parts = [(FILES, Options("Almi Mitt"))]
    foreseen = try_parts(store, parts, TODAY, untold).effects
    load_parts(store, parts, untold)
    after = project_values(store)
    moved = {id: (before[id], after[id]) for id in before if before[id] != after[id]}
    assert moved == {one.id: (one.before, one.after) for one in foreseen}
    assert moved


def test_files_that_say_nothing_new_move_nothing(store):
    load_parts(store, [(FILES, Options("Almi Mitt"))], untold)
    assert try_parts(store, [(FILES, Options("Almi Mitt"))], TODAY, untold).effects == ()


def test_what_one_part_brings_is_known_to_the_next(store):
    actors = [("Aktörer.csv", "Aktör;RES-part\nNya byrån;nej\n".encode())]
    services = [("Insatser.csv", SERVICES.replace("Almi Mitt", "Nya byrån").encode())]
    tried = try_parts(store, [(actors, Options("Nya byrån")), (services, Options("Nya byrån"))], TODAY, untold)
    assert [receipt.set_aside for receipt in tried.receipts] == [0, 0]


def test_a_copy_answers_as_the_store_does(store):
    copied = copy_in_memory(store)
    assert project_values(copied) == project_values(store)
    assert effects(store, copied, TODAY) == ()
    deliver(copied, "Almi Mitt", "2022-03-01", Företag="company  name\nD  Fyra AB")
    assert facts_on(store, date(2024, 1, 1)).companies.frame.shape[0] == 1
    copied.close()
