"""Every rule finds what breaks it, and nothing in a database that only the loader has written."""

import random
from datetime import datetime
from pathlib import Path

import pytest

from corespons.store import Store, inspect, keep_file, open_store, undo
from tests.against_oracle import record_history
from tests.oracle import random_world
from tests.tables import deliver, fresh_store

HARM = {
    "En rad har högst en gällande version": "INSERT INTO service FROM service WHERE service_id = 'I1'",
    "En rads versioner avlöser varandra":
        "UPDATE company SET retired_at = TIMESTAMP '2029-01-01' WHERE retired_at IS NOT NULL",
    "En version börjar innan den slutar och är inte äldre än raden":
        "UPDATE company SET retired_at = TIMESTAMP '1950-01-01' WHERE retired_at IS NOT NULL",
    "Det står vad som avslutade en version": "UPDATE company SET retired_as = NULL WHERE retired_at IS NOT NULL",
    "Varje version har sin leverans": "UPDATE service SET made_by = 77",
    "Ett företag har ett nummer, en nyckel eller ett ID, aldrig ett personnummer":
        "UPDATE service SET company_key = '1212121212' WHERE service_id = 'I1'",
    "Ett leveransnummer betyder en sak": "INSERT INTO delivery FROM delivery WHERE number = 2",
    "En senare leverans är inte daterad tidigare":
        "UPDATE delivery SET recorded_at = TIMESTAMP '2000-01-01' WHERE number = 2",
    "Det som är ångrat finns": "UPDATE delivery SET undoes = 77 WHERE kind = 'undo'",
    "Åtsidosatta rader har sin leverans":
        "INSERT INTO set_aside BY NAME SELECT 'x' AS id, 77 AS delivery, '{}' AS cells, '[]' AS problems",
    "En tidigare anteckning är avslutad":
        "INSERT INTO note BY NAME SELECT unnest([1, 2]) AS number, 'vy' AS kind, 'Min' AS name",
    "Kvittona stämmer med raderna": "DELETE FROM service WHERE service_id = 'I2'",
}  # fmt: skip


def fill(store: Store) -> None:
    deliver(store, "Almi", "2022-01-01", Företag="company  municipality\n A  Åre\n B  Berg",
            Insatser="service_id  company  starts_on\n I1  A  2021-05-01\n I2  B  2021-05-01")  # fmt: skip
    deliver(store, "Almi", "2022-02-01", Företag="company  municipality\n A  Sundsvall")
    undo(store, 2, datetime(2022, 3, 1))


def test_every_rule_has_a_harm_that_breaks_it(store: Store) -> None:
    assert [rule.rule for rule in inspect(store).rules] == list(HARM)


@pytest.mark.parametrize("rule", HARM)
def test_a_rule_finds_what_breaks_it(store: Store, rule: str) -> None:
    fill(store)
    assert inspect(store).faults == 0
    with store.cursor() as cursor:
        cursor.execute(HARM[rule])
    assert {one.rule for one in inspect(store).rules if one.faults} >= {rule}


@pytest.mark.parametrize("seed", range(4))
def test_nothing_is_wrong_in_what_the_loader_has_written(seed: int) -> None:
    with fresh_store() as store:
        record_history(store, random_world(random.Random(seed), 20))
        found = inspect(store)
    assert [rule for rule in found.rules if rule.faults] == []
    assert found.versions > 100


def test_kept_files_are_told_apart_by_whether_they_are_gone_or_cannot_be_read(tmp_path: Path) -> None:
    url = str(tmp_path / "prov.duckdb")
    store = open_store(url, "en hemlighet")
    names = [keep_file(store, content) for content in (b"ett", b"tre", b"sju")]
    with store.cursor() as cursor:
        for number, name in enumerate([*names, "f" * 64], start=1):
            cursor.execute(
                "INSERT INTO delivery BY NAME SELECT $number AS number, 'load' AS kind, $name AS sha256, "
                "TIMESTAMP '2022-01-01' AS recorded_at, '{}' AS receipt", {"number": number, "name": name}
            )  # fmt: skip
    assert (inspect(store).absent, inspect(store).unreadable) == (1, 0)
    (store.files / names[0]).write_bytes(b"skadad")
    (store.files / names[1]).unlink()
    assert (inspect(store).absent, inspect(store).unreadable) == (2, 1)
    store.close()
    other = open_store(url, "en annan hemlighet")
    assert (inspect(other).absent, inspect(other).unreadable) == (2, 2)
    other.close()
