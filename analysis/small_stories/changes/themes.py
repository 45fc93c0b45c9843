"""The list of interview themes: order, removing with all that hangs on one, the ready extra one."""

from small_stories.changes.ordering import moved_one, put_in_order
from small_stories.changes.question_frames import add_starters_of, part_with_theme
from small_stories.changes.setting_up import add_theme
from small_stories.storage.project_file import Project
from small_stories.storage.question_frames import working_frame
from small_stories.storage.rows import delete
from small_stories.storage.setup import project_facts, themes
from small_stories.strings import text

READY_THEME = "control"


def move_theme(project: Project, theme: int, step: int) -> None:
    """Move a theme past its neighbour: -1 is up, 1 is down; its key and number follow."""
    with project.change("theme.moved"):
        order = [each.id for each in themes(project)]
        put_in_order(project.db, "theme", moved_one(order, theme, step))


def remove_theme(project: Project, theme: int) -> None:
    """Remove a theme with its markers in the talk, its stories' links to it and its questions."""
    name = next(each.name for each in themes(project) if each.id == theme)
    with project.change("theme.removed", theme=name):
        part_with_theme(project, theme, name)
        delete(project.db, "theme", id=theme)
        put_in_order(project.db, "theme", [each.id for each in themes(project)])


def add_ready_theme(project: Project) -> int:
    """Add manageability and predictability, with its questions where the project has a frame."""
    with project.change("theme.added"):
        name = text(f"themes.{READY_THEME}", project_facts(project).language)
        theme = add_theme(project, name, READY_THEME)
        if working_frame(project) is not None:
            add_starters_of(project, theme, READY_THEME)
        return theme
