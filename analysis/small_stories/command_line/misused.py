"""What was wrong with how a command was written, in the user's words instead of click's."""

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
    fields = {"name": name}
    if key == "bad_choice":
        fields["choices"] = ", ".join(_choices(error))
    return text(f"terminal.misused.{key}", language, None, **fields)


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


def _choices(error: click.UsageError) -> list[str]:
    param = error.param if isinstance(error, click.BadParameter) else None
    return [*param.type.choices] if param and isinstance(param.type, click.Choice) else []


def _named_in(message: str) -> str:
    """Return what click puts last in its sentence: a command in quotes, arguments in brackets."""
    ends = (("'", "'"), ("(", ")"))
    for opens, closes in ends:
        _, found, rest = message.partition(opens)
        if found and closes in rest:
            return rest.rpartition(closes)[0].split("'")[0]
    return ""
