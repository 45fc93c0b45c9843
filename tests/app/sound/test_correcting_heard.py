"""What is corrected, checked, given and marked by key is the turn that is heard."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from small_stories.changes.speakers import add_speaker
from small_stories.changes.turns import give_turn
from small_stories.heard import Doubt
from small_stories.storage.interviews import turns
from small_stories.storage.rows import insert, update

Key = Qt.Key


@pytest.fixture
def listener(recorded, give_turns, sit_down, project):
    give_turns(recorded, words=True)
    asks, tells = (add_speaker(project, recorded, name) for name in ("A", "B"))
    with project.change("turn.corrected"):
        for number, turn in enumerate(turns(project, recorded)):
            give_turn(project, turn.id, (asks, tells)[number % 2])
            update(project.db, "turn", turn.id, state="draft")
    return sit_down()


def talk(listener):
    return turns(listener.project, listener.interview)


def listen_to(listener, qtbot: QtBot, number: int) -> None:
    """Play a turn with the cursor at another one, left there before."""
    listener.page.text.go_to(talk(listener)[number].id, 0)
    listener.press(Key.Key_K, shift=True)
    player, spoken = listener.listening.player, listener.page.text.spoken
    qtbot.waitUntil(lambda: player.is_playing and spoken.word is not None)
    assert spoken.turn == talk(listener)[number].id
    listener.page.text.go_to(talk(listener)[0].id, 0)


def test_f2_corrects_the_turn_that_is_heard(listener, qtbot) -> None:
    listen_to(listener, qtbot, 2)
    word = listener.page.text.spoken.word
    listener.press(Key.Key_F2)
    editor = listener.page.editor
    assert editor.turn == talk(listener)[2].id
    assert editor.field.textCursor().position() == word[0]
    listener.press(Key.Key_Escape)


def test_a_turn_that_was_pointed_at_comes_before_the_one_heard(listener, qtbot) -> None:
    listen_to(listener, qtbot, 2)
    listener.page.text.go_to(talk(listener)[4].id, 3)
    listener.press(Key.Key_Right)
    listener.press(Key.Key_F2)
    assert listener.page.editor.turn == talk(listener)[4].id
    assert listener.page.editor.field.textCursor().position() == 4
    listener.press(Key.Key_Escape)


def test_the_keys_of_the_sound_work_while_a_turn_is_corrected(listener, qtbot) -> None:
    listen_to(listener, qtbot, 2)
    listener.press(Key.Key_F2)
    player = listener.listening.player
    listener.press(Key.Key_K, control=True)
    assert not player.is_playing
    here = player.position
    listener.press(Key.Key_J, control=True)
    assert player.position == here - 3000
    listener.press(Key.Key_L, control=True)
    assert player.position == here
    assert listener.page.editor.is_open
    listener.press(Key.Key_Return, control=True)
    assert [turn.state for turn in talk(listener)] == ["draft", "draft", "checked", *["draft"] * 2]


def test_the_turn_heard_is_checked_and_given_by_key(listener, qtbot) -> None:
    listen_to(listener, qtbot, 2)
    listener.press(Key.Key_Return, control=True, shift=True)
    assert talk(listener)[2].state == "checked"
    listener.press(Key.Key_G)
    assert [turn.label for turn in talk(listener)] == ["A", "B", "B", "B", "A"]


def test_a_mark_is_written_behind_the_word_that_is_heard(listener, qtbot) -> None:
    listen_to(listener, qtbot, 2)
    listener.press(Key.Key_K)
    listener.press(Key.Key_K)
    qtbot.waitUntil(lambda: listener.page.text.spoken.word is not None)
    end = listener.page.text.spoken.word[1]
    words = talk(listener)[2].text
    listener.press(Key.Key_G, control=True)
    now = talk(listener)[2]
    assert "(nauraa)" in now.text
    assert now.text.replace(" (nauraa)", "") == words
    assert now.text.index("(nauraa)") >= end
    assert now.state == "draft"


def test_a_place_is_played_from_a_second_before_it_and_stops(listener, qtbot) -> None:
    with listener.project.change("interview.transcribed"):
        insert(listener.project.db, "unsure_place", interview_id=listener.interview,
               doubt=Doubt.UNLIKELY_WORDS, start_ms=8500, end_ms=8600)  # fmt: skip
    played = []
    listener.listening.player.moved.connect(played.append)
    listener.press(Key.Key_F4)
    player = listener.listening.player
    qtbot.waitUntil(lambda: player.position >= 9600 and not player.is_playing)
    assert min(played) == 7500
    assert max(played) < 10_000
    assert "epävarmoja" in listener.heard[-1]
