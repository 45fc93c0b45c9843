"""``small-stories new``."""

from pathlib import Path

import click

from small_stories.changes.setting_up import begin_project
from small_stories.command_line.terminal import Terminal, project_folder
from small_stories.storage.synced import synced_by
from small_stories.strings import LANGUAGES, text


@click.command("new")
@click.argument("project", type=click.Path(path_type=Path, readable=False))
@click.option("--name", default="", help="Name of the project; the folder's by default.")
@click.option(
    "--report-language", type=click.Choice(LANGUAGES), default="fi", help="Language of reports."
)
@click.pass_obj
def new(terminal: Terminal, project: Path, name: str, report_language: str) -> None:
    """Make a new encrypted project; asks for a passphrase, which may be left empty."""
    folder = project_folder(project)
    words = terminal.new_secret()
    with begin_project(folder, name or folder.stem, words or None, report_language) as made:
        terminal.say("project_made", name=folder.name)
        if program := synced_by(folder):
            click.echo(text("synced.warning", terminal.language, program=program), err=True)
        if made.recovery_code:
            terminal.say("recovery_code", code=made.recovery_code)
        else:
            terminal.say("no_passphrase")
