"""Finding words in the whole project: what was said, and what the analyst has written of it.

The words are kept in memory, in small letters, while somebody looks for some. With three million
words, reading them takes a quarter of a second once and each search 20 ms. A trigram index in the
file was tried: it made the file two to four times as large and bringing an interview in four times
as slow, and held words that have to go when somebody withdraws.
"""

import json
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from small_stories.heard import PAUSE
from small_stories.storage.change_record import Changed
from small_stories.storage.project_file import Project
from small_stories.storage.stories import WRITTEN_FIELDS

_BETWEEN: Final = "\0"
_OF_STORY: Final = ("title", "in_vivo_label", "memo")
_OF_READING: Final = (*WRITTEN_FIELDS, "memo")


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that were found: in a turn, or else in what the analyst wrote.

    Without ``turn_id`` they stand in ``field`` of a story, such as ``title`` or
    ``reading.mechanism``, or of the interview when there is no ``story_id`` either.
    """

    interview_id: int
    start: int
    end: int
    turn_id: int | None = None
    story_id: int | None = None
    field: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """The text that holds a hit, and who said it: a role, or nobody where the analyst wrote it."""

    code: str
    role: str
    text: str


@dataclass(frozen=True, slots=True)
class _Text:
    """Several texts in one, in small letters; ``places`` say where each is from."""

    places: list[Hit]
    starts: list[int]
    letters: str

    def hits(self, wanted: str) -> Iterator[Hit]:
        for at, end in _over_pauses(self.letters, wanted):
            number = bisect_right(self.starts, at) - 1
            of, start = self.places[number], at - self.starts[number]
            yield Hit(of.interview_id, start, start + end - at, of.turn_id, of.story_id, of.field)


class ProjectWords:
    """The words of a project, read when they are first looked through."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._said: dict[int, _Text] = {}
        self._written: dict[int, _Text] = {}
        self._writes = project.db.conn.total_changes

    def find(self, wanted: str) -> Iterator[list[Hit]]:
        """Yield the hits of one interview after the other, by code; some lists are empty.

        Capitals do not matter, and a part of a word is enough.
        """
        sought = folded(unicodedata.normalize("NFC", wanted))
        if self._project.db.conn.total_changes != self._writes:
            self._forget_all()
        numbers = self._project.db.execute("SELECT id FROM interview ORDER BY code").fetchall()
        for (number,) in numbers if sought else []:
            texts = (self._said_in(number), self._written_of(number))
            yield [hit for text in texts for hit in text.hits(sought)]

    def read(self) -> Iterator[None]:
        """Read beforehand what will be looked through, one interview at each step."""
        for (number,) in self._project.db.execute("SELECT id FROM interview").fetchall():
            self._said_in(number)
            yield

    def follow(self, changed: Changed) -> None:
        """Forget what a change has moved; it is read again when it is looked through."""
        self._writes = self._project.db.conn.total_changes
        if "interview" in changed.rows or "story" in changed.rows or "reading" in changed.rows:
            self._written.clear()
        moved = changed.rows.get("turn", frozenset())
        if moved:
            self._forget_turns(moved)

    def _forget_turns(self, moved: frozenset[int]) -> None:
        query = "SELECT id, interview_id FROM turn WHERE id IN (SELECT value FROM json_each(?))"
        there = dict(self._project.db.execute(query, [json.dumps(list(moved))]).fetchall())
        gone = moved - there.keys()
        holding = [
            number
            for number, text in (self._said.items() if gone else ())
            if not gone.isdisjoint(place.turn_id for place in text.places)
        ]
        for number in {*there.values(), *holding}:
            self._said.pop(number, None)

    def _forget_all(self) -> None:
        self._said.clear()
        self._written.clear()
        self._writes = self._project.db.conn.total_changes

    def _said_in(self, interview: int) -> _Text:
        if interview not in self._said:
            query = "SELECT id, text FROM turn WHERE interview_id = ? ORDER BY position, id"
            rows = self._project.db.execute(query, [interview]).fetchall()
            self._said[interview] = _joined(
                (Hit(interview, 0, 0, turn), words) for turn, words in rows
            )
        return self._said[interview]

    def _written_of(self, interview: int) -> _Text:
        if interview not in self._written:
            self._written[interview] = _joined(_written(self._project, interview))
        return self._written[interview]


def passage(project: Project, hit: Hit) -> Passage | None:
    """Return the text around a hit, or None when it is gone."""
    if hit.turn_id is not None:
        query = (
            "SELECT interview.code, coalesce(speaker.role, 'other'), turn.text FROM turn"
            " JOIN interview ON interview.id = turn.interview_id"
            " LEFT JOIN speaker ON speaker.id = turn.speaker_id WHERE turn.id = ?"
        )
        found = project.db.execute(query, [hit.turn_id]).fetchone()
        return found and Passage(*found)
    code = project.db.execute("SELECT code FROM interview WHERE id = ?", [hit.interview_id])
    for place, words in _written(project, hit.interview_id):
        if place.story_id == hit.story_id and place.field == hit.field:
            return Passage(str(code.fetchone()[0]), "", words)
    return None


def sentence_of(text: str, start: int, end: int, at_most: int = 240) -> tuple[str, int]:
    """Return the sentence that holds some words, and where they begin in it.

    A long one is cut; the words have some of what is before and after them.
    """
    signs = ".?!…\n\u2029"
    first = max(text.rfind(sign, max(0, start - at_most), start) + 1 for sign in signs)
    if first < start - at_most // 2:
        first = max(text.rfind(" ", 0, start - at_most // 2), 0)
    ends = [place for sign in signs if (place := text.find(sign, end, end + at_most)) >= 0]
    last = min(ends, default=len(text) - 1) + 1
    while first < start and text[first].isspace():
        first += 1
    return text[first : min(last, end + at_most)].rstrip(), start - first


def folded(text: str) -> str:
    """Return a text in small letters, each letter still one letter, lines joined by spaces."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(each if len(each.lower()) != 1 else each.lower() for each in text)
    return small.replace("\n", " ")


def _over_pauses(letters: str, wanted: str) -> Iterator[tuple[int, int]]:
    """Yield from where to where words stand; pauses may have been made between them."""
    if " " in wanted:
        words = map(re.escape, wanted.split(" "))
        for found in re.finditer(f" (?:{PAUSE} )*".join(words), letters):
            yield found.span()
        return
    at = letters.find(wanted)
    while at >= 0:
        yield at, at + len(wanted)
        at = letters.find(wanted, at + len(wanted))


def _joined(texts: Iterable[tuple[Hit, str]]) -> _Text:
    held = list(texts)
    starts = [0, *accumulate(len(words) + 1 for _, words in held)]
    letters = folded(_BETWEEN.join(words for _, words in held))
    return _Text([place for place, _ in held], starts, letters)


def _written(project: Project, interview: int) -> Iterator[tuple[Hit, str]]:
    """Yield what the analyst wrote of an interview and its stories."""
    fields = [f"story.{field}" for field in _OF_STORY] + [f"reading.{f}" for f in _OF_READING]
    query = (
        f"SELECT story.id, {', '.join(fields)} FROM story"
        " LEFT JOIN reading ON reading.story_id = story.id WHERE interview_id = ? ORDER BY story.id"
    )
    for story, *texts in project.db.execute(query, [interview]):
        for field, words in zip(fields, texts, strict=True):
            if words:
                yield Hit(interview, 0, 0, None, story, field.removeprefix("story.")), words
    memo = project.db.execute("SELECT memo FROM interview WHERE id = ?", [interview]).fetchone()
    if memo and memo[0]:
        yield Hit(interview, 0, 0, None, None, "memo"), memo[0]
