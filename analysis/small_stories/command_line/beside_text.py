"""What may identify somebody in the parts of a Word document that are no part of its text."""

import zipfile
import zlib
from collections.abc import Iterator
from fnmatch import fnmatch
from io import BytesIO
from pathlib import Path
from typing import Final

from small_stories.anonymising.finding.found import find_marks_in
from small_stories.errors import SmallStoriesError
from small_stories.importing.language import language_of

_PARTS: Final = tuple(
    f"word/{part}*.xml" for part in ("header", "footer", "footnotes", "endnotes", "comments")
)
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def marks_beside_text(path: Path, language: str | None = None) -> int:
    """Return in how many places headers, footers, notes and comments may identify somebody.

    Their places are no positions in the file's text, and so they are counted alone. Of any other
    kind of file it is 0. Raises SmallStoriesError for a file that cannot be read.
    """
    try:
        lines = list(_lines(path.read_bytes()))
    except (OSError, zipfile.BadZipFile, zlib.error, SyntaxError, NotImplementedError) as error:
        raise SmallStoriesError("import.damaged", name=path.name) from error
    spoken = language or language_of("\n".join(lines))
    return sum(len(found) for found in find_marks_in(lines, spoken))


def _lines(content: bytes) -> Iterator[str]:
    """Yield the paragraphs of the parts that stand beside the body."""
    from lxml import etree

    if not zipfile.is_zipfile(BytesIO(content)):
        return
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with zipfile.ZipFile(BytesIO(content)) as package:
        names = [name for name in package.namelist() for part in _PARTS if fnmatch(name, part)]
        for name in names:
            for paragraph in etree.fromstring(package.read(name), parser).iter(f"{_W}p"):
                words = "".join(each.text or "" for each in paragraph.iter(f"{_W}t"))
                if words.strip():
                    yield words
