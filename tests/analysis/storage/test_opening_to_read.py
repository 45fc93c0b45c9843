"""What cannot be written to is opened for reading, and says why nothing can be changed."""

from pathlib import Path

import pytest

from small_stories.changes.setting_up import add_goal, begin_project
from small_stories.errors import SmallStoriesError
from small_stories.storage.connection import connect
from small_stories.storage.opening import open_as_far_as_can_be
from small_stories.storage.project_file import PROJECT_DATABASE, Project, ReadOnly, open_project
from small_stories.storage.setup import goals


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with begin_project(tmp_path / "a.smallstories", "Koe", None, "fi") as project:
        add_goal(project, "tavoite")
    return tmp_path / "a.smallstories"


def only_read(project: Project, why: ReadOnly) -> None:
    with project:
        assert project.read_only is why
        assert [goal.name for goal in goals(project)] == ["tavoite"]
        for write in (lambda: add_goal(project, "x"), project.undo, project.redo):
            with pytest.raises(SmallStoriesError, match=f"project.only_read_{why}"):
                write()
        assert project.next_undo() is None


def test_open_elsewhere(folder: Path) -> None:
    with open_project(folder) as first:
        only_read(open_as_far_as_can_be(folder)[0], ReadOnly.ELSEWHERE)
        assert add_goal(first, "jatkuu")
    project, rescued = open_as_far_as_can_be(folder)
    with project:
        assert (project.read_only, rescued) == (None, None)


def newer(folder: Path, also: str) -> None:
    with open_project(folder) as project:
        key = project.key
    db = connect(folder / PROJECT_DATABASE, key)
    db.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
        " VALUES ('small-stories', 'm999_of_the_future', '')"
    )
    db.execute(also)
    db.conn.commit()
    db.close()


def test_a_newer_program_that_only_adds(folder: Path) -> None:
    newer(folder, "CREATE TABLE of_the_future (id INTEGER PRIMARY KEY)")
    only_read(open_as_far_as_can_be(folder)[0], ReadOnly.NEWER)


def test_a_newer_program_that_moved_something_is_refused(folder: Path) -> None:
    newer(folder, "DROP TABLE failure_note")
    with pytest.raises(SmallStoriesError, match=r"project\.newer"):
        open_as_far_as_can_be(folder)


def test_wrong_words_and_no_project_are_still_said(folder: Path, tmp_path: Path) -> None:
    begin_project(tmp_path / "b", "Koe", "tunnus lause", "fi").close()
    for where, words in ((tmp_path / "b", "väärä"), (tmp_path / "none", None)):
        with pytest.raises(SmallStoriesError, match=r"wrong_passphrase|not_found"):
            open_as_far_as_can_be(where, words)
