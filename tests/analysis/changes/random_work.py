"""Work without plan: any change there is, done to whatever stands in the project at that moment."""

import random
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from traceback import walk_tb
from typing import Any, TypeVar

from test_everything_undoes import DONE

from small_stories.changes.by_ear import mark_by_ear
from small_stories.changes.hiding import NewMark, add_mark
from small_stories.changes.interviewing import (
    NewInterview,
    NewTurn,
    NewWord,
    add_interview,
    correct_turn,
    remove_interview,
)
from small_stories.changes.marking import adjust_span, describe_story, mark_story
from small_stories.changes.quoting import add_quote
from small_stories.changes.reading import write_reading
from small_stories.changes.setting_up import write_report_section
from small_stories.changes.turns import Beside, give_words, join_turns, move_words, split_turn
from small_stories.errors import SmallStoriesError
from small_stories.model import IdentityKind, Role, SourceKind, Span
from small_stories.storage.connection import DatabaseError
from small_stories.storage.interviews import Turn, turn, turns
from small_stories.storage.project_file import Project
from small_stories.storage.question_frames import questions, working_frame

Thing = TypeVar("Thing")

_ONE = {
    "person": "interviewee", "alone": "interviewee", "bare": "interview", "timed": "interview",
    "heard": "story", "part": "story_part", "quote": "quote", "identity": "identity",
    "second_identity": "identity", "recording": "recording", "own_mark": "quote_decision",
    "number": "quant_result", "hint": "hint", "theme_hint": "theme_hint",
    "failure": "failure_note", "group_size": "group_size", "span": "span",
    "speaker": "speaker", "place": "unsure_place",
}  # fmt: skip
_SOME = {
    "goals": "goal", "stories": "story", "types": "story_type", "theme": "theme",
    "advice": "recommendation", "pages": "impact_story",
}  # fmt: skip
_AT_MOST = 4
_WORDS = ("avasin", "oven", "itse", "Marjatta", "sanoi", "😀", "hyvä", "ä", "Hakunilassa", "sit")


class NoTarget(Exception):
    """There is nothing in the project that this could be done to."""


class Targets(list[Any]):
    """A few things of one kind."""

    def __getitem__(self, place: Any) -> Any:
        """Return the thing of a place, of which there may be none."""
        if isinstance(place, int) and place >= len(self):
            raise NoTarget
        return super().__getitem__(place)


class Here:
    """Things of the project to do something to, by the names that ``DONE`` calls them by."""

    def __init__(self, project: Project, chance: random.Random) -> None:
        self._project, self._chance = project, chance
        talks = self._ids("SELECT DISTINCT interview_id FROM turn")
        talk = turns(project, chance.choice(talks)) if talks else []
        self._talk = talk[chance.randrange(len(talk)) if talk else 0 :]

    def __getattr__(self, name: str) -> Any:
        """Return any row, or a few rows in any order, of the table that a name stands for."""
        if name in _SOME:
            found = self._ids(f"SELECT id FROM {_SOME[name]}")
            return Targets(self._chance.sample(found, min(_AT_MOST, len(found))))
        return self._any(self._ids(f"SELECT id FROM {_ONE[name]}"))

    @property
    def interview(self) -> int:
        """An interview with words, where there is one."""
        return int(self._any(self._talk).interview_id)

    @property
    def told(self) -> Targets:
        """Turns that follow each other, by their ids."""
        return Targets(each.id for each in self._talk)

    @property
    def mark(self) -> Targets:
        """Words of these turns, one place in each."""
        return Targets(self.words_in(each) for each in self._talk)

    @property
    def words(self) -> dict[int, str]:
        """The turns of the interview by their ids."""
        return {each.id: each.text for each in self._talk}

    @property
    def asked(self) -> Targets:
        """Questions of the frame in any order."""
        frame = working_frame(self._project)
        found = questions(self._project, frame.id) if frame else []
        return Targets(self._chance.sample(found, len(found)))

    @property
    def deeper(self) -> Any:
        """Any question."""
        return self._any(self.asked)

    def words_in(self, said: Turn) -> Span:
        """Return a place of at least one letter in a turn that has any."""
        places = sorted(self._chance.choices(range(len(said.text) + 1), k=2))
        start = max(0, min(places[0], len(said.text) - 1))
        return Span(said.id, start, min(len(said.text), max(places[1], start + 1)))

    def _any(self, found: Iterable[Thing]) -> Thing:
        there = list(found)
        if not there:
            raise NoTarget
        return self._chance.choice(there)

    def _ids(self, query: str) -> list[int]:
        return [int(row[0]) for row in self._project.db.execute(query)]


def _sentence(chance: random.Random) -> str:
    return " ".join(chance.choices(_WORDS, k=chance.randrange(1, 30)))


def _new_interview(project: Project, chance: random.Random) -> object:
    talk = []
    for number in range(chance.randrange(1, 12)):
        words = tuple(NewWord(n * 5, n * 5 + 4, n * 300, n * 300 + 250, 0.9) for n in range(4))
        timed = NewTurn("yksi kaks kolm nelj", number % 2, number * 2000, number * 2000 + 1200,
                        state="draft", words=words)  # fmt: skip
        talk.append(timed if chance.random() < 0.2 else NewTurn(_sentence(chance), number % 2))
    speakers = (("H", Role.INTERVIEWER), ("V", Role.INTERVIEWEE))
    code = f"U{chance.randrange(10**6)}"
    return add_interview(project, NewInterview(code, SourceKind.AUDIO, "fi", speakers, tuple(talk)))


def _correct(project: Project, here: Here, chance: random.Random) -> object:
    said = turn(project, here.told[0])
    assert said is not None
    words = said.text.split()
    for _ in range(chance.randrange(1, 4)):
        words.insert(chance.randrange(len(words) + 1), chance.choice(_WORDS))
        if chance.random() < 0.5:
            del words[chance.randrange(len(words))]
    return correct_turn(project, said.id, " ".join(words) or "niin")


def _adjust(project: Project, here: Here, chance: random.Random) -> object:
    span = here.span
    row = project.db.execute("SELECT turn_id FROM span WHERE id = ?", [span]).fetchone()
    said = turn(project, row[0])
    assert said is not None
    place = here.words_in(said)
    return adjust_span(project, span, place.start, place.end)


Step = Callable[[Project, Here, random.Random], object]
# With places and words of their own, which those of DONE have not.
AT_ANY_PLACE: tuple[Step, ...] = (
    lambda p, _, c: _new_interview(p, c),
    lambda p, x, c: remove_interview(p, x.bare),
    _correct,
    _correct,
    _adjust,
    lambda p, x, _: mark_story(p, x.interview, x.mark[: 1 + len(x.mark) // 4], x.theme[0]),
    lambda p, x, c: describe_story(p, x.stories[0], title=_sentence(c)),
    lambda p, x, c: write_reading(p, x.stories[0], text=_sentence(c)),
    lambda p, x, _: add_quote(p, x.stories[0], x.mark[:1]),
    lambda p, x, c: write_report_section(p, "effects", _sentence(c)),
    lambda p, x, _: split_turn(p, x.mark[0].turn_id, x.mark[0].start),
    lambda p, x, _: join_turns(p, x.told[0], x.told[1]),
    lambda p, x, c: move_words(
        p, x.mark[0].turn_id, x.mark[0].start, x.mark[0].end, c.choice(list(Beside))
    ),
    lambda p, x, _: give_words(p, x.mark[0].turn_id, x.mark[0].start, x.mark[0].end, x.speaker),
    lambda p, x, c: mark_by_ear(p, x.interview, c.randrange(5000), 5000 + c.randrange(5000)),
    lambda p, x, c: add_mark(
        p,
        NewMark(x.mark[0].turn_id, x.mark[0].start, x.mark[0].end, IdentityKind.OTHER, "marked",
                "analyst"),
    ),
)  # fmt: skip


def do_something(project: Project, chance: random.Random, counted: Counter[str]) -> None:
    """Do one change, or a few steps back or forward in history; count what became of it."""
    if chance.random() < 0.1:
        _move_in_history(project, chance, counted)
        return
    here = Here(project, chance)
    fitting = chance.random() < 0.4
    try:
        if fitting:
            chance.choice(AT_ANY_PLACE)(project, here, chance)
        else:
            DONE[chance.choice(list(DONE))](project, here)  # type: ignore[arg-type]
    except SmallStoriesError:
        counted["refused"] += 1
    except (NoTarget, LookupError, AssertionError, DatabaseError) as error:
        # The places and words of DONE fit its own project: elsewhere there may be none such. Then
        # the change has to leave nothing behind, like any other that is broken off.
        if fitting and not _asked_in_vain(error):
            raise
        counted["nothing to do it to"] += 1
    else:
        counted["done"] += 1


def _asked_in_vain(error: BaseException) -> bool:
    """Tell whether the test itself found nothing, before the program was asked."""
    last = [frame.f_code.co_filename for frame, _ in walk_tb(error.__traceback__)][-1]
    return Path(last).parent == Path(__file__).parent


def _move_in_history(project: Project, chance: random.Random, counted: Counter[str]) -> None:
    step = chance.choice((project.undo, project.redo))
    for _ in range(chance.choice((1, 1, 1, 1, 2, 3, 9))):
        step()
    counted["moved in history"] += 1
