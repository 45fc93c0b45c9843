"""What is missing, too long or unnamed leaves a visible gap, and the report is still written."""

from pathlib import Path
from typing import Any

import pytest
from docx import Document

from small_stories.changes.grouping import add_type
from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview
from small_stories.changes.marking import mark_story
from small_stories.changes.setting_up import add_goal
from small_stories.model import Profile, Role, SourceKind, Span
from small_stories.reporting.blocks import (
    Grid,
    Labelled,
    Listed,
    Prose,
    Reference,
    Section,
    ToBeFilled,
    texts,
)
from small_stories.reporting.material import gather
from small_stories.reporting.numbering import all_blocks, numbering
from small_stories.reporting.sections.catalogue import section
from small_stories.reporting.templates.catalogue import TEMPLATES, template
from small_stories.reporting.templates.printing import printed_sections
from small_stories.reporting.writing import write_report
from small_stories.storage.interviews import turns
from small_stories.storage.project_file import Project
from small_stories.strings import LANGUAGES


def gaps(sections: list[Section]) -> list[str]:
    blocks = all_blocks(block for each in sections for block in each.blocks)
    return [block.text for block in blocks if isinstance(block, ToBeFilled)]


def report_of(project: Project, name: str, language: str = "fi") -> list[Section]:
    return printed_sections(gather(project, language), template(name))[1]


@pytest.mark.parametrize("name", ["evaluation", "municipal", "thesis", "summary"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_project_with_nothing_in_it_is_a_report_of_gaps(
    project: Project, name: str, language: str
) -> None:
    sections = report_of(project, name, language)
    assert len(gaps(sections)) >= 3
    said = "\n".join(text for each in sections for text in texts(each))
    assert "{" not in said
    assert " 0 " not in said


@pytest.mark.parametrize("name", ["evaluation", "municipal", "thesis", "summary"])
def test_a_project_without_stories_is_written_to_word(
    project: Project, name: str, tmp_path: Path
) -> None:
    first, *_ = write_report(project, tmp_path, name=name).paths
    shown = [p.text for p in Document(str(first)).paragraphs]
    assert any(text.startswith("Täydennettävä: ") for text in shown)
    assert any(text.startswith("Terveyden ja hyvinvoinnin laitos (2023)") for text in shown)


def test_one_interview_whose_teller_is_not_known(project: Project) -> None:
    talk = (NewTurn("Kerro.", speaker=0), NewTurn("Nyt uskallan kysyä.", speaker=1))
    speakers = (("H", Role.INTERVIEWER), ("V", Role.INTERVIEWEE))
    new = NewInterview("H01", SourceKind.NOTES, "fi", speakers, talk)
    number = add_interview(project, new)
    told = turns(project, number)[1]
    mark_story(project, number, [Span(told.id, 0, 4)])
    add_type(project, "")
    for name in ("evaluation", "municipal", "thesis", "summary"):
        said = "\n".join(text for each in report_of(project, name) for text in texts(each))
        assert "Nimeämätön tyyppi" in said
    table = "\n".join(texts(section(gather(project, "fi"), "data")))
    assert "H01" in table
    assert "noin 10 sanaa" in table


def test_a_goal_of_two_thousand_characters_is_printed_whole(
    project: Project, tmp_path: Path
) -> None:
    goal = "rohkeus kasvaa " * 140
    add_goal(project, goal[:2000].strip())
    first, *_ = write_report(project, tmp_path).paths
    cells = [c.text for t in Document(str(first)).tables for row in t.rows for c in row.cells]
    assert any(len(text) > 1900 for text in cells)


@pytest.mark.parametrize("profile", list(Profile))
def test_interviews_are_told_as_finely_as_a_profile_allows(rich: Any, profile: Profile) -> None:
    table = "\n".join(texts(section(gather(rich.project, "fi", profile), "data")))
    assert ("3.2.2026" in table) == (profile is Profile.INTERNAL)
    assert ("2/2026" in table) == (profile is Profile.PUBLIC)
    assert ("ruotsiksi" in table) == (profile is Profile.INTERNAL)
    assert ("kirjasto" in table) == (profile is not Profile.STRICT)
    assert ("Löytyi ilmoituksella" in table) == (profile is Profile.INTERNAL)
    assert all(f"H0{n}" in table for n in range(1, 6))


@pytest.mark.parametrize("profile", list(Profile))
def test_the_report_says_for_whose_eyes_it_is(rich: Any, profile: Profile) -> None:
    said = "\n".join(texts(section(gather(rich.project, "fi", profile), "confidentiality")))
    assert ("Sitä ei pidä julkaista" in said) == (profile is Profile.INTERNAL)
    assert ("tehty julkaistavaksi" in said) == (profile is Profile.PUBLIC)
    assert ("erityisen varovaisesti" in said) == (profile is Profile.STRICT)


@pytest.mark.parametrize("profile", list(Profile))
def test_stories_stand_in_an_areas_box_only_among_enough_people(
    rich: Any, profile: Profile
) -> None:
    boxes = "\n".join(texts(section(gather(rich.project, "fi", profile), "examples")))
    told = "Paikka löytyy tekemisestä" in boxes
    assert told == (profile is not Profile.STRICT)
    assert ("heidät voisi tunnistaa" in boxes) == (profile is Profile.STRICT)


def references(sections: list[Section]) -> set[str]:
    found: set[str] = set()
    for block in all_blocks(block for each in sections for block in each.blocks):
        match block:
            case Prose(parts, _) | Labelled(_, parts, _):
                told = [parts]
            case Listed(points):
                told = list(points)
            case Grid():
                told = [cell for row in block.rows for cell in row]
            case _:
                told = []
        found |= {part.anchor for parts in told for part in parts if isinstance(part, Reference)}
    return found


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_template_refers_to_a_quote_that_it_does_not_print(rich: Any, name: str) -> None:
    sections = report_of(rich.project, name)
    numbers = numbering(sections)
    assert all(numbers.number(anchor) for anchor in references(sections))
    assert references(sections) or name not in ("evaluation", "municipal", "thesis")
