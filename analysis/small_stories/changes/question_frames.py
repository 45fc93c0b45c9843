"""Making the question frame one's own: taking the starter frame, wording, moving, keeping."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import cast

from small_stories.changes.ordering import put_in_order
from small_stories.storage.project_file import Project
from small_stories.storage.question_frames import Question, questions, working_frame
from small_stories.storage.rows import delete, insert, next_position, update
from small_stories.storage.setup import project_facts, themes

# A question alone, or followed by its sub-questions.
Asked = str | list[str]


@cache
def starter_questions(language: str) -> dict[str, list[Asked]]:
    """Return the starter frame: by key of the theme, and what fits under all as ``probes``."""
    path = files("small_stories_resources") / "frames" / f"{language}.toml"
    return cast("dict[str, list[Asked]]", tomllib.loads(path.read_text(encoding="utf-8")))


def take_starter_frame(project: Project) -> None:
    """Put the starter frame's questions under the themes the project has."""
    with project.change("frame.taken"):
        language = project_facts(project).language
        starter = starter_questions(language)
        for theme in themes(project):
            _add_starters(project, starter.get(theme.key or "", []), theme.id)
        _add_starters(project, starter["probes"], None)


def add_starters_of(project: Project, theme: int, key: str) -> None:
    """Put the ready questions of one theme into the frame."""
    with project.change("frame.taken"):
        starter = starter_questions(project_facts(project).language)
        _add_starters(project, starter.get(key, []), theme)


def _add_starters(project: Project, asked: list[Asked], theme: int | None) -> None:
    frame = _frame(project)
    for each in asked:
        first, *deeper = [each] if isinstance(each, str) else each
        parent = _insert(project, frame, theme, None, first)
        for wording in deeper:
            _insert(project, frame, theme, parent, wording)


def _frame(project: Project) -> int:
    """Return the version being worked on; begin the first one where there is none."""
    found = working_frame(project)
    return found.id if found else insert(project.db, "question_frame", version=1)


def _insert(
    project: Project, frame: int, theme: int | None, parent: int | None, wording: str
) -> int:
    return insert(
        project.db,
        "question",
        frame_id=frame,
        theme_id=theme,
        parent_id=parent,
        position=next_position(project.db, "question", frame_id=frame),
        wording=wording,
    )


def add_question(
    project: Project,
    wording: str,
    theme: int | None,
    parent: int | None = None,
    after: int | None = None,
) -> int:
    """Add a question under a theme or, with None, among the probes; last, or after another."""
    with project.change("question.added"):
        frame = _frame(project)
        added = _insert(project, frame, theme, parent, wording)
        if after is not None:
            _put_after(project, questions(project, frame), added, after)
        return added


def word_question(project: Project, question: int, wording: str) -> None:
    """Word a question anew."""
    with project.change("question.worded"):
        update(project.db, "question", question, wording=wording)


def remove_question(project: Project, question: int) -> None:
    """Remove a question with its sub-questions."""
    with project.change("question.removed"):
        delete(project.db, "question", id=question)


def move_question(project: Project, question: Question, step: int) -> None:
    """Move a question past its neighbour on the same level: -1 is up, 1 is down."""
    beside = _beside(project, question)
    place = [each.id for each in beside].index(question.id) + step
    if 0 <= place < len(beside):
        with project.change("question.moved"):
            other = beside[place]
            update(project.db, "question", question.id, position=other.position)
            update(project.db, "question", other.id, position=question.position)


def deepen_question(project: Project, question: Question) -> None:
    """Make a question the last sub-question of the one above it; the first one stays."""
    above = [each for each in _beside(project, question) if each.position < question.position]
    if above:
        with project.change("question.deepened"):
            end = next_position(project.db, "question", frame_id=question.frame_id)
            update(project.db, "question", question.id, parent_id=above[-1].id, position=end)


def raise_question(project: Project, question: Question) -> None:
    """Bring a sub-question to the level of the one it stands under, right after that."""
    everything = questions(project, question.frame_id)
    parent = next((each for each in everything if each.id == question.parent_id), None)
    if parent is not None:
        with project.change("question.raised"):
            update(project.db, "question", question.id, parent_id=parent.parent_id)
            _put_after(project, everything, question.id, parent.id)


def move_to_theme(project: Project, question: Question, theme: int | None) -> None:
    """Put a question and its sub-questions last under another theme, or among the probes."""
    if question.theme_id == theme:
        return
    with project.change("question.moved"):
        everything = questions(project, question.frame_id)
        end = next_position(project.db, "question", frame_id=question.frame_id)
        update(project.db, "question", question.id, parent_id=None, position=end)
        for moved in _with_deeper(everything, question.id):
            update(project.db, "question", moved, theme_id=theme)


def keep_version(project: Project, note: str) -> int:
    """Keep the frame as it is now as a version; work goes on in the next one.

    Return the kept version's row. The questions being worked on stay the same rows.
    """
    with project.change("frame.kept"):
        working = _frame(project)
        found = working_frame(project)
        version = found.version if found else 1
        update(project.db, "question_frame", working, version=version + 1)
        kept = insert(project.db, "question_frame", version=version, note=note)
        _copy(project, questions(project, working), kept)
        return kept


def _copy(project: Project, asked: list[Question], frame: int) -> None:
    copies: dict[int | None, int | None] = {None: None}
    for question in asked:
        copies[question.id] = _insert(project, frame, question.theme_id, None, question.wording)
    for question in asked:
        if question.parent_id is not None:
            copy = cast("int", copies[question.id])
            update(project.db, "question", copy, parent_id=copies[question.parent_id])


def part_with_theme(project: Project, theme: int, name: str) -> None:
    """Take a theme's questions out of the frame; kept versions keep them under its name."""
    working = working_frame(project)
    query = "SELECT DISTINCT frame_id FROM question WHERE theme_id = ?"
    for (frame,) in project.db.execute(query, [theme]).fetchall():
        asked = [each for each in questions(project, frame) if each.theme_id == theme]
        if working is not None and frame == working.id:
            for question in asked:
                delete(project.db, "question", id=question.id)
            continue
        head = _insert(project, frame, None, None, name)
        for question in asked:
            parent = question.parent_id or head
            update(project.db, "question", question.id, theme_id=None, parent_id=parent)


def _beside(project: Project, question: Question) -> list[Question]:
    """Return the questions on the same level under the same theme, this one among them."""
    place = (question.theme_id, question.parent_id)
    everything = questions(project, question.frame_id)
    return [each for each in everything if (each.theme_id, each.parent_id) == place]


def _put_after(project: Project, asked: list[Question], moved: int, after: int) -> None:
    order = [each.id for each in asked if each.id != moved]
    order.insert(order.index(after) + 1, moved)
    put_in_order(project.db, "question", order)


def _with_deeper(asked: list[Question], question: int) -> list[int]:
    deeper = [each.id for each in asked if each.parent_id == question]
    return [question, *(found for each in deeper for found in _with_deeper(asked, each))]
