"""The button at the upper right that shows where every command is found."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenuBar, QPushButton

from small_stories_app.commands import plain_name

_MOVING = (QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.ActionChanged)


class FinderButton(QPushButton):
    """The command that finds commands, with its key; gone where menus need the room."""

    def __init__(self, action: QAction, bar: QMenuBar) -> None:
        super().__init__(bar)
        self._action = action
        self._bar = bar
        self.setFlat(True)
        # It is the menu bar's: a click leaves the focus with the work.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._say)
        self._say()
        bar.setCornerWidget(self)
        bar.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come and go with the room that the menus leave."""
        if event.type() in _MOVING:
            menus = [one for one in self._bar.actions() if one.isVisible()]
            places = [self._bar.actionGeometry(one) for one in menus]
            # A menu without a place is one that found no room.
            ends = max((p.right() for p in places), default=0)
            crowded = any(place.isEmpty() for place in places)
            self.setVisible(not crowded and ends + self.sizeHint().width() < self._bar.width())
        return super().eventFilter(watched, event)

    def _say(self) -> None:
        key = self._action.shortcut().toString(self._action.shortcut().SequenceFormat.NativeText)
        self.setText(f"{plain_name(self._action.text())}  {key}")
