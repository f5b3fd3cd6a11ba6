"""A little of `make fuzz` in every test run: always the same files."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from tests.fuzz.cases import Case, calc_files, crossed, spoilt_texts, strangers, texts, workbooks
from tests.fuzz.judge import Loader, judge

KINDS = {
    "texts": texts(),
    "spoilt": spoilt_texts(),
    "workbooks": workbooks(),
    "calc": calc_files(),
    "other": strangers(),
    "crossed": crossed(),
}


@pytest.fixture(scope="module")
def loader():
    loading = Loader()
    yield loading
    loading.stop()


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_polluted_file_ends_in_a_receipt_or_a_sentence(loader, kind):
    @settings(
        derandomize=True, max_examples=3 if kind == "workbooks" else 12, deadline=None, database=None,
        phases=[Phase.generate], suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(KINDS[kind])
    def holds(case: Case) -> None:
        judge(loader, case)

    holds()
