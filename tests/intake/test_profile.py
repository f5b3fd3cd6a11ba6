"""A profile reads a foreign list as one of our tables."""

from pathlib import Path

import pytest

from corespons.errors import BadProfile, UnreadableFile
from corespons.intake.profile import PROFILES, Profile, read_profile
from corespons.intake.read import read_file
from corespons.intake.recognise import in_our_headings, recognise
from corespons.intake.sheets import Sheet
from corespons.tables import by_name
from tests.intake.deliveries import csv_file, xlsx

COMPANY = by_name()["company"]
LIST = Profile(
    "lista",
    COMPANY,
    columns={"Företagsnamn": ("Namn", "Firma"), "Kommun": ("Ort",), "Organisationsnummer": ("Nr",)},
    constants={"Exporterar": "nej", "SNI": "62.010"},
    values={"Kommun": {"österåsen": "Sollefteå"}},
)


def translated(text: str, profile: Profile = LIST) -> Sheet:
    [sheet] = read_file("vad som helst.csv", csv_file(text), profile).sheets
    return in_our_headings(sheet, profile)


def test_headings_are_renamed_values_translated_and_constants_filled_in() -> None:
    sheet = translated("Ort | Firma | SNI | Nr\n ÖSTERÅSEN | Fjäll AB | 1 | 5\n Åre | Älv AB | 2 | 6")
    assert sheet.heading == ("Företagsnamn", "Kommun", "Organisationsnummer", "SNI (listans egen)", "Exporterar", "SNI")
    assert [list(row) for row in sheet.rows] == [
        ["Fjäll AB", "Sollefteå", "5", "1", "nej", "62.010"],
        ["Älv AB", "Åre", "6", "2", "nej", "62.010"],
    ]


def test_an_empty_row_is_left_and_a_short_one_is_filled_out() -> None:
    sheet = translated("Ort | Firma | Nr\n |\n Åre | Älv AB\n Åre | Älv AB | 6 | för mycket")
    assert [list(row) for row in sheet.rows] == [
        ["Älv AB", "Åre", None, "nej", "62.010"],
        ["Älv AB", "Åre", "6", "nej", "62.010", "för mycket"],
    ]


def test_a_row_with_too_many_cells_is_told_of_by_the_list_s_own_cells_and_headings() -> None:
    sheet = translated("Ort | Firma | Nr\n Åre | Älv AB | 6 | för mycket")
    assert sheet.broken[0].startswith("Raden har 4 celler men det finns bara 3 rubriker.")


def test_the_first_of_several_foreign_headings_is_taken() -> None:
    assert list(translated("Firma | Namn | Ort | Nr\n a | b | c | d").rows[0])[:4] == ["b", "c", "d", "a"]


def test_a_foreign_heading_that_stands_twice_makes_ours_stand_twice() -> None:
    assert recognise(translated("Ort | Ort | Namn | Nr\n a | b | c | d")).twice == ("Kommun",)


def test_a_workbook_s_only_sheet_is_the_list_else_the_one_named() -> None:
    assert len(read_file("x.xlsx", xlsx({"Blad1": [["Ort"]]}), LIST).sheets) == 1
    named = Profile("lista", COMPANY, sheet="Lista", columns=LIST.columns)
    read = read_file("x.xlsx", xlsx({"Blad1": [["Ort"]], "lista": [["Namn"]]}), named)
    assert [sheet.heading for sheet in read.sheets] == [("Namn",)]


def of_months(*with_towns: str, **told: str) -> list[str]:
    """The names that a profile reads from a workbook with a sheet a month, some of them with a heading for the town."""
    book = xlsx({month: [["Namn", "Nr", "Ort" if month in with_towns else "Rum"], [month, "5", "Åre"]]
                 for month in ("Januari", "Februari", "Mars")})  # fmt: skip
    read = read_file("året.xlsx", book, Profile("lista", COMPANY, columns=LIST.columns, **told))
    assert [one.message for one in read.problems] == [
        f"Bladet {month} lästes inte: profilen gäller bladet {read.sheets[0].rows[0][0]}."
        for month in ("Januari", "Februari", "Mars") if month != read.sheets[0].rows[0][0]
    ]  # fmt: skip
    return [str(row[0]) for sheet in read.sheets for row in sheet.rows]


def test_a_profile_that_names_no_sheet_reads_the_only_one_with_all_its_headings() -> None:
    assert of_months("Februari") == ["Februari"]
    assert of_months("Januari", "Februari", sheet="februari") == ["Februari"]


def test_a_profile_that_fits_several_sheets_or_none_reads_none_and_names_them() -> None:
    with pytest.raises(UnreadableFile, match=r'Profilen passar flera blad: Januari, Mars\. .*sheet = "Januari"'):
        of_months("Januari", "Mars")
    with pytest.raises(
        UnreadableFile, match=r"Inget av bladen Januari, Februari, Mars har .* Namn eller Firma, Ort, Nr"
    ):
        of_months()
    with pytest.raises(UnreadableFile, match=r"gäller bladet April, men bladen heter Januari, Februari, Mars\."):
        of_months("Januari", sheet="April")


@pytest.mark.parametrize("path", sorted(PROFILES.glob("*.toml")), ids=lambda path: path.stem)
def test_every_profile_that_ships_can_be_read_and_places_what_is_required(path: Path) -> None:
    profile = read_profile(path.stem)
    placed = {*profile.columns, *profile.constants}
    assert {column.heading for column in profile.table.columns if column.required} <= placed
    assert profile.source


def written(folder: Path, text: str) -> str:
    path = folder / "p.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_profile_at_a_path(tmp_path: Path) -> None:
    profile = read_profile(
        written(
            tmp_path,
            'table = "företag"\nsource = "Register"\n[columns]\n"kommun" = ["Ort", "Stad"]\n'
            '[constants]\nExporterar = true\n[values."Kommun"]\n"Sveg" = "Härjedalen"',
        )
    )
    assert profile == Profile(
        "p",
        COMPANY,
        "Register",
        None,
        {"Kommun": ("Ort", "Stad")},
        {"Exporterar": "ja"},
        {"Kommun": {"sveg": "Härjedalen"}},
    )


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("table = ", "TOML"),
        ("", "vilken tabell"),
        ('table = "Hundar"', "vilken tabell"),
        ('table = "Företag"\ncolour = "röd"', "colour"),
        ('table = "Företag"\n[columns]\n"Ras" = "x"', "Ras"),
        ('table = "Företag"\n[columns]\n"Kommun" = {a = "x"}', "Kommun"),
        ('table = "Företag"\n[columns]\nKommun = "x"\n[constants]\nKommun = "Åre"', "konstant"),
        ('table = "Företag"\nvalues = 3', "values"),
        ('table = "Företag"\n[values]\nKommun = 3', "Kommun"),
    ],
)
def test_a_bad_profile_gives_a_sentence(tmp_path: Path, text: str, word: str) -> None:
    with pytest.raises(BadProfile, match=word):
        read_profile(written(tmp_path, text))


def test_a_profile_that_does_not_exist_names_those_that_do() -> None:
    with pytest.raises(BadProfile, match=r"eruf, foretag"):
        read_profile("finns-inte")
