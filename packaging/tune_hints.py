"""Tune the weights of hints against annotated interviews, and tell honestly how good they are.

``python packaging/tune_hints.py [--write] FILE…``: the files are those that
``tests/benchmarks/annotated_stories.py`` reads; the example project's interviews go with them. For
each interview the weights are found from all
the others alone and then tried on it: that is the result that is printed (leave one interview out).
With ``--writers`` all interviews of the same writer are left out together.
With ``--strict`` the phrases of the word lists that stand in no other interview are taken away
too, so that lists made with an interview in mind do not count on it; a new interview would have
such phrases of its own, so this is a lower bound. ``--write`` finds the weights from all files and
writes them into ``resources/small_stories_resources/hints/weights.toml``; what stands in its
tables ``joining``, ``strength`` and ``themes`` is chosen by hand and stays.
"""

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "benchmarks"))

import annotated_stories as annotated  # noqa: E402

from small_stories.command_line.file_hints import turns_of  # noqa: E402
from small_stories.hinting import words  # noqa: E402
from small_stories.hinting.hints import Against, CueKind  # noqa: E402
from small_stories.hinting.joining import Weighed, told_in  # noqa: E402
from small_stories.hinting.passages import Passage, passages_of  # noqa: E402
from small_stories.hinting.prompts import AWAY_FROM_STORIES, OPENS_A_TELLING  # noqa: E402
from small_stories.hinting.said import Sign  # noqa: E402
from small_stories.hinting.themes import theme_of  # noqa: E402
from small_stories.hinting.weighing import (  # noqa: E402
    Features,
    features_of,
    signs_of,
    whole_of,
    within,
)
from small_stories.importing.draft import Draft, draft_of, pieces_of  # noqa: E402

WEIGHTS = ROOT / "resources" / "small_stories_resources" / "hints" / "weights.toml"
LEAST = 3  # times that a sign stands before it gets a weight
HOLD = 6.0  # how strongly weights are held near what is expected
HOLD_BY_TABLE = {"here": 1.0, "near": 1.5, "after": 0.7, "shape": 0.3}
OF_WHOLE = ("asks", "reacts", "whole")  # the tables of a passage as a whole
FOLDS = 5  # parts, each of whose passages are weighed by what the others tell
# What is thought of a sign before any interview is seen, by where it stands.
EXPECTED_CUE = {"here": 0.3, "near": 0.1}
EXPECTED_DOUBT = {"here": -0.3, "near": -0.1}
EXPECTED_QUESTION = 1.0  # one that opens a telling; as much against where it turns elsewhere
TELLING = ("then_now.since", "then_now.contrast", "then_now.never_before", "change.dare")
CUES = frozenset(CueKind)
DOUBTS = frozenset(Against)


@dataclass(frozen=True, slots=True)
class Read:
    """A passage of an annotated interview, its signs, and the characters of each sentence."""

    passage: Passage
    signs: list[Sign]
    rows: list[Features]
    places: list[frozenset[int]]


@dataclass(frozen=True, slots=True)
class Known:
    """An annotated interview and its passages."""

    interview: annotated.Annotated
    passages: list[Read]


def read(interview: annotated.Annotated) -> Known:
    draft = draft_of(annotated.source_of(interview))
    found = [_read(passage, draft) for passage in passages_of(turns_of(draft), interview.language)]
    return Known(interview, found)


def _read(passage: Passage, draft: Draft) -> Read:
    signs = signs_of(passage)
    places = []
    for said in passage.said:
        number, start, end = said.sentence.place
        turn = draft.turns[number]
        pieces = pieces_of(turn.text, turn.pieces, start, end)
        places.append(frozenset(i for piece in pieces for i in range(piece.start, piece.end)))
    return Read(passage, signs, features_of(passage, signs), places)


def _rows(known: Sequence[Known]) -> Iterator[tuple[Features, bool, float]]:
    """Yield each sentence's features, whether it is of a story, and how much it counts."""
    for each in known:
        stories = each.interview.stories
        told = frozenset[int]().union(*(story.places for story in stories))
        brief = frozenset[int]().union(*(s.places for s in stories if len(s.places) < 150))
        for passage in each.passages:
            for row, places in zip(passage.rows, passage.places, strict=True):
                share = len(places & told) / max(1, len(places))
                count = 2.5 if places & brief else min(3.0, max(0.3, len(places) / 70))
                yield row, share >= 0.4, count


def _wholes(known: Sequence[Known]) -> Iterator[tuple[Features, bool, float]]:
    """Yield what tells of each passage as a whole, whether it is a story, and how it counts."""
    for each in known:
        told = frozenset[int]().union(*(story.places for story in each.interview.stories))
        for passage in each.passages:
            places = frozenset[int]().union(*passage.places)
            share = len(places & told) / max(1, len(places))
            yield whole_of(passage.passage), share >= 0.4, min(2.0, len(places) / 150)


def fit(known: Sequence[Known]) -> dict[str, float]:
    """Return the weights that tell best what is of a story: of passages, then of sentences."""
    folds = [known[place::FOLDS] for place in range(FOLDS)]
    for place, fold in enumerate(folds):
        others = [each for at, one in enumerate(folds) if at != place for each in one]
        _weigh_wholes(fold, _fit_wholes(others))
    weights = _logistic(list(_rows(known)), _hold)
    return weights | _fit_wholes(known)


def _fit_wholes(known: Sequence[Known]) -> dict[str, float]:
    return _logistic(list(_wholes(known)), lambda name: HOLD if name == "whole.length" else 0.3)


def _weigh_wholes(known: Sequence[Known], weights: dict[str, float]) -> None:
    """Put into the rows of each passage what it weighs as a whole."""
    for passage in (passage for each in known for passage in each.passages):
        whole = whole_of(passage.passage)
        points = within(_points(whole, weights))
        for row in passage.rows:
            row["shape.whole"] = points


def _hold(name: str) -> float:
    if name == "shape.always":
        return HOLD / 100
    return HOLD * HOLD_BY_TABLE[name.partition(".")[0]]


def _logistic(
    rows: Sequence[tuple[Features, bool, float]], held: Callable[[str], float]
) -> dict[str, float]:
    """Return the weights of a logistic regression, held near what is expected."""
    import numpy as np

    seen = Counter(name for row, _, _ in rows for name in row)
    names = sorted(name for name, count in seen.items() if count >= LEAST)
    at = {name: place for place, name in enumerate(names)}
    table = np.zeros((len(rows), len(names)))
    for line, (row, _, _) in zip(table, rows, strict=True):
        for name in row.keys() & at.keys():
            line[at[name]] = row[name]
    told = np.array([float(each[1]) for each in rows])
    count = np.array([each[2] for each in rows])
    hold = np.array([held(name) for name in names])
    expected = np.array([_expected(name) for name in names])
    found = np.zeros(len(names))
    for _ in range(30):
        likely = 1 / (1 + np.exp(-(table @ found)))
        slope = table.T @ (count * (likely - told)) + hold * (found - expected)
        bend = (table.T * (count * likely * (1 - likely))) @ table + np.diag(hold)
        step = np.linalg.solve(bend, slope)
        found -= step
        if np.abs(step).max() < 1e-5:
            break
    return {
        name: round(float(found[at[name]]), 2) for name in names if abs(found[at[name]]) >= 0.05
    }


def _expected(name: str) -> float:
    """Return what a sign is thought to weigh before any interview is seen."""
    table, _, sign = name.partition(".")
    family = sign.partition(".")[0]
    if table in ("after", "reacts"):
        return {"cheer": 0.3, "sorry": -0.5}[sign]
    if table == "asks":
        return EXPECTED_QUESTION * ((sign in OPENS_A_TELLING) - (sign in AWAY_FROM_STORIES))
    if table not in EXPECTED_CUE:
        return 0.0
    if family in CUES:
        return EXPECTED_CUE[table] * (2 if sign in TELLING else 1)
    return EXPECTED_DOUBT[table] if family in DOUBTS else 0.0


def guesses(known: Known, weights: dict[str, float]) -> list[annotated.Guess]:
    """Return what some weights take for stories in an interview."""
    _weigh_wholes([known], weights)
    weighed = [
        Weighed(each.passage, each.signs, [_points(row, weights) for row in each.rows])
        for each in known.passages
    ]
    stands = {
        id(said): places
        for each in known.passages
        for said, places in zip(each.passage.said, each.places, strict=True)
    }
    return [
        annotated.Guess(
            frozenset[int]().union(*(stands[id(said)] for said in told.said)),
            theme_of(told.passage, told.said).key,
        )
        for told in told_in(weighed)
    ]


def _points(row: Features, weights: dict[str, float]) -> float:
    return sum(value * weights.get(name, 0.0) for name, value in row.items())


def left_out(
    interviews: Sequence[annotated.Annotated], *, strict: bool, writers: bool
) -> annotated.Score:
    """Try each interview with weights, and if strict with phrases, of the others alone."""
    total = annotated.Score()
    known = [read(interview) for interview in interviews]
    for place, interview in enumerate(interviews):
        others = [
            each
            for at, each in enumerate(known)
            if at != place and not (writers and each.interview.writer == interview.writer)
        ]
        weights = fit(others)
        if strict:
            rest = [each.interview for each in others]
            _forget(_only_in(interview, rest), interview.language)
        tried = read(interview)
        one = annotated.score([interview], lambda _, t=tried, w=weights: guesses(t, w))
        print(one.line(interview.name))
        total.add(one)
        _remember()
    return total


def _forget(some: frozenset[str], language: str) -> None:
    """Take phrases out of the lists as they are held in memory."""
    for table, name, held in _lists(language):
        kept = (phrase for phrase in _phrases(held) if phrase not in some)
        table[name] = ", ".join(kept)
    words.pattern.cache_clear()


def _remember() -> None:
    words.tables.cache_clear()
    words.pattern.cache_clear()


def _lists(language: str) -> Iterator[tuple[dict[str, str], str, str]]:
    """Yield the table, name and phrases of each list, without those of verbs."""
    for title, table in words.tables(language).items():
        inner = [each for each in table.values() if isinstance(each, dict)] or [table]
        for one in inner if title != "verbs" else ():
            yield from ((one, name, held) for name, held in one.items())


def _phrases(held: str) -> list[str]:
    return [" ".join(each.split()) for each in held.split(",")]


def _only_in(
    interview: annotated.Annotated, others: Sequence[annotated.Annotated]
) -> frozenset[str]:
    """Return the phrases that stand in an interview and in none of the others."""
    language = interview.language
    here = words.in_small_letters(interview.text)
    same = [other.text for other in others if other.language == language]
    elsewhere = words.in_small_letters("\n".join(same))
    listed = {phrase for _, _, held in _lists(language) for phrase in _phrases(held) if phrase}
    return frozenset(p for p in listed if _stands_in(p, here) and not _stands_in(p, elsewhere))


def _stands_in(phrase: str, text: str) -> bool:
    return re.search(words.written([phrase]), text) is not None


def write(weights: dict[str, float]) -> None:
    """Put weights into their file, by table and size, and leave what is made by hand."""
    old = WEIGHTS.read_text(encoding="utf-8")
    kept = old.partition("\n[here]")[0].rstrip()
    lines = [kept]
    for table in (*HOLD_BY_TABLE, *OF_WHOLE):
        of_table = {n.partition(".")[2]: w for n, w in weights.items() if n.startswith(f"{table}.")}
        lines.append(f"\n[{table}]")
        for name, weight in sorted(of_table.items(), key=lambda one: -one[1]):
            lines.append(f'"{name}" = {weight}')
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    flags = {name for name in sys.argv[1:] if name.startswith("--")}
    paths = [Path(name) for name in sys.argv[1:] if name not in flags] or annotated.own()
    interviews = [*(annotated.read(path) for path in paths), *annotated.of_example()]
    found = left_out(interviews, strict="--strict" in flags, writers="--writers" in flags)
    print(found.line("leave one out"))
    for name in ("missed", "needless"):
        print(f"{name}:", *getattr(found, name), sep="\n  ")
    if "--write" in flags:
        write(fit([read(interview) for interview in interviews]))


if __name__ == "__main__":
    main()
