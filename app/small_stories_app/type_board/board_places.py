"""Which stories stand where on the board."""

from typing import Final

from small_stories.model import StoryKind, TypeRole
from small_stories_app.story_cards.told_stories import ToldStories

# What is put on the board besides success stories when the analyst asks for it: a disappointment
# can stand against a type, a remark or an aside cannot.
_OTHER_KINDS: Final = (StoryKind.OTHER_STORY, StoryKind.DISAPPOINTMENT)


class BoardPlaces:
    """Goes through all stories once; every part of the board then asks for its own."""

    def __init__(self, told: ToldStories, *, others: bool) -> None:
        kinds = {StoryKind.SUCCESS, *(_OTHER_KINDS if others else ())}
        self.untyped: list[int] = []
        self._standing: dict[tuple[int, str], list[int]] = {}
        for line in told.lines.values():
            if not line.types and line.story.kind in kinds:
                self.untyped.append(line.story.id)
            for link in line.types:
                self._standing.setdefault((link.type_id, link.role), []).append(line.story.id)

    def of(self, story_type: int | None, role: TypeRole) -> list[int]:
        """Return the stories that stand in a type in a role, or those that have no type."""
        if story_type is None:
            return self.untyped
        return self._standing.get((story_type, str(role)), [])
