"""The list of places to listen to again, beside the talk."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from small_stories.storage.unsure_places import StoredPlace
from small_stories_app.clock import clock
from small_stories_app.listen_again.whereabouts import Whereabouts
from small_stories_app.session import Session
from small_stories_app.widgets.headings import explanation, heading
from small_stories_app.widgets.reading import reads
from small_stories_app.widgets.rows import Column, RowsModel

LEAST_WIDTH: Final = 240
_LINES: Final = 2
_AROUND: Final = 10
# In lines.
_EXPLAINED_FROM: Final = 20


class _TwoLines(QStyledItemDelegate):
    """Rows of a time with a reason, and the words below."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of every row."""
        return QSize(0, _LINES * option.fontMetrics.lineSpacing() + _AROUND)


class PlacesPanel(QWidget):
    """Why, when and at what words each place is; ``left`` ends it.

    ``is_open`` tells whether the analyst wants it, also where it gives way for a moment.
    """

    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        say = session.text
        self._session = session
        self._where: Whereabouts | None = None
        self.is_open = False
        self.model: RowsModel[StoredPlace] = RowsModel([Column("", self._in_words)], lambda p: p.id)
        self.list = QListView()
        self.play = QPushButton(say("listen_again.play"))
        self.heard = QPushButton(say("listen_again.heard"))
        self.close_button = QPushButton(say("listen_again.close"))
        reads(self.play, self.close_button)
        self.what = explanation(say("listen_again.what"))
        self.keys = explanation(say("listen_again.keys"))
        self.nothing = QLabel(say("listen_again.none"))
        self.inside = QStackedWidget()
        self.setMinimumWidth(LEAST_WIDTH)
        self._lay_out()
        self.close_button.clicked.connect(self.left)
        self.setFocusProxy(self.list)
        self.hide()

    def _lay_out(self) -> None:
        say = self._session.text
        self.list.setModel(self.model)
        self.list.setItemDelegate(_TwoLines(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(say("listen_again.places"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        places = QWidget()
        listed = QVBoxLayout(places)
        listed.setContentsMargins(0, 0, 0, 0)
        listed.addWidget(self.what)
        listed.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addWidget(self.play)
        row.addWidget(self.heard, 1)
        listed.addLayout(row)
        listed.addWidget(self.keys)
        self.inside.addWidget(places)
        self.inside.addWidget(self.nothing)
        head = QHBoxLayout()
        head.addWidget(heading(say("listen_again.heading")), 1)
        head.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 12, 8)
        column.addLayout(head)
        column.addWidget(self.inside, 1)

    @property
    def current(self) -> StoredPlace | None:
        """The place that is chosen."""
        row = self.list.currentIndex().row()
        return self.model.rows[row] if 0 <= row < len(self.model.rows) else None

    def show_places(self, places: Sequence[StoredPlace], where: Whereabouts) -> None:
        """Show the places of an interview; the one that was chosen stays so, or its neighbour."""
        row, before = self.list.currentIndex().row(), self.current
        self._where = where
        self.model.show(places)
        again = self.model.place_of(before.id) if before else None
        if again is None and before is not None and places:
            again = min(row, len(places) - 1)
        if again is not None:
            self.choose(again)
        self.inside.setCurrentIndex(0 if places else 1)

    def choose(self, row: int) -> None:
        """Choose the place in a row."""
        self.list.setCurrentIndex(self.model.index(row, 0))

    def forget(self) -> None:
        """Hold nothing of a project."""
        self._where = None
        self.model.show([])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the places where there is little of it."""
        super().resizeEvent(event)
        has_room = self.height() >= _EXPLAINED_FROM * self.fontMetrics().lineSpacing()
        self.what.setVisible(has_room)
        self.keys.setVisible(has_room)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _in_words(self, place: StoredPlace) -> str:
        reason = self._session.text(f"listen_again.reasons.{place.doubt}")
        first = f"{clock(place.start_ms)} · {reason}"
        span = self._where.words_of(place) if self._where else None
        return f"{first}\n{self._where.around(span)}" if self._where and span else first
