"""The line above the stories: words they are found by, their kind, and what they are grouped by."""

from collections.abc import Iterable
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from small_stories.model import StoryKind
from small_stories_app.commands import Command
from small_stories_app.options import Option
from small_stories_app.session import Session
from small_stories_app.story_cards.groups import GROUPINGS
from small_stories_app.widgets.reading import reads

GROUPED_BY: Final = Option("stories/grouped_by", "themes")


class FilterLine(QWidget):
    """``changed`` comes when other stories are asked for, or the same ones in other groups."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        reads(self)
        self._session = session
        self.filter = QLineEdit()
        self.kind = QComboBox()
        self.group = QComboBox()
        self._fill()
        label = QLabel(session.text("stories.order"))
        label.setBuddy(self.group)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.filter, 1)
        for part in (self.kind, label, self.group):
            row.addWidget(part)
        self.filter.textChanged.connect(self.changed)
        self.kind.currentIndexChanged.connect(self.changed)
        self.group.currentIndexChanged.connect(self._group_anew)

    def commands(self) -> Iterable[Command]:
        """Return what the boxes choose as commands; found by name, not in menus."""
        for grouping in GROUPINGS:
            choose = partial(self.group.setCurrentIndex, self.group.findData(grouping))
            yield Command(f"view.stories_by.{grouping}", choose, possible=self.isVisible,
                          chosen=partial(self._is_grouped, grouping), listed=False)  # fmt: skip
        yield Command("view.only_successes", self._turn_successes, possible=self.isVisible,
                      chosen=self._is_successes, listed=False)  # fmt: skip

    def clear(self) -> None:
        """Ask for all stories."""
        self.kind.setCurrentIndex(0)
        self.filter.clear()

    def _fill(self) -> None:
        say = self._session.text
        self.filter.setPlaceholderText(say("stories.filter"))
        self.filter.setAccessibleName(say("stories.filter"))
        self.filter.setClearButtonEnabled(True)
        self.kind.setAccessibleName(say("stories.of_kind"))
        self.kind.addItem(say("stories.all_kinds"), "")
        for kind in StoryKind:
            self.kind.addItem(say(f"kinds.{kind}"), str(kind))
        for grouping in GROUPINGS:
            self.group.addItem(say(f"stories.groupings.{grouping}"), grouping)
        kept = self.group.findData(self._session.options.get(GROUPED_BY))
        self.group.setCurrentIndex(max(kept, 0))

    def _group_anew(self) -> None:
        self._session.options.set(GROUPED_BY, self.group.currentData())
        self.changed.emit()

    def _is_grouped(self, grouping: str) -> bool:
        return bool(self.group.currentData() == grouping)

    def _is_successes(self) -> bool:
        return bool(self.kind.currentData() == StoryKind.SUCCESS)

    def _turn_successes(self) -> None:
        wanted = "" if self._is_successes() else str(StoryKind.SUCCESS)
        self.kind.setCurrentIndex(self.kind.findData(wanted))
