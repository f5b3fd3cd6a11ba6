"""The project's own words, explained wherever a text uses them."""

from corespons import texts
from corespons.geography import sweden
from corespons.settings import project


def explained(text: str) -> str:
    """What the project's own words in a text mean, in sentences; empty where it has none."""
    said = text.casefold()
    return " ".join(meaning for sign, meaning in _meanings() if sign in said)


def _meanings() -> tuple[tuple[str, str], ...]:
    towns = texts.listed(sweden()[code] for code in project().residence_towns)
    return (
        ("res-", "RES-aktör: part i den regionala exportsamverkan (RES)."),
        ("lots", "Lotsning: en aktör för ett företag vidare till en annan."),
        ("residens", f"Residensorterna: kommunerna {towns}."),
        ("tillväxtpotential", "Tillväxtpotential: rådgivarens bedömning, ja eller nej."),
    )
