"""Appendices of a thesis: what was asked, and by which codes the answers were read."""

from collections.abc import Iterator

from small_stories.model import Grade, StoryKind
from small_stories.reporting.blocks import Block, Grid, Listed, Part, Prose, Subheading
from small_stories.reporting.grammar import sentence
from small_stories.reporting.material import Material
from small_stories.reporting.sections.prompts import prompt
from small_stories.storage.question_frames import FrameLine
from small_stories.storage.setup import Theme
from small_stories.storage.types import StoryType
from small_stories.strings import text

Row = tuple[tuple[Part, ...], ...]


def question_frame(material: Material) -> list[Block]:
    """Return the questions of the newest frame under their themes, as they were worded."""
    frame = material.circumstances.frame
    if not any(frame.values()):
        return prompt(material, "question_frame")
    blocks: list[Block] = [Prose((material.say("question_frame.intro"),))]
    names: dict[int | None, str] = {theme.id: theme.name for theme in material.themes}
    names[None] = material.say("question_frame.probes")
    for theme, lines in frame.items():
        if lines:
            heading = Subheading(sentence(names.get(theme, names[None]))[:-1])
            blocks += [heading, Listed(tuple((said,) for said in _asked(lines)))]
    return blocks


def _asked(lines: list[FrameLine]) -> list[str]:
    """Return each question with those that go deeper into it after it."""
    points: list[str] = []
    for line in lines:
        if line.depth and points:
            points[-1] += f" {line.question.wording.strip()}"
        else:
            points.append(line.question.wording.strip())
    return points


def code_book(material: Material) -> list[Block]:
    """Return the codes with their definitions: themes, kinds of stories, how told, goals, types."""
    return [
        Prose((material.say("code_book.intro"),)),
        *_table(material, "themes", [_theme(material, each) for each in material.themes]),
        *_table(material, "kinds", [*_kinds(material), *_grades(material)]),
        *_table(material, "goals", [_row(g.name, sentence(g.description)) for g in material.goals]),
        *_table(material, "types", [_type(material, each) for each in material.types]),
    ]


def _table(material: Material, key: str, rows: list[Row]) -> Iterator[Block]:
    """Yield a table of codes under its heading, or the gap where there are none."""
    yield Subheading(material.say(f"code_book.headings.{key}"))
    if not rows:
        yield from prompt(material, f"codes.{key}")
        return
    header = (material.say("code_book.code"), material.say("code_book.definition"))
    yield Grid(material.say(f"code_book.captions.{key}"), header, tuple(rows), (32, 68))


def _theme(material: Material, theme: Theme) -> Row:
    meant = material.say(f"code_book.themes.{theme.key or 'own'}")
    return _row(theme.name, meant)


def _kinds(material: Material) -> Iterator[Row]:
    for kind in StoryKind:
        yield _row(
            text(f"kinds.{kind}", material.language), material.say(f"code_book.kinds.{kind}")
        )


def _grades(material: Material) -> Iterator[Row]:
    for grade in Grade:
        name = material.say("code_book.graded", grade=text(f"grades.{grade}", material.language))
        yield _row(name, material.say(f"code_book.grades.{grade}"))


def _type(material: Material, kind: StoryType) -> Row:
    meant = sentence(kind.mechanism.strip() or kind.in_words)
    gap = f"{material.say('to_be_filled')}: {material.say('to_fill.mechanism')}"
    return _row(kind.name.strip() or material.say("types.unnamed"), meant or gap)


def _row(code: str, meant: str) -> Row:
    return ((sentence(code)[:-1] if code.strip() else "–",), (meant.strip() or "–",))
