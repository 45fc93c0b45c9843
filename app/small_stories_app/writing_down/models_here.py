"""The speech models on this computer, in the words of the form."""

from dataclasses import dataclass

from small_stories_app.session import Session


@dataclass(frozen=True, slots=True)
class ModelHere:
    """A model by its name and in words."""

    name: str
    words: str


def models_here(session: Session, language: str) -> list[ModelHere]:
    """Return the models that can be used at once, the one for a language first.

    Those taught another language come last; a model of the user's own goes by its folder.
    """
    from small_stories.transcribing.models.at_hand import State, own_models, state_of
    from small_stories.transcribing.models.known import KnownModel, known_models

    def fit(model: KnownModel) -> tuple[bool, bool, float]:
        return model.language != language, model.language != "", -model.time

    usable = (State.HERE, State.COMES_ALONG)
    here = [model for model in known_models() if state_of(model) in usable]
    named = [ModelHere(model.name, model.title) for model in sorted(here, key=fit)]
    own = [ModelHere(folder.name, folder.name) for folder in own_models(known_models())]
    return named + own
