"""Whether this computer can do what is wished, said before it starts."""

from small_stories.errors import SmallStoriesError
from small_stories.heard import Wishes
from small_stories.strings import error_text
from small_stories_app.session import Session


def hindrance_of(session: Session, wishes: Wishes) -> str:
    """Return the sentence of what stands in the way of wishes, or nothing."""
    from small_stories.transcribing.models.memory import refuse_too_large

    if not wishes.model:
        return session.text("writing_down.no_model_yet")
    try:
        refuse_too_large(wishes.model)
    except SmallStoriesError as error:
        return error_text(error, session.language)
    return ""
