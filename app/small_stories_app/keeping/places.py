"""Where in the window the analyst's own texts are, by their kind."""

from collections.abc import Callable
from typing import Final

from small_stories.anonymising.leaving.own_texts import TextLeak

_OF_STORIES: Final = ("title", "reading")
_STEPS: Final = {
    "project": "prepare",
    "goal": "prepare",
    "theme": "prepare",
    "interviewee": "prepare",
    "failure": "prepare",
    "type": "types",
}


def go_to(place: TextLeak, story: Callable[[int], object], step: Callable[[str], object]) -> None:
    """Go to a text: to its story, or to the step of the work that it is written in."""
    if place.where in _OF_STORIES:
        story(place.row)
    else:
        step(_STEPS.get(place.where, "report"))
