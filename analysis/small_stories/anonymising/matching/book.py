"""The names that a project knows, filed so that a word is tried on few of them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from small_stories.anonymising.finnish.folding import folded, lowered, written_as
from small_stories.anonymising.finnish.forms import beginning, ending_in, heads_of_compounds
from small_stories.model import IdentityKind

NUMBERS: Final = (
    IdentityKind.PHONE,
    IdentityKind.EMAIL,
    IdentityKind.LINK,
    IdentityKind.IDENTITY_CODE,
    IdentityKind.ADDRESS,
)
_AS_IT_IS: Final = (*NUMBERS, IdentityKind.DATE, IdentityKind.AGE)
_BETWEEN_WORDS: Final = re.compile(r"[\s,_]*[-‐‑‒–—−/+&][\s_]*|[\s,_()\[\]\"”“„»«#*]+")
_AT_ENDS: Final = " .!?"
_APOSTROPHES: Final = str.maketrans("’‘´`ʼ", "'" * 5)
_KEY: Final = 3  # letters by which a name is filed
_SECOND_KEY: Final = 2  # and of its second word
_REMEMBERED: Final = 50_000


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
class Spelling:
    """One way to call a known name: its base, an alias (``whole``), or a part of a full name.

    ``written`` is how it is compared: any dash is a space, and a surname may come first.
    """

    text: str
    name: KnownName
    whole: bool
    written: str

    def is_said_as(self, form: str, *, bare: bool) -> bool:
        """Tell whether words in small letters are a form of it; see ``forms.ending_in``."""
        said = plainly(form)
        if self.name.kind not in _AS_IT_IS:
            return ending_in(self.written, said, bare=bare) is not None
        lower = lowered(self.written)
        return said == lower or (bare and written_as(said, lower))


@dataclass(frozen=True, slots=True)
class Head:
    """The name that a compound begins with: its letters, and whose it may be."""

    length: int
    meant: list[Spelling]
    doubtful: bool


def plainly(words: str) -> str:
    """Return words with one space where dashes, commas, quotation marks or the like stand.

    Each dotted letter is one sign, and all apostrophes are the same. Stops stay inside: *Hanna.
    Virtanen* are two.
    """
    whole = unicodedata.normalize("NFC", words).translate(_APOSTROPHES)
    return _BETWEEN_WORDS.sub(" ", whole).strip(_AT_ENDS)


def spellings(name: KnownName) -> Iterator[Spelling]:
    """Yield a name's base, its aliases, and the single names of a person's full name."""
    for whole in (name.base, *name.aliases):
        text = " ".join(whole.split())
        for written in _ways(text, name.kind):
            yield Spelling(text, name, whole=True, written=written)
        if name.kind is IdentityKind.PERSON:
            for part in text.split():
                if len(part) > 2 and part != text:
                    for written in _ways(part, name.kind):
                        yield Spelling(part, name, whole=False, written=written)


def _ways(text: str, kind: IdentityKind) -> Iterator[str]:
    """Yield how a name may be written: *Hanna-Leena*, *Hannaleena*, *Rautio(n) Kirsti*."""
    plain = plainly(text)
    yield plain
    if "'" in plain:
        yield from (plain.replace("'", ""), plain.replace("'", " "))
    if " " not in text and " " in plain:
        yield plain.replace(" ", "").capitalize()
    given, _, family = text.rpartition(" ")
    if kind is IdentityKind.PERSON and given and " " not in given:
        for head in heads_of_compounds(family):
            yield plainly(f"{head} {given}")


def _letters(beginning: str) -> str:
    """Return the letters before any other sign: words are tried by them (*o* of *O'Connor*)."""
    return re.split(r"\W|_", beginning, maxsplit=1)[0]


class NameBook:
    """Known names filed by how their forms begin, so that a word is tried on few of them."""

    def __init__(self, names: Iterable[KnownName]) -> None:
        known = list(names)
        self.numbers = [
            (name, said)
            for name in known
            if name.kind in NUMBERS
            for said in (name.base, *name.aliases)
        ]
        self.spellings = list(
            dict.fromkeys(
                each for name in known if name.kind not in NUMBERS for each in spellings(name)
            )
        )
        self._filed: dict[tuple[int, str], list[Spelling]] = {}
        self._asked: dict[tuple[str, bool], list[Spelling]] = {}
        self._begin: dict[str, frozenset[int]] = {}
        self._strange: dict[str, bool] = {}
        self._counts: dict[str, set[int]] = {}
        self._seconds: dict[str, set[str]] = {}
        self._following: dict[str, frozenset[str]] = {}
        # what has been said of words before: most of a talk is the same words again
        self.heads_found: dict[str, Head | None] = {}
        self.misspelt_found: dict[str, list[Spelling]] = {}
        for spelling in self.spellings:
            inflected = spelling.name.kind not in _AS_IT_IS
            key = _letters(beginning(spelling.written))[:_KEY] if inflected else ""
            count = max(1, spelling.written.count(" ") + 1)
            self._filed.setdefault((count, key), []).append(spelling)
            self._counts.setdefault(key, set()).add(count)
            for second in spelling.written.split()[1:2]:
                self._seconds.setdefault(key, set()).add(beginning(second)[:_SECOND_KEY])
        self.longest = max((count for count, _ in self._filed), default=0)

    def is_strange(self, word: str) -> bool:
        """Tell whether no name, nor anything like one, begins with a word."""
        if word not in self._strange:
            own = len(word) > 2 and not self.may_begin(word)
            self._strange[word] = own and not self.near(word)
        return self._strange[word]

    def may_begin(self, word: str) -> bool:
        """Tell whether a name could begin with a word, or in a part of it."""
        return bool(self.counts(word))

    def counts(self, word: str) -> frozenset[int]:
        """Return of how many words the names are that could begin with a word, or a part of it."""
        if word not in self._begin:
            parts = re.split(r"[^\w]|_", folded(word))
            keys = {part[:length] for part in parts for length in range(_KEY + 1)}
            self._begin[word] = frozenset().union(*(self._counts.get(key, ()) for key in keys))
        return self._begin[word]

    def may_go_on(self, word: str, second: str) -> bool:
        """Tell whether a name of several words could begin with these two, of letters alone."""
        if word not in self._following:
            keys = {folded(word)[:length] for length in range(_KEY + 1)}
            found = frozenset[str]().union(*(self._seconds.get(key, ()) for key in keys))
            self._following[word] = found
        plain = folded(second)
        return any(plain[:length] in self._following[word] for length in range(_SECOND_KEY + 1))

    def called(self, said: str, *, bare: bool = False) -> list[Spelling]:
        """Return the spellings that words are a form of; ``bare`` as in ``forms.ending_in``."""
        if (said, bare) not in self._asked:
            if len(self._asked) > _REMEMBERED:
                self._asked.clear()
            form = lowered(plainly(said))
            plain = folded(form)
            keys = ((form.count(" ") + 1, plain[:length]) for length in range(_KEY + 1))
            near = (each for key in dict.fromkeys(keys) for each in self._filed.get(key, ()))
            self._asked[said, bare] = [each for each in near if each.is_said_as(form, bare=bare)]
        return self._asked[said, bare]

    @cached_property
    def heads(self) -> dict[str, list[tuple[str, Spelling]]]:
        """Nominatives and genitives that a compound may begin with, by their first letters."""
        found: dict[str, list[tuple[str, Spelling]]] = {}
        for spelling in self.spellings:
            if " " not in spelling.written and spelling.name.kind not in _AS_IT_IS:
                for head in heads_of_compounds(spelling.written):
                    found.setdefault(folded(head[:_KEY]), []).append((head, spelling))
        return found

    def near(self, word: str) -> list[Spelling]:
        """Return the single names that begin with the same two letters as a word."""
        return self._near.get(folded(word[:2]), [])

    @cached_property
    def _near(self) -> dict[str, list[Spelling]]:
        found: dict[str, list[Spelling]] = {}
        for each in self.spellings:
            if " " not in each.written and each.name.kind not in _AS_IT_IS:
                found.setdefault(folded(each.written[:2]), []).append(each)
        return found


@lru_cache(maxsize=16)
def name_book(names: tuple[KnownName, ...]) -> NameBook:
    """Return the book of some names, which is made once."""
    return NameBook(names)
