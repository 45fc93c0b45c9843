"""The names that a project knows, and the places of a text where one of them stands."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from small_stories.anonymising.finnish.folding import folded, written_as
from small_stories.anonymising.finnish.forms import beginning, ending_in
from small_stories.model import IdentityKind

_NAMED: Final = (
    IdentityKind.PERSON,
    IdentityKind.PLACE,
    IdentityKind.ORGANISATION,
    IdentityKind.OTHER,
)
_JOINING: Final = "-.:@&"
_MOST_PARTS: Final = 12
_KEY: Final = 3  # letters by which a name is filed
_REMEMBERED: Final = 50_000
WORD: Final = re.compile(r"[^\W_]+(?:[-'’:.@&][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name that the project knows: its base form and the other names of the same one.

    ``identity`` is the number that the project keeps for whoever or whatever bears the name.
    """

    identity: int
    kind: IdentityKind
    base: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownMark:
    """Where a known name stands; ``identity`` is None when more than one could be meant.

    That is so of a name that two share, and of a part of a full name: *Kirsti* may be Kirsti
    Rautio, and may be another one. ``called`` is the base form of what was said.
    """

    start: int
    end: int
    identity: int | None
    kind: IdentityKind
    called: str


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to call a known name: its base, an alias (``whole``), or a part of a full name."""

    text: str
    name: KnownName
    whole: bool

    def is_said_as(self, form: str, *, bare: bool) -> bool:
        """Tell whether words in small letters are a form of it; see ``forms.ending_in``."""
        if self.name.kind in _NAMED:
            return ending_in(self.text, form, bare=bare) is not None
        lower = self.text.lower()
        return form == lower or (bare and written_as(form, lower))


def spellings(name: KnownName) -> Iterator[Spelling]:
    """Yield a name's base, its aliases, and the single names of a person's full name."""
    for whole in (name.base, *name.aliases):
        yield Spelling(" ".join(whole.split()), name, whole=True)
        if name.kind is IdentityKind.PERSON:
            for part in whole.split():
                if len(part) > 2 and part != whole:
                    yield Spelling(part, name, whole=False)


class NameBook:
    """Known names filed by how their forms begin, so that a word is tried on few of them."""

    def __init__(self, names: Iterable[KnownName]) -> None:
        self._filed: dict[tuple[int, str], list[Spelling]] = {}
        self._asked: dict[tuple[str, bool], list[Spelling]] = {}
        for spelling in dict.fromkeys(each for name in names for each in spellings(name)):
            key = beginning(spelling.text) if spelling.name.kind in _NAMED else ""
            count = max(1, spelling.text.count(" ") + 1)
            self._filed.setdefault((count, key[:_KEY]), []).append(spelling)
        self.longest = max((count for count, _ in self._filed), default=0)

    def called(self, said: str, *, bare: bool = False) -> list[Spelling]:
        """Return the spellings that words are a form of; ``bare`` as in ``forms.ending_in``."""
        form = " ".join(said.replace("_", " ").split()).lower()
        if (form, bare) not in self._asked:
            if len(self._asked) > _REMEMBERED:
                self._asked.clear()
            plain = folded(form)
            keys = ((form.count(" ") + 1, plain[:length]) for length in range(_KEY + 1))
            near = (each for key in dict.fromkeys(keys) for each in self._filed.get(key, ()))
            self._asked[form, bare] = [each for each in near if each.is_said_as(form, bare=bare)]
        return self._asked[form, bare]


@lru_cache(maxsize=16)
def name_book(names: tuple[KnownName, ...]) -> NameBook:
    """Return the book of some names, which is made once."""
    return NameBook(names)


def match_known(text: str, names: Sequence[KnownName]) -> list[KnownMark]:
    """Return where the known names stand in a text, in any form, longest first, in order.

    Of a compound (*Ursula-täti*) the name alone is found.
    """
    book = name_book(tuple(names))
    tokens = list(word_spans(text))
    found: list[KnownMark] = []
    at = 0
    while at < len(tokens):
        spot, used = next_called(text, tokens[at : at + book.longest], book)
        if spot is not None:
            found.append(_mark(*spot))
        at += used
    return found


def word_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the words of a text stand; a compound with hyphens is one word."""
    for word in WORD.finditer(text):
        yield word.span()


def next_called(
    text: str, tokens: Sequence[tuple[int, int]], book: NameBook, *, bare: bool = False
) -> tuple[tuple[int, int, list[Spelling]] | None, int]:
    """Return the longest known name that begins at the first word, and how many words it takes."""
    for count in range(len(tokens), 0, -1):
        start, end = tokens[0][0], tokens[count - 1][1]
        for stop in _spans_in_word(text, start, end) if count == 1 else [(start, end)]:
            if meant := book.called(text[slice(*stop)], bare=bare):
                return (*stop, meant), count
    return None, 1


def _spans_in_word(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a word whole, then its parts between hyphens and other signs, the longest first."""
    yield start, end
    cuts = [start - 1, *(i for i in range(start, end) if text[i] in _JOINING), end]
    if 2 < len(cuts) < _MOST_PARTS:
        parts = [(a + 1, b) for i, a in enumerate(cuts) for b in cuts[i + 1 :]]
        yield from sorted(parts, key=lambda part: part[0] - part[1])[1:]


def _mark(start: int, end: int, meant: Sequence[Spelling]) -> KnownMark:
    whole = [each for each in meant if each.whole]
    identities = {each.name.identity for each in whole}
    identity = identities.pop() if len(identities) == 1 else None
    first = (whole or meant)[0]
    return KnownMark(start, end, identity, first.name.kind, first.text)
