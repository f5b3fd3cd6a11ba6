"""Sub-goal 3 and the surveys (INDICATORS.md §4, and D2.7 of §3)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction

from .indicators import first_services
from .rows import Row, Window, World
from .stats import Obs, Value

ORIGINS = ("årsredovisning", "SCB", "egen uppgift")


def survey_order(row: Row) -> tuple[date, str, str]:
    """«the last by answered_on (tie: greatest survey_id)»; «Ties of ids are settled as text by code point, then by the
    source's name likewise.»"""
    return row["answered_on"], row["survey_id"], row.source


def last_answers(world: World, window: Window, kinds: set[str], read: Callable[[Row], Value]) -> list[Obs]:
    """§4: «one observation per company, the last by answered_on … in the window among those where the asked field is
    not missing. Placed by the company at answered_on.» R6: missing = «the companies that answered this kind in the
    window but none with the field (placed at their last answer)»."""
    answers: dict[str, list[Row]] = {}
    for key, row in world.valid_surveys:
        if row["kind"] in kinds and window.has(row["answered_on"]):
            answers.setdefault(key, []).append(row)
    found = []
    for company, rows in answers.items():
        asked = [row for row in rows if read(row) is not None]
        last = max(asked or rows, key=survey_order)
        found.append(Obs(world.place(company, last["answered_on"]), read(last)))
    return found


def _four_or_five(column: str) -> Callable[[Row], Value]:
    return lambda row: None if row[column] is None else row[column] >= 4


def d2_7(world: World, window: Window) -> list[Obs]:
    """«Surveys direkt, answered in the window; the company's last answer … with easy_to_find not missing: true for
    4–5.»"""
    return last_answers(world, window, {"direkt"}, _four_or_five("easy_to_find"))


def nki(row: Row) -> Value:
    """«all three nki given: ((nki_1+nki_2+nki_3)/3 − 1)/9·100»"""
    marks = [row["nki_1"], row["nki_2"], row["nki_3"]]
    if None in marks:
        return None
    return (Fraction(sum(marks), 3) - 1) / 9 * 100


def d3_1(world: World, window: Window) -> list[Obs]:
    """«mean 0–100 ↑. direkt, all three nki given»"""
    return last_answers(world, window, {"direkt"}, nki)


def d3_2(world: World, window: Window) -> list[Obs]:
    """«direkt, satisfied: true 4–5.»"""
    return last_answers(world, window, {"direkt"}, _four_or_five("satisfied"))


def d3_3(world: World, window: Window) -> list[Obs]:
    """«Surveys of all kinds sent in the window with sent_on ≤ as_of − 30 days (bounces out): true when answered_on ≤
    sent_on + 30. Unit: the survey, placed by the company at sent_on.»"""
    found = []
    for key, row in world.valid_surveys:
        sent: date = row["sent_on"]
        if window.has(sent) and window.mature(sent, 30):
            answered = row["answered_on"]
            found.append(Obs(world.place(key, sent), answered is not None and answered <= sent + timedelta(days=30)))
    return found


def _yes_or_no(row: Row) -> Value:
    return {"ja": True, "nej": False}.get(row["export_increased"])


def d3_4(world: World, window: Window) -> list[Obs]:
    """«12 mån: ja / nej; «vet ej» and «för tidigt» = missing (they do not compete for "last")»"""
    return last_answers(world, window, {"12 mån"}, _yes_or_no)


def d3_5(world: World, window: Window) -> list[Obs]:
    """«Companies whose exports_at_baseline is nej (the Företag row valid at the first valid service) and that later
    show a sign: an export value > 0 for a year after the year of that service (dated 31 December of the year), or a
    12 mån answer ja (any answer after that service; answered_on). … Dated by the first sign.»"""
    found = []
    for company, first in first_services(world).items():
        row = world.company_row(company, first)
        if row is None or row["exports_at_baseline"] is not False:
            continue
        signs = [
            date(value["year"], 12, 31)
            for key, value in world.with_company("Exportvärden")
            if key == company and value["amount"] > 0 and value["year"] > first.year
        ] + [
            survey["answered_on"]
            for key, survey in world.valid_surveys
            if key == company
            and survey["kind"] == "12 mån"
            and survey["export_increased"] == "ja"
            and survey["answered_on"] > first
        ]
        if signs and window.has(min(signs)):
            found.append(Obs(world.place(company, min(signs))))
    return found


def _contribution(row: Row) -> Value:
    return None if row["contribution"] is None else row["contribution"] in ("stor", "viss")


def d3_6(world: World, window: Window) -> list[Obs]:
    """«6 mån or 12 mån, contribution: true for stor, viss.»"""
    return last_answers(world, window, {"6 mån", "12 mån"}, _contribution)


def d3_7(world: World, window: Window) -> list[Obs]:
    """«Services of any status with planned_end in the window and ≤ as_of − 30 days: true when status avslutad and
    ends_on ≤ planned_end + 30. Services with starts_on in the window and no planned_end are reported as missing,
    placed at starts_on. Placed by the company at planned_end.»"""
    found = []
    for key, row in world.with_company("Insatser"):
        planned: date | None = row["planned_end"]
        if planned is None:
            if window.has(row["starts_on"]):
                found.append(Obs(world.place(key, row["starts_on"]), None))
        elif window.has(planned) and window.mature(planned, 30):
            ended = row["ends_on"]
            done = row["status"] == "avslutad" and ended is not None and ended <= planned + timedelta(days=30)
            found.append(Obs(world.place(key, planned), done))
    return found


def export_values(world: World) -> dict[tuple[str, int, str], Row]:
    """(company, year, origin) → row. Two rows made one by a merge: as for Företag rows, the row whose own key is the
    final one, then the last recorded (the definitions are silent)."""
    found: dict[tuple[str, int, str], Row] = {}
    for key, row in world.with_company("Exportvärden"):
        place = (key, row["year"], row["origin"])
        rival = found.get(place)
        if rival is None or (world.own_key(row) == key, row.recorded) > (world.own_key(rival) == key, rival.recorded):
            found[place] = row
    return found


def d3_8(world: World, window: Window) -> list[Obs]:
    """«Companies whose first valid service lies in the window, year y: 100·(export[y+1]/export[y−1] − 1), both > 0,
    same origin (if several origins qualify: årsredovisning, then SCB, then egen uppgift). A year's value counts when
    y+1 < year of end. … Placed at the first valid service; missing = companies without a usable pair»"""
    values = export_values(world)
    found = []
    for company, first in first_services(world).items():
        if not window.has(first):
            continue
        change: Fraction | None = None
        if first.year + 1 < window.end.year:
            for origin in reversed(ORIGINS):
                before = values.get((company, first.year - 1, origin))
                after = values.get((company, first.year + 1, origin))
                if before is not None and after is not None and before["amount"] > 0 and after["amount"] > 0:
                    change = 100 * (Fraction(after["amount"]) / Fraction(before["amount"]) - 1)
        found.append(Obs(world.place(company, first), change))
    return found


def d3_9(world: World, window: Window) -> list[Obs]:
    """«direkt, need_met: true 4–5.»"""
    return last_answers(world, window, {"direkt"}, _four_or_five("need_met"))
