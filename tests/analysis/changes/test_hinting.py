"""Hints are kept, answered once for the same words, and follow their words through corrections."""

import pytest

from small_stories.changes.hinting import NewCue, NewHint, dismiss_hint, store_hints, take_hint
from small_stories.changes.interviewing import correct_turn, mark_theme
from small_stories.changes.marking import mark_story, remove_story
from small_stories.changes.turns import join_turns, split_turn
from small_stories.errors import SmallStoriesError
from small_stories.model import Span
from small_stories.storage.erasing import ToErase, erase_rows, unrecorded
from small_stories.storage.hints import (
    open_hints,
    open_hints_by_interview,
    searched_for_hints,
)
from small_stories.storage.interviews import theme_of_talk, turns
from small_stories.storage.project_file import Project
from small_stories.storage.setup import themes
from small_stories.storage.stories import spans, stories, story

OPENED = "avaan sen oven ite"


def at(project: Project, interview: int, words: str) -> Span:
    """Return where words stand in an interview."""
    [turn] = [turn for turn in turns(project, interview) if words in turn.text]
    start = turn.text.index(words)
    return Span(turn.id, start, start + len(words))


def hint(project: Project, interview: int, *words: str, reason: str = "asked") -> NewHint:
    spans = tuple(at(project, interview, each) for each in words)
    cue = NewCue("for", "then_now", at(project, interview, "nykyään"))
    return NewHint(spans, 2, themes(project)[1].id, reason, (cue,))


def search(project: Project, interview: int, *hints: NewHint) -> None:
    texts = {turn.id: turn.text for turn in turns(project, interview)}
    store_hints(project, interview, hints, texts)


def said(project: Project, interview: int) -> list[list[str]]:
    """Return the words of each open hint."""
    texts = {turn.id: turn.text for turn in turns(project, interview)}
    return [
        [texts[span.turn_id][span.start : span.end] for span in found.spans]
        for found in open_hints(project, interview)
    ]


def test_a_hint_becomes_a_story_that_a_machine_hinted_at(project: Project, interview: int) -> None:
    search(project, interview, hint(project, interview, "seisoin siinä ovella 😀", OPENED))
    assert stories(project) == []
    assert open_hints_by_interview(project) == {interview: 1}
    [found] = open_hints(project, interview)
    taken = take_hint(project, found.id)
    told = story(project, taken)
    assert told is not None
    assert told.told_under_id == themes(project)[1].id
    assert project.db.execute("SELECT hinted FROM story").fetchone()[0] == 1
    assert [(s.turn_id, s.start, s.end) for s in spans(project, taken)] == [
        (span.turn_id, span.start, span.end) for span in found.spans
    ]
    assert open_hints(project, interview) == []
    project.undo()
    assert (open_hints(project, interview), stories(project)) == ([found], [])


def test_a_marker_of_the_talk_comes_before_what_was_asked(project: Project, interview: int) -> None:
    first = turns(project, interview)[0]
    mark_theme(project, first.id, themes(project)[2].id)
    search(project, interview, hint(project, interview, OPENED))
    told = story(project, take_hint(project, open_hints(project, interview)[0].id))
    assert told is not None
    assert told.told_under_id == theme_of_talk(project, first.id) == themes(project)[2].id


def test_what_was_answered_does_not_come_back_for_the_same_words(
    project: Project, interview: int
) -> None:
    early, late = "mä vaan seisoin siinä ovella", "nykyään mä avaan sen oven ite"
    search(project, interview, hint(project, interview, early), hint(project, interview, late))
    first, second = open_hints(project, interview)
    dismiss_hint(project, first.id)
    remove_story(project, take_hint(project, second.id))
    search(
        project,
        interview,
        hint(project, interview, "No mä vaan seisoin siinä ovella 😀"),
        hint(project, interview, OPENED),
        hint(project, interview, "Sit mä jäin"),
    )
    assert said(project, interview) == [["Sit mä jäin"]]
    assert searched_for_hints(project) == {interview}


def test_a_hint_follows_its_words_and_a_dismissed_one_still_knows_them(
    project: Project, interview: int
) -> None:
    search(project, interview, hint(project, interview, OPENED))
    turn = at(project, interview, OPENED).turn_id
    correct_turn(project, turn, "Sitten minä jäin siihen. Ja nykyään mä avaan sen uuden oven ite.")
    assert said(project, interview) == [["avaan sen uuden oven ite"]]
    [found] = open_hints(project, interview)
    assert [cue.kind for cue in found.cues] == ["then_now"]
    assert searched_for_hints(project) == frozenset()
    parts = split_turn(project, turn, at(project, interview, "oven ite").start)
    assert said(project, interview) == [["avaan sen uuden", "oven ite"]]
    join_turns(project, turn, parts)
    assert said(project, interview) == [["avaan sen uuden oven ite"]]
    dismiss_hint(project, found.id)
    search(project, interview, hint(project, interview, "avaan sen uuden oven"))
    assert open_hints(project, interview) == []


def test_words_that_were_corrected_during_the_search_get_no_hint(
    project: Project, interview: int
) -> None:
    texts = {turn.id: turn.text for turn in turns(project, interview)}
    late = hint(project, interview, OPENED)
    early = NewHint((at(project, interview, "seisoin siinä"),), 1, None, "usual", ())
    correct_turn(project, late.spans[0].turn_id, "Ja nykyään avaan oven.")
    store_hints(project, interview, [early, late], texts)
    assert said(project, interview) == [["seisoin siinä"]]
    assert searched_for_hints(project) == frozenset()


def test_a_story_marked_by_hand_answers_the_hint_at_its_words(
    project: Project, interview: int
) -> None:
    search(project, interview, hint(project, interview, OPENED))
    brief = mark_story(project, interview, [at(project, interview, "avaan")])
    assert open_hints_by_interview(project) == {interview: 1}
    remove_story(project, brief)
    mark_story(project, interview, [at(project, interview, "mä avaan sen oven")])
    assert (open_hints(project, interview), open_hints_by_interview(project)) == ([], {})


def test_a_hint_that_is_gone_is_said_so(project: Project, interview: int) -> None:
    search(project, interview, hint(project, interview, OPENED))
    [found] = open_hints(project, interview)
    search(project, interview)
    for answer in (take_hint, dismiss_hint):
        with pytest.raises(SmallStoriesError) as error:
            answer(project, found.id)
        assert error.value.key == "hint.gone"


def test_nothing_of_a_hint_stays_of_somebody_who_withdraws(
    project: Project, interview: int
) -> None:
    search(project, interview, hint(project, interview, OPENED))
    dismiss_hint(project, open_hints(project, interview)[0].id)
    with unrecorded(project.db):
        erase_rows(project.db, ToErase(frozenset(), frozenset({interview})))
    for table in ("hint", "hint_span", "hint_cue"):
        assert project.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == 0
        query = "SELECT count(*) FROM change_row WHERE table_name = ?"
        assert project.db.execute(query, [table]).fetchone()[0] == 0
