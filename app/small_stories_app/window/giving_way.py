"""What gives way to the talk, in a small window or by key: list, story panel and steps."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow, QSplitter

from small_stories_app.commands import Command
from small_stories_app.options import Option
from small_stories_app.session import Session
from small_stories_app.window.side import Side

if TYPE_CHECKING:
    from small_stories_app.views.interviews import InterviewsView

LIST_PANES: Final = Option("interviews/panes", "")
# In letters of the window's own text, so that large letters make the panes give way too.
_STEPS_NEED: Final = 165
_LIST_NEEDS: Final = 138
_PANEL_NEEDS: Final = 75
# In lines of it.
_SPEAKERS_NEED: Final = 28


class GivingWay(QObject):
    """Shows and hides the parts beside the talk; what the analyst asks for holds until asked again.

    ``alone`` leaves the transcript with its stripes, as long as it is on. Nothing at all stands
    beside a view that may tell of one person only.
    """

    def __init__(self, session: Session, side: Side, window: QMainWindow) -> None:
        super().__init__(window)
        self._session = session
        self._side = side
        self._window = window
        self._view: InterviewsView | None = None
        self._list: bool | None = None
        self._panel: bool | None = None
        self.alone = False
        self._only_view = False

    def take(self, view: "InterviewsView") -> None:
        """Look after the parts of the step of interviews, which has just been made."""
        self._view = view
        view.page.again.turned.connect(self.fit)
        # A recording has a bar above the talk, which takes room.
        view.list.selectionModel().currentChanged.connect(lambda: self.fit())
        splitter = view.all.parentWidget()
        if isinstance(splitter, QSplitter):
            kept = self._session.options.get(LIST_PANES).split()
            if len(kept) == splitter.count():
                splitter.setSizes([int(size) for size in kept])
            splitter.splitterMoved.connect(lambda: self._keep(splitter))
        self.fit()

    def commands(self) -> list[Command]:
        """Return the commands that show and hide the parts."""
        opened = self._is_open
        return [
            Command("view.alone", self.switch_alone, "F11", possible=opened,
                    chosen=lambda: self.alone),
            Command("view.list", self.switch_list, "F7", possible=opened, chosen=self._list_shown),
            Command("view.panel", self.switch_panel, "F8", possible=opened,
                    chosen=self._panel_shown),
        ]  # fmt: skip

    def fit(self) -> None:
        """Show what there is room for, and what was asked for."""
        letters = self._window.width() // max(self._window.fontMetrics().averageCharWidth(), 1)
        self._side.be_narrow(letters < _STEPS_NEED)
        self._side.setVisible(self._session.is_open and not (self.alone or self._only_view))
        if self._view is not None:
            page = self._view.page
            self._view.all.setVisible(_wanted(self._list, letters >= _LIST_NEEDS, self.alone))
            room = letters >= _PANEL_NEEDS and self._window.width() >= self._needed_with_panel()
            places = page.again.panel
            places.setVisible(places.is_open and not self.alone)
            wanted = _wanted(self._panel, room, self.alone)
            page.panel.setVisible(wanted and places.isHidden())
            page.header.setVisible(not self.alone)
            lines = self._window.height() // max(self._window.fontMetrics().lineSpacing(), 1)
            for line in (page.speakers, page.hint_line):
                line.give_way(on=self.alone or lines < _SPEAKERS_NEED)
            self._view.run_line.give_way(alone=self.alone)

    def _needed_with_panel(self) -> int:
        """Return how wide a window is in which nothing has to be scrolled into sight."""
        assert self._view is not None
        page = self._view.page
        talk = max(page.text.minimumWidth(), page.area.bar.minimumSizeHint().width())
        beside = page.panes.handleWidth() + page.panel.minimumWidth()
        return self._side.minimumSizeHint().width() + talk + beside

    def switch_alone(self) -> None:
        """Leave only the talk, or bring everything back."""
        self.alone = not self.alone
        self.fit()
        if self.alone and self._view is not None and self._view.isVisible():
            self._view.page.text.setFocus()

    def show_only_view(self, only: bool) -> None:
        """Hide what may tell of other people, steps and status line, or show it again."""
        self._only_view = only
        self._window.statusBar().setVisible(not only)
        self.fit()

    def leave_alone(self) -> None:
        """Bring everything back."""
        if self.alone:
            self.switch_alone()

    def switch_list(self) -> None:
        """Show the list of interviews, or let it give way."""
        self._list = not self._list_shown()
        self._bring_back()

    def switch_panel(self) -> None:
        """Show the story panel, or let it give way."""
        self._panel = not self._panel_shown()
        if self._panel and self._view is not None:
            self._view.page.again.panel.is_open = False
        self._bring_back()

    def need_panel(self) -> bool:
        """Show the story panel for something that is done in it; tell whether it was hidden."""
        hidden = not self._panel_shown()
        if hidden:
            self.switch_panel()
        return hidden

    def _bring_back(self) -> None:
        self.alone = False
        self.fit()

    def _list_shown(self) -> bool:
        return self._view is not None and not self._view.all.isHidden()

    def _panel_shown(self) -> bool:
        return self._view is not None and not self._view.page.panel.isHidden()

    def _is_open(self) -> bool:
        return self._session.is_open

    def _keep(self, splitter: QSplitter) -> None:
        self._session.options.set(LIST_PANES, " ".join(map(str, splitter.sizes())))


def _wanted(asked: bool | None, room: bool, alone: bool) -> bool:
    return not alone and (room if asked is None else asked)
