"""``small-stories transcribe``."""

from pathlib import Path

import click

from small_stories.command_line.terminal import Terminal
from small_stories.errors import SmallStoriesError
from small_stories.storage.interviews import Interview, interviews
from small_stories.storage.project_file import Project
from small_stories.strings import error_text


@click.command("transcribe")
@click.argument("project", type=click.Path(path_type=Path))
@click.argument("codes", nargs=-1)
@click.option(
    "--model",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of a Whisper model in CTranslate2's form; the starter model by default.",
)
@click.pass_obj
def transcribe(
    terminal: Terminal, project: Path, codes: tuple[str, ...], model: Path | None
) -> None:
    """Write down recordings that have no text yet: all of them, or those of CODES."""
    from small_stories.transcribing.model_files import model_in, starter_model

    with terminal.open(project) as opened:
        waiting = [
            interview
            for interview in interviews(opened)
            if interview.recording_id is not None
            and not interview.turns
            and (not codes or interview.code in codes)
        ]
        known = {interview.code for interview in interviews(opened)}
        if unknown := [code for code in codes if code not in known]:
            raise SmallStoriesError("interview.no_such_code", code=unknown[0])
        if not waiting:
            terminal.say("nothing_to_transcribe")
            return
        chosen = model_in(model) if model else starter_model()
        failed = [
            interview.code
            for interview in waiting
            if not _write_down(terminal, opened, interview, chosen)
        ]
    if failed:
        raise click.exceptions.Exit(1)


def _write_down(terminal: Terminal, project: Project, interview: Interview, model: Path) -> bool:
    from small_stories.transcribing.bring_in import transcribe as write_down

    assert interview.recording_id is not None
    try:
        with terminal.progress("transcribing", code=interview.code) as advance:
            write_down(project, interview.recording_id, model, advance)
    except SmallStoriesError as error:
        click.echo(error_text(error, terminal.language), err=True)
        return False
    terminal.say("transcribed", code=interview.code)
    return True
