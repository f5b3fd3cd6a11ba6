"""The municipalities side by side, ranked, in five steps of one colour; the map beside them uses the same."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from corespons import texts
from corespons.charts.chart import Chart
from corespons.charts.drawing import cell, frame
from corespons.charts.horizontal import Bar, lying_bars
from corespons.charts.paint import CLEAR, steps
from corespons.charts.scale import Class, class_of, classes
from corespons.charts.words import COUNTED, extremes, plain_unit, ranked, ranking, said, target_said, written
from corespons.indicators.result import Result

UNIT_HEADS = {
    "per 10 000 invånare": "Per 10 000 invånare",
    "%": "Andel, %",
    "kvot": "Kvot",
    "dagar": "Dagar",
    "kr": "Kronor",
}


@dataclass(frozen=True)
class Ranked:
    """The municipalities among some results, the largest first, with the classes that colour them."""

    all: tuple[Result, ...]
    order: tuple[Result, ...]
    unit: str
    classes: tuple[Class, ...]

    def colour(self, result: Result) -> str:
        """The colour of a municipality's class; none where there is no figure to show."""
        if result.value is None:
            return CLEAR
        return steps(len(self.classes))[class_of(result.value, self.classes, self.unit)]

    @property
    def title(self) -> str:
        """What the ranking is about."""
        return f"{self.order[0].name} per kommun" if self.order else "Kommunerna"

    @property
    def sentence(self) -> str:
        """The ranking in words, and what lies in no municipality."""
        outside = [f"{texts.number(r.value)} {_where(r)}" for r in self.all if r.level == "bucket" and r.value]
        rest = f" Därtill {texts.listed(outside)}." if outside and self.unit in COUNTED else ""
        return ranking(self.order) + rest

    @property
    def ends(self) -> str:
        """The highest and the lowest that may be seen, for alternative text."""
        known = [(r.area_name, written(r)) for r in self.order if r.value is not None]
        return extremes(known)

    @property
    def head(self) -> str:
        """The heading of the figures' column."""
        return UNIT_HEADS.get(self.unit, "Antal" if self.unit in COUNTED else "Utfall")

    @property
    def units(self) -> dict[str, str]:
        """The unit of each column of the table that is not a plain count."""
        return dict.fromkeys((self.head, "Lägst", "Högst", "Plan i dag", "Mål"), self.unit)

    @property
    def table(self) -> pd.DataFrame:
        """The municipalities in the order of the bars."""
        rows, shares = self.order, self.unit not in COUNTED
        return frame({
            "Kommun": [r.area_name for r in rows],
            self.head: [cell(r.value, self.unit, r.hidden) for r in rows],
            "Underlag": [cell(r.n, "antal", r.hidden) for r in rows] if shares else [],
            "Lägst": [r.low for r in rows],
            "Högst": [r.high for r in rows],
            "Plan i dag": [r.plan for r in rows],
            "Mål": [r.target for r in rows],
        })  # fmt: skip


def ranked_municipalities(results: Sequence[Result]) -> Ranked:
    """The municipalities among the results, ranked and put in classes."""
    order = tuple(ranked([result for result in results if result.level == "municipality"]))
    unit = order[0].unit if order else "antal"
    found = classes([result.value for result in order if result.value is not None], unit)
    return Ranked(tuple(results), order, unit, found)


def municipality_bars(results: Sequence[Result], chosen: str | None = None) -> Chart:
    """One bar a municipality, the largest first and the hidden last; `chosen`, a code, stands out."""
    ranking = ranked_municipalities(results)
    bars = [
        Bar(
            r.area_name, written(r), r.value, hover(r), r.area, r.hidden, r.low, r.high, r.plan, r.target,
            ranking.colour(r), r.area == chosen,
        )
        for r in ranking.order
    ]  # fmt: skip
    count = texts.counted(len(bars), "kommun", "kommuner")
    return Chart(
        title=ranking.title, sentence=ranking.sentence, figure=lying_bars(bars, ranking.unit), table=ranking.table,
        alt=f"Liggande staplar för {count}, störst överst. {ranking.ends}", units=ranking.units,
    )  # fmt: skip


def hover(result: Result) -> str:
    """What stands under the pointer: the area, the figure, its base and how sure it is."""
    lines = [f"<b>{result.area_name}</b>", f"{result.name}: {said(result)}"]
    if result.value is not None and result.low is not None:
        base = texts.number(result.n)
        lines.append(f"Underlag {base}, osäkerhet {texts.interval(result.low, result.high, result.unit)}")
    if result.plan is not None and result.plan != result.target:
        lines.append(f"Plan i dag {texts.number(result.plan, plain_unit(result.unit))}")
    if result.target is not None:
        lines.append(f"Mål {target_said(result)}")
    return "<br>".join(lines)


def _where(bucket: Result) -> str:
    return {"utanför området": "utanför området", "digitalt": "digitalt"}.get(bucket.area, "i okänd kommun")
