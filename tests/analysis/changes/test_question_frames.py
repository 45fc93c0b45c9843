"""The question frame: the starter frame, one's own questions, versions; everything undone whole."""

from pathlib import Path

import pytest

from small_stories.changes.interviewing import mark_theme
from small_stories.changes.marking import mark_story, set_told_under, toggle_theme
from small_stories.changes.question_frames import (
    add_question,
    deepen_question,
    keep_version,
    move_question,
    move_to_theme,
    raise_question,
    remove_question,
    starter_questions,
    take_starter_frame,
    word_question,
)
from small_stories.changes.setting_up import add_theme, begin_project
from small_stories.changes.themes import add_ready_theme, move_theme, remove_theme
from small_stories.model import Span
from small_stories.storage.interviews import Turn, theme_markers
from small_stories.storage.project_file import Project
from small_stories.storage.question_frames import (
    FrameLine,
    frame_lines,
    question_frames,
    questions,
    working_frame,
)
from small_stories.storage.setup import theme_use, themes
from small_stories.storage.stories import story, story_themes
from small_stories.strings import LANGUAGES

# The guide's frame has 31 question sentences; three of them are one question here.
SENTENCES = 29


def lines(project: Project, theme: int | None) -> list[FrameLine]:
    frame = working_frame(project)
    assert frame is not None
    return frame_lines(project, frame.id)[theme]


def wordings(project: Project, theme: int | None) -> list[str]:
    return [each.question.wording for each in lines(project, theme)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_starter_frame_has_every_question_in_each_language(language: str) -> None:
    starter = starter_questions(language)
    flat = {key: [words for each in asked for words in ([each] if isinstance(each, str) else each)]
            for key, asked in starter.items()}  # fmt: skip
    finnish = starter_questions("fi")
    assert {key: len(asked) for key, asked in starter.items()} == {
        key: len(asked) for key, asked in finnish.items()
    }
    assert sum(len(flat[key]) for key in ("meaning", "agency", "social")) == SENTENCES
    assert len(flat["control"]) == 4
    assert len(flat["probes"]) == 10
    assert len({words for asked in flat.values() for words in asked}) == SENTENCES + 14


def test_a_new_project_has_the_frame_in_its_language(tmp_path: Path) -> None:
    with begin_project(tmp_path / "p.smallstories", "Prov", None, "sv") as project:
        first = themes(project)[0]
        assert wordings(project, first.id)[0] == "Hur har det varit för dig att vara med?"
        assert project.next_undo() is None


def test_sub_questions_stand_under_their_question(project: Project) -> None:
    social = themes(project)[2]
    assert [(each.number, each.depth) for each in lines(project, social.id)] == [
        ("3.1", 0), ("3.1.1", 1), ("3.1.2", 1), ("3.2", 0), ("3.2.1", 1),
        ("3.3", 0), ("3.3.1", 1), ("3.3.2", 1),
    ]  # fmt: skip
    assert lines(project, None)[0].number == "1"


def test_a_question_is_worded_added_moved_and_removed_and_each_is_undone(project: Project) -> None:
    theme = themes(project)[2].id
    before = wordings(project, theme)
    first = lines(project, theme)[0].question
    word_question(project, first.id, "Oletko saanut täältä ystäviä?")
    added = add_question(project, "Entä nyt?", theme, after=first.id)
    assert [each.question.id for each in lines(project, theme)][3] == added
    move_question(project, first, 1)
    assert wordings(project, theme)[0] == "Entä nyt?"
    remove_question(project, first.id)
    assert "Kehen olet tutustunut?" not in wordings(project, theme)
    for _ in range(4):
        assert project.undo() is not None
    assert wordings(project, theme) == before


def test_a_question_goes_deeper_and_comes_back_up(project: Project) -> None:
    theme = themes(project)[2].id
    second = lines(project, theme)[3].question
    deepen_question(project, second)
    assert [(each.number, each.depth) for each in lines(project, theme)][3:5] == [
        ("3.1.3", 1), ("3.1.3.1", 2),
    ]  # fmt: skip
    raise_question(project, lines(project, theme)[3].question)
    assert [each.number for each in lines(project, theme)][3:5] == ["3.2", "3.2.1"]
    deepen_question(project, lines(project, theme)[0].question)
    assert lines(project, theme)[0].depth == 0


def test_a_question_moves_to_another_theme_with_what_is_under_it(project: Project) -> None:
    meaning, _, social = (theme.id for theme in themes(project))
    moved = lines(project, social)[0].question
    move_to_theme(project, moved, meaning)
    assert wordings(project, meaning)[-3:] == [
        "Oletko tutustunut täällä ihmisiin?",
        "Kehen olet tutustunut?",
        "Missä ja milloin olette tekemisissä?",
    ]
    project.undo()
    assert len(lines(project, social)) == 8


def test_a_kept_version_stays_as_it_was(project: Project) -> None:
    theme = themes(project)[0].id
    keep_version(project, "Ensimmäisiin haastatteluihin")
    word_question(project, lines(project, theme)[0].question.id, "Miten menee?")
    remove_question(project, lines(project, theme)[5].question.id)
    working, kept = question_frames(project)
    assert (working.version, kept.version, kept.note) == (2, 1, "Ensimmäisiin haastatteluihin")
    old = frame_lines(project, kept.id)[theme]
    assert old[0].question.wording == "Millaista mukana oleminen on sinusta ollut?"
    assert [each.number for each in old] == [
        "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.6.1", "1.7", "1.8", "1.9",
    ]  # fmt: skip


def test_a_project_without_a_frame_can_take_the_starter_frame(project: Project) -> None:
    with project.change("frame.taken"):
        project.db.execute("DELETE FROM question_frame")
    assert working_frame(project) is None
    take_starter_frame(project)
    frame = working_frame(project)
    assert frame is not None
    assert len(questions(project, frame.id)) == SENTENCES + 10


def test_what_hangs_on_a_theme_goes_with_it_and_comes_back(
    project: Project, interview: int, talk: list[Turn]
) -> None:
    theme = themes(project)[1]
    kept = keep_version(project, "")
    number = mark_story(project, interview, [Span(talk[1].id, 0, 10)])
    toggle_theme(project, number, theme.id)
    set_told_under(project, number, theme.id)
    mark_theme(project, talk[1].id, theme.id)
    use = theme_use(project, theme.id)
    assert (use.markers, use.told_under, use.stories, use.questions) == (1, 1, 1, 11)
    remove_theme(project, theme.id)
    assert [(each.position, each.key) for each in themes(project)] == [
        (0, "meaning"),
        (1, "social"),
    ]
    told = story(project, number)
    assert told is not None
    assert told.told_under_id is None
    assert story_themes(project, number) == []
    assert theme_markers(project, interview) == []
    # The kept version still has its questions, under the theme's name.
    old = frame_lines(project, kept)[None]
    assert [each.question.wording for each in old if each.depth == 0][-1] == theme.name
    assert sum(each.depth > 0 for each in old) == 11
    project.undo()
    assert [each.key for each in themes(project)] == ["meaning", "agency", "social"]
    assert theme_use(project, theme.id) == use
    again = story(project, number)
    assert again is not None
    assert again.told_under_id == theme.id
    assert len(frame_lines(project, kept)[theme.id]) == 11


def test_themes_change_places_and_the_ready_theme_brings_its_questions(project: Project) -> None:
    own = add_theme(project, "arki")
    ready = add_ready_theme(project)
    names = [each.name for each in themes(project)]
    assert names[-2:] == ["arki", "hallittavuus ja ennakoitavuus"]
    assert [each.number for each in lines(project, ready)] == ["5.1", "5.2", "5.3", "5.4"]
    move_theme(project, ready, -1)
    assert [each.id for each in themes(project)][-2:] == [ready, own]
    assert lines(project, ready)[0].number == "4.1"
    project.undo()
    project.undo()
    assert [each.name for each in themes(project)][-1] == "arki"
