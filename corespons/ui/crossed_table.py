"""A crossed table as HTML: the row's name stays in sight when the table is scrolled, and totals stand out."""

from collections.abc import Sequence
from html import escape

import pandas as pd

STAYS = ' style="position:sticky;left:0;background:var(--cr-paper);min-width:9rem"'


Leads = Sequence[Sequence[str]]


def html(shown: pd.DataFrame, caption: str, has_column_totals: bool, leads: Leads | None = None) -> str:
    """A frame whose last row is a total, and with `has_column_totals` its last column too.

    `leads`: where each figure leads (an address, or "").
    """
    names = [escape(str(name)) for name in shown]
    heads = "".join(f'<th scope="col" class="cr-number">{name}</th>' for name in names[1:])
    rows = [list(row) for row in shown.itertuples(index=False)]
    leads = leads or [[""] * (len(names) - 1)] * len(rows)
    body = "".join(_row(row, lead, False, has_column_totals) for row, lead in zip(rows[:-1], leads[:-1], strict=True))
    foot = _row(rows[-1], leads[-1], True, has_column_totals)
    return (
        f'<div class="cr-scroll" tabindex="0" role="region" aria-label="{escape(caption)}"><table class="cr-table">'
        f'<caption class="cr-unseen">{escape(caption)}</caption>'
        f'<thead><tr><th scope="col"{STAYS}>{names[0]}</th>{heads}</tr></thead>'
        f"<tbody>{body}</tbody><tfoot>{foot}</tfoot></table></div>"
    )


def _row(row: Sequence[str], leads: Sequence[str], is_total: bool, has_column_totals: bool) -> str:
    last = len(row) - 1
    cells = [_strong(cell, is_total or (has_column_totals and place == last)) for place, cell in enumerate(row)]
    linked = [_linked(cell, lead) for cell, lead in zip(cells[1:], leads, strict=True)]
    rest = "".join(f'<td class="cr-number">{cell}</td>' for cell in linked)
    return f'<tr><th scope="row"{STAYS}>{cells[0]}</th>{rest}</tr>'


def _linked(cell: str, lead: str) -> str:
    return f'<a class="cr-link cr-cell" href="{escape(lead)}">{cell}</a>' if lead else cell


def _strong(text: str, is_total: bool) -> str:
    return f"<b>{escape(str(text))}</b>" if is_total else escape(str(text))
