"""The command line as another program meets it: arguments, standard output and error, exit codes."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
import openpyxl
import pytest

from corespons.commands import cli
from corespons.intake.quarantine import ROW_ID
from corespons.settings import ROOT
from corespons.store import open_store

COMPANIES = """Organisationsnummer;Företagsnamn;Kommun
499000-0004;Ett AB;Sundsvall
499000-0012;Två AB;2281 Sundsvall
499000-0020;Tre AB;Åre
"""
SERVICES = """Insats-ID;Organisationsnummer;Aktör;Typ;Startdatum;Status
I-1;499000-0004;Almi Mitt;rådgivning;2021-05-03;avslutad
I-2;499000-0012;Almi Mitt;rådgivning;2021-06-03;pågående
I-3;499000-0020;Almi Mitt;rådgivning;2021-06-31;pågående
"""
RESULT_KEYS = [
    "id", "name", "level", "area", "area_name", "value", "n", "missing", "low", "high", "unit", "status", "uncertain",
    "target", "plan", "hidden", "outcome", "parts",
]  # fmt: skip
COUNT_KEYS = ["new", "changed", "unchanged", "retired", "set_aside", "warnings"]


class CommandLine:
    """`python -m corespons` on a database of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = folder / "prov.duckdb"

    def arguments(self, *words: object) -> list[str]:
        return [sys.executable, "-m", "corespons", "--database", str(self.database), *map(str, words)]

    def run(self, *words: object, code: int = 0) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            self.arguments(*words), capture_output=True, cwd=ROOT, timeout=120, encoding="utf-8", check=False
        )
        assert "Traceback" not in done.stderr, done.stderr
        assert done.returncode == code, done.stdout + done.stderr
        return done

    def json(self, *words: object, code: int = 0) -> Any:
        return json.loads(self.run(*words, "--json", code=code).stdout)

    def refusal(self, *words: object) -> str:
        """The one sentence on standard error of a command that could not."""
        done = self.run(*words, code=2)
        assert done.stdout == ""
        assert done.stderr.count("\n") == 1 and done.stderr.endswith(".\n"), done.stderr
        return done.stderr

    def file(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def reached(self, area: str = "projekt") -> float:
        [result] = self.json("indicators", "--id", "D1.1", "--area", area)
        return float(result["value"])


@pytest.fixture
def line(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path)


@pytest.fixture
def loaded(line: CommandLine) -> CommandLine:
    """Three companies and three services, of which one has an impossible date."""
    files = line.file("Företag.csv", COMPANIES), line.file("Insatser.csv", SERVICES)
    line.run("load", *files, "--source", "Almi Mitt")
    return line


def test_the_template_loads_no_row_and_gives_no_fault(line: CommandLine) -> None:
    template = line.folder / "mall.xlsx"
    line.run("template", template)
    [delivery] = line.json("load", template, "--source", "Almi Mitt")["deliveries"]
    assert delivery["problems"] == []
    assert all(not any(count.values()) for count in delivery["tables"].values())


def test_a_filled_template_loads(line: CommandLine) -> None:
    template = line.folder / "mall.xlsx"
    line.run("template", template)
    workbook = openpyxl.load_workbook(template)
    workbook["Aktiviteter"].append(
        ["A-1", "Frukost", "seminarium", "digital", None, "2021-05-03", None, "genomförd", None, "Almi"]
    )
    workbook.save(template)
    [delivery] = line.json("load", template, "--source", "Almi Mitt")["deliveries"]
    assert delivery["tables"]["Aktiviteter"]["new"] == 1
    assert delivery["problems"] == []


def test_load_tells_each_file_and_each_table(line: CommandLine) -> None:
    companies, services = line.file("Företag.csv", COMPANIES), line.file("Insatser.csv", SERVICES)
    first, second = line.json("load", companies, services, "--source", "Almi Mitt")["deliveries"]
    assert (first["file"], first["id"], first["encoding"], first["delimiter"]) == ("Företag.csv", 1, "utf-8", ";")
    assert len(first["sha256"]) == 64 and first["dry_run"] is False
    assert list(first["tables"]["Företag"]) == COUNT_KEYS
    assert (second["tables"]["Insatser"]["new"], second["tables"]["Insatser"]["set_aside"]) == (2, 1)
    [fault] = [problem for problem in second["problems"] if problem["severity"] == "error"]
    assert (fault["sheet"], fault["row"], fault["column"], fault["value"]) == (
        "Insatser",
        4,
        "Startdatum",
        "2021-06-31",
    )
    assert list(fault) == ["severity", "sheet", "row", "column", "value", "message"]


def test_the_same_file_again_changes_nothing(loaded: CommandLine) -> None:
    [delivery] = loaded.json("load", loaded.folder / "Företag.csv", "--source", "Almi Mitt")["deliveries"]
    assert [delivery["tables"]["Företag"][key] for key in COUNT_KEYS[:3]] == [0, 0, 3]


def test_indicators_carry_the_keys_of_the_contract(loaded: CommandLine) -> None:
    results = loaded.json("indicators")
    assert all(list(result) == RESULT_KEYS for result in results)
    assert {result["level"] for result in results} == {"project", "region", "municipality", "bucket"}
    assert loaded.reached() == 2 and loaded.reached("2281") == 2


def test_level_and_area_narrow(loaded: CommandLine) -> None:
    regions = loaded.json("indicators", "--id", "D1.1", "--level", "region")
    assert [result["area"] for result in regions] == ["22", "23"]
    bucket = loaded.json("indicators", "--id", "D1.1", "--level", "bucket", "--area", "okänd kommun")
    assert [result["area_name"] for result in bucket] == ["Okänd kommun"]


def test_the_table_to_read_says_the_same(loaded: CommandLine) -> None:
    shown = loaded.run("indicators", "--id", "D1.1", "--level", "project").stdout
    assert "Nådda företag" in shown and "Hela projektet" in shown and "2" in shown


def test_changes_split_what_came_late(loaded: CommandLine) -> None:
    found = loaded.json("changes", "--id", "D1.1", "--known", "2021-01-01", "2100-01-01")
    assert list(found) == ["id", "area", "before", "after", "corrections", "late", "new"]
    assert (found["before"], found["after"]) == (0, 2)


def test_undo_gives_the_state_before_and_undoing_the_undo_too(loaded: CommandLine) -> None:
    loaded.run("undo", 2)
    assert loaded.reached() == 0
    loaded.run("undo", 3)
    assert loaded.reached() == 2
    assert [entry["undone_by"] for entry in loaded.json("deliveries")] == [None, None, 4, None]


def test_a_delivery_is_told_later_as_it_was_told_when_it_was_loaded(line: CommandLine) -> None:
    told = line.json("load", line.file("Insatser.csv", SERVICES), "--source", "Almi Mitt")["deliveries"]
    again = line.json("load", line.file("Insatser.csv", SERVICES.replace("06-03", "06-04")), "--source", "Almi Mitt")
    entries = line.json("deliveries")
    assert [entry["receipt"] for entry in entries] == [*told, *again["deliveries"]]
    assert [entry["receipt"]["tables"]["Insatser"]["new"] for entry in entries] == [2, 0]
    assert [entry["receipt"]["tables"]["Insatser"]["changed"] for entry in entries] == [0, 1]


def test_deliveries_tell_who_and_when(loaded: CommandLine) -> None:
    first, _ = loaded.json("deliveries")
    assert (first["id"], first["kind"], first["file"], first["source"]) == (1, "load", "Företag.csv", "Almi Mitt")
    assert first["loaded_by"] and first["recorded_at"][:4].isdigit()


def test_a_row_set_aside_is_corrected_and_leaves_the_list(loaded: CommandLine) -> None:
    path = loaded.folder / "rader.xlsx"
    loaded.run("quarantine", path)
    workbook = openpyxl.load_workbook(path)
    sheet = workbook["Insatser"]
    headings = [cell.value for cell in sheet[1]]
    assert headings[-1] == ROW_ID and sheet.max_row == 2
    sheet.cell(2, headings.index("Startdatum") + 1).value = "2021-06-30"
    workbook.save(path)
    [delivery] = loaded.json("load", path, "--source", "Almi Mitt")["deliveries"]
    assert delivery["tables"]["Insatser"]["new"] == 1
    assert delivery["problems"] == []
    assert loaded.reached() == 3
    assert "Inga rader" in loaded.run("quarantine").stdout


def test_the_list_to_correct_loaded_untouched_is_the_same_list(loaded: CommandLine) -> None:
    path = loaded.folder / "rader.xlsx"
    loaded.run("quarantine", path)
    loaded.run("load", path, "--source", "Almi Mitt")
    assert loaded.run("quarantine").stdout.count("Insatser") == 1


def test_a_person_s_number_is_nowhere_in_clear(line: CommandLine) -> None:
    person = "640823-3234"
    companies = f"Organisationsnummer;Företagsnamn;Kommun\n{person};Ensam;Nergård\n{person};Ensam;Åre\n"
    shown = line.run("load", line.file("Företag.csv", companies), "--source", "Almi Mitt").stdout
    shown += line.run("quarantine").stdout + line.run("deliveries", "--json").stdout
    path = line.folder / "rader.xlsx"
    line.run("quarantine", path)
    shown += str([[cell.value for cell in row] for sheet in openpyxl.load_workbook(path) for row in sheet])
    kept = b"".join(
        file.read_bytes() for file in line.folder.rglob("*") if file.is_file() and file.name != "Företag.csv"
    )
    for number in (person, person.replace("-", "")):
        assert number not in shown
        assert number.encode() not in kept
    assert "P:" in shown


def test_strict_loads_nothing_and_still_tells_all(line: CommandLine) -> None:
    files = line.file("Företag.csv", COMPANIES), line.file("Insatser.csv", SERVICES)
    done = line.run("load", *files, "--source", "Almi Mitt", "--strict", "--json", code=1)
    receipts = json.loads(done.stdout)["deliveries"]
    assert [receipt["id"] for receipt in receipts] == [None, None]
    assert any(problem["severity"] == "error" for problem in receipts[1]["problems"])
    assert done.stderr.count("\n") == 1
    assert line.json("deliveries") == []


def test_a_dry_run_tells_and_loads_nothing(line: CommandLine) -> None:
    companies = line.file("Företag.csv", COMPANIES)
    [receipt] = line.json("load", companies, "--source", "Almi Mitt", "--dry-run")["deliveries"]
    assert receipt["dry_run"] is True and receipt["tables"]["Företag"]["new"] == 3
    assert line.json("deliveries") == []


def test_knowledge_is_dated_in_stockholm_and_never_backwards(line: CommandLine) -> None:
    companies = line.file("Företag.csv", COMPANIES)
    line.run("load", companies, "--source", "Almi Mitt", "--recorded-at", "2021-06-01T00:30")
    services = line.file("Insatser.csv", SERVICES)
    assert "2021-06-01 00:30" in line.refusal(
        "load", services, "--source", "Almi Mitt", "--recorded-at", "2021-05-31T23:59"
    )
    line.run("load", services, "--source", "Almi Mitt", "--recorded-at", "2021-06-01T00:30")
    known = {day: line.json("indicators", "--id", "D1.1", "--area", "projekt", "--as-of", day)[0]["value"]
             for day in ("2021-05-31", "2021-06-01")}  # fmt: skip
    assert known == {"2021-05-31": 0, "2021-06-01": 1}


def test_unknown_actors_are_registered_on_request(line: CommandLine) -> None:
    services = line.file("Insatser.csv", SERVICES.replace("Almi Mitt", "Nya Bolaget"))
    [refused] = line.json("load", services, "--source", "Nya Bolaget", "--dry-run")["deliveries"]
    assert refused["tables"]["Insatser"]["set_aside"] == 3
    [taken] = line.json("load", services, "--source", "Nya Bolaget", "--register-actors")["deliveries"]
    assert taken["tables"]["Insatser"]["set_aside"] == 1


BAD_FILES = {
    "tom.xlsx": b"",
    "tom.csv": b"",
    "text.xlsx": b"inte en arbetsbok",
    "bild.png": b"\x89PNG\r\n\x1a\n" + bytes(64),
    "okänd.csv": b"a;b\n1;2\n",
    "Aktiviteter.csv": ";".join(f"k{n}" for n in range(300)).encode() + b"\n",
    "stor.xlsx": b"PK" + bytes(25_000_001),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_refused_in_one_sentence_and_leaves_the_database(line: CommandLine, name: str) -> None:
    assert name in line.refusal("load", line.file(name, BAD_FILES[name]), "--source", "Almi Mitt")
    assert line.json("deliveries") == []


def test_one_unreadable_file_stops_the_whole_command(line: CommandLine) -> None:
    files = line.file("Företag.csv", COMPANIES), line.file("tom.xlsx", b"")
    line.refusal("load", *files, "--source", "Almi Mitt")
    assert line.json("deliveries") == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["indicators", "--id", "D9.9"], "D9.9"),
        (["indicators", "--area", "9999"], "9999"),
        (["indicators", "--level", "län"], "län"),
        (["indicators", "--audience", "alla"], "alla"),
        (["indicators", "--from", "igår"], "igår"),
        (["indicators", "--from", "2022-02-01", "--to", "2022-01-01"], "2022-02-01"),
        (["indicators", "--from"], "--from"),
        (["changes", "--id", "D3.1", "--known", "2022-01-01", "2022-02-01"], "D3.1"),
        (["changes", "--id", "D1.1", "--known", "2022-02-01", "2022-01-01"], "2022-02-01"),
        (["changes", "--id", "D1.1"], "--known"),
        (["undo", "7"], "7"),
        (["undo", "sju"], "sju"),
        (["undo"], "NUMMER"),
        (["load"], "FIL"),
        (["load", "finns-inte.csv", "--source", "Almi Mitt"], "finns-inte.csv"),
        (["load", "README.md"], "--source"),
        (["load", "README.md", "--source", "Almi Mitt", "--recorded-at", "snart"], "snart"),
        (["load", "README.md", "--profile", "finns-inte"], "finns-inte"),
        (["template", "mall.csv"], "mall.csv"),
        (["template", "finns/inte/mall.xlsx"], "mall.xlsx"),
        (["fel"], "fel"),
        (["indicators", "--felaktig"], "--felaktig"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_done_is_one_sentence(line: CommandLine, words: list[str], says: str) -> None:
    open_store(str(line.database)).close()
    assert says in line.refusal(*words)


def test_a_database_that_is_none_is_refused(line: CommandLine) -> None:
    line.file("prov.duckdb", "inte en databas " * 400)
    assert "prov.duckdb" in line.refusal("deliveries")


@contextmanager
def held(database: Path) -> Iterator[None]:
    """Another process has the database open, as a running dashboard has."""
    code = "import sys; from corespons.store import open_store; s = open_store(sys.argv[1]); print('open', flush=True)"
    holder = subprocess.Popen(
        [sys.executable, "-c", f"{code}; input()", str(database)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        assert holder.stdout and holder.stdout.readline() == b"open\n"
        yield
    finally:
        holder.communicate(b"\n", timeout=30)


def test_a_held_database_is_refused_with_the_way_out(loaded: CommandLine) -> None:
    with held(loaded.database):
        for words in (["indicators"], ["load", loaded.folder / "Företag.csv", "--source", "Almi Mitt"], ["undo", 1]):
            assert "dashboarden" in loaded.refusal(*words)
    assert len(loaded.json("deliveries")) == 2


def test_a_backup_is_read_back_and_checked(loaded: CommandLine, tmp_path: Path) -> None:
    kopia = tmp_path / "kopia"
    assert "Hemligheten" in loaded.run("backup", kopia, "--originals").stdout
    again = CommandLine(tmp_path / "ny")
    assert "Hemligheten saknas" in again.refusal("restore", kopia)
    again.folder.mkdir()
    (again.folder / "prov.secret").write_bytes((tmp_path / "prov.secret").read_bytes())
    assert "återställda" in again.run("restore", kopia).stdout
    assert again.json("indicators") == loaded.json("indicators")
    assert "Databasen är hel" in again.run("check").stdout
    assert "är inte tom" in again.refusal("restore", kopia)


def test_a_database_that_is_not_whole_ends_with_one(loaded: CommandLine) -> None:
    store = open_store(str(loaded.database))
    with store.cursor() as cursor:
        cursor.execute("DELETE FROM service")
    store.close()
    done = loaded.run("check", code=1)
    assert "Kvittona stämmer med raderna" in done.stdout
    assert "Återställ den senaste hela säkerhetskopian" in done.stderr


def test_every_command_and_flag_is_in_the_handbook() -> None:
    page = (ROOT / "docs" / "handbok" / "06-kommandorad.md").read_text(encoding="utf-8")
    for name, command in cli.commands.items():
        assert f"`{name}" in page
        for option in command.params:
            assert isinstance(option, click.Argument) or option.opts[0] in page, f"{name} {option.opts[0]}"


def test_the_help_is_swedish(line: CommandLine) -> None:
    shown = line.run("load", "--help").stdout
    assert "Användning:" in shown and "Flaggor:" in shown
    assert not {"Usage", "Options", "Show this"} & set(shown.replace(":", " ").split())


def test_the_database_may_be_named_by_the_surroundings(loaded: CommandLine) -> None:
    known = os.environ | {"CORESPONS_DATABASE": str(loaded.database)}
    command = [sys.executable, "-m", "corespons", "deliveries", "--json"]
    done = subprocess.run(command, capture_output=True, cwd=ROOT, env=known, check=True)
    assert len(json.loads(done.stdout)) == 2


def test_json_is_utf8_whatever_the_surroundings_speak(loaded: CommandLine) -> None:
    known = os.environ | {"PYTHONIOENCODING": "latin-1"}
    done = subprocess.run(
        loaded.arguments("deliveries", "--json"), capture_output=True, cwd=ROOT, env=known, check=True
    )
    assert "Företag.csv" in done.stdout.decode("utf-8")


def test_a_reader_that_leaves_early_gets_no_traceback(loaded: CommandLine) -> None:
    command = subprocess.Popen(
        loaded.arguments("indicators", "--json"), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert command.stdout and command.stderr
    command.stdout.close()
    assert command.stderr.read() == b""
    command.wait(timeout=60)


def many_services(count: int) -> str:
    rows = (f"I-{n};4990000004;Almi Mitt;rådgivning;2021-05-03;avslutad" for n in range(count))
    return "\n".join([SERVICES.splitlines()[0], *rows, "X;fel;Almi Mitt;rådgivning;2021-05-03;avslutad"])


def seconds_to_end(process: subprocess.Popen[bytes], kept: Path) -> float:
    """How long a load goes on after the delivered file was kept, which is when it starts to write rows."""
    while not any(kept.glob("*")) and process.poll() is None:
        time.sleep(0.002)
    started = time.monotonic()
    process.wait(timeout=60)
    return time.monotonic() - started


@pytest.mark.parametrize(
    "words",
    [["indicators"], ["changes", "--id", "D1.1", "--known", "2022-01-01", "2022-02-01"], ["deliveries"], ["undo", "1"],
     ["quarantine"], ["report", "oppnadata", "--format", "csv"]],
    ids=lambda words: words[0],
)  # fmt: skip
def test_a_mistyped_database_is_told_and_not_made(line: CommandLine, tmp_path: Path, words: list[str]) -> None:
    asked = [*words, "-o", str(tmp_path / "ut.csv")] if words[0] == "report" else words
    assert "prov.duckdb finns inte" in line.refusal(*asked)
    assert not line.database.exists()


def test_a_mistyped_lake_is_told_and_not_made(line: CommandLine, tmp_path: Path) -> None:
    line.database = f"ducklake:{tmp_path / 'sjö.ducklake'}"  # type: ignore[assignment]
    assert "sjö.ducklake finns inte" in line.refusal("indicators")
    assert not (tmp_path / "sjö.ducklake").exists()


def test_an_indicator_asked_for_twice_is_answered_once(loaded: CommandLine) -> None:
    asked = ("indicators", "--id", "D1.1", "--area", "projekt")
    assert loaded.json(*asked, "--id", "D1.1") == loaded.json(*asked)


@pytest.mark.parametrize("read_in", ["corespons.commands", "_duckdb", "pandas"])
def test_ctrl_c_while_the_program_is_read_in_is_one_sentence(read_in: str, tmp_path: Path) -> None:
    """The imports that take longest are the ones that a hand on Ctrl-C meets; compiled ones bend the exception."""
    script = f"""
import os, runpy, signal, sys
class CtrlC:
    def find_spec(self, name, *rest):
        if name == "{read_in}":
            os.kill(os.getpid(), signal.SIGINT)
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.meta_path.insert(0, CtrlC())
sys.argv = ["corespons", "--database", "{tmp_path}/prov.duckdb", "example"]
runpy.run_module("corespons", run_name="__main__")
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "Avbrutet. Inget är ändrat i databasen.\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("part", [0, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9])
def test_a_load_that_is_killed_is_whole_or_absent(line: CommandLine, part: float) -> None:
    """Killed at moments spread over the writing; the next command sees all of it or nothing."""
    count = 20_000
    words = ["load", line.file("Insatser.csv", many_services(count)), "--source", "Almi Mitt"]
    measured = CommandLine(line.folder / "mätt")
    writing = seconds_to_end(subprocess.Popen(measured.arguments(*words), cwd=ROOT, stdout=subprocess.DEVNULL),
                             measured.folder / "prov.files")  # fmt: skip
    process = subprocess.Popen(line.arguments(*words), cwd=ROOT, stdout=subprocess.DEVNULL)
    while not any((line.folder / "prov.files").glob("*")):
        time.sleep(0.002)
    time.sleep(writing * part)
    process.kill()
    process.wait()
    deliveries, listed = line.json("deliveries"), line.run("quarantine").stdout.count("Insatser")
    again = line.json(*words)["deliveries"][0]["tables"]["Insatser"]
    assert (again["new"], again["unchanged"]) == ((0, count) if deliveries else (count, 0))
    assert listed == len(deliveries) <= 1


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_an_inbox_is_watched_until_ctrl_c(line: CommandLine, tmp_path: Path, end: signal.Signals) -> None:
    folder = tmp_path / "inkorg"
    (folder / "Almi Mitt").mkdir(parents=True)
    (folder / "Almi Mitt" / "Företag.csv").write_text(COMPANIES, encoding="utf-8")
    watching = subprocess.Popen(
        line.arguments("load", "--watch", folder), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        preexec_fn=_hears_ctrl_c,
    )  # fmt: skip
    wait_until(lambda: list(folder.glob("inläst/*.csv")))
    assert [entry["file"] for entry in line.json("deliveries")] == [
        "Företag.csv"
    ]  # the database is let go of in between
    assert "bevakas redan" in line.refusal("load", "--watch", folder)
    watching.send_signal(end)
    out, err = watching.communicate(timeout=20)
    assert (watching.returncode, err) == (0, "")
    assert out.splitlines() == [
        f"Bevakar {folder}.", "Företag.csv: Inläst som leverans 1.", "Bevakningen är avslutad.",
    ]  # fmt: skip


def _hears_ctrl_c() -> None:
    """Where the tests themselves run in the background, a program that they start would not hear Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def wait_until(there: Callable[[], object]) -> None:
    deadline = time.monotonic() + 60
    while not there() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert there()
