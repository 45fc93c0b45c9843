"""The teller's words in the panel: places in order, what was asked before, what was lost."""

import pytest
from PySide6.QtCore import Qt

from small_stories.changes.interviewing import correct_turn, describe_interview
from small_stories.changes.marking import mark_story
from small_stories.model import Span
from small_stories.storage.stories import spans

Key = Qt.Key


def place_of(analyst, words: str) -> Span:
    turn = next(turn for turn in analyst.talk if words in turn.text)
    start = turn.text.index(words)
    return Span(turn.id, start, start + len(words))


@pytest.fixture
def story(analyst):
    told = ("kuorin perunoita", "kehuivat niitä pullia", "minulla on väliä")
    number = mark_story(analyst.project, 1, [place_of(analyst, words) for words in told])
    analyst.page.show_story(number)
    return number


@pytest.fixture
def panel(analyst, story):
    return analyst.page.panel.told


def test_the_places_stand_in_order_with_cuts_between_them(panel):
    assert panel.told.toPlainText().split("\n") == [
        "kuorin perunoita", "(...)", "kehuivat niitä pullia", "(...)", "minulla on väliä",
    ]  # fmt: skip


def test_what_the_interviewer_asked_stands_above_and_is_no_part_of_the_words(panel):
    assert "Mitä siellä sitten tapahtui?" in panel.asked.text()
    assert "ei osa tarinaa" in panel.asked.text()
    assert "tapahtui" not in panel.told.toPlainText()


def test_a_place_is_shown_moved_and_removed_by_keys(analyst, panel, story):
    panel.told.setFocus()
    analyst.press(Key.Key_Down, Key.Key_Down)
    assert panel.told.current.words == "kehuivat niitä pullia"
    assert panel.told.verticalScrollBar().maximum() == 0
    analyst.press(Key.Key_Up, alt=True)
    assert analyst.told(story)[0] == "kehuivat niitä pullia"
    assert panel.told.textCursor().block().text() == "kehuivat niitä pullia"
    analyst.press(Key.Key_Delete)
    assert analyst.told(story) == ["kuorin perunoita", "minulla on väliä"]
    analyst.undo()
    assert len(analyst.told(story)) == 3
    panel.told.go_to(spans(analyst.project, story)[2].id)
    analyst.press(Key.Key_Return)
    assert analyst.page.text.hasFocus()
    last = place_of(analyst, "minulla on väliä")
    assert analyst.page.text.here() == (last.turn_id, last.start)
    assert analyst.page.opened.current.id == story


def test_the_last_place_cannot_be_removed_and_that_is_said(analyst, panel, story):
    refused = []
    analyst.page.session.failed.connect(refused.append)
    panel.told.setFocus()
    analyst.press(Key.Key_Delete, Key.Key_Delete)
    assert len(analyst.told(story)) == 1
    analyst.press(Key.Key_Delete)
    assert len(analyst.told(story)) == 1
    assert "ainakin yksi kohta" in refused[0]
    assert not panel.tools.isVisible()


def test_lost_words_are_shown_found_and_let_go_of(analyst, panel, story):
    turn = place_of(analyst, "minulla on väliä").turn_id
    correct_turn(analyst.project, turn, "Kai siitä.")
    assert panel.lost.isVisible()
    assert "minulla on väliä" in panel.lost.text()
    panel.repair.buttons[0].click()
    assert analyst.page.text.turn_here() == turn
    analyst.choose("Kai siitä")
    analyst.press(Key.Key_Plus)
    assert analyst.told(story)[2] == "Kai siitä"
    assert not panel.lost.isVisible()
    analyst.undo()
    panel.repair.buttons[1].click()
    assert len(analyst.told(story)) == 2
    assert not panel.repair.isVisible()


def test_emoji_and_a_name_in_another_script_keep_their_places(analyst):
    turn = analyst.talk[9].id
    correct_turn(analyst.project, turn, "أحمد soitti 😀 ja سارة tuli. Sitten uskalsin.")
    told = [place_of(analyst, "أحمد soitti 😀 ja سارة"), place_of(analyst, "uskalsin")]
    analyst.page.show_story(mark_story(analyst.project, 1, told))
    words = analyst.page.panel.told.told
    assert words.toPlainText() == "أحمد soitti 😀 ja سارة\n(...)\nuskalsin"
    block = words.document().begin()
    assert block.textDirection() == Qt.LayoutDirection.LeftToRight
    line = block.layout().lineAt(0)
    # The name at the beginning stands at the left, before what follows it.
    assert line.cursorToX(2)[0] < line.cursorToX(8)[0]
    talk = analyst.page.text.talk
    assert talk.block_of(turn).textDirection() == Qt.LayoutDirection.LeftToRight


def test_very_long_words_are_shown_by_their_beginning_and_end(analyst):
    turn = analyst.talk[9].id
    long = "alku " + "sana " * 20_000 + "loppu"
    correct_turn(analyst.project, turn, long)
    number = mark_story(analyst.project, 1, [Span(turn, 0, len(long))])
    analyst.page.show_story(number)
    shown = analyst.page.panel.told.told.toPlainText()
    assert shown.startswith("alku sana")
    assert " … " in shown
    assert shown.endswith("loppu")
    assert len(shown) < 1_300


def test_whose_words_they_are_is_said_where_an_interpreter_was_there(analyst, story):
    notes = analyst.page.panel.facts.notes
    assert not notes.isVisible()
    describe_interview(analyst.project, 1, interpreter=1, translated=1)
    assert "tulkin välityksellä" in notes.text()
    assert "käännös" in notes.text()


def test_words_that_nobody_has_listened_through_are_said_to_be_a_draft(analyst, story):
    with analyst.project.change("turn.corrected"):
        analyst.project.db.execute("UPDATE turn SET state = 'draft' WHERE position = 3")
    assert "luonnosta" in analyst.page.panel.facts.notes.text()


def test_a_story_marked_by_ear_alone_says_where_it_is_heard(analyst):
    number = mark_story(analyst.project, 1, [], sound_start_ms=12_000, sound_end_ms=34_000)
    analyst.page.show_story(number)
    told = analyst.page.panel.told
    assert "0:12–0:34" in told.heard.text()
    assert told.heard.isVisible()
    assert not told.told.isVisible()
    assert not told.asked.isVisible()
