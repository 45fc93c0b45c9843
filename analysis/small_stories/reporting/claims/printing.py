"""The analyst's own text as a report prints it: marks become references in parentheses."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from small_stories.reporting.blocks import Part, Prose, Reference
from small_stories.reporting.claims.checking import Claim
from small_stories.reporting.claims.marks import ANY, Ground, Mark, marks_in, unknown_names
from small_stories.reporting.claims.naming import figure_in_words, grounds
from small_stories.reporting.grammar import listed, number_word
from small_stories.reporting.material import Material

# The anchor of the table of figures, in a report that has one.
FIGURES: Final = "_Figures"
_MARKED: Final = re.compile(rf"\s*{ANY.pattern}(?:\s*{ANY.pattern})*")


def own_blocks(material: Material, key: str) -> list[Prose]:
    """Return the analyst's own text of a section, a paragraph for each line."""
    lines = material.own.get(key, "").splitlines()
    return [Prose(printed_parts(material, line.strip())) for line in lines if line.strip()]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some of a paragraph as it is printed; a bare claim has its place in the stored text."""

    parts: tuple[Part, ...]
    bare_at: int | None = None


def own_paragraphs(
    material: Material, key: str, claims: Sequence[Claim]
) -> list[tuple[Stretch, ...]]:
    """Return the paragraphs of ``own_blocks`` cut where a claim with nothing behind it stands."""
    paragraphs = []
    at = 0
    for line in material.own.get(key, "").split("\n"):
        if line.strip():
            inside = [each for each in claims if at <= each.start < at + len(line)]
            paragraphs.append(tuple(_stretches(material, line, at, inside)))
        at += len(line) + 1
    return paragraphs


def _stretches(
    material: Material, line: str, at: int, claims: Sequence[Claim]
) -> Iterator[Stretch]:
    done = 0
    for claim in claims:
        if claim.is_bare:
            yield Stretch(printed_parts(material, line[done : claim.start - at]))
            yield Stretch(printed_parts(material, claim.text), claim.start)
            done = claim.end - at
    yield Stretch(printed_parts(material, line[done:]))


def printed_parts(material: Material, line: str) -> tuple[Part, ...]:
    """Return a line with what its sentences rest on in parentheses: quotes, types, figures.

    A quote that this report does not print is told of as a story without one. What was removed
    leaves a visible mark.
    """
    parts: list[Part] = []
    at = 0
    for found in _MARKED.finditer(line):
        parts += [line[at : found.start()], *_behind(material, found[0])]
        at = found.end()
    return tuple(part for part in (*parts, line[at:]) if part)


def _behind(material: Material, marked: str) -> list[Part]:
    marks = marks_in(marked)
    made = [each(material, marks) for each in (_quotes, _stories, _types, _figures, _gone)]
    groups = [group for group in made if group]
    for name in unknown_names(marked):
        groups.append([material.say("rests_on.unknown", name=name)])
    if not groups:
        return []
    parts: list[Part] = [" ("]
    for place, group in enumerate(groups):
        parts += ["; ", *group] if place else group
    return [*parts, ")"]


def rests_on_figures(material: Material) -> bool:
    """Tell whether some own text rests on a figure, so that their table has to be referred to."""
    return any(
        mark.ground is Ground.FIGURE for text in material.own.values() for mark in marks_in(text)
    )


def _quotes(material: Material, marks: Sequence[Mark]) -> list[Part]:
    anchors = [anchor for mark in marks for anchor in _anchors(material, mark)]
    anchors = list(dict.fromkeys(anchors))
    if not anchors:
        return []
    parts: list[Part] = [f"{material.say('rests_on.quotes', len(anchors))} "]
    for place, anchor in enumerate(anchors):
        if place:
            last = place == len(anchors) - 1
            parts.append(f" {material.say('grammar.and')} " if last else ", ")
        parts.append(Reference(anchor))
    return parts


def _stories(material: Material, marks: Sequence[Mark]) -> list[Part]:
    """Return in words how many stories stand behind that are not quoted here."""
    count = sum(
        mark.ground is Ground.STORY and mark.id in material.codes and not _anchors(material, mark)
        for mark in marks
    )
    if not count:
        return []
    n = number_word(count, material.language)
    return [material.say("rests_on.stories", count, n=n)]


def _types(material: Material, marks: Sequence[Mark]) -> list[Part]:
    ids = {mark.id for mark in marks if mark.ground is Ground.TYPE}
    unnamed = material.say("types.unnamed")
    names = [kind.name.strip() or unnamed for kind in material.types if kind.id in ids]
    if not names:
        return []
    quoted = [material.say("rests_on.named", name=name) for name in names]
    said = listed(quoted, material.language)
    return [material.say("rests_on.types", len(names), names=said)]


def _figures(material: Material, marks: Sequence[Mark]) -> list[Part]:
    """Return where the figures stand, or they themselves where no table of them is printed."""
    ids = {mark.id for mark in marks if mark.ground is Ground.FIGURE}
    said = [
        figure_in_words(each.result, material.language)
        for each in material.figures.all
        if each.result.id in ids
    ]
    if not said:
        return []
    if material.shown is not None and FIGURES in material.shown:
        return [f"{material.say('rests_on.table')} ", Reference(FIGURES)]
    return ["; ".join(said)]


def _gone(material: Material, marks: Sequence[Mark]) -> list[Part]:
    there = grounds(material)
    gone = dict.fromkeys(mark.ground for mark in marks if mark not in there)
    return ["; ".join(material.say(f"rests_on.gone.{ground}") for ground in gone)] if gone else []


def _anchors(material: Material, mark: Mark) -> list[str]:
    if mark.ground is not Ground.STORY:
        return []
    return material.anchors_of([each for each in material.stories if each.id == mark.id])
