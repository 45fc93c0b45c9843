"""Building the example project: each step does the real work on the example's files."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from small_stories.changes import setting_up
from small_stories.example import analysing, bringing_in
from small_stories.example.being_built import Example, Progress
from small_stories.example.decisions import example_folder, read_decisions
from small_stories.storage.setup import themes


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its key under ``example`` in the string files, and what it does."""

    key: str
    do: Callable[[Example, Progress], None]


def build(
    folder: Path, passphrase: str | None, language: str = "fi"
) -> Iterator[tuple[Step, Callable[[Progress], None]]]:
    """Make the example project in an empty folder, step by step.

    Each step is yielded with the function that does it, so that the caller can show what happens
    and how far it has come. The project is closed after the last one.
    """
    with (
        example_folder() as files,
        setting_up.begin_project(folder, "Hellankulma", passphrase, language) as project,
    ):
        example = Example(project, files, read_decisions(files))
        for theme in themes(project):
            example.name("theme", theme.key or theme.name, theme.id)
        for step in STEPS:
            yield step, lambda progress, step=step: step.do(example, progress)  # type: ignore[misc]


STEPS = (
    Step("describe", bringing_in.describe),
    Step("meet", bringing_in.meet),
    Step("import", bringing_in.bring_in),
    Step("transcribe", bringing_in.transcribe),
    Step("mark", analysing.mark),
    Step("read", analysing.read),
    Step("group", analysing.group),
    Step("quote", analysing.quote),
    Step("find", analysing.find),
    Step("decide", analysing.decide),
)
