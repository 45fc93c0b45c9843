"""Locking in the real program: no word of the material is anywhere, and the place is kept."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview
from small_stories.changes.marking import describe_story, mark_story
from small_stories.changes.setting_up import begin_project
from small_stories.model import Role, SourceKind, Span
from small_stories.storage.interviews import turns
from small_stories_app.application import Program
from small_stories_app.dialogs.new_project import NewProjectDialog
from small_stories_app.dialogs.passphrase import PassphraseDialog
from small_stories_app.dialogs.recovery_code import RecoveryCodeDialog
from small_stories_app.history.dialog import HistoryDialog
from small_stories_app.jobs import Job
from small_stories_app.main_window import MainWindow
from small_stories_app.options import LOCK_AFTER, Options
from small_stories_app.window.locking import Locking

MARKER = "merkkisana"
CODINGS = ("utf-8", "latin-1", "utf-16-le", "utf-32-le")
PASSPHRASE = "neljä sanaa peräkkäin tässä"


@pytest.fixture(scope="module")
def locked_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lukko") / "hanke.smallstories"
    with begin_project(folder, f"Nimi {MARKER}", PASSPHRASE, "fi") as project:
        said = (NewTurn(f"Ensin {MARKER} oli hiljaa, sitten ei enää.", 0),)
        talking = (("V", Role.INTERVIEWEE),)
        talk = add_interview(
            project, NewInterview("H01", SourceKind.TRANSCRIPT, "fi", talking, said)
        )
        turn = turns(project, talk)[0]
        story = mark_story(project, talk, [Span(turn.id, 0, len(turn.text))])
        describe_story(project, story, title=f"Kun {MARKER} puhui")
    return folder


@pytest.fixture
def system_bus() -> Iterator[str]:
    """The address of a bus as the system's is."""
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert bus.stdout is not None
    yield bus.stdout.readline().strip()
    bus.terminate()
    bus.communicate()


@pytest.fixture
def program(qtbot: QtBot, options: Options, locked_folder: Path) -> Iterator[Program]:
    made = Program(options)
    made.window.session.open(locked_folder, PASSPHRASE)
    made.window.show_step_of("stories")
    yield made
    made.window.close()
    made.window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def everything_said() -> list[str]:
    """Return all that any widget or action of the process shows, or would."""
    found = []
    for widget in QApplication.allWidgets():
        for each in (widget, *widget.findChildren(QAction)):
            for name in ("text", "plainText", "title", "windowTitle", "toolTip", "accessibleName"):
                found.append(str(each.property(name) or ""))
    return found


def settle() -> None:
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def has_keys(window: MainWindow) -> bool:
    """Ask for the keys, and tell whether the window has them."""
    window.activateWindow()
    return QGuiApplication.focusWindow() is not None


def page_of(window: MainWindow) -> PassphraseDialog:
    found = window.findChild(PassphraseDialog)
    assert isinstance(found, PassphraseDialog)
    return found


def test_while_locked_no_word_is_anywhere_and_unlocking_comes_back(
    qtbot: QtBot, program: Program, locked_folder: Path
) -> None:
    old = program.window
    qtbot.waitUntil(lambda: has_keys(old))
    QGuiApplication.clipboard().setText(MARKER)
    assert any(MARKER in words for words in everything_said())
    action = old.commands.action("file.lock")
    assert action.shortcut().toString() == "F12"
    action.trigger()
    settle()
    assert program.window is not old, old.messages.last
    assert not program.window.session.is_open
    assert not any(MARKER in words for words in everything_said())
    assert MARKER not in QGuiApplication.clipboard().text()
    assert program.window.session.jobs.jobs == []
    page = page_of(program.window)
    page.words.setText(PASSPHRASE)
    page.accept()
    assert program.window.session.project.folder == locked_folder
    assert program.window.step_on_screen() == "stories"


# A program of its own: the real one, which is worked in and locked.
LOCKS = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from small_stories_app.application import begin, make_application

folder, words = sys.argv[1:]
application = make_application([])
window = begin(application).window
window.session.open(Path(folder), words)
for row in range(len(window.views)):
    window.show_step(row)
print("open", flush=True)
sys.stdin.readline()
QTimer.singleShot(0, window.locking.lock)
application.exec()
"""


def test_while_locked_no_word_is_in_the_memory_of_the_process(
    qtbot: QtBot, locked_folder: Path, tmp_path: Path
) -> None:
    own = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    with subprocess.Popen(
        [sys.executable, "-c", LOCKS, str(locked_folder), PASSPHRASE],
        env={**os.environ, **own}, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    ) as ran:  # fmt: skip
        try:
            assert ran.stdout is not None
            assert ran.stdin is not None
            assert ran.stdout.readline() == "open\n"
            assert codings_in_memory(ran.pid, f"{MARKER} oli hiljaa") >= {"utf-8", "utf-16-le"}
            ran.stdin.write("\n")
            ran.stdin.flush()
            asked = ["open", str(locked_folder)]
            qtbot.waitUntil(lambda: arguments_of(ran.pid)[-2:] == asked, timeout=20_000)
            asks = "tunnuslause tai palautuskoodi"
            qtbot.waitUntil(lambda: "utf-16-le" in codings_in_memory(ran.pid, asks), timeout=20_000)
            for secret in (MARKER, PASSPHRASE):
                assert codings_in_memory(ran.pid, secret) == set()
        finally:
            ran.kill()


def arguments_of(process: int) -> list[str]:
    return Path(f"/proc/{process}/cmdline").read_text().split("\0")[:-1]


def codings_in_memory(process: int, words: str) -> set[str]:
    """Return in which codings words stand anywhere in what a process has written."""
    found: set[str] = set()
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{process}/maps").read_text().splitlines():
            span, rights = line.split()[:2]
            start, end = (int(place, 16) for place in span.split("-"))
            if rights.startswith("rw"):
                with suppress(OSError, OverflowError):
                    memory.seek(start)
                    there = memory.read(end - start)
                    found |= {each for each in CODINGS if words.encode(each) in there}
    return found


def test_a_child_that_works_ends_when_it_is_locked(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    window, here = program.window, psutil.Process()
    job = Job("demo", "fi", window)
    window.session.jobs.follow(job, "Työ")
    job.start({"folder": str(tmp_path / "esimerkki"), "passphrase": None})
    qtbot.waitUntil(lambda: bool(here.children()))
    window.locking.lock()
    settle()
    assert here.children(recursive=True) == []
    assert program.window.session.jobs.jobs == []


def open_other(program: Program) -> None:
    begin_project(program.window.session.project.folder.parent / "t", "T", None, "fi").close()
    program.window.start.open_folder(program.window.session.project.folder.parent / "t")


def make_other(program: Program) -> None:
    program.window.start.new_project()
    page = program.window.findChild(NewProjectDialog)
    assert isinstance(page, NewProjectDialog)
    page.name.setText("Uusi")
    page.folder.setText(str(program.window.session.project.folder.parent / "uusi"))
    page.passphrase.setText(PASSPHRASE)
    page.again.setText(PASSPHRASE)
    page.accept()


@pytest.mark.parametrize(
    ("leave", "then_open"),
    [
        (lambda program: program.window.commands.action("file.close").trigger(), False),
        (open_other, True),
        (make_other, True),
    ],
    ids=["Ctrl+W", "another", "a new one"],
)
def test_a_project_that_was_left_leaves_no_word(
    qtbot: QtBot, program: Program, leave: Callable[[Program], None], then_open: bool
) -> None:
    old = program.window
    assert old.commands.action("file.close").shortcut().toString() == "Ctrl+W"
    qtbot.waitUntil(lambda: has_keys(old))
    for step in range(len(old.views)):
        old.show_step(step)
    QGuiApplication.clipboard().setText(MARKER)
    assert any(MARKER in words for words in everything_said())
    leave(program)
    settle()
    assert program.window is not old
    assert program.window.session.is_open is then_open
    assert not any(MARKER in words for words in everything_said())
    assert MARKER not in QGuiApplication.clipboard().text()
    shown = program.window.findChild(RecoveryCodeDialog)
    assert (shown is not None) is (leave is make_other)


def wrong_words(program: Program) -> None:
    folder = program.window.session.project.folder.parent / "toinen"
    begin_project(folder, "Toinen", PASSPHRASE, "fi").close()
    program.window.start.open_folder(folder)
    page = page_of(program.window)
    page.words.setText("aivan väärät sanat")
    page.accept()
    assert page.notice.text()
    assert page.isVisible()


def gone_back_on(program: Program) -> None:
    wrong_words(program)
    page_of(program.window).reject()


def damaged(program: Program) -> None:
    folder = program.window.session.project.folder.parent / "vioittunut"
    begin_project(folder, "Vioittunut", None, "fi").close()
    (folder / "key.json").write_text("{")
    for copy in folder.rglob("key.json"):
        copy.write_text("{")
    program.window.start.open_folder(folder)
    assert program.window.messages.last


def open_here_by_another_name(program: Program) -> None:
    folder = program.window.session.project.folder
    other = folder.with_name("linkki")
    other.unlink(missing_ok=True)
    other.symlink_to(folder)
    program.window.start.open_folder(other)


@pytest.mark.parametrize("fail", [wrong_words, gone_back_on, damaged, open_here_by_another_name])
def test_what_cannot_be_opened_leaves_the_present_project_as_it_is(
    program: Program, fail: Callable[[Program], None]
) -> None:
    window, project = program.window, program.window.session.project
    try:
        fail(program)
        settle()
    finally:
        for name in ("toinen", "vioittunut"):
            shutil.rmtree(project.folder.parent / name, ignore_errors=True)
    assert program.window is window
    assert window.session.project is project
    assert window.step_on_screen() == "stories"
    describe_story(project, 1, title=f"Kun {MARKER} puhui taas")
    assert window.session.undo_name() == "Kumoa: tarinan tietojen kirjoittaminen"
    project.undo()


@pytest.mark.parametrize(
    ("choice", "seconds", "steps", "locks"),
    [
        ("15", 14 * 60, 10, False),
        ("15", 16 * 60, 10, True),
        ("0", 16 * 60, 10, False),
        ("15", 300, 300, True),
    ],
    ids=["in use", "unused", "never", "slept"],
)
def test_it_locks_when_nobody_does_anything_or_the_computer_slept(
    program: Program, choice: str, seconds: int, steps: int, locks: bool
) -> None:
    window = program.window
    window.session.options.set(LOCK_AFTER, choice)
    clock = [1000.0]
    locking = Locking(window.session, window.work, window, lambda: clock[0])
    for _ in range(0, seconds, steps):
        clock[0] += steps
        locking.look()
    assert window.session.is_open is not locks
    settle()
    assert (program.window is not window) is locks


def test_the_key_locks_where_a_dialog_is_in_front_too(program: Program) -> None:
    old = program.window
    old.show_history()
    dialog = old.findChild(HistoryDialog)
    assert dialog is not None
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_A)
    assert old.session.is_open
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_F12)
    assert not old.session.is_open
    settle()
    assert program.window is not old
    assert not any(MARKER in words for words in everything_said())


def test_after_a_sleep_the_first_key_locks_and_does_nothing_else(program: Program) -> None:
    window, clock = program.window, [1000.0]
    Locking(window.session, window.work, window, lambda: clock[0])
    clock[0] += 61
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert not window.session.is_open
    settle()
    page_of(program.window)


# In a process of its own: Qt keeps the system's bus of a process once and for all.
SLEEPS = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from small_stories_app.application import Program, make_application
from small_stories_app.options import LANGUAGE, Options

address, folder, words, place = sys.argv[1:]
application = make_application([])
options = Options(Path(place) / "options.ini")
options.set(LANGUAGE, "fi")
program = Program(options)
first = program.window
first.session.open(Path(folder), words)
system = QDBusConnection.connectToBus(address, "system")
system.registerService("org.freedesktop.login1")

def tell(before):
    manager = "org.freedesktop.login1.Manager"
    told = QDBusMessage.createSignal("/org/freedesktop/login1", manager, "PrepareForSleep")
    told.setArguments([before])
    system.send(told)

def look(then):
    print(first.session.is_open, program.window is first, flush=True)
    then()

tell(False)
QTimer.singleShot(300, lambda: look(lambda: tell(True)))
QTimer.singleShot(900, lambda: look(application.quit))
application.exec()
program.window.close()
"""


def test_it_locks_before_the_computer_sleeps(
    system_bus: str, locked_folder: Path, tmp_path: Path
) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", SLEEPS, system_bus, locked_folder, PASSPHRASE, tmp_path],
        env={**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": system_bus},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert ran.stdout.splitlines() == ["True True", "False False"], ran.stderr


def test_somebody_who_works_is_not_locked_out(program: Program) -> None:
    window, clock = program.window, [1000.0]
    locking = Locking(window.session, window.work, window, lambda: clock[0])
    for _ in range(300):
        clock[0] += 10
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
        locking.look()
    assert window.session.is_open


def test_a_project_without_passphrase_is_told_that_it_needs_one(window: MainWindow) -> None:
    window.commands.action("file.lock").trigger()
    assert window.session.is_open
    box = window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert "ei ole tunnuslausetta" in box.text()
