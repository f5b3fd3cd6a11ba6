"""A few results side by side: the regions against the project, or the questions of a survey."""

from collections.abc import Sequence

import pandas as pd

from corespons import texts
from corespons.charts.chart import Chart
from corespons.charts.drawing import cell, frame
from corespons.charts.horizontal import Bar, lying_bars
from corespons.charts.municipalities import hover
from corespons.charts.words import COUNTED, extremes, ranked, said, written
from corespons.colours import STATUS_TONE
from corespons.indicators.result import Result

SHAPES = {"good": "●", "watch": "▲", "late": "■", "none": "○"}
LOW_RESPONSE = "Svarsfrekvensen är låg; svaren är osäkra."


def comparison_bars(results: Sequence[Result]) -> Chart:
    """The same indicator in a few areas, in the order given, each with its plan, target and status in words."""
    bars = [_bar(result, _with_status(result)) for result in results]
    name, unit = (results[0].name, results[0].unit) if results else ("Jämförelse", "antal")
    said_of = [f"{r.area_name} {said(r)}" for r in results]
    return Chart(
        title=f"{name}, jämförelse", figure=lying_bars(bars, unit),
        sentence=f"{name}: {texts.listed(said_of)}." if results else "Det finns inga uppgifter.",
        table=_table(results, "Område", [r.area_name for r in results], unit),
        alt=f"Liggande staplar för {texts.listed(r.area_name for r in results)}. {_ends(results, 'area_name')}",
        units=dict.fromkeys(("Utfall", "Lägst", "Högst", "Plan i dag", "Mål"), unit),
    )  # fmt: skip


def survey_bars(results: Sequence[Result], response_rate: Result | None = None) -> Chart:
    """The questions of a survey, in the order given, each with its interval and how many answered it."""
    bars = [_bar(r, f"{r.name} {_base(r)}") for r in results]
    unit = results[0].unit if results else "%"
    answers = f"{'; '.join(f'{r.name} {said(r)}' for r in results)}. {_response(results, response_rate)}".strip()
    return Chart(
        title="Svar på enkäterna", figure=lying_bars(bars, unit),
        sentence=answers if results else "Det finns inga svar.",
        table=_table(results, "Fråga", [r.name for r in results], "kvot" if unit == "kvot" else "index"),
        alt=f"Liggande staplar för {texts.counted(len(results), 'fråga', 'frågor')}. {_ends(results, 'name')}",
        units=dict.fromkeys(("Utfall", "Lägst", "Högst", "Mål"), "index"),
    )  # fmt: skip


def _bar(result: Result, name: str) -> Bar:
    return Bar(
        name, written(result), result.value, hover(result), result.area, result.hidden, result.low, result.high,
        result.plan, result.target,
    )  # fmt: skip


def _base(result: Result) -> str:
    count = texts.figure(result.n, "antal", result.n is None and result.hidden)
    return f"({count}{texts.NBSP}svar)"


def _with_status(result: Result) -> str:
    if result.status is None:
        return result.area_name
    word = f"{result.status}, osäkert" if result.uncertain else result.status
    return f"{result.area_name} {SHAPES[STATUS_TONE[result.status]]}{texts.NBSP}{word.replace(' ', texts.NBSP)}"


def _response(results: Sequence[Result], rate: Result | None) -> str:
    text = f"Svarsfrekvens: {said(rate)}." if rate is not None else ""
    return f"{text} {LOW_RESPONSE}".strip() if any(result.low_response for result in results) else text


def _table(results: Sequence[Result], head: str, names: Sequence[str], unit: str) -> pd.DataFrame:
    counts = unit in COUNTED
    mixed = len({result.unit for result in results}) > 1
    return frame({
        head: names,
        "Utfall": [cell(r.value, unit, r.hidden) for r in results],
        "Enhet": [r.unit for r in results] if mixed or head == "Fråga" else [],
        "Underlag": [] if counts else [cell(r.n, "antal", r.hidden and r.n is None) for r in results],
        "Lägst": [r.low for r in results],
        "Högst": [r.high for r in results],
        "Plan i dag": [r.plan if r.plan != r.target else None for r in results],
        "Mål": [r.target for r in results],
        "Läge": [f"{r.status}, osäkert" if r.uncertain else r.status for r in results] if head == "Område" else [],
    })  # fmt: skip


def _ends(results: Sequence[Result], name: str) -> str:
    return extremes([(getattr(r, name), written(r)) for r in ranked(results) if r.value is not None])
