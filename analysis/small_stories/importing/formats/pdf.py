"""PDF files: the text layer, page by page."""

import logging
import struct
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Final

from small_stories.apart.going_on import goes_on
from small_stories.errors import SmallStoriesError
from small_stories.importing.formats.written import Written

if TYPE_CHECKING:
    from pypdf import PageObject

_PAGES_AT_MOST: Final = 2000


def read(content: bytes, name: str) -> Written:
    """Return the text of a PDF and where its pages begin."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    # What is wrong inside a damaged file is told to nobody line by line, but in one sentence.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    troubles = (
        PyPdfError, KeyError, IndexError, TypeError, ValueError, AttributeError, AssertionError,
        RecursionError, OverflowError, NotImplementedError, ZeroDivisionError, EOFError, OSError,
        zlib.error, struct.error, MemoryError,
    )  # fmt: skip
    try:
        reader = PdfReader(BytesIO(content), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise SmallStoriesError("import.password", name=name)
        if len(reader.pages) > _PAGES_AT_MOST:
            raise SmallStoriesError("import.too_long", name=name)
        return _written([_words(page) for page in reader.pages])
    except troubles as error:
        raise SmallStoriesError("import.damaged", name=name) from error


def _words(page: "PageObject") -> str:
    """Return the words of a page; a book has hundreds, and each takes its time."""
    goes_on()
    return page.extract_text()


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
