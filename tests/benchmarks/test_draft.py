"""The draft of a report with 2,000 stories and 1,000 quotes: going to a section, and writing."""

from collections.abc import Callable
from itertools import count, cycle
from typing import cast

from bars import TALK, Bars
from generated import Size
from painting import Painted, settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from small_stories.changes.quoting import add_quote
from small_stories.changes.setting_up import write_report_section
from small_stories.model import Span, StoryKind
from small_stories.storage.project_file import Project
from small_stories.storage.quotes import quotes
from small_stories.storage.stories import spans, stories
from small_stories_app.main_window import MainWindow
from small_stories_app.report_tabs.draft.draft_tab import DraftTab
from small_stories_app.views.report import ReportView

Opened = Callable[[Size], MainWindow]
_QUOTES = 1000
_QUOTED = (StoryKind.SUCCESS, StoryKind.DISAPPOINTMENT)


def quote_many(project: Project) -> None:
    """Quote stories until there are a thousand quotes, or no more stories."""
    quoted = {each.story_id for each in quotes(project)}
    left = [each for each in stories(project) if each.id not in quoted and each.kind in _QUOTED]
    with project.change("quote.added"):
        for story in left[: _QUOTES - len(quoted)]:
            places = [Span(each.turn_id, each.start, each.end) for each in spans(project, story.id)]
            add_quote(project, story.id, places)


def draft_of(window: MainWindow) -> DraftTab:
    """Show the draft of a project with many quotes."""
    quote_many(window.session.project)
    window.show_step_of("report")
    view = cast(ReportView, next(view for view in window.views if view.key == "report"))
    view.tabs.setCurrentWidget(view.draft)
    settle()
    return view.draft


def test_going_from_section_to_section(opened: Opened, bars: Bars) -> None:
    tab = draft_of(opened(TALK))
    painted = Painted(tab.page.viewport())
    there = [place for place, each in enumerate(tab.sections) if each.key in ("stories", "types")]
    places = cycle(there)
    bars.measure(
        "preview of a section, 1,000 quotes",
        100,
        lambda: painted.after(lambda: tab.outline.list.setCurrentRow(next(places))),
        settle,
    )
    assert tab.page.toPlainText()


def test_writing_in_a_section(opened: Opened, bars: Bars) -> None:
    window = opened(TALK)
    tab = draft_of(window)
    keys = [each.key for each in tab.sections]
    tab.outline.list.setCurrentRow(keys.index("stories"))
    settle()
    project, painted = window.session.project, Painted(tab.page.viewport())
    numbers = count()

    def write() -> None:
        painted.after(
            lambda: write_report_section(project, "stories", f"Rohkeus kasvoi {next(numbers)}.")
        )

    bars.measure("preview of a section that is being written in, 1,000 quotes", 100, write, settle)
    tab.own.setFocus()
    typed = Painted(tab.own.viewport())
    QTest.keyClick(tab.own, Qt.Key.Key_A)
    typed.after(lambda: QTest.keyClick(tab.own, Qt.Key.Key_B))
    assert tab.own.toPlainText().endswith("ab") or "ab" in tab.own.toPlainText()
