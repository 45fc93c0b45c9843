import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from small_stories.anonymising.rewriting.printed import undecided
from small_stories.changes.hiding import decide_mark
from small_stories.changes.marking import remove_story
from small_stories.changes.setting_up import record_consent
from small_stories.model import Decision
from small_stories.storage.identities import marks
from small_stories.storage.project_file import Project
from small_stories.storage.quotes import quote, quotes
from small_stories.storage.setup import interviewees
from small_stories.storage.stories import reading
from small_stories.strings import text
from small_stories_app.main_window import MainWindow
from small_stories_app.report_tabs.quotes_tab import QuotesTab
from small_stories_app.views.report import ReportView

Quotes = tuple[int, int]


@pytest.fixture
def tab(marked: Quotes, view: ReportView) -> QuotesTab:
    view.quotes.table.setFocus()
    return view.quotes


def test_without_quotes_one_sentence_and_the_way_to_interviews(
    window: MainWindow, view: ReportView
) -> None:
    assert view.quotes.pages.currentWidget() is view.quotes.empty
    view.quotes.empty.button.click()
    assert window.pages.currentWidget().objectName() == "interviews"


def test_a_quote_stands_as_it_is_printed_between_its_reading_and_its_effect(
    tab: QuotesTab,
) -> None:
    panel = tab.panel
    assert panel.code.text() == "Sitaatti H02/1a"
    assert panel.reading.text() == "Kutsu toi mukaan ja yhdessä tekeminen kantoi."
    assert panel.words.text() == "[—] se soitti, ja minä lähdin [—] heti keittiölle."
    assert panel.goals.text() == "Tarinan tavoitteet: Tunne siitä, että kuuluu joukkoon"
    assert panel.attribution.placeholderText() == "– yhteiskeittiön kävijä"
    assert tab.model.index(0, 2).data() == "2 merkintää auki"


def test_no_word_above_a_quote_makes_it_wider_than_there_is_room(tab: QuotesTab) -> None:
    heading = text("report_view.our_reading", "fi")
    (ours,) = (each for each in tab.panel.findChildren(QLabel) if each.text() == heading)
    whole = ours.fontMetrics().horizontalAdvance(heading)
    assert ours.minimumSizeHint().width() < whole


def test_a_decision_shows_in_the_quote_at_once(project: Project, tab: QuotesTab) -> None:
    decide_mark(project, marks(project)[0].id, Decision.REPLACE, "Helmi")
    assert tab.panel.words.text().startswith("[Helmi] se soitti")
    assert tab.model.index(0, 2).data() == "1 merkintä auki"


def test_speaker_and_effect_are_written_where_they_stand(
    qtbot: QtBot, project: Project, marked: Quotes, tab: QuotesTab
) -> None:
    tab.panel.attribution.setFocus()
    qtbot.keyClicks(tab.panel.attribution, "vapaaehtoinen")
    tab.panel.effect.setFocus()
    qtbot.keyClicks(tab.panel.effect, "Kutsu auttaa alkuun")
    tab.table.setFocus()
    found = quote(project, marked[0])
    assert found is not None
    assert found.attribution == "vapaaehtoinen"
    told = reading(project, found.story_id)
    assert told is not None
    assert told.exemplifies == "Kutsu auttaa alkuun"


def test_p_says_that_a_quote_was_read_through_and_a_new_decision_takes_it_back(
    qtbot: QtBot, project: Project, marked: Quotes, tab: QuotesTab
) -> None:
    for mark in undecided(project, marked[0]):
        decide_mark(project, mark.id, Decision.REMOVE)
    qtbot.keyClick(tab.table, Qt.Key.Key_P)
    assert [each.passed_by_eye for each in quotes(project)] == [1, 0]
    assert tab.panel.passed.isChecked()
    assert tab.model.index(0, 2).data() == "luettu läpi"
    teller = interviewees(project)[-1]
    record_consent(project, teller.id, "withdrawn", "quotes", given=False)
    assert tab.model.index(0, 2).data() == "luettu, jotain puuttuu"
    decide_mark(project, marks(project)[0].id, Decision.REPLACE, "Helmi")
    assert not tab.panel.passed.isChecked()


def test_a_quote_is_removed_and_brought_back(
    qtbot: QtBot, project: Project, marked: Quotes, tab: QuotesTab
) -> None:
    qtbot.keyClick(tab.table, Qt.Key.Key_Delete)
    assert [each.id for each in quotes(project)] == [marked[1]]
    assert tab.panel.code.text() == "Sitaatti H02/1"
    project.undo()
    assert [each.id for each in quotes(project)] == list(marked)


def test_enter_goes_to_the_story_and_the_button_to_the_marks(
    qtbot: QtBot, project: Project, marked: Quotes, view: ReportView, tab: QuotesTab
) -> None:
    found = quote(project, marked[0])
    assert found is not None
    with qtbot.waitSignal(view.story_asked) as asked:
        qtbot.keyClick(tab.table, Qt.Key.Key_Return)
    assert asked.args == [found.story_id]
    tab.table.selectRow(1)
    tab.panel.decide.click()
    assert view.tabs.currentWidget() is view.marks
    assert view.marks.panel.place.turn.toPlainText().startswith("Marjatan")


def test_words_for_a_quote_whose_story_is_gone_hold_up_nothing(
    qtbot: QtBot, project: Project, marked: Quotes, tab: QuotesTab
) -> None:
    first = quote(project, marked[0])
    assert first is not None
    tab.show_quote(first.id)
    tab.panel.effect.setFocus()
    qtbot.keyClicks(tab.panel.effect, "Kutsu")
    remove_story(project, first.story_id)
    tab.panel.effect.settle()
    assert reading(project, first.story_id) is None
    project.undo()
    assert quote(project, first.id) is not None
