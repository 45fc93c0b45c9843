"""Where the cursor is, in words, for those who do not see margin and stripes."""

from small_stories.model import SourceKind
from small_stories_app.transcript.open_interview import OpenInterview


def place_in_words(opened: OpenInterview, here: tuple[int, int] | None) -> str:
    """Return who speaks at a place, whether that was checked, and in which stories it is.

    What was written down from a recording alone says that it was checked: a transcript came in as
    somebody else had checked it, or not.
    """
    content = opened.content
    # While another interview comes onto the page, the cursor is still in the words of the last.
    if content is None or here is None or here[0] not in content.turns:
        return ""
    turn, say = content.turns[here[0]], opened.session.text
    parts = []
    if turn.state == "draft" or content.interview.source_kind == SourceKind.AUDIO:
        state = say("transcript.draft" if turn.state == "draft" else "transcript.checked")
        parts.append(", ".join(filter(None, [turn.label, state])))
    parts += [opened.story_sentence(story) for story in content.stories_at(*here)]
    return ". ".join(parts)
