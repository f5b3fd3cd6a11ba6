"""Money: budget against what is booked, funding by its steps, and spending over time. Money is never hidden."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from corespons import texts
from corespons.charts.chart import Chart
from corespons.charts.drawing import axis, drawn, frame
from corespons.charts.horizontal import Bar, lying_bars
from corespons.charts.over_time_words import months_axis, names_at_end
from corespons.charts.paint import DATA, INK
from corespons.charts.scale import ticks
from corespons.charts.words import some
from corespons.settings import project

PAID = "utbetalt"


@dataclass(frozen=True)
class Spending:
    """Booked costs from the project's first day to each of some days, and the budget they are held against."""

    days: tuple[date, ...]
    booked: tuple[float, ...]
    budget: float


def budget_chart(rows: Sequence[tuple[str, str, float, float]], elapsed: float | None = None) -> Chart:
    """Category, region, budget, booked: the largest budget first. `elapsed`: how much of the time has gone, 0–1."""
    ordered = sorted(rows, key=lambda row: (-row[2], texts.sort_key(row[0] + row[1])))
    bars = [
        Bar(f"{category}, {_region(region)}", texts.share(booked, budget), booked, _in_words(booked, budget),
            plan=None if elapsed is None else budget * elapsed, whole=budget)
        for category, region, budget, booked in ordered
    ]  # fmt: skip
    return Chart(
        title="Budget och bokförda kostnader",
        figure=lying_bars(bars, "kr", plan="så mycket av tiden har gått", whole="budget"),
        sentence=_budget_sentence(ordered, elapsed),
        table=frame({
            "Kostnadsslag": [row[0] for row in ordered],
            "Region": [_region(row[1]) for row in ordered],
            "Budget": [row[2] for row in ordered],
            "Bokfört": [row[3] for row in ordered],
            "Andel": [100 * row[3] / row[2] if row[2] else None for row in ordered],
        }),
        alt=f"Liggande staplar, en för varje budgetrad. {_budget_sentence(ordered, None)}",
        units={"Budget": "kr", "Bokfört": "kr", "Andel": "%"},
    )  # fmt: skip


def funding_chart(parts: Sequence[Mapping[str, Any]]) -> Chart:
    """What each funder has granted, been asked for and paid (X7's parts: funder, status, value), in the order given."""
    bars = [
        Bar(f"{part['funder']}, {part['status']}", _money(part["value"]), part["value"],
            f"<b>{part['funder']}</b><br>{part['status']}: {texts.number(part['value'], 'kr')}")
        for part in parts
    ]  # fmt: skip
    paid = [f"{part['funder']} har betalat ut {_money(part['value'])}" for part in parts if part["status"] == PAID]
    words = f"{texts.listed(paid)}." if paid else "Inget är utbetalt än."
    columns = (("Finansiär", "funder"), ("Steg", "status"), ("Belopp", "value"))
    return Chart(
        title="Finansiering", figure=lying_bars(bars, "kr"), sentence=words,
        table=frame({name: [part[key] for part in parts] for name, key in columns}),
        alt=f"Liggande staplar för finansieringens steg. {words}", units={"Belopp": "kr"},
    )  # fmt: skip


def spending_course(spending: Spending) -> Chart:
    """Booked costs over time against the budget spread evenly over the project."""
    even = [spending.budget * project().share_gone(day) for day in spending.days]
    words = _spending_sentence(spending, even)
    return Chart(
        title="Bokförda kostnader över tid", figure=_spending_figure(spending, even), sentence=words,
        table=frame({"Till och med": spending.days, "Bokfört": spending.booked, "Jämn takt": even}),
        alt=f"Linjediagram över {texts.counted(len(spending.days), 'månad', 'månader')}. {words}",
        units={"Bokfört": "kr", "Jämn takt": "kr"},
    )  # fmt: skip


def _spending_figure(spending: Spending, even: Sequence[float]) -> Any:
    days, booked, budget = spending.days, spending.booked, spending.budget
    scale = ticks([*booked, *even, budget], "kr")
    lines = [
        _line(days, [budget] * len(days), "budget", {"color": INK, "width": 1.5, "dash": "dot"}),
        _line(days, even, "i jämn takt", {"color": INK, "width": 1.5, "dash": "dash"}),
        _line(days, booked, "bokfört", {"color": DATA, "width": 3}),
    ]
    ends = [(budget, f"budget<br>{_money(budget)}")]
    if days:
        ends += [(booked[-1], f"<b>{_money(booked[-1])}</b>"), (even[-1], "jämn takt")]
    return drawn(
        lines, height=340, margin={"l": 4, "r": 104, "t": 12, "b": 8, "pad": 4}, xaxis=months_axis(days),
        yaxis=axis(scale.values, scale.names, scale.ends, showgrid=True),
        annotations=names_at_end(days, ends, scale) if days else [],
    )  # fmt: skip


def _line(days: Sequence[date], values: Sequence[float], name: str, line: dict[str, Any]) -> dict[str, Any]:
    words = [f"{texts.day(day)}: {texts.number(value, 'kr')} {name}" for day, value in zip(days, values, strict=True)]
    return {
        "type": "scatter", "mode": "lines", "x": [day.isoformat() for day in days], "y": list(values), "line": line,
        "hoverinfo": "text", "hovertext": words,
    }  # fmt: skip


def _budget_sentence(rows: Sequence[tuple[str, str, float, float]], elapsed: float | None) -> str:
    budget, booked = sum(row[2] for row in rows), sum(row[3] for row in rows)
    if not budget:
        return "Ingen budget är inläst."
    text = f"Av budgeten på {_money(budget)} är {_money(booked)} bokfört, {texts.share(booked, budget)}."
    if elapsed is not None:
        text += f" {texts.share(elapsed, 1)} av tiden har gått."
    over = [f"{row[0]} ({_region(row[1])})" for row in rows if row[3] > row[2]]
    return f"{text} {texts.sentence(some(over, 'rad', 'rader'))} har gått över sin budget." if over else text


def _spending_sentence(spending: Spending, even: Sequence[float]) -> str:
    if not spending.days:
        return "Inga kostnader är bokförda."
    return (
        f"{_money(spending.booked[-1])} är bokfört till och med {texts.day(spending.days[-1])}, "
        f"{texts.share(spending.booked[-1], spending.budget)} av budgeten; i jämn takt vore det {_money(even[-1])}."
    )


def _in_words(booked: float, budget: float) -> str:
    return f"{texts.number(booked, 'kr')} bokfört av {texts.number(budget, 'kr')}"


def _region(code: str) -> str:
    return project().regions.get(code, code)


def _money(value: float) -> str:
    return texts.million_kronor(value)
