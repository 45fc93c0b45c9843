"""A summary in plain language for those who took part: a frame to write in, no automatic text."""

from small_stories.reporting.blocks import Block, Prose, Subheading, ToBeFilled
from small_stories.reporting.grammar import number_word, sentence
from small_stories.reporting.material import Material
from small_stories.reporting.sections.prompts import has_own


def plain_summary(material: Material) -> list[Block]:
    """Return short sentences that are true as they stand, and what is left for a person to write.

    Plain language is a craft of its own: what was found is asked for, never put together here.
    """
    if has_own(material, "plain_summary"):
        return []
    people = {talk.interviewee_id for talk in material.interviews.values()} - {None}
    count = len(people) or len(material.interviews)
    n = number_word(count, material.language, "partitive")
    return [
        ToBeFilled(material.say("to_fill.plain_summary")),
        Subheading(material.say("plain.headings.what")),
        Prose((material.say("plain.what", name=sentence(material.facts.name)),)),
        ToBeFilled(material.say("to_fill.plain_what")),
        Subheading(material.say("plain.headings.who")),
        Prose((sentence(material.say("plain.who", count, n=n)),)),
        Subheading(material.say("plain.headings.found")),
        Prose((material.say("plain.found"),), leads=True),
        ToBeFilled(material.say("to_fill.plain_found")),
        Subheading(material.say("plain.headings.failed")),
        ToBeFilled(material.say("to_fill.plain_failed")),
        Subheading(material.say("plain.headings.next")),
        ToBeFilled(material.say("to_fill.plain_next")),
        Prose((material.say("plain.thanks"),)),
    ]
