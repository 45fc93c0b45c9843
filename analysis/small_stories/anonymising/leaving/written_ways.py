"""The same words written for a machine: with entities, in links, in base64, in spreadsheets."""

import re
from base64 import b64decode
from collections.abc import Iterator
from contextlib import suppress
from html import unescape
from typing import Final
from urllib.parse import unquote

_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_|\\u([0-9A-Fa-f]{4})|\\'([0-9A-Fa-f]{2})")
_QUOTED: Final = re.compile(r"(?:=[0-9A-F]{2})+")
_BASE64: Final = re.compile(r"(?<![\w+/])(?=[a-z0-9+/]*[A-Z0-9])[\w+/-]{8,}={0,2}(?![\w+/=])")
_INNER: Final = re.compile(r"(?<=[a-zåäö])(?=[A-ZÅÄÖ])|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")


def ways_of_reading(text: str) -> Iterator[str]:
    """Yield a text, and what it says when its signs for a machine are read as letters."""
    yield text
    if "&" in text:
        yield unescape(unescape(text))
    if "%" in text:
        yield unquote(text.replace("+", " "))
        yield unquote(text.replace("+", " "), encoding="latin-1")
    if "_x" in text or "\\" in text:
        yield _ESCAPED.sub(lambda hit: chr(int(hit[1] or hit[2] or hit[3], 16)), text)
    if "=" in text:
        yield _QUOTED.sub(_unquoted, text)
    for hit in _BASE64.finditer(text):
        yield from _from_base64(hit[0])


def as_a_name(text: str) -> str:
    """Return the name of a file or of a part in words: *UrsulaBerg_2024* is three."""
    return _INNER.sub(" ", _spaced(text))


def _spaced(text: str) -> str:
    return re.sub(r"[_.]+", " ", text)


def _unquoted(hit: re.Match[str]) -> str:
    return bytes.fromhex(hit[0].replace("=", "")).decode("utf-8", errors="replace")


def _from_base64(coded: str) -> Iterator[str]:
    plain = coded.rstrip("=").replace("-", "+").replace("_", "/")
    with suppress(ValueError):
        content = b64decode(plain + "=" * (-len(plain) % 4), validate=True)
        for coding in ("utf-8", "utf-16-le"):
            with suppress(UnicodeDecodeError):
                said = content.decode(coding)
                if said.isprintable():
                    yield said
