"""The editor of recommendations: what is recommended, to which level, and what it rests on."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from small_stories.changes.recommending import (
    add_recommendation,
    edit_recommendation,
    link_to_type,
    move_recommendation,
    remove_recommendation,
    unlink_from_type,
)
from small_stories.storage.change_record import Changed
from small_stories.storage.recommendations import (
    LEVELS,
    Recommendation,
    recommendations,
    types_behind,
)
from small_stories.storage.stories import stories
from small_stories.storage.types import StoryType, stories_in_types, story_types
from small_stories.typology.support import support_in_words, support_of
from small_stories_app.preparing.listed_rows import ListedRows
from small_stories_app.session import Session
from small_stories_app.widgets.headings import explanation, heading
from small_stories_app.widgets.rows import Column
from small_stories_app.widgets.still import StillBox

_TABLES: Final = frozenset({"recommendation", "recommendation_type", "story_type", "story_in_type"})
_LEVEL_LETTERS: Final = 22
_TYPE: Final = Qt.ItemDataRole.UserRole


class RecommendationsEditor(QWidget):
    """A list that is edited in place, and below it the types that the selected one rests on.

    Levels are chosen from the usual ones, or typed.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        say = session.text
        self._session = session
        self._types: list[StoryType] = []
        self._behind: dict[int, list[int]] = {}
        self.level = _level_box(session)
        self.rows = self._made_rows()
        self.rows.adding.insertWidget(1, self.level)
        self.rests_on = heading(say("recommending.rests_on"), 1.0)
        self.types = QListWidget()
        self.no_types = explanation(say("recommending.no_types"))
        self.empty = explanation(say("recommending.none"))
        self._lay_out()
        self.rows.table.selectionModel().currentRowChanged.connect(self._show_types)
        self.types.itemChanged.connect(self._tick)
        session.changed.connect(self.refresh)
        self.show_project()

    def show_project(self) -> None:
        """Read recommendations and types anew."""
        if not self._session.is_open:
            return
        project = self._session.project
        self._types, self._behind = story_types(project), types_behind(project)
        found = recommendations(project)
        self.empty.setVisible(not found)
        self.rows.show_rows(found)
        if found and self.rows.current() is None:
            self.rows.table.selectRow(0)
        self._show_types()

    def refresh(self, changed: Changed) -> None:
        """Follow a change of recommendations or of types."""
        if _TABLES & changed.rows.keys():
            self.show_project()

    def _lay_out(self) -> None:
        say = self._session.text
        self.types.setAccessibleName(say("recommending.rests_on"))
        self.types.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(explanation(say("recommending.about")))
        column.addWidget(self.empty)
        column.addWidget(self.rows)
        column.addWidget(self.rests_on)
        column.addWidget(self.no_types)
        column.addWidget(self.types, 20)
        column.addStretch(1)  # holds the lines together while there are no types to show

    def _made_rows(self) -> ListedRows[Recommendation]:
        say, session = self._session.text, self._session
        columns = [
            Column(say("recommending.text"), lambda each: each.text, self._write_text),
            Column(say("recommending.level"), self._level_name, self._write_level),
            Column(say("recommending.types"), self._type_names),
        ]
        rows = ListedRows(session, say("recommending.list"), columns, lambda each: each.id)
        rows.offer_adding([say("recommending.new")], say("recommending.add"), self._add)
        rows.offer_moving(
            say("prepare.up"), say("prepare.down"),
            lambda each, step: move_recommendation(session.project, each.id, step),
        )  # fmt: skip
        rows.offer_removing(
            say("recommending.remove"),
            lambda each: remove_recommendation(session.project, each.id),
        )
        rows.narrow(1, _LEVEL_LETTERS)
        return rows

    def _add(self, words: str) -> None:
        add_recommendation(self._session.project, self._level_of(self.level.currentText()), words)

    def _write_text(self, each: Recommendation, words: str) -> None:
        if words:
            edit_recommendation(self._session.project, each.id, text=words)

    def _write_level(self, each: Recommendation, words: str) -> None:
        level = self._level_of(words)
        edit_recommendation(self._session.project, each.id, level=level)

    def _level_of(self, words: str) -> str:
        """Return the usual level of a name in the window's language, or the words themselves."""
        say, typed = self._session.text, " ".join(words.split())
        names = {say(f"report.levels.{level}").casefold(): level for level in LEVELS}
        return names.get(typed.casefold(), typed)

    def _level_name(self, each: Recommendation) -> str:
        if each.level not in LEVELS:
            return each.level
        return self._session.text(f"report.levels.{each.level}")

    def _type_names(self, each: Recommendation) -> str:
        behind = self._behind.get(each.id, [])
        names = [self._name(kind) for kind in self._types if kind.id in behind]
        return "; ".join(names) or self._session.text("recommending.rests_on_none")

    def _name(self, kind: StoryType) -> str:
        return kind.name.strip() or self._session.text("report.types.unnamed")

    def _show_types(self) -> None:
        """Show all types, ticked where the selected recommendation rests on them."""
        current = self.rows.current()
        for part in (self.rests_on, self.types):
            part.setVisible(current is not None and bool(self._types))
        self.no_types.setVisible(not self._types)
        if current is None or not self._types:
            return
        behind = self._behind.get(current.id, [])
        place = self.types.currentRow()
        self.types.blockSignals(True)
        self.types.clear()
        for kind, words in zip(self._types, self._support(), strict=True):
            item = QListWidgetItem(f"{self._name(kind)} ({words})", self.types)
            item.setData(_TYPE, kind.id)
            item.setToolTip(kind.in_words or kind.mechanism)
            ticked = Qt.CheckState.Checked if kind.id in behind else Qt.CheckState.Unchecked
            item.setCheckState(ticked)
        self.types.setCurrentRow(max(place, 0))
        self.types.blockSignals(False)

    def _support(self) -> list[str]:
        project, language = self._session.project, self._session.language
        links, told = stories_in_types(project), stories(project)
        return [
            support_in_words(support_of(kind.id, links, told), language) for kind in self._types
        ]

    def _tick(self, item: QListWidgetItem) -> None:
        current = self.rows.current()
        if current is None:
            return
        ticked = item.checkState() == Qt.CheckState.Checked
        change = link_to_type if ticked else unlink_from_type
        kind = int(item.data(_TYPE))
        self._session.attempt(lambda: change(self._session.project, current.id, kind))


def _level_box(session: Session) -> QComboBox:
    """Return a box with the usual levels, in which another name can be typed."""
    box = StillBox()
    box.setEditable(True)
    for level in LEVELS:
        box.addItem(session.text(f"report.levels.{level}"), level)
    box.setAccessibleName(session.text("recommending.level"))
    box.setToolTip(session.text("recommending.level_hint"))
    return box
