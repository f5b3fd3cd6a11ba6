"""The sentences: what a ranking or a result says, in plain Swedish with the figures, and never a hidden one."""

from collections.abc import Sequence

from corespons import texts
from corespons.followup import target_told
from corespons.indicators.result import Result

COUNTED = ("företag", "antal", "aktörer")
FEW = 5
NAMED_AT_MOST = 4
FEWER_THAN_FIVE = "färre än fem"


def in_sentence(name: str) -> str:
    """A name inside a sentence: Nådda företag → nådda företag, but CO01 as it is."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def written(result: Result) -> str:
    """A result's figure with its unit, or its mark."""
    return texts.figure(result.value, result.unit, result.hidden)


def said(result: Result) -> str:
    """A result's figure inside a sentence."""
    if result.hidden:
        return "visas inte, eftersom små tal döljs"
    return "uppgift saknas" if result.value is None else texts.quantity(result.value, plain_unit(result.unit))


def plain_unit(unit: str) -> str:
    """A unit whose word need not follow the number where the sentence has named what is counted."""
    return "antal" if unit in (*COUNTED, "per 10 000 invånare", "kommuner") else unit


def target_said(result: Result) -> str:
    """The target where the sentence has named what is counted: its number, or its span."""
    return target_told(result.changed(unit=plain_unit(result.unit)))


def some(names: Sequence[str], one: str = "kommun", many: str = "kommuner") -> str:
    """A, B och C; from five on only how many they are."""
    return texts.listed(names) if len(names) <= NAMED_AT_MOST else texts.counted(len(names), one, many)


def ranked(results: Sequence[Result]) -> list[Result]:
    """The largest first, then by Swedish name; those without a figure after them, the hidden ones last."""
    return sorted(results, key=lambda r: (r.hidden, r.value is None, -(r.value or 0.0), texts.sort_key(r.area_name)))


def ranking(results: Sequence[Result]) -> str:
    """Who is highest and who has few or none; then who is hidden and who has no figure."""
    order = ranked(results)
    known = [result for result in order if result.value is not None]
    parts = _counts(known) if order and order[0].unit in COUNTED else _levels(known)
    hidden = [result.area_name for result in order if result.hidden]
    missing = [result.area_name for result in order if result.value is None and not result.hidden]
    if hidden:
        parts.append(f"{some(hidden)} visas inte, eftersom små tal döljs.")
    if missing:
        parts.append(f"{some(missing)} saknar uppgift.")
    return " ".join(parts) or "Det finns inga uppgifter."


def _counts(known: Sequence[Result]) -> list[str]:
    if not known:
        return []
    name, most = in_sentence(known[0].name), known[0].value or 0
    if most == 0:
        return [f"{some([r.area_name for r in known])} har inga {name}."]
    top = [r.area_name for r in known if r.value == most]
    each = " var" if len(top) > 1 else ""
    parts = [f"{some(top)} har flest {name}, {texts.number(most)}{each}."]
    few = [r.area_name for r in known if 0 < (r.value or 0) < min(FEW, most)]
    none = [r.area_name for r in known if r.value == 0]
    if few:
        parts.append(f"{some(few)} har {FEWER_THAN_FIVE}.")
    if none:
        parts.append(f"{some(none)} har inga.")
    return parts


def _levels(known: Sequence[Result]) -> list[str]:
    if not known:
        return []
    name, high, low = known[0].name, written(known[0]), written(known[-1])
    if len(known) == 1:
        return [f"{name}: {high} i {known[0].area_name}."]
    if high == low:
        return [f"{name}: {high} i {some([r.area_name for r in known])}."]
    top = [r.area_name for r in known if written(r) == high]
    bottom = [r.area_name for r in known if written(r) == low]
    return [f"{name}: högst i {some(top)}, {high}, och lägst i {some(bottom)}, {low}."]


def extremes(values: Sequence[tuple[str, str]]) -> str:
    """For alternative text: the first and the last of (name, figure) pairs that are in falling order."""
    if not values:
        return "Inga värden."
    (top, high), (bottom, low) = values[0], values[-1]
    return f"Högst: {top}, {high}." if len(values) == 1 else f"Högst: {top}, {high}. Lägst: {bottom}, {low}."
