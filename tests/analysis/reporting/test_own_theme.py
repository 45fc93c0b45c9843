"""A theme beyond the three is one among them: it gets its own place in the report."""

import pytest

from small_stories.changes.marking import mark_story, toggle_theme
from small_stories.changes.quoting import add_quote
from small_stories.changes.reading import write_reading
from small_stories.changes.themes import add_ready_theme
from small_stories.model import Span
from small_stories.reporting.blocks import Subheading, texts
from small_stories.reporting.material import gather
from small_stories.reporting.sections.catalogue import section
from small_stories.storage.interviews import Turn
from small_stories.storage.project_file import Project

NAMES = {
    "fi": "hallittavuus ja ennakoitavuus",
    "sv": "hanterbarhet och förutsägbarhet",
    "en": "manageability and predictability",
}


@pytest.mark.parametrize("language", list(NAMES))
def test_the_ready_theme_has_its_part_in_the_report(
    project: Project, interview: int, talk: list[Turn], language: str
) -> None:
    """Check 13 of the method: the report speaks of it, in the report's language."""
    theme = add_ready_theme(project)
    story = mark_story(project, interview, [Span(talk[3].id, 0, 12)])
    toggle_theme(project, story, theme)
    write_reading(project, story, text="Arki ei enää karkaa käsistä.")
    add_quote(project, story, [Span(talk[3].id, 0, 12)])
    material = gather(project, language)
    assert NAMES[language] in "\n".join(texts(section(material, "method")))
    headings = [each.text for each in section(material, "stories").blocks
                if isinstance(each, Subheading)]  # fmt: skip
    assert [each.casefold() for each in headings] == [NAMES[language]]
