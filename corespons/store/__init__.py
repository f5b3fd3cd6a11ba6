"""The versioned store: the only door to the database. Rows are versions; a read names the state it wants."""

from corespons.store.arrow import typed_rows
from corespons.store.backup import Copied, backup, restore
from corespons.store.connect import Store, beside, copy_in_memory, open_store
from corespons.store.files import keep_file, kept_file, sha256
from corespons.store.invariants import Checked, Inspection, inspect
from corespons.store.keys import company_keys, row_keys
from corespons.store.ledger import (
    KnownTarget,
    LedgerEntry,
    SetAsideRow,
    current_state,
    deliveries,
    known_actors,
    known_merges,
    known_persons,
    known_targets,
    set_aside_rows,
    state_on,
)
from corespons.store.life import Version, rows_called, versions_of
from corespons.store.moments import State, now, to_local, to_utc, today
from corespons.store.notes import Note, end_note, note_versions, notes, notes_state, write_note
from corespons.store.reading import Reading
from corespons.store.removal import remove_example
from corespons.store.secret import person_key
from corespons.store.undo import Undone, foresee_undo, undo
from corespons.store.write import Batch, Delivery, Recorded, SetAside, Written, local_moment, record

__all__ = [
    "Batch",
    "Checked",
    "Copied",
    "Delivery",
    "Inspection",
    "KnownTarget",
    "LedgerEntry",
    "Note",
    "Reading",
    "Recorded",
    "SetAside",
    "SetAsideRow",
    "State",
    "Store",
    "Undone",
    "Version",
    "Written",
    "backup",
    "beside",
    "company_keys",
    "copy_in_memory",
    "current_state",
    "deliveries",
    "end_note",
    "foresee_undo",
    "inspect",
    "keep_file",
    "kept_file",
    "known_actors",
    "known_merges",
    "known_persons",
    "known_targets",
    "local_moment",
    "note_versions",
    "notes",
    "notes_state",
    "now",
    "open_store",
    "person_key",
    "record",
    "remove_example",
    "restore",
    "row_keys",
    "rows_called",
    "set_aside_rows",
    "sha256",
    "state_on",
    "to_local",
    "to_utc",
    "today",
    "typed_rows",
    "undo",
    "versions_of",
    "write_note",
]
