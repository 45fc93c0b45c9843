"""The voices of a recording as speakers of its interview, as parts of changes that store them."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Final

from small_stories.changes.interviewing import NewTurn
from small_stories.heard import UnsurePlace
from small_stories.model import Role
from small_stories.storage.interviews import speakers
from small_stories.storage.interviews import turns as turns_of
from small_stories.storage.project_file import Project
from small_stories.storage.rows import insert
from small_stories.storage.setup import project_facts
from small_stories.strings import text

# To tell who asks and who tells; an interview of ten hours has thousands.
_ENOUGH_TURNS: Final = 200


def add_voice(project: Project, interview: int, voice: int) -> int:
    """Add a speaker for a voice, with a neutral name, as part of a change; return the speaker."""
    language = project_facts(project).language
    names = (text("transcribing.speaker", language, None, number=n) for n in range(1, 1000))
    taken = {each.label for each in speakers(project, interview)}
    return insert(
        project.db,
        "speaker",
        interview_id=interview,
        label=next(name for name in names if name not in taken),
        role=Role.OTHER,
        voice=voice,
        proposed=1,
    )


def insert_places(project: Project, interview: int, places: Sequence[UnsurePlace]) -> None:
    """Store places to listen to again, as part of a change."""
    for place in places:
        insert(project.db, "unsure_place", interview_id=interview, **asdict(place))


def take_speakers_away(project: Project, interview: int) -> None:
    """Remove the speakers who say nothing in an interview, as part of a change."""
    project.db.execute(
        "DELETE FROM speaker WHERE interview_id = ?"
        " AND id NOT IN (SELECT speaker_id FROM turn WHERE speaker_id IS NOT NULL)",
        [interview],
    )


def spoken_turns(project: Project, interview: int) -> list[NewTurn]:
    """Return what is said in the first hour or so, with the number of the voice that says it."""
    voices = {each.id: each.voice for each in speakers(project, interview)}
    return [
        NewTurn(
            turn.text,
            None if turn.speaker_id is None else voices[turn.speaker_id],
            turn.start_ms,
            turn.end_ms,
        )
        for turn in turns_of(project, interview)[:_ENOUGH_TURNS]
    ]


def better_roles(project: Project, interview: int, roles: Mapping[int, Role]) -> dict[int, Role]:
    """Return the speakers whose role nobody has confirmed and another is proposed for."""
    return {
        each.id: roles[each.voice]
        for each in speakers(project, interview)
        if each.proposed and each.voice is not None and each.voice in roles
        and each.role != roles[each.voice]
    }  # fmt: skip
