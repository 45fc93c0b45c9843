"""Take README.md's picture: the window with the example project, a story and its reading.

Usage: QT_QPA_PLATFORM=offscreen python packaging/take_picture.py PROJECT, where PROJECT is what
`small-stories demo` made; it is opened as a copy and left as it was.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from small_stories.command_line.demo import PASSPHRASE
from small_stories.storage.stories import stories
from small_stories_app.appearance.palettes import Mode, show_palette
from small_stories_app.application import make_application
from small_stories_app.main_window import MainWindow
from small_stories_app.options import LANGUAGE, Options
from small_stories_app.session import Session

TITLE = "Sinun paikka"
PICTURE = Path(__file__).with_name("window.png")


def main(project: Path) -> None:
    """Open a copy of the project, show the story, and save what the window shows."""
    application = make_application(sys.argv[:1])
    show_palette(Mode.LIGHT)
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / project.name
        shutil.copytree(project, copy)
        options = Options(Path(place) / "options.ini")
        options.set(LANGUAGE, "fi")
        session = Session(options)
        window = MainWindow(session)
        window.resize(1366, 900)
        window.show()
        session.open(copy, PASSPHRASE)
        window.show_story(next(s.id for s in stories(session.project) if s.title == TITLE))
        for _ in range(50):
            application.processEvents()
        window.grab().save(str(PICTURE))
        window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
