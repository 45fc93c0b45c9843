"""The hidden command ``job``: what the window starts as its child process."""

import sys

import click


@click.command("job", hidden=True)
@click.argument("name", type=click.Choice(["transcribe", "find-identities"]))
def job(name: str) -> None:
    """Read one JSON line of needs from standard input; write JSON lines of events."""
    if name == "transcribe":
        from small_stories.transcribing.job import run
    else:
        from small_stories.anonymising.job import run
    run(sys.stdin, sys.stdout)
