"""Results in plain Swedish sentences, built by rule from the figures alone."""

from corespons import texts
from corespons.followup.status import BALANCE, NO_TARGET
from corespons.followup.why import Why
from corespons.indicators import Better, Result, find

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


def _against_target(result: Result) -> str:
    if result.target is None or result.plan is None:
        return f"{NO_TARGET}: styrgruppen har inte beslutat något."
    if find(result.id).better is Better.BALANCED:
        low, high = BALANCE
        return f"Målet är ett spann, {texts.interval(low, high, result.unit)}."
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
    limit = f", senast {texts.day(why.until)}" if why.until else ""
    return f"Det fattas {amount} till läget {why.next_status}{limit}."


def _pace(why: Why) -> str:
    if why.required_pace is None or why.present_pace is None:
        return ""
    present, required = texts.digits(why.present_pace, 1), texts.digits(why.required_pace, 1)
    return f"Takten är {present} i veckan; för att nå hela målet krävs {required}."


def short_step(why: Why) -> str:
    """The next step in a few words for a narrow column: 8 till före 20 aug ger Enligt plan."""
    if why.next_status is None or not why.missing or why.until is None:
        return ""
    return f"{texts.number(why.missing)} till senast {texts.short_day(why.until)} ger {why.next_status}"
