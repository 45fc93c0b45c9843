"""Sections that only the analyst can write: a gap that says what belongs there, until it is."""

from collections.abc import Callable

from small_stories.reporting.blocks import Block, Prose, ToBeFilled
from small_stories.reporting.material import Material


def written_by_hand(key: str) -> Callable[[Material], list[Block]]:
    """Return a section that asks for the analyst's own text, and is silent where it stands."""
    return lambda material: prompt(material, key)


def heading_over(key: str) -> Callable[[Material], list[Block]]:
    """Return a section that leads to those under it in a sentence of ours or the analyst's."""
    return lambda material: [] if has_own(material, key) else [Prose((lead(material, key),))]


def prompt(material: Material, key: str) -> list[Block]:
    """Return the gap of a section, unless the analyst has written of it."""
    return [] if has_own(material, key) else [ToBeFilled(material.say(f"to_fill.{key}"))]


def has_own(material: Material, key: str) -> bool:
    """Tell whether the analyst has written something of a section."""
    return bool(material.own.get(key, "").strip())


def lead(material: Material, key: str) -> str:
    """Return the sentences that open a section."""
    return material.say(f"leads.{key}")
