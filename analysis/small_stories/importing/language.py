"""Which language talk is in: by its smallest words, spoken forms too, or by its letters."""

import re
import unicodedata
from collections import Counter
from typing import Final

from small_stories.strings import LANGUAGES
from small_stories.transcript_words import word_list

# Some that interviews are given in, though the program has no strings or rules in them.
_OTHERS: Final = ("et", "so")
_SMALL_WORDS: Final = {
    language: word_list(f"languages.{language}") for language in (*LANGUAGES, *_OTHERS)
}
_FEWEST: Final = 3
_WORD: Final = re.compile(r"[^\W\d_]+(?:'[a-z]+)?")
# The language of most who write in a script, and letters that another language alone has.
_SCRIPTS: Final = {"ARABIC": "ar", "CYRILLIC": "ru", "HEBREW": "he", "THAI": "th", "CJK": "zh",
                   "DEVANAGARI": "hi", "ETHIOPIC": "am", "GREEK": "el"}  # fmt: skip
_OWN_LETTERS: Final = {"ar": ("fa", "پچژگ"), "ru": ("uk", "ґєії")}


def language_of(text: str) -> str:
    """Return the language of a text by its two letters; Finnish where the words do not tell.

    A text most of whose letters are no Latin ones is told by its script: it is for the analyst to
    say more exactly.
    """
    told = text[:60_000].casefold()
    if foreign := _by_script(told[:4_000]):
        return foreign
    heard = Counter(_WORD.findall(told))
    found = {
        language: sum(heard[word] for word in small) for language, small in _SMALL_WORDS.items()
    }
    likely = max(LANGUAGES, key=lambda language: found[language])
    other = max(_OTHERS, key=lambda language: found[language])
    # Half of what is small in Estonian is Finnish too: its own words alone are counted.
    is_other = found[other] >= _FEWEST and 2 * found[other] >= found[likely]
    return other if is_other else likely


def _by_script(text: str) -> str:
    letters = [sign for sign in text if sign.isalpha()]
    if text.isascii() or not letters:
        return ""
    scripts = Counter(unicodedata.name(sign, "").split(" ")[0] for sign in letters)
    script, count = scripts.most_common(1)[0]
    language = _SCRIPTS.get(script, "") if 2 * count > len(letters) else ""
    other, own = _OWN_LETTERS.get(language, ("", ""))
    return other if any(sign in own for sign in letters) else language
