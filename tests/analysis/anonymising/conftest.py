"""Every form of a name written out, to hold what takes forms apart against."""

from collections.abc import Callable, Iterator
from functools import lru_cache

import pytest

from small_stories.anonymising.finnish.endings import Case, Ending, Grade, endings
from small_stories.anonymising.finnish.folding import lowered
from small_stories.anonymising.finnish.forms import stems_by_grade
from small_stories.anonymising.finnish.stems import VOWELS, is_back, stems_of

ADJECTIVES = ("uusi", "iso", "vähä", "pitkä", "vanha")


def _sharpened(word: str) -> Iterator[tuple[str, Ending]]:
    """Yield forms with a colon or an apostrophe (Oy:ltä, Bordeaux'n, Hanna's, Hannas)."""
    back = is_back(word)
    for ending, meaning in endings(Grade.WEAK, back).items():
        for sign in ":'’":
            yield f"{word}{sign}{ending}", meaning
            if word[-1].lower() not in VOWELS:
                yield f"{word}{sign}i{ending}", meaning
    for ending in ("s", "'s", "’s"):
        yield word + ending, Ending(Case.GENITIVE, tail="s")


@lru_cache(maxsize=200)
def word_forms(word: str) -> dict[str, Ending]:
    """Return every form of one word in small letters, with what its ending says."""
    found: dict[str, Ending] = {}
    for stems in stems_of(word):
        for stem, grade in stems_by_grade(stems):
            for ending, meaning in endings(grade, is_back(word)).items():
                found.setdefault(lowered(stem + ending), meaning)
    for nasal in _agreeing(word):
        found.setdefault(*nasal)
    if word.lower().endswith("nen"):
        found.setdefault(lowered(word[:-3]) + "sten", Ending(Case.GENITIVE, plural=True))
    for form, meaning in _sharpened(word):
        found.setdefault(lowered(form), meaning)
    return found


def _agreeing(word: str) -> Iterator[tuple[str, Ending]]:
    lower = word.lower()
    head = next((a for a in ADJECTIVES if lower.startswith(a) and len(lower) > len(a) + 2), None)
    if head is None:
        return
    rest = _by_meaning(word_forms(lower[len(head) :]))
    for meaning, form in _by_meaning(word_forms(head)).items():
        if meaning in rest:
            yield form + rest[meaning], meaning


def _by_meaning(forms: dict[str, Ending]) -> dict[Ending, str]:
    found: dict[Ending, str] = {}
    for form, meaning in forms.items():
        found.setdefault(meaning, form)
    return found


@lru_cache(maxsize=200)
def name_forms(name: str) -> dict[str, Ending]:
    """Return every form of a name of one or more words, in small letters, with its meaning.

    The last word is inflected alone (*Päivi Harjun*), and all together (*Yhteiseen pöytään*).
    """
    *heads, last = name.split() or [name]
    if not heads:
        return word_forms(last)
    lead = lowered(" ".join(heads))
    found = {f"{lead} {form}": meaning for form, meaning in word_forms(last).items()}
    tables = [_by_meaning(word_forms(head)) for head in heads]
    for form, meaning in word_forms(last).items():
        bare = Ending(meaning.case, meaning.plural)
        if all(bare in table for table in tables):
            found.setdefault(" ".join([*(t[bare] for t in tables), form]), meaning)
    return found


@pytest.fixture(scope="session")
def forms_of() -> Callable[[str], list[str]]:
    """Return a function that gives every form that a name can take, in small letters."""
    return lambda name: sorted(name_forms(name))
