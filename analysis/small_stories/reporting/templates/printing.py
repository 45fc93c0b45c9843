"""A template as it will be printed: nothing in it refers to a quote that it does not have."""

from dataclasses import replace

from small_stories.reporting.blocks import Section, anchors_in
from small_stories.reporting.material import Material
from small_stories.reporting.templates.catalogue import Template, WrittenAs, sections_of


def printed_sections(material: Material, chosen: Template) -> tuple[Material, list[Section]]:
    """Return the sections of a template, and the material that knows which quotes they print."""
    if chosen.written_as is WrittenAs.TEXTS:
        # In a form there are no numbers that a text could refer to.
        bare = replace(material, shown=frozenset())
        return bare, sections_of(bare, chosen)
    sections = sections_of(material, chosen)
    there = frozenset(anchors_in(block for section in sections for block in section.blocks))
    if there.issuperset(each.anchor for each in material.printed if each.in_chapter):
        return material, sections
    known = replace(material, shown=there)
    return known, sections_of(known, chosen)
