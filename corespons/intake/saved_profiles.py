"""Saved profiles: how a source's list was read last time, kept beside the data together with the headings it had."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from corespons.intake.matching import Difference, difference
from corespons.intake.persons import Persons
from corespons.intake.profile import Profile, facts_of, profile_of
from corespons.store import Note, Store, end_note, notes, write_note

KIND = "profil"
MOSTLY = 0.5


@dataclass(frozen=True)
class SavedProfile:
    """A saved profile: how the list is read, and when and by whom that was decided."""

    profile: Profile
    saved_at: datetime
    saved_by: str

    @property
    def name(self) -> str:
        """What the profile is called."""
        return self.profile.name

    def differs(self, headings: Sequence[str]) -> Difference:
        """How a list's headings differ from those it had."""
        return difference(self.profile.headings, headings)


def profile_name(source: str, sheet: str) -> str:
    """What a saved profile is called: whose list it is, and which table of ours."""
    return f"{source} {sheet}"


def save_profile(store: Store, profile: Profile, saved_by: str) -> None:
    """Keep how a list is read, without persons' numbers; an earlier profile of that name ends."""
    write_note(store, KIND, profile.name, _hidden(facts_of(profile), Persons(store.secret)), saved_by)


def _hidden(fact: Any, persons: Persons) -> Any:
    """A fact with each person's number in it, in headings and values alike, replaced."""
    if isinstance(fact, dict):
        return {persons.hide_likely(key): _hidden(value, persons) for key, value in fact.items()}
    if isinstance(fact, list):
        return [_hidden(one, persons) for one in fact]
    return persons.hide_likely(str(fact))


def end_profile(store: Store, name: str) -> bool:
    """End a saved profile: its list is asked about again next time."""
    return end_note(store, KIND, name)


def saved_profiles(store: Store) -> tuple[SavedProfile, ...]:
    """The saved profiles that hold now, the first saved first."""
    return tuple(_saved(note) for note in notes(store, KIND))


def saved_profile(store: Store, name: str) -> Profile | None:
    """The saved profile of that name."""
    return next((one.profile for one in saved_profiles(store) if one.name == name), None)


def profile_for(saved: Iterable[SavedProfile], source: str | None, headings: Sequence[str]) -> SavedProfile | None:
    """The saved profile for a list: one with the same headings, else the source's own that is nearest to it.

    Without a source only the very same headings will do, for then they are all there is to know the list by.
    """
    own = [one for one in saved if source is None or one.profile.source == source]
    same = next((one for one in own if not one.differs(headings)), None)
    if same or source is None:
        return same
    near = [one for one in own if len(one.differs(headings).gone) <= MOSTLY * len(one.profile.headings)]
    return min(near, key=lambda one: len(one.differs(headings).gone), default=None)


def as_toml(profile: Profile) -> str:
    """A profile as the file that `load --profile` and data/profiles read."""
    facts = facts_of(profile)
    lines = [f"{key} = {_written(value)}" for key, value in facts.items() if not isinstance(value, dict)]
    for key, section in facts.items():
        if isinstance(section, dict):
            lines += _section(key, section)
    return "\n".join(lines) + "\n"


def _section(name: str, section: Mapping[str, Any]) -> list[str]:
    plain = {key: value for key, value in section.items() if not isinstance(value, dict)}
    lines = ["", f"[{name}]", *(f"{_quoted(key)} = {_written(value)}" for key, value in plain.items())] if plain else []
    for key, value in section.items():
        if isinstance(value, dict):
            lines += _section(f"{name}.{_quoted(key)}", value)
    return lines


def _written(value: Any) -> str:
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_quoted, value))}]"
    return _quoted(str(value))


def _quoted(text: str) -> str:
    """A text as TOML writes it: signs that mean something there, and those not to be seen, are told by number."""
    signs = (f"\\u{ord(one):04x}" if one in '"\\' or ord(one) < 32 or ord(one) == 127 else one for one in text)
    return f'"{"".join(signs)}"'


def _saved(note: Note) -> SavedProfile:
    return SavedProfile(profile_of(note.name, dict(note.content)), note.made_at, note.made_by)
