"""The sheets for interviewees and interviewers, opened as Word opens them."""

import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from small_stories.changes.question_frames import keep_version, word_question
from small_stories.changes.setting_up import add_interviewee, begin_project, describe_project
from small_stories.changes.themes import remove_theme
from small_stories.errors import SmallStoriesError
from small_stories.reporting.blocks import Labelled, Listed, Prose, Section
from small_stories.reporting.for_tellers.printed_sheets import (
    frame_sheet,
    information_sheet,
    interviewer_card,
    save_sheet,
)
from small_stories.reporting.word.document import word_file
from small_stories.storage.project_file import Project
from small_stories.storage.question_frames import frame_lines, question_frames, working_frame
from small_stories.storage.setup import themes
from small_stories.strings import LANGUAGES

TAGS = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}


@pytest.fixture(params=LANGUAGES)
def kitchen(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    with begin_project(tmp_path / "k.smallstories", "Keittiö", None, request.param) as project:
        add_interviewee(project, "H01", real_name="Marjatta Virtanen", support_note="puhelu")
        describe_project(project, evaluated="Yhteinen keittiö.", retention_until="2027-06-30")
        yield request.param, project


def sheets(project: Project) -> dict[str, bytes]:
    frame = working_frame(project)
    assert frame is not None
    return {
        "information": information_sheet(project),
        "frame": frame_sheet(project, frame),
        "card": interviewer_card(project),
    }


def texts(content: bytes, style: str = "") -> list[str]:
    paragraphs = Document(BytesIO(content)).paragraphs
    return [each.text for each in paragraphs if not style or each.style.name == style]


def test_every_sheet_has_title_headings_and_language(kitchen: tuple[str, Project]) -> None:
    language, project = kitchen
    for content in sheets(project).values():
        document = Document(BytesIO(content))
        facts = document.core_properties
        assert facts.title == texts(content, "Title")[0]
        assert facts.language == TAGS[language]
        assert facts.author == facts.last_modified_by == facts.comments == ""
        assert len(texts(content, "Heading 1")) >= 4
        styles = zipfile.ZipFile(BytesIO(content)).read("word/styles.xml").decode()
        assert f'w:lang w:val="{TAGS[language]}"' in styles


def test_no_sheet_holds_a_name_a_note_of_support_or_a_path(
    kitchen: tuple[str, Project],
) -> None:
    _, project = kitchen
    for content in sheets(project).values():
        with zipfile.ZipFile(BytesIO(content)) as parts:
            inside = b"".join(parts.read(name) for name in parts.namelist())
        for secret in ("Marjatta", "Virtanen", "puhelu", str(project.folder), "H01"):
            assert secret.encode() not in inside


def test_the_information_says_what_is_evaluated_and_asks_each_scope_twice(
    kitchen: tuple[str, Project],
) -> None:
    _, project = kitchen
    content = information_sheet(project)
    said = "\n".join(texts(content))
    assert "Yhteinen keittiö." in said
    assert "2027" in said
    (table,) = Document(BytesIO(content)).tables
    assert len(table.rows) == 7
    assert all(cell.text.count("☐") == 2 for row in table.rows[1:] for cell in row.cells[1:])
    assert "w:tblHeader" in table.rows[0]._tr.xml


def test_the_finnish_information_keeps_the_methods_promises(tmp_path: Path) -> None:
    with begin_project(tmp_path / "k.smallstories", "K", None, "fi") as project:
        said = "\n".join(texts(information_sheet(project)))
    for promise in ("ei seuraa sinulle mitään", "ei makseta palkkiota", "ei tarvitse valmistautua",
                    "ellet itse nimenomaan toivo", "kun niitä ei enää tarvita"):  # fmt: skip
        assert promise in said


def test_a_frame_is_printed_as_it_was_kept(project: Project) -> None:
    keep_version(project, "Pilotti")
    first = themes(project)[0].id
    working, kept = question_frames(project)
    asked = frame_lines(project, working.id)[first]
    word_question(project, asked[0].question.id, "Miten täällä on mennyt?")
    now, before = frame_sheet(project, working), frame_sheet(project, kept)
    assert texts(now, "Title") == ["Haastattelurunko, versio 2"]
    assert texts(before, "Title") == ["Haastattelurunko, versio 1"]
    assert "Pilotti" in texts(before)
    assert texts(now, "Question")[0] == "1.1\tMiten täällä on mennyt?"
    assert texts(before, "Question")[0] == "1.1\tMillaista mukana oleminen on sinusta ollut?"
    assert texts(before, "Sub-question")[0].startswith("1.6.1\t")
    assert texts(before, "Heading 1")[0] == "1  Merkityksellisyys"


def test_no_sheet_speaks_of_numbers_of_people_or_of_coverage(kitchen: tuple[str, Project]) -> None:
    _, project = kitchen
    for content in sheets(project).values():
        assert not re.search(r"\d\s*%", "\n".join(texts(content)))


def test_a_sheet_that_cannot_be_saved_says_so(project: Project, tmp_path: Path) -> None:
    with pytest.raises(SmallStoriesError) as caught:
        save_sheet(project, tmp_path / "puuttuva" / "runko.docx", b"x")
    assert (caught.value.key, caught.value.fields["name"]) == ("sheets.not_written", "runko.docx")
    save_sheet(project, tmp_path / "runko.docx", b"x")
    assert (tmp_path / "runko.docx").read_bytes() == b"x"


def test_what_was_pasted_with_strange_signs_is_printed(project: Project) -> None:
    first = themes(project)[0].id
    frame = working_frame(project)
    assert frame is not None
    question = frame_lines(project, frame.id)[first][0].question
    word_question(project, question.id, "Miten\x0bmeni\x00 \U0001f600 שלום?")
    describe_project(project, evaluated="Keittiö\x0c ja piha")
    assert texts(frame_sheet(project, frame), "Question")[0] == "1.1\tMiten meni  \U0001f600 שלום?"
    assert any("ja piha" in words for words in texts(information_sheet(project)))


def test_a_report_with_strange_signs_is_written_too() -> None:
    blocks = (
        Prose(("Keitto\x0bja leipä",)),
        Listed((("piha\x00",),)),
        Labelled("Tyyppi", ("a\x0c",)),
    )
    content = word_file("Raportti\x0b", "fi", [Section("x", "Luku\x0b1", blocks)])
    assert texts(content) == ["Raportti ", "Luku 1", "Keitto ja leipä", "piha ", "Tyyppi: a "]


def test_a_kept_version_prints_the_questions_of_a_theme_that_is_gone(project: Project) -> None:
    keep_version(project, "")
    remove_theme(project, themes(project)[2].id)
    _, kept = question_frames(project)
    content = frame_sheet(project, kept)
    assert "11\tsosiaalisten suhteiden laatu" in texts(content, "Question")
    assert "11.1\tOletko tutustunut täällä ihmisiin?" in texts(content, "Sub-question")
    assert "Hienoa kuulla." in texts(content, "List Bullet")
