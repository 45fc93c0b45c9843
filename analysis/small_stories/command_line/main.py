"""The commands of ``small-stories`` in the terminal."""

import click

from small_stories.command_line.jobs import job


@click.group("small-stories")
def commands() -> None:
    """Small Success Stories on your own computer."""


commands.add_command(job)
