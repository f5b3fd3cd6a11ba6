"""The house stands as drawn: imports point down, each heavy library has one door, no room is crowded."""

import ast
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FLOORS = (
    {"colours", "errors", "interrupt", "settings", "texts"},
    {"geography"},
    {"tables"},
    {"store"},
    {"indicators"},
    {"followup"},
    {"charts", "intake"},
    {"example", "meetings", "reports"},
    {"access"},
    {"ui"},
    {"commands", "dashboard", "pages"},
    {"__main__"},
)
DOORS = {
    "duckdb": ("corespons/store/*",),
    "duckdb_extensions": ("corespons/store/*",),
    "cryptography": ("corespons/store/cipher.py",),
    "streamlit": ("corespons/ui/*", "dashboard.py", "pages/*"),
    "plotly": ("corespons/charts/*",),
    "lxml": ("corespons/intake/read_html.py",),
    "python_calamine": ("corespons/intake/read*.py",),
    "rapidfuzz": ("corespons/intake/*", "corespons/followup/likeness.py"),
    "xlsxwriter": (
        "corespons/intake/template.py",
        "corespons/intake/quarantine.py",
        "corespons/example/files.py",
        "corespons/reports/*xlsx.py",
    ),
    "openpyxl": (),
    "scipy": ("corespons/indicators/*", "corespons/followup/*"),
    "docx": ("corespons/reports/docx*.py",),
    "pptx": ("corespons/reports/pptx*.py",),
    "typst": ("corespons/reports/typst_door.py",),
    "pikepdf": ("corespons/reports/pdf_inside.py",),
    "click": ("corespons/commands/*",),
}
VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "service", "misc"}
PAGE_LINES, MODULE_LINES = 60, 300


def modules() -> list[Path]:
    """Every module of the product: the package, the pages and the frame."""
    found = [*(ROOT / "corespons").rglob("*.py"), *(ROOT / "pages").glob("*.py"), *ROOT.glob("dashboard.py")]
    return sorted(found)


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


every_module = pytest.mark.parametrize("path", modules(), ids=shown)


@cache
def floor_of(room: str) -> int | None:
    return next((number for number, rooms in enumerate(FLOORS) if room in rooms), None)


def room_of(path: Path) -> str | None:
    """corespons/store/write.py → store, pages/lage.py → pages; None for the package's own docstring."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    room = parts[1] if parts[0] == "corespons" else parts[0]
    return None if room == "__init__" else room


def imported(path: Path) -> Iterator[str]:
    """The dotted names a module imports, wherever in it: at the top, in a function, for types only."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{shown(path)}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@every_module
def test_imports_point_down(path: Path) -> None:
    room = room_of(path)
    if room is None:
        return
    own = floor_of(room)
    assert own is not None, f"{shown(path)} lies in a room that FLOORS does not know"
    for name in imported(path):
        top, _, rest = name.partition(".")
        target = rest.split(".")[0] if top == "corespons" else top if top in ("pages", "dashboard") else room
        floor = floor_of(target)
        assert target == room or (floor is not None and floor < own), f"{shown(path)} imports {name}"


@every_module
def test_each_heavy_library_has_one_door(path: Path) -> None:
    for name in imported(path):
        doors = DOORS.get(name.split(".")[0])
        assert doors is None or any(fnmatch(shown(path), door) for door in doors), f"{shown(path)} imports {name}"


@every_module
def test_a_module_is_named_after_what_it_holds(path: Path) -> None:
    assert not VAGUE & set(path.relative_to(ROOT).with_suffix("").parts)


@every_module
def test_no_room_is_crowded(path: Path) -> None:
    limit = PAGE_LINES if path.parent.name == "pages" else MODULE_LINES
    assert len(path.read_text(encoding="utf-8").splitlines()) <= limit


@every_module
def test_a_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or path.name == "__init__.py"


def test_what_is_imported_is_pinned() -> None:
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    pinned = {line.split("==")[0].split("[")[0].lower().replace("-", "_") for line in lines if "==" in line}
    pinned |= {name.removeprefix("python_") for name in pinned}  # python-docx is imported as docx
    ours = {"corespons", "pages", "dashboard", "duckdb_extensions"}  # the last is optional, with its own sentence
    for path in modules():
        for name in imported(path):
            top = name.split(".")[0]
            assert top in pinned or top in ours or top in sys.stdlib_module_names, f"{shown(path)} imports {name}"


def test_the_doors_are_real() -> None:
    """A door that no longer exists would let the rule rust."""
    files = [shown(path) for path in modules()]
    for doors in DOORS.values():
        for door in doors:
            folder = door.split("*")[0].rstrip("/")
            assert any(fnmatch(file, door) or file.startswith(folder) for file in files), f"{door} leads nowhere"
