"""The models of the page as rows of a table."""

from dataclasses import dataclass

from small_stories.transcribing.models.at_hand import State, own_models, state_of
from small_stories.transcribing.models.in_words import (
    hour_in_words,
    length_in_words,
    size_in_words,
)
from small_stories.transcribing.models.known import KnownModel, known_models
from small_stories.transcribing.models.recommending import advice_for, in_order
from small_stories.transcribing.models.trying import hour_takes
from small_stories_app.session import Session
from small_stories_app.widgets.rows import Column


@dataclass(frozen=True, slots=True)
class ModelRow:
    """A model by its name here; ``known`` is None for one that the program does not know."""

    name: str
    title: str
    known: KnownModel | None
    recommended: bool
    state: State

    @property
    def is_here(self) -> bool:
        """Whether it can be used at once."""
        return self.state in (State.HERE, State.COMES_ALONG)


def rows_for(language: str) -> list[ModelRow]:
    """Return all models for a language: the recommended first, the user's own last."""
    first = advice_for(language).first
    known = [
        ModelRow(model.name, model.title, model, model == first, state_of(model))
        for model in in_order(language)
    ]
    own = own_models(known_models())
    return known + [
        ModelRow(folder.name, folder.name, None, recommended=False, state=State.HERE)
        for folder in own
    ]


def columns(session: Session) -> list[Column[ModelRow]]:
    """Return what the table says of a model."""
    text, language = session.text, session.language

    def title(row: ModelRow) -> str:
        return text("models.page.recommended", model=row.title) if row.recommended else row.title

    def size(row: ModelRow) -> str:
        return size_in_words(row.known.bytes, language) if row.known else ""

    def hour(row: ModelRow) -> str:
        takes = hour_takes(row.known) if row.known else None
        if takes is None:
            return text("models.page.not_tried")
        length = length_in_words(takes.minutes, language)
        return text("models.page.estimated", length=length) if takes.estimated else length

    def hour_whole(row: ModelRow) -> str:
        whole = hour_in_words(row.known, language) if row.known else ""
        return whole or text("models.page.not_tried")

    return [
        Column(text("models.page.model"), title),
        Column(text("models.page.size"), size),
        Column(text("models.page.hour"), hour, whole=hour_whole),
        Column(text("models.page.state"), lambda row: text(f"models.page.states.{row.state}")),
    ]
