"""Types against goals, themes, interviews and areas, and what of it the public may see."""

import csv
import zipfile
from io import BytesIO, StringIO
from typing import Any

import pytest

from small_stories.changes.held import write_areas
from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview
from small_stories.changes.setting_up import add_interviewee
from small_stories.model import Profile, Role, SourceKind
from small_stories.reporting.material import Material, gather
from small_stories.reporting.sections.matrices import Matrix, by_areas, matrices
from small_stories.reporting.sections.story_names import for_readers
from small_stories.reporting.tables.csv_file import harmless, typology_csv
from small_stories.reporting.tables.sheets import Sheet, sheets
from small_stories.reporting.tables.workbook import workbook_file
from small_stories.storage.interviews import interviews

SPEAKERS = (("V", Role.INTERVIEWEE),)


def _cells(matrix: Matrix, material: Material) -> dict[tuple[str, str], list[str]]:
    names = {kind.id: kind.name for kind in material.types}
    return {
        (names[kind], column.name): [material.codes[each.id] for each in matrix.cell(kind, column)]
        for kind in names
        for column in matrix.columns
        if matrix.cell(kind, column)
    }


def _held_in(kitchen: Any, area: str, people: int) -> None:
    """Add interviews that were held in an area."""
    for number in range(people):
        person = add_interviewee(kitchen.project, f"{area}{number}")
        talk = (NewTurn("Se oli hyvä.", speaker=0),)
        facts: dict[str, object] = {"interviewee_id": person}
        new = NewInterview(f"{area}-{number}", SourceKind.NOTES, "fi", SPEAKERS, talk, facts=facts)
        write_areas(kitchen.project, add_interview(kitchen.project, new), area)


def test_cells_list_their_stories(kitchen: Any) -> None:
    material = gather(kitchen.project, "fi", Profile.INTERNAL)
    found = {each.key: _cells(each, material) for each in matrices(material)}
    assert set(found) == {"types_by_goals", "types_by_themes", "types_by_interviews"}
    assert found["types_by_interviews"] == {
        ("Palaute kantaa", "H01"): ["H01/1"], ("Palaute kantaa", "H03"): ["H03/1"],
        ("Omat ideat käyttöön", "H02"): ["H02/1"],
    }  # fmt: skip
    assert found["types_by_goals"]["Omat ideat käyttöön", "kävijät pääsevät vaikuttamaan"] == [
        "H02/1"
    ]


def test_outside_no_name_leads_to_an_interview(kitchen: Any) -> None:
    material = for_readers(gather(kitchen.project, "fi", Profile.PUBLIC))
    codes = [talk.code for talk in interviews(kitchen.project)]
    told = [*map(str, sheets(material)), typology_csv(material).decode("utf-8-sig")]
    assert not [code for code in codes for words in told if code in words]
    [table] = [each for each in sheets(material) if each.name == "Tyypit ja haastattelut"]
    assert table.header[1:] == ("1.", "2.")  # each row has an order of its own
    assert {cell for row in table.rows[:-1] for cell in row[1:]} == {"yksi tarina", ""}
    assert "Järjestys on joka rivillä oma" in table.rows[-1][0]
    assert sorted(material.codes.values()) == [f"tarina {n}" for n in (1, 2, 3, 4)]


def test_areas_of_few_people_are_left_out_and_cannot_be_worked_out(kitchen: Any) -> None:
    project = kitchen.project
    for talk, area in zip(kitchen.interviews, ("Korso", "Korso", "Rekola"), strict=True):
        write_areas(project, talk, area)
    inside = by_areas(gather(project, "fi", Profile.INTERNAL))
    assert [column.name for column in inside.columns] == ["Korso", "Rekola"]
    assert by_areas(gather(project, "fi", Profile.PUBLIC)).columns == ()
    _held_in(kitchen, "Korso", 5)
    # Korso has enough people now, but what it does not hold would be Rekola's, where one is.
    assert by_areas(gather(project, "fi", Profile.PUBLIC)).columns == ()
    _held_in(kitchen, "Rekola", 5)
    outside = by_areas(gather(project, "fi", Profile.PUBLIC))
    assert [column.name for column in outside.columns] == ["Korso", "Rekola"]
    assert by_areas(gather(project, "fi", Profile.STRICT)).columns == ()


def test_the_plain_table_has_a_row_for_each_story_of_each_type(kitchen: Any) -> None:
    for language, separator in (("fi", ";"), ("sv", ";"), ("en", ",")):
        material = gather(kitchen.project, language, Profile.INTERNAL)
        content = typology_csv(material)
        assert content.startswith(b"\xef\xbb\xbf")
        rows = list(csv.reader(StringIO(content.decode("utf-8-sig")), delimiter=separator))
        assert {len(row) for row in rows} == {8}
        assert {row[2] for row in rows[1:]} == {"H01/1", "H02/1", "H02/2", "H03/1"}


def test_no_cell_is_a_formula(kitchen: Any) -> None:
    from small_stories.changes.grouping import edit_type

    edit_type(kitchen.project, kitchen.types[0], name="=HYPERLINK(A1)")
    told = typology_csv(gather(kitchen.project, "fi", Profile.INTERNAL)).decode("utf-8-sig")
    assert "'=HYPERLINK(A1)" in told
    assert ";=" not in told
    assert not told.splitlines()[1].startswith("=")


@pytest.mark.parametrize(
    "sign",
    ["=", "+", "-", "@", "\t=", "\r=", "\n", " =", '"=', "\u00a0=", "\u200b=", "\uff1d",
     "\uff0b", "\uff0d", "\uff20", "\u202e=", "\x00=", "{="],
)  # fmt: skip
def test_whatever_a_cell_begins_with_no_program_computes_it(sign: str) -> None:
    from openpyxl import load_workbook

    words = f"{sign}1+cmd|' /C calc'!A0}}"
    content = workbook_file("Koe", [Sheet("Tyypit", ("Nimi", words), (("a", words),))])
    with zipfile.ZipFile(BytesIO(content)) as packed:
        assert not [name for name in packed.namelist() if b"<f>" in packed.read(name)]
    cells = [cell for row in load_workbook(BytesIO(content)).active.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells[3:] if harmless(words)[0] == "'")
    assert harmless(words)[0] == ("{" if sign == "{=" else "'")
