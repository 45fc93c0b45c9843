"""``small-stories report`` and ``decision-log``."""

from pathlib import Path

import click

from small_stories.command_line.terminal import Terminal
from small_stories.model import Profile
from small_stories.strings import LANGUAGES


class WithTemplates(click.Command):
    """A command whose help lists the templates, read only when help is asked for."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the templates, each with what it is for, in the language of messages."""
        from small_stories.reporting.templates.catalogue import TEMPLATES, template_about

        language = ctx.ensure_object(Terminal).language
        with formatter.section("Templates"):
            formatter.write_dl([(key, template_about(key, language)) for key in TEMPLATES])


@click.command("report", cls=WithTemplates)
@click.argument("project", type=click.Path(path_type=Path, readable=False))
@click.option(
    "--template", "name", metavar="NAME", help="Template of the report; the project's by default."
)
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    help="Language of the report; the project's by default.",
)
@click.option(
    "--profile",
    type=click.Choice([each.value for each in Profile]),
    help="For whose eyes it is; the project's by default.",
)
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, help="Folder for the report's files."
)
@click.pass_obj
def report(
    terminal: Terminal,
    project: Path,
    name: str | None,
    language: str | None,
    profile: str | None,
    out: Path,
) -> None:
    """Write a report by its template; stops while a mark on one of its quotes is undecided.

    The evaluation chapter, the final report and the thesis chapter leave with the typology and
    the list of quotes. The language of messages stands before the command, as everywhere.
    """
    from small_stories.reporting.writing import write_report

    with terminal.open(project) as opened:
        readers = Profile(profile) if profile else None
        written = write_report(opened, out, language, name, readers)
    for path in written.paths:
        click.echo(path)


@click.command("decision-log")
@click.argument("project", type=click.Path(path_type=Path, readable=False))
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
