"""Results in plain Swedish sentences, built by rule from the figures alone."""

from collections.abc import Mapping

from corespons import texts
from corespons.followup.change import Change
from corespons.followup.overlap import Overlap
from corespons.followup.status import BALANCE, NO_TARGET
from corespons.followup.why import Why
from corespons.indicators import Better, Result, find

LATE = ("sent inrapporterat", "sent inrapporterat")
HIDDEN = "Talet visas inte: det är så litet att enskilda skulle kunna räknas fram."


def tell(result: Result) -> str:
    """The figure, its base and uncertainty, and where it stands against the target."""
    if result.hidden:
        return HIDDEN
    if result.value is None:
        return "Underlag saknas: det finns inget att räkna på i perioden."
    return " ".join(part for part in (_figure(result), _against_target(result), _missing(result)) if part)


def _figure(result: Result) -> str:
    if result.target is not None and result.outcome is not None and find(result.id).grows:
        outcome, target = texts.number(result.outcome, result.unit), texts.quantity(result.target, result.unit)
        return f"Utfallet är {outcome} av målets {target}."
    told = f"Utfallet är {texts.quantity(result.value, result.unit)}"
    spread = texts.interval(result.low, result.high, result.unit)
    return f"{told}, med osäkerheten {spread} (95 %), räknat på {texts.number(result.n)}." if spread else f"{told}."


def is_span(result: Result) -> bool:
    """Whether the target is a span: too much is as far off as too little."""
    return find(result.id).better is Better.BALANCED


def target_ends(result: Result) -> tuple[float, ...]:
    """Where a target is drawn: at its number, or at both ends of its span. None where there is none."""
    if result.target is None:
        return ()
    return BALANCE if is_span(result) else (result.target,)


def target_told(result: Result) -> str:
    """The target as a table writes it: the number, or the span. Empty where there is none."""
    if result.target is None:
        return ""
    return texts.interval(*BALANCE, result.unit) if is_span(result) else texts.number(result.target, result.unit)


def _against_target(result: Result) -> str:
    if result.target is None or result.plan is None:
        return f"{NO_TARGET}: styrgruppen har inte beslutat något."
    if is_span(result):
        return f"Målet är ett spann, {target_told(result)}."
    if find(result.id).grows:
        return f"Planen för dagen är {texts.number(result.plan, result.unit)}."
    return f"Målet är {texts.quantity(result.target, result.unit)}."


def _missing(result: Result) -> str:
    if not result.missing:
        return ""
    return f"För {texts.number(result.missing)} saknas uppgift; de räknas varken som ja eller nej."


def tell_why(why: Why) -> str:
    """What is missing to the next better status, until when, and at what pace. Empty where nothing is counted up."""
    return " ".join(part for part in (_next_step(why), _pace(why), f"Beslut: {why.target.decision}.") if part)


def _next_step(why: Why) -> str:
    if why.next_status is None or why.missing is None:
        return ""
    amount = texts.quantity(max(why.missing, 1), why.result.unit)
    limit = f", senast {texts.day(why.until)}" if why.until and not why.is_over else ""
    return f"Det {'fattades' if why.is_over else 'fattas'} {amount} till läget {why.next_status}{limit}."


def _pace(why: Why) -> str:
    if why.required_pace is None or why.present_pace is None:
        return ""
    present, required = texts.digits(why.present_pace, 1), texts.digits(why.required_pace, 1)
    return f"Takten är {present} i veckan; för att nå hela målet krävs {required}."


def short_step(why: Why) -> str:
    """The next step in a few words for a narrow column: 8 fattas till Enligt plan, senast 20 aug 2022."""
    if why.next_status is None or not why.missing or why.until is None:
        return ""
    if why.is_over:
        return f"{texts.number(why.missing)} fattades till {why.next_status}"
    return f"{texts.number(why.missing)} fattas till {why.next_status}, senast {texts.short_day(why.until)}"


def tell_forecast(why: Why) -> str:
    """Where the count is heading at the target's last day. Empty where there is no forecast, or nothing is to come."""
    if why.forecast is None or why.is_over:
        return ""
    low, high = texts.number(why.forecast.low), texts.quantity(why.forecast.high, why.result.unit)
    return (
        f"Med de senaste veckornas takt blir det mellan {low} och {high} till {texts.day(why.target.to)} "
        f"(80 % säkerhet). Chansen att nå målet är {_chance(why.forecast.probability)}."
    )


def short_forecast(why: Why) -> str:
    """The forecast in a few words: Prognos 640–760, 55 % chans att nå 720."""
    if why.forecast is None or why.is_over:
        return ""
    spread = texts.interval(why.forecast.low, why.forecast.high)
    return f"Prognos {spread}, {_chance(why.forecast.probability)} chans att nå {texts.number(why.target.value)}"


def _chance(probability: float) -> str:
    if probability < 0.01:
        return f"under {texts.number(1, '%')}"
    return f"över {texts.number(99, '%')}" if probability > 0.99 else texts.share(probability, 1)


def tell_shared(overlap: Overlap, names: Mapping[str, str]) -> list[str]:
    """Each pair of actors: Almi 120 + Business Sweden 80 − 17 hos båda = 183 unika. The pairs that share most first."""
    met = dict(zip(overlap.actors, overlap.companies, strict=True))
    return [
        f"{names.get(one, one)} {texts.number(met[one])} + {names.get(other, other)} {texts.number(met[other])} "
        f"{texts.MINUS} {texts.number(both)} hos båda = {texts.number(met[one] + met[other] - both)} unika"
        for one, other, both in overlap.shared
    ]


def short_base(result: Result) -> str:
    """What a share, mean or median is counted on, in a few words: räknat på 611 · 2 saknar uppgift."""
    if result.low is None or result.n is None:
        return ""
    words = [f"räknat på {texts.number(result.n)}"]
    if result.missing:
        words.append(f"{texts.number(result.missing)} saknar uppgift")
    return " · ".join([*words, "låg svarsfrekvens"] if result.low_response else words)


def short_split(change: Change, unit: str) -> str:
    """Why a figure moved, in a few words: 7 nya · 2 sent inrapporterat · −1 rättelse; a single cause without number."""
    parts = ((change.new, "ny", "nya"), (change.late, *LATE), (change.corrections, "rättelse", "rättelser"))
    told = [(part, one, many) for part, one, many in parts if part is not None and texts.rounded(part)]
    if len(told) == 1 and change.before is not None and change.after is not None:
        part, one, many = told[0]
        if texts.rounded(part) == texts.rounded(change.after - change.before):
            return one if abs(texts.rounded(part)) == 1 else many
    signed = texts.change if unit == "%" else texts.number
    return " · ".join(f"{signed(part)}{texts.NBSP}{one if abs(texts.rounded(part)) == 1 else many}"
                      for part, one, many in told)  # fmt: skip
