import pytest

from small_stories.changes.hiding import NewMark, store_marks
from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview
from small_stories.changes.marking import mark_story, toggle_goal
from small_stories.changes.quoting import add_quote
from small_stories.changes.reading import write_reading
from small_stories.changes.setting_up import add_interviewee, record_consent
from small_stories.model import IdentityKind, Role, SourceKind, Span
from small_stories.storage.interviews import Turn, interview_by_code, turns
from small_stories.storage.project_file import Project
from small_stories.storage.setup import goals, themes
from small_stories_app.main_window import MainWindow
from small_stories_app.views.report import ReportView

SAID = (
    "Kuka sinut kutsui mukaan?",
    "Marjatta se soitti, ja minä lähdin Hakunilassa heti keittiölle.",
    "Entä sitten?",
    "Marjatan kanssa paistettiin pullaa. Numerokin on tallessa, 040 123 4567.",
)


@pytest.fixture
def chosen(project: Project) -> tuple[int, int]:
    """Two quotes of a story of H02, in whose words there are names."""
    person = add_interviewee(project, "H02", role_word="kävijä", place_kind="yhteiskeittiön")
    record_consent(project, person, "invited", "quotes", given=True)
    speakers = (("H", Role.INTERVIEWER), ("V", Role.INTERVIEWEE))
    said = tuple(NewTurn(words, number % 2) for number, words in enumerate(SAID))
    facts: dict[str, object] = {"interviewee_id": person}
    new = NewInterview("H02", SourceKind.TRANSCRIPT, "fi", speakers, said, facts=facts)
    talk = add_interview(project, new)
    places = [Span(turn.id, 0, len(turn.text)) for turn in turns(project, talk)[1::2]]
    story = mark_story(project, talk, places, themes(project)[2].id)
    write_reading(project, story, text="Kutsu toi mukaan ja yhdessä tekeminen kantoi.")
    toggle_goal(project, story, goals(project)[1].id)
    return add_quote(project, story, places[:1]), add_quote(project, story, places[1:])


@pytest.fixture
def marked(project: Project, chosen: tuple[int, int]) -> tuple[int, int]:
    """The same quotes, searched: four marks, of which two are one person."""
    talk = interview_by_code(project, "H02")
    assert talk is not None
    said = turns(project, talk.id)
    found = [
        mark(said[1], "Marjatta", IdentityKind.PERSON, "listed"),
        mark(said[1], "Hakunilassa", IdentityKind.PLACE, "listed"),
        mark(said[3], "Marjatan", IdentityKind.PERSON, "listed"),
        mark(said[3], "040 123 4567", IdentityKind.PHONE, "phone"),
    ]
    store_marks(project, talk.id, found)
    return chosen


def mark(turn: Turn, words: str, kind: IdentityKind, reason: str) -> NewMark:
    start = turn.text.index(words)
    return NewMark(turn.id, start, start + len(words), kind, "marked", reason)


@pytest.fixture
def view(window: MainWindow) -> ReportView:
    window.show_step_of("report")
    found = window.findChild(ReportView)
    assert isinstance(found, ReportView)
    return found
