"""The finished file of an own template, searched like all that leaves."""

from collections.abc import Sequence

from small_stories.anonymising.leaving.hidden import HiddenWords, hidden_in
from small_stories.reporting.blocks import Section, texts
from small_stories.reporting.files import ReportFile, quotes_in
from small_stories.reporting.gate import Leaving
from small_stories.reporting.material import Material
from small_stories.reporting.own_templates.filling import filled
from small_stories.reporting.own_templates.marks import MARK
from small_stories.reporting.own_templates.own_template import OwnTemplate, margins_of
from small_stories.reporting.own_templates.paragraphs import paragraphs, text_of
from small_stories.reporting.templates.catalogue import title


def own_file(
    own: OwnTemplate, material: Material, sections: Sequence[Section], hidden: HiddenWords
) -> ReportFile:
    """Return a template filled from a project, as a file that may leave after the gate's search.

    Its own letterhead may hold a phone number or an address; a name that is hidden in the project
    is looked for in it, too.
    """
    chosen = own.as_template
    said = _letterhead(own, hidden)
    heading = title(material, chosen)
    content = filled(own, material, heading)
    told = [(section.heading, tuple(texts(section))) for section in sections]
    leaving = Leaving(f"{own.name}.docx", content, (("", (heading,)), *told), said=said)
    quotes = quotes_in(material, chosen, sections)
    return ReportFile(leaving, quotes, tuple(material.interviews))


def _letterhead(own: OwnTemplate, hidden: HiddenWords) -> tuple[str, ...]:
    """Return what a template itself says with a number in it, and with nothing of the project.

    What stands at its marks is the project's, and is searched.
    """
    parts = own.parts
    roots = [parts.tree(parts.document), *margins_of(parts)]
    said = (
        piece.strip()
        for root in roots
        for paragraph in paragraphs(root)
        for piece in MARK.sub("\n", text_of(paragraph)).splitlines()
    )
    found = ((words, hidden_in([words], hidden)) for words in filter(None, said))
    return tuple(words for words, leaks in found if leaks and all(leak.by_shape for leak in leaks))
