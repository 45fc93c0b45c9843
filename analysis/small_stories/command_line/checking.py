"""``small-stories check``."""

import sys
from pathlib import Path

import click

from small_stories.command_line.terminal import Terminal, project_folder
from small_stories.storage.project_file import PROJECT_DATABASE


@click.command("check")
@click.argument("project", type=click.Path(path_type=Path, readable=False))
@click.pass_obj
def check(terminal: Terminal, project: Path) -> None:
    """Look whether everything in a project is whole; nothing is changed. Status 1 when not."""
    from small_stories.storage.soundness import check_files

    folder = project_folder(project)
    found = list(check_files(folder, terminal.key_of(folder), PROJECT_DATABASE))
    for each in found:
        click.echo(terminal.text(f"soundness.{each.kind}", each.count, name=each.name))
    if found:
        terminal.say("not_whole")
        sys.exit(1)
    click.echo(terminal.text("whole"))
