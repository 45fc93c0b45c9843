"""Texts inside what is no text: pictures' metadata, packed streams, and runs of letters."""

import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

_LETTER: Final = rb"[\x20-\x7e]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}"
_UTF8: Final = re.compile(rb"(?:" + _LETTER + rb"){6,}")
_LATIN: Final = re.compile(rb"[\x20-\x7e\xa0-\xff]{6,}")
_WIDE: Final = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\x00|[\x00-\xff]\x01){4,}")
_WIDE_OTHER_WAY: Final = re.compile(rb"(?:\x00[\x20-\x7e\xa0-\xff]|\x01[\x00-\xff]){4,}")
_PACKED: Final = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08")
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_MOST_STREAMS: Final = 2_000
_MOST_UNPACKED: Final = 32 * 2**20  # bytes of one stream


def texts_in_bytes(content: bytes) -> Iterator[str]:
    """Yield what can be read in bytes, in any usual coding, packed (zlib, gzip) or not.

    What a PNG shows is no text: its packed points would look like an address or a number by chance.
    """
    if content.startswith(_PNG):
        yield from _notes_of_png(content)
        content = _without_points(content)
    elif content.startswith(b"\xff\xd8"):
        yield from _notes_of_jpeg(content)
    yield from _readable(content)
    for number, found in enumerate(_PACKED.finditer(content)):
        if number < _MOST_STREAMS:
            yield from _readable(_unpacked(content[found.start() :]))


def _readable(content: bytes) -> Iterator[str]:
    for run in _UTF8.finditer(content):
        yield run[0].decode("utf-8", errors="ignore")
    for run in _LATIN.finditer(content):
        if not run[0].isascii():
            yield run[0].decode("latin-1")
    for run in _WIDE.finditer(content):
        yield run[0].decode("utf-16-le", errors="ignore")
    for run in _WIDE_OTHER_WAY.finditer(content):
        yield run[0].decode("utf-16-be", errors="ignore")


def _unpacked(content: bytes) -> bytes:
    with suppress(zlib.error):
        return zlib.decompressobj(47).decompress(content, _MOST_UNPACKED)
    return b""


def _pieces_of_png(content: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Yield the kind of each piece of a PNG, and where its content begins and ends."""
    at = len(_PNG)
    while at + 8 <= len(content):
        size, kind = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        yield kind, at + 8, at + 8 + size
        at += size + 12


def _notes_of_png(content: bytes) -> Iterator[str]:
    """Yield each short note of a PNG: keyword and words, which may be shorter than any run."""
    for kind, begin, end in _pieces_of_png(content):
        if kind in (b"tEXt", b"iTXt", b"zTXt", b"eXIf"):
            yield from _short(content[begin:end])


def _without_points(content: bytes) -> bytes:
    """Return a PNG without the packed points and checksum of its pieces that hold any."""
    kept, after = b"", 0
    for kind, begin, end in _pieces_of_png(content):
        if kind == b"IDAT":
            kept += content[after:begin]
            after = end + 4
    return kept + content[after:]


def _notes_of_jpeg(content: bytes) -> Iterator[str]:
    """Yield what the segments before a JPEG's picture say: EXIF, XMP, IPTC and comments."""
    at = 2
    while content[at : at + 1] == b"\xff" and content[at + 1 : at + 2] != b"\xda":
        size = int.from_bytes(content[at + 2 : at + 4], "big")
        yield from _short(content[at + 4 : at + 2 + size])
        at += max(size, 2) + 2


def _short(note: bytes) -> Iterator[str]:
    for part in re.split(rb"[\x00-\x1f]+", note):
        with suppress(UnicodeDecodeError):
            yield part.decode("utf-8")
            continue
        yield part.decode("latin-1")
