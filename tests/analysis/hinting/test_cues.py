"""Every cue sees what it should in three languages, and nothing in talk that only looks like it."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from small_stories.hinting.cues.all import cue_signs
from small_stories.hinting.hints import CueKind, Turn
from small_stories.hinting.passages import passages_of

TABLES = Path(__file__).parent / "cues"
_LINE = re.compile(r"([+-]) (\w+): (.+)")
_WORDS = re.compile(r"\[((?:\[[^\]]*\]|[^\[\]|])+)(?:\|([^\]]*))?\]")


def lines(language: str) -> Iterator[tuple[str, str, str]]:
    for line in (TABLES / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            found = _LINE.fullmatch(line)
            assert found, line
            yield found[1], found[2], found[3]


@cache
def seen(talk: str, language: str) -> frozenset[tuple[str, str]]:
    passages = passages_of([Turn(talk, told=True, asked=False)], language)
    signs = [sign for passage in passages for sign in cue_signs(passage.said)]
    return frozenset((s.name.partition(".")[0], talk[s.place.start : s.place.end]) for s in signs)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_cues_see_what_they_should_and_nothing_else(language: str) -> None:
    wrong = []
    for sign, kind, marked in lines(language):
        if sign == "+":
            wanted = [found[2] or found[1] for found in _WORDS.finditer(marked)]
            talk = _WORDS.sub(lambda found: found[1], marked)
            given = [words for k, words in seen(talk, language) if k == kind]
            wrong += [(kind, w, given) for w in wanted if not any(w in g or g in w for g in given)]
            assert wanted, marked
        else:
            wrong += [(kind, "", found) for found in seen(marked, language) if found[0] == kind]
    assert wrong == []


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_cue_has_examples_and_counter_examples(language: str) -> None:
    there = {(sign, kind) for sign, kind, _ in lines(language)}
    of_talk = {kind.value for kind in CueKind} - {CueKind.PROMPTED}
    assert there == {(sign, kind) for sign in "+-" for kind in of_talk}
