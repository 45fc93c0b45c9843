"""What a section of a report consists of, whatever it is written to: Word, a preview, slides."""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Reference:
    """A place in running text that points at a numbered quote or table by its anchor."""

    anchor: str


Part = str | Reference


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading inside a section; a page never ends with it."""

    text: str


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph of running text; one that leads to what follows stays on its page."""

    parts: tuple[Part, ...]
    leads: bool = False


@dataclass(frozen=True, slots=True)
class ReadingOf:
    """The analyst's reading of a story, which stands before its quote."""

    text: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quote with its number's anchor, who said it, and which effect it exemplifies."""

    text: str
    language: str
    attribution: str
    anchor: str
    translation: str
    effect: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line that begins with its label: what a type's mechanism and support are told with."""

    label: str
    parts: tuple[Part, ...]
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of points."""

    points: tuple[tuple[Part, ...], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a numbered caption, a header row and a first column that names each row."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[tuple[Part, ...], ...], ...]
    widths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ToBeFilled:
    """A visible gap that says what is still to be written here."""

    text: str


Block = Subheading | Prose | ReadingOf | Quoted | Labelled | Listed | Grid | ToBeFilled


@dataclass(frozen=True, slots=True)
class Section:
    """One section: its key under ``report.sections`` in the string files, heading and blocks."""

    key: str
    heading: str
    blocks: tuple[Block, ...] = field(default=())


def texts(section: Section) -> Iterator[str]:
    """Yield every text of a section, so that it can be searched."""
    yield section.heading
    for block in section.blocks:
        yield from block_texts(block)


def block_texts(block: Block) -> Iterator[str]:
    """Yield every text of one block; references have no words of their own."""
    match block:
        case Subheading(text) | ReadingOf(text) | ToBeFilled(text):
            yield text
        case Prose(parts, _):
            yield plain(parts)
        case Quoted():
            yield from (block.text, block.attribution, block.translation, block.effect)
        case Labelled(label, parts, _):
            yield f"{label} {plain(parts)}"
        case Listed(points):
            yield from map(plain, points)
        case Grid():
            yield from (block.caption, *block.header)
            yield from (plain(cell) for row in block.rows for cell in row)


def plain(parts: tuple[Part, ...]) -> str:
    """Return the words of running text, without its references."""
    return "".join(part for part in parts if isinstance(part, str))
