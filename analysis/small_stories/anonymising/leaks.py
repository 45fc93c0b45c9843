"""The last gate: whether a finished text or file still holds a name that was to be hidden.

Everything is looked for in every form, in any letters, with or without its dots and accents, and
inside compounds; but only from a word's start, so that *annan* is no Anna.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from small_stories.anonymising.endings import Case
from small_stories.anonymising.file_texts import texts_in_file
from small_stories.anonymising.forms import (
    KnownName,
    forms_of,
    name_forms,
    spans_in_word,
    spellings,
    word_spans,
)
from small_stories.anonymising.marks import Tier
from small_stories.anonymising.names import NAME
from small_stories.anonymising.pipeline import capital_ratio
from small_stories.model import IdentityKind

_UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_LONG_ENOUGH: Final = 6  # letters of a name that is looked for at the start of longer words
_SEPARATORS: Final = r"[\s()./@:_+-]*"


@dataclass(frozen=True, slots=True)
class Leak:
    """A name that is still there: whose, as it stands, and in which part of a file.

    ``tier`` is CHECK where the word may be an ordinary one (*toivo*) or another longer name.
    ``identity`` is None for a text that was given alone, or when several share the name.
    """

    identity: int | None
    found: str
    tier: Tier
    where: str = ""


@dataclass(frozen=True, slots=True)
class _Form:
    text: str
    identity: int


def folded(text: str) -> str:
    """Return a text in small letters without dots and accents, one letter for each letter."""
    return "".join(unicodedata.normalize("NFD", letter)[0] for letter in text.lower())


def _cleaned(text: str) -> str:
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text))


@lru_cache(maxsize=64)
def _forms(names: tuple[KnownName, ...]) -> tuple[dict[str, list[_Form]], int]:
    """Return all forms by their folded letters, and how many words the longest has."""
    table: dict[str, list[_Form]] = {}
    for name in names:
        for spelling in spellings(name):
            for form in forms_of(spelling, name.kind):
                table.setdefault(folded(form), []).append(_Form(form, name.identity))
    return table, max((form.count(" ") + 1 for form in table), default=0)


@lru_cache(maxsize=64)
def _heads(names: tuple[KnownName, ...]) -> dict[str, list[_Form]]:
    """Return the nominatives and genitives that may begin a compound, by their first letters."""
    heads: dict[str, list[_Form]] = {}
    for name in names:
        if name.kind not in (IdentityKind.PERSON, IdentityKind.PLACE, IdentityKind.ORGANISATION):
            continue
        for spelling in spellings(name):
            for form, ending in name_forms(spelling).items():
                plain = ending.case in (Case.NOMINATIVE, Case.GENITIVE) and not ending.tail
                if plain and not ending.plural and len(form) >= _LONG_ENOUGH and "'" not in form:
                    first = folded(form[:_LONG_ENOUGH])
                    heads.setdefault(first, []).append(_Form(form, name.identity))
    return heads


def leaks(text: str, names: Sequence[KnownName], also: Sequence[str] = ()) -> list[Leak]:
    """Return the hidden names that a text still holds.

    ``also`` are other things to look for as they are, such as numbers, addresses and file names:
    they are found whatever spaces and hyphens stand between their letters.
    """
    clean = _cleaned(text)
    table, longest = _forms(tuple(names))
    spans = list(word_spans(clean))
    found: list[Leak] = []
    at = 0
    while at < len(spans):
        leak, used = _leak_at(clean, spans[at : at + longest], table)
        found += [leak] if leak else list(_in_compound(clean[slice(*spans[at])], names))
        at += used
    return [*found, *_as_they_are(clean, also)]


def _leak_at(
    text: str, spans: list[tuple[int, int]], table: dict[str, list[_Form]]
) -> tuple[Leak | None, int]:
    for count in range(len(spans), 0, -1):
        start, end = spans[0][0], spans[count - 1][1]
        for stop in spans_in_word(text, start, end) if count == 1 else [(start, end)]:
            surface = re.sub(r"[\s_]+", " ", text[slice(*stop)])
            forms = [f for f in table.get(folded(surface), ()) if _written_as(surface, f.text)]
            if forms:
                identities = {form.identity for form in forms}
                identity = identities.pop() if len(identities) == 1 else None
                return Leak(identity, text[slice(*stop)], tier_of(surface)), count
    return None, 1


def _written_as(surface: str, form: str) -> bool:
    """Tell whether the surface is the form with all, some or none of its dots and accents."""
    pairs = zip(surface.lower(), form, strict=False)
    return all(letter in (right, folded(right)) for letter, right in pairs)


def tier_of(surface: str) -> Tier:
    """Return CHECK for a name's form in small letters that is an ordinary word too."""
    if not surface.islower() or " " in surface:
        return Tier.MARKED
    ratio = capital_ratio(surface)
    return Tier.CHECK if ratio is not None and ratio < NAME else Tier.MARKED


def _in_compound(word: str, names: Sequence[KnownName]) -> Iterator[Leak]:
    lower = folded(word)
    for head in _heads(tuple(names)).get(lower[:_LONG_ENOUGH], ()):
        rest = len(word) - len(head.text)
        if rest > 2 and lower.startswith(folded(head.text)) and _written_as(word, head.text):
            people = lower[len(head.text) :].startswith("lais")
            yield Leak(head.identity, word, Tier.MARKED if people else Tier.CHECK)
            return


def _as_they_are(text: str, also: Sequence[str]) -> Iterator[Leak]:
    searched = folded(text)
    for wanted in also:
        letters = [re.escape(letter) for letter in folded(_cleaned(wanted)) if letter.isalnum()]
        if len(letters) < 2:
            continue
        for hit in re.finditer(rf"(?<!\w){_SEPARATORS.join(letters)}(?!\w)", searched):
            yield Leak(None, text[slice(*hit.span())], Tier.MARKED)


def leaks_in_file(path: Path, names: Sequence[KnownName], also: Sequence[str] = ()) -> list[Leak]:
    """Return the hidden names that a finished file still holds, each with the part it is in.

    Searched are the file's name and every part of a .docx, .xlsx or other packed document: body,
    headers, notes, comments, tracked changes, properties, sheet names, links, pictures' texts.
    Raises SmallStoriesError("anonymising.unreadable") for a file that cannot be opened.
    """
    found: dict[Leak, None] = {}
    for where, text in texts_in_file(path):
        for leak in leaks(text, names, also):
            found[Leak(leak.identity, leak.found, leak.tier, where)] = None
    return list(found)
