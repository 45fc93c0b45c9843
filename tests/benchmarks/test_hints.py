"""How well hints point to stories, and how long an interview of 10,000 words takes.

The interviews are those of the tests, which the weights have seen: this shows what has broken, not
how good hints are on new talk. ``packaging/tune_hints.py`` leaves out one interview, or with
``--writers`` one writer, at a time. When four writers' 34 interviews came, the hints of that day
found 0.86 of their stories at first look, and 0.55 of the hints pointed to one; with what their
questions and reactions taught it was 0.84 and 0.66 at first look on ten more of two of them, where
the hints before had found 0.84 and 0.49. On sixteen of a fifth writer it was 0.88 and 0.80 (ten of
them) and 0.89 and 0.70 (six) at first look. With weights of the other writers alone it is 0.91 and
0.74 over all. ``ANNOTATED_STORIES`` may name further files.
"""

import os
import subprocess
import sys
from pathlib import Path

from annotated_stories import (
    Annotated,
    Score,
    by_hints,
    held_out,
    long_answers,
    own,
    read,
    score,
)
from bars import Bars

WORDS = 10_000
# Searches the talk of standard input, loading and all, and prints how many hints there are.
CHILD = """
import sys
from small_stories.command_line.file_hints import hints_of_source
from small_stories.importing.source import Source
text = sys.stdin.read()
print(len(hints_of_source(Source("a.txt", "txt", text, "utf-8", "")).hints))
"""


def interviews() -> list[Annotated]:
    further = [Path(each) for each in os.environ.get("ANNOTATED_STORIES", "").split(os.pathsep)]
    return [read(path) for path in [*own(), *(each for each in further if each.name)]]


def test_how_well_hints_point_to_stories(bars: Bars) -> None:
    known = interviews() if bars.enabled else interviews()[::8]
    sets = {"own": known, "held out": [read(path) for path in held_out()]}
    scores: list[Score] = []
    bars.once(lambda: scores.extend(score(some, by_hints) for some in sets.values()))
    for (name, some), found in zip(sets.items(), scores, strict=True):
        simple = score(some, long_answers)
        bars.note(f"stories not pointed to ({name})", 10, 100 * (1 - found.recall), "%")
        bars.note(f"hints that point to none ({name})", 35, 100 * (1 - found.precision), "%")
        bars.note(f"characters missed or needless ({name})", 25, 100 * (1 - found.characters), "%")
        bars.note(f"themes that are others ({name})", 25, 100 * (1 - found.themes), "%")
        assert found.f1 > simple.f1


def test_how_long_an_interview_takes_with_loading(bars: Bars) -> None:
    finnish = next(each.text for each in map(read, own()) if each.name == "karjala")
    _, _, body = finnish.partition("H: Joo")
    times = WORDS // len(body.split()) + 1 if bars.enabled else 1
    text = "\n".join(f"H: Joo{body}" for _ in range(times))

    def run() -> None:
        done = subprocess.run(
            [sys.executable, "-c", CHILD],
            input=text,
            env={**os.environ, "PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert int(done.stdout) > 0

    bars.measure("hints of 10,000 words with loading", 6000, run)
