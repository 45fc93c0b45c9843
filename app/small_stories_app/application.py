"""Starting the window."""

import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from small_stories_app.appearance.palettes import Mode, show_palette
from small_stories_app.main_window import MainWindow
from small_stories_app.options import MODE, Options
from small_stories_app.session import Session


def run(folder: Path | None = None) -> int:
    """Show the window, with the project in a folder when one is given; return the exit status."""
    application = make_application(sys.argv[:1])
    options = Options()
    show_palette(Mode(options.get(MODE)))
    session = Session(options)
    _speak(application, session.language)
    window = MainWindow(session)
    window.show()
    if folder is not None:
        window.start.open_folder(folder.absolute())
    return application.exec()


def make_application(arguments: list[str]) -> QApplication:
    """Return the one application of this process."""
    application = QApplication(arguments)
    application.setApplicationName("Small Stories")
    application.setDesktopFileName("small-stories")
    return application


def _speak(application: QApplication, language: str) -> None:
    """Put Qt's own buttons into the window's language."""
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{language}", folder):
        application.installTranslator(translator)
