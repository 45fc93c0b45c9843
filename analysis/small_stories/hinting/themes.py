"""The theme that a hint proposes, and why: a marker, what was asked, or what is told."""

from collections.abc import Sequence
from typing import Final

from small_stories.hinting.hints import Place, ProposedTheme
from small_stories.hinting.passages import Passage
from small_stories.hinting.prompts import Prompt
from small_stories.hinting.said import Said
from small_stories.hinting.weighing import weights

THEMES: Final = ("meaning", "agency", "social")


def theme_of(passage: Passage, said: Sequence[Said]) -> ProposedTheme:
    """Return the theme of some sentences of a passage."""
    if passage.marked is not None:
        return ProposedTheme(passage.marked, "marked", None)
    told = {theme: _told(said, theme) for theme in THEMES}
    asked = {theme: _asked(passage.prompts, theme) for theme in THEMES}
    usual = weights()["themes"]
    points = {
        theme: usual[theme]
        + usual["told"] * len(set(told[theme])) ** 0.5
        + asked_points(asked[theme])
        for theme in THEMES
    }
    best = max(THEMES, key=lambda theme: points[theme])
    if asked[best]:
        return ProposedTheme(best, "asked", asked[best][0][1])
    if told[best]:
        return ProposedTheme(best, "told", told[best][0])
    return ProposedTheme(best, "usual", None)


def asked_points(asked: Sequence[tuple[str, Place]]) -> float:
    """Return what the question speaks for a theme, by the weights of what it asks for."""
    known = weights()["themes"]
    return max((known[f"asks_{name}"] for name, _ in asked), default=0.0)


_OF_THEME: Final = {
    "meaning": ("feedback", "daily", "moment"),
    "agency": ("new", "influence"),
    "social": ("people",),
}


def _asked(prompts: Sequence[Prompt], theme: str) -> list[tuple[str, Place]]:
    return [ask for prompt in prompts for ask in prompt.asks if ask[0] in _OF_THEME[theme]]


def _told(said: Sequence[Said], theme: str) -> list[Place]:
    return [each.place(*place) for each in said for place in each.found(f"themes.{theme}")]


def turned_to(asks: Sequence[tuple[str, Place]]) -> str | None:
    """Return the theme that most words of a question belong to; None where there are none."""
    asked = {theme: sum(name in _OF_THEME[theme] for name, _ in asks) for theme in THEMES}
    best = max(THEMES, key=lambda theme: asked[theme])
    return best if asked[best] else None
