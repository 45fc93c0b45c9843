"""Where words are still to be found: in names and bytes of files, as text of any width, packed too.

What is deflated is read wherever a stream may begin: in zip and gzip files, pictures, documents, or
in the middle of something else.
"""

import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

CODINGS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "latin-1")
_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
_ZIPPED = re.compile(rb"PK\x03\x04.{22}(.{2})(.{2})", re.DOTALL)
_GZIP = re.compile(rb"\x1f\x8b\x08")


def holding(folder: Path, words: Iterable[str]) -> list[str]:
    """Return the files under a folder that hold one of the words, however they are written."""
    forms = [form for word in words for form in _forms(word)]
    found = []
    for path in sorted(folder.rglob("*")):
        contents = [path.name.encode()]
        if path.is_file():
            contents += [path.read_bytes(), *unpacked(path.read_bytes())]
        if any(form in content for content in contents for form in forms):
            found.append(path.relative_to(folder).as_posix())
    return found


def _forms(word: str) -> Iterator[bytes]:
    for cased in {word, word.lower(), word.upper()}:
        yield from {cased.encode(coding) for coding in CODINGS}


def unpacked(content: bytes) -> Iterator[bytes]:
    """Yield what comes out of every deflated stream that may begin in the bytes."""
    begins = [(found.start(), zlib.MAX_WBITS) for found in _ZLIB.finditer(content)]
    begins += [(found.start(), 16 + zlib.MAX_WBITS) for found in _GZIP.finditer(content)]
    for found in _ZIPPED.finditer(content):
        name, extra = (int.from_bytes(part, "little") for part in found.groups())
        begins.append((found.end() + name + extra, -zlib.MAX_WBITS))
    for start, bits in begins:
        try:
            yield zlib.decompressobj(bits).decompress(content[start:], 10_000_000)
        except zlib.error:
            continue
