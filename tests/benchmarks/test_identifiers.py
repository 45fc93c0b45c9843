"""What a search finds of what identifies, what it marks for nothing, how fast, in what memory.

It is measured on the talk of the tests. Other sets of the shapes that ``annotated_talk`` reads are
measured too where ``ANNOTATED_TALK`` names their files or folders. All bars are the most there may
be: so many hundredths missed, so many marks for nothing, so many seconds.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from annotated_talk import NUMBERS, QUASI, TALK, Score, Talk, own_talk, read, score
from bars import OWN_PEAK_MB, Bars

from small_stories.anonymising.rewriting.inflecting import inflect_like
from small_stories.model import IdentityKind

OWN = "talk of the tests"
SETS = {OWN: list(own_talk())} | {
    Path(each).name: [Path(each)]
    for each in os.environ.get("ANNOTATED_TALK", "").split(os.pathsep)
    if each
}
INFLECTED = "inflect*.jsonl"
SWAP = "swap_to_"

# Searches the talk of standard input, one {"lang", "text"} a line; prints the seconds until the
# first answer, the words and seconds of the rest, and the peak of memory in MB.
CHILD = """
from time import perf_counter
begun = perf_counter()
import json, sys
from small_stories.anonymising.finding.found import find_marks_in
list(find_marks_in(["Hanna lähti Turkuun."], "fi"))
loaded = perf_counter()
talk = [json.loads(line) for line in sys.stdin]
read = perf_counter()
for language in ("fi", "sv", "en"):
    texts = [each["text"] for each in talk if each["lang"] == language]
    assert len(list(find_marks_in(texts, language))) == len(texts)
words = sum(len(each["text"].split()) for each in talk)
print(loaded - begun, words, perf_counter() - read, OWN_PEAK_MB)
""".replace("OWN_PEAK_MB", OWN_PEAK_MB)


def files_of(name: str) -> list[Path]:
    """Return the files of a set; in a folder, those that hold annotated talk."""
    found: list[Path] = []
    for path in SETS[name]:
        inside = [*path.rglob("*.gold.json"), *path.rglob("*.jsonl")] if path.is_dir() else [path]
        found += [each for each in inside if not each.match(INFLECTED)]
    return found


def talks_of(name: str) -> list[Talk]:
    return [talk for path in files_of(name) for talk in read(path)]


def missed(found: Score, kinds: tuple[str, ...] = (), *, surely: bool = False) -> float:
    """Return the hundredths that were not found; kinds that are not there are all found."""
    if kinds and not any(found.there[kind] for kind in kinds):
        return 0.0
    return 100 * (1 - found.recall(kinds, surely=surely))


@pytest.fixture(scope="module")
def scores() -> dict[tuple[str, bool], Score]:
    return {}


def score_of(scores: dict[tuple[str, bool], Score], name: str, small: bool) -> Score:
    if (name, small) not in scores:
        talks = talks_of(name)
        scores[name, small] = score([t.in_small_letters() for t in talks] if small else talks)
    return scores[name, small]


@pytest.mark.parametrize("small", [False, True], ids=["cased", "small letters"])
@pytest.mark.parametrize("name", SETS)
def test_what_is_missed_and_what_is_marked_for_nothing(
    name: str, small: bool, scores: dict[tuple[str, bool], Score], bars: Bars
) -> None:
    bars.once(lambda: score_of(scores, name, small))
    found = score_of(scores, name, small)
    where = f"{name}, {'small letters' if small else 'cased'}"
    if not small:
        bars.note(f"not surely found ({where})", 4, missed(found, surely=True), "%")
    bars.note(f"not found at all ({where})", 4 if small else 1, missed(found), "%")
    for kind in sorted(found.there):
        bar = 0 if kind in NUMBERS else 15 if kind in QUASI else 4
        bars.note(f"{kind} not found ({where})", bar or 0.01, missed(found, (kind,)), "%")
    bars.note(f"marks that mark nothing ({where})", 10, 100 * (1 - found.precision), "%")
    needless = found.needless_in_1000_words
    bars.note(f"needless marks in 1000 words ({where})", 20, needless, "marks")
    assert missed(found, NUMBERS) == 0, found.missed
    assert missed(found) < 10, found.missed
    assert needless < 30, found.needless


def test_how_fast_and_in_what_memory(bars: Bars) -> None:
    talks = talks_of(OWN) * (5 if bars.enabled else 1)
    lines = "".join(json.dumps({"lang": t.language, "text": t.text}) + "\n" for t in talks)
    one_thread = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")

    def run() -> None:
        done = subprocess.run(
            [sys.executable, "-c", CHILD],
            input=lines,
            env={**os.environ, **one_thread, "PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        loading, words, seconds, peak = map(float, done.stdout.split())
        assert words == sum(len(talk.text.split()) for talk in talks)
        bars.note("loading until the first answer", 3, loading, "s")
        bars.note("searching 1000 words on one thread", 1, 1000 * seconds / words, "s")
        bars.note("most memory of a search", 700, peak, "MB")
        assert peak < 1000

    bars.once(run)


def replacements_of(name: str) -> Iterator[tuple[IdentityKind, str, str, str, str]]:
    """Yield kind, replacement, what was said, its base and what has to stand there."""
    for path in SETS[name]:
        for file in path.rglob(INFLECTED) if path.is_dir() else ():
            for line in file.read_text(encoding="utf-8").splitlines():
                form = json.loads(line)
                for key in form:
                    if key.startswith(SWAP):
                        new = key.removeprefix(SWAP)
                        yield IdentityKind.PERSON, new, form["surface"], form["base"], form[key]
    if name == OWN:
        kind = IdentityKind.PERSON
        for line in (TALK.parent / "inflections.txt").read_text(encoding="utf-8").splitlines():
            if line in set(IdentityKind):
                kind = IdentityKind(line)
            elif line and not line.startswith("#"):
                given, wanted = line.split(" > ")
                new, surface, base = (each.replace("|", " ") for each in given.split())
                yield kind, new, surface, base.replace("-", "", base == "-"), wanted


@pytest.mark.parametrize("name", SETS)
def test_replacements_take_the_case_of_what_they_replace(name: str, bars: Bars) -> None:
    wanted = list(replacements_of(name))

    def wrong() -> list[str]:
        return [
            surface
            for kind, new, surface, base, right in wanted
            if inflect_like(new, surface, base, kind)
            not in (right.replace("|", " "), *right.split("|"))
        ]

    bars.once(wrong)
    if wanted:
        share = 100 * len(wrong()) / len(wanted)
        bars.note(f"replacements in a wrong form ({name})", 2, share, "%")
    assert len(wrong()) <= 0.02 * len(wanted)
