"""A crossed table as HTML: the row's name stays in sight when the table is scrolled, and totals stand out."""

from collections.abc import Sequence
from html import escape

import pandas as pd

STAYS = ' style="position:sticky;left:0;background:var(--cr-paper);min-width:9rem"'


def html(shown: pd.DataFrame, caption: str, has_column_totals: bool) -> str:
    """A frame whose last row is a total, and with `has_column_totals` its last column too."""
    names = [escape(str(name)) for name in shown]
    heads = "".join(f'<th scope="col" class="cr-number">{name}</th>' for name in names[1:])
    rows = [list(row) for row in shown.itertuples(index=False)]
    body = "".join(_row(row, False, has_column_totals) for row in rows[:-1])
    foot = "".join(_row(row, True, has_column_totals) for row in rows[-1:])
    return (
        f'<div class="cr-scroll" tabindex="0" role="region" aria-label="{escape(caption)}"><table class="cr-table">'
        f'<caption class="cr-unseen">{escape(caption)}</caption>'
        f'<thead><tr><th scope="col"{STAYS}>{names[0]}</th>{heads}</tr></thead>'
        f"<tbody>{body}</tbody><tfoot>{foot}</tfoot></table></div>"
    )


def _row(row: Sequence[str], is_total: bool, has_column_totals: bool) -> str:
    last = len(row) - 1
    cells = [_strong(cell, is_total or (has_column_totals and place == last)) for place, cell in enumerate(row)]
    rest = "".join(f'<td class="cr-number">{cell}</td>' for cell in cells[1:])
    return f'<tr><th scope="row"{STAYS}>{cells[0]}</th>{rest}</tr>'


def _strong(text: str, is_total: bool) -> str:
    return f"<b>{escape(str(text))}</b>" if is_total else escape(str(text))
