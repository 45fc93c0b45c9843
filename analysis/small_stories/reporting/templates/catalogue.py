"""The templates of reports: what each is written as, and its sections in their order."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from small_stories.errors import SmallStoriesError
from small_stories.reporting.blocks import Section
from small_stories.reporting.material import Material
from small_stories.reporting.sections.catalogue import section


class WrittenAs(StrEnum):
    """What a template becomes: a Word document, slides, or plain texts to paste."""

    WORD = "word"
    SLIDES = "slides"
    TEXTS = "texts"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a section stands in a template; the level is that of its heading."""

    key: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Template:
    """A kind of report, by its key under ``report.templates`` in the string files."""

    key: str
    written_as: WrittenAs
    places: tuple[Place, ...]


def _template(key: str, *keys: str, written_as: WrittenAs = WrittenAs.WORD) -> Template:
    return Template(key, written_as, tuple(Place(each) for each in keys))


TEMPLATES: Final[dict[str, Template]] = {
    each.key: each
    for each in (
        _template(
            "evaluation", "goals", "resources", "measures", "outputs", "method", "stories",
            "types", "effects", "failures", "numbers", "watch", "confidentiality", "limits",
            "sources",
        ),
    )
}  # fmt: skip


def template(key: str) -> Template:
    """Return a template by its key; raises SmallStoriesError("report.no_template")."""
    found = TEMPLATES.get(key)
    if found is None:
        raise SmallStoriesError("report.no_template", name=key, names=", ".join(TEMPLATES))
    return found


def sections_of(material: Material, chosen: Template) -> list[Section]:
    """Return the sections of a template, filled from the project."""
    return [section(material, place.key, place.level) for place in chosen.places]


def title(material: Material) -> str:
    """Return the title of the chapter, which is also the document's."""
    return material.say("title", name=material.facts.name)
