"""Locking the window: by key, after a time in which nobody did anything, and when it slept."""

import time
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication, QKeyEvent, QKeySequence, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from small_stories.errors import SmallStoriesError
from small_stories_app.commands import Command
from small_stories_app.keys import KeyChoices, sequence
from small_stories_app.session import Session
from small_stories_app.window.long_work import LongWork
from small_stories_app.window.sleeping import Sleeping

_KEY: Final = "F12"
_LOOKS_EVERY: Final = 10  # seconds
# A clock that has gone on by more than this between two looks was asleep meanwhile.
_SLEPT: Final = 60
_PRESSED: Final = QEvent.Type.KeyPress
_IN_USE: Final = frozenset(
    {
        _PRESSED,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class Locking(QObject):
    """Closes the project and asks for a window that holds no word of it.

    Long work is asked about when the key is pressed. After a time it is waited for, so that a
    recording can be transcribed overnight; a computer that goes to sleep stops it.
    """

    def __init__(
        self,
        session: Session,
        work: LongWork,
        window: QWidget,
        now: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._work = work
        self._window = window
        self._now = now
        self.used = self._looked = now()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOKS_EVERY * 1000)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        Sleeping(self).begins.connect(self._lock_before_sleep)
        application = QApplication.instance()
        assert isinstance(application, QGuiApplication)
        # Not on the application: every event of every widget would go through Python then.
        application.focusWindowChanged.connect(self._follow)
        self._follow(window.windowHandle())
        self._copied_here = False
        self._secret = False
        QGuiApplication.clipboard().dataChanged.connect(self._note_copying)
        session.project_opened.connect(self._begin)
        session.project_closed.connect(self._empty_clipboard)

    def commands(self) -> list[Command]:
        """Return the command that locks."""
        return [Command("file.lock", self.ask_and_lock, _KEY, possible=self._is_open)]

    def ask_and_lock(self) -> None:
        """Lock now, asking first when long work would be stopped."""
        self._refuse_without_passphrase()
        self._work.stop_first(self.lock)

    def lock(self) -> None:
        """Leave the project, and ask for its passphrase where no word of it is.

        Words that cannot be stored now do not stay on screen for that: the start page says so.
        """
        if self._session.is_open:
            folder, stored = self._session.project.folder, self._session.settle(asks=True)
            self._session.leave(lambda start: start.locked.emit(folder, stored))

    def look(self) -> bool:
        """Lock when the computer slept since the last look, or nobody has done anything.

        Return whether it was locked.
        """
        now, before = self._now(), self._looked
        if self._session.is_open and now - before >= _LOOKS_EVERY:
            self._is_secret()
        self._looked = now
        slept = now - before > _SLEPT
        unused = now - self.used >= self._after() and self._work.is_over()
        locks = (slept or unused) and self._can_lock()
        if locks:
            self.lock()
        return locks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note that somebody does something; after a sleep the first key only locks."""
        if event.type() in _IN_USE:
            if self.look() or self._is_locked_from_dialog(watched, event):
                return True
            self.used = self._now()
        return False

    def _is_locked_from_dialog(self, watched: QObject, event: QEvent) -> bool:
        """Lock by key where a dialog is in front too; the main window's keys do not work there."""
        if event.type() != _PRESSED or not isinstance(event, QKeyEvent):
            return False
        if watched is self._window.windowHandle() or not self._session.is_open:
            return False
        pressed = QKeySequence(event.keyCombination())
        keys = KeyChoices(self._session.options).working_keys("file.lock", (_KEY,))
        if pressed not in [sequence(key) for key in keys]:
            return False
        self._session.attempt(self.ask_and_lock)
        return True

    def _lock_before_sleep(self) -> None:
        if self._can_lock():
            self.lock()

    def _follow(self, window: QWindow | None) -> None:
        """Listen to the keys and the mouse of the window that has them now."""
        self.used = self._now()
        if window is not None:
            window.installEventFilter(self)

    def _note_copying(self) -> None:
        # Not every system tells who owns the clipboard; what is copied while the window has the
        # keys is taken for its own.
        clipboard = QGuiApplication.clipboard()
        has_keys = QGuiApplication.focusWindow() is not None
        self._copied_here = clipboard.ownsClipboard() or has_keys

    def _empty_clipboard(self) -> None:
        """Leave nothing in the clipboard that may be words of the project that was closed.

        Where a selection alone can be pasted, as with the middle button on Linux, that goes too.
        """
        clipboard = QGuiApplication.clipboard()
        if self._copied_here or clipboard.ownsClipboard():
            clipboard.clear()
        if clipboard.supportsSelection() and clipboard.ownsSelection():
            clipboard.clear(QClipboard.Mode.Selection)

    def _begin(self) -> None:
        self.used = self._looked = self._now()
        self._is_secret()

    def _after(self) -> int:
        return self._session.options.lock_after() * 60

    def _can_lock(self) -> bool:
        return self._session.is_open and self._is_secret() and bool(self._after())

    def _is_secret(self) -> bool:
        from small_stories.storage.project_file import needs_passphrase

        """Tell whether a passphrase opens it; with a drive that is away, as it was last seen."""
        with suppress(SmallStoriesError):
            self._secret = needs_passphrase(self._session.project.folder)
        return self._secret

    def _refuse_without_passphrase(self) -> None:
        if not self._is_secret():
            raise SmallStoriesError("project.no_passphrase_to_lock")

    def _is_open(self) -> bool:
        return self._session.is_open
