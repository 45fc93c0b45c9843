"""The numbers that quotes, tables and pictures have in a report, wherever it is shown."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from small_stories.reporting.blocks import Block, ExampleBox, Grid, Picture, Quoted, Section


@dataclass(frozen=True, slots=True)
class Numbering:
    """The numbers of what running text can refer to, by anchor."""

    quotes: dict[str, int] = field(default_factory=dict)
    tables: dict[str, int] = field(default_factory=dict)
    pictures: dict[str, int] = field(default_factory=dict)

    def number(self, anchor: str) -> int | None:
        """Return the number at an anchor, or None when the report does not hold it."""
        found = (each.get(anchor) for each in (self.quotes, self.tables, self.pictures))
        return next((number for number in found if number is not None), None)


def numbering(sections: Iterable[Section]) -> Numbering:
    """Return the numbers in the order of the report; what is printed twice has its first one."""
    numbers = Numbering()
    tables = pictures = 0
    for block in all_blocks(block for section in sections for block in section.blocks):
        if isinstance(block, Quoted):
            numbers.quotes.setdefault(block.anchor, len(numbers.quotes) + 1)
        elif isinstance(block, Grid):
            tables += 1
            if block.anchor:
                numbers.tables.setdefault(block.anchor, tables)
        elif isinstance(block, Picture):
            pictures += 1
            if block.anchor:
                numbers.pictures.setdefault(block.anchor, pictures)
    return numbers


def all_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks with those inside boxes, in the order in which they are read."""
    for block in blocks:
        yield block
        if isinstance(block, ExampleBox):
            yield from all_blocks(block.blocks)
