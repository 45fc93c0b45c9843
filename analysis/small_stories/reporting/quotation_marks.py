"""Quotation marks, made uniform by the language of the report; single ones stand inside."""

import re
from typing import Final

_MARKS: Final = {"fi": ("”", "”", "’", "’"), "sv": ("”", "”", "’", "’"), "en": ("“", "”", "‘", "’")}
_DOUBLE: Final = '"“”„‟«»″'
_INNER: Final = re.compile(rf"[{_DOUBLE}]")
_OPENS: Final = re.compile(rf"(?:^|[\s(\[–—-])[{_DOUBLE}]*$")
_APOSTROPHE: Final = re.compile(r"(?<=\w)'(?=\w)")


def in_quotation_marks(words: str, language: str) -> str:
    """Return words in a report's quotation marks; quotations inside them get single ones."""
    opening, closing, inner_opening, inner_closing = _MARKS.get(language, _MARKS["fi"])

    def inner(found: re.Match[str]) -> str:
        opens = _OPENS.search(words[: found.start()]) is not None
        return inner_opening if opens else inner_closing

    return f"{opening}{_APOSTROPHE.sub('’', _INNER.sub(inner, words))}{closing}"
