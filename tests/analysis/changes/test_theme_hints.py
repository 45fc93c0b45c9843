"""Themes that questions propose, and what a search passed over: kept, answered once, undone."""

import pytest

from small_stories.changes.hinting import (
    NewCue,
    NewHint,
    NewThemeHint,
    dismiss_hint,
    dismiss_theme_hint,
    store_hints,
    take_hint,
    take_theme_hint,
)
from small_stories.changes.interviewing import (
    NewInterview,
    NewTurn,
    add_interview,
    correct_turn,
    insert_turn,
    mark_theme,
)
from small_stories.changes.marking import mark_story
from small_stories.changes.question_frames import take_starter_frame
from small_stories.changes.writing_anew import take_draft_away
from small_stories.errors import SmallStoriesError
from small_stories.model import Role, SourceKind, Span
from small_stories.storage.hints import open_hints, open_hints_by_interview, passed_over
from small_stories.storage.interviews import theme_markers, theme_of_talk, turns
from small_stories.storage.project_file import Project
from small_stories.storage.question_frames import questions, working_frame
from small_stories.storage.setup import themes
from small_stories.storage.stories import stories
from small_stories.storage.theme_hints import ThemeHint, open_theme_hints, theme_hints

TALK = (
    "Oletko tutustunut täällä ihmisiin?",
    "En tuntenut ketään. Nyt me käydään Ainon kanssa joka viikko torilla.",
    "Oletko oppinut jotain uutta?",
    "Aina torstaina leivotaan sämpylöitä, niin kuin ennenkin.",
    "Entä kaverit?",
)


@pytest.fixture
def talk(project: Project) -> list[int]:
    """A draft of five turns, by their ids."""
    take_starter_frame(project)
    lines = tuple(NewTurn(words, speaker=n % 2, state="draft") for n, words in enumerate(TALK))
    speakers = (("H", Role.INTERVIEWER), ("V", Role.INTERVIEWEE))
    add_interview(project, NewInterview("H07", SourceKind.AUDIO, "fi", speakers, lines))
    return [turn.id for turn in turns(project, 1)]


def proposal(project: Project, turn: int, theme: int, *, by_frame: bool = False) -> NewThemeHint:
    """Return a proposal of the theme of a number from 0, at the words of a whole turn."""
    frame = working_frame(project)
    assert frame is not None
    question = questions(project, frame.id)[0].id if by_frame else None
    text = next(each.text for each in turns(project, 1) if each.id == turn)
    return NewThemeHint(Span(turn, 0, len(text)), themes(project)[theme].id, question)


def search(project: Project, *proposals: NewThemeHint, hints: tuple[NewHint, ...] = ()) -> None:
    texts = {turn.id: turn.text for turn in turns(project, 1)}
    store_hints(project, 1, hints, texts, proposals)


def proposed(project: Project) -> list[tuple[int, int]]:
    """Return the turn and the number of the theme of each open proposal."""
    number = {theme.id: n for n, theme in enumerate(themes(project))}
    return [(hint.turn_id, number[hint.theme_id]) for hint in open_theme_hints(project, 1)]


def first(project: Project) -> ThemeHint:
    return open_theme_hints(project, 1)[0]


def test_a_proposal_that_is_taken_is_a_marker_and_undone_is_none(
    project: Project, talk: list[int]
) -> None:
    story = mark_story(project, 1, [Span(talk[1], 0, 19)])
    search(project, proposal(project, talk[0], 2, by_frame=True), proposal(project, talk[2], 1))
    assert theme_markers(project, 1) == []
    assert [bool(hint.wording) for hint in open_theme_hints(project, 1)] == [True, False]
    take_theme_hint(project, first(project).id)
    [marker] = theme_markers(project, 1)
    assert (marker.turn_id, marker.theme_id) == (talk[0], themes(project)[2].id)
    [told] = stories(project)
    assert (told.id, told.told_under_id) == (story, themes(project)[2].id)
    assert proposed(project) == [(talk[2], 1)]
    with pytest.raises(SmallStoriesError):
        take_theme_hint(project, theme_hints(project, 1)[0].id)
    project.undo()
    assert theme_markers(project, 1) == []
    assert proposed(project) == [(talk[0], 2), (talk[2], 1)]
    project.redo()
    search(project, proposal(project, talk[0], 2))
    assert proposed(project) == []


def test_a_dismissed_proposal_is_not_made_again_there(project: Project, talk: list[int]) -> None:
    search(project, proposal(project, talk[0], 2))
    dismiss_theme_hint(project, first(project).id)
    search(project, proposal(project, talk[0], 2), proposal(project, talk[4], 2))
    assert proposed(project) == [(talk[4], 2)]
    assert theme_of_talk(project, talk[4]) is None


def test_what_a_marker_answers_is_not_proposed(project: Project, talk: list[int]) -> None:
    people, learned, again = ((talk[0], 2), (talk[2], 1), (talk[4], 2))
    search(project, *(proposal(project, turn, theme) for turn, theme in (people, learned, again)))
    assert proposed(project) == [people, learned, again]
    mark_theme(project, talk[0], themes(project)[2].id)
    assert proposed(project) == [learned, again]
    dismiss_theme_hint(project, first(project).id)
    assert proposed(project) == []
    mark_theme(project, talk[2], themes(project)[0].id)
    assert proposed(project) == [again]


def test_a_proposal_follows_its_words(project: Project, talk: list[int]) -> None:
    search(project, proposal(project, talk[0], 2))
    correct_turn(project, talk[0], "No niin. Oletko tutustunut täällä ihmisiin?")
    hint = first(project)
    assert (hint.start, hint.end) == (9, 43)


def over(turn: int) -> NewHint:
    """Return a passage that was held down for a habit."""
    cue = NewCue("against", "habit", Span(turn, 0, 4))
    return NewHint((Span(turn, 0, 55),), 1, None, "", (cue,), held_down="habit")


def test_what_was_passed_over_is_no_hint_but_may_be_taken(
    project: Project, talk: list[int]
) -> None:
    search(project, hints=(over(talk[3]),))
    assert (open_hints(project, 1), open_hints_by_interview(project)) == ([], {})
    [passed] = passed_over(project, 1)
    assert (passed.held_down, [cue.kind for cue in passed.cues]) == ("habit", ["habit"])
    take_hint(project, passed.id)
    assert (len(stories(project)), passed_over(project, 1)) == (1, [])
    project.undo()
    assert passed_over(project, 1) == [passed]
    mark_story(project, 1, [Span(talk[3], 0, 40)])
    assert passed_over(project, 1) == []


def test_what_was_dismissed_stays_so_when_the_same_is_written_down_anew(
    project: Project, talk: list[int]
) -> None:
    hint = NewHint((Span(talk[1], 0, 30),), 2, None, "usual", ())
    other = NewHint((Span(talk[3], 0, 30),), 2, None, "usual", ())
    search(project, proposal(project, talk[0], 2), hints=(hint, other))
    dismiss_hint(project, open_hints(project, 1)[0].id)
    dismiss_theme_hint(project, first(project).id)
    take_draft_away(project, 1)
    assert open_hints(project, 1) == []
    anew = ("No oletko tutustunut täällä ihmisiin?", "en tuntenu ketään nyt me käydään", *TALK[2:])
    with project.change("interview.transcribed"):
        ids = [insert_turn(project, 1, n, NewTurn(words), None) for n, words in enumerate(anew)]
    hints = [NewHint((Span(turn, 0, 30),), 2, None, "usual", ()) for turn in (ids[1], ids[3])]
    search(project, proposal(project, ids[0], 2), proposal(project, ids[4], 2), hints=(*hints,))
    assert [hint.spans[0].turn_id for hint in open_hints(project, 1)] == [ids[3]]
    assert proposed(project) == [(ids[4], 2)]
    for _ in range(3):
        project.undo()
    assert [hint.state for hint in theme_hints(project, 1)] == ["dismissed"]
    assert len(open_hints(project, 1)) == 1
