"""The gate that every file passes which leaves a project.

A file is written where nobody sees it, its bytes are read back and searched, and only then it is
moved to its place: a file that holds a hidden name, or a number nobody decided to tell, is gone.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

from small_stories.anonymising.leaving.file_texts import TextInFile, texts_in_file
from small_stories.anonymising.leaving.hidden import (
    HiddenWords,
    hidden_in,
    holds_spared,
    stops_export,
)
from small_stories.anonymising.leaving.leaks import Leak
from small_stories.errors import SmallStoriesError
from small_stories.reporting.handing_over import hand_over
from small_stories.strings import entry, text

# how the parts of Word, Excel and PowerPoint files begin, and their keys under report.file_parts
_PARTS: Final = (
    ("file name", "name"),
    ("word/document", "body"),
    ("word/comments", "comments"),
    ("xl/comments", "comments"),
    ("word/header", "margins"),
    ("word/footer", "margins"),
    ("word/footnotes", "notes"),
    ("word/endnotes", "notes"),
    ("docProps/", "properties"),
    ("customXml/", "properties"),
    ("word/media", "pictures"),
    ("xl/media", "pictures"),
    ("word/embeddings", "embedded"),
    ("xl/embeddings", "embedded"),
    ("xl/workbook", "sheet_names"),
    ("xl/worksheets", "cells"),
    ("xl/sharedStrings", "cells"),
    ("ppt/slides/", "slides"),
    ("ppt/notesSlides", "slide_notes"),
    ("ppt/notesMasters", "slide_notes"),
    ("ppt/comments", "comments"),
    ("ppt/authors", "comments"),
    ("ppt/commentAuthors", "comments"),
    ("ppt/media", "pictures"),
    ("ppt/charts", "charts"),
    ("ppt/embeddings", "embedded"),
    ("ppt/slideLayouts", "layouts"),
    ("ppt/slideMasters", "layouts"),
    ("ppt/handoutMasters", "layouts"),
    ("ppt/tags", "properties"),
)

# How the program's own Word files number quotes and headings: thousands of texts that say nothing.
_OWN_CODES: Final = re.compile(r"_(?:Quote|Toc)\d{1,4}|\s*REF _Quote\d{1,4} \\h\s*")


@dataclass(frozen=True, slots=True)
class Leaving:
    """A finished file that is to leave the project, and its texts by section for telling where.

    ``said`` are texts that may hold names, such as a teller's own words on the teller's sheet.
    """

    name: str
    content: bytes
    texts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LetOut:
    """Where the files are, and the places in them that the analyst should look at."""

    paths: tuple[Path, ...]
    to_look_at: tuple[str, ...] = ()


class _Own:
    """Sentences that need no search: the program's own, and what a teller or a letterhead says."""

    def __init__(self, sentences: Sequence[str]) -> None:
        self._sentences = sentences
        self._shortest = min(map(len, sentences), default=0)

    def without(self, words: str) -> str:
        """Return words with a gap for each of these sentences."""
        if len(words) < self._shortest:
            return words
        for sentence in self._sentences:
            if sentence in words:
                words = words.replace(sentence, " ")
        return words


def let_out(leaving: Sequence[Leaving], folder: Path, hidden: HiddenWords, language: str) -> LetOut:
    """Write files into a folder, all of them or none, when their bytes hold nothing hidden.

    Raises SmallStoriesError("report.leak") or ("report.number_leak"), which tell the file and the
    section, never the words, and ("report.folder_unusable") or ("report.file_in_use"). What was in
    the folder before is there again then.
    """
    by_name = {each.name: each for each in leaving}
    to_look_at: list[str] = []

    def search(name: str, written: bytes) -> None:
        to_look_at.extend(check(by_name[name], hidden, language, written))

    paths = hand_over({each.name: each.content for each in leaving}, folder, search)
    return LetOut(tuple(paths), tuple(to_look_at))


def check(
    leaving: Leaving, hidden: HiddenWords, language: str, written: bytes | None = None
) -> list[str]:
    """Search a finished file for what must not leave; return where to look.

    ``written`` are its bytes as they stand on disk. Those sections hold an ordinary word that is
    also a hidden name, or words that the analyst kept there.
    """
    own = _Own((*leaving.said, *_own_sentences(language)))
    sections = list(_places(leaving, hidden, own))
    stopping = [(place, leak) for place, leak in sections if leak and stops_export(leak)]
    bare = list(_bare_leaks(leaving, hidden, own, written, language))
    if stopping or bare:
        _stop(stopping or bare)
    return list(dict.fromkeys(place for place, _ in sections))


def _stop(found: Sequence[tuple[str, Leak]]) -> None:
    where = dict.fromkeys(place for place, _ in found)
    key = "number_leak" if all(leak.by_shape for _, leak in found) else "leak"
    raise SmallStoriesError(f"report.{key}", places=len(found), where="; ".join(where))


def _places(leaving: Leaving, hidden: HiddenWords, own: _Own) -> Iterator[tuple[str, Leak | None]]:
    """Yield where what is hidden stands in what the analyst or a teller said, and as what.

    None is a place whose words were kept there.
    """
    for section, texts in leaving.texts:
        place = f"{leaving.name}: {section}" if section else leaving.name
        said = [own.without(words) for words in texts]
        for leak in hidden_in(said, hidden):
            yield place, leak
        if holds_spared(said, hidden):
            yield place, None


def _bare_leaks(
    leaving: Leaving,
    hidden: HiddenWords,
    own: _Own,
    written: bytes | None,
    language: str,
) -> Iterator[tuple[str, Leak]]:
    """Yield what no export may hold in any byte of a file, by its part.

    A name that the program's own words hold (a source of the method) gives nobody away there;
    everywhere else it is searched for.
    """
    found = [
        replace(each, text=own.without(each.text))
        for each in dict.fromkeys(texts_in_file(leaving.name, written or leaving.content))
        if not _OWN_CODES.fullmatch(each.text)
    ]
    for part in dict.fromkeys(each.part for each in found):
        for leak in _leaks((each for each in found if each.part == part), hidden):
            if stops_export(leak):
                yield _place_in(leaving, part, language), leak


def _place_in(leaving: Leaving, part: str, language: str) -> str:
    """Return a part of a file in words; its own name is not said, for it may hold the leak."""
    key = next((key for begins, key in _PARTS if part.startswith(begins)), "other")
    key = "body" if part == leaving.name else key
    place = text(f"report.file_parts.{key}", language)
    return place if key == "name" else f"{leaving.name}: {place}"


def _leaks(texts: Iterable[TextInFile], hidden: HiddenWords) -> Iterator[Leak]:
    found = list(texts)
    yield from hidden_in((each.text for each in found if each.told), hidden)
    # In what only programs read a name is a name all the same; a row of digits is no number.
    coded = (each.text for each in found if not each.told)
    yield from hidden_in(coded, replace(hidden, shapes=False))


@cache
def _own_sentences(language: str) -> tuple[str, ...]:
    """Return the whole sentences that the program itself writes, the longest first."""
    parts = ("report", "sheets", "story_sheet", "decision_log")
    said = {sentence for part in parts for sentence in _leaves(entry(part, language))}
    return tuple(sorted(said, key=len, reverse=True))


def _leaves(found: object) -> Iterator[str]:
    if isinstance(found, dict):
        for inner in found.values():
            yield from _leaves(inner)
    elif isinstance(found, list):
        for inner in found:
            yield from _leaves(inner)
    elif isinstance(found, str) and len(found.split()) > 3 and "{" not in found:
        yield found
