"""What a person sees when something goes wrong, and what the log keeps of it: never personal data."""

import logging
import secrets
import traceback

import streamlit as st

from corespons.errors import CoResponsError

LOG = logging.getLogger("corespons")


def show_failure(error: Exception) -> bool:
    """Show our own errors as they stand; others as a sentence with a number under which the log tells more."""
    if isinstance(error, CoResponsError):
        st.error(str(error))
        return True
    number = secrets.token_hex(3).upper()
    LOG.error("Fel %s: %s", number, trail(error))
    st.error(
        f"Sidan kunde inte visas. Uppgifterna i databasen är orörda. Ladda om sidan; om felet kvarstår, "
        f"uppge felnummer **{number}** till den som sköter systemet, så finns orsaken i loggen.",
        title="Något gick fel",
    )
    return True


def trail(error: BaseException) -> str:
    """The kind of error and the lines of code it went through; not its message, which may quote somebody's data."""
    steps = [f"  {step.filename}:{step.lineno} {step.name}" for step in traceback.extract_tb(error.__traceback__)]
    cause = error.__cause__ or error.__context__
    return "\n".join([type(error).__name__, *steps]) + (f"\norsakat av {trail(cause)}" if cause else "")


def keep_data_out_of_log() -> None:
    """Stop Streamlit from logging uncaught exceptions with their messages; `show_failure` logs them without."""
    logging.getLogger("streamlit.error_util").addFilter(lambda record: record.exc_info is None)
