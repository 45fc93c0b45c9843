"""Transcribing recordings that are in no project, in the terminal."""

import os
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from small_stories.command_line.stages import StagesOf, stages
from small_stories.command_line.terminal import Terminal
from small_stories.errors import SmallStoriesError
from small_stories.heard import Wishes
from small_stories.strings import error_text, text
from small_stories.transcribing.languages import RECOGNISED
from small_stories.transcribing.writing_out.formats import Format, written

if TYPE_CHECKING:
    from small_stories.transcribing.file_run import FileRun, Recognising

    Run = Callable[[], FileRun]

_AT_ONCE: Final = 4
"""Recordings whose sound a cluster is sent at a time: an hour of it is 115 MB."""


@dataclass(frozen=True, slots=True)
class Task:
    """A recording and where its transcript goes; ``result`` is None for standard output."""

    path: Path
    result: Path | None

    @property
    def kept(self) -> Path | None:
        """Where finished pieces are kept until the result is whole."""
        return self.result and self.result.with_name(f".{self.result.name}.unfinished")


def transcribe_files(
    terminal: Terminal,
    paths: Sequence[Path],
    wishes: Wishes,
    form: Format,
    out: Path | None,
    cluster: str | None,
) -> int:
    """Transcribe files one after the other; return how many failed, each told in one sentence."""
    tasks = _tasks(paths, form, out)
    _refuse_unknown_language(wishes)
    with ExitStack() as until_done:
        if cluster:
            runs = _on_cluster(terminal, tasks, wishes, cluster, until_done)
        else:
            recognising = _on_this_computer(wishes)
            stages_of = until_done.enter_context(stages(terminal))
            runs = [
                partial(_write_down, terminal, task, wishes, recognising, stages_of)
                for task in tasks
            ]
        return sum(
            not _handed_over(terminal, task, form, run)
            for task, run in zip(tasks, runs, strict=True)
        )


def _on_cluster(
    terminal: Terminal, tasks: Sequence[Task], wishes: Wishes, address: str, until_done: ExitStack
) -> "list[Run]":
    """Begin to have recordings recognised on a cluster, some at a time."""
    from small_stories.transcribing.cluster import cluster_at

    # Left last: where this is broken off, the closed connection ends what the threads wait for.
    threads = ThreadPoolExecutor(_AT_ONCE)
    until_done.callback(threads.shutdown, cancel_futures=True)
    recognising = until_done.enter_context(cluster_at(address))
    terminal.say("files.sent", address=address)
    if not address.startswith("tls://"):
        terminal.say("files.unsealed")
    stages_of = until_done.enter_context(stages(terminal))
    return [
        threads.submit(_write_down, terminal, task, wishes, recognising, stages_of).result
        for task in tasks
    ]


def _handed_over(terminal: Terminal, task: Task, form: Format, run: "Run") -> bool:
    try:
        _hand_over(terminal, task, form, run())
    except SmallStoriesError as error:
        click.echo(error_text(error, terminal.language), err=True)
        return False
    return True


def _hand_over(terminal: Terminal, task: Task, form: Format, run: "FileRun") -> None:
    """Write or print a transcript, and say what has to be told of it."""
    file, content = task.path.name, written(run.transcript, form)
    if task.result is None:
        _print(content, file)
    else:
        _write(task.result, content)
        if task.kept:
            task.kept.unlink(missing_ok=True)
    for remark in run.remarks:
        click.echo(text(remark.key, terminal.language, None, **remark.fields), err=True)
    if run.voices_failed:
        terminal.say("files.voices_failed", file=file)
    if run.fewer_voices:
        terminal.say("files.fewer_voices", file=file)
    if task.result is None:
        terminal.say("files.done", file=file)
    else:
        terminal.say("files.written", file=file, result=task.result)


def _tasks(paths: Sequence[Path], form: Format, out: Path | None) -> list[Task]:
    places = [Path(os.path.abspath(path)) for path in paths]  # noqa: PTH100 links keep their names
    if again := [place for place, count in Counter(places).items() if count > 1]:
        raise SmallStoriesError("writing_out.same_file", name=again[0].name)
    if out is None:
        if len(paths) > 1 and form is not Format.JSON:
            raise SmallStoriesError("writing_out.needs_out")
        if form.is_packed and sys.stdout.isatty():
            raise SmallStoriesError("writing_out.needs_file", form=form.value)
        return [Task(path, None) for path in paths]
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SmallStoriesError(
            "writing_out.not_written", name=paths[0].name, folder=out
        ) from error
    return [
        Task(path, out / f"{name}{form.suffix}")
        for path, name in zip(paths, _names(places), strict=True)
    ]


def _names(places: Sequence[Path]) -> list[str]:
    """Name the transcripts so that none is written over another of the same run.

    A recording's name is enough where no other has it; else its ending follows, then the folders
    that it lies in go before it, one after the other.
    """
    names = [place.stem for place in places]
    for folders in range(max(len(place.parts) for place in places)):
        counts = Counter(name.casefold() for name in names)
        if len(counts) == len(names):
            break
        names = [
            name if counts[name.casefold()] == 1 else "-".join(place.parts[1:][-1 - folders :])
            for name, place in zip(names, places, strict=True)
        ]
    return names


def _refuse_unknown_language(wishes: Wishes) -> None:
    """Raise SmallStoriesError before anything is decoded where Whisper knows no such language."""
    for language in wishes.languages:
        if language not in RECOGNISED:
            raise SmallStoriesError("transcribing.language_unknown", code=language)


def _on_this_computer(wishes: Wishes) -> "Recognising":
    from small_stories.transcribing.file_run import OnThisComputer
    from small_stories.transcribing.models.at_hand import model_for, model_sha256
    from small_stories.transcribing.models.memory import refuse_too_large

    refuse_too_large(wishes.model)
    model = model_for(wishes.model)
    return OnThisComputer(model, model_sha256(model))


def _write_down(
    terminal: Terminal,
    task: Task,
    wishes: Wishes,
    recognising: "Recognising",
    stages_of: StagesOf,
) -> "FileRun":
    from small_stories.transcribing.file_run import write_down

    if task.path.is_dir():
        raise SmallStoriesError("writing_out.folder", name=task.path)
    file = task.path.name
    with stages_of(file) as told:
        return write_down(
            task.path,
            wishes,
            recognising,
            kept=task.kept,
            progress=told,
            going_on=lambda: terminal.say("files.going_on", file=file),
        )


def _print(content: bytes, file: str) -> None:
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise SmallStoriesError("writing_out.not_printed", name=file) from error


def _write(result: Path, content: bytes) -> None:
    """Write a file beside its place and put it there when it is whole."""
    part = result.with_name(f"{result.name}.part")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(result)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise SmallStoriesError(
            "writing_out.not_written", name=result.name, folder=result.parent
        ) from error
