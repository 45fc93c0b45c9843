"""What speaks for and against each sentence of a passage, by the fixed weights in resources.

First a passage is weighed as a whole: what its question asks for, how the interviewer takes the
answer, and how long it is. Then each sentence: a weight counts for what is seen in it (``here``),
within two sentences of it (``near``), and in what the interviewer says to it (``after``). They are
tuned by ``packaging/tune_hints.py``; nothing is learned from what an analyst does.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from small_stories.hinting.cues.all import cue_signs
from small_stories.hinting.holding_down import doubt_signs
from small_stories.hinting.passages import Passage
from small_stories.hinting.prompts import NO_KIND
from small_stories.hinting.said import Said, Sign
from small_stories.hinting.verbs import Tense
from small_stories.hinting.weights import weights
from small_stories.hinting.words import words_of

NEAR: Final = 2  # sentences
_LONG: Final = 12  # sentences of a passage
_MOST: Final = 5.0  # points of a passage as a whole
_SHORT: Final = 3  # words of a sentence

Features = dict[str, float]


def signs_of(passage: Passage) -> list[Sign]:
    """Return all that is seen in a passage's sentences, for a story and against one."""
    return [*cue_signs(passage.said), *doubt_signs(passage.said)]


def whole_of(passage: Passage) -> Features:
    """Return what tells of a passage as a whole whether a story is told in it."""
    words = sum(len(words_of(said.text)) for said in passage.said)
    row = {f"asks.{kind_of(passage)}": 1.0, "whole.always": 1.0}
    row |= {f"reacts.{name}": 1.0 for _, reply in passage.replies for name in reply.reacts}
    row["whole.length"] = min(2.0, math.log1p(words) / 3)
    row["whole.followed"] = min(3, sum(reply.goes_on for _, reply in passage.replies)) / 3
    return row


def features_of(passage: Passage, signs: Sequence[Sign]) -> list[Features]:
    """Return for each sentence of a passage what is seen ``here`` and ``near``, and the whole."""
    at = _by_sentence(passage, signs)
    around: Features = {
        "shape.whole": within(weigh(whole_of(passage))),
        "shape.passage": min(_LONG, len(at)) / _LONG,
        "shape.always": 1.0,
    }
    rows = []
    for place, said in enumerate(passage.said):
        row = dict(around)
        for name in at[place]:
            row[f"here.{name}"] = 1.0
        for name in _near(at, place):
            row[f"near.{name}"] = 1.0
        for name in reaction_to(passage, said):
            row[f"after.{name}"] = 1.0
        if place == 0:
            row["shape.first"] = 1.0
        if len(words_of(said.text)) <= _SHORT:
            row["shape.short"] = 1.0
        rows.append(row)
    return rows


def within(points: float) -> float:
    """Return the points of a whole passage, which never decide alone."""
    return max(-_MOST, min(_MOST, points))


def kind_of(passage: Passage) -> str:
    """Return what the question that opened a passage asks for most; ``none`` without one."""
    if not passage.prompts:
        return "none"
    kinds = [prompt.kind for prompt in passage.prompts if prompt.kind != NO_KIND]
    return kinds[-1] if kinds else NO_KIND


def reaction_to(passage: Passage, said: Said) -> frozenset[str]:
    """Return how the interviewer takes what a turn told."""
    turn = said.sentence.place.turn
    return next((reply.reacts for number, reply in passage.replies if number > turn), frozenset())


def _near(at: Sequence[set[str]], place: int) -> set[str]:
    rows = [*at[max(0, place - NEAR) : place], *at[place + 1 : place + 1 + NEAR]]
    return set().union(*rows)


def _by_sentence(passage: Passage, signs: Sequence[Sign]) -> list[set[str]]:
    names: dict[tuple[int, int], set[str]] = defaultdict(set)
    keys = [(said.sentence.place.turn, said.sentence.place.start) for said in passage.said]
    ends = [said.sentence.place.end for said in passage.said]
    for sign in signs:
        for key, end in zip(keys, ends, strict=True):
            if key[0] == sign.place.turn and key[1] <= sign.place.start < end:
                names[key].add(sign.name)
    return [names[key] | set(_forms(said)) for key, said in zip(keys, passage.said, strict=True)]


def _forms(said: Said) -> Iterator[str]:
    """Yield what the verbs of a sentence tell of: whose deeds, and when."""
    for verb in said.verbs:
        who = {1: "i", 2: "you"}.get(verb.person, "they")
        if verb.tense in (Tense.PAST, Tense.PERFECT):
            yield f"verbs.{who}_past"
        elif verb.tense is Tense.PRESENT:
            yield f"verbs.{who}_present"
        else:
            yield "verbs.conditional"


def weigh(row: Features) -> float:
    """Return what speaks for a story less what speaks against it, in what was seen."""
    known = weights()
    total = 0.0
    for name, value in row.items():
        table, _, sign = name.partition(".")
        total += value * known.get(table, {}).get(sign, 0.0)
    return total


def brief_in(passage: Passage, signs: Sequence[Sign]) -> dict[int, bool]:
    """Return the sentences, by number, that hold both sides of a change.

    True are those that stand apart from what was told before; *since then* only closes it.
    """
    at = _by_sentence(passage, signs)
    return {
        place: "then_now.since" not in names and "then_now.then" in names
        for place, names in enumerate(at)
        if "then_now.contrast" in names
    }
