"""``small-stories rescue``."""

from pathlib import Path

import click

from small_stories.command_line.terminal import Terminal, project_folder
from small_stories.storage.project_file import PROJECT_DATABASE
from small_stories.strings import text


@click.command("rescue")
@click.argument("project", type=click.Path(path_type=Path, readable=False))
@click.option("--take", is_flag=True, help="Make what was saved the project; keep the damaged one.")
@click.pass_obj
def rescue(terminal: Terminal, project: Path, take: bool) -> None:
    """Say what can be read of a damaged project; with --take, go on with that."""
    from small_stories.storage import rescuing
    from small_stories.storage.rescue_told import told

    folder = project_folder(project)
    key = terminal.key_of(folder)
    if (folder / PROJECT_DATABASE).is_file() and not rescuing.is_damaged(folder, key):
        click.echo(text("rescued.not_damaged", terminal.language))
        return
    saved, what = rescuing.rescue(folder, key)
    with saved:
        for sentence in told(what, terminal.language):
            click.echo(sentence)
        if take:
            copy = rescuing.put_in_place(saved)
            click.echo(text("rescued.taken", terminal.language, copy=copy))
