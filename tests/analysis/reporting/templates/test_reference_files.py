"""Every template in three languages says word for word what a person has read and approved.

REWRITE_REFERENCES=1 writes the reference files anew; read what changed before it is committed.
"""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from small_stories.reporting.blocks import (
    Block,
    ExampleBox,
    Grid,
    Labelled,
    Listed,
    Part,
    Picture,
    Prose,
    Quoted,
    ReadingOf,
    Reference,
    Section,
    Subheading,
    ToBeFilled,
)
from small_stories.reporting.grammar import written_date
from small_stories.reporting.material import gather
from small_stories.reporting.numbering import Numbering, numbering
from small_stories.reporting.templates.catalogue import TEMPLATES, template, title
from small_stories.reporting.templates.printing import printed_sections
from small_stories.strings import LANGUAGES

REFERENCE = Path(__file__).parents[1] / "reference"


class Reader:
    """Reads a report aloud, so that every sentence can be checked by eye."""

    def __init__(self, sections: list[Section]) -> None:
        self.sections = sections
        self.numbers: Numbering = numbering(sections)

    def lines(self) -> Iterator[str]:
        for section in self.sections:
            yield f"\n{'#' * section.level} {section.heading}"
            for block in section.blocks:
                yield from self.block(block, section.level)

    def block(self, block: Block, level: int) -> Iterator[str]:
        match block:
            case Subheading(words):
                yield f"\n{'#' * (level + 1)} {words}"
            case Prose(parts, _):
                yield self.said(parts)
            case ReadingOf(words):
                yield f"> {words}"
            case Quoted():
                yield f"  “{block.text}” [{block.language}] ({self.numbers.number(block.anchor)})"
                yield from (f"  “{words}”" for words in [block.translation] if words)
                yield f"  – {block.attribution}"
                yield from (f"  {words}" for words in [block.effect] if words)
            case Labelled(label, parts, _):
                yield f"{label}: {self.said(parts)}"
            case Listed(points):
                yield from (f"- {self.said(point)}" for point in points)
            case Grid():
                yield f"[{block.caption}]"
                yield " | ".join(block.header)
                yield from (" | ".join(map(self.said, row)) for row in block.rows)
            case ToBeFilled(words):
                yield f"[…] {words}"
            case Picture():
                yield f"[{block.caption}] {block.source}\n{block.alternative}"
            case ExampleBox(name, inner):
                yield f"+ {name}"
                for each in inner:
                    yield from (f"  {line}" for line in self.block(each, level))

    def said(self, parts: tuple[Part, ...]) -> str:
        return "".join(
            str(self.numbers.number(part.anchor)) if isinstance(part, Reference) else part
            for part in parts
        )


def read_aloud(project: object, name: str, language: str) -> str:
    """Return a report as lines; the day on which it is made is told as DAY."""
    chosen = template(name)
    material, sections = printed_sections(gather(project, language), chosen)  # type: ignore[arg-type]
    words = "\n".join((title(material, chosen), *Reader(sections).lines())) + "\n"
    today = datetime.now().astimezone().date().isoformat()
    return words.replace(written_date(today, language), "DAY")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_says_what_its_reference_file_says(
    rich: object, name: str, language: str
) -> None:
    said = read_aloud(rich.project, name, language)  # type: ignore[attr-defined]
    file = REFERENCE / f"{name}.{language}.txt"
    if os.environ.get("REWRITE_REFERENCES"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(said, encoding="utf-8", newline="\n")
    assert said == file.read_text(encoding="utf-8")
    assert "{" not in said
