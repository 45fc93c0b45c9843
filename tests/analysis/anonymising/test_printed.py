"""Whatever is marked and wherever a quote is cut, no hidden letter of a mark is printed."""

from collections.abc import Iterator
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from small_stories.anonymising.rewriting.printed import quote_text, undecided
from small_stories.changes.hiding import NewMark, add_mark, decide_mark
from small_stories.changes.interviewing import (
    NewInterview,
    NewTurn,
    add_interview,
    correct_turn,
)
from small_stories.changes.marking import mark_story
from small_stories.changes.quoting import add_quote
from small_stories.model import Decision, IdentityKind, Role, SourceKind, Span
from small_stories.storage.identities import marks
from small_stories.storage.interviews import turns
from small_stories.storage.project_file import Project
from small_stories.storage.rows import insert

# Every place has a letter of its own, none of which a replacement (ASCII) is written with.
TALK = "".join(chr(0x4E00 + place) if place % 5 else " " for place in range(1, 60)) + "😀."
NUMBERS = count(1)

Place = tuple[int, int]


@pytest.fixture
def codes() -> Iterator[str]:
    return (f"H{number:04}" for number in NUMBERS)


places = st.tuples(st.integers(0, len(TALK) - 1), st.integers(1, 12)).map(
    lambda place: (place[0], min(len(TALK), sum(place)))
)
decided = st.tuples(
    places,
    st.sampled_from([*Decision, None]),
    st.sampled_from(["", "ohjaaja", "[asuinalue]"]),
    st.sampled_from([IdentityKind.PERSON, IdentityKind.PLACE, IdentityKind.AGE]),
)


def hidden_letters(project: Project, turn: int) -> set[str]:
    """The letters of the turn that a mark hides, as the turn stands now."""
    text = next(each.text for each in turns(project, _interview_of(project, turn)))
    found: set[str] = set()
    for mark in marks(project, _interview_of(project, turn)):
        if mark.decision != Decision.KEEP:
            found |= set(text[mark.start : mark.end])
    return found - {" ", ".", *"[]—-"}


def _interview_of(project: Project, turn: int) -> int:
    query = "SELECT interview_id FROM turn WHERE id = ?"
    return int(project.db.execute(query, [turn]).fetchone()[0])


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    marked=st.lists(decided, max_size=6),
    quoted=st.lists(places, min_size=1, max_size=3),
    cut=st.none() | places,
)
def test_no_hidden_letter_is_printed(
    project: Project,
    codes: Iterator[str],
    marked: list[tuple[Place, Decision | None, str, IdentityKind]],
    quoted: list[Place],
    cut: Place | None,
) -> None:
    new = NewInterview(
        next(codes),
        SourceKind.NOTES,
        "fi",
        (("V", Role.INTERVIEWEE),),
        (NewTurn(TALK, 0),),
    )
    interview = add_interview(project, new)
    [turn] = turns(project, interview)
    for (start, end), decision, wording, kind in marked:
        number = add_mark(project, NewMark(turn.id, start, end, kind, "marked", "known"))
        decide_mark(project, number, decision, wording)
    spans = [Span(turn.id, start, end) for start, end in quoted]
    story = mark_story(project, interview, [Span(turn.id, 0, len(TALK))])
    quote = add_quote(project, story, spans)
    if cut:
        correct_turn(project, turn.id, TALK[: cut[0]] + TALK[cut[1] :])
    printed = quote_text(project, quote)
    assert not hidden_letters(project, turn.id) & set(printed)
    assert ("[—]" in printed) == bool(undecided(project, quote))


def test_the_property_would_see_a_leak(project: Project, codes: Iterator[str]) -> None:
    new = NewInterview(next(codes), SourceKind.NOTES, "fi", (), (NewTurn(TALK),))
    [turn] = turns(project, add_interview(project, new))
    with project.change("test"):
        insert(project.db, "quote_decision", turn_id=turn.id, start=2, end=4,
               kind="person", tier="marked", reason="known")  # fmt: skip
    assert hidden_letters(project, turn.id) == set(TALK[2:4])
    assert hidden_letters(project, turn.id) & set(TALK)


def test_words_that_are_gone_leave_nothing_to_decide(
    project: Project, codes: Iterator[str]
) -> None:
    new = NewInterview(next(codes), SourceKind.NOTES, "fi", (), (NewTurn("Se Satu soitti."),))
    interview = add_interview(project, new)
    [turn] = turns(project, interview)
    add_mark(project, NewMark(turn.id, 0, 7, IdentityKind.PERSON, "marked", "known"))
    quote = add_quote(
        project, mark_story(project, interview, [Span(turn.id, 0, 15)]), [Span(turn.id, 2, 5)]
    )
    assert [mark.words for mark in undecided(project, quote)] == ["Se Satu"]
    correct_turn(project, turn.id, "Setu soitti.")
    assert quote_text(project, quote) == ""
    assert undecided(project, quote) == []
