"""``small-stories import``."""

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from small_stories.apart.reading import read_apart
from small_stories.apart.readings import Reading
from small_stories.clock import clock
from small_stories.command_line.terminal import Terminal
from small_stories.errors import SmallStoriesError
from small_stories.importing.bring_in import bring_in
from small_stories.importing.draft import Draft, as_json, with_roles
from small_stories.model import Role, SourceKind
from small_stories.storage.interviews import free_codes
from small_stories.storage.project_file import PROJECT_DATABASE, SUFFIX, Project
from small_stories.strings import error_text, text

if TYPE_CHECKING:
    from small_stories.transcribing.sound.storing import Remark

WRITTEN = [kind.value for kind in SourceKind if kind is not SourceKind.AUDIO]


@click.command("import")
@click.argument("paths", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.option("--preview", is_flag=True, help="Show what would come in; store nothing.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="Of the preview."
)
@click.option("--code", help="Code of the interview (H01, H02 … by default); for one file.")
@click.option("--kind", type=click.Choice(WRITTEN), help="What the written file is.")
@click.option("--interviewer", multiple=True, help="Label of who asks, where it cannot be told.")
@click.pass_obj
def import_interviews(
    terminal: Terminal,
    paths: tuple[Path, ...],
    preview: bool,
    form: str,
    code: str | None,
    kind: str | None,
    interviewer: tuple[str, ...],
) -> None:
    """Import transcripts, notes and recordings: PROJECT FILE…, or --preview FILE…."""
    files = [path for path in paths if not _is_project(path)] if preview else list(paths[1:])
    if not files or (code and len(files) > 1):
        raise click.UsageError(terminal.text("import_usage"))
    if preview:
        failed = _preview(terminal, files, form, interviewer)
    else:
        with terminal.open(paths[0]) as project:
            source_kind = SourceKind(kind) if kind else None
            failed = _import(terminal, project, files, code, source_kind, interviewer)
    if failed:
        raise click.exceptions.Exit(1)


def _is_project(path: Path) -> bool:
    return path.suffix == SUFFIX or (path / PROJECT_DATABASE).is_file()


def _preview(
    terminal: Terminal, files: Sequence[Path], form: str, interviewer: Sequence[str]
) -> int:
    shown: list[dict[str, object]] = []
    for file in files:
        try:
            found = _recording_preview(terminal, file)
            found = found or as_json(_read(terminal, file, interviewer))
        except SmallStoriesError as error:
            click.echo(error_text(error, terminal.language), err=True)
            continue
        shown.append(found)
        if form == "text":
            _show(terminal, found)
    if form == "json" and shown:
        whole = shown[0] if len(files) == 1 else shown
        click.echo(json.dumps(whole, ensure_ascii=False, indent=1))
    return len(files) - len(shown)


def _recording_preview(terminal: Terminal, file: Path) -> dict[str, object] | None:
    """Decode a recording to its end, so that what is wrong with it shows already now."""
    if not _is_recording(file):
        return None
    from small_stories.transcribing.sound.storing import heard_to_the_end

    _tell(terminal, heard_to_the_end(file))
    return {"file": file.name, "layout": "recording", "language": None, "turns": []}


def _show(terminal: Terminal, found: dict[str, object]) -> None:
    turns = found["turns"]
    assert isinstance(turns, list)
    if found["layout"] == "recording":
        click.echo(terminal.text("preview_recording", file=found["file"]))
        return
    layout = text(f"importing.layouts.{found['layout']}", terminal.language)
    click.echo(terminal.text("preview", len(turns), file=found["file"], layout=layout))
    whole = str(found["text"])
    for turn in turns:
        role = text(f"roles.{turn['role']}", terminal.language)
        pieces = turn.get("segments", [turn])
        words = " ".join(" ".join(whole[each["start"] : each["end"]] for each in pieces).split())
        time = "" if turn["time"] is None else clock(round(turn["time"] * 1000))
        click.echo(f"{time:>8}  {role:<14} {words}")


def _import(
    terminal: Terminal,
    project: Project,
    files: Sequence[Path],
    code: str | None,
    kind: SourceKind | None,
    interviewer: Sequence[str],
) -> int:
    failed = 0
    for file in files:
        try:
            _import_one(
                terminal, project, file, code or next(free_codes(project)), kind, interviewer
            )
        except SmallStoriesError as error:
            click.echo(error_text(error, terminal.language), err=True)
            failed += 1
    return failed


def _import_one(
    terminal: Terminal,
    project: Project,
    file: Path,
    code: str,
    kind: SourceKind | None,
    interviewer: Sequence[str],
) -> None:
    if _is_recording(file):
        _import_recording(terminal, project, file, code)
        return
    draft = _read(terminal, file, interviewer)
    bring_in(project, draft, code, kind)
    terminal.say("imported", len(draft.turns), file=file.name, code=code)


def _import_recording(terminal: Terminal, project: Project, file: Path, code: str) -> None:
    """Store a recording as the window does: what decodes it is another process than this."""
    from small_stories.changes.interviewing import refuse_code
    from small_stories.command_line.child import run_job
    from small_stories.transcribing.bring_in import add_stored
    from small_stories.transcribing.sound.storing_job import needs, stored_from

    refuse_code(project, code)
    with terminal.progress("importing_recording", file=file.name) as advance:
        event = run_job("store-recording", needs(project, file), advance)
    if event is None:
        raise SmallStoriesError("job.crashed")
    remarks: list[Remark] = []
    add_stored(project, stored_from(event), code, remark=remarks.append)
    terminal.say("imported_recording", file=file.name, code=code)
    _tell(terminal, remarks)


def _tell(terminal: Terminal, remarks: "Iterable[Remark]") -> None:
    for remark in remarks:
        click.echo(text(remark.key, terminal.language, None, **remark.fields), err=True)


def _is_recording(file: Path) -> bool:
    return file.is_file() and read_apart(Reading.IS_RECORDING, file, bool)


def _read(terminal: Terminal, file: Path, interviewer: Sequence[str]) -> Draft:
    """Read a transcript, and ask who asks if that cannot be told and somebody is there."""
    draft = read_apart(Reading.INTERVIEW, file, Draft)
    labels = {speaker.label: speaker.key for speaker in draft.speakers}
    if not all(label in labels for label in interviewer):
        raise SmallStoriesError("interview.no_speaker", name=file.name, labels=", ".join(labels))
    named = [labels[label] for label in interviewer]
    if not named and not draft.roles_sure and len(labels) > 1:
        named = _ask_who_asks(terminal, file, list(labels.items()))
    if not named:
        return draft
    asks, tells = Role.INTERVIEWER, Role.INTERVIEWEE
    return with_roles(draft, {key: asks if key in named else tells for key in labels.values()})


def _ask_who_asks(terminal: Terminal, file: Path, labels: list[tuple[str, str]]) -> list[str]:
    if not sys.stdin.isatty():
        terminal.say("roles_unsure", file=file.name)
        return []
    terminal.say("who_asks", file=file.name)
    for number, (label, _) in enumerate(labels, start=1):
        click.echo(f"  {number}  {label}", err=True)
    chosen: int = click.prompt(
        terminal.text("number"), type=click.IntRange(1, len(labels)), err=True
    )
    return [labels[chosen - 1][1]]
