"""Words to expect in a recording: names and terms that the project knows already."""

from small_stories.storage.expected_words import expected_words
from small_stories_app.session import Session


def expected_words_of(session: Session) -> tuple[str, ...]:
    """Return the words that the project proposes, each once."""
    return expected_words(session.project) if session.is_open else ()
