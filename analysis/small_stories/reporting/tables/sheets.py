"""The typology as tables: types, types by goals and by interviews, and every story by its code."""

from collections.abc import Callable
from dataclasses import dataclass

from small_stories.model import Profile, TypeRole
from small_stories.reporting.grammar import sentence
from small_stories.reporting.material import Material
from small_stories.reporting.sections.frames import frame_columns
from small_stories.reporting.sections.matrices import Matrix, matrices
from small_stories.reporting.sections.story_names import in_order, names_of
from small_stories.storage.stories import Story
from small_stories.strings import text
from small_stories.typology.support import support_in_words, support_of

_PARTS = ("experience", "change", "opens_up", "mechanism")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A named table of texts: one header row, then a row for each type or story."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def sheets(material: Material) -> list[Sheet]:
    """Return the sheets of the typology; stories stand there by their names, without a word.

    The material is that of ``story_names.for_readers``.
    """
    tables = [matrix_sheet(material, each) for each in matrices(material)]
    return [_types(material), *tables, _stories(material)]


def _types(material: Material) -> Sheet:
    keys = ("type", *_PARTS, "support", "stories", "counter_examples")
    rows = []
    for kind in material.types:
        found = support_of(kind.id, material.links, material.stories)
        parts = (str(getattr(kind, key)) for key in _PARTS)
        support = sentence(support_in_words(found, material.language))
        codes = (names_of(material, found.stories), names_of(material, found.counter_examples))
        rows.append((kind.name, *parts, support, *codes))
    return _sheet(material, "types", keys, rows)


def matrix_sheet(material: Material, matrix: Matrix) -> Sheet:
    """Return types against something else; a last row says what to know of it."""
    rows = [
        (
            kind.name.strip() or material.say("types.unnamed"),
            *(matrix.in_words(kind.id, column, material) for column in matrix.columns),
        )
        for kind in material.types
    ]
    if note := matrix.note(material):
        rows.append((note, *("" for _ in matrix.columns)))
    header = (material.say("columns.type"), *(column.name for column in matrix.columns))
    return Sheet(material.say(f"sheets.{matrix.key}"), header, tuple(rows))


def _stories(material: Material) -> Sheet:
    columns = _story_columns(material)
    if material.facts.profile != Profile.INTERNAL:
        del columns["told_again_of"]  # it would join two stories of one teller
    rows = [tuple(told(story) for told in columns.values()) for story in in_order(material)]
    return _sheet(material, "stories", tuple(columns), rows)


def _story_columns(material: Material) -> dict[str, Callable[[Story], str]]:
    """Return what is told of a story, by column."""
    themes = {theme.id: theme.name for theme in material.themes}
    goals = {goal.id: goal.name for goal in material.goals}
    language = material.language
    return {
        "code": lambda story: material.codes[story.id],
        "kind": lambda story: text(f"kinds.{story.kind}", language),
        "grade": lambda story: text(f"grades.{story.grade}", language) if story.grade else "",
        "told_under": lambda story: themes.get(story.told_under_id or 0, ""),
        "themes": lambda story: "; ".join(themes[n] for n in material.themes_of[story.id]),
        "goals": lambda story: "; ".join(goals[n] for n in material.goals_of[story.id]),
        "types": lambda story: _types_of(material, story, TypeRole.SUPPORTS),
        "counter_example_of": lambda story: _types_of(material, story, TypeRole.COUNTER_EXAMPLE),
        "check": lambda story: text(f"checks.{story.check_state}", language),
        "surprising": lambda story: material.say("columns.yes") if story.surprising else "",
        "told_again_of": lambda story: material.codes.get(story.told_again_of_id or 0, ""),
        **frame_columns(material),
    }


def _types_of(material: Material, story: Story, role: TypeRole) -> str:
    names = {kind.id: kind.name for kind in material.types}
    linked = [link for link in material.links if link.story_id == story.id and link.role == role]
    return "; ".join(names[link.type_id] for link in linked if link.type_id in names)


def _sheet(
    material: Material, key: str, keys: tuple[str, ...], rows: list[tuple[str, ...]]
) -> Sheet:
    header = tuple(material.say(f"columns.{name}") for name in keys)
    return Sheet(material.say(f"sheets.{key}"), header, tuple(rows))
