"""The parts of a Word document that are no part of its text: headers, footers, notes, comments."""

import zipfile
from collections.abc import Iterator
from fnmatch import fnmatch
from io import BytesIO
from pathlib import Path
from typing import Final

from small_stories.errors import SmallStoriesError
from small_stories.importing.kinds import PACKAGE_TROUBLES, PART_AT_MOST, part_of

_PARTS: Final = tuple(
    f"word/{part}*.xml" for part in ("header", "footer", "footnotes", "endnotes", "comments")
)
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def lines_beside(path: Path) -> tuple[str, ...]:
    """Return the paragraphs beside the body of a Word document; of any other file there are none.

    Raises SmallStoriesError for a file that cannot be read.
    """
    try:
        return tuple(_lines(path.read_bytes(), path.name))
    except (*PACKAGE_TROUBLES, SyntaxError) as error:
        raise SmallStoriesError("import.damaged", name=path.name) from error


def _lines(content: bytes, name: str) -> Iterator[str]:
    from lxml import etree

    if not zipfile.is_zipfile(BytesIO(content)):
        return
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with zipfile.ZipFile(BytesIO(content)) as package:
        parts = [each for each in package.infolist()
                 if any(fnmatch(each.filename, part) for part in _PARTS)]  # fmt: skip
        if sum(part.file_size for part in parts) > PART_AT_MOST:
            raise SmallStoriesError("import.too_long", name=name)
        for part in parts:
            for paragraph in etree.fromstring(part_of(package, part), parser).iter(f"{_W}p"):
                words = "".join(each.text or "" for each in paragraph.iter(f"{_W}t"))
                if words.strip():
                    yield words
