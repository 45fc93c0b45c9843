"""A generated project of any size, for benchmarks and for trying things out by hand.

    python tests/benchmarks/generated.py --interviews 300 --words 10000 --stories 2000 FOLDER

makes one without a passphrase; ``small-stories open FOLDER`` shows it. Everything is invented, goes
through the program's own changes, and is the same each time: stories of several spans, overlapping
ones, all kinds and themes, readings and quotes for some, types with support and counter-examples.
"""

import random
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path

import click

# Beside this file; tests find it by pytest's ``pythonpath``.
from generated_talk import RARE, Talk

from small_stories.changes.checking import record_check
from small_stories.changes.grouping import add_type, put_in_type
from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview, mark_theme
from small_stories.changes.marking import mark_story, toggle_goal, toggle_theme
from small_stories.changes.quoting import add_quote
from small_stories.changes.reading import write_reading
from small_stories.changes.setting_up import (
    add_goal,
    add_interviewee,
    begin_project,
    record_consent,
)
from small_stories.model import CheckState, Role, SourceKind, Span, StoryKind, TypeRole
from small_stories.storage.interviews import Turn, turns
from small_stories.storage.project_file import Project
from small_stories.storage.setup import themes

SPEAKERS = (("H", Role.INTERVIEWER), ("V", Role.INTERVIEWEE))
GOALS = ("Rohkeus hoitaa omia asioita", "Tunne siitä, että kuuluu joukkoon", "Arjen rytmi")
TYPES = (
    "Pyydetty apu avaa oven", "Oma tehtävä kantaa", "Nimeltä puhuttelu tekee näkyväksi",
    "Yksin onnistuttu matka", "Kuunneltu loppuun asti", "Yhdessä naurettu", "Uusi taito käteen",
    "Rytmi viikkoon", "Soitto takaisin", "Vertaisen rohkaisu", "Avaimet omaan käteen",
    "Kiitos, joka jäi",
)  # fmt: skip
KINDS = (
    *[StoryKind.SUCCESS] * 7,
    StoryKind.OTHER_STORY,
    StoryKind.DISAPPOINTMENT,
    StoryKind.ATTRIBUTION,
)
_MS_A_WORD = 400
_TURNS_A_THEME = 40


@dataclass(frozen=True, slots=True)
class Size:
    """How much to generate: words of each interview, stories of the whole project."""

    interviews: int = 3
    words: int = 2000
    stories: int = 30
    words_a_turn: int = 20
    seed: int = 1

    @property
    def turns(self) -> int:
        """How many turns each interview has."""
        return max(2, self.words // self.words_a_turn)


def generate(folder: Path, size: Size) -> Project:
    """Make a project in an empty folder and return it open."""
    project = begin_project(folder, "Yhteinen keittiö", None, "fi")
    chance = random.Random(size.seed)
    with project.change("project.described"):
        for goal in GOALS:
            add_goal(project, goal)
        types = [add_type(project, name, mechanism=f"{name}.") for name in TYPES]
    shares = [size.stories * n // size.interviews for n in range(size.interviews + 1)]
    for number in range(size.interviews):
        interview = _interview(project, size, number)
        told = [each for each in turns(project, interview) if each.role == Role.INTERVIEWEE]
        stories = shares[number + 1] - shares[number]
        for n in range(stories):
            here = min(n * len(told) // stories, len(told) - 1)
            _story(project, interview, told[here : here + 3], types, chance)
    return project


def _interview(project: Project, size: Size, number: int) -> int:
    code = f"H{number + 1:03}"
    said = Talk(size.seed * 1000 + number).turns(size.words, size.turns)
    if number == size.interviews - 1:
        said[-1] += f" Siellä soi {RARE}."
    lengths = [len(each.split(" ")) * _MS_A_WORD for each in said]
    begins = [0, *accumulate(lengths)]
    talk = tuple(
        NewTurn(words, place % 2, begins[place], begins[place + 1])
        for place, words in enumerate(said)
    )
    with project.change("interview.imported", code=code):
        person = add_interviewee(project, code, role_word="osallistuja")
        for moment in ("invited", "reconfirmed"):
            for scope in ("recording", "stories", "quotes"):
                record_consent(project, person, moment, scope, given=True)
        facts: dict[str, object] = {"interviewee_id": person}
        new = NewInterview(code, SourceKind.TRANSCRIPT, "fi", SPEAKERS, talk, facts=facts)
        interview = add_interview(project, new)
        known = [theme.id for theme in themes(project)]
        for place, turn in enumerate(turns(project, interview)[::_TURNS_A_THEME]):
            mark_theme(project, turn.id, known[place % len(known)])
    return interview


def _words_of(turn: Turn, chance: random.Random, at_most: int) -> Span:
    """Return some words of a turn, from the beginning of one to the end of another."""
    words = turn.text.split(" ")
    first = chance.randrange(max(1, len(words) - 3))
    count = chance.randint(1, max(1, min(at_most, len(words) - first)))
    start = sum(len(word) + 1 for word in words[:first])
    return Span(turn.id, start, start + len(" ".join(words[first : first + count])))


def _spans(here: list[Turn], chance: random.Random) -> list[Span]:
    """Return the words of a story: mostly a stretch, at times three words or several turns."""
    first = _words_of(here[0], chance, at_most=chance.choice((3, 20, 20, 40)))
    others = here[1:] if chance.random() < 0.2 else []
    return [first, *(_words_of(turn, chance, at_most=12) for turn in others)]


def _story(
    project: Project, interview: int, here: list[Turn], types: list[int], chance: random.Random
) -> None:
    known = [theme.id for theme in themes(project)]
    with project.change("story.marked"):
        spans = _spans(here, chance)
        kind = chance.choice(KINDS)
        story = mark_story(project, interview, spans, chance.choice(known), kind)
        if chance.random() < 0.25:
            toggle_theme(project, story, known[story % len(known)])
        if chance.random() < 0.5:
            _read(project, story, spans, types, chance)


def _read(
    project: Project, story: int, spans: list[Span], types: list[int], chance: random.Random
) -> None:
    write_reading(
        project,
        story,
        text="Kertoja kuvaa, miten pieni ele muutti sen, mitä hän uskaltaa.",
        turning_point="Joku kysyi juuri häneltä.",
        mechanism="Kysymys teki näkyväksi, että häntä tarvitaan.",
        effect="Hän luottaa siihen, että osaa.",
    )
    toggle_goal(project, story, chance.randint(1, len(GOALS)))
    if chance.random() < 0.8:
        role = TypeRole.COUNTER_EXAMPLE if chance.random() < 0.1 else TypeRole.SUPPORTS
        put_in_type(project, story, chance.choice(types), role)
    if chance.random() < 0.5:
        add_quote(project, story, spans)
    if chance.random() < 0.3:
        record_check(project, story, chance.choice(list(CheckState)))


@click.command()
@click.option("--interviews", default=Size().interviews, show_default=True)
@click.option("--words", default=Size().words, show_default=True, help="of each interview")
@click.option("--stories", default=Size().stories, show_default=True, help="of all interviews")
@click.option("--turns", type=int, default=None, help="of each interview")
@click.argument("folder", type=click.Path(path_type=Path))
def main(interviews: int, words: int, stories: int, turns: int | None, folder: Path) -> None:
    """Generate a project in FOLDER, without a passphrase."""
    size = Size(interviews, words, stories)
    if turns:
        size = replace(size, words_a_turn=max(1, words // turns))
    generate(folder, size).close()
    click.echo(folder)


if __name__ == "__main__":
    main()
