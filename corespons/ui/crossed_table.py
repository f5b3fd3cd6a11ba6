"""A crossed table as HTML: the row's name stays in sight when the table is scrolled, and totals stand out.

On a narrow screen a table of many columns shows each row as a block, like every table (tables.py, corespons.css).
"""

from collections.abc import Sequence
from html import escape

import pandas as pd

from corespons.ui.tables import MOST_COLUMNS

STAYS = ' style="position:sticky;left:0;background:var(--cr-paper);min-width:9rem"'


Leads = Sequence[Sequence[str]]


def html(shown: pd.DataFrame, caption: str, has_column_totals: bool, leads: Leads | None = None) -> str:
    """A frame whose last row is a total, and with `has_column_totals` its last column too.

    `leads`: where each figure leads (an address, or "").
    """
    names = [escape(str(name)) for name in shown]
    heads = "".join(f'<th scope="col" role="columnheader" class="cr-number">{name}</th>' for name in names[1:])
    rows = [list(row) for row in shown.itertuples(index=False)]
    leads = leads or [[""] * (len(names) - 1)] * len(rows)
    body = "".join(
        _row(row, lead, names, False, has_column_totals) for row, lead in zip(rows[:-1], leads[:-1], strict=True)
    )
    foot = _row(rows[-1], leads[-1], names, True, has_column_totals)
    stacks = " cr-stacks cr-crossed" if len(names) > MOST_COLUMNS else " cr-few"
    return (
        f'<div class="cr-scroll" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f'<table class="cr-table{stacks}" role="table"><caption class="cr-unseen">{escape(caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader"{STAYS}>{names[0]}</th>{heads}</tr>'
        f'</thead><tbody role="rowgroup">{body}</tbody><tfoot role="rowgroup">{foot}</tfoot></table></div>'
    )


def _row(
    row: Sequence[str], leads: Sequence[str], names: Sequence[str], is_total: bool, has_column_totals: bool
) -> str:
    last = len(row) - 1
    cells = [_strong(cell, is_total or (has_column_totals and place == last)) for place, cell in enumerate(row)]
    linked = [_linked(cell, lead) for cell, lead in zip(cells[1:], leads, strict=True)]
    rest = "".join(
        f'<td role="cell" data-head="{head}" class="cr-number">{cell}</td>'
        for cell, head in zip(linked, names[1:], strict=True)
    )
    return f'<tr role="row"><th scope="row" role="rowheader"{STAYS}>{cells[0]}</th>{rest}</tr>'


def _linked(cell: str, lead: str) -> str:
    return f'<a class="cr-link cr-cell" href="{escape(lead)}">{cell}</a>' if lead else cell


def _strong(text: str, is_total: bool) -> str:
    return f"<b>{escape(str(text))}</b>" if is_total else escape(str(text))
