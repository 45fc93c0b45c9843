"""The speech models on this computer, in the words of the form."""

from dataclasses import dataclass

from small_stories_app.session import Session


@dataclass(frozen=True, slots=True)
class ModelHere:
    """A model by its name, and by what it is called to the analyst."""

    name: str
    title: str


def models_here(language: str) -> list[ModelHere]:
    """Return the models that can be used at once, those for a language first.

    A model of the user's own goes by its folder.
    """
    from small_stories.transcribing.models.at_hand import State, own_models, state_of
    from small_stories.transcribing.models.known import known_models
    from small_stories.transcribing.models.recommending import in_order

    usable = (State.HERE, State.COMES_ALONG)
    here = [model for model in in_order(language) if state_of(model) in usable]
    named = [ModelHere(model.name, model.title) for model in here]
    return named + [ModelHere(folder.name, folder.name) for folder in own_models(known_models())]


def about_model(session: Session, name: str, language: str) -> str:
    """Return what is known of a model here: how long an hour takes, and what would suit better."""
    from small_stories.transcribing.models.in_words import hour_in_words
    from small_stories.transcribing.models.known import known_model
    from small_stories.transcribing.models.recommending import advice_for

    model, best = known_model(name), advice_for(language).first
    sentences = [hour_in_words(model, session.language)] if model else []
    if not any(best.name == one.name for one in models_here(language)):
        sentences.append(session.text("writing_down.better_model", model=best.title))
    return " ".join(filter(None, sentences))
