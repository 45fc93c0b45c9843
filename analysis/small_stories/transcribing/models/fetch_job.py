"""Fetching a speech model as a child process; when it is stopped, what has come stays."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, TextIO

from small_stories.errors import SmallStoriesError
from small_stories.telling import TellingProgress, tell, tell_error
from small_stories.transcribing.models.fetching import Progress, fetch
from small_stories.transcribing.models.known import KnownModel, ModelFile


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
    told = TellingProgress(stdout)
    # A number of the window has room for two thousand millions.
    return lambda done, total: told(done // 1000, total // 1000)


def _model(given: Mapping[str, Any]) -> KnownModel:
    return KnownModel(**{**given, "files": tuple(ModelFile(**file) for file in given["files"])})
