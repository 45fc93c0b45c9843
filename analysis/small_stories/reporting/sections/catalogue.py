"""Every section that a template can have, by its key, and how it is made from a project."""

from collections.abc import Callable
from typing import Final

from small_stories.reporting.blocks import Block, Section
from small_stories.reporting.claims.printing import own_blocks
from small_stories.reporting.material import Material
from small_stories.reporting.sections.closing import confidentiality, limits, sources
from small_stories.reporting.sections.frame import (
    aims,
    effects,
    measures,
    outputs,
    resources,
)
from small_stories.reporting.sections.method import method
from small_stories.reporting.sections.numbers import numbers
from small_stories.reporting.sections.stories import failures, stories_by_theme, what_to_watch
from small_stories.reporting.sections.types import types

SectionOf = Callable[[Material], list[Block]]

SECTIONS: Final[dict[str, SectionOf]] = {
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


def section(material: Material, key: str, level: int = 1) -> Section:
    """Return one section: the analyst's own text, then what the project fills in."""
    filled = SECTIONS[key](material)
    heading = material.say(f"sections.{key}")
    return Section(key, heading, (*own_blocks(material, key), *filled), level)
