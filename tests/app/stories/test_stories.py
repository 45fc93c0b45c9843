import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QIcon
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from small_stories.changes.grouping import add_type, put_in_type
from small_stories.changes.marking import describe_story, mark_story, set_kind, toggle_goal
from small_stories.changes.reading import write_reading
from small_stories.model import Span, StoryKind, TypeRole
from small_stories.storage.interviews import interviews, turns
from small_stories.storage.project_file import Project
from small_stories.storage.quotes import quotes
from small_stories.storage.setup import goals, themes
from small_stories.storage.stories import stories, story_themes
from small_stories.storage.story_lines import story_lines
from small_stories.storage.types import stories_in_types, story_types
from small_stories_app.main_window import MainWindow
from small_stories_app.story_cards.card_delegate import FACE
from small_stories_app.story_cards.columns import COLUMNS
from small_stories_app.story_cards.faces import Face
from small_stories_app.story_cards.type_chooser import TypeChooser
from small_stories_app.views.stories import StoriesView

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Key = Qt.Key


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


@pytest.fixture
def table(view: StoriesView) -> StoriesView:
    view.group.setCurrentIndex(view.group.findData("interview"))
    view.turn_table()
    return view


def cell(view: StoriesView, row: int, column: str) -> str:
    return str(view.rows.index(row, COLUMNS.index(column)).data())


def groups(view: StoriesView) -> list[tuple[str, tuple[int, ...]]]:
    return [(group.heading, group.stories) for group in view.model.groups]


def face(view: StoriesView, row: int) -> Face:
    found = view.model.index(row, 0).data(FACE)
    assert isinstance(found, Face)
    return found


def group_by(view: StoriesView, grouping: str) -> None:
    view.group.setCurrentIndex(view.group.findData(grouping))


def press(qtbot: QtBot, key: Qt.Key, shift: bool = False) -> None:
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(QApplication.focusWidget(), key, held)


def chooser() -> TypeChooser:
    found = QApplication.activePopupWidget()
    assert isinstance(found, TypeChooser)
    return found


def test_without_stories_one_sentence_and_the_way_to_interviews(
    qtbot: QtBot, window: MainWindow, view: StoriesView
) -> None:
    assert view.pages.currentWidget() is view.empty
    assert "paina 1, 2 tai 3" in view.empty.sentence.text()
    qtbot.mouseClick(view.empty.button, Qt.MouseButton.LeftButton)
    assert window.pages.currentWidget().objectName() == "interviews"


def test_cards_stand_in_groups_with_their_support_in_words(
    project: Project, told: list[int], view: StoriesView
) -> None:
    assert groups(view) == [
        ("merkityksellisyys · yksi tarina yhdestä haastattelusta", (told[1],)),
        ("toimijauskomukset · kaksi tarinaa yhdestä haastattelusta", (told[0], told[2])),
    ]
    group_by(view, "kind")
    assert [each.name for each in view.model.groups] == ["onnistumistarina", "pettymys"]
    group_by(view, "reading")
    assert groups(view)[0] == ("tulkittu ✎ · yksi tarina yhdestä haastattelusta", (told[0],))
    group_by(view, "told_under")
    assert groups(view)[0][0].startswith("Ei kerronnan teemaa")
    group_by(view, "check")
    assert [each.name for each in view.model.groups] == ["ei vielä tarjottu"]
    group_by(view, "types")
    put_in_type(project, told[1], add_type(project, "Kehu"))
    assert [each.name for each in view.model.groups] == ["Kehu", "Ei vielä tyyppiä"]
    put_in_type(project, told[2], story_types(project)[0].id, TypeRole.COUNTER_EXAMPLE)
    assert [(each.name, each.stories) for each in view.model.groups] == [
        ("Kehu", (told[1],)),
        ("Kehu: vastaesimerkit", (told[2],)),
        ("Ei vielä tyyppiä", (told[0],)),
    ]


def test_a_story_of_two_themes_stands_in_both_groups_and_counts_once(
    qtbot: QtBot, project: Project, told: list[int], view: StoriesView
) -> None:
    view.cards.setFocus()
    view.cards.choose([told[1]])
    press(qtbot, Key.Key_2)
    assert [group.stories for group in view.model.groups] == [
        (told[1],),
        (told[0], told[1], told[2]),
    ]
    assert view.counted.text() == "3 tarinaa"
    assert view.cards.chosen() == [told[1]]


def test_a_card_says_the_tellers_words_apart_from_what_is_ours(
    project: Project, told: list[int], view: StoriesView
) -> None:
    describe_story(project, told[0], title="Pullat", grade="brief")
    first = face(view, 1)
    assert (first.title, first.said) == ("Pullat", "Ensin minä vain kuorin perunoi")
    assert (first.themes, first.place) == ((1,), "H01/1")
    assert first.state == "tulkittu ✎ · lyhyt"
    assert face(view, 2).state == "pettymys · ei tulkittu"
    spoken = view.model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("2 · Pullat · Ensin minä")


def test_cards_are_a_list_for_readers_of_the_screen(told: list[int], view: StoriesView) -> None:
    spoken = QAccessible.queryAccessibleInterface(view.cards)
    assert spoken.role() == QAccessible.Role.List
    assert spoken.childCount() == 3
    second = spoken.child(1)
    assert second.text(QAccessible.Text.Name).startswith("2 · Ensin minä")
    assert second.text(QAccessible.Text.Description).startswith("toimijauskomukset · kaksi tarinaa")
    place = view.cards.visualRect(view.model.index(1, 0))
    assert second.rect().topLeft() == view.cards.viewport().mapToGlobal(place.topLeft())


def test_a_story_marked_on_sound_alone_says_when_it_is_told(
    project: Project, told: list[int], view: StoriesView
) -> None:
    talk = interviews(project)[0].id
    heard = mark_story(project, talk, [], sound_start_ms=723_000, sound_end_ms=761_000)
    row = view.model.row_of(heard)
    assert row is not None
    assert face(view, row).said == "vain nauhoitteella 12:03–12:41"
    describe_story(project, told[2], told_again_of_id=told[0])
    assert "kerrottu kahdesti" in face(view, 1).state
    assert "kerrottu kahdesti" in face(view, 2).state


def test_arrows_go_among_cards_over_the_groups_and_enter_opens(
    qtbot: QtBot, told: list[int], view: StoriesView
) -> None:
    view.cards.setFocus()
    view.cards.choose([told[1]])
    press(qtbot, Key.Key_Down)
    assert view.cards.chosen() == [told[0]]
    press(qtbot, Key.Key_Right)
    assert view.cards.chosen() == [told[2]]
    press(qtbot, Key.Key_Up)
    assert view.cards.chosen() == [told[1]]
    press(qtbot, Key.Key_End)
    with qtbot.waitSignal(view.story_asked) as asked:
        press(qtbot, Key.Key_Return)
    assert asked.args == [told[2]]


def test_several_cards_are_chosen_and_read_as_a_theme_at_once(
    qtbot: QtBot, project: Project, told: list[int], view: StoriesView
) -> None:
    first, _, third = (each.id for each in themes(project))
    view.cards.setFocus()
    view.cards.choose([told[0]])
    press(qtbot, Key.Key_Right, shift=True)
    assert view.cards.chosen() == [told[0], told[2]]
    press(qtbot, Key.Key_3)
    assert third in story_themes(project, told[0])
    assert third in story_themes(project, told[2])
    assert story_themes(project, told[1]) == [first]
    assert set(view.cards.chosen()) == {told[0], told[2]}
    view.session.undo()
    assert third not in story_themes(project, told[2])
    press(qtbot, Key.Key_9)
    assert view.window().statusBar().currentMessage() == "Hankkeessa ei ole teemaa 9."


def test_a_click_with_shift_chooses_in_reading_order(
    qtbot: QtBot, project: Project, told: list[int], view: StoriesView
) -> None:
    talk = interviews(project)[0].id
    said = turns(project, talk)[1].id
    with project.change("story.marked"):
        for n in range(9):
            mark_story(project, talk, [Span(said, n, n + 5)])
    group_by(view, "interview")
    columns = sum(
        view.cards.visualRect(view.model.index(row, 0)).top()
        == view.cards.visualRect(view.model.index(0, 0)).top()
        for row in range(len(view.model.stories))
    )
    assert 1 < columns < 6

    def click(row: int, held: Qt.KeyboardModifier) -> None:
        point = view.cards.visualRect(view.model.index(row, 0)).center()
        qtbot.mouseClick(view.cards.viewport(), Qt.MouseButton.LeftButton, held, point)

    click(1, Qt.KeyboardModifier.NoModifier)
    click(columns, Qt.KeyboardModifier.ShiftModifier)
    assert view.cards.chosen() == view.model.stories[1 : columns + 1]
    click(2, Qt.KeyboardModifier.ControlModifier)
    assert view.model.stories[2] not in view.cards.chosen()
    click(1, Qt.KeyboardModifier.NoModifier)
    with qtbot.waitSignal(view.story_asked, timeout=500) as asked:
        point = view.cards.visualRect(view.model.index(1, 0)).center()
        qtbot.mouseDClick(view.cards.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert asked.args == [view.model.stories[1]]


def test_the_menu_of_a_card_holds_what_can_be_done_with_it(
    qtbot: QtBot, told: list[int], view: StoriesView
) -> None:
    view.cards.setFocus()
    view.cards.choose([told[0]])
    view.cards.customContextMenuRequested.emit(
        view.cards.visualRect(view.cards.currentIndex()).center()
    )
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    names = [action.objectName() for action in menu.actions()]
    assert names == [
        "story.cards.open", "story.cards.read_as_1", "story.cards.read_as_2",
        "story.cards.read_as_3", "story.cards.types", "story.cards.move", "story.cards.quote",
        "story.cards.remove",
    ]  # fmt: skip
    menu.close()


def test_delete_removes_and_undo_brings_back(
    qtbot: QtBot, project: Project, told: list[int], view: StoriesView
) -> None:
    group_by(view, "interview")
    view.cards.setFocus()
    view.cards.choose([told[1]])
    press(qtbot, Key.Key_Delete)
    assert [story.id for story in stories(project)] == [told[0], told[2]]
    assert view.cards.chosen() == [told[2]]
    assert face(view, 1).place == "H01/2"
    view.session.undo()
    assert view.model.stories == told
    assert face(view, 2).place == "H01/3"


def test_a_card_is_moved_to_a_type_by_its_first_letters(
    qtbot: QtBot, project: Project, told: list[int], view: StoriesView
) -> None:
    praise, task = add_type(project, "Kehu"), add_type(project, "Uusi tehtävä")
    group_by(view, "types")
    view.cards.setFocus()
    view.cards.choose([told[0]])
    press(qtbot, Key.Key_M)
    qtbot.keyClicks(chooser(), "teh")
    assert chooser().list.count() == 1
    qtbot.keyClick(chooser(), Key.Key_Return)
    assert [(each.story_id, each.type_id) for each in stories_in_types(project)] == [
        (told[0], task)
    ]
    assert view.cards.chosen() == [told[0]]
    press(qtbot, Key.Key_M)
    qtbot.keyClick(chooser(), Key.Key_1)
    assert [each.type_id for each in stories_in_types(project)] == [praise]
    press(qtbot, Key.Key_T)
    qtbot.keyClick(chooser(), Key.Key_2)
    assert [each.type_id for each in stories_in_types(project)] == [praise, task]
    press(qtbot, Key.Key_T)
    qtbot.keyClick(chooser(), Key.Key_1)
    assert [each.type_id for each in stories_in_types(project)] == [task]


def test_the_whole_words_of_a_card_become_a_quote(
    qtbot: QtBot, project: Project, told: list[int], view: StoriesView
) -> None:
    view.cards.setFocus()
    view.cards.choose([told[0]])
    press(qtbot, Key.Key_Q)
    assert [quote.story_id for quote in quotes(project)] == [told[0]]
    assert face(view, 1).state == "tulkittu ✎ · 1 sitaatti"


def test_letters_do_nothing_while_somebody_types_in_the_filter(
    qtbot: QtBot, project: Project, told: list[int], view: StoriesView
) -> None:
    view.cards.setFocus()
    qtbot.keyClick(view.cards, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is view.filter
    qtbot.keyClicks(view.filter, "m1")
    assert view.filter.text() == "m1"
    assert story_themes(project, told[0]) == [themes(project)[1].id]


def test_the_filter_looks_at_words_and_facts_and_says_when_nothing_is_found(
    qtbot: QtBot, told: list[int], view: StoriesView
) -> None:
    view.filter.setText("PETTYMYS")
    assert view.model.stories == [told[2]]
    assert view.counted.text() == "1 tarina, kaikkiaan 3"
    view.filter.setText("perunoi toimija")
    assert view.model.stories == [told[0]]
    view.filter.setText("avaruus")
    assert view.found.currentWidget() is view.nothing
    assert view.nothing.sentence.text() == "Yksikään tarina ei vastaa hakua."
    qtbot.mouseClick(view.nothing.button, Qt.MouseButton.LeftButton)
    assert len(view.model.stories) == 3
    assert QApplication.focusWidget() is view.cards


def test_what_the_boxes_choose_is_found_by_name_too(
    window: MainWindow, told: list[int], view: StoriesView
) -> None:
    window.commands.action("view.stories_by.reading").trigger()
    assert view.group.currentData() == "reading"
    window.commands.action("view.only_successes").trigger()
    assert set(view.model.stories) == set(told[:2])
    window.commands.action("view.only_successes").trigger()
    assert len(view.model.stories) == 3


def test_a_project_that_is_opened_is_shown_whole(
    window: MainWindow, told: list[int], view: StoriesView
) -> None:
    view.filter.setText("avaruus")
    folder = window.session.project.folder
    window.session.close()
    window.session.open(folder, None)
    window.show_step_of("stories")
    assert not view.filter.text()
    assert sorted(view.model.stories) == told


def test_one_kind_alone_is_shown(told: list[int], view: StoriesView) -> None:
    view.kind.setCurrentIndex(view.kind.findData("success"))
    assert set(view.model.stories) == set(told[:2])
    view.filter.setText("avaruus")
    view.nothing.button.click()
    assert len(view.model.stories) == 3


def test_the_table_has_the_same_stories_and_is_remembered(
    qtbot: QtBot, told: list[int], view: StoriesView
) -> None:
    view.cards.setFocus()
    view.cards.choose([told[2]])
    qtbot.keyClick(view.cards, Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert view.found.currentWidget() is view.table
    assert QApplication.focusWidget() is view.table
    assert view.chosen() == [told[2]]
    again = StoriesView(view.session)
    qtbot.addWidget(again)
    again.show_project()
    assert again.found.currentWidget() is again.table
    qtbot.keyClick(view.table, Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert view.found.currentWidget() is view.cards
    assert view.cards.chosen() == [told[2]]


def test_every_story_stands_on_a_row_in_the_order_told(told: list[int], table: StoriesView) -> None:
    assert [line.story.id for line in table.rows.rows] == told
    assert cell(table, 0, "code") == "H01/1"
    assert cell(table, 0, "words") == "Ensin minä vain kuorin perunoi"
    assert cell(table, 0, "themes") == "2"
    named = table.rows.index(0, COLUMNS.index("themes")).data(Qt.ItemDataRole.ToolTipRole)
    assert named == "toimijauskomukset"
    assert cell(table, 0, "goals") == "Rohkeus hoitaa omia asioita"
    assert [cell(table, row, "reading") for row in range(3)] == [
        "tulkittu ✎",
        "ei tulkittu",
        "ei tulkittu",
    ]
    assert cell(table, 2, "kind") == "pettymys"
    assert cell(table, 1, "check") == "ei vielä tarjottu"


def test_a_heading_puts_the_rows_in_its_order(told: list[int], table: StoriesView) -> None:
    table.table.horizontalHeader().sectionClicked.emit(COLUMNS.index("themes"))
    assert [cell(table, row, "themes") for row in range(3)] == ["1", "2", "2"]
    table.table.horizontalHeader().sectionClicked.emit(COLUMNS.index("quotes"))
    assert table.group.currentData() == "themes"
    table.table.horizontalHeader().sectionClicked.emit(COLUMNS.index("kind"))
    assert [cell(table, row, "kind") for row in range(3)] == [
        "onnistumistarina",
        "onnistumistarina",
        "pettymys",
    ]


def test_theme_lines_are_seen_on_a_selected_row(told: list[int], table: StoriesView) -> None:
    icon = table.rows.index(0, COLUMNS.index("themes")).data(Qt.ItemDataRole.DecorationRole)
    assert isinstance(icon, QIcon)
    drawn = icon.pixmap(table.table.iconSize(), QIcon.Mode.Selected).toImage()
    assert drawn.pixelColor(0, 0) == QColor("#FFFFFF")


def test_rows_are_chosen_and_worked_on_like_cards(
    qtbot: QtBot, project: Project, told: list[int], table: StoriesView
) -> None:
    table.table.setFocus()
    table.table.selectRow(0)
    press(qtbot, Key.Key_Down, shift=True)
    assert table.chosen() == told[:2]
    press(qtbot, Key.Key_3)
    third = themes(project)[2].id
    assert all(third in story_themes(project, story) for story in told[:2])
    with qtbot.waitSignal(table.story_asked) as asked:
        press(qtbot, Key.Key_Return)
    assert asked.args == [told[0]]


def test_a_reading_that_is_written_shows_at_once_and_the_row_stays(
    project: Project, told: list[int], table: StoriesView
) -> None:
    table.table.selectRow(1)
    write_reading(project, told[1], text="Kehut kertoivat osaamisesta.")
    assert cell(table, 1, "reading") == "tulkittu ✎"
    assert table.table.currentIndex().row() == 1


def test_what_is_kept_up_to_date_is_what_would_be_read_anew(
    project: Project, told: list[int], view: StoriesView
) -> None:
    toggle_goal(project, told[1], goals(project)[1].id)
    mark_story(project, interviews(project)[0].id, [Span(turns(project, 1)[1].id, 0, 9)])
    view.session.undo()
    view.session.undo()
    view.session.redo()
    assert list(view.told.lines.values()) == story_lines(project)


def test_spaces_alone_are_no_reading(project: Project, told: list[int]) -> None:
    write_reading(project, told[1], text="  ", effect=" ")
    assert [line.is_read for line in story_lines(project)] == [True, False, False]


def test_the_first_words_keep_their_room_in_a_narrow_window(
    told: list[int], table: StoriesView
) -> None:
    words = COLUMNS.index("words")
    letter = table.table.fontMetrics().averageCharWidth()
    table.window().resize(900, 480)
    assert table.table.columnWidth(words) >= 20 * letter
    table.window().resize(1360, 700)
    wide = table.table.columnWidth(words)
    assert wide > 24 * letter
    table.table.horizontalHeader().resizeSection(COLUMNS.index("kind"), 60)
    assert table.table.columnWidth(words) > wide
