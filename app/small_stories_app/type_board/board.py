"""Which cards stand in which column of the board."""

from collections.abc import Iterable
from typing import Final

from small_stories.model import Grade, StoryKind, TypeRole
from small_stories.storage.setup import themes
from small_stories.storage.story_lines import StoryLine
from small_stories.typology.codes import codes_of
from small_stories_app.session import Session
from small_stories_app.type_board.cards import Card

# What is put on the board besides success stories when the analyst asks for it: a disappointment
# can stand against a type, a remark or an aside cannot.
_OTHER_KINDS: Final = (StoryKind.OTHER_STORY, StoryKind.DISAPPOINTMENT)
_WORDS: Final = 140


def theme_number(place: int) -> str:
    """Return the number of a theme, counted from 0, in a ring: ① for the first."""
    return chr(ord("①") + place)


class BoardCards:
    """The cards of the board, made once from all stories."""

    def __init__(self, session: Session, lines: Iterable[StoryLine], *, others: bool) -> None:
        self._session = session
        self._lines = list(lines)
        self._codes = codes_of([line.story for line in self._lines])
        self._places = {each.id: n for n, each in enumerate(themes(session.project))}
        self._kinds = {StoryKind.SUCCESS, *(_OTHER_KINDS if others else ())}

    def untyped(self) -> list[Card]:
        """Return the cards that stand in no type."""
        return [self._card(line) for line in self._lines
                if not line.types and line.story.kind in self._kinds]  # fmt: skip

    def of_type(self, story_type: int) -> list[Card]:
        """Return the cards of a type; its counter-examples come last."""
        roles = {
            line.story.id: link.role
            for line in self._lines
            for link in line.types
            if link.type_id == story_type
        }
        here = [line for line in self._lines if line.story.id in roles]
        here.sort(key=lambda line: roles[line.story.id] == TypeRole.COUNTER_EXAMPLE)
        return [self._card(line, roles[line.story.id]) for line in here]

    def _card(self, line: StoryLine, role: str = TypeRole.SUPPORTS) -> Card:
        say, story = self._session.text, line.story
        counter = say("types_view.counter_example") if role == TypeRole.COUNTER_EXAMPLE else ""
        places = sorted(self._places[theme] for theme in line.themes)
        below = [
            " ".join(theme_number(place) for place in places),
            self._codes[story.id],
            say(f"kinds.{story.kind}") if story.kind != StoryKind.SUCCESS else "",
            say("grades.brief") if story.grade == Grade.BRIEF else "",
            "" if line.is_read else say("stories.not_yet_read"),
        ]
        return Card(
            story=story.id,
            title=story.title or " ".join(line.words.split())[:_WORDS],
            below=" · ".join(filter(None, below)),
            themes=tuple(places),
            counter=counter,
        )
