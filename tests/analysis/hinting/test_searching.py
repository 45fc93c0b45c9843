"""The hints of a project's interview: positions of its turns, themes of its own, nothing stored."""

import io
import json

import pytest

from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview, mark_theme
from small_stories.changes.question_frames import add_question
from small_stories.changes.setting_up import add_theme
from small_stories.hinting import job
from small_stories.hinting.searching import hints_of
from small_stories.hinting.storing import needs_of_all
from small_stories.model import Role, SourceKind
from small_stories.storage.interviews import Turn, turns
from small_stories.storage.project_file import Project
from small_stories.storage.setup import themes

TALK = (
    "Onko jokin hetki jäänyt mieleen?",
    "En ollu koskaan laulanu. Sit yhtenä iltana ohjaaja sanoi, että laula.",
    "Ja mitä sitten?",
    "Mä lauloin ja kaikki taputti. Nykyään mä laulan joka juhlassa.",
)


@pytest.fixture
def told(project: Project) -> list[Turn]:
    lines = tuple(NewTurn(words, speaker=n % 2) for n, words in enumerate(TALK))
    speakers = (("H", Role.INTERVIEWER), ("V", Role.INTERVIEWEE))
    number = add_interview(
        project, NewInterview("H07", SourceKind.TRANSCRIPT, "fi", speakers, lines)
    )
    return turns(project, number)


def test_hints_stand_in_the_turns_of_the_interviewee(project: Project, told: list[Turn]) -> None:
    found = hints_of(project, told[0].interview_id)
    assert found is not None
    [hint] = found["hints"]
    words = {turn.id: turn.text for turn in told}
    said = [words[turn][start:end] for turn, start, end in hint["spans"]]
    assert said == [TALK[1], TALK[3]]
    by_key = {theme.key: theme.id for theme in themes(project)}
    assert hint["theme_id"] in by_key.values()
    assert hint["strength"] in (1, 2, 3)
    for cue in hint["cues"]:
        turn, start, end = cue["place"]
        assert words[turn][start:end].strip()
    assert not found["words_alone"]


def test_a_marker_of_the_projects_own_theme_decides(project: Project, told: list[Turn]) -> None:
    own = add_theme(project, "Turvallisuus")
    mark_theme(project, told[0].id, own)
    found = hints_of(project, told[0].interview_id)
    assert found is not None
    assert [(h["theme_id"], h["theme_reason"]) for h in found["hints"]] == [(own, "marked")]


def test_what_was_asked_of_a_projects_own_theme_proposes_it(
    project: Project, told: list[Turn]
) -> None:
    own = add_theme(project, "Turvallisuus")
    add_question(project, "Onko jokin hetki jäänyt mieleen", own)
    found = hints_of(project, told[0].interview_id)
    assert found is not None
    assert [(h["theme_id"], h["theme_reason"]) for h in found["hints"]] == [(own, "asked")]
    [marker] = found["markers"]
    assert (marker["theme_id"], marker["place"][0]) == (own, told[0].id)
    assert marker["question_id"]


def test_a_child_process_answers_the_same(project: Project, told: list[Turn]) -> None:
    work = needs_of_all(project, [told[0].interview_id, 99])
    answer = io.StringIO()
    job.run(io.StringIO(json.dumps(work) + "\n"), answer)
    begun, found, over, done = map(json.loads, answer.getvalue().splitlines())
    assert (begun["done"], over["done"], over["total"]) == (0, 1, 1)
    assert done == {"event": "done"}
    assert dict(found.pop("texts")) == {turn.id: turn.text for turn in told}
    assert found == hints_of(project, told[0].interview_id)


def test_an_interview_that_is_gone_has_none(project: Project) -> None:
    assert hints_of(project, 99) is None
