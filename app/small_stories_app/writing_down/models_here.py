"""The speech models on this computer, in the words of the form."""

from dataclasses import dataclass

from small_stories.heard import Wishes
from small_stories_app.session import Session


@dataclass(frozen=True, slots=True)
class ModelHere:
    """A model by its name and in words."""

    name: str
    words: str


def models_here(session: Session) -> list[ModelHere]:
    """Return the models that can be used at once, the best one first."""
    name = Wishes().model
    return [ModelHere(name, name)]
