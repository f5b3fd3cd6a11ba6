"""Companies by name: how each is shown, where it lies, and who has met it, as known at one date."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from corespons import texts
from corespons.geography import UNKNOWN, area_names, sweden
from corespons.indicators import Facts, Known
from corespons.store.keys import BETWEEN
from corespons.tables import by_name

NO_NAME = "namn saknas"
SHORT_KEY = 6
GROWTH, NOT_ASSESSED = {1.0: "ja", 0.0: "nej"}, "ej bedömd"


@dataclass(frozen=True, eq=False)
class Register:
    """Every company known, by its number in these facts, and the number of each key as it was delivered.

    `frame`: key, shown (the key as it may be shown), name, municipality (code or None), place (its name), growth (in
    words), employees, is_company, row_key (None without a Företag row).
    """

    frame: pd.DataFrame
    numbers: "pd.Series[int]"

    def number_of(self, company_key: str | None) -> int | None:
        """The number of a company, by any of its keys; None if it is not known."""
        number = self.numbers.get(company_key)
        if number is not None:
            return int(number)
        found = self.frame.index[self.frame["key"] == company_key].tolist()
        return found[0] if found else None

    def name_of(self, company_key: str | None) -> str:
        """The company's name, and how its key is shown."""
        number = self.number_of(company_key) if company_key else None
        if number is None:
            return ""
        name, shown = map(str, self.frame.loc[number, ["name", "shown"]])
        return f"{name} ({shown})"


def register(facts: Facts) -> Register:
    """The companies of a state."""
    rows = facts.reading.frame("company_now").set_index("company")
    keys = facts.reading.frame("company_keys")
    places = sweden()
    frame = pd.DataFrame(
        {
            "key": rows["key"].astype(object),
            "shown": [shown_key(key) for key in rows["key"]],
            "name": rows["name"].astype(object).fillna(NO_NAME),
            "municipality": rows["municipality"].astype(object).where(rows["municipality"].notna(), None),
            "place": [places.get(code, area_names()[UNKNOWN]) for code in rows["municipality"].astype(object)],
            "growth": [GROWTH.get(value, NOT_ASSESSED) for value in rows["has_potential"]],
            "employees": rows["employees"],
            "is_company": rows["is_company"].astype(bool),
            "row_key": rows["row_key"].astype(object).where(rows["row_key"].notna(), None),
        }
    )
    return Register(frame, keys.astype({"company_key": object}).set_index("company_key")["company"])


def shown_key(key: str) -> str:
    """A company's key as people read it; a physical person's is only a short mark that tells two apart."""
    kind, _, rest = key.partition(":")
    if kind == "P":
        return f"enskild firma {rest[:SHORT_KEY]}"
    if kind == "ID":
        source, _, ref = rest.partition(":")
        return f"{ref} hos {source}"
    return f"{key[:6]}-{key[6:]}"


def row_name(table_name: str, row_key: str) -> str:
    """What a row is called by those who delivered it: its ID, or the company and what else makes its key."""
    table, (first, *rest) = by_name()[table_name], row_key.split(BETWEEN)
    if table.own_ids and rest:
        return rest[0] or f"utan ID ({rest[1][:SHORT_KEY]})"
    head = shown_key(first) if table.has_company else first
    return " · ".join(part for part in (head, *rest) if part)


def met_by(known: Known) -> pd.DataFrame:
    """The companies met in the window: index company; last (day number), actors (names with semicolons), times."""
    met = known.facts.meetings
    met = met[(met["date"] >= known.start) & (met["date"] <= known.end)]
    by_company = met.assign(actor=met["actor"].astype(object)).groupby("company")
    return pd.DataFrame(
        {"last": by_company["date"].max(), "actors": by_company["actor"].agg(_names), "times": by_company.size()}
    )


def _names(actors: Iterable[str]) -> str:
    return "; ".join(sorted(set(actors), key=texts.sort_key))


def matches(companies: pd.DataFrame, words: str) -> "pd.Series[bool]":
    """Which companies' name or number hold all the words of a search; a number may be written with hyphen or not."""
    text = (companies["name"] + " " + companies["shown"] + " " + companies["key"]).str.casefold()
    found = pd.Series(data=True, index=companies.index)
    for word in words.casefold().split():
        digits = word.replace("-", "")
        found &= text.str.contains(digits if digits.isdigit() else word, regex=False)
    return found
