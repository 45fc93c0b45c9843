"""``small-stories demo``."""

from pathlib import Path

import click

from small_stories.command_line.terminal import Terminal
from small_stories.storage.project_file import SUFFIX, open_project

PASSPHRASE = "pienet tarinat"
"""Of the example project alone: everybody in it is invented, and everybody may open it."""


OUT = "esimerkki"


@click.command("demo")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Folder for the example project and its report; esimerkki, or a new one like it.",
)
@click.pass_obj
def demo(terminal: Terminal, out: Path | None) -> None:
    """Build the example project from its files, and write its report."""
    from small_stories.example.building import STEPS, build
    from small_stories.reporting.writing import write_report

    out = out or _free_folder()
    project = out / f"hellankulma{SUFFIX}"
    total = len(STEPS) + 1
    for number, (step, do) in enumerate(build(project, PASSPHRASE), start=1):
        with terminal.progress(f"demo.{step.key}", number=number, total=total) as advance:
            do(advance)
    with (
        terminal.progress("demo.report", number=total, total=total),
        open_project(project, PASSPHRASE) as opened,
    ):
        written = write_report(opened, out)
    for path in (project, *written.paths):
        click.echo(path)
    terminal.say("demo.done", project=project, passphrase=PASSPHRASE)


def _free_folder() -> Path:
    """Return a folder that is not there yet: a second try leaves the first as it is."""
    names = (Path(f"{OUT}-{number}") for number in range(2, 10_000))
    return next(path for path in (Path(OUT), *names) if not path.exists())
