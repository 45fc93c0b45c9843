"""The slides that sections become: what stands on each, before any file is written."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from small_stories.reporting.blocks import (
    Block,
    ExampleBox,
    Grid,
    Labelled,
    Listed,
    Picture,
    Prose,
    Quoted,
    ReadingOf,
    Section,
    Subheading,
    ToBeFilled,
    plain,
)
from small_stories.reporting.slides.layouts import (
    COLUMNS,
    COVER,
    PART,
    PICTURE,
    POINTS,
    QUOTE,
    WORDS,
    Box,
    Layout,
)
from small_stories.reporting.slides.splitting import (
    Line,
    fits,
    pages_of,
    sentences_of,
    shortened,
)
from small_stories.reporting.texts import quote_lines, row_lines
from small_stories.strings import text


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: its layout, its title, and the lines in each box by the box's number.

    ``sizes`` are in points, for boxes whose letters are smaller than their layout says.
    """

    layout: Layout
    title: str
    lines: dict[int, tuple[Line, ...]] = field(default_factory=dict)
    sizes: dict[int, float] = field(default_factory=dict)
    picture: Picture | None = None


def deck(title: str, language: str, sections: Sequence[Section]) -> list[Slide]:
    """Return the slides of sections under a title; nothing on them is too long for its place."""
    slides = [*_cover(title)]
    for section in sections:
        slides += _story(section, language) if section.own_page else _section(section, language)
    return slides


def _cover(title: str) -> Iterator[Slide]:
    short, rest = shortened(title, COVER.boxes[0])
    yield Slide(COVER, short)
    yield from _points(title, [Line(rest)] if rest else [])


def _section(section: Section, language: str) -> Iterator[Slide]:
    """Yield a section's slides; what is short stands in two columns on one."""
    groups = list(_groups(section))
    columns = _columns(section, groups, language)
    if columns is not None:
        quotes = [each for _, blocks in groups for each in blocks if _is_quoted(each)]
        yield from columns
        yield from _blocks(section.heading, quotes, language)
        return
    if len(groups) > 1 or (groups and groups[0][0]):
        short, rest = shortened(section.heading, PART.boxes[0])
        yield Slide(PART, short)
        yield from _points(section.heading, [Line(rest)] if rest else [])
    for subheading, blocks in groups:
        name = f"{section.heading}: {subheading}" if subheading else section.heading
        yield from _blocks(name, blocks, language, section.heading)


def _columns(
    section: Section, groups: Sequence[tuple[str, list[Block]]], language: str
) -> list[Slide] | None:
    """Return one slide with the groups in two columns, if each has a name and all have room."""
    if len(groups) < 2 or not all(name for name, _ in groups):
        return None
    if sum(isinstance(each, Quoted) for _, blocks in groups for each in blocks) > 1:
        return None
    short, rest = shortened(section.heading, COLUMNS.boxes[0])
    if rest:
        return None
    found = [
        slide
        for middle in range(1, len(groups))
        if (slide := _two_columns(short, _named(groups[:middle], language),
                                  _named(groups[middle:], language)))
    ]  # fmt: skip
    return [max(found, key=lambda slide: slide.sizes[1])] if found else None


def _two_columns(title: str, left: Sequence[Line], right: Sequence[Line]) -> Slide | None:
    """Return a slide with two columns in letters of one size, or None when they have no room."""
    for size in COLUMNS.boxes[1].sizes:
        sides = {1: tuple(left), 2: tuple(right)}
        if all(fits(sides[n], replace(COLUMNS.boxes[n], size=size)) for n in sides):
            return Slide(COLUMNS, title, sides, dict.fromkeys(sides, size))
    return None


def _named(groups: Sequence[tuple[str, list[Block]]], language: str) -> list[Line]:
    """Return groups one below the other, each under its name; quotes stand elsewhere."""
    lines: list[Line] = []
    for name, blocks in groups:
        lines.append(Line("", label=name))
        lines += [
            line for each in blocks if not _is_quoted(each) for line in _lines(each, language)
        ]
    return lines


def _is_quoted(block: Block) -> bool:
    return isinstance(block, ReadingOf | Quoted)


def _groups(section: Section) -> Iterator[tuple[str, list[Block]]]:
    """Yield the blocks under each subheading; what stands before the first has none."""
    name = ""
    here: list[Block] = []
    for block in section.blocks:
        if isinstance(block, Subheading):
            if here:
                yield name, here
            name, here = block.text, []
        else:
            here.append(block)
    if here or name:
        yield name, here


def _blocks(
    title: str, blocks: Sequence[Block], language: str, heading: str = ""
) -> Iterator[Slide]:
    """Yield slides of points, broken by each quote and picture, which have slides of their own.

    Those of quotes bear the ``heading`` of the section, or else the title.
    """
    lines: list[Line] = []
    reading: ReadingOf | None = None
    for block in blocks:
        if isinstance(block, ReadingOf):
            reading = block
        elif isinstance(block, Quoted):
            yield from _points(title, lines)
            yield from _quote(heading or title, reading, block, language)
            lines, reading = [], None
        elif isinstance(block, Picture):
            yield from _points(title, lines)
            yield _pictured(title, block, language)
            lines = []
        else:
            lines += _lines(block, language)
    if reading is not None:
        lines += [Line(each) for each in sentences_of(reading.text)]
    yield from _points(title, lines)


def _pictured(title: str, block: Picture, language: str) -> Slide:
    words = f"{block.caption.rstrip('.')}."
    if block.source.strip():
        words += f" {text('report.source', language)}: {block.source.strip().rstrip('.')}."
    caption, _ = shortened(words, PICTURE.boxes[2])
    short, _ = shortened(title, PICTURE.boxes[0])
    return Slide(PICTURE, short, {2: (Line(caption),)}, picture=block)


def _points(title: str, lines: Sequence[Line]) -> Iterator[Slide]:
    """Yield slides of points, as many as they need; each says which of how many it is."""
    if not lines:
        return
    box = _largest_that_fits(lines, POINTS.boxes[1])
    pages = pages_of(lines, box)
    for number, page in enumerate(pages, start=1):
        of = f" ({number}/{len(pages)})" if len(pages) > 1 else ""
        short, _ = shortened(title, POINTS.boxes[0], after=of)
        yield Slide(POINTS, short, {1: page}, {1: box.size})


def _quote(title: str, reading: ReadingOf | None, quote: Quoted, language: str) -> Iterator[Slide]:
    """Yield a quote between its reading and its effect, on one slide when all have room there.

    The order is always reading, quote, effect.
    """
    said, by = quote_lines(quote, language)
    words = tuple(Line(each, language=tongue) for each, tongue in said)
    before = (Line(reading.text),) if reading else ()
    after = (Line(quote.effect),) if quote.effect else ()
    name = f"{title}: {text('report.slides.own_words', language)}"
    short, _ = shortened(name, QUOTE.boxes[0])
    teller = Line(shortened(by, QUOTE.boxes[3])[0])
    lines = {1: before, 2: words, 3: (teller,), 4: after}
    boxes = {place: _largest_that_fits(lines[place], QUOTE.boxes[place]) for place in lines}
    if all(fits(lines[place], boxes[place]) for place in lines):
        yield Slide(QUOTE, short, lines, {place: box.size for place, box in boxes.items()})
    else:
        reading_of = f"{title}: {text('report.slides.reading', language)}"
        yield from _points(reading_of, _by_sentence(before))
        yield from _long_quote(short, words, (teller, *after))


def _long_quote(title: str, words: Sequence[Line], below: Sequence[Line]) -> Iterator[Slide]:
    """Yield a quote on slides of its own; who said it and the effect stand on the last one."""
    box = _largest_that_fits(words, WORDS.boxes[1])
    *pages, last = pages_of(words, box)
    for page in pages:
        yield Slide(WORDS, title, {1: page}, {1: box.size})
    under = _largest_that_fits(below, WORDS.boxes[2])
    has_room = fits(below, under)
    kept = tuple(below) if has_room else tuple(below[:1])
    yield Slide(WORDS, title, {1: last, 2: kept}, {1: box.size, 2: under.size})
    if not has_room:
        yield from _points(title, _by_sentence(below[1:]))


def _largest_that_fits(lines: Sequence[Line], box: Box) -> Box:
    """Return the box with letters so large that the lines have room, or with the smallest ones."""
    tried = (replace(box, size=size) for size in box.sizes)
    return next((each for each in tried if fits(lines, each)), replace(box, size=box.sizes[-1]))


def _by_sentence(lines: Iterable[Line]) -> list[Line]:
    return [replace(line, text=each) for line in lines for each in sentences_of(line.text)]


def _story(section: Section, language: str) -> Iterator[Slide]:
    """Yield a story on one slide, its plot at the left and its words at the right, if it fits."""
    blocks = section.blocks
    halves = (len(blocks) + 1) // 2
    at = next((n for n, each in enumerate(blocks) if isinstance(each, Quoted)), halves)
    parts = [[line for each in half for line in _lines(each, language)]
             for half in (blocks[:at], blocks[at:])]  # fmt: skip
    short, rest = shortened(section.heading, COLUMNS.boxes[0])
    slide = None if rest else _two_columns(short, *parts)
    if slide:
        yield slide
    else:
        yield from _blocks(section.heading, [*_rest(rest), *section.blocks], language)


def _rest(rest: str) -> list[Block]:
    return [Prose((rest,))] if rest else []


def _lines(block: Block, language: str) -> list[Line]:
    """Return the lines of a block; running text is one line a sentence."""
    match block:
        case Prose(parts, _):
            return [Line(each) for each in sentences_of(plain(parts))]
        case ReadingOf(words):
            return [Line(each) for each in sentences_of(words)]
        case Labelled(label, parts, _):
            return [Line(plain(parts), label=f"{label}: ")]
        case Listed(points):
            return [Line(plain(point)) for point in points]
        case ToBeFilled(words):
            return [Line(words, label=f"{text('report.to_be_filled', language)}: ", is_gap=True)]
        case Grid():
            return [Line(each) for each in row_lines(block)]
        case ExampleBox(title, inner):
            return [Line(title), *(line for each in inner for line in _lines(each, language))]
        case Quoted():
            said, by = quote_lines(block, language)
            quoted = [Line(each, language=tongue) for each, tongue in said]
            return [*quoted, Line(by), *([Line(block.effect)] if block.effect else [])]
        case Subheading(words):
            return [Line("", label=words)]
        case Picture():
            return [Line(block.caption)]
