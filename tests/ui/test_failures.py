import logging

from streamlit.testing.v1 import AppTest

from corespons.ui import failures


def fail() -> None:
    from corespons.errors import StoreLocked
    from corespons.ui.failures import show_failure

    try:
        raise ValueError("19121212-1212 Anna Andersson")
    except ValueError as error:
        show_failure(error)
    show_failure(StoreLocked("Databasen används av ett annat program."))


def test_a_failure_is_a_swedish_sentence_with_a_number_and_no_data(caplog):
    with caplog.at_level(logging.ERROR, logger="corespons"):
        shown = AppTest.from_function(fail).run().error
    number = shown[0].value.split("**")[1]
    assert "Sidan kunde inte visas" in shown[0].value
    assert shown[1].value == "Databasen används av ett annat program."
    assert f"Fel {number}: ValueError" in caplog.text
    assert "Anna" not in caplog.text
    assert "1212" not in caplog.text


def test_the_trail_names_the_causes():
    try:
        try:
            raise KeyError("hemlig")
        except KeyError as error:
            raise RuntimeError("också hemlig") from error
    except RuntimeError as error:
        trail = failures.trail(error)
    assert trail.startswith("RuntimeError")
    assert "orsakat av KeyError" in trail
    assert "hemlig" not in trail
