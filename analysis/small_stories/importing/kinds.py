"""What kind of file something is: by its bytes first, by its name where bytes cannot tell."""

import re
import struct
import zipfile
import zlib
from io import BytesIO
from pathlib import PurePath
from typing import Final

from small_stories.errors import SmallStoriesError

PACKED_AT_MOST: Final = 400 * 1024 * 1024
PART_AT_MOST: Final = 64 * 1024 * 1024
"""What a packed document may unpack to: all of it, and one part of its text."""
TAGS_AT_MOST: Final = {"docx": 2_500_000, "odt": 300_000}
"""Tags in a part. Word sets many around a word; OpenDocument needs few, and is slow to read."""

PACKAGE_TROUBLES: Final = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, LookupError,
    NotImplementedError, RuntimeError,
)  # fmt: skip
"""What ``zipfile`` raises for packages that are bent or lie of their parts."""

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ODT: Final = b"application/vnd.oasis.opendocument.text"
_DOCUMENTS: Final = (".docx", ".odt", ".rtf", ".pdf", ".doc")
# White space that was taken is never given back: a million line ends would be tried squared.
_SUBTITLES: Final = re.compile(
    r"\s*+(?:\d++[^\S\r\n]*+[\r\n]\s*+)?\d{1,2}:\d{1,2}:\d{1,2}[.,]\d{1,3}\s*-->\s*"
    r"\d{1,2}:\d{1,2}:\d{1,2}[.,]\d{1,3}(?:[ \t]+X\d:[^\r\n]*)?[ \t]*(?:\r\n?|\n)[^\r\n]"
)
_WEB_PAGE: Final = re.compile(
    r"\s*+(?:<\?xml[^>]*>\s*+)?(?:<!--(?>.*?-->)\s*+)*+<(?:!doctype\s+html|html)\b", re.I | re.S
)


def binary_kind(content: bytes, name: str) -> str | None:
    """Return ``docx``, ``odt``, ``pdf`` or ``rtf``, or None where the bytes may be plain text."""
    if content.startswith(b"PK\x03\x04"):
        return _packed_kind(content, name)
    if content.startswith(_OLE):
        raise SmallStoriesError(_old_kind(content), name=name)
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content[:64].lstrip().startswith(b"{\\rtf"):
        return "rtf"
    return None


def text_kind(text: str, name: str) -> str:
    """Return which kind of plain text this is: ``vtt``, ``srt``, ``html``, ``md`` or ``txt``."""
    suffix = PurePath(name).suffix.lower()
    if text.lstrip().startswith("WEBVTT"):
        return "vtt"
    if suffix in (".vtt", ".srt"):
        return suffix[1:]
    if _SUBTITLES.match(text):
        return "srt"
    if _WEB_PAGE.match(text[:4096]) or (suffix in (".html", ".htm") and "<" in text):
        return "html"
    if text.lstrip().startswith("<?xml"):
        raise SmallStoriesError("import.wrong_kind", name=name)
    return "md" if suffix in (".md", ".markdown") else "txt"


def part_of(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """Return a part of a package, and no more of it than it says of itself.

    Raises one of PACKAGE_TROUBLES where it lies.
    """
    with packed.open(part) as opened:
        return opened.read(part.file_size + 1)


def refuse_binary(name: str) -> SmallStoriesError:
    """Return the error for bytes that are no text, told by what the name promised."""
    promised = PurePath(name).suffix.lower() in _DOCUMENTS
    return SmallStoriesError("import.wrong_kind" if promised else "import.not_text", name=name)


def _old_kind(content: bytes) -> str:
    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if holds("EncryptedPackage"):
        return "import.password"
    return "import.old_word" if holds("WordDocument") else "import.wrong_kind"


def _packed_kind(content: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            return _kind_of_package(packed, name)
    except PACKAGE_TROUBLES as error:
        raise SmallStoriesError("import.damaged", name=name) from error


def _kind_of_package(packed: zipfile.ZipFile, name: str) -> str:
    parts = packed.infolist()
    names = {part.filename for part in parts}
    is_word = any(part.startswith("word/") for part in names)
    is_text = "mimetype" in names and _mimetype(packed, name) == _ODT
    if not (is_word or is_text):
        raise SmallStoriesError("import.wrong_kind", name=name)
    if any(part.flag_bits & 1 for part in parts):
        raise SmallStoriesError("import.password", name=name)
    pages = [part for part in parts if part.filename.endswith((".xml", ".rels"))]
    if (
        sum(part.file_size for part in parts) > PACKED_AT_MOST
        or max((page.file_size for page in pages), default=0) > PART_AT_MOST
    ):
        raise SmallStoriesError("import.too_long", name=name)
    kind = "docx" if is_word else "odt"
    for page in pages:  # the libraries would unfold all of one that lies of its size
        if part_of(packed, page).count(b"<") > TAGS_AT_MOST[kind]:
            raise SmallStoriesError("import.too_long", name=name)
    return kind


def _mimetype(packed: zipfile.ZipFile, name: str) -> bytes:
    if packed.getinfo("mimetype").flag_bits & 1:
        raise SmallStoriesError("import.password", name=name)
    with packed.open("mimetype") as part:
        return part.read(200).strip()
