"""Writing down what is evaluated, with what aims, whom it asks, and the numbers beside."""

from pathlib import Path

from small_stories.changes.areas import area_named
from small_stories.changes.ordering import moved_one, put_in_order
from small_stories.changes.question_frames import take_starter_frame
from small_stories.storage.new_project import create_project, finish_project
from small_stories.storage.project_file import Project
from small_stories.storage.rows import delete, insert, next_position, update
from small_stories.storage.setup import goals
from small_stories.strings import text

DEFAULT_THEMES = ("meaning", "agency", "social")


def begin_project(folder: Path, name: str, passphrase: str | None, language: str) -> Project:
    """Make a new project with the method's three themes and a frame, in the report's language."""
    project = create_project(folder, name, passphrase)
    with project.change("project.created"):
        describe_project(project, language=language)
        for key in DEFAULT_THEMES:
            add_theme(project, text(f"themes.{key}", language), key)
        take_starter_frame(project)
    finish_project(project)
    return project


def describe_project(project: Project, **facts: object) -> None:
    """Write facts of the evaluation: any columns of ``project``."""
    with project.change("project.described"):
        update(project.db, "project", 1, **facts)


def add_goal(project: Project, name: str, description: str = "", set_by: str = "") -> int:
    """Add an aimed-for effect after the others."""
    with project.change("goal.added"):
        position = next_position(project.db, "goal")
        values = {"name": name, "description": description, "set_by": set_by}
        return insert(project.db, "goal", position=position, **values)


def edit_goal(project: Project, goal: int, **values: object) -> None:
    """Change the wording of a goal."""
    with project.change("goal.edited"):
        update(project.db, "goal", goal, **values)


def move_goal(project: Project, goal: int, step: int) -> None:
    """Move a goal past its neighbour: -1 is up, 1 is down."""
    with project.change("goal.moved"):
        order = [each.id for each in goals(project)]
        put_in_order(project.db, "goal", moved_one(order, goal, step))


def remove_goal(project: Project, goal: int) -> None:
    """Remove a goal and its links to stories."""
    with project.change("goal.removed"):
        delete(project.db, "goal", id=goal)


def add_theme(project: Project, name: str, key: str | None = None) -> int:
    """Add an interview theme after the others."""
    with project.change("theme.added"):
        position = next_position(project.db, "theme")
        return insert(project.db, "theme", position=position, name=name, key=key)


def rename_theme(project: Project, theme: int, name: str) -> None:
    """Give a theme another name."""
    with project.change("theme.renamed"):
        update(project.db, "theme", theme, name=name)


def add_interviewee(project: Project, code: str, **facts: object) -> int:
    """Add a person by code; facts are any other columns of ``interviewee``."""
    with project.change("interviewee.added", code=code):
        return insert(project.db, "interviewee", code=code, **facts)


def describe_interviewee(project: Project, interviewee: int, **facts: object) -> None:
    """Write facts of a person: any columns of ``interviewee``."""
    with project.change("interviewee.described"):
        update(project.db, "interviewee", interviewee, **facts)


def record_consent(
    project: Project, interviewee: int, moment: str, scope: str, *, given: bool, **facts: object
) -> int:
    """Write down one answer; earlier answers stay and the last one counts."""
    with project.change("consent.recorded"):
        values = {"moment": moment, "scope": scope, "given": int(given), **facts}
        return insert(project.db, "consent_event", interviewee_id=interviewee, **values)


def add_quant_result(
    project: Project,
    name: str,
    value: str,
    period: str = "",
    source: str = "",
    *,
    kind: str = "",
    area: str = "",
) -> int:
    """Add a figure that the report prints beside the stories; no area is the whole project."""
    with project.change("quant_result.added"):
        values = {"name": name, "value": value, "period": period, "source": source, "kind": kind}
        position = next_position(project.db, "quant_result")
        where = area_named(project, area)
        return insert(project.db, "quant_result", position=position, area_id=where, **values)


def edit_quant_result(project: Project, result: int, **values: object) -> None:
    """Write a figure anew: any columns of ``quant_result``, or its area by name as ``area``."""
    with project.change("quant_result.edited"):
        if "area" in values:
            values["area_id"] = area_named(project, str(values.pop("area")))
        update(project.db, "quant_result", result, **values)


def remove_quant_result(project: Project, result: int) -> None:
    """Remove a number from beside the stories."""
    with project.change("quant_result.removed"):
        delete(project.db, "quant_result", id=result)


def add_failure_note(project: Project, text: str) -> int:
    """Add a note of something that did not work."""
    with project.change("failure.noted"):
        position = next_position(project.db, "failure_note")
        return insert(project.db, "failure_note", position=position, text=text)


def edit_failure_note(project: Project, note: int, text: str) -> None:
    """Word a note of something that did not work anew."""
    with project.change("failure.edited"):
        update(project.db, "failure_note", note, text=text)


def remove_failure_note(project: Project, note: int) -> None:
    """Remove a note of something that did not work."""
    with project.change("failure.removed"):
        delete(project.db, "failure_note", id=note)


def write_report_section(project: Project, key: str, text: str) -> None:
    """Write the analyst's own text of a report section; empty text takes it away."""
    with project.change("report.section_written"):
        found = project.db.execute("SELECT id FROM report_section WHERE key = ?", [key]).fetchone()
        if found and text:
            update(project.db, "report_section", found[0], text=text)
        elif found:
            delete(project.db, "report_section", id=found[0])
        elif text:
            insert(project.db, "report_section", key=key, text=text)
