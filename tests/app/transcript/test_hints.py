"""Hints in the real window: found by a child process, gone through and answered by keys."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from small_stories.changes.hinting import NewCue, NewHint, store_hints
from small_stories.model import Span
from small_stories.storage.hints import StoredHint, open_hints
from small_stories.storage.interviews import interview, turns
from small_stories.storage.setup import themes
from small_stories_app.options import HINTS

Key = Qt.Key
FIRST = "Sitten ohjaaja kysyi, voisinko ottaa leipomisen."
SECOND = "Minä uskallan nyt soittaa virastoon itse. Ennen pyysin aina tytärtä."


def places(analyst, words: str) -> Span:
    [turn] = [turn for turn in turns(analyst.project, 1) if words in turn.text]
    start = turn.text.index(words)
    return Span(turn.id, start, start + len(words))


@pytest.fixture
def hints(analyst) -> list[StoredHint]:
    """Two hints: one of many cues, and one of few with something that speaks against it."""
    agency = themes(analyst.project)[1].id
    found = [
        NewHint((places(analyst, FIRST),), 3, agency, "usual",
                (NewCue("for", "plot_turn", places(analyst, "Sitten ohjaaja")),)),
        NewHint((places(analyst, SECOND),), 1, agency, "asked",
                (NewCue("for", "then_now", places(analyst, "Ennen")),
                 NewCue("against", "habit", places(analyst, "aina")))),
    ]  # fmt: skip
    texts = {turn.id: turn.text for turn in turns(analyst.project, 1)}
    store_hints(analyst.project, 1, found, texts)
    return open_hints(analyst.project, 1)


def at_cursor(analyst) -> int | None:
    hint = analyst.page.hinting.at_hand
    return hint.id if hint else None


def dots(analyst) -> int:
    """Return how many points of the picture beside the words are not paper, where hints stand."""
    text = analyst.page.text
    picture = text.viewport().grab().toImage()
    lane = range(text.gutter.width - 12, text.gutter.width - 2)
    paper = text.gutter.paper
    return sum(picture.pixelColor(x, y) != paper for x in lane for y in range(picture.height()))


def test_one_goes_from_hint_to_hint_and_is_told_why(analyst, hints):
    line = analyst.page.hint_line
    assert line.name.text() == "2 vihjettä tarinoista."
    analyst.press(Key.Key_F5)
    assert at_cursor(analyst) == hints[0].id
    assert line.name.text() == "Vihje 1/2: paljon perusteita"
    assert line.reasons.text().startswith("Teemaehdotus 2, toimijauskomukset: ")
    analyst.press(Key.Key_F5)
    assert at_cursor(analyst) == hints[1].id
    assert "Entinen ja nykyinen ovat vastakkain (”Ennen”)." in line.reasons.text()
    assert "Vastaan puhuu: " in line.reasons.text()
    assert "(”aina”)" in line.reasons.text()
    analyst.press(Key.Key_F5)
    assert "lue haastattelu loppuun" in analyst.heard[-1]
    analyst.press(Key.Key_F5, shift=True)
    assert at_cursor(analyst) == hints[0].id
    assert not analyst.stories
    assert not interview(analyst.project, 1).read_to_end


def test_a_hint_is_taken_as_a_story_whose_ends_can_be_moved(analyst, hints):
    analyst.press(Key.Key_F5)
    analyst.press(Key.Key_M)
    (story,) = analyst.stories
    assert analyst.told(story.id) == [FIRST]
    assert analyst.page.opened.current.id == story.id
    analyst.press(Key.Key_Up, control=True)
    assert analyst.told(story.id) == [FIRST.removesuffix(" leipomisen.")]
    assert [hint.id for hint in analyst.page.opened.shown.hints] == [hints[1].id]
    analyst.undo()
    analyst.undo()
    assert not analyst.stories
    assert [hint.id for hint in analyst.page.opened.shown.hints] == [hint.id for hint in hints]
    analyst.redo()
    assert analyst.told(analyst.stories[0].id) == [FIRST]


def test_a_hint_is_dismissed_and_brought_back(analyst, hints):
    analyst.press(Key.Key_M, shift=True)
    assert "F5" in analyst.heard[-1]
    analyst.press(Key.Key_F5, Key.Key_F5)
    analyst.press(Key.Key_M, shift=True)
    assert [hint.id for hint in analyst.page.opened.shown.hints] == [hints[0].id]
    assert at_cursor(analyst) is None
    assert not analyst.stories
    analyst.undo()
    assert at_cursor(analyst) == hints[1].id


def test_hints_are_dots_that_one_key_hides(analyst, hints):
    page = analyst.page
    many, width = dots(analyst), page.text.gutter.width
    assert many
    store = [NewHint(hint.spans, 1, None, "usual", ()) for hint in hints]
    texts = {turn.id: turn.text for turn in turns(analyst.project, 1)}
    store_hints(analyst.project, 1, store, texts)
    assert 0 < dots(analyst) < many
    analyst.press(Key.Key_F5, control=True)
    assert page.text.gutter.width < width
    assert page.hint_line.isHidden()
    assert page.session.options.get(HINTS) == "off"
    analyst.press(Key.Key_F5)
    assert "Ctrl+F5" in analyst.heard[-1]
    analyst.press(Key.Key_F5, control=True)
    assert page.hint_line.isVisible()


def test_a_child_process_finds_hints_in_a_short_interview(analyst, qtbot: QtBot):
    line = analyst.page.hint_line
    assert "ei ole etsitty" in line.name.text()
    line.find_button.click()
    assert line.search.job is not None
    line.progress.stop.click()
    assert line.search.job is None
    assert "ei ole etsitty" in line.name.text()
    line.find_button.click()
    qtbot.waitUntil(lambda: line.search.job is None, timeout=60_000)
    found = open_hints(analyst.project, 1)
    assert found
    assert line.find_button.isHidden()
    words = {turn.id: turn for turn in turns(analyst.project, 1)}
    assert all(words[span.turn_id].role == "interviewee" for hint in found for span in hint.spans)
    assert not analyst.stories
    analyst.undo()
    assert "ei ole etsitty" in line.name.text()
