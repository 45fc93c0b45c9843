"""Words by which somebody who knows the teller may recognise them: no name, but hardly anybody's.

Readers and co-workers often know the people, so that a vivid detail tells who it is.
"""

import re
from typing import Final

from small_stories.anonymising.finnish.commonness import UNSEEN, commonness
from small_stories.anonymising.who_could_it_be.quoted import Ground, Quoted
from small_stories.storage.project_file import Project

_WORD: Final = re.compile(r"[^\W\d_]{9,}(?:-[^\W\d_]+)*")
_CLITIC: Final = re.compile(r"(?:kin|ki|kaan|kään|han|hän|ko|kö|pa|pä)$")
_STEM: Final = 7
_MOST: Final = 5


def rare_words(project: Project, quote: int) -> list[str]:
    """Return up to five rare words of a Finnish quote that no other teller's quote has.

    They are long and in no list of half a million words; there is no such list of other languages.
    """
    ground = Ground(project)
    own = ground.quoted(quote)
    if own is None or own.language != "fi":
        return []
    others = " ".join(
        _printed(each) for each in ground.all_quoted() if each.teller != own.teller
    ).lower()
    said = dict.fromkeys(_WORD.findall(_printed(own)))
    rare = (word for word in said if _is_rare(word))
    return [word for word in rare if word.lower()[:_STEM] not in others][:_MOST]


def _is_rare(word: str) -> bool:
    """Tell whether a word is in no list, nor without *-kin* and its like."""
    return max(commonness(word), commonness(_CLITIC.sub("", word.lower()))) <= UNSEEN


def _printed(quoted: Quoted) -> str:
    return " ".join(quoted.as_printed(words) for words in quoted.words)
