"""The speakers of a transcript told apart again by voices that were heard anew."""

from collections.abc import Sequence

from small_stories.changes import telling_apart
from small_stories.heard import HeardWord, Voices
from small_stories.storage.project_file import Project
from small_stories.storage.transcriptions import run_of_interview
from small_stories.transcribing.turns.draft_turns import continues
from small_stories.transcribing.turns.pauses import silences_before
from small_stories.transcribing.turns.roles import propose_roles
from small_stories.transcribing.turns.word_voices import voices_of_words


def tell_apart(project: Project, interview: int, voices: Voices, leave: int | None = None) -> None:
    """Give the words of an interview to voices, as one change that touches no word.

    Checked turns and the one to ``leave`` stay as they are, and speakers keep their names and
    roles. Raises SmallStoriesError as long as the recording is not written down to its end.
    """
    run = run_of_interview(project, interview)
    speech = [stretch for piece in (run.pieces if run else None) or () for stretch in piece.speech]

    def said_by(words: Sequence[HeardWord]) -> list[int | None]:
        return voices_of_words(words, voices, silences_before(words, speech, None))

    telling_apart.tell_apart(project, interview, voices, said_by, continues, propose_roles, leave)
