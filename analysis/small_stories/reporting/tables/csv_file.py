"""The typology as one plain table: a row for each story behind or against each type."""

import csv
import unicodedata
from io import StringIO
from typing import Final

from small_stories.model import Profile, TypeRole
from small_stories.reporting.material import Material
from small_stories.storage.stories import Story
from small_stories.strings import text

_COLUMNS: Final = ("type", "role", "code", "kind", "grade", "themes", "goals")
# What programs compute that a cell begins with, be it wide or after what they pass over.
_FORMULA: Final = ("=", "+", "-", "@")
_PASSED_OVER: Final = "\"'"
_NO_SIGN: Final = ("Cc", "Cf")


def typology_csv(material: Material) -> bytes:
    """Return the table as Excel opens it: UTF-8 with its mark, and the language's separator.

    Stories are called as in ``story_names.for_readers``; only an internal table has interviews.
    """
    rows = [tuple(material.say(f"columns.{name}") for name in _columns(material))]
    by_id = {story.id: story for story in material.stories}
    for kind in material.types:
        links = [link for link in material.links if link.type_id == kind.id]
        rows += sorted(_row(material, kind.name, link.role, by_id[link.story_id]) for link in links)
    out = StringIO()
    writer = csv.writer(out, delimiter="," if material.language == "en" else ";")
    writer.writerows([[harmless(cell) for cell in row] for row in rows])
    return out.getvalue().encode("utf-8-sig")


def _columns(material: Material) -> tuple[str, ...]:
    return (*_COLUMNS, "interview") if material.facts.profile == Profile.INTERNAL else _COLUMNS


def _row(material: Material, kind: str, role: str, story: Story) -> tuple[str, ...]:
    themes = {theme.id: theme.name for theme in material.themes}
    goals = {goal.id: goal.name for goal in material.goals}
    row = (
        kind.strip() or material.say("types.unnamed"),
        material.say(f"columns.{'supports' if role == TypeRole.SUPPORTS else 'counter_example'}"),
        material.codes[story.id],
        text(f"kinds.{story.kind}", material.language),
        text(f"grades.{story.grade}", material.language) if story.grade else "",
        "; ".join(themes[number] for number in material.themes_of[story.id]),
        "; ".join(goals[number] for number in material.goals_of[story.id]),
    )
    if material.facts.profile == Profile.INTERNAL:
        return (*row, material.interviews[story.interview_id].code)
    return row


def harmless(cell: str) -> str:
    """Return a cell that no program takes for a formula."""
    return f"'{cell}" if is_like_formula(cell) else cell


def is_like_formula(cell: str) -> bool:
    """Tell whether a program might take a cell for a formula."""
    plain = unicodedata.normalize("NFKC", cell)
    first = next((at for at, sign in enumerate(plain) if _counts(sign)), len(plain))
    return cell[:1] in ("\t", "\r", "\n") or plain.startswith(_FORMULA, first)


def _counts(sign: str) -> bool:
    # Signs of no width and of direction are of the category "format".
    return not (sign.isspace() or sign in _PASSED_OVER or unicodedata.category(sign) in _NO_SIGN)
