import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview
from small_stories.changes.setting_up import add_goal, add_interviewee, begin_project
from small_stories.model import Role, SourceKind
from small_stories.storage.project_file import Project
from small_stories_app.appearance.palettes import Mode, show_palette
from small_stories_app.application import Program
from small_stories_app.main_window import MainWindow
from small_stories_app.options import LANGUAGE, Options
from small_stories_app.session import Session

TURNS = (
    "Kertoisitko ensin, miten tulit mukaan keittiön toimintaan?",
    "No siskontyttö sanoi, että siellä tarvitaan käsiä, ja minä menin katsomaan.",
    "Mitä siellä sitten tapahtui?",
    "Ensin minä vain kuorin perunoita. Sitten ohjaaja kysyi, voisinko ottaa leipomisen.",
    "Miltä se tuntui?",
    "Jännitti. Mutta sitten ne kehuivat niitä pullia, ja minä ajattelin, että osaan minä jotain.",
    "Entä sen jälkeen?",
    "Sen jälkeen minä olen käynyt joka tiistai. Naapurikin kysyi reseptiä.",
    "Onko jokin muu muuttunut?",
    "Minä uskallan nyt soittaa virastoon itse. Ennen pyysin aina tytärtä.",
    "Mistä luulet sen johtuvan?",
    "Kai siitä, että siellä kuunneltiin. Jäi sellainen olo, että minulla on väliä.",
)


@pytest.fixture
def options(tmp_path: Path) -> Options:
    kept = Options(tmp_path / "options.ini")
    kept.set(LANGUAGE, "fi")
    return kept


@pytest.fixture
def session(qtbot: QtBot, options: Options) -> Iterator[Session]:
    show_palette(Mode.LIGHT)
    made = Session(options)
    yield made
    made.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "keittiö.smallstories"


@pytest.fixture
def project(session: Session, folder: Path) -> Project:
    """The project that the session has open: one interview, three themes, two goals."""
    made = begin_project(folder, "Yhteinen keittiö", None, "fi")
    add_goal(made, "Rohkeus hoitaa omia asioita")
    add_goal(made, "Tunne siitä, että kuuluu joukkoon")
    person = add_interviewee(made, "H01")
    turns = tuple(NewTurn(words, number % 2) for number, words in enumerate(TURNS))
    talking = (("H", Role.INTERVIEWER), ("V", Role.INTERVIEWEE))
    facts: dict[str, object] = {"interviewee_id": person}
    add_interview(
        made,
        NewInterview("H01", SourceKind.TRANSCRIPT, "fi", talking, turns, facts=facts),
    )
    session.take(made)
    return made


@pytest.fixture
def window(qtbot: QtBot, session: Session, project: Project) -> Iterator[MainWindow]:
    """The real window, shown on the project."""
    shown = MainWindow(session)
    session.project_opened.emit()
    qtbot.addWidget(shown)
    shown.resize(1366, 768)
    shown.show()
    qtbot.waitExposed(shown)
    yield shown
    shown.close()


@pytest.fixture
def program(
    qtbot: QtBot, options: Options, session: Session, project: Project
) -> Iterator[Program]:
    """The real program with the project open, for what goes on in another window."""
    made = Program(options)
    made.window.session.begin(session.let_go())
    yield made
    made.window.session.close()
    made.window.close()
    made.window.deleteLater()
    settle()


def settle() -> None:
    """Let everything happen that waits: another window comes, the one before goes."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
