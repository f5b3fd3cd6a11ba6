"""Företag: find a company and follow its journey; who is due for a survey. For the internal audience alone."""

from corespons.ui import blocks, companies, filters, journeys, turns

chosen = filters.chosen()
company = companies.chosen_company()
blocks.heading("Företag")
turns.follow()
if chosen.is_open:
    companies.why_not()
elif company:
    journeys.journey(chosen, company)
else:
    companies.lists(chosen)
