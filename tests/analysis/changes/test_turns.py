"""Turns are cut anew without a word being lost, and what stands in the words moves along."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from small_stories.changes.hiding import NewMark, add_mark
from small_stories.changes.interviewing import (
    NewInterview,
    NewTurn,
    NewWord,
    add_interview,
    check_turn,
    correct_turn,
    mark_theme,
)
from small_stories.changes.marking import mark_story
from small_stories.changes.plot import mark_part
from small_stories.changes.quoting import add_quote
from small_stories.changes.setting_up import begin_project
from small_stories.changes.turns import (
    Beside,
    give_turn,
    give_words,
    join_turns,
    move_words,
    split_turn,
)
from small_stories.errors import SmallStoriesError
from small_stories.model import IdentityKind, PartKind, Role, SourceKind, Span
from small_stories.storage.identities import marks
from small_stories.storage.interviews import Turn, turn_number, turns
from small_stories.storage.project_file import Project
from small_stories.storage.quotes import quote_spans
from small_stories.storage.spoken import timed_words
from small_stories.storage.stories import spans, story_words, words
from small_stories.storage.story_parts import story_parts

TALK = (
    "Miten tulit mukaan?",
    "No mä seisoin ovella ja Marjatta Virtanen huus et tuu.  Niin sit mä jäin.",
    "Mitä sitten?",
    "Mä avaan sen oven.",
)


def spoken(text: str, at_ms: int) -> NewTurn:
    """A draft turn whose every word takes a third of a second."""
    timed, place = [], 0
    for number, word in enumerate(text.split()):
        place = text.index(word, place)
        start = at_ms + number * 300
        timed.append(NewWord(place, place + len(word), start, start + 250, 0.9))
        place += len(word)
    return NewTurn(text, 0, timed[0].start_ms, timed[-1].end_ms, state="draft", words=tuple(timed))


def add_talk(project: Project, code: str, talk: tuple[str, ...] = TALK) -> int:
    turns_in = tuple(spoken(text, n * 10_000) for n, text in enumerate(talk))
    speakers = (("H", Role.INTERVIEWER), ("V", Role.INTERVIEWEE))
    return add_interview(project, NewInterview(code, SourceKind.AUDIO, "fi", speakers, turns_in))


@pytest.fixture
def told(project: Project) -> list[Turn]:
    return turns(project, add_talk(project, "H01"))


def texts(project: Project) -> list[str]:
    return [turn.text for turn in turns(project, 1)]


def within(turn: Turn, wanted: str) -> Span:
    start = turn.text.index(wanted)
    return Span(turn.id, start, start + len(wanted))


def heard_words(project: Project, interview: int) -> list[tuple[str, int, int]]:
    """Return each timed word with its times, in the order of the talk."""
    return [
        (turn.text[word.start : word.end], word.start_ms, word.end_ms)
        for turn in turns(project, interview)
        for word in timed_words(project, turn.id)
    ]


def test_a_turn_is_split_before_the_word_at_the_cursor(project: Project, told: list[Turn]) -> None:
    new = split_turn(project, told[1].id, told[1].text.index("Niin") + 2)
    assert texts(project)[1:3] == [
        "No mä seisoin ovella ja Marjatta Virtanen huus et tuu.",
        "Niin sit mä jäin.",
    ]
    second, third = turns(project, 1)[1:3]
    assert third.id == new
    assert (second.start_ms, second.end_ms) == (10_000, 12_950)
    assert (third.start_ms, third.end_ms) == (13_000, 14_150)
    assert [turn_number(project, turn.id) for turn in turns(project, 1)] == [1, 2, 3, 4, 5]
    assert [turn.position for turn in turns(project, 1)] == [0, 1, 1.5, 2, 3]
    project.undo()
    assert turns(project, 1) == told


def test_nothing_is_split_where_one_side_is_empty(project: Project, told: list[Turn]) -> None:
    for at in (0, 2, len(told[0].text)):
        with pytest.raises(SmallStoriesError, match=r"changes\.nothing_to_split"):
            split_turn(project, told[0].id, 0 if at == 2 else at)
    assert turns(project, 1) == told


def test_a_story_over_the_new_edge_stands_in_both_turns(project: Project, told: list[Turn]) -> None:
    other = mark_story(project, 1, [within(told[1], "Niin sit"), within(told[3], "Mä avaan")])
    story = mark_story(project, 1, [within(told[1], "huus et tuu.  Niin sit mä"),
                                    within(told[3], "oven")])  # fmt: skip
    quote = add_quote(project, story, [within(told[1], "tuu.  Niin")])
    split_turn(project, told[1].id, told[1].text.index("Niin"))
    assert words(project, spans(project, story)) == ["huus et tuu.", "Niin sit mä", "oven"]
    assert words(project, quote_spans(project, quote)) == ["tuu.", "Niin"]
    assert words(project, spans(project, other)) == ["Niin sit", "Mä avaan"]
    join_turns(project, turns(project, 1)[1].id, turns(project, 1)[2].id)
    assert words(project, spans(project, story)) == ["huus et tuu. Niin sit mä", "oven"]
    assert words(project, quote_spans(project, quote)) == ["tuu. Niin"]


def test_a_hidden_name_stays_hidden_in_both_turns(project: Project, told: list[Turn]) -> None:
    name = within(told[1], "Marjatta Virtanen")
    add_mark(
        project, NewMark(name.turn_id, name.start, name.end, IdentityKind.PERSON, "marked", "x")
    )
    split_turn(project, told[1].id, told[1].text.index("Virtanen"))
    assert [mark.words for mark in marks(project)] == ["Marjatta", "Virtanen"]


def test_parts_and_markers_go_with_their_words(project: Project, told: list[Turn]) -> None:
    story = mark_story(project, 1, [within(told[1], "Marjatta Virtanen huus et tuu.  Niin")])
    mark_part(project, story, PartKind.EVENT, within(told[1], "et tuu.  Niin sit mä jäin"))
    mark_theme(project, told[2].id, 1)
    join_turns(project, told[1].id, told[2].id)
    new = split_turn(project, told[1].id, told[1].text.index("Niin"))
    [part] = story_parts(project, story)
    assert (part.turn_id, part.words) == (new, "Niin sit mä jäin")
    query = "SELECT turn_id, start FROM theme_marker"
    [(turn, start)] = project.db.execute(query).fetchall()
    assert (turn, texts(project)[2][start:]) == (new, "Mitä sitten?")


def test_first_words_go_to_the_turn_before_and_last_ones_to_the_turn_after(
    project: Project, told: list[Turn]
) -> None:
    first = within(told[1], "No mä")
    assert move_words(project, told[1].id, 0, first.end - 1, Beside.PREVIOUS) == told[0].id
    assert texts(project)[:2] == ["Miten tulit mukaan? No mä", TALK[1][6:]]
    assert turns(project, 1)[0].end_ms == 10_550
    assert turns(project, 1)[1].start_ms == 10_600
    last = turns(project, 1)[1]
    place = last.text.index("mä jäin.")
    assert move_words(project, last.id, place, len(last.text), Beside.NEXT) == told[2].id
    assert texts(project)[2] == "mä jäin. Mitä sitten?"
    assert turns(project, 1)[2].start_ms == 13_600
    assert move_words(project, told[0].id, 0, 3, Beside.PREVIOUS) is None
    assert [turn.id for turn in turns(project, 1)] == [turn.id for turn in told]


def test_a_turn_that_gives_all_its_words_away_is_gone(project: Project, told: list[Turn]) -> None:
    move_words(project, told[2].id, 0, len(told[2].text), Beside.NEXT)
    assert texts(project)[2:] == ["Mitä sitten? Mä avaan sen oven."]
    assert turns(project, 1)[2].start_ms == told[2].start_ms


def test_a_turn_without_words_is_joined_and_filled_without_a_trace(
    project: Project, told: list[Turn]
) -> None:
    mark_theme(project, told[2].id, 1)
    correct_turn(project, told[2].id, "")
    move_words(project, told[1].id, told[1].text.index("Niin"), len(told[1].text), Beside.NEXT)
    assert texts(project)[2] == "Niin sit mä jäin."
    project.undo()
    join_turns(project, told[2].id, told[3].id)
    assert texts(project)[2:] == ["Mä avaan sen oven."]
    assert project.db.execute("SELECT turn_id FROM theme_marker").fetchone()[0] == told[3].id
    assert move_words(project, told[0].id, 0, 0, Beside.PREVIOUS) is None
    assert move_words(project, told[0].id, 19, 19, Beside.NEXT) is None


def test_words_in_the_middle_are_given_to_another_speaker(
    project: Project, told: list[Turn]
) -> None:
    name = within(told[1], "Marjatta")
    new = give_words(project, told[1].id, name.start + 2, name.end - 1, 2)
    assert texts(project)[1:4] == [
        "No mä seisoin ovella ja",
        "Marjatta",
        "Virtanen huus et tuu.  Niin sit mä jäin.",
    ]
    assert [turn.speaker_id for turn in turns(project, 1)[1:4]] == [1, 2, 1]
    assert turns(project, 1)[2].id == new
    give_turn(project, new, None)
    assert turns(project, 1)[2].label == ""


def test_what_comes_from_a_draft_is_a_draft(project: Project, told: list[Turn]) -> None:
    check_turn(project, told[0].id)
    check_turn(project, told[1].id)
    split_turn(project, told[1].id, 6)
    assert [turn.state for turn in turns(project, 1)] == ["checked"] * 3 + ["draft"] * 2
    join_turns(project, told[2].id, told[0].id)
    assert [turn.state for turn in turns(project, 1)] == ["draft", "draft"]


def test_a_turn_is_split_often_at_the_same_place(project: Project) -> None:
    many = " ".join(f"sana{number}" for number in range(60))
    add_talk(project, "H01", (many, "loppu"))
    for _ in range(59):
        first = turns(project, 1)[0]
        split_turn(project, first.id, first.text.rindex("sana") if " " in first.text else 0)
    assert " ".join(texts(project)) == f"{many} loppu"
    while project.next_undo() and len(texts(project)) > 2:
        project.undo()
    assert texts(project) == [many, "loppu"]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    folder = tmp_path_factory.mktemp("vuorot") / "koe.smallstories"
    with begin_project(folder, "Koe", None, "fi") as project:
        yield project


STEP = st.tuples(
    st.sampled_from(["split", "join", "previous", "next", "give"]),
    st.integers(0, 9),
    st.integers(0, 80),
    st.integers(0, 80),
)
PLACE = st.tuples(st.integers(0, 3), st.integers(0, 70), st.integers(1, 70))


def _do(project: Project, interview: int, step: tuple[str, int, int, int]) -> None:
    kind, number, one, other = step
    talk = turns(project, interview)
    turn = talk[number % len(talk)]
    start, end = sorted((one % (len(turn.text) + 1), other % (len(turn.text) + 1)))
    try:
        if kind == "split":
            split_turn(project, turn.id, start)
        elif kind == "join":
            join_turns(project, turn.id, talk[(number + 1) % len(talk)].id)
        elif kind == "give":
            give_words(project, turn.id, start, end, None)
        else:
            move_words(project, turn.id, start, end, Beside(kind))
    except SmallStoriesError as error:
        if error.key not in ("changes.nothing_to_split", "changes.no_words_chosen"):
            raise


@settings(max_examples=60, deadline=None)
@given(steps=st.lists(STEP, min_size=1, max_size=6), places=st.lists(PLACE, min_size=1, max_size=4))
def test_no_word_is_lost_or_moves(
    shared: Project, steps: list[tuple[str, int, int, int]], places: list[tuple[int, int, int]]
) -> None:
    project = shared
    while project.next_undo():
        project.undo()
    interview = add_talk(project, "H01")
    told = turns(project, interview)
    marked = [Span(told[turn].id, start, min(start + length, len(told[turn].text)))
              for turn, start, length in places if start < len(told[turn].text)]  # fmt: skip
    stories = [mark_story(project, interview, [span]) for span in marked]
    stories.append(mark_story(project, interview, marked))
    said, timed = _said(project, interview), sorted(heard_words(project, interview))
    told_words = [_bare([story_words(project, story)]) for story in stories]
    ground = project.next_undo()
    for step in steps:
        _do(project, interview, step)
    assert _said(project, interview) == said
    assert sorted(heard_words(project, interview)) == timed
    assert [_bare([story_words(project, story)]) for story in stories] == told_words
    after = turns(project, interview)
    while project.next_undo() != ground:
        project.undo()
    assert turns(project, interview) == told
    while project.next_redo():
        project.redo()
    assert turns(project, interview) == after


def _said(project: Project, interview: int) -> str:
    return _bare([turn.text for turn in turns(project, interview)])


def _bare(pieces: list[str]) -> str:
    return " ".join(" ".join(pieces).replace("(...)", " ").split())
