"""The receipt of a delivery: how each table's rows fared, and everything that was wrong, alike put together."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from corespons import texts
from corespons.intake.receipt import kept_tables, rows_not_data
from corespons.ui import tables

COUNTS = {
    "new": "Nya", "changed": "Ändrade", "unchanged": "Oförändrade", "retired": "Slutat gälla",
    "set_aside": "Åtsidosatta", "warnings": "Varningar",
}  # fmt: skip
ONE = {"new": "ny", "changed": "ändrad", "unchanged": "oförändrad", "set_aside": "åtsidosatt"}
ENCODINGS = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8", "cp1252": "Windows (cp1252)", "utf-16": "UTF-16",
             "cp850": "DOS (cp850)", "mac_roman": "äldre Mac"}  # fmt: skip
DELIMITERS = {";": "semikolon", ",": "komma", "\t": "tabb", "|": "lodstreck"}
ROWS_NAMED, VALUES_NAMED, KINDS_NAMED = 8, 3, 50
SHORT = 10

Receipt = Mapping[str, Any]


def show(receipt: Receipt, delivery: int | None) -> None:
    """One file's receipt, as `Receipt.as_json` gives it or as the ledger keeps it."""
    st.html(f'<p class="cr-soft">{_reading(receipt)}</p>')
    caption = f"Raderna i {receipt['file']}" + (f", leverans {delivery}" if delivery else "")
    st.html(tables.html_table(pd.DataFrame([_row(*one) for one in kept_tables(receipt).items()]), caption))
    for sentence in rows_not_data(receipt.get("others", {})):
        st.write(sentence)
    problems = receipt["problems"]
    if problems:
        groups = alike(problems)
        with st.expander(_headline(problems), expanded=len(groups) <= ROWS_NAMED):
            st.html(tables.html_table(_problem_table(groups[:KINDS_NAMED]), "Anmärkningar, de vanligaste först"))
            if len(groups) > KINDS_NAMED:
                st.write(f"Därtill {texts.counted(len(groups) - KINDS_NAMED, 'slag', 'slag')} av anmärkningar.")
    else:
        st.write("Inga anmärkningar.")


def summary(receipt: Receipt) -> str:
    """The receipt in a few words: 12 nya, 3 ändrade, 1 åtsidosatt."""
    found = kept_tables(receipt).values()
    total = {name: sum(fared[name] for fared in found) for name in COUNTS if name != "warnings"}
    said = [texts.counted(count, ONE.get(name, COUNTS[name].lower()), COUNTS[name].lower())
            for name, count in total.items() if count]  # fmt: skip
    return texts.listed(said) or "inga rader"


def alike(problems: Iterable[Mapping[str, Any]]) -> list[list[Mapping[str, Any]]]:
    """The problems in groups that say the same thing of different values; faults before warnings, the largest first."""
    groups: dict[tuple[str, ...], list[Mapping[str, Any]]] = {}
    for problem in problems:
        key = (problem["severity"], problem["sheet"], str(problem["column"] or ""), _without_value(problem))
        groups.setdefault(key, []).append(problem)
    return sorted(groups.values(), key=lambda group: (group[0]["severity"] != "error", -len(group)))


def _without_value(problem: Mapping[str, Any]) -> str:
    value, message = str(problem["value"] or ""), str(problem["message"])
    return message.replace(value, "…") if value else message


def _reading(receipt: Receipt) -> str:
    encoding, delimiter = receipt.get("encoding"), receipt.get("delimiter")
    parts = [f"Teckenkodning {ENCODINGS.get(encoding, encoding)}"] if encoding else []
    parts += [f"avgränsare {DELIMITERS.get(delimiter, delimiter)}"] if delimiter else []
    parts += [f"filens fingeravtryck {receipt['sha256'][:SHORT]} (SHA-256)"]
    formulas = sum(receipt.get("formulas", {}).values())
    parts += [f"{texts.counted(formulas, 'formel', 'formler')} lästa som sina värden"] if formulas else []
    return texts.sentence(" · ".join(parts))


def _row(sheet: str, fared: Mapping[str, int]) -> dict[str, Any]:
    return {"Flik": sheet} | {head: fared[name] for name, head in COUNTS.items()}


def _headline(problems: Sequence[Mapping[str, Any]]) -> str:
    faults = sum(problem["severity"] == "error" for problem in problems)
    warnings = len(problems) - faults
    said = [texts.counted(faults, "fel", "fel")] if faults else []
    said += [texts.counted(warnings, "varning", "varningar")] if warnings else []
    return texts.listed(said)


def _problem_table(groups: Sequence[Sequence[Mapping[str, Any]]]) -> pd.DataFrame:
    return pd.DataFrame([
        {
            "Flik": group[0]["sheet"],
            "Slag": "Fel" if group[0]["severity"] == "error" else "Varning",
            "Kolumn": group[0]["column"] or texts.NONE,
            "Vad": group[0]["message"] if len(_values(group)) <= 1 else _without_value(group[0]),
            "Värden": _some(_values(group), VALUES_NAMED),
            "Rader": _some([str(one["row"]) for one in group if one["row"]], ROWS_NAMED) or texts.NONE,
        }
        for group in groups
    ])  # fmt: skip


def _values(group: Sequence[Mapping[str, Any]]) -> list[str]:
    return list(dict.fromkeys(str(one["value"]) for one in group if one["value"]))


def _some(words: Sequence[str], most: int) -> str:
    """The first few words and how many more there are."""
    more = len(words) - most
    return f"{', '.join(words[:most])} och {texts.number(more)} till" if more > 0 else texts.listed(words)
