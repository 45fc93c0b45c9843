"""``small-stories models``."""

from pathlib import Path

import click

from small_stories.command_line.terminal import Terminal
from small_stories.errors import SmallStoriesError
from small_stories.strings import text
from small_stories.transcribing.languages import RECOGNISED
from small_stories.transcribing.models.known import STARTER, KnownModel, known_model, known_models

_NAME_WIDTH = 18


@click.group("models", invoke_without_command=True)
@click.option("--for", "language", default="fi", help="Language the recommendation is for (code).")
@click.pass_context
def models(ctx: click.Context, language: str) -> None:
    """List the speech models, the recommended one first; fetch, take, remove and try them."""
    if ctx.invoked_subcommand is None:
        if language.lower() not in RECOGNISED:
            raise SmallStoriesError("models.language_unknown", code=language)
        _list(ctx.obj, language.lower())


def _list(terminal: Terminal, language: str) -> None:
    from small_stories.transcribing.models.at_hand import own_models
    from small_stories.transcribing.models.in_words import (
        address_in_words,
        hour_in_words,
        size_in_words,
        state_in_words,
    )
    from small_stories.transcribing.models.recommending import advice_for, in_order

    said = terminal.language
    first = advice_for(language).first
    for model in in_order(language):
        mark = f" · {terminal.text('model_recommended')}" if model == first else ""
        click.echo(f"{model.name:<{_NAME_WIDTH}}{model.title}{mark}")
        facts = (
            text(f"models.good_for.{model.name.replace('-', '_')}", said),
            hour_in_words(model, said),
            f"{size_in_words(model.bytes, said)} · {model.licence} · {address_in_words(model)}",
            state_in_words(model, said),
        )
        for fact in filter(None, facts):
            click.echo(f"{'':<{_NAME_WIDTH}}{fact}")
    for folder in own_models(known_models()):
        click.echo(f"{folder.name:<{_NAME_WIDTH}}{text('models.own', said)}")


@models.command("fetch")
@click.argument("name")
@click.pass_obj
def fetch_model(terminal: Terminal, name: str) -> None:
    """Fetch the model NAME from the address that the list shows."""
    from small_stories.transcribing.models.fetching import fetch
    from small_stories.transcribing.models.in_words import address_in_words

    model = _known(name)
    with terminal.progress(
        "fetching_model", model=model.title, address=address_in_words(model)
    ) as advance:
        click.echo(fetch(model, advance))


@models.command("take")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--as", "name", help="The known model that it has to be.")
@click.pass_obj
def take_model(terminal: Terminal, folder: Path, name: str | None) -> None:
    """Take a model from FOLDER, such as one on a USB stick, after the same check."""
    from small_stories.transcribing.models.checking import Compared
    from small_stories.transcribing.models.taking import take

    with terminal.progress("taking_model", folder=folder.name) as advance:
        taken = take(folder, name, advance)
    same = taken.checked.compared == Compared.PUBLISHED
    terminal.say("model_taken" if same else "model_taken_unknown", model=taken.name)


@models.command("remove")
@click.argument("name")
@click.pass_obj
def remove(terminal: Terminal, name: str) -> None:
    """Remove the model NAME from this computer."""
    from small_stories.transcribing.models.at_hand import remove_model

    remove_model(name)
    terminal.say("model_removed", model=name)


@models.command("try")
@click.argument("name", default=STARTER)
@click.option(
    "--recording",
    type=click.Path(path_type=Path),
    help="A recording of your own; the example's by default.",
)
@click.option("--graphics-card", "card", is_flag=True, help="Try the graphics card with it.")
@click.pass_obj
def try_out(terminal: Terminal, name: str, recording: Path | None, card: bool) -> None:
    """Transcribe half a minute and tell how long an hour takes on this computer."""
    from small_stories.command_line.child import run_job
    from small_stories.transcribing.models.graphics import Graphics, use_card
    from small_stories.transcribing.models.in_words import length_in_words

    path = str(recording.absolute()) if recording else None
    with terminal.progress("trying_model", model=name):
        ended = run_job("try-model", {"name": name, "card": card, "recording": path})
    if card:
        found = Graphics(ended["found"]) if ended else Graphics.FAILED
        use_card(found)
        click.echo(text(f"models.card.{found}", terminal.language))
    elif ended:
        length = length_in_words(ended["minutes"], terminal.language)
        click.echo(text("models.hour_takes", terminal.language, None, length=length))
    else:
        raise SmallStoriesError("job.crashed")


def _known(name: str) -> KnownModel:
    model = known_model(name)
    if model is None:
        raise SmallStoriesError("models.unknown", model=name)
    return model
