"""Reading aloud with the teller at the same screen."""

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from small_stories.changes.checking import record_check, take_back
from small_stories.model import CheckState
from small_stories_app.main_window import MainWindow

OTHERS_WORDS = "Kalle sanoi että"

Key = Qt.Key


def on_screen(window: MainWindow) -> str:
    """Return every word of the window that is seen now, lists among them."""
    words = [each.text() for each in window.findChildren(QLabel) if each.isVisible()]
    for each in window.findChildren(QWidget):
        model = getattr(each, "model", None)
        if each.isVisible() and callable(model) and model() is not None:
            shown = model()
            for row in range(shown.rowCount()):
                words += [str(shown.index(row, n).data() or "") for n in range(4)]
    return "\n".join(words)


def test_only_this_persons_stories_are_on_screen(window: MainWindow, hands: Any) -> None:
    assert "H02" in on_screen(window)
    assert window.side.isVisible()
    hands.go_to_stories()
    hands.press(Key.Key_F5)
    aloud = hands.view.aloud
    assert aloud.isVisible()
    assert not window.side.isVisible()
    assert not window.statusBar().isVisible()
    window.resize(1500, 900)
    QApplication.processEvents()
    assert not window.side.isVisible()
    seen = on_screen(window)
    assert "Ensin minä vain kuorin perunoi" in seen
    assert "Vastuu toi varmuutta." in seen
    for others in ("H02", "H01", OTHERS_WORDS):
        assert others not in seen
    hands.press(Key.Key_Escape)
    assert not aloud.isVisible()
    assert window.side.isVisible()
    assert window.statusBar().isVisible()
    assert "H02" in on_screen(window)


def test_letters_are_large_and_the_voices_apart(hands: Any) -> None:
    hands.go_to_stories()
    hands.press(Key.Key_F5)
    aloud, usual = hands.view.aloud, QApplication.font().pointSizeF()
    assert aloud.told_words.font().pointSizeF() >= 1.5 * usual
    assert aloud.our_reading.font().italic()
    assert not aloud.told_words.font().italic()


def test_keys_confirm_deny_and_go_on(hands: Any, told: list[int]) -> None:
    hands.go_to_stories()
    hands.press(Key.Key_F5, Key.Key_C)
    found = hands.check(told[0])
    assert (found.state, found.means) == ("confirmed", "read_aloud")
    assert found.on_date == date.today().isoformat()
    hands.press(Key.Key_Right)
    assert hands.view.aloud.current == told[1]
    assert hands.view.aloud.number.text() == "Tarina 2 / 3"
    hands.press(Key.Key_D)
    assert hands.check(told[1]).state == "denied"
    # The denied reading is gone from the teller's sight; what the teller says of it is typed.
    assert "osaamisesta" not in hands.view.aloud.our_reading.text()
    assert hands.at is hands.view.aloud.correction
    hands.type("Cd ei se ollut kehu")
    hands.press(Key.Key_Tab)
    assert hands.check(told[1]).told == "Cd ei se ollut kehu"
    assert hands.check(told[1]).state == "denied"
    hands.view.aloud.words.setFocus()
    hands.press(Key.Key_Space, Key.Key_Space)
    assert hands.view.aloud.current == told[2]
    assert hands.heard[-1] == "Tämä oli viimeinen tarina."
    hands.press(Key.Key_Left)
    assert hands.view.aloud.current == told[1]
    hands.press(Key.Key_Escape)
    assert hands.view.page.current == told[1]


def test_a_correction_is_typed_after_m_and_kept_by_esc(hands: Any, told: list[int]) -> None:
    hands.go_to_stories()
    hands.press(Key.Key_Down, Key.Key_F5)
    hands.press(Key.Key_M)
    hands.type("Me leivottiin yhdessä.")
    hands.press(Key.Key_Escape)
    found = hands.check(told[1])
    assert (found.state, found.told) == ("modified", "Me leivottiin yhdessä.")
    assert hands.view.page.story.said.toPlainText() == "Me leivottiin yhdessä."


def test_another_step_ends_the_reading(window: MainWindow, hands: Any) -> None:
    hands.go_to_stories()
    hands.press(Key.Key_F5)
    hands.press(Key.Key_3, control=True)
    assert window.side.isVisible()
    window.show_step_of("checking")
    assert hands.view.shown.isVisible()


def test_undo_while_reading_is_seen_at_once(hands: Any, told: list[int]) -> None:
    hands.go_to_stories()
    hands.press(Key.Key_F5, Key.Key_C)
    assert "vahvistettu" in hands.view.aloud.stands.text()
    hands.press(Key.Key_Z, control=True)
    assert hands.view.aloud.isVisible()
    assert hands.view.aloud.stands.text() == ""
    assert hands.check(told[0]).state == "not_offered"


def test_a_story_removed_meanwhile_gives_its_place_to_the_next(hands: Any, told: list[int]) -> None:
    record_check(hands.project, told[0], CheckState.OFFERED)
    hands.go_to_stories()
    hands.press(Key.Key_F5)
    take_back(hands.project, told[0])
    assert hands.view.aloud.current == told[1]


def test_closing_the_project_ends_the_reading_too(
    window: MainWindow, hands: Any, folder: Path
) -> None:
    hands.go_to_stories()
    hands.press(Key.Key_F5)
    hands.press(Key.Key_W, control=True)
    assert window.pages.currentWidget() is window.start
    assert not window.side.isVisible()
    assert window.statusBar().isVisible()
    window.session.open(folder, None)
    window.show_step_of("checking")
    assert window.side.isVisible()
    assert hands.view.shown.isVisible()
