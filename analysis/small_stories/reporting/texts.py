"""The sections of a template as plain texts to paste, each with its count of characters."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

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
from small_stories.reporting.material import Material, gather
from small_stories.reporting.quotation_marks import in_quotation_marks
from small_stories.reporting.templates.catalogue import sections_of, template
from small_stories.storage.copied import copied_texts, digest_of
from small_stories.storage.project_file import Project
from small_stories.strings import text

_LONG: Final = 60


@dataclass(frozen=True, slots=True)
class Field:
    """One text of a form, ready to paste; ``gaps`` are what is still to be filled in it."""

    key: str
    heading: str
    text: str
    gaps: tuple[str, ...] = ()

    @property
    def characters(self) -> int:
        """How many characters the text has, spaces and line breaks among them."""
        return len(self.text)


def fields_of(material: Material, name: str) -> tuple[Field, ...]:
    """Return the sections of a template, by the template's key, as plain texts.

    Numbers of quotes have no place in a form: what a sentence rests on is told in words.
    """
    bare = replace(material, shown=frozenset())
    sections = sections_of(bare, template(name))
    return tuple(field_of(section, material.language) for section in sections)


def field_of(section: Section, language: str) -> Field:
    """Return a section as plain text: paragraphs apart, points and table rows on lines."""
    parts = [part for block in section.blocks if (part := block_text(block, language))]
    gaps = tuple(block.text for block in section.blocks if isinstance(block, ToBeFilled))
    return Field(section.key, section.heading, "\n\n".join(parts), gaps)


def copied(project: Project, name: str, fields: Sequence[Field] | None = None) -> set[str]:
    """Return the keys of the texts that have been copied and are still as they were then.

    Without ``fields`` they are made in the project's own language.
    """
    here = fields_of(gather(project), name) if fields is None else fields
    noted = copied_texts(project, name)
    return {each.key for each in here if noted.get(each.key) == digest_of(each.text)}


def block_text(block: Block, language: str) -> str:
    """Return one block as plain text; a picture is told by its caption and what it shows."""
    match block:
        case Subheading(words) | ReadingOf(words):
            return words
        case ToBeFilled(words):
            return f"[{text('report.to_be_filled', language)}: {words}]"
        case Prose(parts, _):
            return plain(parts)
        case Labelled(label, parts, _):
            return f"{label}: {plain(parts)}"
        case Listed(points):
            return "\n".join(f"• {plain(point)}" for point in points)
        case Quoted():
            said, by = quote_lines(block, language)
            return "\n".join(filter(None, (*(words for words, _ in said), by, block.effect)))
        case Picture():
            return f"{block.caption}. {block.alternative}"
        case ExampleBox(title, inner):
            return "\n".join((title, *(block_text(each, language) for each in inner)))
        case Grid():
            return "\n".join(row_lines(block))


def quote_lines(quote: Quoted, language: str) -> tuple[list[tuple[str, str]], str]:
    """Return a quote's words with the language of each wording, and the line of who said it."""
    said = [(quote.text, quote.language)]
    if quote.translation:
        said.append((quote.translation, quote.translation_language or language))
    return [(in_quotation_marks(words, language), tongue) for words, tongue in said], (
        f"– {quote.attribution}"
    )


def row_lines(grid: Grid) -> Iterator[str]:
    """Yield each row of a table as its first cell and what the others say, under their headers.

    In a table with long cells they have lines of their own.
    """
    rows = list(grid.rows)
    is_long = any(sum(len(plain(cell)) for cell in rest) > _LONG for _, *rest in rows)
    for first, *rest in rows:
        said = [
            f"{name}: {words}"
            for name, cell in zip(grid.header[1:], rest, strict=True)
            if (words := plain(cell).strip())
        ]
        if is_long:
            yield "\n".join((plain(first), *(f"– {each}" for each in said)))
        else:
            yield f"{plain(first)} ({'; '.join(said)})" if said else plain(first)
