"""The same schema runs in DuckLake: plain tables, versions and undo."""

from datetime import date
from decimal import Decimal

from corespons.followup import answer, facts_on
from corespons.indicators import Question, Window
from corespons.store import Delivery, open_store, record, today, undo
from tests.against_oracle import batch


def test_a_ducklake_records_replaces_undoes_and_answers(tmp_path):
    store = open_store(f"ducklake:{tmp_path}/lake.ducklake", "secret")
    budget = [{"category": name, "region": "22", "amount": Decimal(100)} for name in ("Lön", "Resor")]
    cost = [{"voucher": "1", "booked_on": date(2021, 5, 1), "category": "Lön", "region": "22", "amount": Decimal(50),
             "status": "bokförd"}]  # fmt: skip
    both = (batch("S", "Budget", budget), batch("S", "Utfall", cost))
    record(store, Delivery("S", "f", "0", both), {})
    record(store, Delivery("S", "f", "0", (batch("S", "Budget", budget[:1]),), replaces=True), {})
    assert _spent(store) == 50
    undo(store, 2)
    assert _spent(store) == 25
    store.close()


def _spent(store):
    window = Window(date(2021, 4, 1), date(2023, 10, 31), today())
    return answer(facts_on(store, today()), Question(window, ids=("X6",), areas=("projekt",)))[0].value
