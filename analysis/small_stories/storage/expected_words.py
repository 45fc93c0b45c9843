"""Names and terms that a project knows, for a recogniser to expect."""

import re
from itertools import accumulate
from typing import Final

from small_stories.storage.project_file import Project

# Whisper heeds no more than about 220 pieces of words, two letters each in Finnish.
_MOST_LETTERS: Final = 400


def expected_words(project: Project) -> tuple[str, ...]:
    """Return the names of the project's ledger and the words it uses of itself, each once.

    No more than a recogniser heeds, the names first: what it cannot know. They go no further than
    the recogniser on this computer, and only when the analyst asks.
    """
    names = project.db.execute(
        "SELECT base FROM identity WHERE kind IN ('person', 'place', 'organisation') ORDER BY id"
    )
    terms = project.db.execute(
        "SELECT name FROM goal UNION ALL SELECT evaluated FROM project UNION ALL"
        " SELECT name FROM area"
    )
    found = [str(row[0]).strip() for row in names]
    found += [name for row in terms for name in _terms(str(row[0]))]
    words = list(dict.fromkeys(word for word in found if word))
    letters = accumulate(len(word) + len(", ") for word in words)
    return tuple(
        word for word, so_far in zip(words, letters, strict=True) if so_far <= _MOST_LETTERS
    )


def _terms(text: str) -> list[str]:
    """Return the single long words of a text: short ones a recogniser knows."""
    return [word for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text) if len(word) > 7]
