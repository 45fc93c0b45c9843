"""What a section of a report consists of, whatever it is written to: Word, a preview, slides."""

from collections.abc import Iterable, Iterator
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
    """A quote with its number's anchor, who said it, and which effect it exemplifies.

    A translation without a language is in the report's.
    """

    text: str
    language: str
    attribution: str
    anchor: str
    translation: str
    effect: str
    translation_language: str = ""


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
    """A table with a numbered caption, a header row and a first column that names each row.

    ``anchor`` is there when running text refers to it.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[tuple[Part, ...], ...], ...]
    widths: tuple[int, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture (PNG) with a numbered caption, where it comes from, and what it shows in words."""

    image: bytes
    caption: str
    source: str
    alternative: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class ToBeFilled:
    """A visible gap that says what is still to be written here."""

    text: str


@dataclass(frozen=True, slots=True)
class ExampleBox:
    """An example set apart from the running text, in a border of its own."""

    title: str
    blocks: tuple["Block", ...]


Block = (
    Subheading
    | Prose
    | ReadingOf
    | Quoted
    | Labelled
    | Listed
    | Grid
    | Picture
    | ToBeFilled
    | ExampleBox
)


@dataclass(frozen=True, slots=True)
class Section:
    """One section: its key under ``report.sections`` in the string files, heading and blocks.

    ``level`` is that of its heading: 1, or 2 and 3 inside the section before. One with an
    ``own_page`` begins a page.
    """

    key: str
    heading: str
    blocks: tuple[Block, ...] = field(default=())
    level: int = 1
    own_page: bool = False


def texts(section: Section) -> Iterator[str]:
    """Yield every text of a section, so that it can be searched."""
    yield section.heading
    for block in section.blocks:
        yield from block_texts(block)


def anchors_in(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the anchor of each quote among blocks, and in their boxes."""
    for block in blocks:
        if isinstance(block, Quoted):
            yield block.anchor
        elif isinstance(block, ExampleBox):
            yield from anchors_in(block.blocks)


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
        case Picture():
            yield from (block.caption, block.source, block.alternative)
        case ExampleBox(title, inner):
            yield title
            for each in inner:
                yield from block_texts(each)
        case Grid():
            yield from (block.caption, *block.header)
            yield from (plain(cell) for row in block.rows for cell in row)


def plain(parts: tuple[Part, ...]) -> str:
    """Return the words of running text, without its references."""
    return "".join(part for part in parts if isinstance(part, str))
