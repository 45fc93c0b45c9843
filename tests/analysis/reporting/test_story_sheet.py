"""One teller's sheet: only own stories, in real Word, with nothing of anybody else."""

import hashlib
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from small_stories.changes.checking import record_check
from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview
from small_stories.changes.marking import add_span, describe_story, mark_story
from small_stories.changes.reading import write_reading
from small_stories.changes.setting_up import describe_interviewee, record_consent
from small_stories.errors import SmallStoriesError
from small_stories.model import CheckState, Role, SourceKind, Span
from small_stories.reporting.for_tellers.story_sheet import sheet_name, write_story_sheet
from small_stories.storage.checks import Teller, tellers
from small_stories.storage.exports import exports
from small_stories.storage.interviews import turns
from small_stories.strings import LANGUAGES, text


def teller(kitchen: Any, place: int) -> Teller:
    return tellers(kitchen.project)[place]


def written(kitchen: Any, out: Path, place: int, *, keepsake: bool = False) -> Path:
    found = teller(kitchen, place)
    path = out / sheet_name(found, "fi", keepsake=keepsake)
    write_story_sheet(kitchen.project, found, path, keepsake=keepsake)
    return path


def said(path: Path, style: str | None = None) -> list[str]:
    paragraphs = Document(str(path)).paragraphs
    return [each.text for each in paragraphs if style in (None, each.style.name)]


def everything_in(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        return "\n".join(package.read(n).decode("utf-8", "replace") for n in package.namelist())


def test_the_sheet_has_own_words_as_said_and_our_reading_apart(kitchen: Any, out: Path) -> None:
    path = written(kitchen, out, 0)
    assert said(path, "Quote") == [kitchen.text("door")]
    assert "Marjatta sano et anna mennä vaan" in said(path, "Quote")[0]
    readings = said(path, "Reading")
    assert readings[0].startswith("Aluksi asiakastilanne pelotti kertojaa.")
    assert readings[1] == "rohkeus toimia asiakkaiden kanssa kasvaa"
    assert any("Luottamuksellinen. Kertoja T01." in line for line in said(path, "Confidential"))
    boxes = said(path, "Answer")
    assert boxes[:4] == [
        "☐  Kyllä, juuri näin",
        "☐  Osittain",
        "☐  Ei, tämä ei pidä paikkaansa",
        "☐  En halua, että tätä tarinaa käytetään",
    ]
    assert len(said(path, "Room To Write")) == 4


def test_nothing_of_others_of_the_interviewer_or_of_memos_is_in_it(kitchen: Any, out: Path) -> None:
    project, story = kitchen.project, kitchen.stories["soup"]
    question = turns(project, kitchen.interviews[1])[0]
    add_span(project, story, Span(question.id, 0, len(question.text)))
    describe_story(project, story, memo="Salainen muistiinpano", title="Keitto-otsikko")
    write_reading(project, story, memo="Toinen muistiinpano")
    everything = everything_in(written(kitchen, out, 1))
    assert "hernekeittoo" in everything
    assert "Retken peruuntuminen" in everything
    # Other tellers' words and codes, the interviewer's words, the analyst's own notes.
    for foreign in ("Marjatta", "tiskillä", "kavereita", "T01", "T03", "H01", "H03", "Kerro siitä",
                    "muistiinpano", "Keitto-otsikko", "Palaute kantaa"):  # fmt: skip
        assert foreign not in everything, foreign


def test_a_reading_that_names_another_teller_stops_the_sheet(kitchen: Any, out: Path) -> None:
    describe_interviewee(kitchen.project, kitchen.people[2], real_name="Kaarlo Virtala")
    for words in ("Samaa kertoo T03.", "Kuten H01/1 kertoo.", "Myös kaarlo virtala sanoi näin.",
                  "Virtalan kanssa.", "Sen kertoi kaarlolle."):  # fmt: skip
        write_reading(kitchen.project, kitchen.stories["soup"], text=words)
        with pytest.raises(SmallStoriesError) as caught:
            written(kitchen, out, 1)
        assert caught.value.key == "checking.others_in_reading"
        assert caught.value.fields == {"code": "H02/1"}
    assert not out.exists()
    assert exports(kitchen.project) == []
    # The teller's own codes, and words that only begin with a code, stop nothing.
    write_reading(kitchen.project, kitchen.stories["soup"], text="T02 itse, kuten H0111.")
    assert written(kitchen, out, 1).is_file()


def test_a_denied_reading_is_not_shown_again_before_it_is_a_new_one(
    kitchen: Any, out: Path
) -> None:
    record_check(kitchen.project, kitchen.stories["soup"], CheckState.DENIED)
    path = written(kitchen, out, 1)
    assert "ajatuksillaan on merkitystä" not in everything_in(path)
    assert kitchen.text("soup") in said(path, "Quote")
    assert text("story_sheet.asks.denied", "fi") in said(path)
    write_reading(kitchen.project, kitchen.stories["soup"], text="Yhdessä päättäminen kantoi.")
    assert "Yhdessä päättäminen kantoi." in said(written(kitchen, out, 1), "Reading")


def test_a_story_that_has_no_reading_asks_the_teller(kitchen: Any, out: Path) -> None:
    path = written(kitchen, out, 2)
    assert text("story_sheet.asks.unread", "fi") in said(path)
    assert text("story_sheet.asks.check", "fi") not in said(path)
    # Nothing is said to have been understood, and nothing is asked twice.
    assert text("story_sheet.reading", "fi") not in said(path)
    assert said(path, "Answer") == [
        text("story_sheet.asks.unread", "fi"),
        f"☐  {text('story_sheet.answers.leave_out', 'fi')}",
    ]
    assert len(said(path, "Room To Write")) == 4
    assert text("story_sheet.words.notes", "fi") in said(path, "Heading 2")


def test_what_is_asked_is_not_torn_by_the_end_of_a_page(kitchen: Any, out: Path) -> None:
    for place in (0, 2):
        styles = [text("story_sheet.asks.check", "fi"), "Answer", "Room To Write"]
        paragraphs = Document(str(written(kitchen, out, place))).paragraphs
        asked = [each for each in paragraphs if {each.text, each.style.name} & set(styles)]
        assert [_is_bound_to_next(each) for each in asked] == [True] * (len(asked) - 1) + [False]


def _is_bound_to_next(paragraph: Any) -> bool:
    own: bool | None = paragraph.paragraph_format.keep_with_next
    return bool(paragraph.style.paragraph_format.keep_with_next if own is None else own)


def test_a_keepsake_has_the_stories_alone(kitchen: Any, out: Path) -> None:
    path = written(kitchen, out, 0, keepsake=True)
    assert said(path, "Quote") == [kitchen.text("door")]
    assert said(path, "Reading") == []
    assert said(path, "Answer") == []
    assert path.name == "tarinat muistoksi T01.docx"
    assert [each.kind for each in exports(kitchen.project)] == ["keepsake"]


def test_the_file_says_nothing_of_who_made_it_and_is_logged_for_good(
    kitchen: Any, out: Path
) -> None:
    path = written(kitchen, out, 0)
    assert path.name == "tarinat kertojalle T01.docx"
    facts = Document(str(path)).core_properties
    assert (facts.author, facts.last_modified_by, facts.comments) == ("", "", "")
    assert facts.title == text("story_sheet.titles.sheet", "fi")
    [logged] = exports(kitchen.project)
    assert (logged.kind, logged.path) == ("story_sheet", str(path))
    assert logged.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    kitchen.project.undo()
    assert exports(kitchen.project) == [logged]


def test_whoever_has_refused_and_whoever_has_told_nothing_gets_no_sheet(
    kitchen: Any, out: Path
) -> None:
    record_consent(kitchen.project, kitchen.people[0], "withdrawn", "stories", given=False)
    with pytest.raises(SmallStoriesError) as caught:
        written(kitchen, out, 0)
    assert caught.value.key == "checking.refused"
    nothing = Teller(None, "T09", (), (), refuses=False)
    with pytest.raises(SmallStoriesError) as caught:
        write_story_sheet(kitchen.project, nothing, out / "x.docx")
    assert caught.value.key == "checking.no_stories"


def test_a_folder_that_cannot_be_written_to_is_told(kitchen: Any, tmp_path: Path) -> None:
    (tmp_path / "tiedosto").write_text("x")
    with pytest.raises(SmallStoriesError) as caught:
        write_story_sheet(kitchen.project, teller(kitchen, 0), tmp_path / "tiedosto" / "a.docx")
    assert caught.value.key == "report.folder_unusable"
    assert exports(kitchen.project) == []


@pytest.mark.parametrize("language", [*LANGUAGES, "so"])
def test_each_sheet_is_in_the_language_of_its_interview(
    kitchen: Any, out: Path, language: str
) -> None:
    talking = (("V", Role.INTERVIEWEE),)
    talk = (NewTurn("Waa la i maqlay.", speaker=0),)
    new = NewInterview("H09", SourceKind.TRANSCRIPT, language, talking, talk)
    number = add_interview(kitchen.project, new)
    mark_story(kitchen.project, number, [Span(turns(kitchen.project, number)[0].id, 0, 16)])
    path = written(kitchen, out, 3)
    spoken = language if language in LANGUAGES else "fi"
    assert said(path, "Title") == [text("story_sheet.titles.sheet", spoken)]
    document = Document(str(path))
    [quote] = [each for each in document.paragraphs if each.style.name == "Quote"]
    tags = [mark.get(qn("w:val")) for mark in quote._p.iter(qn("w:lang"))]
    assert tags == (["so"] if language == "so" else [])


def test_a_sheets_name_may_not_be_anothers(kitchen: Any, out: Path) -> None:
    describe_interviewee(kitchen.project, kitchen.people[2], real_name="Kaarlo Virtala")
    teller = next(each for each in tellers(kitchen.project) if each.code == "T02")
    with pytest.raises(SmallStoriesError) as caught:
        write_story_sheet(kitchen.project, teller, out / "virtalan_tarinat.docx")
    assert caught.value.key == "report.leak"
    assert not out.exists()
    # What the teller said of others is the teller's own, and stands there as it was said.
    describe_interviewee(kitchen.project, kitchen.people[2], real_name="Hernekeitto")
    assert written(kitchen, out, 1).is_file()
