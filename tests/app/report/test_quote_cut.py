"""In the tab of quotes: length, words, translation and text to paste, each undoable."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from pytestqt.qtbot import QtBot

from small_stories.anonymising.rewriting.printed import quote_text, undecided
from small_stories.changes.hiding import add_identity, decide_mark
from small_stories.changes.interviewing import describe_interview
from small_stories.model import Cut, Decision, IdentityKind
from small_stories.storage.exports import exports, exports_with
from small_stories.storage.project_file import Project
from small_stories.storage.quotes import Quote, quote, quotes
from small_stories_app.main_window import MainWindow
from small_stories_app.report_tabs.quotes_tab import QuotesTab
from small_stories_app.story_panel.panel import StoryPanel
from small_stories_app.views.report import ReportView

# What the screenless platform says of a list that opens.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Quotes = tuple[int, int]


@pytest.fixture
def tab(marked: Quotes, view: ReportView) -> QuotesTab:
    view.quotes.table.setFocus()
    return view.quotes


def shown(project: Project, tab: QuotesTab) -> Quote:
    found = quote(project, tab.table.current().id)
    assert found is not None
    return found


def select(tab: QuotesTab, words: str) -> None:
    story = tab.panel.cut.words.story
    start = story.toPlainText().index(words)
    cursor = story.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + len(words), QTextCursor.MoveMode.KeepAnchor)
    story.setTextCursor(cursor)


def test_words_go_in_and_out_by_enter_and_the_count_follows(
    qtbot: QtBot, project: Project, marked: Quotes, tab: QuotesTab
) -> None:
    cut = tab.panel.cut
    assert cut.count.text().endswith("; julkaistuissa usein 7–66")
    assert not cut.words.isVisible()
    qtbot.keyClick(tab.table, Qt.Key.Key_W)
    assert "Marjatta se soitti" in cut.words.story.toPlainText()
    select(tab, "ja minä lähdin")
    qtbot.keyClick(cut.words.story, Qt.Key.Key_Return)
    assert tab.panel.words.text() == "[—] se soitti, (...) [—] heti keittiölle."
    assert cut.count.text().startswith("4 sanaa;")
    select(tab, "paistettiin pullaa")
    cut.words.turn.click()
    assert tab.panel.words.text().endswith("keittiölle. (...) paistettiin pullaa (...)")
    project.undo()
    project.undo()
    assert tab.panel.words.text() == "[—] se soitti, ja minä lähdin [—] heti keittiölle."


def test_each_cut_of_a_story_is_made_by_a_key_and_then_gone_to(
    qtbot: QtBot, project: Project, marked: Quotes, tab: QuotesTab
) -> None:
    qtbot.keyClick(tab.table, Qt.Key.Key_1)
    line = shown(project, tab)
    assert (line.cut, line.id in marked) == (Cut.LINE, False)
    assert "Esitys" in tab.panel.cut.used_by.text()
    tab.panel.cut.others[Cut.QUOTE].click()
    assert shown(project, tab).id == marked[0]
    qtbot.keyClick(tab.table, Qt.Key.Key_1)
    assert shown(project, tab).id == line.id
    assert len(quotes(project)) == 3
    project.undo()
    assert [each.id for each in quotes(project)] == list(marked)


def test_the_length_is_chosen_and_its_words_proposed_anew(
    project: Project, marked: Quotes, tab: QuotesTab
) -> None:
    cut = tab.panel.cut
    cut.cut.activated.emit(cut.cut.findData(Cut.WHOLE))
    assert shown(project, tab).cut == Cut.WHOLE
    assert "sitaattiluettelossa" in cut.used_by.text()
    cut.propose.click()
    assert "paistettiin pullaa" in quote_text(project, marked[0])


def test_a_translation_is_saved_marked_and_searched(
    qtbot: QtBot, project: Project, marked: Quotes, tab: QuotesTab
) -> None:
    part = tab.panel.translation
    assert not part.marks.isVisible()
    part.language.activated.emit(part.language.findData("et"))
    part.text.setFocus()
    qtbot.keyClicks(part.text, "Liisa soitti ja tulin.")
    tab.table.setFocus()
    found = shown(project, tab)
    assert (found.original_language, found.translation) == ("et", "Liisa soitti ja tulin.")
    assert part.marks.text() == "Puhujatietoon tulee: käännös virosta"
    assert not part.leaks.isVisible()
    add_identity(project, IdentityKind.PERSON, "Liisa", decision=Decision.REPLACE, wording="Ursula")
    describe_interview(project, found.interview_id, interpreter=1)
    assert part.leaks.isVisible()
    assert part.marks.text() == "Puhujatietoon tulee: tulkin välityksellä, käännös virosta"


def test_a_quote_that_is_ready_is_copied_and_no_other(
    qtbot: QtBot, project: Project, marked: Quotes, tab: QuotesTab
) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("ennen")
    with qtbot.waitSignal(tab.session.failed) as said:
        tab.panel.copy.copy_inline()
    assert said.args is not None
    assert said.args[0].startswith("Sitaattia ei kopioitu:")
    assert clipboard.text() == "ennen"
    for mark in undecided(project, marked[0]):
        decide_mark(project, mark.id, Decision.REMOVE)
    tab.panel.toggle_passed()
    tab.panel.copy.fill()
    first, second, *_ = tab.panel.copy.choices.actions()
    first.trigger()
    assert clipboard.text().startswith("Yhteiskeittiön kävijä kuvasi asiaa näin: ”")
    second.trigger()
    assert clipboard.text().startswith("X on yhteiskeittiön kävijä. Kutsu toi mukaan")
    gone = exports(project)
    assert [(each.kind, each.path, each.quotes) for each in gone] == 2 * [
        ("copied_quote", "", (marked[0],))
    ]
    assert exports_with(project, quote(project, marked[0]).interview_id) == gone


def test_a_story_has_a_button_for_each_cut(
    window: MainWindow, project: Project, marked: Quotes
) -> None:
    found = quote(project, marked[0])
    assert found is not None
    window.show_story(found.story_id)
    panel = window.findChild(StoryPanel)
    assert isinstance(panel, StoryPanel)
    panel.quotes.cuts[Cut.LINE].click()
    assert [each.cut for each in quotes(project, found.story_id)] == ["quote", "quote", "line"]
    project.undo()
    assert len(quotes(project)) == 2
