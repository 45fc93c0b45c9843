"""What was wrong with how a command was written, in the user's words instead of click's."""

from difflib import get_close_matches
from typing import Final

import click

from small_stories.strings import text

# What click says in English alone, by how it begins.
_BY_BEGINNING: Final = {
    "No such command": "no_command",
    "Got unexpected extra argument": "too_many",
}


def misused(error: click.UsageError, language: str) -> str:
    """Return one sentence of what was not understood; ours are sentences already."""
    key, name = _told(error)
    if not key:
        return error.message
    said = text(f"terminal.misused.{key}", language, None, name=name, choices=_choices(error))
    if meant := _meant(error, key, name):
        said += text("terminal.misused.meant", language, None, meant=meant)
    return said


def _told(error: click.UsageError) -> tuple[str, str]:
    match error:
        case click.NoSuchOption():
            return "no_option", error.option_name
        case click.BadOptionUsage():
            return "no_value", error.option_name
        case click.MissingParameter():
            return "missing", _name(error)
        case click.BadParameter():
            return ("bad_choice" if _choices(error) else "bad_value"), _name(error)
    begins = (key for words, key in _BY_BEGINNING.items() if error.message.startswith(words))
    return next(begins, ""), _named_in(error.message)


def _name(error: click.BadParameter) -> str:
    """Return an option as it is typed, or an argument as the help calls it."""
    if isinstance(error.param, click.Option):
        return error.param.opts[0]
    known = error.param is not None and error.ctx is not None
    return error.param.make_metavar(error.ctx) if known else ""  # type: ignore[union-attr,arg-type]


def _choices(error: click.UsageError) -> str:
    param = error.param if isinstance(error, click.BadParameter) else None
    return ", ".join(param.type.choices) if param and isinstance(param.type, click.Choice) else ""


def _meant(error: click.UsageError, key: str, name: str) -> str:
    """Return the options or commands that look like the one that was written."""
    if isinstance(error, click.NoSuchOption):
        return ", ".join(error.possibilities or ())
    group = error.ctx.command if error.ctx and key == "no_command" else None
    known = group.list_commands(error.ctx) if error.ctx and isinstance(group, click.Group) else []
    return ", ".join(get_close_matches(name, known))


def _named_in(message: str) -> str:
    """Return what click puts last in its sentence: a command in quotes, arguments in brackets."""
    ends = (("'", "'"), ("(", ")"))
    for opens, closes in ends:
        _, found, rest = message.partition(opens)
        if found and closes in rest:
            return rest.rpartition(closes)[0].split("'")[0]
    return ""
