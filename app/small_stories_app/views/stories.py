"""The step stories: every story of the project as cards in groups, or in one table."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from small_stories.storage.change_record import Changed
from small_stories_app.commands import Command
from small_stories_app.options import Option
from small_stories_app.session import Session
from small_stories_app.story_cards.actions import StoryActions
from small_stories_app.story_cards.card_grid import CardGrid
from small_stories_app.story_cards.columns import COLUMNS, ORDER_OF, WIDTHS, StoryColumns
from small_stories_app.story_cards.faces import Faces
from small_stories_app.story_cards.filter_line import FilterLine
from small_stories_app.story_cards.grouped_model import GroupedModel
from small_stories_app.story_cards.groups import Grouping
from small_stories_app.story_cards.told_stories import ToldStories
from small_stories_app.transcript.stripes import ICON
from small_stories_app.view import View
from small_stories_app.widgets.empty_state import EmptyState
from small_stories_app.widgets.pages import Pages
from small_stories_app.widgets.rows import RowsModel
from small_stories_app.widgets.rows_table import RowsTable

SHOWN_AS: Final = Option("stories/shown_as", "cards")
_THEME_KEYS: Final = range(1, 10)


class StoriesView(View):
    """All stories; arrows go among them, Enter opens one in its transcript."""

    key = "stories"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        text = session.text
        self.told = ToldStories(session)
        self.faces = Faces(session, self.told)
        self.grouping = Grouping(session, self.told)
        self.line = FilterLine(session)
        self.filter, self.kind, self.group = self.line.filter, self.line.kind, self.line.group
        self.counted = QLabel()
        self.model = GroupedModel(self.faces)
        self.cards = CardGrid(self.model, text("stories.cards"))
        columns = StoryColumns(session, self.told, self.faces).columns()
        self.rows = RowsModel(columns, lambda line: line.story.id)
        self.table = RowsTable(self.rows, text("stories.table"), WIDTHS)
        self.nothing = EmptyState(text("stories.nothing_found"), text("stories.clear_filter"))
        self.empty = EmptyState(text("stories.none"), text("stories.to_interviews"))
        self.found = QStackedWidget()
        self.pages = Pages()
        self.actions_on = StoryActions(
            session, self, self.told, self.chosen, self._type_here, self._place_here
        )
        self._lay_out()
        self._connect()

    def commands(self) -> Iterable[Command]:
        """Return the commands; single letters work on cards and rows alone."""
        on, act = self.found, self.actions_on

        def chosen() -> bool:
            return self.isVisible() and bool(self.chosen())

        yield Command("story.cards.open", self.open_story, "Return", on, chosen, also=("Enter",))
        for number in _THEME_KEYS:
            read = partial(act.read_as, number)
            yield Command(f"story.cards.read_as_{number}", read, str(number), on, chosen,
                          listed=False)  # fmt: skip
        yield Command("story.cards.move", act.move, "M", on, chosen, listed=False)
        yield Command("story.cards.types", act.choose_types, "T", on, chosen, listed=False)
        yield Command("story.cards.quote", act.quote, "Q", on, chosen, listed=False)
        yield Command("story.cards.remove", act.remove, "Delete", on, chosen, listed=False)
        yield Command("edit.filter_stories", self._to_filter, "Ctrl+F", self, self.isVisible,
                      listed=False)  # fmt: skip
        yield Command("view.stories_as_table", self.turn_table, "Ctrl+T", self, self.isVisible,
                      chosen=self._is_table)  # fmt: skip
        yield from self.line.commands()

    def panes(self) -> Sequence[QWidget]:
        """Return the filter and the stories."""
        return (self.filter, self.found, self.empty)

    def show_project(self) -> None:
        """Read every story anew, and show all of them whatever was filtered before."""
        self.told.read()
        self.faces.forget(None)
        self.line.clear()
        self._show_found()

    def refresh(self, changed: Changed) -> None:
        """Read the stories anew that a change moved."""
        self.faces.forget(self.told.follow(changed))
        self._show_found()

    def chosen(self) -> list[int]:
        """Return the chosen stories."""
        if not self._is_table():
            return self.cards.chosen()
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self.rows.rows[row].story.id for row in rows]

    def turn_table(self) -> None:
        """Show the cards as a table, or the table as cards, with the same stories chosen."""
        chosen = self.chosen()
        self.session.options.set(SHOWN_AS, "cards" if self._is_table() else "table")
        self._show_found()
        if self._is_table():
            self._choose_rows(chosen)
        else:
            self.cards.choose(chosen)
        self.found.setFocus()

    def _choose_rows(self, stories: list[int]) -> None:
        model = self.table.selectionModel()
        flags = model.SelectionFlag
        model.clear()
        for story in stories:
            row = self.rows.place_of(story)
            if row is not None:
                model.setCurrentIndex(self.rows.index(row, 0), flags.Select | flags.Rows)

    def open_story(self) -> None:
        """Show the first chosen story in its transcript."""
        self.story_asked.emit(self.chosen()[0])

    def _lay_out(self) -> None:
        self.table.setIconSize(ICON)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        for page in (self.cards, self.table, self.nothing):
            self.found.addWidget(page)
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(12, 12, 12, 0)
        column.addWidget(self.line)
        column.addWidget(self.counted)
        column.addWidget(self.found, 1)
        self.pages.addWidget(self.empty)
        self.pages.addWidget(shown)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pages)
        self.setFocusProxy(self.found)

    def _connect(self) -> None:
        self.line.changed.connect(self._show_found)
        self.filter.returnPressed.connect(self.found.setFocus)
        self.nothing.started.connect(self._clear)
        self.empty.started.connect(lambda: self.step_asked.emit("interviews"))
        for view in (self.cards, self.table):
            view.doubleClicked.connect(self.open_story)
            view.customContextMenuRequested.connect(self._show_menu)
        self.table.horizontalHeader().sectionClicked.connect(self._order_by)

    def _clear(self) -> None:
        self.line.clear()
        self.found.setFocus()

    def _to_filter(self) -> None:
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def _order_by(self, column: int) -> None:
        key = COLUMNS[column]
        place = self.group.findData(ORDER_OF.get(key, key))
        self.group.setCurrentIndex(place if place >= 0 else self.group.currentIndex())

    def _show_found(self) -> None:
        found = self.told.having(self.filter.text(), self.kind.currentData())
        groups = self.grouping.groups(found, self.group.currentData())
        if self._is_table():
            order = dict.fromkeys(story for group in groups for story in group.stories)
            self.table.show_rows([self.told.lines[story] for story in order])
        else:
            self.cards.show_groups(groups)
        page = self.table if self._is_table() else self.cards
        self.found.setCurrentWidget(page if found else self.nothing)
        self.found.setFocusProxy(page if found else self.nothing.button)
        self.counted.setText(self._count(len(found)))
        self.pages.setCurrentIndex(1 if self.told.lines else 0)

    def _count(self, found: int) -> str:
        if found == len(self.told.lines):
            return self.session.text("stories.count", found)
        return self.session.text("stories.count_of", found, all=len(self.told.lines))

    def _is_table(self) -> bool:
        return self.session.options.get(SHOWN_AS) == "table"

    def _type_here(self) -> int | None:
        """Return the type of the group that the chosen card stands in."""
        row = self.cards.currentIndex().row()
        if self._is_table() or row < 0 or self.group.currentData() != "types":
            return None
        key = self.model.groups[self.model.group_at(row)].key
        return abs(key) if isinstance(key, int) else None

    def _place_here(self) -> QPoint:
        view = self.table if self._is_table() else self.cards
        return view.viewport().mapToGlobal(view.visualRect(view.currentIndex()).bottomLeft())

    def _show_menu(self, place: QPoint) -> None:
        view = self.table if self._is_table() else self.cards
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        named = {action.objectName(): action for action in self.found.actions()}
        themes = [f"story.cards.read_as_{n + 1}" for n in range(len(self.told.theme_names))]
        for name in ("open", "types", "move", "quote", "remove"):
            menu.addAction(named[f"story.cards.{name}"])
            if name == "open":
                menu.addActions([named[each] for each in themes if each in named])
        menu.popup(view.viewport().mapToGlobal(place))
