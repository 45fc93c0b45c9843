"""The speech models on this computer, in the words of the form."""

from dataclasses import dataclass

from small_stories_app.session import Session


@dataclass(frozen=True, slots=True)
class ModelHere:
    """A model by its name and in words."""

    name: str
    words: str


def models_here(session: Session, language: str) -> list[ModelHere]:
    """Return the models that can be used at once, those for a language first.

    Where it was tried, the words tell how long an hour takes. A model of the user's own goes by
    its folder.
    """
    from small_stories.transcribing.models.at_hand import State, own_models, state_of
    from small_stories.transcribing.models.in_words import hour_in_words
    from small_stories.transcribing.models.known import KnownModel, known_models
    from small_stories.transcribing.models.recommending import in_order

    def words(model: KnownModel) -> str:
        takes = hour_in_words(model, session.language)
        return " · ".join(filter(None, [model.title, takes]))

    usable = (State.HERE, State.COMES_ALONG)
    here = [model for model in in_order(language) if state_of(model) in usable]
    named = [ModelHere(model.name, words(model)) for model in here]
    return named + [ModelHere(folder.name, folder.name) for folder in own_models(known_models())]


def better_elsewhere(session: Session, language: str) -> str:
    """Return a sentence on the model that suits a language best, where it is not here; or ""."""
    from small_stories.transcribing.models.recommending import advice_for

    best = advice_for(language).first
    if any(best.name == model.name for model in models_here(session, language)):
        return ""
    return session.text("writing_down.better_model", model=best.title)
