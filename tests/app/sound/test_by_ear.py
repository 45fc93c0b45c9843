import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from small_stories.storage.stories import spans, stories, story_themes, story_words

Key = Qt.Key


@pytest.fixture
def listener(recorded, sit_down):
    return sit_down()


def mark(listener, start: int, end: int) -> None:
    player = listener.listening.player
    player.seek(start)
    listener.press(Key.Key_D)
    player.seek(end)
    listener.press(Key.Key_F)


def test_a_story_is_marked_by_ear_to_the_stories_view_by_keys(listener, qtbot, window) -> None:
    player, strip = listener.listening.player, listener.page.area.strip
    assert not strip.isVisible()
    listener.press(Key.Key_K)
    qtbot.waitUntil(lambda: player.position > 200)
    listener.press(Key.Key_D)
    assert "F" in listener.heard[-1]
    assert strip.isVisible()
    listener.press(Key.Key_L)
    qtbot.waitUntil(lambda: player.position > 3200)
    listener.press(Key.Key_F)
    listener.press(Key.Key_K)
    (story,) = stories(listener.project, listener.interview)
    assert story.sound_start_ms is not None
    assert 200 <= story.sound_start_ms < 3000 < (story.sound_end_ms or 0) < 6500
    listener.press(Key.Key_1)
    assert story_themes(listener.project, story.id) == [1]
    assert spans(listener.project, story.id) == []
    assert "H02/1, teema 1" in strip.accessibleDescription()
    assert listener.page.panel.isVisible()
    window.show_step_of("stories")
    view = window.pages.currentWidget()
    rows = [view.model.index(row, 0) for row in range(view.model.rowCount())]
    shown = [str(row.data(Qt.ItemDataRole.AccessibleTextRole)) for row in rows]
    assert any("vain nauhoitteella 0:0" in words for words in shown), shown
    window.show_story(story.id)
    assert listener.page.opened.current is not None
    assert player.position == story.sound_start_ms


def test_its_ends_are_moved_and_it_is_played_and_removed_and_comes_back(listener, qtbot) -> None:
    player = listener.listening.player
    mark(listener, 4000, 6000)
    listener.press(Key.Key_Down, control=True)
    listener.press(Key.Key_Down, control=True)
    listener.press(Key.Key_Up, control=True, shift=True)
    (story,) = stories(listener.project, listener.interview)
    assert (story.sound_start_ms, story.sound_end_ms) == (3500, 7000)
    listener.press(Key.Key_Z, control=True)
    (story,) = stories(listener.project, listener.interview)
    assert (story.sound_start_ms, story.sound_end_ms) == (4000, 7000)
    player.set_speed(2.0)
    listener.press(Key.Key_H)
    assert player.is_playing
    qtbot.waitUntil(lambda: not player.is_playing)
    assert player.position == 7000
    listener.press(Key.Key_Delete)
    assert stories(listener.project, listener.interview) == []
    assert not listener.page.area.strip.isVisible()
    listener.press(Key.Key_Z, control=True)
    assert [each.id for each in stories(listener.project, listener.interview)] == [story.id]
    assert listener.page.area.strip.isVisible()


def test_an_end_never_passes_the_start(listener) -> None:
    mark(listener, 0, 700)
    for _ in range(4):
        listener.press(Key.Key_Up, control=True)
        listener.press(Key.Key_Up, control=True, shift=True)
    (story,) = stories(listener.project, listener.interview)
    assert (story.sound_start_ms, story.sound_end_ms) == (0, 500)


def test_an_end_without_a_beginning_is_explained(listener) -> None:
    listener.press(Key.Key_F)
    assert "D" in listener.heard[-1]
    listener.listening.player.seek(5000)
    listener.press(Key.Key_D)
    listener.press(Key.Key_Escape)
    assert not listener.page.area.strip.isVisible()
    listener.press(Key.Key_D)
    listener.listening.player.seek(2000)
    listener.press(Key.Key_F)
    assert "alkua" in listener.heard[-1]
    assert stories(listener.project, listener.interview) == []
    listener.listening.player.seek(9000)
    listener.press(Key.Key_F)
    assert len(stories(listener.project, listener.interview)) == 1


def test_one_goes_from_story_to_story_by_keys_and_by_pressing_a_piece(listener) -> None:
    mark(listener, 2000, 4000)
    mark(listener, 10_000, 14_000)
    mark(listener, 3000, 5000)
    listener.press(Key.Key_Escape)
    assert listener.page.opened.current is None
    starts = []
    for _ in range(3):
        listener.press(Key.Key_Down, alt=True)
        current = listener.page.opened.current
        assert current is not None
        starts.append(current.sound_start_ms)
    assert starts == [2000, 3000, 10_000]
    strip = listener.page.area.strip
    first, place = next(iter(strip._places()))
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPointF(place.center()).toPoint())
    current = listener.page.opened.current
    assert current is not None
    assert (current.id, current.sound_start_ms) == (first.story, 2000)
    assert listener.listening.player.position == 2000


@pytest.mark.parametrize("words", [True, False])
def test_its_words_are_found_when_there_is_text(listener, give_turns, words) -> None:
    mark(listener, 4000, 11_000)
    (story,) = stories(listener.project, listener.interview)
    listener.press(Key.Key_W)
    assert "ei ole vielä" in listener.heard[-1]
    with listener.project.change("interview.turns_added"):
        give_turns(listener.interview, words=words)
    assert listener.page.text.isVisible()
    listener.page.text.setFocus()
    listener.press(Key.Key_W)
    told = story_words(listener.project, story.id)
    assert told == (
        "No kun se ohjaaja soitti takaisin. (...) Ja minä ajattelin, että minulla on väliä."
    )
    assert not listener.page.area.strip.isVisible()
    listener.press(Key.Key_W)
    assert "jo sanat" in listener.heard[-1]
    listener.press(Key.Key_Z, control=True)
    assert spans(listener.project, story.id) == []
    assert listener.page.area.strip.isVisible()


def test_the_panel_tells_the_times_in_the_place_of_words(listener) -> None:
    mark(listener, 4000, 11_000)
    heard = listener.page.panel.told.heard
    assert heard.isVisible()
    assert "0:04–0:11" in heard.text()
