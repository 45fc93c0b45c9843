"""A change of a long job grows by what the job finds; one undo takes all of it back."""

import pytest

from small_stories.changes.interviewing import correct_turn
from small_stories.errors import SmallStoriesError
from small_stories.storage.change_record import Changed
from small_stories.storage.interviews import Turn, turns
from small_stories.storage.project_file import Project
from small_stories.storage.rows import insert


def _begin(project: Project, interview: int) -> int:
    with project.change("interview.transcribed"):
        insert(project.db, "turn", interview_id=interview, position=10, text="yksi")
        return project.open_change


def _grow(project: Project, interview: int, number: int, word: str) -> None:
    with project.growing(number):
        insert(project.db, "turn", interview_id=interview, position=11, text=word)


def _texts(project: Project, interview: int) -> list[str]:
    return [turn.text for turn in turns(project, interview)][4:]


def test_listeners_hear_only_of_what_is_new(
    project: Project, interview: int, talk: list[Turn]
) -> None:
    number = _begin(project, interview)
    heard: list[Changed] = []
    project.listen(heard.append)
    _grow(project, interview, number, "kaksi")
    assert [changed.change.name for changed in heard] == ["interview.transcribed"]
    assert heard[0].rows == {"turn": frozenset({turns(project, interview)[-1].id})}


def test_what_was_done_meanwhile_is_undone_before_it(
    project: Project, interview: int, talk: list[Turn]
) -> None:
    number = _begin(project, interview)
    correct_turn(project, talk[0].id, "Kerro.")
    _grow(project, interview, number, "kaksi")
    project.undo()
    assert turns(project, interview)[0].text == talk[0].text
    assert _texts(project, interview) == ["yksi", "kaksi"]
    _grow(project, interview, number, "kolme")
    assert project.redo() is not None
    assert turns(project, interview)[0].text == "Kerro."
    project.undo()
    project.undo()
    assert _texts(project, interview) == []
    project.redo()
    assert _texts(project, interview) == ["yksi", "kaksi", "kolme"]


def test_what_was_undone_does_not_grow(project: Project, interview: int) -> None:
    number = _begin(project, interview)
    project.undo()
    with pytest.raises(SmallStoriesError) as caught:
        _grow(project, interview, number, "kaksi")
    assert caught.value.key == "changes.undone_meanwhile"
    assert _texts(project, interview) == []
    project.redo()
    _grow(project, interview, number, "kaksi")
    assert _texts(project, interview) == ["yksi", "kaksi"]


def test_what_a_long_job_stores_is_on_the_disk(project: Project, interview: int) -> None:
    def waits() -> bool:
        return int(project.db.execute("PRAGMA synchronous").fetchone()[0]) == 2

    number = _begin(project, interview)
    assert not waits()
    with project.growing(number):
        insert(project.db, "turn", interview_id=interview, position=11, text="kaksi")
        assert waits()
    assert not waits()
    with pytest.raises(ZeroDivisionError):
        _stumble(project, interview, number)
    assert not waits()
    assert _texts(project, interview) == ["yksi", "kaksi"]


def _stumble(project: Project, interview: int, number: int) -> None:
    with project.growing(number):
        insert(project.db, "turn", interview_id=interview, position=12, text="kolme")
        assert 1 / 0
