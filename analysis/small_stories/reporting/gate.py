"""The gate that every finished file passes: none of its bytes may hold a name that is hidden."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from small_stories.anonymising.leaving.file_texts import texts_in_file
from small_stories.anonymising.leaving.hidden import HiddenWords, hidden_in, stops_export
from small_stories.errors import SmallStoriesError
from small_stories.strings import entry


@dataclass(frozen=True, slots=True)
class Leaving:
    """A finished file that is to leave the project, and its texts by section for telling where."""

    name: str
    content: bytes
    texts: tuple[tuple[str, tuple[str, ...]], ...]


def check(leaving: Leaving, hidden: HiddenWords, language: str) -> list[str]:
    """Search a finished file for hidden names, before it is on any disk; return where to look.

    Those sections hold an ordinary word that is also a hidden name. A name for sure raises
    SmallStoriesError("report.leak"), which tells the file and the section, never the name.
    """
    own = _own_sentences(language)
    credited = {leak.found for leak in hidden_in(own, hidden)}
    found = hidden_in((words for _, words in texts_in_file(leaving.name, leaving.content)), hidden)
    # A name that the program's own words hold (a source of the method) gives nobody away there;
    # everywhere else it is searched for as well.
    sure = [leak for leak in found if stops_export(leak) and leak.found not in credited]
    places = list(_places(leaving, hidden, own))
    stopping = [place for place, stops in places if stops]
    if sure or stopping:
        where = "; ".join(dict.fromkeys(stopping)) or leaving.name
        raise SmallStoriesError("report.leak", places=max(len(sure), len(stopping)), where=where)
    return list(dict.fromkeys(place for place, _ in places))


def _places(
    leaving: Leaving, hidden: HiddenWords, own: Sequence[str]
) -> Iterator[tuple[str, bool]]:
    """Yield where a hidden name stands in what the analyst or a teller said, and if for sure."""
    for section, texts in leaving.texts:
        for leak in hidden_in((_without(words, own) for words in texts), hidden):
            place = f"{leaving.name}: {section}" if section else leaving.name
            yield place, stops_export(leak)


def _without(words: str, own: Sequence[str]) -> str:
    for sentence in own:
        words = words.replace(sentence, " ")
    return words


@cache
def _own_sentences(language: str) -> tuple[str, ...]:
    """Return the whole sentences that the program itself writes, the longest first."""
    return tuple(sorted(set(_leaves(entry("report", language))), key=len, reverse=True))


def _leaves(found: object) -> Iterator[str]:
    if isinstance(found, dict):
        for inner in found.values():
            yield from _leaves(inner)
    elif isinstance(found, list):
        for inner in found:
            yield from _leaves(inner)
    elif isinstance(found, str) and len(found.split()) > 3 and "{" not in found:
        yield found
