"""The stories of one teller in a table; several can be chosen at once."""

from typing import Final

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QAbstractItemView

from small_stories.storage.checks import Check, check
from small_stories.storage.stories import Story, story_words
from small_stories_app.checking.in_words import day_in_words
from small_stories_app.session import Session
from small_stories_app.widgets.rows import Column, RowsModel
from small_stories_app.widgets.rows_table import RowsTable

_FIRST_WORDS: Final = 160
_WIDTHS: Final = (11, 0, 26, 15)


class ToldList(RowsTable):
    """Each story with how its check stands; keys set the state of all that are chosen."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._codes: dict[int, str] = {}
        self._checks: dict[int, Check] = {}
        self._words: dict[int, str] = {}
        say = session.text
        columns: list[Column[Story]] = [
            Column(say("checking.columns.code"), lambda story: self._codes[story.id]),
            Column(say("checking.columns.story"), lambda story: self._words[story.id]),
            Column(say("checking.columns.state"), self._state),
            Column(say("checking.columns.day"), self._day),
        ]
        self._model = RowsModel(columns, lambda story: story.id)
        super().__init__(self._model, say("checking.stories"), _WIDTHS)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def show_stories(self, told: tuple[Story, ...], codes: dict[int, str]) -> None:
        """Show stories; what was chosen stays chosen as far as it is there."""
        project = self._session.project
        self._codes = codes
        self._checks = {story.id: check(project, story.id) for story in told}
        self._words = {
            story.id: story.title or story_words(project, story.id)[:_FIRST_WORDS] for story in told
        }
        self.show_rows(told)
        if told and not self.chosen:
            self.selectRow(max(self.currentIndex().row(), 0))

    def selectRow(self, row: int) -> None:
        """Choose one story alone, whichever keys are held down: Qt would add it with Ctrl."""
        how = QItemSelectionModel.SelectionFlag
        index = self._model.index(row, 0)
        self.selectionModel().setCurrentIndex(index, how.ClearAndSelect | how.Rows)

    @property
    def chosen(self) -> list[int]:
        """The stories that are chosen, in the order told."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._model.rows[row].id for row in rows]

    def _state(self, story: Story) -> str:
        return self._session.text(f"checks.{self._checks[story.id].state}")

    def _day(self, story: Story) -> str:
        return day_in_words(self._session, self._checks[story.id].on_date)
