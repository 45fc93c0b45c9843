"""Fetching a speech model as a child process; when it is stopped, what has come stays."""

import json
import time
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final, TextIO

from small_stories.errors import SmallStoriesError
from small_stories.telling import tell, tell_error
from small_stories.transcribing.models.fetching import Progress, fetch
from small_stories.transcribing.models.known import KnownModel, ModelFile

_TELL_EVERY_S: Final = 0.3


def needs(model: KnownModel) -> dict[str, object]:
    """Return what the child has to be handed: all that is known of the model."""
    return {"model": asdict(model)}


def run(stdin: TextIO, stdout: TextIO) -> None:
    """Read one JSON line of needs; tell progress in kilobytes, and at the end done or error."""
    model = _model(json.loads(stdin.readline())["model"])
    try:
        fetch(model, telling(stdout))
    except SmallStoriesError as error:
        tell_error(stdout, error)
    else:
        tell(stdout, "done", name=model.name)


def telling(stdout: TextIO) -> Progress:
    """Return what tells progress, bytes as kilobytes, a few times a second."""
    told = 0.0

    def progress(done: int, total: int) -> None:
        nonlocal told
        if done >= total or time.monotonic() - told >= _TELL_EVERY_S:
            told = time.monotonic()
            # A number of the window has room for two thousand millions.
            tell(stdout, "progress", done=done // 1000, total=total // 1000)

    return progress


def _model(given: Mapping[str, Any]) -> KnownModel:
    return KnownModel(**{**given, "files": tuple(ModelFile(**file) for file in given["files"])})
