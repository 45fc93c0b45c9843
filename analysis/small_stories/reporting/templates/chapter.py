"""The evaluation chapter by the guide: which sections it has, in which order."""

from collections.abc import Callable
from typing import Final

from small_stories.reporting.blocks import Block, Prose, Section
from small_stories.reporting.material import Material
from small_stories.reporting.sections.closing import confidentiality, limits, sources
from small_stories.reporting.sections.frame import (
    aims,
    effects,
    measures,
    numbers,
    outputs,
    resources,
)
from small_stories.reporting.sections.method import method
from small_stories.reporting.sections.stories import failures, stories_by_theme, what_to_watch
from small_stories.reporting.sections.types import types

SectionOf = Callable[[Material], list[Block]]

EVALUATION_CHAPTER: Final[dict[str, SectionOf]] = {
    "goals": aims,
    "resources": resources,
    "measures": measures,
    "outputs": outputs,
    "method": method,
    "stories": stories_by_theme,
    "types": types,
    "effects": effects,
    "failures": failures,
    "numbers": numbers,
    "watch": what_to_watch,
    "confidentiality": confidentiality,
    "limits": limits,
    "sources": sources,
}


def chapter(material: Material) -> list[Section]:
    """Return the sections of the evaluation chapter, filled from the project."""
    return [section(material, key) for key in EVALUATION_CHAPTER]


def section(material: Material, key: str) -> Section:
    """Return one section: the analyst's own text, then what the project fills in."""
    own = [Prose((line,)) for line in material.own.get(key, "").splitlines() if line.strip()]
    filled = EVALUATION_CHAPTER[key](material)
    return Section(key, material.say(f"sections.{key}"), (*own, *filled))


def title(material: Material) -> str:
    """Return the title of the chapter, which is also the document's."""
    return material.say("title", name=material.facts.name)
