"""Every cue sees what it should in three languages, and nothing in talk that only looks like it."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from small_stories.hinting.cues.all import cue_signs
from small_stories.hinting.cues.in_passing import in_a_clause
from small_stories.hinting.hints import CueKind, Turn
from small_stories.hinting.passages import passages_of

CONTRAST = "then_now.contrast"
MEANS = ("in_passing", "ever_since", "for_so_long", "although")  # by which a contrast is told
TABLES = Path(__file__).parent / "cues"
_LINE = re.compile(r"([+-]) ([\w.]+): (.+)")
_WORDS = re.compile(r"\[((?:\[[^\]]*\]|[^\[\]|])+)(?:\|([^\]]*))?\]")


def lines(language: str) -> Iterator[tuple[str, str, str]]:
    for line in (TABLES / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            found = _LINE.fullmatch(line)
            assert found, line
            yield found[1], found[2], found[3]


def words_of(marked: str) -> tuple[str, list[str]]:
    """Return talk without its brackets, and the words that stand in them."""
    wanted = [found[2] or found[1] for found in _WORDS.finditer(marked)]
    return _WORDS.sub(lambda found: found[1], marked), wanted


@cache
def seen(talk: str, language: str) -> frozenset[tuple[str, str]]:
    passages = passages_of([Turn(talk, told=True, asked=False)], language)
    signs = [sign for passage in passages for sign in cue_signs(passage.said)]
    return frozenset((s.name.partition(".")[0], talk[s.place.start : s.place.end]) for s in signs)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_cues_see_what_they_should_and_nothing_else(language: str) -> None:
    wrong = []
    for sign, kind, marked in lines(language):
        if "." in kind:
            continue
        if sign == "+":
            talk, wanted = words_of(marked)
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
    by_means = {f"then_now.{means}" for means in MEANS}
    assert there == {(sign, kind) for sign in "+-" for kind in of_talk | by_means}


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("means", MEANS)
def test_both_sides_of_a_change_in_one_breath(language: str, means: str) -> None:
    for sign, kind, marked in lines(language):
        if kind == f"then_now.{means}":
            talk, wanted = words_of(marked)
            [passage] = passages_of([Turn(talk, told=True, asked=False)], language)
            [said] = passage.said
            shown = [s.place for s in cue_signs(passage.said) if s.name == CONTRAST]
            assert [talk[place.start : place.end] for place in shown] == wanted, talk
            assert bool(wanted) is (sign == "+"), talk
            by_means = in_a_clause(said) if means == "in_passing" else said.found(kind)
            assert by_means or sign == "-", talk
