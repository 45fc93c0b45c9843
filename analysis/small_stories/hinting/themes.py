"""The theme that a hint proposes, and why: a marker, what was asked, or what is told.

What is told speaks for a theme by words of several lists, each of one thing (*asked of me*, *we
were not on speaking terms*), by who is spoken of, and by what the question asked for. The last
part and the last sentence count by themselves too: there the effect is told. The weights are
fixed, as those of stories are; ``packaging/tune_themes.py`` finds them.
"""

import math
from collections.abc import Sequence
from typing import Final

from small_stories.hinting.hints import Place, ProposedTheme
from small_stories.hinting.passages import Passage
from small_stories.hinting.said import Said
from small_stories.hinting.weights import weights
from small_stories.hinting.words import words_of

THEMES: Final = ("meaning", "agency", "social")
# The lists of words, by the theme that each is thought to speak for before it is weighed.
TELLS: Final = {
    "meaning": ("meaning", "needed", "thanked", "recognised", "worth"),
    "agency": ("agency", "dares", "learns", "speaks"),
    "social": ("social", "contact", "apart", "belongs"),
}
ASKS: Final = ("people", "new", "influence", "feedback", "daily", "moment")
PERSONS: Final = ("i", "to_me", "we", "one_other")
_END: Final = 0.4  # of the sentences
_FEWEST: Final = 8  # words by which a very short telling is reckoned
_OFTEN: Final = 20.0
_USUAL: Final = 60  # words of a telling in which each counts one
_LEAST: Final = 20
_LESS: Final = 0.35
_MOST_OF_FEW: Final = 1.6
_MOST: Final = 3.0
_SAME: Final = 6  # letters by which two words are one, for all its forms

Signs = dict[str, float]


def theme_of(passage: Passage, said: Sequence[Said]) -> ProposedTheme:
    """Return the theme of some sentences of a passage."""
    if passage.marked is not None:
        return ProposedTheme(passage.marked, "marked", None)
    signs = signs_of_themes(passage, said)
    points = {theme: _points(signs, theme) for theme in THEMES}
    best = max(THEMES, key=lambda theme: points[theme])
    if place := _asked_for(passage, best):
        return ProposedTheme(best, "asked", place)
    if place := _told_of(said, best):
        return ProposedTheme(best, "told", place)
    return ProposedTheme(best, "usual", None)


def signs_of_themes(passage: Passage, said: Sequence[Said]) -> Signs:
    """Return what speaks for any theme, by its name in the weights, and how much of it there is."""
    signs: Signs = {"shape.always": 1.0}
    end = said[len(said) - max(1, round(len(said) * _END)) :]
    less = _for_length(said)
    for name in (name for names in TELLS.values() for name in names):
        signs[f"told.{name}"] = less * len(_words(said, name)) ** 0.5
        signs[f"end.{name}"] = less * len(_words(end, name)) ** 0.5 if len(said) > 1 else 0.0
        signs[f"last.{name}"] = float(bool(_words(said[-1:], name)))
    for name in PERSONS:
        signs[f"persons.{name}"] = _share(said, name)
        signs[f"end_persons.{name}"] = _share(end, name)
    for prompt in passage.prompts:
        signs |= {f"asks.{name}": 1.0 for name, _ in prompt.asks if name in ASKS}
    return {name: value for name, value in signs.items() if value}


def _points(signs: Signs, theme: str) -> float:
    known = weights()[theme]
    return sum(value * known.get(name, 0.0) for name, value in signs.items())


def _words(said: Sequence[Said], name: str) -> set[str]:
    """Return which words of a list are told, each once in whatever form."""
    return {
        each.text[start:end][:_SAME] for each in said for start, end in each.found(f"themes.{name}")
    }


def _for_length(said: Sequence[Said]) -> float:
    """Return by how much words count less in a long telling, where some of each theme stand."""
    words = sum(len(words_of(each.text)) for each in said)
    return min(_MOST_OF_FEW, math.pow(_USUAL / max(words, _LEAST), _LESS))


def _share(said: Sequence[Said], name: str) -> float:
    """Return how often somebody is spoken of, against the length of what is told."""
    there = sum(len(each.found(f"persons.{name}")) for each in said)
    words = sum(len(words_of(each.text)) for each in said)
    return min(_MOST, there / max(words, _FEWEST) * _OFTEN)


def _asked_for(passage: Passage, theme: str) -> Place | None:
    """Return the words of a question that speak most for a theme."""
    known = weights()[theme]
    asks = [ask for prompt in passage.prompts for ask in prompt.asks if ask[0] in _OF_THEME[theme]]
    best = max(asks, key=lambda ask: known.get(f"asks.{ask[0]}", 0.0), default=None)
    return best[1] if best and known.get(f"asks.{best[0]}", 0.0) > 0 else None


def _told_of(said: Sequence[Said], theme: str) -> Place | None:
    """Return the words that speak most for a theme, those of the end before the others."""
    known = weights()[theme]
    told = [
        (known.get(f"told.{name}", 0.0), number, each.place(*place))
        for name in TELLS[theme]
        for number, each in enumerate(said)
        for place in each.found(f"themes.{name}")
    ]
    return max(told)[2] if told else None


_OF_THEME: Final = {
    "meaning": ("feedback", "daily", "moment"),
    "agency": ("new", "influence"),
    "social": ("people",),
}


def turned_to(asks: Sequence[tuple[str, Place]]) -> str | None:
    """Return the theme that most words of a question belong to; None where there are none."""
    asked = {theme: sum(name in _OF_THEME[theme] for name, _ in asks) for theme in THEMES}
    best = max(THEMES, key=lambda theme: asked[theme])
    return best if asked[best] else None
