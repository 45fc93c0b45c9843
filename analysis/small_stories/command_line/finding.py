"""``small-stories find``."""

from pathlib import Path

import click

from small_stories.command_line.terminal import Terminal
from small_stories.storage.identities import marks


@click.command("find")
@click.argument("project", type=click.Path(path_type=Path, readable=False))
@click.pass_obj
def find(terminal: Terminal, project: Path) -> None:
    """Find what identifies people in all interviews; the analyst decides each mark."""
    from small_stories.anonymising.searching import search_project

    with terminal.open(project) as opened:
        with terminal.progress("finding") as advance:
            for event in search_project(opened):
                if event["event"] == "progress":
                    advance(event["done"], event["total"])
        undecided = sum(mark.decision is None for mark in marks(opened))
        terminal.say("found", len(marks(opened)))
        terminal.say("undecided", undecided)
