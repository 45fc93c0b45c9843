"""The commands of ``small-stories`` in the terminal."""

import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from small_stories.command_line.checking import check
from small_stories.command_line.demo import demo
from small_stories.command_line.finding import find
from small_stories.command_line.handing_over import hand_over
from small_stories.command_line.hints import hints
from small_stories.command_line.identifying import find_identifiers, inflect
from small_stories.command_line.importing import import_interviews
from small_stories.command_line.jobs import job
from small_stories.command_line.misused import misused
from small_stories.command_line.models import models
from small_stories.command_line.projects import new
from small_stories.command_line.reporting import decision_log, report
from small_stories.command_line.rescuing import rescue
from small_stories.command_line.terminal import Terminal, system_language
from small_stories.command_line.transcribing import transcribe
from small_stories.errors import SmallStoriesError
from small_stories.storage.connection import plain_errors
from small_stories.strings import LANGUAGES, error_text, text


class PlainErrors(click.Group):
    """A group of commands that tells what went wrong in one sentence, and never in a trace."""

    def main(self, *args: Any, **options: Any) -> Any:
        """Run the program; say in the user's language that it was stopped or not understood."""
        options["standalone_mode"] = False
        language = _language_in(options.get("args") or sys.argv[1:])
        try:
            sys.exit(super().main(*args, **options) or 0)
        except click.UsageError as error:
            click.echo(_not_understood(error, language), err=True)
            sys.exit(error.exit_code)
        except (click.Abort, KeyboardInterrupt):
            click.echo(text("terminal.stopped", language), err=True)
            sys.exit(130)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; exit with status 1 when it cannot do what it was asked."""
        try:
            with plain_errors():
                return super().invoke(ctx)
        except SmallStoriesError as error:
            click.echo(error_text(error, _language(ctx)), err=True)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as error:  # noqa: BLE001 the last handler there is
            click.echo(_unknown(error, _language(ctx)), err=True)
        sys.exit(1)


@click.group("small-stories", cls=PlainErrors)
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default=system_language,
    help="Language of messages; the system's by default.",
)
@click.version_option(package_name="small-stories")
@click.pass_context
def commands(ctx: click.Context, language: str) -> None:
    """Small Success Stories on your own computer: nothing is sent anywhere unasked."""
    ctx.obj = Terminal(language)


for command in (
    new,
    import_interviews,
    transcribe,
    models,
    find,
    find_identifiers,
    hints,
    inflect,
    decision_log,
    check,
    rescue,
    hand_over,
    report,
    demo,
    job,
):
    commands.add_command(command)


def _language_in(arguments: Sequence[str]) -> str:
    """Return the language that the arguments ask for, even if the rest of them makes no sense.

    It stands before the command: after it, ``--language`` is that of the talk.
    """
    named = arguments[1:2] if arguments[:1] == ["--language"] else arguments[:1]
    asked = "".join(named).removeprefix("--language=")
    return asked if asked in LANGUAGES else system_language()


def _not_understood(error: click.UsageError, language: str) -> str:
    """Say what was not understood, and which command's help tells more."""
    command, ctx = "", error.ctx
    while ctx and ctx.parent:
        command, ctx = f" {ctx.info_name}{command}", ctx.parent
    message = misused(error, language).rstrip(".")
    message += "" if message.endswith("?") else "."
    fields = {"message": message, "command": f"small-stories{command}"}
    return text("terminal.usage", language, None, **fields)


def _language(ctx: click.Context) -> str:
    return ctx.obj.language if isinstance(ctx.obj, Terminal) else system_language()


def _unknown(error: Exception, language: str) -> str:
    # Where it happened, never what it happened to: the error's own text may hold words of talk.
    frames = traceback.extract_tb(error.__traceback__)[-3:]
    place = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))
    known = SmallStoriesError("unknown", kind=type(error).__name__, place=place)
    return error_text(known, language)
