"""``small-stories hand-over``."""

from pathlib import Path

import click

from small_stories.command_line.terminal import Terminal, project_folder
from small_stories.strings import text


@click.command("hand-over")
@click.argument("project", type=click.Path(path_type=Path, readable=False))
@click.argument("copy", type=click.Path(path_type=Path))
@click.option("--archive", is_flag=True, help="Without recordings, transcripts and names.")
@click.pass_obj
def hand_over(terminal: Terminal, project: Path, copy: Path, archive: bool) -> None:
    """Write a copy of a project with a passphrase of its own, for a second analyst."""
    from small_stories.erasing import handing_over_copy

    folder = project_folder(copy)
    with terminal.open(project) as opened:
        words = terminal.new_secret()
        if not words:
            raise click.UsageError(text("handing_over.needs_passphrase", terminal.language))
        if archive:
            _, code = handing_over_copy.hand_to_archive(opened.folder, opened.key, folder, words)
        else:
            code = handing_over_copy.hand_over(opened.folder, opened.key, folder, words)
        handing_over_copy.log_handed_over(opened, folder, archive=archive)
    said = "archived" if archive else "handed_over"
    click.echo(text(f"handing_over.{said}", terminal.language, name=folder.name))
    terminal.say("recovery_code", code=code)
