"""Take README.md's picture: the window with the example project, a story and its reading.

Usage: python packaging/take_picture.py [PROJECT]. PROJECT is what `small-stories demo` or the start
page's example made; it is opened as a copy and left as it was. Without it the example is built.
"""

import os
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

from small_stories.command_line.demo import PASSPHRASE
from small_stories.example.building import build
from small_stories.storage.project_file import needs_passphrase
from small_stories.storage.stories import stories
from small_stories_app.appearance.palettes import LIGHT, Mode, show_palette
from small_stories_app.application import make_application
from small_stories_app.main_window import MainWindow
from small_stories_app.options import LANGUAGE, Options
from small_stories_app.session import Session

TITLE = "Sinun paikka"
PICTURE = Path(__file__).with_name("window.png")
SIZE = (1366, 768)


def project_in(place: Path, given: Path | None) -> Path:
    """Return the example project in a folder: a copy of the one given, or built there."""
    project = place / (given.name if given else "esimerkki.smallstories")
    if given:
        shutil.copytree(given, project)
    else:
        for step, do in build(project, None):
            print(step.key)
            do(lambda done, total: None)
    return project


def show(window: MainWindow, project: Path) -> None:
    """Open the project and show the story with its reading in view."""
    session = window.session
    session.open(project, PASSPHRASE if needs_passphrase(project) else None)
    window.show_story(next(s.id for s in stories(session.project) if s.title == TITLE))


def few_colours(image: QImage) -> QImage:
    """Return a picture in its commonest 256 colours, the themes' among them: half the file."""
    pixels = image.convertToFormat(QImage.Format.Format_RGB32)
    counted = Counter(memoryview(pixels.constBits()).cast("I"))
    themes = [QColor(name).rgb() for name in LIGHT.themes]
    table = [*themes, *(colour for colour, _ in counted.most_common(256 - len(themes)))]
    plain = Qt.ImageConversionFlag.ThresholdDither
    return pixels.convertToFormat(QImage.Format.Format_Indexed8, table, plain)


def main(given: Path | None) -> None:
    """Show the story in a window of its own, and save what is seen."""
    application = make_application(sys.argv[:1])
    show_palette(Mode.LIGHT)
    with tempfile.TemporaryDirectory() as folder:
        project = project_in(Path(folder), given)
        options = Options(Path(folder) / "options.ini")
        options.set(LANGUAGE, "fi")
        window = MainWindow(Session(options))
        window.resize(*SIZE)
        window.show()
        show(window, project)
        application.processEvents()
        page = window.interviews.page
        page.panel.read()
        application.processEvents()
        page.panel.read()
        page.text.setFocus()
        application.processEvents()
        few_colours(window.grab().toImage()).save(str(PICTURE))
        window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else None)
