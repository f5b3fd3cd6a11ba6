"""Plain counts by a word: how many activities of each kind, how many companies each actor has met."""

from collections.abc import Mapping, Sequence

from corespons import texts
from corespons.charts.chart import Chart
from corespons.charts.drawing import cell, frame
from corespons.charts.horizontal import Bar, lying_bars
from corespons.charts.words import extremes, some
from corespons.followup import Overlap
from corespons.followup.disclosure import FEW, guarded

Counts = Sequence[tuple[str, int | None]]


def distribution_bars(counts: Mapping[str, int], title: str, head: str, is_open: bool = False) -> Chart:
    """How counts are spread over words, the largest first, with their shares of the whole; `head` names the words."""
    ordered = _by_size(counts)
    shown = list(zip([name for name, _ in ordered], guarded([count for _, count in ordered], is_open), strict=True))
    total = sum(counts.values())
    shares = [None if count is None else 100 * count / total if total else None for _, count in shown]
    return Chart(
        title=title, figure=_bars(shown), sentence=_most_common(shown, total) + _unshown(shown),
        table=frame({
            head: [name for name, _ in shown],
            "Antal": [cell(count, "antal", count is None) for _, count in shown],
            "Andel": [cell(share, "%", share is None) for share in shares] if total else [],
        }),
        alt=f"Liggande staplar: {title}, störst överst. {_ends(shown)}", units={"Andel": "%"},
    )  # fmt: skip


def _most_common(shown: Counts, total: int) -> str:
    known = [(name, count) for name, count in shown if count]
    if not total:
        return "Det finns inga uppgifter."
    if not known:
        return "Antalen är för små för att visas."
    name, count = known[0]
    part = texts.share(count, total)
    return f"{texts.sentence(name)} är vanligast, {texts.number(count)} av {texts.number(total)} ({part})."


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


def _by_size(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda row: (-row[1], texts.sort_key(row[0])))


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
