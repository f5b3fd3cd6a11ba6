"""`--replace`: what the source no longer delivers stops being valid, and nobody else's."""

from corespons.store import Store, row_keys
from corespons.tables import by_name
from tests.store.holding import column, holding
from tests.tables import deliver, typed

THREE = """
    service_id  company  starts_on
    I1          A        2021-05-01
    I2          B        2021-05-01
    I3          C        2021-05-01
"""
ONE = """
    service_id  company  starts_on
    I1          A        2021-05-01
"""


def test_rows_that_the_new_file_lacks_stop_being_valid_from_then_on(store: Store) -> None:
    deliver(store, "Almi", "2022-01-01", Insatser=THREE)
    written = deliver(store, "Almi", "2022-02-01", replaces=True, Insatser=ONE).tables["service"]
    assert (written.unchanged, written.retired) == (1, 2)
    assert column(store, "Insatser", "service_id") == ["I1"]
    assert column(store, "Insatser", "service_id", "2022-01-31") == ["I1", "I2", "I3"]


def test_without_replace_a_shorter_file_retires_nothing(store: Store) -> None:
    deliver(store, "Almi", "2022-01-01", Insatser=THREE)
    assert deliver(store, "Almi", "2022-02-01", Insatser=ONE).tables["service"].retired == 0
    assert column(store, "Insatser", "service_id") == ["I1", "I2", "I3"]


def test_another_source_s_rows_stay(store: Store) -> None:
    deliver(store, "Almi", "2022-01-01", Insatser=THREE)
    deliver(store, "BuS", "2022-01-01", Insatser=THREE)
    deliver(store, "BuS", "2022-02-01", replaces=True, Insatser=ONE)
    assert column(store, "Insatser", "source") == ["Almi", "Almi", "Almi", "BuS"]


def test_tables_that_the_file_does_not_have_are_left_alone(store: Store) -> None:
    deliver(store, "Almi", "2022-01-01", Insatser=THREE, Företag="company\n A\n B")
    deliver(store, "Almi", "2022-02-01", replaces=True, Insatser=ONE)
    assert len(holding(store)["Företag"]) == 2


def test_an_empty_table_retires_all_that_the_source_had(store: Store) -> None:
    deliver(store, "Almi", "2022-01-01", Insatser=THREE)
    assert deliver(store, "Almi", "2022-02-01", replaces=True, Insatser="").tables["service"].retired == 3
    assert "Insatser" not in holding(store)


def test_a_row_in_the_file_that_was_set_aside_protects_its_earlier_version(store: Store) -> None:
    deliver(store, "Almi", "2022-01-01", Insatser=THREE)
    rows = {name: [row[name] for row in typed("Insatser", THREE)] for name in ("service_id",)}
    _, second, _ = row_keys(by_name()["service"], "Almi", rows)
    deliver(store, "Almi", "2022-02-01", replaces=True, protected=(second,), Insatser=ONE)
    assert column(store, "Insatser", "service_id") == ["I1", "I2"]


def test_a_company_belongs_to_the_source_of_its_latest_version_and_the_earlier_does_not_come_back(store: Store) -> None:
    deliver(store, "Almi", "2022-01-01", Företag="company  municipality\n A  Åre")
    deliver(store, "BuS", "2022-02-01", Företag="company  municipality\n A  Berg")
    deliver(store, "Almi", "2022-03-01", replaces=True, Företag="company  municipality\n B  Åre")
    assert column(store, "Företag", "municipality") == ["2321", "2326"]
    deliver(store, "BuS", "2022-04-01", replaces=True, Företag="company  municipality\n C  Berg")
    assert column(store, "Företag", "municipality") == ["2321", "2326"]
    assert column(store, "Företag", "source") == ["Almi", "BuS"]


def test_a_retired_row_delivered_again_is_new_but_was_first_known_then(store: Store) -> None:
    deliver(store, "Almi", "2022-01-01", Insatser=THREE)
    deliver(store, "Almi", "2022-02-01", replaces=True, Insatser=ONE)
    assert deliver(store, "Almi", "2022-03-01", Insatser=THREE).tables["service"].new == 2
    with store.cursor() as cursor:
        first = cursor.execute("SELECT DISTINCT CAST(first_recorded_at AS DATE)::VARCHAR FROM service").fetchall()
    assert first == [("2021-12-31",)]  # midnight in Stockholm is the day before in UTC


def test_equal_rows_without_id_are_retired_from_the_last_ordinal(store: Store) -> None:
    deliver(store, "Almi", "2022-01-01", Deltagande="activity_id  company\n T1  A\n T1  A\n T1  A")
    deliver(store, "Almi", "2022-02-01", replaces=True, Deltagande="activity_id  company\n T1  A\n T1  A")
    assert len(holding(store)["Deltagande"]) == 2
