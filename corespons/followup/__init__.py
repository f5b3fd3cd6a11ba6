"""Follow-up: results held against targets, what changed and why, and what an audience may see."""

from corespons.followup.answer import answer, facts_of, facts_on
from corespons.followup.change import Change, Knowledge, change, knowledge
from corespons.followup.targets import Target, Targets

__all__ = ["Change", "Knowledge", "Target", "Targets", "answer", "change", "facts_of", "facts_on", "knowledge"]
