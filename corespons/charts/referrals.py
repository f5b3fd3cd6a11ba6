"""Referrals between actors: who sends to whom, and what got stuck on the way."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from corespons import texts
from corespons.charts.chart import Chart
from corespons.charts.drawing import MARGIN, axis, cell, drawn, frame, key_line
from corespons.charts.horizontal import STUB, Bar, gap_of, height_of, names_axis
from corespons.charts.paint import CLEAR, DATA, HATCH, INK, PALE
from corespons.charts.scale import ticks
from corespons.followup.disclosure import FEW, guarded

Flow = tuple[str, str, int, int]

MOST_ROWS = 15
EDGE = {"color": INK, "width": 1}


@dataclass(frozen=True)
class Row:
    """A pair as it may be shown: `count` None where their number may not be seen, `picked` None where the split not."""

    flow: Flow
    count: int | None
    picked: int | None

    @property
    def stuck(self) -> int | None:
        """Those that were not picked up in time."""
        return None if self.picked is None or self.count is None else self.count - self.picked


def referral_flow(flows: Sequence[Flow], is_open: bool = False) -> Chart:
    """From, to, how many, how many of them picked up in time: a bar a pair, where most got stuck first.

    Names are best short. The figure holds the first fifteen pairs, the table all. For the open audience a number of
    one to four is hidden, and so is a split with one to four on either side.
    """
    ordered = sorted(flows, key=lambda flow: (flow[3] - flow[2], -flow[2], texts.sort_key(flow[0] + flow[1])))
    rows = _shown(ordered, is_open)
    return Chart(
        title="Lotsningar mellan aktörer", figure=_figure(rows[:MOST_ROWS]), sentence=_sentence(rows),
        table=frame({
            "Från": [row.flow[0] for row in rows],
            "Till": [row.flow[1] for row in rows],
            "Lotsningar": [cell(row.count, "antal", row.count is None) for row in rows],
            "Mottagna i tid": [cell(row.picked, "antal", row.picked is None) for row in rows],
            "Fastnade": [cell(row.stuck, "antal", row.stuck is None) for row in rows],
        }),
        alt=_alt(rows),
    )  # fmt: skip


def _shown(flows: Sequence[Flow], is_open: bool) -> list[Row]:
    counts = guarded([count for _, _, count, _ in flows], is_open)
    split = {place for place, flow in enumerate(flows)
             if counts[place] is None or (is_open and (flow[3] in FEW or flow[2] - flow[3] in FEW))}  # fmt: skip
    if len(split) == 1:
        others = [place for place in range(len(flows)) if place not in split and flows[place][2]]
        split |= set(sorted(others, key=lambda place: flows[place][2])[:1])
    picked = [None if place in split else flow[3] for place, flow in enumerate(flows)]
    return [Row(flow, count, one) for flow, count, one in zip(flows, counts, picked, strict=True)]


def _sentence(rows: Sequence[Row]) -> str:
    flows = [row.flow for row in rows]
    total, picked = sum(flow[2] for flow in flows), sum(flow[3] for flow in flows)
    has_hidden = any(row.picked is None for row in rows)
    if not total:
        return "Inga lotsningar är tillräckligt gamla för att bedömas."
    if has_hidden and any(count in FEW for count in (total, picked, total - picked)):
        return "Antalen är för små för att visas."
    part = f"{texts.number(picked)} av {texts.counted(total, 'lotsning', 'lotsningar')} ({texts.share(picked, total)})"
    text = f"{part} togs emot i tid."
    if has_hidden or picked == total:
        return text
    stuck = Counter[str]()
    for _, to, count, received in flows:
        stuck[to] += count - received
    receiver, most = min(stuck.items(), key=lambda row: (-row[1], texts.sort_key(row[0])))
    return f"{text} {texts.number(total - picked)} fastnade, flest hos {receiver}: {texts.number(most)}."


def _alt(rows: Sequence[Row]) -> str:
    text = f"Liggande staplar för {texts.number(len(rows))} par av aktörer: mottagna och fastnade lotsningar."
    seen = [row.flow for row in rows if row.picked is not None]
    if not seen:
        return text
    start, to, count, picked = seen[0]
    return f"{text} Överst {start} till {to}: {texts.number(picked)} av {texts.number(count)} mottagna."


def _figure(rows: Sequence[Row]) -> Any:
    bars = [Bar(f"{row.flow[0]} → {row.flow[1]}", _written(row), None, "") for row in rows]
    scale = ticks([row.count for row in rows], "antal", most=4)
    split = [(place, row) for place, row in enumerate(rows) if row.picked is not None]
    whole = [(place, row) for place, row in enumerate(rows) if row.picked is None and row.count is not None]
    unseen = [(place, row) for place, row in enumerate(rows) if row.count is None]
    traces = [
        _part(split, [row.picked for _, row in split], {"color": DATA}),
        _part(split, [row.stuck for _, row in split], {"color": PALE, "line": EDGE}),
        _part(whole, [row.count for _, row in whole], {"color": CLEAR, "line": EDGE}),
        _part(unseen, [scale.high * STUB] * len(unseen), {"color": CLEAR, "pattern": HATCH, "line": EDGE}),
    ]
    used = [(("■", DATA, "mottagna i tid"), split), (("■", PALE, "fastnade"), split),
            (("□", INK, "fördelningen visas inte"), whole), (("▨", INK, "visas inte"), unseen)]  # fmt: skip
    keys = key_line([key for key, there in used if there])
    return drawn(
        [trace for trace in traces if trace["y"]], height=height_of(bars) + keys.get("margin", MARGIN)["t"],
        barmode="stack", bargap=gap_of(bars), yaxis=names_axis(bars),
        xaxis=axis(scale.values, scale.names, scale.ends, showgrid=True), **keys,
    )  # fmt: skip


def _part(rows: Sequence[tuple[int, Row]], values: Sequence[float | None], marker: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "bar", "orientation": "h", "y": [place for place, _ in rows], "x": list(values), "marker": marker,
        "hovertext": [_in_words(row) for _, row in rows], "hovertemplate": "%{hovertext}<extra></extra>",
    }  # fmt: skip


def _in_words(row: Row) -> str:
    pair = f"<b>{escape(f'{row.flow[0]} → {row.flow[1]}', quote=False)}</b><br>"
    if row.picked is None:
        return pair + escape(_written(row), quote=False)
    return f"{pair}{texts.number(row.picked)} mottagna i tid, {texts.number(row.stuck)} fastnade"


def _written(row: Row) -> str:
    if row.picked is None:
        return texts.figure(row.count, "antal", row.count is None)
    return f"{texts.number(row.picked)} av {texts.number(row.count)}"
