"""Whatever an analyst does, undoes and does again while a transcript grows, no word is lost."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from told_events import begun, heard, plan, recorded, voices
from whole_project import troubles

from small_stories.changes.by_ear import mark_by_ear
from small_stories.changes.interviewing import (
    check_turn,
    correct_turn,
    mark_theme,
    remove_interview,
)
from small_stories.changes.marking import mark_story
from small_stories.changes.replacing_words import Wanted, replace_words
from small_stories.changes.setting_up import begin_project
from small_stories.changes.speakers import confirm_roles, rename_here, rename_speaker
from small_stories.changes.turns import Beside, give_words, join_turns, move_words, split_turn
from small_stories.errors import SmallStoriesError
from small_stories.model import Span
from small_stories.storage.change_record import UNRECORDED
from small_stories.storage.interviews import interview, speakers, turns
from small_stories.storage.project_file import Project
from small_stories.storage.stories import stories, story_words
from small_stories.storage.transcriptions import Written, state
from small_stories.transcribing.bring_in import store

SAID = (
    "kerro miten tulit mukaan no mä vaan seisoin siinä",
    "ovella ja sit se marjatta huus et tuu peremmälle",
    "ja sit mä jäin. mitä sitten? no siihen mä jäin",
    "nykyään mä avaan sen oven ite joka aamu",
    "ja muut tulee sit perässä",
)
VOICES = voices(4_200, 24_000, 27_000, end_ms=50_000)
ERRORS = ("changes.nothing_to_split", "changes.no_words_chosen", "changes.undone_meanwhile")

STEP = st.tuples(
    st.sampled_from(
        ["piece", "piece", "undo", "redo", "mark", "ear", "theme", "check", "correct", "split",
         "join", "move", "give", "rename", "here", "confirm", "replace", "remove"]
    ),
    st.integers(0, 9),
    st.integers(0, 99),
)  # fmt: skip


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    folder = tmp_path_factory.mktemp("kasvaa") / "koe.smallstories"
    with begin_project(folder, "Koe", None, "fi") as project:
        yield project


def tables(project: Project) -> dict[str, list[Any]]:
    names = [name for name in project.db.table_names() if name not in UNRECORDED]
    return {name: project.db.execute(f'SELECT * FROM "{name}" ORDER BY 1').fetchall()
            for name in names}  # fmt: skip


class Work:
    """An analyst at work on an interview that is being written down."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.recording = recorded(project)
        self.interview = int(project.db.execute("SELECT max(id) FROM interview").fetchone()[0])
        self.ground = project.next_undo()
        self.run = begun(project, self.recording)
        self.next = 0
        for event in (plan(len(SAID)), VOICES):
            store(project, self.run, event)

    def said(self) -> str:
        return " ".join(turn.text.casefold() for turn in turns(self.project, self.interview))

    def step(self, kind: str, number: int, at: int) -> None:
        try:
            getattr(self, f"_{kind}")(number, at)
        except SmallStoriesError as error:
            if error.key not in ERRORS:
                raise

    def _piece(self, _number: int, _at: int) -> None:
        if self.next < len(SAID):
            store(self.project, self.run, heard(self.next, SAID[self.next]))
            self.next += 1

    def _undo(self, _number: int, _at: int) -> None:
        if self.project.next_undo() != self.ground:
            self.project.undo()

    def _redo(self, _number: int, _at: int) -> None:
        self.project.redo()

    def _replace(self, number: int, at: int) -> None:
        letter = "aeiouyäöks"[number]
        wanted = Wanted(letter, whole_words=False)
        replace_words(self.project, self.interview, wanted, letter.upper())

    def _remove(self, number: int, _at: int) -> None:
        remove_interview(self.project, self.interview)

    def _turn(self, number: int) -> Any:
        talk = turns(self.project, self.interview)
        # Mostly the newest turns: there the transcript grows.
        return talk[-1 - number % min(3, len(talk))] if talk else None

    def _ear(self, number: int, at: int) -> None:
        if interview(self.project, self.interview):
            start = number * 4_000
            mark_by_ear(self.project, self.interview, start, start + at * 50)

    def _confirm(self, _number: int, _at: int) -> None:
        confirm_roles(self.project, self.interview)

    def _rename(self, number: int, at: int) -> None:
        there = speakers(self.project, self.interview)
        if there:
            rename_speaker(self.project, there[number % len(there)].id, f"Puhuja {at}")

    def __getattr__(self, name: str) -> Any:
        def on_turn(number: int, at: int) -> None:
            turn = self._turn(number)
            if turn is not None:
                _TO_TURNS[name](self.project, turn, at % (len(turn.text) + 1))

        if name not in _TO_TURNS:
            raise AttributeError(name)
        return on_turn


def _join(project: Project, turn: Any, _at: int) -> None:
    join_turns(project, turn.id, turns(project, turn.interview_id)[-1].id)


_TO_TURNS: dict[str, Any] = {
    "_mark": lambda p, turn, at: mark_story(
        p, turn.interview_id, [Span(turn.id, at // 2, len(turn.text))]
    ),
    "_theme": lambda p, turn, _: mark_theme(p, turn.id, 1),
    "_check": lambda p, turn, _: check_turn(p, turn.id),
    "_correct": lambda p, turn, at: correct_turn(
        p, turn.id, turn.text[:at] + turn.text[at:].upper(), turn.text
    ),
    "_split": lambda p, turn, at: split_turn(p, turn.id, at),
    "_join": _join,
    "_move": lambda p, turn, at: move_words(p, turn.id, at, at, Beside.NEXT),
    "_give": lambda p, turn, at: give_words(p, turn.id, at // 2, at, turn.speaker_id),
    "_here": lambda p, turn, at: rename_here(p, turn.id, f"Joku {at}"),
}


@settings(max_examples=80, deadline=None)
@example([*[("piece", 0, 0)] * 3, ("join", 8, 0), ("piece", 0, 0), ("undo", 0, 0)])
@example([(step, 0, 0) for step in ("piece", "remove", "undo", "piece", "redo", "undo")])
@given(st.lists(STEP, min_size=4, max_size=24))
def test_a_growing_transcript_and_its_analyst_never_undo_each_other(
    shared: Project, steps: list[tuple[str, int, int]]
) -> None:
    project = shared
    while project.next_undo():
        project.undo()
    work = Work(project)
    project.undo()
    bare = tables(project)
    project.redo()
    for step in steps:
        work.step(*step)
        told = [story_words(project, each.id) for each in stories(project, work.interview)]
        assert all("  " not in words for words in told)
        assert troubles(project) == []
    if state(project, work.interview) != Written.NONE:
        assert work.said() == " ".join(SAID[: work.next])
    whole = tables(project)
    open_again = project.next_redo()
    while project.next_undo() != work.ground:
        project.undo()
    assert tables(project) == bare
    while (change := project.next_redo()) and change != open_again:
        project.redo()
    assert tables(project) == whole
    while project.redo():
        pass
    if state(project, work.interview) != Written.NONE:
        assert work.said() == " ".join(SAID[: work.next])
