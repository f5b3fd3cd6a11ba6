"""How many companies each actor has met, and how many there are when each is counted once."""

from collections.abc import Sequence

from corespons import texts
from corespons.charts.chart import Chart
from corespons.charts.drawing import cell, frame
from corespons.charts.horizontal import Bar, lying_bars
from corespons.charts.words import extremes, some
from corespons.followup import Overlap
from corespons.followup.disclosure import FEW, guarded

Counts = Sequence[tuple[str, int | None]]


def overlap_chart(overlap: Overlap, is_open: bool = False) -> Chart:
    """How many companies each actor has met, and how many there are when each is counted once."""
    names = list(overlap.actors)
    pairs = [shared for *_, shared in overlap.shared] if len(names) == 2 else []
    counts = guarded([*overlap.companies, *pairs], is_open)
    shown = list(zip(names, counts[: len(names)], strict=True))
    words = "Antalen är för små för att visas." if is_open and overlap.unique in FEW else _sum(overlap, counts)
    return Chart(
        title="Företag per aktör", figure=_bars(shown), sentence=words + _unshown(shown, "aktör", "aktörer"),
        table=frame({"Aktör": names, "Företag": [cell(count, "antal", count is None) for _, count in shown]}),
        alt=f"Liggande staplar för {texts.counted(len(names), 'aktör', 'aktörer')}, störst överst. {_ends(shown)}",
    )  # fmt: skip


def _sum(overlap: Overlap, counts: Sequence[int | None]) -> str:
    unique = f"{texts.counted(overlap.unique, 'unikt företag', 'unika företag')}"
    if not overlap.actors:
        return "Inga företag är nådda än."
    if None in counts:
        return f"{unique}."
    if len(overlap.actors) == 2 and sum(overlap.companies) - sum(n for *_, n in overlap.shared) == overlap.unique:
        (one, other), (first, second) = overlap.actors, map(texts.number, overlap.companies)
        both = texts.number(sum(n for *_, n in overlap.shared))
        return f"{one} {first} + {other} {second} {texts.MINUS} {both} hos båda = {unique}."
    return f"{unique}; summan av aktörernas är {texts.number(sum(overlap.companies))}."


def _bars(shown: Counts) -> object:
    return lying_bars(
        [
            Bar(name, _mark(count), count, f"<b>{name}</b><br>{_mark(count)}", hidden=count is None)
            for name, count in shown
        ],
        "antal",
    )


def _mark(count: int | None) -> str:
    return texts.figure(count, "antal", count is None)


def _unshown(shown: Counts, one: str = "rad", many: str = "rader") -> str:
    hidden = [name for name, count in shown if count is None]
    return f" {texts.sentence(some(hidden, one, many))} visas inte, eftersom små tal döljs." if hidden else ""


def _ends(shown: Counts) -> str:
    known = sorted(((name, count) for name, count in shown if count is not None), key=lambda row: -row[1])
    return extremes([(name, texts.number(count)) for name, count in known])
