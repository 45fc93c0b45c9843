"""Places of recordings that somebody should listen to again, and the turns in which they lie."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from small_stories.storage.project_file import Project
from small_stories.storage.rows import things


@dataclass(frozen=True, slots=True)
class StoredPlace:
    """A place of a recording to listen to again, and why.

    ``turn_id`` is the turn in which it lies, else the one before it, else the first; None where
    nothing is written down.
    """

    id: int
    doubt: str
    start_ms: int
    end_ms: int
    turn_id: int | None


@dataclass(frozen=True, slots=True)
class _TimedTurn:
    id: int
    start_ms: int
    end_ms: int | None
    checked: bool


def unsure_places(project: Project, interview: int) -> list[StoredPlace]:
    """Return the places of an interview that nobody has listened to yet, in order.

    A place that a person has settled is heard, and so is one inside a checked turn.
    """
    query = (
        "SELECT id, doubt, start_ms, end_ms, NULL AS turn_id FROM unsure_place"
        " WHERE interview_id = ? AND NOT settled ORDER BY start_ms, end_ms, id"
    )
    places = things(project.db, StoredPlace, query, [interview])
    query = (
        "SELECT id, start_ms, end_ms, state = 'checked' AS checked FROM turn"
        " WHERE interview_id = ? AND start_ms IS NOT NULL ORDER BY start_ms, position, id"
    )
    return _not_heard(places, things(project.db, _TimedTurn, query, [interview]))


def _not_heard(places: Sequence[StoredPlace], talk: Sequence[_TimedTurn]) -> list[StoredPlace]:
    """Return the places that lie in no checked turn, each with its turn.

    Looked up here and not in SQL: an hour has hundreds of places in hundreds of turns.
    """
    starts = [turn.start_ms for turn in talk]
    # Up to when checked turns last that began by then: turns may overlap.
    heard_until = list(accumulate((t.end_ms or 0 if t.checked else 0 for t in talk), max))
    found = []
    for place in places:
        at = bisect_right(starts, place.start_ms) - 1
        if at < 0 or heard_until[at] <= place.start_ms:
            turn_id = talk[max(at, 0)].id if talk else None
            found.append(replace(place, turn_id=turn_id))
    return found
