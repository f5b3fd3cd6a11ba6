"""A chart as data: a figure, the same numbers as a table, a sentence that says what they show, and alternative text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from corespons import texts
from corespons.charts.paint import CLEAR


@dataclass(frozen=True, eq=False)
class Chart:
    """One question answered. The figures of this room are drawn with Streamlit's theme, which gives text and colours.

    `table` holds unrounded numbers (for files) and marks where a figure is hidden or missing; `units` says which unit
    a column's numbers have, and `shown` is the table as it stands on a screen.
    """

    title: str
    figure: go.Figure
    table: pd.DataFrame
    sentence: str
    alt: str
    units: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing would be drawn: no bar has a length, no line or mark a value. The sentence is enough then."""
        return not any(_is_drawn(trace) for trace in self.figure.data)

    @property
    def shown(self) -> pd.DataFrame:
        """The table with every number and day written the Swedish way."""
        columns = {str(name): cells for name, cells in self.table.items()}
        written = {
            name: [_written(one, self.units.get(name, "antal")) for one in cells] for name, cells in columns.items()
        }
        return pd.DataFrame(written, dtype="str")


def _is_drawn(trace: Any) -> bool:
    if trace.type == "bar":
        if trace.marker.color == CLEAR and not trace.marker.line.width:
            return False  # only there to answer a pointer
        return any(trace.x if trace.orientation == "h" else trace.y)
    return trace.type != "scatter" or any(value is not None for value in trace.y)


def _written(cell: Any, unit: str) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, date):
        return texts.short_day(cell)
    return "" if cell is None else texts.number(cell, unit)
