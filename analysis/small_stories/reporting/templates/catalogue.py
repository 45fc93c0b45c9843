"""The templates of reports: what each is written as, and its sections in their order."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from small_stories.errors import SmallStoriesError
from small_stories.reporting.blocks import Section
from small_stories.reporting.material import Material
from small_stories.reporting.sections.catalogue import SEVERAL, section
from small_stories.strings import entry, text


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
    """A kind of report, by its key under ``report.templates`` in the string files.

    ``takes_along`` names what leaves beside it: the typology as a table, the list of quotes.
    """

    key: str
    written_as: WrittenAs
    places: tuple[Place, ...]
    takes_along: tuple[str, ...] = ()


_WITH_ALL: Final = ("typology", "quotes")

# A section of the second or third level is written with dots before its key.
_EVALUATION: Final = """
    goals resources measures outputs method .data stories types effects
    components domains questions24 ten_principles
    failures numbers survey watch confidentiality limits sources type_tables
"""
_MUNICIPAL: Final = """
    introduction .background ..goals .partners .schedule ..resources
    implementation .measures .outputs
    themes .examples
    results .successes .failures .watch
    .model ..principles ..roles ..process ..work_methods ..indicators
    evaluation .method ..data ..numbers .types .effects
    components domains questions24 ten_principles
    conclusions .directions
    closing_words
    confidentiality limits sources type_tables
"""
_THESIS: Final = """
    method .data stories types effects
    components domains questions24 ten_principles
    failures watch discussion
    trustworthiness .confidentiality .limits sources question_frame code_book
    type_tables
"""
_INNOKYLA: Final = "environment target_group idea conditions tips results_in_short attachments"
_FUNDER: Final = "goals target_group measures benefit survey failures good_practices next_steps"
_AWARD: Final = "award_why award_themes"
_RECOMMENDATIONS: Final = "recommendations types_in_short method confidentiality limits"
_SLIDES: Final = "why what how parts mechanisms survey failures proposals"
_SLIDES_BY_AREA: Final = "why what how parts_by_area mechanisms survey failures proposals"
_SUMMARY: Final = "plain_summary highlights setbacks limits_in_short sources"


def _template(
    key: str,
    places: str,
    written_as: WrittenAs = WrittenAs.WORD,
    takes_along: tuple[str, ...] = (),
) -> Template:
    return Template(key, written_as, tuple(_places(places)), takes_along)


def _places(written: str) -> Iterator[Place]:
    for each in written.split():
        key = each.lstrip(".")
        yield Place(key, 1 + len(each) - len(key))


TEMPLATES: Final[dict[str, Template]] = {
    each.key: each
    for each in (
        _template("evaluation", _EVALUATION, takes_along=_WITH_ALL),
        _template("municipal", _MUNICIPAL, takes_along=_WITH_ALL),
        _template("thesis", _THESIS, takes_along=_WITH_ALL),
        _template("summary", _SUMMARY),
        _template("innokyla", _INNOKYLA, WrittenAs.TEXTS, ("typology",)),
        _template("slides", _SLIDES, WrittenAs.SLIDES),
        _template("slides_by_area", _SLIDES_BY_AREA, WrittenAs.SLIDES),
        _template("impact_story", "impact_stories", WrittenAs.SLIDES),
        _template("recommendations", _RECOMMENDATIONS),
        _template("funder", _FUNDER, WrittenAs.TEXTS),
        _template("award", _AWARD, WrittenAs.TEXTS),
    )
}


def template(key: str) -> Template:
    """Return a template by its key; raises SmallStoriesError("report.no_template")."""
    found = TEMPLATES.get(key)
    if found is None:
        raise SmallStoriesError("report.no_template", name=key, names=", ".join(TEMPLATES))
    return found


def template_name(key: str, language: str) -> str:
    """Return what a template is called in a list."""
    return text(f"report.templates.{key}.name", language)


def template_about(key: str, language: str) -> str:
    """Return in one sentence what a template is for."""
    return text(f"report.templates.{key}.about", language)


def sections_of(material: Material, chosen: Template) -> list[Section]:
    """Return the sections of a template, filled from the project.

    A place for something that there is several of has a section for each.
    """
    sections: list[Section] = []
    for place in chosen.places:
        several = SEVERAL.get(place.key)
        sections += several(material) if several else [placed(material, chosen, place)]
    return sections


def placed(material: Material, chosen: Template, place: Place) -> Section:
    """Return one section as it stands in a template, under the template's own heading for it."""
    made = section(material, place.key, place.level)
    own = entry(f"report.templates.{chosen.key}", material.language)
    headings = own.get("headings") if isinstance(own, dict) else None
    if not isinstance(headings, dict) or place.key not in headings:
        return made
    return replace(made, heading=str(headings[place.key]))


def title(material: Material, chosen: Template) -> str:
    """Return the title of a report, which is also the document's."""
    return material.say(f"templates.{chosen.key}.title", name=material.facts.name)
