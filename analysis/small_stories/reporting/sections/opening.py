"""How a long report opens: what it is, and where its quotes come from."""

from small_stories.reporting.blocks import Block, Prose
from small_stories.reporting.grammar import number_word, when
from small_stories.reporting.material import Material
from small_stories.reporting.sections.prompts import prompt


def introduction(material: Material) -> list[Block]:
    """Return the gap for the introduction, and the sentences on where the quotes come from."""
    return [*prompt(material, "introduction"), Prose((_where_quotes_come_from(material),))]


def _where_quotes_come_from(material: Material) -> str:
    quoted = {each.quote.interview_id for each in material.printed if each.in_chapter}
    days = [day for number in quoted if (day := material.interviews[number].held_on)]
    n = number_word(len(quoted), material.language, "elative")
    if not quoted or len(days) < len(quoted):
        return material.say("introduction.quotes", len(quoted), n=n)
    months = when(days, material.language)
    return material.say("introduction.quotes_when", len(quoted), n=n, when=months)
