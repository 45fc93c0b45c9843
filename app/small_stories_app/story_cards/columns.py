"""The columns of the table of stories."""

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtGui import QIcon

from small_stories.storage.story_lines import StoryLine
from small_stories_app.session import Session
from small_stories_app.story_cards.drawing import rows_icon
from small_stories_app.story_cards.faces import Faces
from small_stories_app.story_cards.told_stories import ToldStories
from small_stories_app.widgets.rows import Column

COLUMNS: Final = ("code", "words", "kind", "told_under", "themes", "goals", "types", "reading",
                  "check", "quotes")  # fmt: skip
# In letters of the table's font, so that larger text gets wider columns; 0 takes what is left.
WIDTHS: Final = (9, 0, 19, 18, 18, 14, 14, 18, 18, 9)
# What the cards are grouped by is what these columns put the rows in order of.
ORDER_OF: Final = {"code": "interview"}


class StoryColumns:
    """Says of a story what each column of its row shows."""

    def __init__(self, session: Session, told: ToldStories, faces: Faces) -> None:
        self._session = session
        self._told = told
        self._faces = faces

    def columns(self) -> list[Column[StoryLine]]:
        """Return the columns in order."""
        return [
            self._column("code", lambda line: self._told.codes[line.story.id]),
            self._column("words", lambda line: self._faces.of(line.story.id).name),
            self._column("kind", lambda line: self._session.text(f"kinds.{line.story.kind}")),
            self._themes("told_under", lambda line: [line.story.told_under_id or 0]),
            self._themes("themes", lambda line: line.themes),
            self._column("goals", self._goals),
            self._column("types", lambda line: ", ".join(self._told.type_names(line)) or "–"),
            self._column("reading", self._reading),
            self._column("check", lambda line: self._session.text(
                f"checks.{line.story.check_state}")),
            self._column("quotes", lambda line: str(line.quotes) if line.quotes else "–"),
        ]  # fmt: skip

    def _column(self, key: str, say: Callable[[StoryLine], str]) -> Column[StoryLine]:
        return Column(self._session.text(f"stories.columns.{key}"), say)

    def _themes(self, key: str, of: Callable[[StoryLine], Iterable[int]]) -> Column[StoryLine]:
        """Return a column of themes by number and line, which take less room than their names."""

        def numbers(line: StoryLine) -> str:
            return " ".join(str(place + 1) for place in self._told.places(of(line))) or "–"

        def names(line: StoryLine) -> str:
            known = self._told.theme_names
            return ", ".join(known[each] for each in of(line) if each in known) or "–"

        def picture(line: StoryLine) -> QIcon:
            return rows_icon(self._told.places(of(line)))

        heading = self._session.text(f"stories.columns.{key}")
        return Column(heading, numbers, whole=names, picture=picture)

    def _goals(self, line: StoryLine) -> str:
        known = self._told.goal_names
        return ", ".join(known[each] for each in line.goals if each in known) or "–"

    def _reading(self, line: StoryLine) -> str:
        key = "read_by_us" if line.is_read else "not_yet_read"
        return self._session.text(f"stories.{key}")
