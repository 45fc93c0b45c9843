"""PDF files: the text layer, page by page."""

import logging
import re
import struct
import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Final

from small_stories.apart.going_on import goes_on
from small_stories.errors import SmallStoriesError
from small_stories.importing.formats.written import TEXT_AT_MOST, Written

if TYPE_CHECKING:
    from pypdf import PageObject

_PAGES_AT_MOST: Final = 2000
_SIGNS_AT_MOST: Final = 1_000_000
_UNFOLDED_AT_MOST: Final = 100_000_000
_STROKES_AT_MOST: Final = 150_000
"""What one page may be drawn with: numbers and signs, bytes to be unfolded, and strokes that set
words. A page of talk has some thousands of them; a map has many numbers and few words."""

_STROKE: Final = re.compile(rb"[(<]|T[jJdDm*]|'")
_TROUBLES: Final = (
    KeyError, IndexError, TypeError, ValueError, AttributeError, AssertionError, RecursionError,
    OverflowError, NotImplementedError, ZeroDivisionError, EOFError, OSError, zlib.error,
    struct.error, MemoryError,
)  # fmt: skip


def read(content: bytes, name: str) -> Written:
    """Return the text of a PDF and where its pages begin."""
    from pypdf import PdfReader, apply_configuration
    from pypdf.errors import LimitReachedError, PyPdfError

    # What is wrong inside a damaged file is told to nobody line by line, but in one sentence.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        with apply_configuration(
            stream_parsing_work_maximum_count=_SIGNS_AT_MOST,
            stream_decoding_work_maximum_length=_UNFOLDED_AT_MOST,
        ):
            reader = PdfReader(BytesIO(content), strict=False)
            if reader.is_encrypted and not reader.decrypt(""):
                raise SmallStoriesError("import.password", name=name)
            if len(reader.pages) > _PAGES_AT_MOST:
                raise SmallStoriesError("import.too_long", name=name)
            return _written(list(_words(reader.pages, name)))
    except LimitReachedError as error:
        raise SmallStoriesError("import.too_long", name=name) from error
    except (PyPdfError, *_TROUBLES) as error:
        raise SmallStoriesError("import.damaged", name=name) from error


def _words(pages: Iterable["PageObject"], name: str) -> Iterator[str]:
    """Yield the words of each page; a book has hundreds, and each takes its time."""
    length = 0
    for page in pages:
        goes_on()
        if _strokes(page) > _STROKES_AT_MOST:
            raise SmallStoriesError("import.too_long", name=name)
        words = page.extract_text()
        length += len(words)
        if length > TEXT_AT_MOST:
            raise SmallStoriesError("import.too_long", name=name)
        yield words


def _strokes(page: "PageObject") -> int:
    """Return about how many strokes set the words of a page; none where it cannot be told."""
    from pypdf.errors import PyPdfError

    try:
        drawn = page.get_contents()
        return len(_STROKE.findall(drawn.get_data())) if drawn is not None else 0
    except (PyPdfError, *_TROUBLES):
        return 0


def _written(pages: list[str]) -> Written:
    written = Written()
    chunks = []
    at = 0
    for page in pages:
        words = page.replace("\x00", "").encode("utf-8", "ignore").decode("utf-8").rstrip() + "\n"
        written.pages.append(at)
        chunks.append(words)
        at += len(words)
    written.text = "".join(chunks)
    return written
