"""Starting the program, and keeping its one window."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QObject, QProcess, Qt, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from small_stories.apart.reading import end as end_reading
from small_stories.errors import SmallStoriesError
from small_stories_app.appearance.icon import program_icon
from small_stories_app.appearance.interface_size import show_interface_size
from small_stories_app.appearance.palettes import Mode, show_palette
from small_stories_app.dialogs.crash import CrashDialog
from small_stories_app.ending import Ending
from small_stories_app.folders import forget_visited
from small_stories_app.jobs import own_program
from small_stories_app.main_window import MainWindow
from small_stories_app.options import MODE, Options
from small_stories_app.qt_words import QtWords
from small_stories_app.session import Session
from small_stories_app.views.start import StartPage


def run(folder: Path | None = None, *, all_stored: bool = True) -> int:
    """Show the window, with the project in a folder when one is given; return the exit status.

    ``all_stored`` tells whether the project was locked without losing words, if it was locked.
    """
    application = make_application(sys.argv[:1])
    program = begin(application)
    if folder is not None:
        program.window.start.ask_again(folder.absolute(), all_stored)
    return application.exec()


def begin_anew(folder: Path, all_stored: bool) -> bool:
    """Let a process that never read a word take the place of this one, and ask for the passphrase.

    What a process has read stays in its memory long after every window and list of it is gone.
    Return whether that could be done.
    """
    told = [] if all_stored else ["--not-stored"]
    arguments = [*own_program(), "open", *told, str(folder)]
    if sys.platform == "linux":
        with suppress(OSError):
            os.execv(sys.executable, [sys.executable, *arguments])
        return False
    started = QProcess.startDetached(sys.executable, arguments)[0]
    if started:
        QApplication.quit()
    return bool(started)


def begin(application: QApplication) -> "Program":
    """Return the program, with what the system says to it: errors, and that it has to end."""
    program = Program(Options(), begin_anew)
    sys.excepthook = program.tell_of_crash
    Ending(program.end_at_once, program)
    # What was typed is stored before the desktop asks whether it may end the session.
    application.commitDataRequest.connect(lambda _: program.window.session.settle())
    return program


def make_application(arguments: list[str]) -> QApplication:
    """Return the one application of this process.

    Its file dialogs are Qt's own: those of a desktop write the names of what was chosen into its
    list of recent documents (seen with GTK 3), and file names are often people's.
    """
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    application = QApplication(arguments)
    application.setApplicationName("Small Stories")
    application.setDesktopFileName("small-stories")
    application.setWindowIcon(program_icon())
    application.aboutToQuit.connect(forget_visited)
    return application


class Program(QObject):
    """Keeps the window; another language or size means another window on the same project.

    ``begin_anew`` goes on in a process of its own with a project that was locked, where it can.
    """

    # A signal, since something can go wrong beside the window's own thread too.
    crashed = Signal(object)

    def __init__(
        self, options: Options, begin_anew: Callable[[Path, bool], bool] | None = None
    ) -> None:
        super().__init__()
        self._options = options
        self._begin_anew = begin_anew
        self._translator = QTranslator(self)
        self._qt_words = QtWords(self)
        self._crash: CrashDialog | None = None
        mode = options.get(MODE)
        show_palette(Mode(mode) if mode in list(Mode) else Mode.SYSTEM)
        self.window = self._new_window()
        self.crashed.connect(self._show_crash)
        self.window.show()

    def _new_window(self) -> MainWindow:
        session = Session(self._options)
        show_interface_size(self._options.interface_size())
        self._speak(session.language)
        # Queued: the command that asked for another window still runs in the old one.
        session.window_asked.connect(self._show_anew, Qt.ConnectionType.QueuedConnection)
        # No word of what was read stays in the process that read it.
        session.project_closed.connect(end_reading)
        session.project_closed.connect(forget_visited)
        session.left.connect(self._show_clean, Qt.ConnectionType.QueuedConnection)
        window = MainWindow(session)
        window.start.locked.connect(self._begin_locked)
        return window

    def _begin_locked(self, folder: Path, all_stored: bool) -> None:
        """Go on in a process of its own after locking, or else here."""
        self._options.write()
        if self._begin_anew is None or not self._begin_anew(folder, all_stored):
            self.window.start.ask_again(folder, all_stored)

    def _show_anew(self) -> None:
        old = self.window
        settings = old.guidance.settings_page()
        old.keep_geometry()
        project = old.session.hand_over()
        self.window = self._new_window()
        if project:
            self.window.session.take(project)
        self.window.show()
        if settings is not None:
            self.window.guidance.show_settings(settings)
        old.close()
        old.deleteLater()

    def _show_clean(self, then: Callable[[StartPage], object]) -> None:
        """Show a window that never held a word of the project that was left, and go on there.

        Every other window, dialog and popup goes: in them are words of it.
        """
        self.window.keep_geometry()
        self.window = self._new_window()
        for other in QApplication.topLevelWidgets():
            if other is not self.window and other.parent() is None:
                other.close()
                other.deleteLater()
        self.window.show()
        then(self.window.start)

    def _speak(self, language: str) -> None:
        """Put Qt's own buttons into the window's language."""
        QApplication.removeTranslator(self._translator)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{language}", folder):
            QApplication.installTranslator(self._translator)
        # Installed last, so that it is asked first.
        QApplication.removeTranslator(self._qt_words)
        self._qt_words.spoken = language
        QApplication.installTranslator(self._qt_words)

    def end_at_once(self) -> None:
        """Store what was typed, stop what runs and quit, without a question nobody may see."""
        session = self.window.session
        session.settle()
        session.stop_work()
        self.window.keep_geometry()
        session.close()
        QApplication.quit()

    def tell_of_crash(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Say once that something went wrong; what is stored is safe and the window goes on."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
        else:
            self.crashed.emit(error)

    def _show_crash(self, error: BaseException) -> None:
        if isinstance(error, SmallStoriesError):
            self.window.session.tell_of(error)
            return
        if self._crash is None:
            self._crash = CrashDialog(self.window.session, error, self.window)
            self._crash.finished.connect(self._forget_crash)
            self._crash.open()

    def _forget_crash(self) -> None:
        if self._crash is not None:
            self._crash.deleteLater()
            self._crash = None
