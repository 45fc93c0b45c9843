"""Build ``words/vocabulary_en.txt``, English words that name nobody: ``vocabulary.py ENGLISH``.

ENGLISH is the folder ``src`` of the npm package ``@zxcvbn-ts/language-en`` 3.0.2 (MIT), unpacked by
hand. Words that the name table has, first names, and rarer family names are left out; so are
forms that ``stems_in_english`` leads back to another word.
"""

import json
import re
import sys
import textwrap
from pathlib import Path

from small_stories.anonymising import words
from small_stories.anonymising.finding.plain_vocabulary import stems_in_english
from small_stories.anonymising.finnish import name_table

COMMON, RARER = 2000, 12000  # first names up to here, family names up to there are words too
OF_WIKIPEDIA = 9000  # after these its words are more and more names
HEADER = (
    "# English words that name nobody. Built by packaging/name_table/vocabulary.py"
    " out of @zxcvbn-ts/language-en (MIT).\n"
)


def main() -> None:
    source = Path(sys.argv[1])
    first, last = _names(source, "firstnames"), _names(source, "lastnames")
    found = {word for word, place in _places(source) if _is_ordinary(word, place, first, last)}
    bare = {word for word in found if not found & set(stems_in_english(word)) - {word}}
    path = name_table.path().with_name("vocabulary_en.txt")
    path.write_text(HEADER + textwrap.fill(" ".join(sorted(bare)), 120) + "\n", encoding="utf-8")
    print(len(found), "words,", len(bare), "written")


def _places(source: Path) -> list[tuple[str, int]]:
    """Return the words of two lists, each by its better place, commonest first."""
    best: dict[str, int] = {}
    for name, most in (("commonWords", None), ("wikipedia", OF_WIKIPEDIA)):
        found = json.loads((source / f"{name}.json").read_text("utf-8"))[:most]
        for place, word in enumerate(found):
            best[word] = min(place, best.get(word, place))
    return [(word, place) for word, place in best.items() if re.fullmatch("[a-z]{3,}", word)]


def _names(source: Path, name: str) -> frozenset[str]:
    return frozenset(json.loads((source / f"{name}.json").read_text("utf-8")))


def _is_ordinary(word: str, place: int, first: frozenset[str], last: frozenset[str]) -> bool:
    if word in words.ordinary("en"):
        return True
    entries = name_table.plain().get(word, ())
    listed = entries and not any(entry.is_english_word for entry in entries)
    rare = (word in first and place > COMMON) or (word in last and place > RARER)
    return not listed and not rare


if __name__ == "__main__":
    main()
