"""Trying a speech model, or the graphics card, as a child process."""

import json
from pathlib import Path
from typing import TextIO

from small_stories.errors import SmallStoriesError
from small_stories.telling import tell, tell_error
from small_stories.transcribing.models.at_hand import model_for
from small_stories.transcribing.models.graphics import try_card
from small_stories.transcribing.models.memory import refuse_too_large
from small_stories.transcribing.models.trying import try_model


def needs(name: str, *, card: bool = False) -> dict[str, object]:
    """Return what the child has to be handed to try a model, or the graphics card with it."""
    return {"name": name, "card": card}


def run(stdin: TextIO, stdout: TextIO) -> None:
    """Read one JSON line of needs; at the end tell done or error.

    The done event tells the minutes that an hour takes, or what was found of the graphics card.
    """
    given = json.loads(stdin.readline())
    name: str = given["name"]
    recording = given.get("recording")
    try:
        refuse_too_large(name)
        folder = model_for(name)
        if given["card"]:
            tell(stdout, "done", found=try_card(folder))
        else:
            minutes = try_model(name, folder, Path(recording) if recording else None)
            tell(stdout, "done", name=name, minutes=minutes)
    except SmallStoriesError as error:
        tell_error(stdout, error)
