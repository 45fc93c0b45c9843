import subprocess
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from small_stories.changes.interviewing import correct_turn
from small_stories.changes.marking import mark_story
from small_stories.model import Span
from small_stories.storage.interviews import turns
from small_stories_app.main_window import MainWindow
from small_stories_app.options import PAUSE_WHILE_TYPING
from small_stories_app.session import Session

Key = Qt.Key


@pytest.fixture
def listener(recorded, give_turns, sit_down):
    give_turns(recorded, words=True)
    return sit_down()


def plays_at(listener, qtbot: QtBot, first: int, last: int) -> None:
    player = listener.listening.player
    qtbot.waitUntil(lambda: player.is_playing and first < player.position < last)


def test_k_j_and_l_play_and_go_back_and_on(listener, qtbot) -> None:
    bar, player = listener.listening.bar, listener.listening.player
    assert bar.isVisible()
    assert bar.times.text() == "0:00 / 0:25"
    assert bar.play.accessibleName() == "Toista"
    listener.press(Key.Key_K)
    plays_at(listener, qtbot, 100, 3000)
    assert bar.play.accessibleName() == "Pysäytä"
    listener.press(Key.Key_L)
    plays_at(listener, qtbot, 3000, 7000)
    listener.press(Key.Key_K)
    assert not player.is_playing
    here = player.position
    listener.press(Key.Key_J)
    assert player.position == max(here - 3000, 0)
    assert bar.place.value() == player.position
    qtbot.waitUntil(lambda: bar.times.text().startswith("0:0"))


def test_it_plays_from_a_turn_and_marks_what_is_spoken(listener, qtbot) -> None:
    numbers = [turn.id for turn in turns(listener.project, listener.interview)]
    text = listener.page.text
    text.go_to(numbers[2], 5)
    listener.press(Key.Key_K, shift=True)
    plays_at(listener, qtbot, 8000, 9500)
    assert text.spoken.turn == numbers[2]
    qtbot.waitUntil(lambda: text.spoken.word == (3, 7))
    words = listener.page.opened.turn(numbers[2]).text
    assert words[3:7] == "minä"
    listener.press(Key.Key_L)
    listener.press(Key.Key_L)
    qtbot.waitUntil(lambda: text.spoken.turn == numbers[3])


def test_marking_what_is_spoken_moves_no_letter_and_is_seen(listener, qtbot) -> None:
    text = listener.page.text
    before = text.grab().toImage()
    revision, tints = text.document().revision(), len(text.extraSelections())
    turn = next(iter(listener.page.opened.shown.turns))
    text.show_spoken(turn, (0, 11))
    assert text.grab().toImage() != before
    assert text.document().revision() == revision
    assert len(text.extraSelections()) == tints
    text.show_spoken(None, None)
    assert text.grab().toImage() == before


def test_a_press_beside_a_turn_plays_it(listener, qtbot) -> None:
    text = listener.page.text
    turn = [turn.id for turn in turns(listener.project, listener.interview)][1]
    place = text.place_of(turn)
    point = QPoint(text.gutter.width - 20, round(place.top()) + 6)
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=point)
    plays_at(listener, qtbot, 4000, 5500)


def test_the_slider_is_worked_by_keys_and_by_a_press(listener, qtbot) -> None:
    bar, player = listener.listening.bar, listener.listening.player
    bar.place.setFocus()
    listener.press(Key.Key_Right)
    assert player.position == 3000
    listener.press(Key.Key_End)
    assert player.position == player.duration_ms
    assert bar.place.accessibleName()
    middle = QPoint(bar.place.width() // 2, bar.place.height() // 2)
    QTest.mouseClick(bar.place, Qt.MouseButton.LeftButton, pos=middle)
    assert abs(player.position - player.duration_ms / 2) < 800
    assert bar.place.accessibleDescription() == "Kohta 0:12, koko kesto 0:25"
    listener.press(Key.Key_K)
    plays_at(listener, qtbot, 12_000, 15_000)


def test_speeds_by_keys_and_in_the_box(listener, qtbot) -> None:
    bar, player = listener.listening.bar, listener.listening.player
    for _ in range(6):
        listener.press(Key.Key_Comma)
    assert (player.speed, bar.speed.currentText()) == (0.5, "0,5×")
    for _ in range(9):
        listener.press(Key.Key_Period)
    assert (player.speed, bar.speed.currentText()) == (2.0, "2×")
    listener.press(Key.Key_U)
    assert player.speed == 1.0
    bar.speed.setFocus()
    listener.press(Key.Key_Down)
    assert player.speed == 1.25
    again = MainWindow(Session(listener.page.session.options))
    qtbot.addWidget(again)
    again.session.take(listener.page.session.hand_over())
    assert again.interviews.page.area.listening.player.speed == 1.25


def test_a_story_is_played_in_the_order_told_and_stops(listener, qtbot) -> None:
    numbers = [turn.id for turn in turns(listener.project, listener.interview)]
    last_first = [Span(numbers[4], 0, 4), Span(numbers[1], 0, 2)]
    story = mark_story(listener.project, listener.interview, last_first)
    listener.page.show_story(story)
    moments: list[int] = []
    player = listener.listening.player
    player.moved.connect(moments.append)
    listener.press(Key.Key_H)
    qtbot.waitUntil(lambda: bool(moments) and not player.is_playing, timeout=8000)
    assert moments[0] == 16_000
    assert player.position == 4350
    assert moments.index(4000) > moments.index(16_000)


def test_typing_pauses_and_the_sound_goes_on_after_it(listener, qtbot) -> None:
    player, editor = listener.listening.player, listener.page.editor
    listener.press(Key.Key_K)
    plays_at(listener, qtbot, 50, 3000)
    listener.press(Key.Key_F2)
    assert player.is_playing
    listener.press(Key.Key_X)
    assert not player.is_playing
    assert editor.field.toPlainText().startswith("x") or "x" in editor.field.toPlainText()
    qtbot.waitUntil(lambda: player.is_playing)
    listener.press(Key.Key_Y)
    assert not player.is_playing
    words = editor.field.toPlainText()
    listener.press(Key.Key_K, control=True)
    assert player.is_playing
    listener.press(Key.Key_J, control=True)
    listener.press(Key.Key_K, control=True)
    assert not player.is_playing
    assert editor.field.toPlainText() == words
    listener.press(Key.Key_Escape)
    assert not player.is_playing


def test_it_is_heard_while_the_reading_is_written(listener, qtbot) -> None:
    player, page = listener.listening.player, listener.page
    turn = next(iter(page.opened.shown.turns))
    page.show_story(mark_story(listener.project, listener.interview, [Span(turn, 0, 5)]))
    listener.press(Key.Key_I)
    field = page.window().focusWidget()
    assert page.panel.isAncestorOf(field)
    player.seek(10_000)
    listener.press(Key.Key_K)
    assert not player.is_playing
    listener.press(Key.Key_K, control=True)
    plays_at(listener, qtbot, 10_000, 12_000)
    listener.press(Key.Key_J, control=True)
    assert player.position < 9500
    listener.press(Key.Key_L, control=True)
    listener.press(Key.Key_K, control=True)
    assert not player.is_playing
    assert page.window().focusWidget() is field
    assert field.toPlainText() == "k"


def test_pausing_while_typing_can_be_switched_off(listener, qtbot) -> None:
    player, window = listener.listening.player, listener.page.window()
    window.commands.action("sound.pause_while_typing").trigger()
    assert window.session.options.get(PAUSE_WHILE_TYPING) == "off"
    listener.press(Key.Key_K)
    listener.press(Key.Key_F2)
    listener.press(Key.Key_X)
    assert player.is_playing


def test_letters_are_typed_where_one_types(listener, qtbot) -> None:
    player = listener.listening.player
    listener.press(Key.Key_F, control=True)
    for key in (Key.Key_K, Key.Key_J, Key.Key_D):
        listener.press(key)
    assert listener.page.find_line.field.text() == "kjd"
    assert not player.is_playing


def test_a_correction_leaves_the_sound_playing(listener, qtbot) -> None:
    listener.press(Key.Key_K)
    plays_at(listener, qtbot, 200, 3000)
    turn = next(iter(listener.page.opened.shown.turns))
    correct_turn(listener.project, turn, "Kertoisitko siitä lisää?")
    plays_at(listener, qtbot, 300, 3500)
    assert listener.page.text.spoken.turn == turn


def test_what_is_heard_stays_in_view_until_one_scrolls_away(
    recorded, give_turns: Callable[..., list[int]], sit_down, qtbot
) -> None:
    numbers = give_turns(recorded)
    listener = sit_down()
    text = listener.page.text
    for number in numbers:
        correct_turn(listener.project, number, "Sana toisensa perään. " * 60)
    bar = text.verticalScrollBar()
    assert bar.maximum() > 500
    listener.listening.player.play_from(0)
    qtbot.waitUntil(lambda: text.spoken.turn == numbers[0])
    listener.listening.player.seek(12_100)
    qtbot.waitUntil(lambda: text.spoken.turn == numbers[3])
    assert 0 <= text.place_of(numbers[3]).top() < text.viewport().height()
    bar.setValue(0)
    listener.listening.player.seek(16_100)
    qtbot.waitUntil(lambda: text.spoken.turn == numbers[4])
    assert bar.value() == 0


def test_turns_without_times_are_told(recorded, give_turns, sit_down, qtbot) -> None:
    give_turns(recorded, timed=False)
    listener = sit_down()
    listener.press(Key.Key_K, shift=True)
    assert not listener.listening.player.is_playing
    assert "ei ole aikaa" in listener.heard[-1]
    listener.press(Key.Key_K)
    plays_at(listener, qtbot, 50, 4000)
    assert listener.page.text.spoken.turn is None


def test_another_interview_has_no_bar_and_ends_the_sound(listener, qtbot, window) -> None:
    player = listener.listening.player
    listener.press(Key.Key_K)
    plays_at(listener, qtbot, 50, 3000)
    window.interviews.show_interview(1)
    assert not listener.listening.bar.isVisible()
    assert (player.has_sound, player.is_playing) == (False, False)
    assert listener.page.text.spoken.turn is None
    window.interviews.show_interview(listener.interview)
    assert listener.listening.bar.isVisible()
    listener.press(Key.Key_K)


def test_closing_the_project_ends_the_sound(listener, qtbot, window) -> None:
    listener.press(Key.Key_K)
    plays_at(listener, qtbot, 50, 3000)
    window.session.close()
    assert not listener.listening.player.has_sound


def test_without_an_audio_device_it_says_so(listener, qtbot) -> None:
    from PySide6.QtMultimedia import QMediaDevices

    silent = QMediaDevices.defaultAudioOutput().isNull()
    listener.press(Key.Key_K)
    plays_at(listener, qtbot, 50, 3000)
    said = listener.page.session.text("sound.no_output")
    assert (said in listener.listening.bar.notice.text()) == silent


def test_multimedia_is_imported_by_playing_alone() -> None:
    program = (
        "import sys; import small_stories_app.main_window, small_stories_app.steps;"
        "sys.exit('PySide6.QtMultimedia' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
