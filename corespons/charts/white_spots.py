"""White spots drawn: how large a part of each class's known companies is reached, the least first."""

from collections.abc import Iterator

import pandas as pd

from corespons import texts
from corespons.charts.chart import Chart
from corespons.charts.drawing import cell, frame
from corespons.charts.horizontal import Bar, lying_bars
from corespons.followup.classes import NOT_STATED
from corespons.followup.dimensions import INDUSTRY
from corespons.followup.white_spots import Spot, WhiteSpots

MOST_NAMED = 3  # more classes are counted; the table names them


def white_spot_bars(found: WhiteSpots) -> Chart:
    """One bar a class in which a company is known; the hidden stand last."""
    has_shares = not found.no_shares
    unit = "%" if has_shares else "företag"
    bars = [_bar(spot, has_shares) for spot in found.spots]
    name = found.dimension.name
    return Chart(
        title=f"{_many(found)} som inte är nådda, eller minst", sentence=" ".join(_told(found)),
        figure=lying_bars(bars, unit), table=_table(found), units={"Andel nådda": "%"},
        alt=f"Liggande staplar för {texts.counted(len(bars), 'klass', 'klasser')} av {name.lower()}, "
            f"minst nådda överst. {next(_told(found), '')}".strip(),
    )  # fmt: skip


def _many(found: WhiteSpots) -> str:
    return "Branscher" if found.dimension is INDUSTRY else "Storleksklasser"


def _bar(spot: Spot, has_shares: bool) -> Bar:
    value = spot.share if has_shares else spot.reached
    words = _written(spot, has_shares)
    told = f"{words} nådda, {_of(spot)}" if has_shares and spot.share is not None else words
    return Bar(_short(spot.name), words, None if spot.hidden else value, f"{spot.name}: {told}", hidden=spot.hidden)


def _written(spot: Spot, has_shares: bool) -> str:
    if has_shares and spot.share is not None:
        return texts.number(spot.share, "%")
    figure = texts.figure(spot.reached, "antal", spot.reached is None)
    return f"{figure} nådda" if has_shares and spot.reached is not None else figure


def _short(name: str) -> str:
    """The first of what a class with a long name holds: G Handel m.m."""
    first, comma, _ = name.replace(";", ",").partition(",")
    letter, blank, rest = first.partition(" ")
    kept = f"{letter}{texts.NBSP}{rest}" if len(letter) == 1 and blank else first
    return f"{kept} m.m." if comma else kept


def _of(spot: Spot) -> str:
    return f"{texts.number(spot.reached)} av {texts.number(spot.known)}"


def _told(found: WhiteSpots) -> Iterator[str]:
    """Who is known but not reached, who is reached least, who is hidden, and where nobody is known."""
    seen = [spot for spot in found.spots if not spot.hidden]
    missed = [spot for spot in seen if spot.reached == 0 and spot.name != NOT_STATED]
    touched = [spot for spot in seen if spot.reached and spot.share is not None]
    if not found.spots:
        yield "Inga företag är kända här."
        return
    if missed:
        yield f"Kända men inte nådda: {texts.listed([_missed(spot) for spot in missed])}."
    if touched and not found.no_shares:
        first, least = touched[0], "Minst nådd i övrigt" if missed else "Minst nådd"
        yield f"{least}: {_short(first.name)}, {_written(first, has_shares=True)} ({_of(first)})."
    if found.no_shares:
        yield found.no_shares
    hidden = len(found.spots) - len(seen)
    if hidden:
        what = ("tal visas", "tal visas") if found.no_shares else ("andel visas", "andelar visas")
        yield f"{texts.counted(hidden, *what)} inte, eftersom små tal döljs."
    if len(found.without) > MOST_NAMED:
        yield f"{texts.number(len(found.without))} {_many(found).lower()} har inga kända företag."
    elif found.without:
        yield f"Inga kända företag: {texts.listed([_short(name) for name in found.without]).rstrip('.')}."


def _missed(spot: Spot) -> str:
    return f"{_short(spot.name)} ({texts.number(spot.known)})" if spot.known else _short(spot.name)


def _table(found: WhiteSpots) -> pd.DataFrame:
    spots = [*found.spots, *(Spot(name, 0, 0) for name in found.without)]
    return frame({
        found.dimension.name: [spot.name for spot in spots],
        "Nådda": [cell(spot.reached, "antal", spot.reached is None) for spot in spots],
        "Kända": [_known(spot) for spot in spots] if not found.no_shares else [],
        "Andel nådda": [_share(spot) for spot in spots] if not found.no_shares else [],
    })  # fmt: skip


def _known(spot: Spot) -> int | str:
    return (texts.HIDDEN if spot.hidden else texts.NONE) if spot.known is None else spot.known


def _share(spot: Spot) -> float | str:
    return (texts.HIDDEN if spot.hidden else texts.NONE) if spot.share is None else spot.share
