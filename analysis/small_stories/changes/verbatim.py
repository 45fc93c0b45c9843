"""Writing what is heard besides words into the talk: laughter, pauses, what nobody can make out."""

from small_stories.changes.interviewing import reword_turn
from small_stories.storage.interviews import turn as turn_of
from small_stories.storage.project_file import Project


def write_mark(project: Project, turn: int, at: int, mark: str) -> int:
    """Write a mark, as ``(nauraa)``, between words of a turn; return the place after it.

    The turn is as checked or unchecked as it was.
    """
    before = turn_of(project, turn)
    if before is None:
        return at
    place, written = between_words(before.text, at, mark)
    with project.change("turn.mark_written"):
        reword_turn(project, before, before.text[:place] + written + before.text[place:])
    return place + len(written.rstrip())


def between_words(text: str, at: int, mark: str) -> tuple[int, str]:
    """Return where a mark is put into a text, and the mark with the spaces that it needs there.

    A place inside a word is taken as the end of the word.
    """
    while 0 < at < len(text) and not (text[at - 1].isspace() or text[at].isspace()):
        at += 1
    before = "" if at == 0 or text[at - 1].isspace() else " "
    after = "" if at == len(text) or text[at].isspace() else " "
    return at, f"{before}{mark}{after}"
