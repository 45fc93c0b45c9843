"""Who speaks in an interview: names and roles of its speakers."""

from small_stories.changes.turns import give_turn, give_words
from small_stories.model import Role
from small_stories.storage.interviews import speakers
from small_stories.storage.interviews import turn as turn_of
from small_stories.storage.project_file import Project
from small_stories.storage.rows import insert, update


def rename_speaker(project: Project, speaker: int, label: str) -> None:
    """Name a speaker otherwise, in all turns of the interview."""
    with project.change("speaker.renamed"):
        update(project.db, "speaker", speaker, label=label.strip())


def rename_here(
    project: Project, turn: int, label: str, words: tuple[int, int] | None = None
) -> int | None:
    """Say by name who speaks in one turn alone, or says words of it; a new name makes a speaker.

    ``words`` are code points, first and end. Returns the speaker, or None when the turn is gone.
    """
    found = turn_of(project, turn)
    if found is None:
        return None
    there = {each.label: each.id for each in speakers(project, found.interview_id)}
    with project.change("turn.given"):
        speaker = there.get(label.strip()) or add_speaker(project, found.interview_id, label)
        if words:
            give_words(project, turn, *words, speaker)
        else:
            give_turn(project, turn, speaker)
    return speaker


def add_speaker(project: Project, interview: int, label: str, role: Role = Role.OTHER) -> int:
    """Add a speaker to an interview; return the speaker's id."""
    with project.change("speaker.added"):
        return insert(project.db, "speaker", interview_id=interview, label=label.strip(), role=role)


def confirm_roles(project: Project, interview: int) -> None:
    """Note that the proposed roles of an interview's speakers are right."""
    with project.change("speaker.roles_confirmed"):
        query = "UPDATE speaker SET proposed = 0 WHERE interview_id = ? AND proposed"
        project.db.execute(query, [interview])


def swap_roles(project: Project, one: int, other: int) -> None:
    """Let each of two speakers be in the role of the other; that decides a proposal too."""
    query = "SELECT id, role FROM speaker WHERE id IN (?, ?)"
    roles = dict(project.db.execute(query, [one, other]).fetchall())
    with project.change("speaker.roles_swapped"):
        for speaker, role in ((one, roles[other]), (other, roles[one])):
            update(project.db, "speaker", speaker, role=role, proposed=0)
