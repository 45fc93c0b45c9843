"""Answers to the survey beside the stories; codes are there only to pair them."""

from dataclasses import dataclass
from typing import Final

from small_stories.storage.project_file import Project

ITEMS: Final = 10


@dataclass(frozen=True, slots=True)
class Answers:
    """One form: ten answers from 1 to 5 in their order, None where one is missing.

    ``wave`` is when it was filled in, ``group`` what its respondent is compared by; the code of
    the respondent may be empty.
    """

    id: int
    respondent: str
    wave: str
    group: str
    items: tuple[int | None, ...]


def answers(project: Project) -> list[Answers]:
    """Return every form in the order in which they were brought in."""
    items = ", ".join(f"x{number}" for number in range(1, ITEMS + 1))
    query = f"SELECT id, respondent, wave, group_name, {items} FROM esis_answer ORDER BY id"
    return [
        Answers(number, code, wave, group, tuple(items))
        for number, code, wave, group, *items in project.db.execute(query)
    ]
