"""Whether this computer can do what is wished, said before it starts."""

from small_stories.heard import Wishes
from small_stories_app.session import Session


def hindrance_of(session: Session, wishes: Wishes) -> str:
    """Return the sentence of what stands in the way of wishes, or nothing."""
    return "" if wishes.model else session.text("writing_down.no_model_yet")
