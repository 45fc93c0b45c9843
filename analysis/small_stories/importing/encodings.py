"""Bytes into text: UTF-8, UTF-16 or Windows-1252, whichever a Finnish file is written in."""

import codecs
import re
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Tab, line ends, vertical tab and page feed come in texts; Ctrl-Z ended them once.
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f]")
_CUT_LETTER: Final = re.compile(
    rb"(?:[\xc3-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2})\Z"
)

_UTF8_LETTERS: Final = re.compile(
    rb"((?:[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}"
    rb"|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}"
    rb"|\xf4[\x80-\x8f][\x80-\xbf]{2})+)"
)
_WESTERN: Final = {
    byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(128, 160)
}


class NotText(ValueError):
    """The bytes are not text in any encoding that is read here."""


class CutOff(ValueError):
    """The text ends in the middle of a letter."""


def decoded(content: bytes) -> tuple[str, str]:
    """Return the text without its byte order mark, and the name of its encoding."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _checked(_strictly(content[len(mark) :], encoding)), encoding
    unmarked = _unmarked_utf16(content)
    if unmarked:
        return _checked(_strictly(content, unmarked)), unmarked
    text, encoding = _utf8_or_western(content)
    return _checked(text), encoding


def _checked(text: str) -> str:
    if _is_binary(text):
        raise NotText
    return text


def _is_binary(text: str) -> bool:
    return "\x00" in text or len(_CONTROLS.findall(text)) > max(2, len(text) // 500)


def _strictly(content: bytes, encoding: str) -> str:
    if encoding.startswith("utf-16") and len(content) % 2:
        raise CutOff
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise (CutOff if error.end >= len(content) else NotText) from error


def _unmarked_utf16(content: bytes) -> str | None:
    """Western text in UTF-16 has a zero in nearly every other byte."""
    sample = content[: min(len(content), 4000) // 2 * 2]
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if (
            len(zeros) >= 2
            and zeros.count(0) > 0.8 * len(zeros)
            and 4 * sample.count(0) < 3 * len(sample)
        ):
            return encoding
    return None


def _utf8_or_western(content: bytes) -> tuple[str, str]:
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        begun = error.start >= len(content) - 3 and _CUT_LETTER.search(content)
        if begun and not content[: error.start].isascii():
            raise CutOff from error
    if b"\x00" in content or _is_binary(content[:100_000].decode("latin-1")):
        raise NotText
    # A file pasted together from both encodings is read right too: only bytes that are no
    # UTF-8 are taken for Windows-1252.
    parts = _UTF8_LETTERS.split(content)
    return "".join(
        part.decode("utf-8") if place % 2 else _western(part) for place, part in enumerate(parts)
    ), "windows-1252"


def _western(content: bytes) -> str:
    """Return bytes as Windows-1252 has them; five of them mean nothing there."""
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        return content.decode("latin-1").translate(_WESTERN)
