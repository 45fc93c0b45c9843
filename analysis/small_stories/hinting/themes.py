"""The theme that a hint proposes, and why: a marker, what was asked, or what is told."""

from collections.abc import Iterator, Sequence
from typing import Final

from small_stories.hinting.hints import Place, ProposedTheme, Turn
from small_stories.hinting.passages import Passage
from small_stories.hinting.prompts import Prompt, prompt_of
from small_stories.hinting.said import Said
from small_stories.hinting.weighing import weights
from small_stories.hinting.words import in_small_letters

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


def markers_in(turns: Sequence[Turn], language: str) -> Iterator[ProposedTheme]:
    """Yield where the interviewer's questions turn to another theme of the frame.

    Talk often comes to a theme before or after its question; so these are for the analyst to take.
    """
    last, before = None, ""
    for number, turn in enumerate(turns):
        small = in_small_letters(turn.text)
        if turn.asked and not (prompt := _prompt(number, small, before, language)).goes_on:
            theme = _turned_to(prompt)
            if theme is not None and theme != last:
                last = theme
                yield ProposedTheme(theme, "asked", Place(number, 0, len(turn.text)))
        before = small if turn.told else before


def _prompt(number: int, small: str, before: str, language: str) -> Prompt:
    return prompt_of(Place(number, 0, len(small)), small, before, language)


def _turned_to(prompt: Prompt) -> str | None:
    """Return the theme that most words of a question belong to."""
    asked = {theme: len(_asked([prompt], theme)) for theme in THEMES}
    best = max(THEMES, key=lambda theme: asked[theme])
    return best if asked[best] else None
