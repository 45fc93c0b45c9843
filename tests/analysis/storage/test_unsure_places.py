"""Which places nobody has listened to yet, and in what turn each lies."""

from pathlib import Path

import pytest

from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview
from small_stories.changes.setting_up import begin_project
from small_stories.changes.transcriptions import settle_place
from small_stories.model import SourceKind
from small_stories.storage.interviews import turns
from small_stories.storage.project_file import Project
from small_stories.storage.rows import insert
from small_stories.storage.unsure_places import unsure_places

TURNS = (
    (1000, 3000, "draft"),
    (2500, 6000, "checked"),
    (5000, 5500, "draft"),
    (9000, None, "draft"),
    (None, None, "checked"),
)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = begin_project(tmp_path / "p.smallstories", "Paja", None, "fi")
    talk = tuple(NewTurn("Sanoja.", None, start, end, (), state) for start, end, state in TURNS)
    add_interview(made, NewInterview("H01", SourceKind.AUDIO, "fi", (), talk))
    return made


def place(project: Project, start: int) -> None:
    with project.change("interview.transcribed"):
        insert(project.db, "unsure_place", interview_id=1, doubt="repeated",
               start_ms=start, end_ms=start + 100)  # fmt: skip


@pytest.mark.parametrize(
    ("start", "turn"),
    [
        (0, 0),
        (1000, 0),
        (2499, 0),
        (2500, None),
        (5200, None),  # the later turn is a draft, but a checked one lasts over it
        (5999, None),
        (6000, 2),
        (8999, 2),
        (20_000, 3),
    ],
)
def test_a_place_lies_in_the_turn_spoken_then_and_is_heard_with_it(
    project: Project, start: int, turn: int | None
) -> None:
    place(project, start)
    talk = [each.id for each in turns(project, 1)]
    found = [talk.index(each.turn_id or 0) for each in unsure_places(project, 1)]
    assert found == ([] if turn is None else [turn])


def test_places_come_in_order_and_settled_ones_are_gone(project: Project) -> None:
    for start in (9500, 1100, 1050):
        place(project, start)
    found = unsure_places(project, 1)
    assert [each.start_ms for each in found] == [1050, 1100, 9500]
    settle_place(project, found[1].id)
    assert [each.start_ms for each in unsure_places(project, 1)] == [1050, 9500]
    project.undo()
    assert len(unsure_places(project, 1)) == 3


def test_without_turns_a_place_lies_in_none(project: Project) -> None:
    number = add_interview(project, NewInterview("H02", SourceKind.AUDIO, "fi"))
    with project.change("interview.transcribed"):
        insert(project.db, "unsure_place", interview_id=number, doubt="repeated",
               start_ms=5, end_ms=9)  # fmt: skip
    assert [each.turn_id for each in unsure_places(project, number)] == [None]
