"""The steps of the method in order: the one place that knows all views.

Imported when the first project is opened, so that the window itself is there at once.
"""

from small_stories.model import Span
from small_stories.storage.interviews import turn
from small_stories_app.session import Session
from small_stories_app.view import View
from small_stories_app.views.checking import CheckingView
from small_stories_app.views.interviews import InterviewsView
from small_stories_app.views.lock_away import LockAwayView
from small_stories_app.views.prepare import PrepareView
from small_stories_app.views.report import ReportView
from small_stories_app.views.stories import StoriesView
from small_stories_app.views.types import TypesView
from small_stories_app.widgets.progress_line import ProgressLine


def make_views(session: Session, line: ProgressLine) -> list[View]:
    """Return the views in the order of the steps; ``line`` shows long work in the status bar."""
    interviews, checking = InterviewsView(session, line), CheckingView(session)
    checking.reading_asked.connect(interviews.page.panel.read)
    checking.words_asked.connect(lambda place: _show_words(interviews, place))
    prepare, report = PrepareView(session), ReportView(session)
    report.field_asked.connect(interviews.page.panel.write_in)
    report.person_asked.connect(prepare.show_person)
    return [
        prepare,
        interviews,
        StoriesView(session),
        checking,
        TypesView(session),
        report,
        LockAwayView(session),
    ]


def _show_words(interviews: InterviewsView, place: Span) -> None:
    """Show words of an interview, selected."""
    said = turn(interviews.session.project, place.turn_id)
    if said is not None:
        interviews.show_interview(said.interview_id)
        interviews.page.show_words(place)
