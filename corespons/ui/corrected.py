"""Rows set aside that come back corrected: they belong to the source that they were set aside for."""

from collections.abc import Iterator, Sequence

from corespons import texts
from corespons.geography import plain as compared
from corespons.intake.cell_text import shown
from corespons.intake.matching_lists import FoundList
from corespons.intake.quarantine import ROW_ID
from corespons.ui import cached
from corespons.ui.plain import plain


def of_another_source(file: str, found: Sequence[FoundList], source: str | None) -> str:
    """What to change before a file is loaded whose corrected rows are another source's; empty when nothing.

    The source is part of a row's key: loaded as another's, the row would be a new one beside what it corrects.
    """
    ids = {one for each in found for one in _ids(each)}
    if not source or not ids:
        return ""
    theirs = {row.source for row in cached.set_aside() if row.id in ids and row.source != source}
    if not theirs:
        return ""
    whose = texts.listed(sorted(map(plain, theirs), key=texts.sort_key))
    return f"{plain(file)} har rättade rader från {whose}. Välj den källan i stället för {plain(source)}."


def _ids(found: FoundList) -> Iterator[str]:
    """The IDs of rows set aside earlier that a list says it corrects."""
    places = [place for place, heading in enumerate(found.headings) if compared(heading) == compared(ROW_ID)]
    yield from (shown(row[place]) for place in places for row in found.rows if place < len(row))
