"""``small-stories hints``: where in files small success stories may be, and why."""

import json
from collections.abc import Sequence
from pathlib import Path

import click

from small_stories.command_line.file_hints import FileHints, Placed, hints_of_file
from small_stories.command_line.terminal import Terminal
from small_stories.errors import SmallStoriesError
from small_stories.strings import error_text
from small_stories.strings import text as text_of


@click.command("hints")
@click.argument(
    "paths", type=click.Path(path_type=Path), nargs=-1, required=True, metavar="FILE..."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="json: for each file one line, a list of hints; null for a file that cannot be read.",
)
@click.option(
    "--language", help="Language of the talk (fi, sv, en); told from the text by default."
)
@click.pass_obj
def hints(terminal: Terminal, paths: tuple[Path, ...], form: str, language: str | None) -> None:
    """Point to where small success stories may be in files that are in no project.

    Nothing is stored, and no hint is a story. Hints are {start, end, segments, theme, strength,
    cues: [{kind, start, end, text}]}, in code points of the file's own text, the end exclusive.
    Segments hold the interviewee's own words alone; strength is 1, 2 or 3; the theme is meaning,
    agency or social. The words of a prompt, a cue too, are the interviewer's.
    """
    failed = sum(not _printed(terminal, path, form, language) for path in paths)
    if failed:
        raise click.exceptions.Exit(1)


def _printed(terminal: Terminal, path: Path, form: str, language: str | None) -> bool:
    """Print the hints of one file; tell in one sentence why there are none where that failed."""
    try:
        found = hints_of_file(path, language)
    except SmallStoriesError as error:
        click.echo(error_text(error, terminal.language), err=True)
        if form == "json":
            click.echo("null")
        return False
    if found.words_alone:
        terminal.say("hints_words_alone", file=path.name)
    if form == "json":
        click.echo(json.dumps([_as_json(hint) for hint in found.hints], ensure_ascii=False))
    else:
        _tell(terminal, path, found)
    return True


def _as_json(hint: Placed) -> dict[str, object]:
    return {
        "start": hint.start,
        "end": hint.end,
        "segments": [{"start": start, "end": end} for start, end in hint.segments],
        "theme": hint.theme,
        "strength": int(hint.strength),
        "cues": [
            {"kind": cue.kind, "start": cue.start, "end": cue.end, "text": cue.text}
            for cue in hint.cues
        ],
    }


def _tell(terminal: Terminal, path: Path, found: FileHints) -> None:
    click.echo(terminal.text("hinted", len(found.hints), file=path.name))
    for hint in found.hints:
        strength = text_of(f"hints.strengths.{hint.strength.name.lower()}", terminal.language)
        theme = text_of(f"themes.{hint.theme}", terminal.language)
        reason = text_of(f"hints.theme_reasons.{hint.theme_reason}", terminal.language)
        click.echo(f"{_where(hint.segments)}  {strength}; {theme} ({reason})")
        kinds = dict.fromkeys(cue.kind for cue in hint.cues)
        for kind in kinds:
            said = ", ".join(" ".join(c.text.split()) for c in hint.cues if c.kind == kind)
            click.echo(f"    {text_of(f'hints.cues.{kind}', terminal.language)} ({said})")
    for held in found.held_down:
        why = text_of(f"hints.held_down.{held.why}", terminal.language)
        click.echo(f"{_where(held.segments)}  {why}")


def _where(segments: Sequence[tuple[int, int]]) -> str:
    return f"{segments[0][0]:>7}–{segments[-1][1]}"
