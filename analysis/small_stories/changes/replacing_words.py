"""Finding words in transcripts and writing others in their place, as one change.

Only what was asked for is replaced, letter by letter: no other form of a word is guessed at.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from small_stories.changes.interviewing import forget_search
from small_stories.changes.positions import edited, moved_by
from small_stories.changes.standing import move_within_turn
from small_stories.heard import PAUSE
from small_stories.model import Span
from small_stories.storage.interviews import Turn, interviews, turns
from small_stories.storage.project_file import Project
from small_stories.storage.rows import update


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: a whole word or any letters, with capitals as they are or any.

    ``over_pauses`` finds words between which a pause was made, which is not to be replaced.
    """

    words: str
    whole_words: bool = True
    same_case: bool = False
    over_pauses: bool = False

    def places_in(self, text: str) -> list[tuple[int, int]]:
        """Return from where to where the words stand in a text."""
        between = rf"\s+(?:{PAUSE}\s+)*" if self.over_pauses else r"\s+"
        words = between.join(re.escape(word) for word in self.words.split())
        if not words:
            return []
        pattern = rf"(?<!\w){words}(?!\w)" if self.whole_words else words
        flags = re.NOFLAG if self.same_case else re.IGNORECASE
        return [match.span() for match in re.finditer(pattern, text, flags)]


def places_of_words(project: Project, interview: int | None, wanted: Wanted) -> list[Span]:
    """Return where words stand in one interview, or in all, in the order of the talk."""
    return [
        Span(turn.id, start, end)
        for turn in _turns(project, interview)
        for start, end in wanted.places_in(turn.text)
    ]


def replace_words(project: Project, interview: int | None, wanted: Wanted, new: str) -> int:
    """Write other words in place of words, in one interview or in all; return in how many places.

    What stands in the words moves along, and times stay. A turn is as checked or unchecked as it
    was: nobody has listened to it. Words of a turn that would have none left stay.
    """
    with project.change("words.replaced", old=wanted.words, new=new):
        return sum(_replace(project, turn, wanted, new) for turn in _turns(project, interview))


def _turns(project: Project, interview: int | None) -> Iterator[Turn]:
    numbers = [interview] if interview is not None else [each.id for each in interviews(project)]
    for number in numbers:
        yield from turns(project, number)


def _replace(project: Project, turn: Turn, wanted: Wanted, new: str) -> int:
    edits = [
        (start, end, new)
        for start, end in wanted.places_in(turn.text)
        if turn.text[start:end] != new
    ]
    text = edited(turn.text, edits)
    if not edits or not text.strip():
        return 0
    update(project.db, "turn", turn.id, text=text)
    move_within_turn(
        project, turn.id, turn.text, text, lambda places: moved_by(turn.text, edits, places)
    )
    forget_search(project, [turn.id])
    return len(edits)
