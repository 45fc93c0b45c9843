"""The decisions of the example's analyst, as they stand in ``decisions.toml``."""

import tomllib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from small_stories.model import Role, Span
from small_stories.storage.interviews import turns, words_between
from small_stories.storage.project_file import Project

Decisions = dict[str, Any]
Words = Sequence[dict[str, str]]


@contextmanager
def example_folder() -> Iterator[Path]:
    """Give the folder of the example's files, wherever the package is installed."""
    with as_file(files("small_stories_resources") / "example") as folder:
        yield folder


def read_decisions(folder: Path) -> Decisions:
    """Read the decisions; the file itself explains its tables."""
    return tomllib.loads((folder / "decisions.toml").read_text(encoding="utf-8"))


def spans_of(project: Project, interview: int, words: Words) -> list[Span]:
    """Return where words stand: from first to last words inside one turn, or between two times."""
    spans: list[Span] = []
    for each in words:
        if "from_time" in each:
            times = [_milliseconds(each[end]) for end in ("from_time", "to_time")]
            spans += words_between(project, interview, *times)
        else:
            spans.append(_span(project, interview, each["from"], each["to"]))
    return spans


def places_of(project: Project, interview: int, wanted: str) -> Iterator[Span]:
    """Find words as they were said, in every turn of an interview."""
    for turn in turns(project, interview):
        start = turn.text.find(wanted)
        while start >= 0:
            yield Span(turn.id, start, start + len(wanted))
            start = turn.text.find(wanted, start + len(wanted))


def _span(project: Project, interview: int, first: str, last: str) -> Span:
    for turn in turns(project, interview):
        start = turn.text.find(first)
        end = turn.text.find(last, start) if start >= 0 else -1
        if turn.role != Role.INTERVIEWER and end >= 0:
            return Span(turn.id, start, end + len(last))
    raise LookupError(f"no turn from {first!r} to {last!r}")


def _milliseconds(time: str) -> int:
    minutes, seconds = time.split(":")
    return (int(minutes) * 60 + int(seconds)) * 1000
