"""A change told in passing, in a clause that hangs on another."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from small_stories.hinting.said import Said, Sign

_OPENS: Final = {
    "fi": re.compile(
        r"(?<!\w)(?:jo(?:n?ka|tka|ta|ssa|sta|hon|lla|lta|lle|ita|ille|issa)"
        r"|mi(?:kä|nkä|tä|tkä|ssä|stä|hin|llä|ltä|lle|ssa|sta|lloin)"
        r"|vaikka|ku|kun|paitsi et\w*)(?!\w)"
    ),
    "sv": re.compile(r"(?<!\w)(?:som|när|vilket|fast|fastän|där)(?!\w)"),
    "en": re.compile(r"(?<!\w)(?:which|who|that|when|although|even though|where)(?!\w)"),
}
_CHANGES: Final = (
    "then_now.now",
    "then_now.then",
    "then_now.no_more",
    "then_now.never_before",
    "change.dare",
    "change.can",
)


def signs(passage: Sequence[Said]) -> Iterator[Sign]:
    """Yield clauses that open with a relative or *when* and hold a word of change."""
    for said in passage:
        opens = _OPENS.get(said.language)
        for match in opens.finditer(said.text) if opens else ():
            end = _clause_end(said.text, match.end())
            inside = [p for key in _CHANGES for p in said.found(key) if match.end() <= p[0] < end]
            if inside:
                yield Sign("subordinate_clause.change", said.place(match.start(), end))


def _clause_end(text: str, start: int) -> int:
    comma = text.find(",", start)
    return comma if comma >= 0 else len(text.rstrip(".!? "))
