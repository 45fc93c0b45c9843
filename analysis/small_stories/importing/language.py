"""Which of the three languages talk is in, by its smallest words, spoken forms too."""

import re
from collections import Counter
from typing import Final

from small_stories.strings import LANGUAGES
from small_stories.transcript_words import word_list

_SMALL_WORDS: Final = {language: word_list(f"languages.{language}") for language in LANGUAGES}
_WORD: Final = re.compile(r"[^\W\d_]+(?:'[a-z]+)?")


def language_of(text: str) -> str:
    """Return ``fi``, ``sv`` or ``en``; Finnish where the words do not tell."""
    heard = Counter(_WORD.findall(text[:60_000].casefold()))
    found = {
        language: sum(heard[word] for word in small) for language, small in _SMALL_WORDS.items()
    }
    return max(found, key=lambda language: found[language])
