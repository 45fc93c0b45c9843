"""The command ``small-stories``: a window by default, and everything else in the terminal."""

import sys
from pathlib import Path

import click

from small_stories.command_line.main import commands
from small_stories.memory import leave_no_dump


@commands.command("open")
@click.argument("project", type=click.Path(path_type=Path, readable=False), required=False)
@click.option("--not-stored", is_flag=True, hidden=True)
def open_window(project: Path | None = None, *, not_stored: bool = False) -> None:
    """Open the window, with a project if one is named."""
    from small_stories_app.application import run

    sys.exit(run(project, all_stored=not not_stored))


def main() -> None:
    """Run the command line; without a command, show the window."""
    leave_no_dump()
    commands(args=sys.argv[1:] or ["open"], prog_name="small-stories")


if __name__ == "__main__":
    main()
