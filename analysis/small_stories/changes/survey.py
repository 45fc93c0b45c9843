"""Survey answers beside the stories: the conditions of their use, bringing in, taking away."""

from collections.abc import Sequence
from dataclasses import dataclass

from small_stories.errors import SmallStoriesError
from small_stories.storage.project_file import Project
from small_stories.storage.rows import delete, insert, update
from small_stories.storage.setup import project_facts


@dataclass(frozen=True, slots=True)
class NewAnswers:
    """A form as a table gives it: ten answers from 1 to 5, None where one is missing."""

    respondent: str
    wave: str
    group: str
    items: tuple[int | None, ...]


def accept_conditions(project: Project, on_date: str) -> None:
    """Write down the day (ISO 8601) on which the owner's conditions were read and accepted."""
    with project.change("survey.conditions_accepted"):
        update(project.db, "project", 1, survey_told_on=on_date)


def bring_in_answers(project: Project, answers: Sequence[NewAnswers], batch: str) -> None:
    """Add forms as one change; ``batch`` names what came in together.

    Raises SmallStoriesError while the conditions are not accepted.
    """
    if not project_facts(project).survey_told_on:
        raise SmallStoriesError("survey.not_accepted")
    with project.change("survey.brought_in"):
        for each in answers:
            items = {f"x{number}": item for number, item in enumerate(each.items, start=1)}
            insert(
                project.db, "esis_answer", batch=batch, respondent=each.respondent,
                wave=each.wave, group_name=each.group, **items,
            )  # fmt: skip


def remove_wave(project: Project, wave: str) -> None:
    """Take away every form of one wave."""
    with project.change("survey.wave_removed"):
        delete(project.db, "esis_answer", wave=wave)
