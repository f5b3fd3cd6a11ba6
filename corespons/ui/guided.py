"""The guided step: lists with other headings than ours are shown, and a person says how they are read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape

import streamlit as st

from corespons import texts
from corespons.intake import Options
from corespons.intake.matching_lists import FoundList
from corespons.intake.profile import Profile
from corespons.intake.recognise import plain_heading
from corespons.intake.saved_profiles import SavedProfile, profile_for, profile_name, saved_profiles
from corespons.intake.trial import Part
from corespons.store import sha256
from corespons.ui import cached, cached_guided, corrected, guided_columns, guided_crossed, guided_preview, guided_text
from corespons.ui.plain import plain

LIKELY_ENOUGH = 0.8

File = tuple[str, bytes]
Headings = tuple[str, ...]


@dataclass(frozen=True)
class Decided:
    """How one foreign list is read; `profile` is None while it is not read, `problem` says what is left to decide."""

    file: File
    profile: Profile | None
    problem: str = ""
    is_new: bool = False


@dataclass(frozen=True)
class Ready:
    """How the chosen files are to be loaded, what is left to decide, and the profiles to keep afterwards."""

    ordinary: tuple[File, ...]
    decided: tuple[Decided, ...] = ()
    misplaced: str = ""

    @property
    def new_profiles(self) -> tuple[Profile, ...]:
        """The profiles that a person has just decided."""
        names = [one.profile.name for one in self.read if one.profile]
        new = [one.profile for one in self.decided if one.profile and one.is_new]
        return tuple(replace(one, sheet=None) if names.count(one.name) > 1 else one for one in new)

    @property
    def problem(self) -> str:
        """What a person must still decide; empty when nothing."""
        return next((one.problem for one in self.decided if one.problem), self.misplaced)

    @property
    def knows_source(self) -> bool:
        """Whether every list comes from a source that its saved profile names."""
        return bool(self.read) and not self.ordinary and all(one.profile.source for one in self.read if one.profile)

    @property
    def read(self) -> tuple[Decided, ...]:
        """The foreign lists that are read."""
        return tuple(one for one in self.decided if one.profile is not None)

    def parts(self, options: Options) -> tuple[Part, ...]:
        """What is loaded together and how: files in our headings first, so that the others know what they bring."""
        own: list[Part] = [(list(self.ordinary), options)] if self.ordinary else []
        return (*own, *(_part(one, options) for one in self.read))


def _part(decided: Decided, options: Options) -> Part:
    source = options.source or (decided.profile.source if decided.profile else None)
    return [decided.file], replace(options, source=source, profile=decided.profile)


def step(files: Sequence[File], source: str | None) -> Ready:
    """Show each list that is not in our headings, and return how all the files are to be loaded."""
    saved = saved_profiles(cached.store())
    ordinary: list[File] = []
    decided: list[Decided] = []
    asked: dict[Headings, _First] = {}
    misplaced = ""
    for file in files:
        digest = sha256(file[1])
        how = guided_text.reading(file, digest, saved, source)
        found = cached_guided.lists(digest, *file, how.encoding, how.delimiter)
        has_ours = how == guided_text.Reading() and any(one.is_ours for one in found)
        foreign = [(number, one) for number, one in enumerate(found) if not (has_ours and one.is_ours)]
        own = [_decide(file, _Place(digest, how, number, one), saved, source, asked) for number, one in foreign]
        if has_ours or not any(one.profile or one.problem for one in own):
            ordinary.append(file)
        decided += own
        misplaced = misplaced or corrected.of_another_source(file[0], found, source)
        if guided_text.is_text(file) and not found:
            name = plain(cached_guided.known().persons.hide_likely(file[0]))
            st.write(f"{name} går inte att läsa så här. Säg hur den är skriven, eller läs in den för att se varför.")
            guided_text.ask(digest, is_open=True)
    return Ready(tuple(ordinary), tuple(decided), misplaced)


@dataclass(frozen=True)
class _Place:
    """Which list of which file, read how."""

    digest: str
    how: guided_text.Reading
    number: int
    whole: FoundList

    @property
    def key(self) -> str:
        return f"{self.digest[:12]}{self.how.key}_{self.number}"


@dataclass(frozen=True)
class _First:
    """A list that a person is asked about just now: what it is called on the page, and how it is read so far."""

    where: str
    profile: Profile | None


def _decide(
    file: File, place: _Place, saved: Sequence[SavedProfile], source: str | None, asked: dict[Headings, _First]
) -> Decided:
    """How one list is read: by its saved profile, as another with the same headings, else as a person says."""
    found = guided_crossed.as_read(place.whole, place.key, saved, source)
    key = place.key if found is place.whole else f"{place.key}_som_den_star"
    listed = cached_guided.listed(key, found)
    held = profile_for(saved, source, listed.headings)
    if held and not held.differs(listed.headings) and not st.session_state.get(f"andra_{key}"):
        _by_profile(file[0], found, held, key)
        return Decided(file, replace(held.profile, sheet=found.sheet))
    headings = (found.across or "", *map(plain_heading, listed.headings))
    if headings in asked and not st.session_state.get(f"andra_{key}"):
        return Decided(file, _likewise(file[0], found, asked[headings], place.how, key))
    with st.container(border=True):
        guided_preview.show(file[0], found, cached_guided.known().persons)
        guided_crossed.ask(place.whole, place.key, is_long=found is place.whole)
        if held:
            guided_preview.differences(held, listed.headings)
        if guided_text.is_text(file) and place.number == 0:
            guided_text.ask(place.digest, is_open=place.how != guided_text.Reading())
        said = _asked(file, found, key, held, source)
        read = said.profile and place.how.told_in(said.profile)
    asked.setdefault(headings, _First(guided_preview.where(file[0], found, cached_guided.known().persons), read))
    return replace(said, profile=read)


def _likewise(file: str, found: FoundList, first: _First, how: guided_text.Reading, key: str) -> Profile | None:
    """A list with the same headings as one asked about above it is read as that one, unless a person says otherwise."""
    where = guided_preview.where(file, found, cached_guided.known().persons)
    done = "läses på samma sätt" if first.profile else "läses inte heller"
    with st.container(border=True):
        st.html(
            f"<p><b>{escape(where)}</b> har samma rubriker som {escape(first.where)} och {done}: "
            f"{texts.counted(len(found.rows), 'rad', 'rader')}. {escape(' '.join(found.told))}</p>"
        )
        st.button("Svara för sig", key=f"knapp_{key}", on_click=_change, args=(key,), icon=":material/edit:")
    return first.profile and replace(how.told_in(first.profile), sheet=found.sheet)


def _by_profile(file: str, found: FoundList, held: SavedProfile, key: str) -> None:
    where = guided_preview.where(file, found, cached_guided.known().persons)
    with st.container(border=True):
        pairs = [f"{' eller '.join(names)} → {ours}" for ours, names in held.profile.columns.items()]
        st.html(
            f"<p><b>{escape(where)}</b> läses som {escape(held.profile.table.sheet)} med "
            f"profilen {escape(held.name)}, sparad {escape(texts.clock(held.saved_at))} av {escape(held.saved_by)}. "
            f'Rubrikerna är desamma som då.</p><p class="cr-soft">{escape(" · ".join(pairs))}</p>'
        )
        st.button("Ändra", key=f"knapp_{key}", on_click=_change, args=(key,), icon=":material/edit:")


def _change(key: str) -> None:
    st.session_state[f"andra_{key}"] = True


def _asked(file: File, found: FoundList, key: str, held: SavedProfile | None, source: str | None) -> Decided:
    listed = cached_guided.listed(key, found)
    version = cached.data_version()
    saved = held.profile if held else None
    key = f"{key}_{held.name if held else ''}_{source or ''}"
    proposed = cached_guided.tables(key, version, listed, saved)
    best = proposed[0] if proposed and proposed[0].merit >= LIKELY_ENOUGH else None
    table = guided_columns.ask_table(key, proposed, best)
    if table is None:
        return Decided(file, None)
    columns = cached_guided.columns(f"{key}_{table.name}", version, listed, table, saved)
    answers = guided_columns.ask(f"{key}_{table.name}", found, listed, table, columns, saved, source)
    name = profile_name(source or (saved and saved.source) or "", table.sheet)
    profile = replace(
        saved or Profile(name, table), name=name, table=table, source=source or (saved.source if saved else None),
        sheet=found.sheet, columns=answers.columns, constants=answers.constants, values=answers.values,
        headings=tuple(filter(None, listed.headings)), same_as_above=answers.same_as_above,
        defaults=answers.defaults, thousands=answers.thousands, across=found.across,
        dates=answers.dates,
    )  # fmt: skip
    is_checked = st.checkbox("Jag har kontrollerat hur listan läses", key=f"ok_{key}_{table.name}")
    where = guided_preview.where(file[0], found, cached_guided.known().persons)
    problem = answers.problem or ("" if is_checked else "kryssa i att du har kontrollerat hur listan läses.")
    return Decided(file, profile, f"{plain(where)}: {problem}" if problem else "", is_new=True)
