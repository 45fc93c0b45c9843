"""Find the weights by which a hint's theme is told, and tell honestly how good they are.

``python packaging/tune_themes.py [--write] FILE…``: the files are those that ``tune_hints.py``
reads. For each interview the weights are found from all the others alone and then tried on it
(leave one interview out, or with ``--writers`` all of one writer), on the stories as they are
marked; how the hints' own themes are then is what ``annotated_stories.py`` counts. ``--write``
finds the weights from all files and puts them into the tables ``meaning``, ``agency`` and
``social`` of ``resources/small_stories_resources/hints/weights.toml``.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import tune_hints
from tune_hints import WEIGHTS, annotated

from small_stories.hinting.passages import Passage
from small_stories.hinting.said import Said
from small_stories.hinting.themes import TELLS, THEMES, Signs, signs_of_themes

SHARE = 0.4  # of a sentence that stands in a story
HOLD = 20.0  # how strongly weights are held near what is expected
ROUNDS, STEP, GOES_ON = 400, 0.002, 0.9
LEAST = 0.02  # a smaller weight is left out
# What is thought of a sign before any interview is seen.
EXPECTED = {
    "meaning": {"asks.feedback": 0.8, "persons.to_me": 0.3},
    "agency": {"asks.new": 0.8, "asks.influence": 0.9, "persons.i": 0.2},
    "social": {"asks.people": 1.2, "persons.we": 0.5, "persons.one_other": 0.4},
}
EXPECTED_TOLD, EXPECTED_END = 0.55, 0.3


@dataclass(frozen=True, slots=True)
class Story:
    """A story as it is marked: whose it is, its main theme, and what speaks for any theme."""

    interview: str
    writer: str
    theme: str
    signs: Signs


def stories(interview: annotated.Annotated) -> Iterator[Story]:
    """Yield the stories of an interview whose sentences stand in one passage."""
    known = tune_hints.read(interview)
    for story in interview.stories:
        found = [_within(read, story.places) for read in known.passages]
        shared, passage, said = max(found, key=lambda each: each[0], default=(0, None, []))
        if shared and passage is not None:
            signs = signs_of_themes(passage, said)
            yield Story(interview.name, interview.writer, story.themes[0], signs)


def _within(read: tune_hints.Read, places: frozenset[int]) -> tuple[int, Passage, list[Said]]:
    """Return how many characters of a story stand in a passage, and its sentences there."""
    there = [
        (said, len(own & places))
        for said, own in zip(read.passage.said, read.places, strict=True)
        if len(own & places) >= SHARE * max(1, len(own))
    ]
    return sum(shared for _, shared in there), read.passage, [said for said, _ in there]


def fit(known: Sequence[Story]) -> dict[str, Signs]:
    """Return the weights that tell best (by multinomial regression) the theme of a story."""
    import numpy as np

    names = sorted({name for story in known for name in story.signs})
    table = np.array([[story.signs.get(name, 0.0) for name in names] for story in known])
    right = np.array([[float(story.theme == theme) for theme in THEMES] for story in known])
    expected = np.array([[_expected(name, theme) for theme in THEMES] for name in names])
    hold = np.array([[0.1 if name == "shape.always" else HOLD] for name in names])
    found, moved = expected.copy(), np.zeros_like(expected)
    for _ in range(ROUNDS):
        points = table @ found
        likely = np.exp(points - points.max(axis=1, keepdims=True))
        likely /= likely.sum(axis=1, keepdims=True)
        slope = table.T @ (likely - right) + hold * (found - expected)
        moved = GOES_ON * moved + slope
        found = found - STEP * moved
    return {
        theme: {
            name: round(float(found[row, column]), 2)
            for row, name in enumerate(names)
            if abs(found[row, column]) >= LEAST
        }
        for column, theme in enumerate(THEMES)
    }


def _expected(name: str, theme: str) -> float:
    table, _, sign = name.partition(".")
    if table in ("told", "end") and sign in TELLS[theme]:
        return EXPECTED_TOLD if table == "told" else EXPECTED_END
    return EXPECTED[theme].get(name, 0.0)


def theme_by(weights: dict[str, Signs], signs: Signs) -> str:
    """Return the theme that some weights tell."""

    def points(theme: str) -> float:
        return sum(value * weights[theme].get(name, 0.0) for name, value in signs.items())

    return max(THEMES, key=points)


def left_out(known: Sequence[Story], *, writers: bool) -> dict[str, list[bool]]:
    """Return by interview, or by writer, whether the others tell the theme of each story right."""
    found: dict[str, list[bool]] = {}
    for name in dict.fromkeys(_whose(story, writers=writers) for story in known):
        own = [story for story in known if _whose(story, writers=writers) == name]
        weights = fit([story for story in known if story not in own])
        found[name] = [theme_by(weights, story.signs) == story.theme for story in own]
    return found


def _whose(story: Story, *, writers: bool) -> str:
    return story.writer if writers else story.interview


def write(weights: dict[str, Signs]) -> None:
    """Put weights into their file, by theme and size, and leave all else."""
    text = WEIGHTS.read_text(encoding="utf-8")
    for theme, signs in weights.items():
        lines = [f'"{name}" = {weight}' for name, weight in sorted(signs.items(), key=_by_size)]
        table = f"[{theme}]\n" + "\n".join(lines) + "\n"
        text = re.sub(rf"^\[{theme}\]\n(?:.+\n)*", table, text, flags=re.MULTILINE)
    WEIGHTS.write_text(text, encoding="utf-8")


def _by_size(sign: tuple[str, float]) -> float:
    return -sign[1]


def main() -> None:
    flags = {name for name in sys.argv[1:] if name.startswith("--")}
    paths = [Path(name) for name in sys.argv[1:] if name not in flags] or annotated.own()
    interviews = [*(annotated.read(path) for path in paths), *annotated.of_example()]
    known = [story for interview in interviews for story in stories(interview)]
    found = left_out(known, writers="--writers" in flags)
    for name, right in found.items():
        print(f"{name:24} {sum(right)} of {len(right)}")
    every = [each for right in found.values() for each in right]
    print(f"leave one out: {sum(every)} of {len(every)}, {sum(every) / len(every):.3f}")
    if "--write" in flags:
        write(fit(known))


if __name__ == "__main__":
    main()
