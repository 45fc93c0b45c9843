"""Words to expect in a recording: names and terms that the project knows already."""

from small_stories_app.session import Session


def expected_words_of(session: Session) -> list[str]:
    """Return the words that the project proposes, each once."""
    return []
