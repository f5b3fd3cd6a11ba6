"""The few words for narrow columns: forecasts, splits, bases, and pairs of actors."""

from dataclasses import replace
from datetime import date

from corespons import followup
from corespons.followup import Change, Forecast, Overlap, Target, Why
from tests.charts import sample


def reached(chance: float) -> Why:
    target = Target("D1.1", "projekt", date(2021, 4, 1), date(2023, 10, 31), 720, "Styrgruppen § 4")
    return Why(sample.result(390), target, None, None, None, None, None, Forecast(700, 640, 760, chance))


def changed(**parts: float) -> Change:
    split = {"corrections": 0.0, "late": 0.0, "new": 0.0} | parts
    return Change("D1.1", "projekt", 100.0, 100.0 + sum(split.values()), **split)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_a_forecast_in_a_few_words():
    assert plain(followup.short_forecast(reached(0.55))) == "Prognos 640–760, 55 % chans att nå 720"
    assert plain(followup.tell_forecast(reached(0.001))).endswith("Chansen att nå målet är under 1 %.")


def test_nothing_is_to_come_and_no_day_is_left_when_the_time_of_the_target_is_over():
    during = replace(reached(0.2), next_status="Enligt plan", missing=6, until=date(2023, 10, 31))
    over = replace(during, is_over=True)
    assert plain(followup.short_step(during)) == "6 fattas till Enligt plan, senast 31 okt 2023"
    assert plain(followup.short_step(over)) == "6 fattades till Enligt plan"
    assert followup.short_forecast(over) == followup.tell_forecast(over) == ""
    assert plain(followup.tell_why(over)).startswith("Det fattades 6 företag till läget Enligt plan. Beslut:")


def test_a_change_with_several_causes_tells_them_all():
    told = followup.short_split(changed(new=7, late=2, corrections=-1), "företag")
    assert plain(told) == "7 nya · 2 sent inrapporterat · −1 rättelse"


def test_a_change_with_one_cause_names_it_without_the_number():
    assert followup.short_split(changed(late=11), "företag") == "sent inrapporterat"
    assert followup.short_split(changed(), "företag") == ""


def test_a_base_tells_what_is_missing():
    share = sample.result(72.3, unit="%", n=611, missing=2, low=69, high=76)
    assert plain(followup.short_base(share)) == "räknat på 611 · 2 saknar uppgift"
    assert followup.short_base(followup.hide_small_missing(share)) == "räknat på 611"


def test_two_actors_share_companies():
    overlap = Overlap(("Almi Mitt", "Business Sweden"), (120, 80), (("Almi Mitt", "Business Sweden", 17),), 183)
    told = followup.tell_shared(overlap, {"Almi Mitt": "Almi"})
    assert told == ["Almi 120 + Business Sweden 80 − 17 hos båda = 183 unika"]
