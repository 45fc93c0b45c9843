"""The commands of ``small-stories`` in the terminal."""

import click


@click.group("small-stories")
def commands() -> None:
    """Small Success Stories on your own computer."""
