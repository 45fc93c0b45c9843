"""A file as read: its own text, before anything is cut out, and what its layout shows beside it."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from small_stories.errors import SmallStoriesError
from small_stories.importing.encodings import CutOff, NotText, decoded
from small_stories.importing.formats import (
    open_document,
    pdf,
    plain,
    rich_text,
    web_page,
    word,
)
from small_stories.importing.formats.written import TEXT_AT_MOST, Written
from small_stories.importing.kinds import binary_kind, refuse_binary, text_kind
from small_stories.importing.passages import MARKDOWN, UNSEEN, Piece

FILE_AT_MOST: Final = 200 * 1024 * 1024
TEXT_FILE_AT_MOST: Final = 12 * 1024 * 1024
"""Bytes of any file, and of a plain one."""
_UNSEEN_AT_MOST: Final = 400_000
"""Soft hyphens and the like, each of which cuts a word: a day of talk has fewer syllables."""

_PACKED: Final[dict[str, Callable[[bytes, str], Written]]] = {
    "docx": word.read,
    "odt": open_document.read,
    "pdf": pdf.read,
    "rtf": rich_text.read,
}
_PLAIN: Final[dict[str, Callable[[str, str], Written]]] = {
    "html": web_page.read,
    "md": plain.read_markdown,
}
_NOTHING_IN: Final = {
    "pdf": "import.scanned",
    "vtt": "import.no_cues",
    "srt": "import.no_cues",
    "txt": "import.blank",
    "md": "import.blank",
}


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a file in code points, into which all positions of turns point.

    ``emphasis`` holds bold and italic ranges, ``tables`` rows of cells, ``items`` where list
    items begin, ``headings`` where headings begin, ``pages`` where pages begin.
    """

    name: str
    kind: str
    text: str
    encoding: str | None
    sha256: str
    emphasis: tuple[Piece, ...] = ()
    tables: tuple[tuple[tuple[Piece, ...], ...], ...] = ()
    items: frozenset[int] = frozenset()
    headings: frozenset[int] = frozenset()
    pages: tuple[int, ...] = ()


def read_source(path: Path) -> Source:
    """Read a transcript or notes; whatever is wrong with the file is a SmallStoriesError."""
    content = _content(path)
    kind, encoding, written = _written(content, path.name)
    if not written.text.strip():
        raise SmallStoriesError(_NOTHING_IN.get(kind, "import.no_text"), name=path.name)
    if len(written.text) > TEXT_AT_MOST:
        raise SmallStoriesError("import.too_long", name=path.name)
    if len((MARKDOWN if kind == "md" else UNSEEN).findall(written.text)) > _UNSEEN_AT_MOST:
        raise SmallStoriesError("import.too_long", name=path.name)
    return Source(
        name=path.name,
        kind=kind,
        text=written.text,
        encoding=encoding,
        sha256=hashlib.sha256(content).hexdigest(),
        emphasis=tuple(written.emphasis),
        tables=tuple(tuple(table) for table in written.tables),
        items=frozenset(written.items),
        headings=frozenset(written.headings),
        pages=tuple(written.pages),
    )


def _content(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise SmallStoriesError("import.folder", name=path.name)
        size = path.stat().st_size
        if size > FILE_AT_MOST:
            raise SmallStoriesError("import.too_long", name=path.name)
        if not path.is_file():  # a pipe or a device would never end
            raise SmallStoriesError("import.not_text", name=path.name)
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise SmallStoriesError("import.missing", name=path.name) from error
    except (OSError, ValueError) as error:
        raise SmallStoriesError("import.unreadable", name=path.name) from error
    if not content:
        raise SmallStoriesError("import.empty", name=path.name)
    return content


def _written(content: bytes, name: str) -> tuple[str, str | None, Written]:
    kind = binary_kind(content, name)
    if kind:
        return kind, None, _PACKED[kind](content, name)
    if len(content) > TEXT_FILE_AT_MOST:
        raise SmallStoriesError("import.too_long", name=name)
    try:
        text, encoding = decoded(content)
    except CutOff as error:
        raise SmallStoriesError("import.damaged", name=name) from error
    except NotText as error:
        raise refuse_binary(name) from error
    kind = text_kind(text, name)
    return kind, encoding, _PLAIN.get(kind, plain.read)(text, name)
