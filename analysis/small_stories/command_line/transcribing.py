"""``small-stories transcribe``."""

from pathlib import Path

import click

from small_stories.command_line.terminal import Terminal
from small_stories.storage.interviews import interviews


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
    from small_stories.transcribing.bring_in import transcribe as write_down
    from small_stories.transcribing.model_files import model_in, starter_model

    with terminal.open(project) as opened:
        waiting = [
            interview
            for interview in interviews(opened)
            if interview.recording_id is not None
            and not interview.turns
            and (not codes or interview.code in codes)
        ]
        if not waiting:
            terminal.say("nothing_to_transcribe")
            return
        chosen = model_in(model) if model else starter_model()
        for interview in waiting:
            assert interview.recording_id is not None
            with terminal.progress("transcribing", code=interview.code) as advance:
                write_down(opened, interview.recording_id, chosen, advance)
            terminal.say("transcribed", code=interview.code)
