"""Aktiviteter: what has been and what is coming, as a list and in a calendar, and who came."""

from corespons.ui import activities, blocks, filters

chosen = filters.chosen()
activity = activities.chosen_activity()
blocks.heading("Aktiviteter")
if activity:
    activities.one_activity(chosen, activity)
else:
    activities.browse(chosen)
