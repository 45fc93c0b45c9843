"""How recordings were written down last on this computer: proposed the next time.

Words to expect are not among them: they name people, and the settings file is not encrypted.
"""

from dataclasses import replace
from typing import Final

from small_stories.heard import Wishes
from small_stories_app.options import Option
from small_stories_app.session import Session
from small_stories_app.writing_down.models_here import models_here

MODEL: Final = Option("writing_down/model", "")
SPEAKERS: Final = Option("writing_down/speakers", "2")
PAUSES: Final = Option("writing_down/pauses", "on")
FILLERS: Final = Option("writing_down/fillers", "off")


def last_choices(session: Session) -> Wishes:
    """Return what was chosen last, or what is proposed at first; without languages and words."""
    options = session.options
    speakers = options.get(SPEAKERS)
    return Wishes(
        model=options.get(MODEL),
        speakers=int(speakers) if speakers.isdigit() else int(SPEAKERS.default),
        pauses=options.is_on(PAUSES),
        fillers=options.is_on(FILLERS),
    )


def keep_choices(session: Session, wishes: Wishes) -> None:
    """Keep what was chosen."""
    options = session.options
    options.set(MODEL, wishes.model)
    options.set(SPEAKERS, str(wishes.speakers))
    options.switch(PAUSES, on=wishes.pauses)
    options.switch(FILLERS, on=wishes.fillers)


def proposed(session: Session, language: str) -> Wishes:
    """Return how a recording in a language is written down if nothing else is chosen."""
    last = last_choices(session)
    here = [model.name for model in models_here(language)]
    model = last.model if last.model in here or not here else here[0]
    return replace(last, model=model, languages=(language,) if language else ())
