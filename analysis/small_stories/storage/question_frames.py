"""The question frame: what the interviewer asks, in versions."""

from collections.abc import Iterator
from dataclasses import dataclass

from small_stories.storage.project_file import Project
from small_stories.storage.rows import things
from small_stories.storage.setup import themes


@dataclass(frozen=True, slots=True)
class QuestionFrame:
    """One version of the frame; the newest is the one being worked on."""

    id: int
    version: int
    note: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a frame.

    ``parent_id`` is the question it goes deeper into. One without a theme is a probe or an
    encouraging word, which fits under every theme.
    """

    id: int
    frame_id: int
    theme_id: int | None
    parent_id: int | None
    position: int
    wording: str


@dataclass(frozen=True, slots=True)
class FrameLine:
    """A question where it is read: how deep it stands, and its number, such as 2.1.3."""

    question: Question
    depth: int
    number: str


def question_frames(project: Project) -> list[QuestionFrame]:
    """Return every version, the one being worked on first."""
    query = "SELECT * FROM question_frame ORDER BY version DESC, id DESC"
    return things(project.db, QuestionFrame, query)


def working_frame(project: Project) -> QuestionFrame | None:
    """Return the version being worked on, or None where there is no frame yet."""
    return next(iter(question_frames(project)), None)


def questions(project: Project, frame: int) -> list[Question]:
    """Return the questions of a version by their positions, those of all levels together."""
    query = "SELECT * FROM question WHERE frame_id = ? ORDER BY position, id"
    return things(project.db, Question, query, [frame])


def frame_lines(project: Project, frame: int) -> dict[int | None, list[FrameLine]]:
    """Return the lines of a version as they are read, by theme; the probes are under None."""
    asked = questions(project, frame)
    places: list[tuple[int | None, str]] = [
        (theme.id, f"{number}.") for number, theme in enumerate(themes(project), start=1)
    ]
    return {
        theme: list(_lines([each for each in asked if each.theme_id == theme], None, 0, head))
        for theme, head in [*places, (None, "")]
    }


def _lines(asked: list[Question], parent: int | None, depth: int, head: str) -> Iterator[FrameLine]:
    here = [each for each in asked if each.parent_id == parent]
    for place, question in enumerate(here, start=1):
        number = f"{head}{place}"
        yield FrameLine(question, depth, number)
        yield from _lines(asked, question.id, depth + 1, f"{number}.")
