"""The whole example: one seed, one story, told through the files that its actors delivered."""

from collections.abc import Iterator
from random import Random

from corespons.example.activities import activity_recordings, attendance_recordings, make_activities
from corespons.example.actors import actor_rows
from corespons.example.companies import chamber_number, make_companies
from corespons.example.deliveries import ExampleFile, deliver
from corespons.example.economy import economy
from corespons.example.enquiries import enquiry_recordings, make_enquiries
from corespons.example.exports_and_aid import export_values, state_aid
from corespons.example.market import Market
from corespons.example.mistakes import mistakes
from corespons.example.recording import Recording
from corespons.example.referrals import make_referrals, referral_recordings
from corespons.example.register import register
from corespons.example.services import make_services, service_recordings
from corespons.example.surveys import make_surveys, survey_recordings
from corespons.example.targets import targets

SEED = 2021


def example_deliveries(seed: int = SEED) -> Iterator[ExampleFile]:
    """The example's files in the order they were recorded; the same seed gives the same bytes."""
    return deliver(recordings(Random(seed)))


def recordings(rng: Random) -> list[Recording]:
    """Everything that the example's sources come to know."""
    companies = make_companies(rng)
    market = Market(companies)
    activities = make_activities(rng)
    enquiries = make_enquiries(rng, market)
    referrals = make_referrals(rng, enquiries)
    services = make_services(rng, market, enquiries, referrals)
    surveys = make_surveys(rng, services)
    return [
        *actor_rows(chamber_number(companies)),
        *register(rng, companies),
        *activity_recordings(rng, activities),
        *attendance_recordings(rng, activities, market),
        *service_recordings(rng, services),
        *enquiry_recordings(rng, enquiries),
        *referral_recordings(rng, list(referrals.values())),
        *survey_recordings(rng, surveys),
        *export_values(rng, companies),
        *economy(rng),
        *state_aid(rng, companies),
        *targets(),
        *mistakes(companies),
    ]
