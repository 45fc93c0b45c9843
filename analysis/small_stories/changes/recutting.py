"""The same words in other turns: where turns begin changes, and no word does.

Splitting, joining, moving words to the turn beside and telling speakers apart again are all one
thing here: an interview's turns cut anew. As few rows as possible are touched, and everything that
stands in the words moves along with them.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from small_stories.changes.interviewing import forget_search
from small_stories.changes.standing import NewPlace, move_between_turns
from small_stories.model import Span
from small_stories.storage.interviews import Turn, turns
from small_stories.storage.project_file import Project
from small_stories.storage.rows import delete, insert, update
from small_stories.storage.spoken import TimedWord, timed_words

# A turn split again and again at the same place halves the room before the next one each time.
_LEAST_ROOM: Final = 1e-6
# The change record keeps fifteen digits of a number.
_DECIMALS: Final = 8


@dataclass(frozen=True, slots=True)
class Cut:
    """A turn to be: parts of turns that there are, in order, and who speaks."""

    parts: tuple[Span, ...]
    speaker_id: int | None


def recut(project: Project, old: Sequence[Turn], cuts: Sequence[Cut]) -> list[int]:
    """Cut turns that follow each other anew, as part of a change; return the new turns' ids.

    The parts of the cuts, in order, hold all words of the old turns. A turn keeps its row in the
    first cut that has words of it and no other row yet.
    """
    return _Recutting(project, old, cuts).done()


def whole(turn: Turn) -> Span:
    """Return all words of a turn as one part."""
    return Span(turn.id, 0, len(turn.text))


def stripped(text: str, turn: int, start: int, end: int) -> Span:
    """Return a part of a turn without the spaces at its ends."""
    words = text[start:end]
    return Span(turn, end - len(words.lstrip()), start + len(words.rstrip()))


class _Recutting:
    """One recut while it is made."""

    def __init__(self, project: Project, old: Sequence[Turn], cuts: Sequence[Cut]) -> None:
        self._project = project
        self._old = {turn.id: turn for turn in old}
        self._cuts = cuts
        self._words = {turn.id: _timed(project, turn.id) for turn in old}
        self._parts = _parts_of(cuts)

    def done(self) -> list[int]:
        kept = self._kept()
        positions = self._positions(kept)
        numbers = [
            self._stored(cut, turn, position)
            for cut, turn, position in zip(self._cuts, kept, positions, strict=True)
        ]
        texts = {number: self._text(cut) for number, cut in zip(numbers, self._cuts, strict=True)}
        move_between_turns(
            self._project,
            list(self._old),
            lambda turn, start, end: self._places(numbers, turn, start, end),
            texts,
        )
        for turn in self._old:
            if turn not in numbers:
                delete(self._project.db, "turn", id=turn)
        forget_search(self._project, numbers)
        return numbers

    def _kept(self) -> list[int | None]:
        kept: list[int | None] = [None] * len(self._cuts)
        for turn, parts in self._parts.items():
            free = [number for number, _, _ in parts if kept[number] is None]
            if free:
                kept[free[0]] = turn
        return kept

    def _positions(self, kept: Sequence[int | None]) -> list[float]:
        """Return where each new turn stands; the first always keeps its place."""
        order = turns(self._project, next(iter(self._old.values())).interview_id)
        found = _between(order, kept, self._old)
        if found is None:
            for position, turn in enumerate(order):
                update(self._project.db, "turn", turn.id, position=position)
            order = turns(self._project, order[0].interview_id)
            found = _between(order, kept, self._old)
        assert found is not None
        return found

    def _stored(self, cut: Cut, kept: int | None, position: float) -> int:
        from_turns = [self._old[part.turn_id] for part in cut.parts]
        interview = from_turns[0].interview_id
        values = {
            "interview_id": interview,
            "position": position,
            "speaker_id": cut.speaker_id,
            "text": self._text(cut),
            "state": "draft" if any(turn.state == "draft" for turn in from_turns) else "checked",
            "start_ms": self._start_ms(cut.parts[0]),
            "end_ms": self._end_ms(cut.parts[-1]),
            "source_pieces": json.dumps(self._source_pieces(from_turns)),
        }
        if kept is None:
            return insert(self._project.db, "turn", **values)
        update(self._project.db, "turn", kept, **values)
        return kept

    def _text(self, cut: Cut) -> str:
        return " ".join(self._old[part.turn_id].text[part.start : part.end] for part in cut.parts)

    def _source_pieces(self, from_turns: Sequence[Turn]) -> list[object]:
        marks = ", ".join("?" * len(from_turns))
        query = f"SELECT id, source_pieces FROM turn WHERE id IN ({marks})"
        stored = dict(self._project.db.execute(query, [turn.id for turn in from_turns]).fetchall())
        pieces: list[object] = []
        for turn in from_turns:
            pieces += [piece for piece in json.loads(stored[turn.id]) if piece not in pieces]
        return pieces

    def _start_ms(self, part: Span) -> int | None:
        turn = self._old[part.turn_id]
        if not turn.text[: part.start].strip():
            return turn.start_ms
        spoken = [word.start_ms for word in self._words[turn.id] if word.start >= part.start]
        return spoken[0] if spoken else _about(turn, part.start)

    def _end_ms(self, part: Span) -> int | None:
        turn = self._old[part.turn_id]
        if not turn.text[part.end :].strip():
            return turn.end_ms
        spoken = [word.end_ms for word in self._words[turn.id] if word.end <= part.end]
        return spoken[-1] if spoken else _about(turn, part.end)

    def _places(self, numbers: Sequence[int], turn: int, start: int, end: int) -> list[NewPlace]:
        parts = [(numbers[cut], part, offset) for cut, part, offset in self._parts.get(turn, [])]
        if not parts:
            # A turn without words leaves nothing behind but the place where it was.
            return [(numbers[0], 0, 0)]
        found = [
            (number, offset + max(start, part.start) - part.start,
             offset + min(end, part.end) - part.start)
            for number, part, offset in parts
            if max(start, part.start) < min(end, part.end)
        ]  # fmt: skip
        if found:
            return found
        at_or_before = [each for each in parts if each[1].start <= start] or parts[:1]
        number, part, offset = at_or_before[-1]
        point = offset + max(0, min(start, part.end) - part.start)
        return [(number, point, point)]


def _parts_of(cuts: Sequence[Cut]) -> dict[int, list[tuple[int, Span, int]]]:
    """Return for each old turn the cuts that have parts of it, and where these begin there."""
    found: dict[int, list[tuple[int, Span, int]]] = {}
    for number, cut in enumerate(cuts):
        offset = 0
        for part in cut.parts:
            found.setdefault(part.turn_id, []).append((number, part, offset))
            offset += part.end - part.start + 1
    return found


def _timed(project: Project, turn: int) -> list[TimedWord]:
    found = [word for word in timed_words(project, turn) if word.start < word.end]
    return sorted(found, key=lambda word: word.start)


def _about(turn: Turn, at: int) -> int | None:
    """Return about when a place of a turn is spoken whose words have no times of their own."""
    if turn.start_ms is None or turn.end_ms is None:
        return turn.start_ms
    return turn.start_ms + (turn.end_ms - turn.start_ms) * at // max(1, len(turn.text))


def _between(
    order: Sequence[Turn], kept: Sequence[int | None], old: dict[int, Turn]
) -> list[float] | None:
    """Return the positions of the new turns, or None where there is no room between two."""
    places = {turn.id: turn.position for turn in order}
    last = max(index for index, turn in enumerate(order) if turn.id in old)
    after = order[last + 1].position if last + 1 < len(order) else order[last].position + 1
    found: list[float] = []
    for number, turn in enumerate(kept):
        if turn is not None:
            found.append(places[turn])
            continue
        following = [place for place in kept[number:] if place is not None]
        limit = places[following[0]] if following else after
        count = next(n for n, each in enumerate([*kept[number:], 0]) if each is not None)
        step = (limit - found[-1]) / (count + 1)
        if step < _LEAST_ROOM:
            return None
        found.append(round(found[-1] + step, _DECIMALS))
    return found
