"""A damaged project is opened as far as it can be read, and says what is lost of it."""

import random
import shutil
from datetime import date
from pathlib import Path

import pytest
from every_row import Rows, rows_of
from left_by_a_kill import left_by_a_kill

from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview
from small_stories.changes.setting_up import add_goal, begin_project
from small_stories.errors import SmallStoriesError
from small_stories.model import Role, SourceKind
from small_stories.storage import keys
from small_stories.storage.backups import back_up
from small_stories.storage.project_file import PROJECT_DATABASE, Project, ReadOnly, open_project
from small_stories.storage.rescue_told import told
from small_stories.storage.rescuing import Rescued, put_in_place, rescue
from small_stories.strings import LANGUAGES

SPEAKERS = (("H", Role.INTERVIEWER),)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Rows]:
    """Return a project as a kill leaves it, its log beside it, and all its rows."""
    return left_by_a_kill(tmp_path_factory.mktemp("damaged"))


def opened(folder: Path) -> tuple[Project, Rescued]:
    """Open a project as the program does: as it is, or else what can be saved of it."""
    try:
        return open_project(folder), Rescued()
    except SmallStoriesError as error:
        if error.key != "project.damaged":
            raise
    return rescue(folder, keys.data_key(folder, None))


def test_the_rescued_one_is_read_only_until_it_is_the_project(
    made: tuple[Path, Rows], tmp_path: Path
) -> None:
    kept, rows = made
    folder = Path(shutil.copytree(kept, tmp_path / "c.smallstories"))
    content = bytearray((folder / PROJECT_DATABASE).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / PROJECT_DATABASE).write_bytes(content)
    project, rescued = opened(folder)
    assert project.read_only is ReadOnly.RESCUED
    for write in (lambda: add_goal(project, "uusi"), project.undo, project.redo):
        with pytest.raises(SmallStoriesError, match=r"project\.only_read_rescued"):
            write()
    assert len(rows_of(project)["turn"]) == len(rows["turn"])
    assert rescued.saved["turn"] == len(rows["turn"])
    aside = put_in_place(project)
    assert (folder / "backups" / aside / PROJECT_DATABASE).read_bytes() == content
    with open_project(folder) as again:
        assert add_goal(again, "uusi")
        assert len(rows_of(again)["turn"]) == len(rows["turn"])


def test_what_only_a_copy_has_comes_from_there(tmp_path: Path) -> None:
    folder = tmp_path / "a.smallstories"
    with begin_project(folder, "Koe", None, "fi") as project:
        talk = tuple(NewTurn("sanoja " * 300) for _ in range(40))
        add_interview(project, NewInterview("H1", SourceKind.TRANSCRIPT, "fi", SPEAKERS, talk))
        rows = rows_of(project)
        project.db.execute("DELETE FROM change")
        back_up(folder, project.db, project.key, PROJECT_DATABASE, date(2026, 3, 1))
    content = (folder / PROJECT_DATABASE).read_bytes()
    (folder / PROJECT_DATABASE).write_bytes(content[: len(content) // 3])
    project, rescued = opened(folder)
    with project:
        assert rows_of(project) == rows
        assert rescued.day == "2026-03-01"
        assert rescued.from_copy > 0
        assert not rescued.lost.get("turn")


def test_what_was_saved_is_told_in_three_languages() -> None:
    rescued = Rescued(
        {"turn": 9, "goal": 1}, {"story": 2, "change_row": 1}, 3, 1, "2026-03-01", True
    )
    for language in LANGUAGES:
        sentences = " ".join(told(rescued, language))
        assert len(list(told(rescued, language))) == 6
        assert "9" in sentences
        assert "2026-03-01" in sentences
    assert "Nothing of your work is missing." in list(told(Rescued(), "en"))


def test_nothing_left_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "a.smallstories"
    begin_project(folder, "Koe", None, "fi").close()
    (folder / PROJECT_DATABASE).write_bytes(random.Random(1).randbytes(40_000))
    with pytest.raises(SmallStoriesError, match=r"project\.nothing_left"):
        opened(folder)
    assert not (folder / "rescued.db").exists()
