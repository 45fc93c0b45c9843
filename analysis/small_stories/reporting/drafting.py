"""A report as it stands now, section by section: each is made once, until something changes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from small_stories.reporting.blocks import Block, Grid, Picture, Section, ToBeFilled
from small_stories.reporting.claims.checking import Claim, claims
from small_stories.reporting.claims.naming import grounds
from small_stories.reporting.claims.printing import Stretch, own_blocks, own_paragraphs
from small_stories.reporting.material import Material
from small_stories.reporting.numbering import Numbering, all_blocks, numbering
from small_stories.reporting.sections.catalogue import SECTIONS
from small_stories.reporting.templates.catalogue import Place, Template, sections_of
from small_stories.reporting.templates.printing import printed_sections, referable


@dataclass(frozen=True, slots=True)
class Missing:
    """What a section still asks for: gaps to be filled, and claims with nothing behind them."""

    gaps: int
    bare: int


@dataclass(frozen=True, slots=True)
class Before:
    """How many tables and pictures stand in the sections before one."""

    tables: int = 0
    pictures: int = 0


class Draft:
    """The sections of a template over one reading of the project.

    ``numbers`` are those of quotes, tables and pictures through the whole report; ``before`` tells
    how many tables and pictures stand before each section.
    """

    def __init__(self, material: Material, template: Template) -> None:
        # Nothing refers to a quote that the report does not print.
        self.material, sections = printed_sections(material, template)
        if self.material.shown is None:
            # An own text that is written later may refer to any of these.
            self.material = replace(self.material, shown=referable(sections))
        self.template = template
        self.grounds = grounds(self.material)
        self._made = [self._sections(place) for place in template.places]
        self.numbers = Numbering()
        self.before: list[Before] = []
        self._count()

    @property
    def sections(self) -> list[Section]:
        """The sections in the order of the template, as they stand now."""
        return [section for made in self._made for section in made]

    def place_of(self, key: str) -> int | None:
        """Return where the first section of a key stands."""
        return next((n for n, each in enumerate(self.sections) if each.key == key), None)

    def missing(self, section: Section) -> Missing:
        """Return what a section still asks for."""
        gaps = len(gaps_in(section.blocks))
        return Missing(gaps, sum(each.is_bare for each in self.claims(section)))

    def takes_own(self, section: Section) -> bool:
        """Tell whether a section prints a text of the analyst's own."""
        return section.key in SECTIONS or section.key.startswith("part_")

    def own(self, section: Section) -> str:
        """Return the analyst's own text of a section as it is stored."""
        return self.material.own.get(section.key, "")

    def own_paragraphs(self, section: Section) -> list[tuple[Stretch, ...]]:
        """Return the own text that a section begins with, cut at claims with nothing behind."""
        own = own_blocks(self.material, section.key)
        if not own or section.blocks[: len(own)] != tuple(own):
            return []
        return own_paragraphs(self.material, section.key, self.claims(section))

    def claims(self, section: Section) -> list[Claim]:
        """Return what the analyst's own text of a section claims."""
        return claims(section.key, self.own(section), self.grounds)

    def write(self, own: Mapping[str, str]) -> None:
        """Take in the analyst's own texts as they are now.

        Only what changed is made anew: an own text brings no quote and no figure with it.
        """
        before, self.material = self.material.own, replace(self.material, own=dict(own))
        changed = {key for key in {*before, *own} if before.get(key, "") != own.get(key, "")}
        for number, (place, made) in enumerate(zip(self.template.places, self._made, strict=True)):
            if changed.intersection([place.key, *(each.key for each in made)]):
                self._made[number] = self._sections(place)

    def _sections(self, place: Place) -> list[Section]:
        return sections_of(self.material, replace(self.template, places=(place,)))

    def _count(self) -> None:
        """Count through the report; what is counted is the same with any own text."""
        sections = self.sections
        self.numbers = numbering(sections)
        tables = pictures = 0
        for section in sections:
            self.before.append(Before(tables, pictures))
            blocks = list(all_blocks(section.blocks))
            tables += sum(isinstance(each, Grid) for each in blocks)
            pictures += sum(isinstance(each, Picture) for each in blocks)


def gaps_in(blocks: Iterable[Block]) -> list[ToBeFilled]:
    """Return the gaps among blocks and in their boxes, in the order in which they are read."""
    return [each for each in all_blocks(blocks) if isinstance(each, ToBeFilled)]
