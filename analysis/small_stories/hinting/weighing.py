"""What speaks for and against each sentence of a passage, by the fixed weights in resources.

A weight counts for the sentence itself (``here``), for a sign within two sentences (``near``), or
for one anywhere in the passage. They are tuned by ``packaging/tune_hints.py``; nothing is learned
from what an analyst does.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from small_stories.hinting.cues.all import cue_signs
from small_stories.hinting.holding_down import doubt_signs
from small_stories.hinting.passages import Passage
from small_stories.hinting.said import Said, Sign
from small_stories.hinting.verbs import Tense
from small_stories.hinting.words import words_of

NEAR: Final = 2  # sentences
_LONG: Final = 12  # sentences of a passage
_SHORT: Final = 3  # words of a sentence

Features = dict[str, float]
Weights = dict[str, dict[str, float]]


@cache
def weights() -> Weights:
    """Return the weights, by where a sign stands and its name."""
    path = files("small_stories_resources") / "hints" / "weights.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def signs_of(passage: Passage) -> list[Sign]:
    """Return all that is seen in a passage's sentences, for a story and against one."""
    return [*cue_signs(passage.said), *doubt_signs(passage.said)]


def features_of(passage: Passage, signs: Sequence[Sign]) -> list[Features]:
    """Return for each sentence of a passage what is seen ``here``, ``near`` and around it."""
    at = _by_sentence(passage, signs)
    around: Features = {f"passage.{name}": 1.0 for row in at for name in row}
    around |= {f"asks.{name}": 1.0 for prompt in passage.prompts for name, _ in prompt.asks}
    around["shape.passage"] = min(_LONG, len(at)) / _LONG
    around["shape.always"] = 1.0
    rows = []
    for place, said in enumerate(passage.said):
        row = dict(around)
        for name in at[place]:
            row[f"here.{name}"] = 1.0
        for name in _near(at, place):
            row[f"near.{name}"] = 1.0
        if place == 0:
            row["shape.first"] = 1.0
        if len(words_of(said.text)) <= _SHORT:
            row["shape.short"] = 1.0
        rows.append(row)
    return rows


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
    """Return what speaks for a sentence's being of a story less what speaks against it."""
    known = weights()
    total = 0.0
    for name, value in row.items():
        table, _, sign = name.partition(".")
        total += value * known.get(table, {}).get(sign, 0.0)
    return total


def brief_in(passage: Passage, signs: Sequence[Sign]) -> frozenset[int]:
    """Return the sentences, by number, that hold both sides of a change."""
    at = _by_sentence(passage, signs)
    return frozenset(place for place, names in enumerate(at) if "then_now.contrast" in names)
