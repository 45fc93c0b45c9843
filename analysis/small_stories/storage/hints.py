"""Hints of where stories may be, as a search left them and an analyst answered them."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from small_stories.model import Span
from small_stories.storage.identities import text_version
from small_stories.storage.project_file import Project
from small_stories.storage.rows import things

OPEN: Final = "open"
TAKEN: Final = "taken"
DISMISSED: Final = "dismissed"

# Where at least half of a hint's words stand in a story, the analyst has answered it by hand.
_LETTERS = 'SELECT coalesce(sum("end" - start), 0) FROM hint_span WHERE hint_id = hint.id'
_IN_STORIES = (
    'SELECT coalesce(sum(min(told."end", own."end") - max(told.start, own.start)), 0)'
    " FROM hint_span AS own JOIN span AS told ON told.turn_id = own.turn_id"
    ' AND told.start < own."end" AND own.start < told."end" WHERE own.hint_id = hint.id'
)
_UNANSWERED = f"state = 'open' AND ({_LETTERS}) > 2 * ({_IN_STORIES})"
# A passage that the search passed over stands among hints, with the reason why it is none.
_WAITS = f"held_down = '' AND {_UNANSWERED}"
_PASSED_OVER = f"held_down != '' AND {_UNANSWERED}"


class HintsFrom(StrEnum):
    """Whether an interview was searched for hints, and whether its words are the same still."""

    NO_SEARCH = "no_search"
    WORDS_AS_THEY_WERE = "words_as_they_were"
    WORDS_AS_THEY_ARE = "words_as_they_are"


@dataclass(frozen=True, slots=True)
class HintCue:
    """Words that tell for or against a story, or for a theme; ``kind`` is why."""

    hint_id: int
    tells: str
    kind: str
    turn_id: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class StoredHint:
    """A hint: where it stands in the order told, and why; ``strength`` goes from 1 to 3.

    One that is ``held_down`` is a passage that the search passed over, by what speaks against it.
    """

    id: int
    strength: int
    theme_id: int | None
    theme_reason: str
    state: str
    held_down: str = ""
    spans: tuple[Span, ...] = ()
    cues: tuple[HintCue, ...] = ()


@dataclass(frozen=True, slots=True)
class _HintRow:
    id: int
    strength: int
    theme_id: int | None
    theme_reason: str
    state: str
    held_down: str


@dataclass(frozen=True, slots=True)
class _HintSpan:
    hint_id: int
    turn_id: int
    start: int
    end: int


def open_hints(project: Project, interview: int) -> list[StoredHint]:
    """Return the hints of an interview that nobody has answered, in the order told."""
    return _hints(project, interview, _WAITS)


def passed_over(project: Project, interview: int) -> list[StoredHint]:
    """Return what a search looked at and held down, in the order told, with the reasons."""
    return _hints(project, interview, _PASSED_OVER)


def words_of_gone(project: Project, interview: int) -> list[str]:
    """Return the words of dismissed hints whose transcript was taken away."""
    query = (
        "SELECT lost_words FROM hint WHERE interview_id = ? AND state = 'dismissed'"
        " AND lost_words != '' AND id NOT IN (SELECT hint_id FROM hint_span)"
    )
    return [str(row[0]) for row in project.db.execute(query, [interview])]


def answered_hints(project: Project, interview: int) -> list[StoredHint]:
    """Return the hints of an interview that were taken as stories or dismissed."""
    return _hints(project, interview, "state != 'open'")


def hint_of(project: Project, number: int) -> StoredHint | None:
    """Return one hint in whatever state, or None when it is gone or its words are."""
    rows = project.db.execute("SELECT interview_id FROM hint WHERE id = ?", [number]).fetchone()
    found = _hints(project, int(rows[0]), "hint.id = ?", [number]) if rows else []
    return found[0] if found else None


def open_hints_by_interview(project: Project) -> dict[int, int]:
    """Return how many unanswered hints interviews have, for those that have any."""
    query = f"SELECT interview_id, count(*) FROM hint WHERE {_WAITS} GROUP BY interview_id"
    return {int(interview): int(count) for interview, count in project.db.execute(query)}


def hints_from(project: Project, interview: int) -> HintsFrom:
    """Return what the hints of an interview come from."""
    if interview in searched_for_hints(project):
        return HintsFrom.WORDS_AS_THEY_ARE
    query = "SELECT 1 FROM hint WHERE interview_id = ? LIMIT 1"
    there = project.db.execute(query, [interview]).fetchone()
    return HintsFrom.WORDS_AS_THEY_WERE if there else HintsFrom.NO_SEARCH


def searched_for_hints(project: Project) -> frozenset[int]:
    """Return the interviews that were searched for hints as their words are now."""
    rows = project.db.execute("SELECT interview_id, version FROM search WHERE kind = 'hints'")
    found = {int(number): str(version) for number, version in rows.fetchall()}
    return frozenset(n for n, version in found.items() if version == text_version(project, n))


def _hints(
    project: Project, interview: int, condition: str, values: Iterable[object] = ()
) -> list[StoredHint]:
    chosen = f"FROM hint WHERE interview_id = ? AND {condition}"
    given = [interview, *values]
    rows = things(project.db, _HintRow, f"SELECT * {chosen}", given)
    if not rows:
        return []
    among = f"IN (SELECT hint.id {chosen})"
    query = (
        "SELECT hint_span.* FROM hint_span JOIN turn ON turn.id = turn_id"
        f' WHERE start < "end" AND hint_id {among} ORDER BY turn.position, turn_id, start'
    )
    # By their first words, so that hints come in the order told.
    spans: dict[int, list[Span]] = {}
    for span in things(project.db, _HintSpan, query, given):
        spans.setdefault(span.hint_id, []).append(Span(span.turn_id, span.start, span.end))
    cues: dict[int, list[HintCue]] = {}
    query = f'SELECT * FROM hint_cue WHERE start < "end" AND hint_id {among} ORDER BY id'
    for cue in things(project.db, HintCue, query, given):
        cues.setdefault(cue.hint_id, []).append(cue)
    known = {row.id: row for row in rows}
    return [_stored(known[n], own, cues.get(n, [])) for n, own in spans.items()]


def _stored(row: _HintRow, spans: Iterable[Span], cues: Iterable[HintCue]) -> StoredHint:
    return StoredHint(
        row.id, row.strength, row.theme_id, row.theme_reason, row.state, row.held_down,
        tuple(spans), tuple(cues),
    )  # fmt: skip
