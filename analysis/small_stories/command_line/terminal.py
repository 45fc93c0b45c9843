"""What every command needs of the terminal: the user's language, progress, and secrets."""

import locale
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, TextIO, TypeVar

import click

from small_stories.errors import SmallStoriesError
from small_stories.storage import slowing
from small_stories.storage.keys import data_key
from small_stories.storage.project_file import (
    SUFFIX,
    Project,
    needs_passphrase,
    open_project,
    refuse_no_project,
)
from small_stories.storage.strength import strength
from small_stories.strings import LANGUAGES, text

_T = TypeVar("_T")


class Advance(Protocol):
    """Told how much is done, and of how much."""

    def __call__(self, done: float, total: float) -> None: ...  # noqa: D102


class Terminal:
    """Speaks the user's language; says things on standard error, so that output stays output."""

    def __init__(self, language: str) -> None:
        self.language = language

    def text(self, key: str, count: int | None = None, **fields: object) -> str:
        """Return a sentence of ``terminal`` in the user's language."""
        return text(f"terminal.{key}", self.language, count, **fields)

    def say(self, key: str, count: int | None = None, **fields: object) -> None:
        """Say a sentence of ``terminal``."""
        click.echo(self.text(key, count, **fields), err=True)

    @contextmanager
    def progress(self, key: str, **fields: object) -> Iterator[Advance]:
        """Show how far something long has come; a line that grows on a screen, else one line."""
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn
        from rich.progress import TimeRemainingColumn as TimeLeft

        console = Console(stderr=True)
        words = self.text(key, None, **fields)
        if not console.is_terminal:
            click.echo(words, err=True)
            yield lambda done, total: None
            return
        columns = (
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TaskProgressColumn(),
            TimeLeft(),
        )
        with Progress(*columns, console=console) as bars:
            bar = bars.add_task(words, total=None)
            yield lambda done, total: bars.update(bar, completed=done, total=total)

    def secret(self, key: str, *, twice: bool = False) -> str:
        """Ask for a passphrase, or read it as one line where nobody is at the keyboard."""
        if sys.stdin is None:  # closed by whoever started the program
            return ""
        if sys.stdin.isatty():
            words: str = click.prompt(
                self.text(key),
                hide_input=True,
                default="",
                show_default=False,
                confirmation_prompt=self.text("passphrase_again") if twice else False,
                err=True,
            )
            return words
        return _readable(sys.stdin)

    def open(self, folder: Path) -> Project:
        """Open a project, asking for its passphrase if it has one; say what it has lost."""
        folder = project_folder(folder)
        refuse_no_project(folder)
        locked = needs_passphrase(folder)
        project = self._opened(folder, open_project) if locked else open_project(folder)
        self._say_what_is_lost(project)
        return project

    def key_of(self, folder: Path) -> bytes:
        """Return the data key of a project that is only looked at, asking for its passphrase."""
        refuse_no_project(folder)
        if needs_passphrase(folder):
            return self._opened(folder, data_key)
        return data_key(folder, None)

    def new_secret(self) -> str:
        """Ask for the passphrase of a new project or copy, and say of an easy one that it is."""
        words = self.secret("new_passphrase", twice=True)
        if (told := strength(words)) in ("common", "short"):
            click.echo(text(f"dialogs.strength.{told}", self.language), err=True)
        return words

    def _opened(self, folder: Path, opens: Callable[[Path, str | None], _T]) -> _T:
        """Return what the passphrase that is asked for opens; slower after each wrong one."""
        if seconds := slowing.seconds_left(folder):
            raise SmallStoriesError("passphrase.wait", seconds=seconds)
        words = self.secret("passphrase")
        try:
            opened = opens(folder, words)
        except SmallStoriesError as error:
            if error.key == "project.wrong_passphrase":
                slowing.note_wrong(folder)
            raise
        slowing.note_right(folder)
        return opened

    def _say_what_is_lost(self, project: Project) -> None:
        """Say what the window says of files that are not as they were left."""
        found = (
            ("noticed.missing", project.missing),
            ("taking_over.log_lost", project.log_lost and not project.missing),
            ("noticed.recordings_damaged", project.sounds_damaged),
            ("noticed.key_mended", project.key_mended),
        )
        for key, count in found:
            if count:
                click.echo(text(key, self.language, int(count)), err=True)


def project_folder(path: Path) -> Path:
    """Return the folder of a project named with or without its ending."""
    try:
        named = path.suffix == SUFFIX or path.is_dir()
    except OSError:  # a name that is longer than any can be
        named = True
    return path if named else path.with_name(path.name + SUFFIX)


def _readable(page: TextIO) -> str:
    """Return a line as it was given; one that is no text would make a key that nobody can type."""
    try:
        words = page.readline().rstrip("\r\n")
        words.encode()
    except UnicodeError as error:
        raise SmallStoriesError("passphrase.unreadable") from error
    return words


def system_language() -> str:
    """Return the language of the system if the program speaks it, or else Finnish.

    Asked as the window asks: the variables first, then the system; C is nobody's language.
    """
    said = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    found = said or locale.getlocale()[0] or ""
    # Windows tells its languages by their English names.
    names = {"finnish": "fi", "swedish": "sv", "english": "en"}
    short = names.get(re.split("[_. -]", found.lower())[0], found[:2].lower())
    return short if short in LANGUAGES and not found.startswith("C") else "fi"
