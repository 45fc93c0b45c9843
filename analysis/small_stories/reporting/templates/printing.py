"""A template as it will be printed: it refers to no quote and no table that it does not have."""

from collections.abc import Iterable
from dataclasses import replace

from small_stories.reporting.blocks import Grid, Section, anchors_in
from small_stories.reporting.claims.printing import rests_on_figures
from small_stories.reporting.material import Material
from small_stories.reporting.templates.catalogue import Template, WrittenAs, sections_of


def printed_sections(material: Material, chosen: Template) -> tuple[Material, list[Section]]:
    """Return the sections of a template, and the material that knows which quotes they print."""
    if chosen.written_as is WrittenAs.TEXTS:
        # In a form there are no numbers that a text could refer to.
        bare = replace(material, shown=frozenset())
        return bare, sections_of(bare, chosen)
    sections = sections_of(material, chosen)
    there = referable(sections)
    of_chapter = (each.anchor for each in material.printed if each.in_chapter)
    if there.issuperset(of_chapter) and not rests_on_figures(material):
        return material, sections
    known = replace(material, shown=there)
    return known, sections_of(known, chosen)


def referable(sections: Iterable[Section]) -> frozenset[str]:
    """Return the anchors of the quotes and tables that sections print."""
    blocks = [block for section in sections for block in section.blocks]
    tables = {block.anchor for block in blocks if isinstance(block, Grid) and block.anchor}
    return frozenset({*anchors_in(blocks), *tables})
