"""A copy is compared with the project, put in its place, and gone back on."""

from datetime import date
from pathlib import Path

import pytest

from small_stories.changes.exporting import log_exports
from small_stories.changes.grouping import add_type, edit_type
from small_stories.changes.setting_up import add_goal, begin_project
from small_stories.errors import SmallStoriesError
from small_stories.storage.backups import back_up
from small_stories.storage.exports import NewExport, exports
from small_stories.storage.project_file import PROJECT_DATABASE, Project, open_project
from small_stories.storage.restoring import Difference, differences, restore
from small_stories.storage.types import story_types

DAY = "2026-01-02"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with a copy, and work and an export after it."""
    made = begin_project(tmp_path / "a.smallstories", "Koe", "tunnus lause", "fi")
    add_type(made, "Kutsu")
    back_up(made.folder, made.db, made.key, PROJECT_DATABASE, date.fromisoformat(DAY))
    edit_type(made, 1, name="Kutsu ja ovi")
    add_type(made, "Vertaisen malli")
    add_goal(made, "Uskallus kasvaa")
    log_exports(made, [NewExport("report", "raportti.docx", "0" * 64, ())])
    return made


def _names(folder: Path) -> list[str]:
    with open_project(folder, "tunnus lause") as again:
        return [kind.name for kind in story_types(again)]


def test_what_differs_is_counted_before(project: Project) -> None:
    told = [Difference("story_type", 1, 0, 1), Difference("other", 1, 0, 0)]
    assert differences(project, DAY) == told
    project.close()


def test_what_only_a_goal_or_a_theme_tells_apart_does_differ(tmp_path: Path) -> None:
    with begin_project(tmp_path / "a.smallstories", "Koe", None, "fi") as made:
        back_up(made.folder, made.db, made.key, PROJECT_DATABASE, date.fromisoformat(DAY))
        assert differences(made, DAY) == []
        add_goal(made, "Uskallus kasvaa")
        assert differences(made, DAY) == [Difference("other", 1, 0, 0)]


def test_a_copy_takes_the_place_and_what_was_there_is_a_copy_then(project: Project) -> None:
    kept = restore(project, DAY)
    assert _names(project.folder) == ["Kutsu"]
    with open_project(project.folder, "tunnus lause") as again:
        assert [each.path for each in exports(again)] == ["raportti.docx"]
        restore(again, kept)
    assert _names(project.folder) == ["Kutsu ja ovi", "Vertaisen malli"]


def test_a_damaged_copy_is_not_put_in_the_place(project: Project) -> None:
    file = project.folder / "backups" / DAY / PROJECT_DATABASE
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    with pytest.raises(SmallStoriesError, match=r"project\.copy_damaged"):
        restore(project, DAY)
    assert [kind.name for kind in story_types(project)] == ["Kutsu ja ovi", "Vertaisen malli"]
    project.close()
