"""``small-stories find-identifiers`` and ``small-stories inflect``, for batches and checks."""

import json
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final

import click

from small_stories.anonymising.marks import Mark
from small_stories.command_line.terminal import Terminal
from small_stories.errors import SmallStoriesError
from small_stories.model import IdentityKind
from small_stories.strings import error_text
from small_stories.strings import text as text_of

_BATCH: Final = 64
_SHORT: Final = {
    IdentityKind.ORGANISATION: "ORG",
    IdentityKind.IDENTITY_CODE: "ID",
    IdentityKind.LINK: "OTHER",
}
_KINDS: Final = {"ORG": IdentityKind.ORGANISATION, "ID": IdentityKind.IDENTITY_CODE} | {
    kind.name: kind for kind in IdentityKind
}
# half of a pair that stands alone, from "\\ud83d" in the input: no language model can read it
_HALF_A_PAIR: Final = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the input: what stands in it, or None where it cannot be understood."""

    number: int
    told: dict[str, Any] | None


@click.command("find-identifiers")
@click.argument("paths", type=click.Path(path_type=Path), nargs=-1, metavar="FILE...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="json: for each file one line, a list of marks; null for a file that cannot be read.",
)
@click.option(
    "--jsonl", is_flag=True, help='Read {"id", "text", "lang"} lines from standard input.'
)
@click.option(
    "--language", help="Language of the talk (fi, sv, en); told from the text by default."
)
@click.pass_obj
def find_identifiers(
    terminal: Terminal, paths: tuple[Path, ...], form: str, jsonl: bool, language: str | None
) -> None:
    """Find what may identify people in files that are in no project; nothing is stored.

    Transcripts and notes of every kind that import reads are searched whole: talk, speakers'
    labels, the lines above and between. Marks are {start, end, text, kind, tier, reason, base},
    in code points of the file's own text, the end exclusive; tier is "marked" or "check".
    Headers, footers, notes and comments of a Word document are no part of that text: how much
    there is in them is told in a sentence of its own.
    With --jsonl each line of standard input is answered by a line {"id", "spans"}, in order.
    """
    if jsonl == bool(paths):
        raise click.UsageError(terminal.text("identify_usage"))
    if jsonl:
        failed = _answer(terminal, lambda lines: _spans_of(terminal, lines, language))
    else:
        failed = sum(not _printed(terminal, path, form, language) for path in paths)
    if failed:
        raise click.exceptions.Exit(1)


@click.command("inflect")
@click.option("--jsonl", is_flag=True, help="Lines from standard input; the only form there is.")
@click.pass_obj
def inflect(terminal: Terminal, jsonl: bool) -> None:
    """Put replacements into the case of what they replace.

    Reads {"surface", "base", "replacement"} lines from standard input and writes {"result"}
    lines, in order. "kind" (told from the replacement by default; a PLACE takes its own series of
    cases) and "lang" (fi by default) may be given; an "id" comes back.
    """
    if not jsonl:
        raise click.UsageError(terminal.text("inflect_usage"))
    if _answer(terminal, lambda lines: [_inflected(line) for line in lines]):
        raise click.exceptions.Exit(1)


def _printed(terminal: Terminal, path: Path, form: str, language: str | None) -> bool:
    """Print the marks of one file; tell in one sentence why there are none where that failed."""
    from small_stories.command_line.beside_text import marks_beside_text
    from small_stories.command_line.file_marks import marks_of_file

    try:
        text, marks = marks_of_file(path, language)
        beside = marks_beside_text(path, language)
    except SmallStoriesError as error:
        click.echo(error_text(error, terminal.language), err=True)
        if form == "json":
            click.echo("null")
        return False
    if beside:
        click.echo(terminal.text("identified_beside", beside, file=path.name), err=True)
    if form == "json":
        click.echo(_as_line(_as_json(text, marks)))
        return True
    click.echo(terminal.text("identified", len(marks), file=path.name))
    for mark in marks:
        reason = text_of(f"anonymising.reasons.{mark.reason}", terminal.language)
        words = " ".join(text[mark.start : mark.end].split())
        click.echo(f"{mark.start:>8}  {_kind(mark):<8} {mark.tier.value:<7} {words}  ({reason})")
    return True


def _as_json(text: str, marks: Sequence[Mark]) -> list[dict[str, object]]:
    return [
        {
            "start": mark.start,
            "end": mark.end,
            "text": text[mark.start : mark.end],
            "kind": _kind(mark),
            "tier": mark.tier.value,
            "reason": mark.reason,
            "base": mark.base,
        }
        for mark in marks
    ]


def _kind(mark: Mark) -> str:
    return _SHORT.get(mark.kind, mark.kind.name)


def _as_line(told: object) -> str:
    line = json.dumps(told, ensure_ascii=False)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:  # half of a pair, from "\\ud83d" in the input, goes out the same way
        return json.dumps(told)
    return line


Answers = Callable[[Sequence[_Line]], list[dict[str, object] | None]]


def _answer(terminal: Terminal, answers: Answers) -> int:
    """Answer lines of standard input in batches, in order; return how many were not understood."""
    failed = 0
    waiting = _lines()
    while batch := list(islice(waiting, _BATCH)):
        for line, answer in zip(batch, answers(batch), strict=True):
            if answer is None:
                failed += 1
                sentence = terminal.text("line_not_understood", number=line.number)
                answer = {"error": sentence}
            id_ = (line.told or {}).get("id")
            named = {"id": id_} if id_ is not None or "spans" in answer else {}
            click.echo(_as_line({**named, **answer}))
    return failed


def _lines() -> Iterator[_Line]:
    for number, line in enumerate(sys.stdin.buffer, start=1):
        if not line.strip():
            continue
        try:
            told = json.loads(line.decode("utf-8-sig"))
        except (ValueError, RecursionError):
            told = None
        yield _Line(number, told if isinstance(told, dict) else None)


def _texts(line: _Line, *names: str) -> list[str] | None:
    told = line.told or {}
    found = [told.get(name) for name in names]
    return [str(each) for each in found] if all(isinstance(f, str) for f in found) else None


def _language_told(line: _Line) -> str:
    """Return the language that a line tells, *sv* of *sv-FI*; none where it is not told rightly."""
    told = (line.told or {}).get("lang")
    return told.strip().lower().partition("-")[0] if isinstance(told, str) else ""


def _spans_of(
    terminal: Terminal, lines: Sequence[_Line], language: str | None
) -> list[dict[str, object] | None]:
    """Return the spans of each line; texts of one language are searched together."""
    from small_stories.anonymising.finding.found import find_marks_in
    from small_stories.importing.language import language_of

    spans: list[dict[str, object] | None] = [None] * len(lines)
    of_language: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for place, line in enumerate(lines):
        if (texts := _texts(line, "text")) is not None:
            [text] = texts
            told = _language_told(line) or language
            of_language[told or language_of(text)].append((place, text))
    for spoken, rows in of_language.items():
        whole = [_HALF_A_PAIR.sub("\ufffd", text) for _, text in rows]
        found = find_marks_in(whole, spoken, one_talk=False)
        for (place, text), marks in zip(rows, found, strict=True):
            spans[place] = {"spans": _as_json(text, marks)}
    return spans


def _inflected(line: _Line) -> dict[str, object] | None:
    from small_stories.anonymising.rewriting.inflecting import inflect_like, likely_kind

    texts = _texts(line, "surface", "base", "replacement")
    if texts is None:
        return None
    told = line.told or {}
    surface, base, replacement = texts
    named = told.get("kind")
    kind = _KINDS.get(str(named).upper()) if named else likely_kind(replacement)
    if kind is None:
        return None
    language = _language_told(line) or "fi"
    return {"result": inflect_like(replacement, surface, base, kind, language)}
