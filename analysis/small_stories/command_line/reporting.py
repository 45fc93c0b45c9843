"""``small-stories report`` and ``decision-log``."""

from pathlib import Path

import click

from small_stories.command_line.terminal import Terminal
from small_stories.strings import LANGUAGES


@click.command("report")
@click.argument("project", type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    help="Folder for report.docx, typology.xlsx and quotes.docx.",
)
@click.option("--report-language", type=click.Choice(LANGUAGES), help="The project's by default.")
@click.pass_obj
def report(terminal: Terminal, project: Path, out: Path, report_language: str | None) -> None:
    """Write the report, the typology and the quotes; stops while a mark is undecided."""
    from small_stories.reporting.writing import write_report

    with terminal.open(project) as opened:
        written = write_report(opened, out, report_language)
    for path in written.paths:
        click.echo(path)


@click.command("decision-log")
@click.argument("project", type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    help="Folder for decisions.docx and decisions.csv.",
)
@click.option("--log-language", type=click.Choice(LANGUAGES), help="The project's by default.")
@click.pass_obj
def decision_log(terminal: Terminal, project: Path, out: Path, log_language: str | None) -> None:
    """Write what was decided on each identifying thing, without the originals."""
    from small_stories.reporting.decision_log import write_decision_log

    with terminal.open(project) as opened:
        written = write_decision_log(opened, out, log_language)
    for path in written.paths:
        click.echo(path)
