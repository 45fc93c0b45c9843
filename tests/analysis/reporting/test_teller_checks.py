"""What the tellers said of our readings, in the files that leave (method.md §21, 11 and 12; C7)."""

import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from small_stories.changes.checking import offer, record_check
from small_stories.changes.hiding import store_marks
from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview
from small_stories.changes.marking import mark_story, toggle_goal
from small_stories.changes.quoting import add_quote, pass_by_eye
from small_stories.changes.reading import write_reading
from small_stories.changes.setting_up import add_goal, add_interviewee, record_consent
from small_stories.errors import SmallStoriesError
from small_stories.model import CheckState, SourceKind, Span
from small_stories.reporting.readiness import hindrances
from small_stories.reporting.writing import write_report
from small_stories.storage.interviews import turns
from small_stories.storage.project_file import Project
from small_stories.storage.setup import consents
from small_stories.storage.stories import READING_FIELDS

FIELDS = ("text", *READING_FIELDS, "exemplifies", "memo")


def words_of(paths: tuple[Path, ...]) -> str:
    """Return every text of the files: paragraphs and tables, cells, and the raw parts."""
    found: list[str] = []
    for path in paths:
        if path.suffix == ".csv":
            found.append(path.read_text("utf-8-sig"))
            continue
        if path.suffix == ".xlsx":
            book = load_workbook(path)
            found += [str(cell.value) for sheet in book for row in sheet for cell in row]
        else:
            document = Document(str(path))
            found += [each.text for each in document.paragraphs]
            found += [c.text for t in document.tables for row in t.rows for c in row.cells]
        with zipfile.ZipFile(path) as package:
            found += [package.read(n).decode("utf-8", "replace") for n in package.namelist()]
    return "\n".join(found)


def marked(name: str) -> str:
    return f"Kiistettävä{FIELDS.index(name)}tulkinta"


@pytest.mark.parametrize("story", ["door", "soup", "letdown"])
def test_no_word_of_a_denied_reading_leaves_and_the_tellers_words_do(
    kitchen: Any, out: Path, story: str
) -> None:
    number = kitchen.stories[story]
    write_reading(kitchen.project, number, **{name: marked(name) for name in FIELDS})
    before = words_of(write_report(kitchen.project, out).paths)
    assert marked("text") in before
    record_check(kitchen.project, number, CheckState.DENIED, told="Ei se siitä johtunut.")
    assert hindrances(kitchen.project) == []
    after = words_of(write_report(kitchen.project, out).paths)
    assert "Kiistettävä" not in after
    assert "Ei se siitä johtunut" not in after
    own = kitchen.text(story).split(".")[0][-30:]
    assert own in after


def test_a_denied_tellers_words_stay_at_home_without_consent(kitchen: Any, out: Path) -> None:
    number, person = kitchen.stories["letdown"], kitchen.people[1]
    record_check(kitchen.project, number, CheckState.DENIED)
    record_consent(kitchen.project, person, "withdrawn", "quotes", given=False)
    assert not consents(kitchen.project, person, "quotes")
    with pytest.raises(SmallStoriesError) as caught:
        write_report(kitchen.project, out)
    assert caught.value.key == "report.not_ready"
    assert not out.exists()


def test_a_new_reading_goes_out_once_it_has_been_offered(kitchen: Any, out: Path) -> None:
    number = kitchen.stories["soup"]
    record_check(kitchen.project, number, CheckState.DENIED)
    write_reading(kitchen.project, number, text="Uudelleen luettu keittotarina.")
    assert "Uudelleen luettu" not in words_of(write_report(kitchen.project, out).paths)
    assert offer(kitchen.project, [number]) == 1
    after = words_of(write_report(kitchen.project, out).paths)
    assert "Uudelleen luettu keittotarina." in after
    assert "ajatuksillaan on merkitystä" not in after


@pytest.mark.parametrize(
    ("states", "sentence"),
    [
        ([], "Tulkintoja ei ole käyty läpi kertojien kanssa."),
        ([CheckState.OFFERED], "Tulkintoja ei ole käyty läpi kertojien kanssa."),
        ([CheckState.DENIED], "Kertojan kanssa on käyty läpi yhden tarinan tulkinta."),
        (
            [CheckState.CONFIRMED, CheckState.MODIFIED, CheckState.NOT_REACHED],
            "Kertojien kanssa on käyty läpi kahden tarinan tulkinnat.",
        ),
    ],
)
def test_the_report_says_for_how_many_stories_the_check_was_done(
    kitchen: Any, out: Path, states: list[CheckState], sentence: str
) -> None:
    for name, state in zip(("door", "soup", "friends"), states, strict=False):
        record_check(kitchen.project, kitchen.stories[name], state)
    [report, *_] = write_report(kitchen.project, out).paths
    words = "\n".join(each.text for each in Document(str(report)).paragraphs)
    assert sentence in words
    assert "%" not in words.split("Aineisto ja menetelmä")[1].split("Määrälliset tiedot")[0]


def test_notes_alone_go_the_whole_way_to_the_report(project: Project, out: Path) -> None:
    person = add_interviewee(project, "T01", role_word="kävijä", place_kind="kylätalon")
    record_consent(project, person, "invited", "quotes", given=True)
    noted = "Ennen pelkäsi virastoa. Nyt soittaa sinne itse, kun ryhmässä harjoiteltiin."
    new = NewInterview("H01", SourceKind.NOTES, "fi", turns=(NewTurn(noted, None),),
                       facts={"interviewee_id": person})  # fmt: skip
    number = add_interview(project, new)
    [note] = turns(project, number)
    span = Span(note.id, 0, len(noted))
    story = mark_story(project, number, [span])
    write_reading(project, story, text="Harjoittelu toi rohkeuden soittaa.")
    toggle_goal(project, story, add_goal(project, "rohkeus hoitaa asioita"))
    record_check(project, story, CheckState.CONFIRMED)
    store_marks(project, number, [])
    pass_by_eye(project, add_quote(project, story, [span]), passed=True)
    assert hindrances(project) == []
    words = words_of(write_report(project, out).paths)
    assert "Nyt soittaa sinne itse" in words
    assert "Kertojan kanssa on käyty läpi yhden tarinan tulkinta." in words
    assert "muistiinpano" in words.lower()
