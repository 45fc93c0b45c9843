import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from small_stories.changes.marking import mark_story, set_kind, toggle_goal
from small_stories.changes.reading import write_reading
from small_stories.model import Span, StoryKind
from small_stories.storage.interviews import interviews, turns
from small_stories.storage.project_file import Project
from small_stories.storage.setup import goals, themes
from small_stories.storage.story_lines import story_lines
from small_stories_app.main_window import MainWindow
from small_stories_app.views.stories import COLUMNS, StoriesView


@pytest.fixture
def told(project: Project) -> list[int]:
    """Three stories: one read and linked to a goal, one bare, one a disappointment."""
    talk = interviews(project)[0].id
    said = turns(project, talk)
    numbered = [each.id for each in themes(project)]
    found = [
        mark_story(project, talk, [Span(said[turn].id, 0, 30)], numbered[theme])
        for turn, theme in ((3, 1), (5, 0), (9, 1))
    ]
    write_reading(project, found[0], mechanism="Vastuu näkyi muillekin.")
    toggle_goal(project, found[0], goals(project)[0].id)
    set_kind(project, found[2], StoryKind.DISAPPOINTMENT)
    return found


@pytest.fixture
def view(window: MainWindow) -> StoriesView:
    window.show_step_of("stories")
    found = window.findChild(StoriesView)
    assert isinstance(found, StoriesView)
    return found


def cell(view: StoriesView, row: int, column: str) -> str:
    return str(view.model.index(row, COLUMNS.index(column)).data())


def test_without_stories_one_sentence_and_the_way_to_interviews(
    qtbot: QtBot, window: MainWindow, view: StoriesView
) -> None:
    assert view.pages.currentWidget() is view.empty
    assert "paina 1, 2 tai 3" in view.empty.sentence.text()
    qtbot.mouseClick(view.empty.button, Qt.MouseButton.LeftButton)
    assert window.pages.currentWidget().objectName() == "interviews"


def test_every_story_stands_on_a_row_in_the_order_told(told: list[int], view: StoriesView) -> None:
    assert [line.story.id for line in view.model.rows] == told
    assert cell(view, 0, "code") == "H01/1"
    assert cell(view, 0, "words") == "Ensin minä vain kuorin perunoi"
    assert cell(view, 0, "themes") == "2"
    named = view.model.index(0, COLUMNS.index("themes")).data(Qt.ItemDataRole.ToolTipRole)
    assert named == "toimijauskomukset"
    assert cell(view, 0, "goals") == "Rohkeus hoitaa omia asioita"
    assert [cell(view, row, "reading") for row in range(3)] == [
        "tulkittu",
        "ei vielä tulkittu",
        "ei vielä tulkittu",
    ]
    assert cell(view, 2, "kind") == "pettymys"
    assert cell(view, 1, "check") == "ei vielä tarjottu"


def test_the_filter_looks_at_words_and_at_columns(told: list[int], view: StoriesView) -> None:
    view.filter.setText("PETTYMYS")
    assert [line.story.id for line in view.model.rows] == [told[2]]
    assert view.counted.text() == "1 tarina, kaikkiaan 3"
    view.filter.setText("perunoi toimija")
    assert [line.story.id for line in view.model.rows] == [told[0]]
    view.filter.setText("avaruus")
    assert view.model.rowCount() == 0
    assert view.counted.text() == "Yksikään tarina ei vastaa hakua"
    view.clear.click()
    assert view.model.rowCount() == 3


def test_ordering_by_theme_brings_the_same_together(told: list[int], view: StoriesView) -> None:
    view.order.setCurrentIndex(view.order.findData("themes"))
    assert [cell(view, row, "themes") for row in range(3)] == [
        "1",
        "2",
        "2",
    ]
    view.table.horizontalHeader().sectionClicked.emit(COLUMNS.index("kind"))
    assert [cell(view, row, "kind") for row in range(3)] == [
        "onnistumistarina",
        "onnistumistarina",
        "pettymys",
    ]


def test_enter_asks_for_the_story(qtbot: QtBot, told: list[int], view: StoriesView) -> None:
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.story_asked) as asked:
        qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert asked.args == [told[1]]


def test_a_reading_that_is_written_shows_at_once_and_the_row_stays(
    project: Project, told: list[int], view: StoriesView
) -> None:
    view.table.selectRow(1)
    write_reading(project, told[1], text="Kehut kertoivat osaamisesta.")
    assert cell(view, 1, "reading") == "tulkittu"
    assert view.table.currentIndex().row() == 1


def test_spaces_alone_are_no_reading(project: Project, told: list[int]) -> None:
    write_reading(project, told[1], text="  ", effect=" ")
    assert [line.is_read for line in story_lines(project)] == [True, False, False]


def test_the_first_words_keep_their_room_in_a_narrow_window(
    told: list[int], view: StoriesView
) -> None:
    words = COLUMNS.index("words")
    letter = view.table.fontMetrics().averageCharWidth()
    view.window().resize(900, 480)
    assert view.table.columnWidth(words) >= 20 * letter
    view.window().resize(1360, 700)
    wide = view.table.columnWidth(words)
    assert wide > 24 * letter
    view.table.horizontalHeader().resizeSection(COLUMNS.index("kind"), 60)
    assert view.table.columnWidth(words) > wide
