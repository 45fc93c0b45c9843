"""The step stories: every story of the project in one table."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from small_stories.storage.setup import goals, themes
from small_stories.storage.story_lines import StoryLine, story_lines
from small_stories.storage.types import story_types
from small_stories.typology.codes import codes_of
from small_stories_app.session import Session
from small_stories_app.transcript.stripes import ICON, theme_icon
from small_stories_app.view import View
from small_stories_app.widgets.empty_state import EmptyState
from small_stories_app.widgets.rows import Column, RowsModel
from small_stories_app.widgets.rows_table import RowsTable

COLUMNS: Final = ("code", "words", "kind", "told_under", "themes", "goals", "types", "reading",
                  "check", "quotes")  # fmt: skip
# In letters of the table's font, so that larger text gets wider columns; 0 takes what is left.
WIDTHS: Final = (9, 0, 19, 18, 18, 14, 14, 18, 18, 9)
ORDERS: Final = ("told", "themes", "told_under", "kind", "types", "reading", "check")
FIRST_WORDS: Final = 160


class StoriesView(View):
    """All stories; Enter or a double click opens one in its transcript."""

    key = "stories"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._lines: list[StoryLine] = []
        self._names: dict[str, dict[int, str]] = {}
        self._codes: dict[int, str] = {}
        self.filter = QLineEdit()
        self.order = QComboBox()
        self.counted = QLabel()
        self.clear = QPushButton(session.text("stories.clear_filter"))
        self.model = RowsModel(self._columns(), lambda line: line.story.id)
        self.table = RowsTable(self.model, session.text("stories.table"), WIDTHS)
        self.empty = EmptyState(session.text("stories.none"), session.text("stories.to_interviews"))
        self.table.setIconSize(ICON)
        self.pages = QStackedWidget()
        self._lay_out()
        self._connect()

    def show_project(self) -> None:
        """Read every story anew."""
        project = self.session.project
        self._lines = story_lines(project)
        self._codes = codes_of([line.story for line in self._lines])
        self._names = {
            "themes": {each.id: each.name for each in themes(project)},
            "goals": {each.id: each.name for each in goals(project)},
            "types": {each.id: each.name for each in story_types(project)},
        }
        self._show_lines()

    def _lay_out(self) -> None:
        say = self.session.text
        self.filter.setPlaceholderText(say("stories.filter"))
        self.filter.setAccessibleName(say("stories.filter"))
        self.filter.setClearButtonEnabled(True)
        for order in ORDERS:
            self.order.addItem(say(f"stories.orders.{order}"), order)
        label = QLabel(say("stories.order"))
        label.setBuddy(self.order)
        row = QHBoxLayout()
        row.addWidget(self.filter, 1)
        row.addWidget(self.clear)
        row.addWidget(label)
        row.addWidget(self.order)
        row.addWidget(self.counted)
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(12, 12, 12, 0)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        self.pages.addWidget(self.empty)
        self.pages.addWidget(shown)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pages)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._show_lines)
        self.filter.returnPressed.connect(self.table.setFocus)
        self.clear.clicked.connect(self.filter.clear)
        self.empty.started.connect(lambda: self.step_asked.emit("interviews"))
        self.order.currentIndexChanged.connect(self._show_lines)
        self.table.activated.connect(self._open)
        self.table.horizontalHeader().sectionClicked.connect(self._order_by)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.filter.setFocus)

    def _order_by(self, column: int) -> None:
        place = self.order.findData(COLUMNS[column])
        self.order.setCurrentIndex(max(place, 0))

    def _show_lines(self) -> None:
        wanted = self.filter.text().casefold().split()
        found = [line for line in self._lines if self._holds(line, wanted)]
        order = self.order.currentData()
        if order != "told":
            found.sort(key=lambda line: self._rank(getattr(self, f"_{order}")(line)))
        self.table.show_rows(found)
        self.clear.setVisible(bool(wanted))
        self.counted.setText(self._count(len(found)))
        self.pages.setCurrentIndex(1 if self._lines else 0)

    def _count(self, found: int) -> str:
        if found == len(self._lines):
            return self.session.text("stories.count", found)
        return self.session.text("stories.count_of", found, all=len(self._lines))

    def _holds(self, line: StoryLine, wanted: list[str]) -> bool:
        if not wanted:
            return True
        columns = self.model.columns
        said = " ".join([line.words, *((each.whole or each.say)(line) for each in columns)])
        return all(word in said.casefold() for word in wanted)

    @staticmethod
    def _rank(words: str) -> tuple[bool, str]:
        # What has nothing in the column comes last.
        return words in ("", "–"), words.casefold()

    def _open(self, index: QModelIndex) -> None:
        self.story_asked.emit(self.model.rows[index.row()].story.id)

    def _columns(self) -> list[Column[StoryLine]]:
        whole = {"told_under": self._told_under_named, "themes": self._themes_named}
        pictures = {"told_under": self._told_under_drawn, "themes": self._themes_drawn}
        return [
            Column(
                self.session.text(f"stories.columns.{key}"),
                getattr(self, f"_{key}"),
                whole=whole.get(key),
                picture=pictures.get(key),
            )
            for key in COLUMNS
        ]

    def _code(self, line: StoryLine) -> str:
        return self._codes[line.story.id]

    def _words(self, line: StoryLine) -> str:
        return line.story.title or " ".join(line.words.split())[:FIRST_WORDS]

    def _kind(self, line: StoryLine) -> str:
        return self.session.text(f"kinds.{line.story.kind}")

    def _told_under(self, line: StoryLine) -> str:
        return self._numbers([line.story.told_under_id or 0])

    def _told_under_named(self, line: StoryLine) -> str:
        return self._joined("themes", [line.story.told_under_id or 0])

    def _told_under_drawn(self, line: StoryLine) -> QIcon:
        return theme_icon(*self._places([line.story.told_under_id or 0]))

    def _themes(self, line: StoryLine) -> str:
        return self._numbers(line.themes)

    def _themes_named(self, line: StoryLine) -> str:
        return self._joined("themes", line.themes)

    def _themes_drawn(self, line: StoryLine) -> QIcon:
        return theme_icon(*self._places(line.themes))

    def _numbers(self, given: Iterable[int]) -> str:
        """Return the keys of themes, which take less room than their names."""
        return " ".join(str(place + 1) for place in self._places(given)) or "–"

    def _places(self, given: Iterable[int]) -> list[int]:
        wanted = set(given)
        return [place for place, theme in enumerate(self._names["themes"]) if theme in wanted]

    def _goals(self, line: StoryLine) -> str:
        return self._joined("goals", line.goals)

    def _types(self, line: StoryLine) -> str:
        return self._joined("types", [link.type_id for link in line.types])

    def _reading(self, line: StoryLine) -> str:
        return self.session.text(f"stories.{'read' if line.is_read else 'not_yet_read'}")

    def _check(self, line: StoryLine) -> str:
        return self.session.text(f"checks.{line.story.check_state}")

    def _quotes(self, line: StoryLine) -> str:
        return str(line.quotes) if line.quotes else "–"

    def _joined(self, kind: str, numbers: Iterable[int]) -> str:
        names = self._names[kind]
        return ", ".join(names[number] for number in numbers if number in names) or "–"
