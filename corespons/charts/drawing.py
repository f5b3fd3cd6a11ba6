"""What every figure is drawn on: a bare layout, an axis whose every tick is written by us, and the table beside it."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from corespons import texts
from corespons.charts.paint import CLEAR, INK

FONT, SMALL = 15, 14
MARGIN = {"l": 4, "r": 34, "t": 8, "b": 8, "pad": 4}
KEY_WIDTH, KEY_HEIGHT = 46, 21
LEGEND = {
    "orientation": "h", "x": 0, "xanchor": "left", "y": 0, "yanchor": "top",
    "font": {"size": SMALL, "color": INK},
    "itemclick": False, "itemdoubleclick": False, "title": {"text": ""},
}  # fmt: skip


def drawn(traces: Sequence[Mapping[str, Any]], height: int, **layout: Any) -> go.Figure:
    """A figure without a template of its own and with nothing behind it, that lies still under the finger."""
    base = {
        "template": "none", "separators": f",{texts.NBSP}", "height": height,
        "paper_bgcolor": CLEAR, "plot_bgcolor": CLEAR,
        "margin": MARGIN,
        "font": {"size": FONT, "color": INK}, "hoverlabel": {"font": {"size": SMALL}, "align": "left"},
        "hovermode": "closest", "dragmode": False, "showlegend": False, "bargap": 0.3, "barmode": "overlay",
        "legend": LEGEND,
    }  # fmt: skip
    return go.Figure(data=list(traces), layout=base | layout)


def axis(values: Sequence[Any], names: Sequence[str], ends: Sequence[Any], **rest: Any) -> dict[str, Any]:
    """An axis from one end to the other that neither zooms nor drags; the ticks' names are ready Swedish."""
    return {
        "tickmode": "array", "tickvals": list(values), "ticktext": list(names), "range": list(ends),
        "tickfont": {"size": SMALL, "color": INK}, "tickangle": 0, "fixedrange": True, "zeroline": False,
        "automargin": True, "showgrid": False,
    } | rest  # fmt: skip


def key_line(keys: Sequence[tuple[str, str, str]]) -> dict[str, Any]:
    """Layout that explains the marks (sign, colour, name) over the bars, in lines that a telephone has room for.

    Plotly's own legend only has the width of the bars, and takes height from them when it does not suffice.
    """
    lines: list[list[str]] = [[]]
    width = 0
    for sign, colour, name in keys:
        width += len(name) + 5
        if width > KEY_WIDTH:
            lines, width = [*lines, []], len(name) + 5
        lines[-1].append(f'<span style="color:{colour}">{sign}</span>{texts.NBSP}{name.replace(" ", texts.NBSP)}')
    if not keys:
        return {}
    text = "<br>".join("   ".join(line) for line in lines)
    place = {"x": 1, "xref": "paper", "xanchor": "right", "xshift": 30, "y": 1, "yref": "paper", "yanchor": "bottom"}
    note = {"text": text, "showarrow": False, "align": "right", "font": {"size": SMALL, "color": INK}}
    return {"annotations": [place | note], "margin": MARGIN | {"t": 8 + KEY_HEIGHT * len(lines)}}


def frame(columns: Mapping[str, Sequence[Any]]) -> pd.DataFrame:
    """A table of these columns, without those empty all through; cells stay as they are, 84 and <5 side by side."""
    kept = {name: cells for name, cells in columns.items() if any(cell not in (None, "") for cell in cells)}
    return pd.DataFrame({name: pd.Series(list(cells), dtype=object) for name, cells in kept.items()})


def cell(value: float | None, unit: str, hidden: bool = False) -> int | float | str:
    """A figure for a table: the number itself, whole where its unit is, or the mark for hidden or missing."""
    if hidden or value is None:
        return texts.figure(None, unit, hidden)
    return int(value) if unit in WHOLE and value == int(value) else value


WHOLE = ("antal", "företag", "aktörer", "kommuner")
