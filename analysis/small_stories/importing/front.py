"""What stands above the first turn: title, date, place, and who the letters mean."""

import re
from collections.abc import Sequence
from typing import Final

from small_stories.importing.role_words import ROLE_OF_WORD, plain
from small_stories.model import Role
from small_stories.transcript_words import word_list

_LOOKED_AT: Final = 40
_ABOUT_THE_INTERVIEW: Final = word_list("lines.fields")
_LEGEND_ITEM: Final = re.compile(r"[(\[]?\s*([^\W_][\w .]{0,24}?)\s*[=:–-]\s*([^\W\d_]+)\.?\s*(.*)")
_TITLE_WORD: Final = re.compile(
    r"(?:haastattelu|litter|transkr|transcri|intervju|interview|muistiinpano|kenttämuistiinpano|anteckning|"
    r"fältanteckning|notes|fieldnotes|nauhoit|tallenne|äänite|projekti|hanke)"
)
_SENTENCE: Final = re.compile(r"[.?!…]\W*$")


def legend(text: str) -> dict[str, Role]:
    """Return the roles that a line such as ``H = haastattelija, V = haastateltava`` tells."""
    told = {}
    if "=" in text:
        text = re.sub(r"^[^:=]{1,40}:\s", "", text)  # Puhujat: A = haastattelija, B = ...
    for part in re.split(r"[,;/]|\.\s|\t|\s(?:ja|och|and)\s", text[:300]):
        item = _LEGEND_ITEM.fullmatch(part.strip())
        if not item or plain(item[1]) in ROLE_OF_WORD:
            continue  # Haastateltava: nainen
        if plain(item[2]) in ROLE_OF_WORD and len(item[3].split()) <= 4:
            told[plain(item[1])] = ROLE_OF_WORD[plain(item[2])]
    return told


def is_about_the_interview(label: str) -> bool:
    """Tell whether a label at the top names a fact of the interview, not a speaker."""
    words = plain(label).split()
    return bool(words) and words[0] in _ABOUT_THE_INTERVIEW and len(words) <= 3


def looks_told(words: str) -> bool:
    """Tell whether words are said rather than filled in: a sentence, or too long for a field."""
    return bool(_SENTENCE.search(words)) or len(words) > 60


def _is_field(label: str, words: str) -> bool:
    """Tell ``Haastateltava: nainen, n. 40 v.`` from what somebody says."""
    return plain(label) in ROLE_OF_WORD and len(words.split()) <= 5 and words[-1] not in "?!…"


def front_length(texts: Sequence[str], labels: Sequence[str | None], rests: Sequence[str]) -> int:
    """Return how many lines at the top are about the interview.

    They end with the last line that names a fact or explains the letters, as long as nobody has
    said anything before it.
    """
    end = 0
    for place, text in enumerate(texts[:_LOOKED_AT]):
        label = labels[place]
        if (label and is_about_the_interview(label)) or legend(text):
            end = place + 1
        elif label and looks_told(rests[place]) and not _is_field(label, rests[place]):
            break
    return end


def legend_above(texts: Sequence[str]) -> dict[str, Role]:
    """Return every role that the lines at the top tell."""
    told: dict[str, Role] = {}
    for text in texts:
        told.update(legend(text))
    return told


def is_title(text: str) -> bool:
    """Tell whether a line at the very top names the interview: ``Haastattelu 4, kevät``."""
    words = plain(text).split()
    return (
        bool(words)
        and len(text) <= 80
        and not _SENTENCE.search(text)
        and bool(_TITLE_WORD.match(words[0]))
    )
