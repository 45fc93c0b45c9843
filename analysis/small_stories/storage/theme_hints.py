"""Proposals of where talk turns to a theme, as a search left them and an analyst answered them."""

from dataclasses import dataclass

from small_stories.storage.hints import OPEN
from small_stories.storage.interviews import theme_markers
from small_stories.storage.project_file import Project
from small_stories.storage.rows import things

_ALL = (
    "SELECT theme_hint.*, turn.position, coalesce(question.wording, '') AS wording"
    " FROM theme_hint JOIN turn ON turn.id = turn_id"
    " LEFT JOIN question ON question.id = question_id"
)


@dataclass(frozen=True, slots=True)
class ThemeHint:
    """A proposal that talk is of a theme from a turn on, by words of the interviewer.

    ``wording`` is the question of the frame that they are like, or empty. ``position`` is the
    turn's.
    """

    id: int
    interview_id: int
    turn_id: int
    start: int
    end: int
    theme_id: int
    question_id: int | None
    wording: str
    state: str
    position: float


def theme_hints(project: Project, interview: int) -> list[ThemeHint]:
    """Return the proposals for an interview in whatever state, in the order of its turns."""
    query = (
        f"{_ALL} WHERE theme_hint.interview_id = ? ORDER BY turn.position, turn.id, theme_hint.id"
    )
    return things(project.db, ThemeHint, query, [interview])


def open_theme_hints(project: Project, interview: int) -> list[ThemeHint]:
    """Return the proposals that nobody has answered, in the order of turns.

    None is left where the analyst's marker stands, nor where talk is of the theme already.
    """
    marked = {marker.turn_id: marker.theme_id for marker in theme_markers(project, interview)}
    proposed = [hint for hint in theme_hints(project, interview) if hint.state == OPEN]
    waiting, theme = [], None
    order = "SELECT id FROM turn WHERE interview_id = ? ORDER BY position, id"
    for (turn,) in project.db.execute(order, [interview]).fetchall() if proposed else ():
        theme = marked.get(turn, theme)
        for hint in proposed:
            if hint.turn_id == turn and turn not in marked and hint.theme_id != theme:
                waiting.append(hint)
                theme = hint.theme_id
    return waiting


def dismissed_without_words(project: Project, interview: int) -> list[tuple[int, str]]:
    """Return what was dismissed in a transcript that was taken away, by theme and words."""
    query = (
        "SELECT theme_id, lost_words FROM theme_hint WHERE interview_id = ?"
        " AND state = 'dismissed' AND turn_id IS NULL"
    )
    return [(int(theme), str(words)) for theme, words in project.db.execute(query, [interview])]


def theme_hint_of(project: Project, number: int) -> ThemeHint | None:
    """Return one proposal in whatever state, or None when it is gone."""
    found = things(project.db, ThemeHint, f"{_ALL} WHERE theme_hint.id = ?", [number])
    return found[0] if found else None
