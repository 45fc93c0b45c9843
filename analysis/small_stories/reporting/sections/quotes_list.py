"""The list of anonymised quotes, each with who said it and which effect it exemplifies."""

from small_stories.reporting.blocks import Block, Prose, Quoted, Section
from small_stories.reporting.material import Material
from small_stories.reporting.sections.stories import quoted_block


def quotes_list(material: Material) -> list[Section]:
    """Return the list as one section, numbered like the report's quotes."""
    quotes: list[Quoted] = [
        quoted_block(material, each, with_effect=True) for each in material.printed
    ]
    intro = "quotes_list.intro" if quotes else "quotes_list.none"
    blocks: tuple[Block, ...] = (Prose((material.say(intro),)), *quotes)
    return [Section("quotes", "", blocks)]


def quotes_title(material: Material) -> str:
    """Return the title of the list, which is also the document's."""
    return material.say("quotes_title", name=material.facts.name)
