"""How a text file is read: its encoding and delimiter, found, said by a saved profile, or said by a person."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from corespons.intake.profile import Profile
from corespons.intake.read import TEXT_SUFFIXES
from corespons.intake.saved_profiles import SavedProfile
from corespons.ui import cached_guided
from corespons.ui.receipts import DELIMITERS, ENCODINGS

FOUND = "Hittas av programmet"
CHOICES = ("utf-8", "cp1252", "cp850", "mac_roman", "utf-16")

File = tuple[str, bytes]


@dataclass(frozen=True)
class Reading:
    """The encoding and delimiter to read a text file with; None = as the program finds them."""

    encoding: str | None = None
    delimiter: str | None = None

    @property
    def key(self) -> str:
        """A text that differs between readings."""
        return f"{self.encoding or ''}{ord(self.delimiter) if self.delimiter else ''}"

    def told_in(self, profile: Profile) -> Profile:
        """A profile that says to read its files so."""
        return replace(profile, encoding=self.encoding, delimiter=self.delimiter)


def reading(file: File, digest: str, saved: Sequence[SavedProfile], source: str | None) -> Reading:
    """How to read a file: as a person has just said, else as the saved profile whose headings it then has."""
    said = Reading(st.session_state.get(f"kod_{digest[:12]}"), st.session_state.get(f"tecken_{digest[:12]}"))
    if said != Reading() or not is_text(file):
        return said
    for one in saved:
        kept = Reading(one.profile.encoding, one.profile.delimiter)
        if kept != Reading() and source in (None, one.profile.source):
            found = cached_guided.lists(digest, *file, kept.encoding, kept.delimiter)
            listed = (cached_guided.listed(f"{digest[:12]}{kept.key}_{at}", each) for at, each in enumerate(found))
            if any(not one.differs(each.headings) for each in listed):
                return kept
    return Reading()


def is_text(file: File) -> bool:
    """Whether a file is a text file by its name."""
    return file[0].lower().endswith(TEXT_SUFFIXES)


def ask(digest: str, is_open: bool) -> None:
    """Let a person say the encoding and the delimiter; what is chosen holds when the page is drawn next."""
    with st.expander("Ser å, ä, ö eller kolumnerna fel ut?", expanded=is_open):
        left, right = st.columns(2, gap="medium")
        left.selectbox(
            "Teckenkodning", [None, *CHOICES], key=f"kod_{digest[:12]}",
            format_func=lambda one: ENCODINGS[one] if one else FOUND,
        )  # fmt: skip
        right.selectbox(
            "Avgränsare", [None, *DELIMITERS], key=f"tecken_{digest[:12]}",
            format_func=lambda one: DELIMITERS[one].capitalize() if one else FOUND,
        )  # fmt: skip
