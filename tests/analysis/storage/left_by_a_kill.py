"""A project as a kill leaves it: its newest work stands in the log beside it alone."""

import shutil
from collections.abc import Callable
from pathlib import Path

from damaging import WAL
from every_row import Rows, rows_of

from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview
from small_stories.changes.marking import mark_story
from small_stories.changes.setting_up import add_goal, begin_project
from small_stories.model import Role, SourceKind, Span
from small_stories.storage.project_file import Project, open_project

_SPEAKERS = (("H", Role.INTERVIEWER),)


def left_by_a_kill(
    beside: Path, more: Callable[[Project], object] = lambda _: None
) -> tuple[Path, Rows]:
    """Make a project in a folder and return it with its rows; ``more`` may add to it."""
    folder = beside / "a.smallstories"
    with begin_project(folder, "Koe", None, "fi") as project:
        for number in range(4):
            talk = (NewTurn("Kerro."), *(NewTurn(f"sana {number} " * 90),) * 30)
            new = NewInterview(f"H{number}", SourceKind.TRANSCRIPT, "fi", _SPEAKERS, talk)
            add_interview(project, new)
        more(project)
        add_goal(project, "pitkä " * 4000)
    left = folder.with_name("b.smallstories")
    with open_project(folder) as project:
        for turn in range(2, 30):
            mark_story(project, 1, [Span(turn, 0, 12)])
        if project.copying:
            project.copying.wait()
        shutil.copytree(folder, left)
        rows = rows_of(project)
    assert (left / WAL).stat().st_size
    shutil.rmtree(left / "backups")
    (left / "backups").mkdir()
    return left, rows
