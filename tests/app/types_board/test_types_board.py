from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from small_stories.changes.grouping import (
    add_type,
    edit_type,
    put_in_type,
    put_stories,
    retire_type,
)
from small_stories.changes.marking import mark_story, set_kind
from small_stories.model import Span, StoryKind, TypeRole
from small_stories.storage.interviews import interviews, turns
from small_stories.storage.project_file import Project
from small_stories.storage.setup import themes
from small_stories.storage.types import stories_in_types, story_type, story_types
from small_stories_app.main_window import MainWindow
from small_stories_app.story_cards.type_chooser import TypeChooser
from small_stories_app.type_board.card_list import CardList
from small_stories_app.type_board.cards import MIME
from small_stories_app.type_board.merging import MergeTypes
from small_stories_app.type_board.wording import TypeWording
from small_stories_app.views.types import TypesView

# Windows that pop up ask the screen for what the one of the tests does not have.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Key = Qt.Key
SUPPORTS, COUNTER = TypeRole.SUPPORTS, TypeRole.COUNTER_EXAMPLE
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def told(project: Project) -> list[int]:
    talk = interviews(project)[0].id
    said = turns(project, talk)
    theme = themes(project)[0].id
    return [mark_story(project, talk, [Span(said[n].id, 0, 20)], theme) for n in (3, 5, 9)]


@pytest.fixture
def view(window: MainWindow) -> TypesView:
    window.show_step_of("types")
    found = window.findChild(TypesView)
    assert isinstance(found, TypesView)
    return found


@pytest.fixture
def kinds(project: Project, told: list[int], view: TypesView) -> tuple[int, int]:
    return add_type(project, "Kehu"), add_type(project, "Uusi tehtävä")


def place(view: TypesView, column: int, role: TypeRole = SUPPORTS) -> CardList:
    found = view.board.columns[column]
    return found.cards if role == SUPPORTS else found.counters


def cards(view: TypesView, column: int, role: TypeRole = SUPPORTS) -> list[int]:
    return place(view, column, role).cards.stories


def press(
    qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    qtbot.keyClick(QApplication.activePopupWidget() or QApplication.focusWidget(), key, held)


def dialog(qtbot: QtBot, view: TypesView, kind: type[QDialog]) -> QDialog:
    found = [each for each in view.findChildren(kind) if each.isVisible()]
    assert len(found) == 1
    found[0].activateWindow()
    qtbot.waitUntil(found[0].isActiveWindow)
    return found[0]


def links(project: Project) -> list[tuple[int, int, str]]:
    return sorted((each.story_id, each.type_id, each.role) for each in stories_in_types(project))


def drag(
    qtbot: QtBot,
    source: CardList,
    rows: Sequence[int],
    target: CardList,
    action: Qt.DropAction = Qt.DropAction.MoveAction,
) -> None:
    """Let cards fall on a place by the events that a real drag brings."""
    carried = source.cards.mimeData([source.cards.index(row, 0) for row in rows])
    port, point = target.viewport(), QPoint(12, 8)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    held = CONTROL if action == Qt.DropAction.CopyAction else none
    for event in (
        QDragEnterEvent(point, action, carried, left, held),
        QDragMoveEvent(point, action, carried, left, held),
        QDropEvent(QPointF(point), action, carried, left, held),
    ):
        QApplication.sendEvent(port, event)
    qtbot.wait(5)


def test_a_type_is_worded_as_a_mechanism_by_keyboard(
    qtbot: QtBot, project: Project, told: list[int], view: TypesView
) -> None:
    place(view, 0).setFocus()
    press(qtbot, Key.Key_N)
    asked = dialog(qtbot, view, TypeWording)
    assert isinstance(asked, TypeWording)
    assert not asked.buttons.buttons()[0].isEnabled()
    for part, words in (("name", "Kehu"), ("experience", "muut kehuvat"),
                        ("change", "osaan"), ("opens_up", "uskallan")):  # fmt: skip
        qtbot.keyClicks(asked.fields[part], words)
    qtbot.keyClicks(asked.memo, "palaa tahan")
    qtbot.keyClick(asked.fields["opens_up"], Key.Key_Return)
    made = story_types(project)[0]
    assert (made.name, made.in_words) == ("Kehu", "muut kehuvat → osaan → uskallan")
    assert made.memo == "palaa tahan"
    assert view.board.columns[1].head.mechanism.words == "muut kehuvat → osaan → uskallan"
    # The board is gone on with where it was left: the same card is moved by M at once.
    assert view.window().focusWidget() is place(view, 0)
    assert place(view, 0).chosen() == told[:1]


def test_a_first_type_can_begin_from_a_suggestion(
    qtbot: QtBot, project: Project, told: list[int], view: TypesView
) -> None:
    assert view.first.isVisible()
    qtbot.mouseClick(view.first.buttons[1], Qt.MouseButton.LeftButton)
    asked = dialog(qtbot, view, TypeWording)
    assert isinstance(asked, TypeWording)
    asked.accept()
    made = story_types(project)[0]
    assert made.name == "Mahdollisuus vaikuttaa"
    assert made.experience == "oma ehdotus otetaan vakavasti, ja se muuttaa jotakin"
    assert not made.change
    assert view.first.isHidden()


def test_a_card_is_moved_and_brought_back_by_keyboard(
    qtbot: QtBot, project: Project, told: list[int], kinds: tuple[int, int], view: TypesView
) -> None:
    first, second = kinds
    place(view, 0).setFocus()
    press(qtbot, Key.Key_M)
    press(qtbot, Key.Key_2)
    assert links(project) == [(told[0], second, SUPPORTS)]
    assert (cards(view, 0), cards(view, 2)) == (told[1:], told[:1])
    assert place(view, 0).chosen() == [told[1]]
    assert QApplication.focusWidget() is place(view, 0)
    press(qtbot, Key.Key_Right)
    press(qtbot, Key.Key_Right)
    press(qtbot, Key.Key_M)
    for letter in (Key.Key_K, Key.Key_E):
        press(qtbot, letter)
    chooser = QApplication.activePopupWidget()
    assert isinstance(chooser, TypeChooser)
    assert chooser.list.count() == 1
    press(qtbot, Key.Key_Return)
    assert links(project) == [(told[0], first, SUPPORTS)]
    project.undo()
    project.undo()
    assert links(project) == []
    assert cards(view, 0) == told


def test_several_cards_are_moved_at_once_and_undone_at_once(
    qtbot: QtBot, project: Project, told: list[int], kinds: tuple[int, int], view: TypesView
) -> None:
    place(view, 0).setFocus()
    press(qtbot, Key.Key_Down, SHIFT)
    assert place(view, 0).chosen() == told[:2]
    press(qtbot, Key.Key_M)
    press(qtbot, Key.Key_1)
    assert cards(view, 1) == told[:2]
    project.undo()
    assert cards(view, 0) == told


def test_a_story_can_stand_in_two_types(
    qtbot: QtBot, project: Project, told: list[int], kinds: tuple[int, int], view: TypesView
) -> None:
    first, second = kinds
    put_in_type(project, told[0], first)
    place(view, 1).setFocus()
    press(qtbot, Key.Key_M, SHIFT)
    press(qtbot, Key.Key_1)
    assert links(project) == [(told[0], first, SUPPORTS), (told[0], second, SUPPORTS)]


def test_counter_examples_have_a_place_of_their_own(
    qtbot: QtBot, project: Project, told: list[int], kinds: tuple[int, int], view: TypesView
) -> None:
    kind = kinds[0]
    put_stories(project, told, kind)
    column = view.board.columns[1]
    assert column.head.support.words == "kolme tarinaa yhdestä haastattelusta"
    place(view, 1).setFocus()
    press(qtbot, Key.Key_C)
    assert (cards(view, 1), cards(view, 1, COUNTER)) == (told[1:], told[:1])
    assert column.head.support.words.endswith("lisäksi yksi vastaesimerkki")
    assert column.against.text() == "Vastaesimerkit"
    # Arrows go on from the last card to the counter-examples, and back again.
    press(qtbot, Key.Key_Down)
    press(qtbot, Key.Key_Down)
    assert QApplication.focusWidget() is column.counters
    assert view.board.here.chosen() == told[:1]
    press(qtbot, Key.Key_C)
    assert (told[0], kind, SUPPORTS) in links(project)
    assert not column.counters.cards.stories


def test_a_memo_shows_by_its_beginning_and_whole_to_the_pointer_and_readers_of_the_screen(
    project: Project, kinds: tuple[int, int], view: TypesView
) -> None:
    memo = "Onko kehu ehto? " * 20
    edit_type(project, kinds[0], memo=memo.strip())
    with_memo, without = view.board.columns[1:3]
    assert with_memo.head.memo.isVisible()
    assert with_memo.head.memo.height() < 2 * with_memo.head.memo.fontMetrics().lineSpacing()
    assert memo.strip() in with_memo.head.memo.toolTip()
    assert memo.strip() in with_memo.cards.accessibleDescription()
    assert not without.head.memo.isVisible()


def test_an_untyped_story_becomes_a_counter_example_of_the_type_that_is_named(
    qtbot: QtBot, project: Project, told: list[int], kinds: tuple[int, int], view: TypesView
) -> None:
    place(view, 0).setFocus()
    press(qtbot, Key.Key_C)
    press(qtbot, Key.Key_2)
    assert links(project) == [(told[0], kinds[1], COUNTER)]


def test_only_a_success_story_supports_and_that_is_said(
    qtbot: QtBot, project: Project, told: list[int], kinds: tuple[int, int], view: TypesView
) -> None:
    set_kind(project, told[2], StoryKind.DISAPPOINTMENT)
    assert cards(view, 0) == told[:2]
    view.others.setChecked(True)
    assert cards(view, 0) == told
    drag(qtbot, place(view, 0), [2], place(view, 1))
    assert links(project) == [(told[2], kinds[0], COUNTER)]
    said = view.window().findChild(MainWindow) or view.window()
    assert isinstance(said, MainWindow)
    assert said.statusBar().currentMessage().startswith("Vain onnistumistarina voi tukea")


def test_dragged_cards_move_and_carry_no_words(
    qtbot: QtBot, project: Project, told: list[int], kinds: tuple[int, int], view: TypesView
) -> None:
    first, second = kinds
    left = place(view, 0).cards
    carried = left.mimeData([left.index(1, 0)])
    assert carried.formats() == [MIME]
    assert bytes(carried.data(MIME).data()).decode() == f"0 supports {told[1]}"
    drag(qtbot, place(view, 0), [0, 1], place(view, 1))
    assert links(project) == [(told[0], first, SUPPORTS), (told[1], first, SUPPORTS)]
    drag(qtbot, place(view, 1), [0], place(view, 1, COUNTER))
    assert links(project) == [(told[0], first, COUNTER), (told[1], first, SUPPORTS)]
    drag(qtbot, place(view, 1), [0], place(view, 2, COUNTER), Qt.DropAction.CopyAction)
    assert links(project)[1:] == [(told[1], first, SUPPORTS), (told[1], second, COUNTER)]
    drag(qtbot, place(view, 1, COUNTER), [0], place(view, 0))
    assert cards(view, 0) == [told[0], told[2]]
    before = project.history()
    drag(qtbot, place(view, 0), [0], place(view, 0))
    assert project.history() == before


def test_chosen_cards_are_split_off_into_a_new_type(
    qtbot: QtBot, project: Project, told: list[int], kinds: tuple[int, int], view: TypesView
) -> None:
    put_stories(project, told, kinds[0])
    place(view, 1).setFocus()
    press(qtbot, Key.Key_Down, SHIFT)
    press(qtbot, Key.Key_S)
    asked = dialog(qtbot, view, TypeWording)
    assert isinstance(asked, TypeWording)
    qtbot.keyClicks(asked.fields["name"], "Kiitos")
    qtbot.keyClick(asked.fields["name"], Key.Key_Return)
    assert [each.name for each in story_types(project)] == ["Kehu", "Uusi tehtävä", "Kiitos"]
    assert (cards(view, 1), cards(view, 3)) == (told[2:], told[:2])
    project.undo()
    assert cards(view, 1) == told


def test_a_new_type_is_one_of_the_places_to_move_to(
    qtbot: QtBot, project: Project, told: list[int], view: TypesView
) -> None:
    place(view, 0).setFocus()
    press(qtbot, Key.Key_M)
    press(qtbot, Key.Key_Return)
    asked = dialog(qtbot, view, TypeWording)
    assert isinstance(asked, TypeWording)
    qtbot.keyClicks(asked.fields["name"], "Kiitos")
    qtbot.keyClick(asked.fields["name"], Key.Key_Return)
    assert [link[0] for link in links(project)] == told[:1]


def test_two_types_are_merged_and_it_is_said_what_they_disagree_on(
    qtbot: QtBot, project: Project, told: list[int], kinds: tuple[int, int], view: TypesView
) -> None:
    first, second = kinds
    put_stories(project, told[:2], first)
    put_stories(project, told[1:], second, COUNTER)
    place(view, 1).setFocus()
    press(qtbot, Key.Key_Y)
    asked = dialog(qtbot, view, MergeTypes)
    assert isinstance(asked, MergeTypes)
    assert list(asked.roles) == [told[1]]
    assert asked.both.text().startswith("Yksi tarina tukee toista tyyppiä")
    asked.stays[1].setChecked(True)
    assert asked.roles[told[1]].currentData() == COUNTER
    asked.roles[told[1]].setCurrentIndex(0)
    qtbot.mouseClick(asked.buttons.buttons()[0], Qt.MouseButton.LeftButton)
    assert [each.id for each in story_types(project)] == [second]
    assert links(project) == [
        (told[0], second, SUPPORTS),
        (told[1], second, SUPPORTS),
        (told[2], second, COUNTER),
    ]
    kept = story_type(project, second)
    assert kept is not None
    assert (kept.name, kept.memo) == ("Uusi tehtävä", "Yhdistetty: Kehu")
    assert view.board.here is place(view, 1)
    project.undo()
    assert len(story_types(project)) == 2
    assert cards(view, 1) == told[:2]


def test_stories_that_are_in_both_alike_are_told_of_and_stand_once(
    qtbot: QtBot, project: Project, told: list[int], kinds: tuple[int, int], view: TypesView
) -> None:
    for kind in kinds:
        put_stories(project, told[:2], kind)
    place(view, 1).setFocus()
    press(qtbot, Key.Key_Y)
    asked = dialog(qtbot, view, MergeTypes)
    assert isinstance(asked, MergeTypes)
    assert not asked.roles
    assert asked.both.text().startswith("2 tarinaa on molemmissa")
    asked.keep_other.setChecked(False)
    asked.accept()
    assert cards(view, 1) == told[:2]
    kept = story_type(project, kinds[0])
    assert kept is not None
    assert not kept.memo


def test_a_type_is_put_aside_and_brought_back(
    qtbot: QtBot, window: MainWindow, project: Project, told: list[int],
    kinds: tuple[int, int], view: TypesView,
) -> None:  # fmt: skip
    put_stories(project, told[:1], kinds[0])
    place(view, 1).setFocus()
    assert view.retired.isHidden()
    window.commands.action("types.retire").trigger()
    assert [each.id for each in story_types(project)] == [kinds[1]]
    assert cards(view, 0) == told
    assert view.retired.text() == "Syrjään siirretty tyyppi (1)…"
    qtbot.mouseClick(view.retired, Qt.MouseButton.LeftButton)
    press(qtbot, Key.Key_1)
    assert [each.id for each in story_types(project)] == [kinds[1], kinds[0]]
    assert cards(view, 2) == told[:1]
    assert view.retired.isHidden()
    assert QApplication.focusWidget() is place(view, 2)


def test_types_are_placed_by_keys_and_the_analyst_stays_with_them(
    qtbot: QtBot, project: Project, told: list[int], kinds: tuple[int, int], view: TypesView
) -> None:
    put_stories(project, told, kinds[0])
    place(view, 1).setFocus()
    press(qtbot, Key.Key_Right, CONTROL)
    assert [each.id for each in story_types(project)] == [kinds[1], kinds[0]]
    assert view.board.column.story_type == kinds[0]
    press(qtbot, Key.Key_Right, CONTROL)
    press(qtbot, Key.Key_Left, CONTROL)
    assert [each.id for each in story_types(project)] == list(kinds)


def test_removing_a_type_leaves_its_stories(
    window: MainWindow, project: Project, told: list[int], kinds: tuple[int, int], view: TypesView
) -> None:
    put_stories(project, told[:1], kinds[0])
    place(view, 1).setFocus()
    window.commands.action("types.remove").trigger()
    assert [each.id for each in story_types(project)] == [kinds[1]]
    assert cards(view, 0) == told
    assert len(view.board.columns) == 2


def test_columns_keep_their_cards_and_their_place_when_something_else_moves(
    qtbot: QtBot, project: Project, told: list[int], kinds: tuple[int, int], view: TypesView
) -> None:
    talk = interviews(project)[0].id
    said = turns(project, talk)[1].id
    with project.change("story.marked"):
        for n in range(60):
            mark_story(project, talk, [Span(said, n, n + 5)])
    place(view, 0).setFocus()
    kept = cards(view, 0)[40]
    place(view, 0).choose(kept)
    at = place(view, 0).verticalScrollBar().value()
    assert at > 0
    resets: list[object] = []
    for column in view.board.columns:
        column.cards.cards.modelReset.connect(lambda: resets.append(1))
    put_in_type(project, told[2], kinds[0])
    project.undo()
    assert place(view, 0).chosen() == [kept]
    assert place(view, 0).verticalScrollBar().value() == at
    assert not resets


def test_four_columns_are_read_whole_on_a_small_laptop(
    qtbot: QtBot, window: MainWindow, project: Project, told: list[int],
    kinds: tuple[int, int], view: TypesView,
) -> None:  # fmt: skip
    for n in range(4):
        add_type(project, f"Tyyppi {n}", experience="muut kehuvat", change="osaan")
    window.resize(1366, 768)

    def whole() -> int:
        seen = view.board.viewport().rect()
        places = [each.geometry() for each in view.board.columns]
        return sum(seen.contains(at.translated(view.board.inside.pos())) for at in places)

    qtbot.waitUntil(lambda: whole() >= 4)
    window.resize(683, 384)
    qtbot.waitUntil(lambda: view.board.viewport().width() < 683)
    column = view.board.columns[0]
    assert column.cards.height() >= column.cards.sizeHintForRow(0)


def test_letters_do_nothing_away_from_the_cards(
    qtbot: QtBot, project: Project, told: list[int], view: TypesView
) -> None:
    view.others.setFocus()
    press(qtbot, Key.Key_N)
    assert view.findChild(TypeWording) is None


def test_a_card_opens_its_story(qtbot: QtBot, told: list[int], view: TypesView) -> None:
    place(view, 0).setFocus()
    with qtbot.waitSignal(view.story_asked) as asked:
        press(qtbot, Key.Key_Return)
    assert asked.args == [told[0]]


def test_with_all_types_aside_they_can_still_be_brought_back(
    project: Project, told: list[int], kinds: tuple[int, int], view: TypesView
) -> None:
    for kind in kinds:
        retire_type(project, kind)
    assert view.first.isVisible()
    assert view.retired.isVisible()
    assert len(view.board.columns) == 1
