"""What stands beside and behind the words: kinds, lost words, overlaps, crowds."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPixmap

from small_stories.changes.interviewing import correct_turn, mark_theme
from small_stories.changes.marking import mark_story, remove_story, set_kind, toggle_theme
from small_stories.model import Span, StoryKind
from small_stories.storage.stories import stories
from small_stories_app.transcript.stripes import LANE, MOST_LANES

Key = Qt.Key


def marked(analyst, turn, start, end, theme=None, **facts):
    return mark_story(analyst.project, 1, [Span(analyst.talk[turn].id, start, end)], theme, **facts)


def stripe_of(analyst, story):
    return next(s for s in analyst.page.text.gutter.stripes if s.story == story)


def tinted(analyst):
    """The words behind which there is a tint, with its colour."""
    return [
        (each.cursor.selectedText(), each.format.background().color().getRgb())
        for each in analyst.page.text.extraSelections()
        if each.format.background().style() != Qt.BrushStyle.NoBrush
    ]


def tip_at(analyst, turn):
    text = analyst.page.text
    place = text.place_of(analyst.talk[turn].id)
    return text.tip_at(QPoint(6 + LANE // 2, round(place.top()) + 10))


def test_every_kind_has_a_sign_of_its_own_and_says_its_name(analyst):
    labels = {}
    for kind in StoryKind:
        story = marked(analyst, 3, 0, 31, 1, kind=kind)
        labels[kind] = stripe_of(analyst, story).label
        remove_story(analyst.project, story)
    assert len(set(labels.values())) == len(StoryKind)
    assert labels[StoryKind.SUCCESS] == "1"
    assert all(label.endswith("1") for label in labels.values())


def test_what_is_no_success_story_says_so_to_pointer_and_reader(analyst):
    story = marked(analyst, 3, 0, 31, 1)
    assert tip_at(analyst, 3) == "Tarina H01/1, teema 1"
    set_kind(analyst.project, story, StoryKind.DISAPPOINTMENT)
    assert tip_at(analyst, 3) == "Tarina H01/1, teema 1 (pettymys)"
    analyst.page.show_story(story)
    assert analyst.page.text.accessibleDescription() == "Tarina H01/1, teema 1 (pettymys)"


def test_shared_words_have_one_tint_that_of_the_story_at_hand(analyst):
    whole = marked(analyst, 3, 0, 60, 1)
    part = marked(analyst, 3, 6, 20, 2)
    analyst.press(Key.Key_Escape)
    text = analyst.talk[3].text
    words = [words for words, _ in tinted(analyst)]
    assert words == [text[:6], text[6:20], text[20:60]]
    first, middle, last = (colour for _, colour in tinted(analyst))
    assert first == last != middle
    analyst.page.opened.take(whole)
    assert {colour for _, colour in tinted(analyst)} != {first, middle}
    assert "".join(words for words, _ in tinted(analyst)) == text[:60]
    assert len({colour for _, colour in tinted(analyst)}) == 1
    analyst.page.opened.take(part)
    assert len({colour for _, colour in tinted(analyst)}) == 2


def test_a_story_across_turns_and_one_told_again_keep_to_their_lanes(analyst):
    story = mark_story(analyst.project, 1, [Span(analyst.talk[n].id, 0, 9) for n in (1, 5, 9)], 1)
    again = mark_story(
        analyst.project, 1, [Span(analyst.talk[5].id, 2, 6)], 2, told_again_of_id=story
    )
    one, other = stripe_of(analyst, story), stripe_of(analyst, again)
    assert (one.first, one.last, len(one.pieces)) == (1, 9, 3)
    assert one.lane != other.lane
    assert [each.id for each in stories(analyst.project)] == [story, again]


def test_very_many_stories_in_one_place_leave_room_for_the_words(analyst):
    for n in range(20):
        marked(analyst, 3, n, 40 + n, 1 + n % 3)
    gutter = analyst.page.text.gutter
    assert {stripe.lane for stripe in gutter.stripes} == set(range(MOST_LANES))
    assert gutter.width < analyst.page.text.viewport().width() / 2
    analyst.choose("perunoita")
    analyst.press(Key.Key_Left)
    seen = set()
    for _ in range(20):
        analyst.press(Key.Key_O)
        seen.add(analyst.page.opened.current.id)
        analyst.page.text.viewport().repaint()
    assert len(seen) == 20


def test_a_lane_that_was_needed_once_does_not_make_the_words_jump(analyst):
    one = [marked(analyst, 3, n, 40, 1) for n in range(3)]
    width = analyst.page.text.gutter.width
    remove_story(analyst.project, one[0])
    assert analyst.page.text.gutter.width == width


def test_lost_words_are_signed_in_the_margin_and_found_by_a_key(analyst):
    kept = marked(analyst, 1, 0, 10, 1)
    first = marked(analyst, 3, 0, 31, 1)
    second = marked(analyst, 5, 0, 9, 2)
    analyst.press(Key.Key_X)
    assert "yksikään tarina ei ole menettänyt" in analyst.heard[-1]
    before = analyst.page.text.viewport().grab().toImage()
    correct_turn(analyst.project, analyst.talk[3].id, analyst.talk[3].text[33:])
    correct_turn(analyst.project, analyst.talk[5].id, analyst.talk[5].text[9:])
    assert analyst.page.text.viewport().grab().toImage() != before
    assert tip_at(analyst, 3) == "Tarina H01/2, teema 1, sanoja kadonnut"
    shown = []
    for _ in range(3):
        analyst.press(Key.Key_X)
        shown.append(analyst.page.opened.current.id)
    assert shown == [first, second, first]
    assert "minä vain kuorin" in analyst.heard[-1]
    assert kept not in shown


def test_three_words_are_a_story_and_have_a_stripe(analyst):
    analyst.choose("osaan minä jotain")
    analyst.press(Key.Key_3)
    (story,) = analyst.stories
    assert stripe_of(analyst, story.id).label == "3"


def test_a_story_marked_by_ear_breaks_no_stripes_and_has_its_place_in_the_order(analyst):
    late = marked(analyst, 9, 0, 9, 1)
    with analyst.project.change("interview.turns_added"):
        for n, turn in enumerate(analyst.talk):
            analyst.project.db.execute(
                "UPDATE turn SET start_ms = ? WHERE id = ?", [n * 1000, turn.id]
            )
    heard = mark_story(analyst.project, 1, [], 1, sound_start_ms=4200, sound_end_ms=5000)
    early = marked(analyst, 1, 0, 9, 1)
    assert [each.id for each in stories(analyst.project)] == [early, heard, late]
    assert list(analyst.page.opened.shown.stories) == [early, heard, late]
    assert [s.story for s in analyst.page.text.gutter.stripes] == [early, late]
    analyst.press(Key.Key_Home, control=True)
    analyst.press(Key.Key_Escape)
    walked = []
    for _ in range(3):
        analyst.press(Key.Key_Down, alt=True)
        walked.append(analyst.page.opened.current.id)
    assert walked == [early, heard, late]


def test_only_the_moved_story_is_read_anew(analyst):
    one, other = marked(analyst, 1, 0, 9, 1), marked(analyst, 3, 0, 9, 2)
    before = analyst.page.opened.shown
    toggle_theme(analyst.project, one, 3)
    after = analyst.page.opened.shown
    assert after.stories[other] is before.stories[other]
    assert after.turns is before.turns
    assert stripe_of(analyst, one).themes == (0, 2)
    mark_theme(analyst.project, analyst.talk[0].id, 2)
    assert analyst.page.opened.shown.stories[one].told_under_id == 2


@pytest.mark.parametrize("number", range(1, 4))
def test_undo_and_redo_of_every_kind_leave_what_a_fresh_reading_would_show(analyst, number):
    from small_stories_app.transcript.content import read_content

    marked(analyst, 1, 0, 9, 1)
    story = marked(analyst, 3, 0, 31, number)
    correct_turn(analyst.project, analyst.talk[3].id, "Aivan toista puhetta.")
    toggle_theme(analyst.project, story, number)
    remove_story(analyst.project, story)
    for _ in range(5):
        analyst.undo()
        assert analyst.page.opened.shown == read_content(analyst.project, 1)
    for _ in range(5):
        analyst.redo()
        assert analyst.page.opened.shown == read_content(analyst.project, 1)


def test_turns_that_are_not_laid_out_are_left_out_of_the_margin(analyst):
    analyst.choose("kuorin perunoita")
    analyst.press(Key.Key_1)
    text = analyst.page.text
    placed = text.blocks_placed()
    for block, _ in placed:
        block.layout().clearLayout()
    picture = QPixmap(text.viewport().size())
    painter = QPainter(picture)
    text.gutter.paint(painter, placed)
    painter.end()
    assert text.gutter.story_at(QPoint(5, 5), placed) is None
