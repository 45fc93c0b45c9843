"""How much of the speech in a recording is written down, by what is spoken when."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from small_stories.heard import Stretch
from small_stories.heard_as_json import stretches_in
from small_stories.storage.project_file import Project
from small_stories.stretches import joined, without

# Between two words nobody speaks for a moment, and their times are only about right.
_BETWEEN_WORDS_MS: Final = 1500
_AT_AN_EDGE_MS: Final = 500
# Shorter than any word that would be missed.
_LEAST_GAP_MS: Final = 400


@dataclass(frozen=True, slots=True)
class Coverage:
    """Milliseconds of speech with and without text, and the stretches without any, in order.

    Only pieces that are written down count.
    """

    with_text_ms: int
    without_text_ms: int
    gaps: tuple[Stretch, ...]

    @property
    def speech_ms(self) -> int:
        """All speech."""
        return self.with_text_ms + self.without_text_ms


def coverage(project: Project, interview: int) -> Coverage | None:
    """Return how much of an interview's speech has text; None where no speech was looked for."""
    speech = joined(_speech(project, interview))
    if not speech:
        return None
    gaps = tuple(
        (start, end)
        for start, end in without(speech, _texts(project, interview))
        if end - start >= _LEAST_GAP_MS
    )
    missing = _length(gaps)
    return Coverage(_length(speech) - missing, missing, gaps)


def _speech(project: Project, interview: int) -> Iterator[Stretch]:
    query = (
        "SELECT speech FROM piece JOIN transcription ON transcription.id = transcription_id"
        " JOIN recording ON recording.id = recording_id WHERE interview_id = ? AND done"
    )
    for (stored,) in project.db.execute(query, [interview]):
        yield from stretches_in(json.loads(stored))


def _texts(project: Project, interview: int) -> list[Stretch]:
    """Return when words are spoken, and whole turns whose words were all typed anew."""
    words = project.db.execute(
        "SELECT turn_word.start_ms, turn_word.end_ms FROM turn_word"
        ' JOIN turn ON turn.id = turn_id WHERE interview_id = ? AND start < "end"',
        [interview],
    ).fetchall()
    typed = project.db.execute(
        "SELECT start_ms, end_ms FROM turn WHERE interview_id = ? AND trim(text) != ''"
        " AND start_ms IS NOT NULL AND end_ms IS NOT NULL AND NOT EXISTS"
        ' (SELECT 1 FROM turn_word WHERE turn_id = turn.id AND start < "end")',
        [interview],
    ).fetchall()
    spoken = joined(((int(start), int(end)) for start, end in [*words, *typed]), _BETWEEN_WORDS_MS)
    return joined(((start - _AT_AN_EDGE_MS, end + _AT_AN_EDGE_MS) for start, end in spoken))


def _length(stretches: Iterable[Stretch]) -> int:
    return sum(end - start for start, end in stretches)
