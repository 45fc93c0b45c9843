import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from small_stories.changes.grouping import add_type, put_in_type
from small_stories.changes.marking import mark_story, set_kind
from small_stories.model import Span, StoryKind, TypeRole
from small_stories.storage.interviews import interviews, turns
from small_stories.storage.project_file import Project
from small_stories.storage.setup import themes
from small_stories.storage.types import stories_in_types, story_types
from small_stories_app.main_window import MainWindow
from small_stories_app.type_board.cards import MIME
from small_stories_app.type_board.wording import TypeWording
from small_stories_app.views.types import TypesView

# Menus that pop up ask the screen for what the one of the tests does not have.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


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


def cards(view: TypesView, column: int) -> list[int]:
    return [card.story for card in view.columns[column].model.cards]


def press(qtbot: QtBot, view: TypesView, key: Qt.Key, shift: bool = False) -> None:
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(QApplication.focusWidget(), key, held)


def choose(qtbot: QtBot, view: TypesView, key: Qt.Key) -> None:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    qtbot.keyClick(menu, key)


def links(project: Project) -> list[tuple[int, int, str]]:
    return [(each.story_id, each.type_id, each.role) for each in stories_in_types(project)]


def test_a_type_is_worded_as_a_mechanism_by_keyboard(
    qtbot: QtBot, project: Project, told: list[int], view: TypesView
) -> None:
    view.columns[0].cards.setFocus()
    press(qtbot, view, Qt.Key.Key_N)
    dialog = view.findChild(TypeWording)
    assert isinstance(dialog, TypeWording)
    assert not dialog.buttons.buttons()[0].isEnabled()
    for part, words in (("name", "Kehu"), ("experience", "muut kehuvat"),
                        ("change", "osaan"), ("opens_up", "uskallan")):  # fmt: skip
        qtbot.keyClicks(dialog.fields[part], words)
    qtbot.keyClick(dialog.fields["opens_up"], Qt.Key.Key_Return)
    made = story_types(project)[0]
    assert (made.name, made.experience, made.change, made.opens_up) == (
        "Kehu",
        "muut kehuvat",
        "osaan",
        "uskallan",
    )
    assert view.columns[1].mechanism.text() == "muut kehuvat → osaan → uskallan"
    # The board is gone on with where it was left: the same card is moved by M at once.
    assert QApplication.focusWidget() is view.columns[0].cards
    assert view.columns[0].current() == told[0]


def test_a_card_is_moved_and_brought_back_by_keyboard(
    qtbot: QtBot, project: Project, told: list[int], view: TypesView
) -> None:
    first, second = add_type(project, "Kehu"), add_type(project, "Uusi tehtävä")
    view.columns[0].cards.setFocus()
    press(qtbot, view, Qt.Key.Key_M)
    choose(qtbot, view, Qt.Key.Key_2)
    assert links(project) == [(told[0], second, TypeRole.SUPPORTS)]
    assert (cards(view, 0), cards(view, 2)) == ([told[1], told[2]], [told[0]])
    assert view.columns[0].current() == told[1]
    view.columns[0].cards.setFocus()
    press(qtbot, view, Qt.Key.Key_Right)
    press(qtbot, view, Qt.Key.Key_Right)
    press(qtbot, view, Qt.Key.Key_M)
    choose(qtbot, view, Qt.Key.Key_2)
    assert links(project) == [(told[0], first, TypeRole.SUPPORTS)]
    project.undo()
    project.undo()
    assert links(project) == []
    assert cards(view, 0) == told


def test_a_story_can_stand_in_two_types(
    qtbot: QtBot, project: Project, told: list[int], view: TypesView
) -> None:
    first, second = add_type(project, "Kehu"), add_type(project, "Uusi tehtävä")
    put_in_type(project, told[0], first)
    view.columns[1].cards.setFocus()
    press(qtbot, view, Qt.Key.Key_M, shift=True)
    choose(qtbot, view, Qt.Key.Key_1)
    assert links(project) == [
        (told[0], first, TypeRole.SUPPORTS),
        (told[0], second, TypeRole.SUPPORTS),
    ]


def test_a_counter_example_is_a_state_of_the_card_and_support_is_said_in_words(
    qtbot: QtBot, project: Project, told: list[int], view: TypesView
) -> None:
    kind = add_type(project, "Kehu")
    for story in told:
        put_in_type(project, story, kind)
    assert view.columns[1].support.text() == "kolme tarinaa yhdestä haastattelusta"
    view.columns[1].cards.setFocus()
    press(qtbot, view, Qt.Key.Key_C)
    assert (told[0], kind, TypeRole.COUNTER_EXAMPLE) in links(project)
    assert cards(view, 1) == [told[1], told[2], told[0]]
    assert view.columns[1].model.cards[-1].counter == "Vastaesimerkki"
    assert view.columns[1].support.text().endswith("lisäksi yksi vastaesimerkki")
    assert view.columns[1].current() == told[0]
    press(qtbot, view, Qt.Key.Key_C)
    assert (told[0], kind, TypeRole.SUPPORTS) in links(project)


def test_a_disappointment_stands_against_a_type(
    project: Project, told: list[int], view: TypesView
) -> None:
    kind = add_type(project, "Kehu")
    set_kind(project, told[2], StoryKind.DISAPPOINTMENT)
    assert cards(view, 0) == told[:2]
    view.others.setChecked(True)
    assert cards(view, 0) == told
    view.placing.move(told[2], None, kind)
    assert links(project) == [(told[2], kind, TypeRole.COUNTER_EXAMPLE)]


def test_a_dropped_card_moves_and_carries_no_words(
    qtbot: QtBot, project: Project, told: list[int], view: TypesView
) -> None:
    kind = add_type(project, "Kehu")
    left, right = view.columns[0].model, view.columns[1].model
    carried = left.mimeData([left.index(1, 0)])
    assert carried.formats() == [MIME]
    assert bytes(carried.data(MIME).data()).decode() == f"{told[1]} 0"
    assert right.dropMimeData(carried, Qt.DropAction.MoveAction, -1, -1, right.index(-1, 0))
    qtbot.waitUntil(lambda: links(project) == [(told[1], kind, TypeRole.SUPPORTS)])
    assert not right.dropMimeData(
        right.mimeData([right.index(0, 0)]), Qt.DropAction.MoveAction, -1, -1, right.index(-1, 0)
    )


def test_removing_a_type_leaves_its_stories(
    project: Project, told: list[int], view: TypesView
) -> None:
    kind = add_type(project, "Kehu")
    put_in_type(project, told[0], kind)
    view.columns[1].cards.setFocus()
    view.buttons["remove_type"].click()
    assert story_types(project) == []
    assert cards(view, 0) == told
    assert len(view.columns) == 1


def test_letters_do_nothing_away_from_the_cards(
    qtbot: QtBot, project: Project, told: list[int], view: TypesView
) -> None:
    view.others.setFocus()
    press(qtbot, view, Qt.Key.Key_N)
    assert view.findChild(TypeWording) is None


def test_a_card_opens_its_story(qtbot: QtBot, told: list[int], view: TypesView) -> None:
    view.columns[0].cards.setFocus()
    with qtbot.waitSignal(view.story_asked) as asked:
        press(qtbot, view, Qt.Key.Key_Return)
    assert asked.args == [told[0]]
