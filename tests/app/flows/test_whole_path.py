"""The seven steps on an interview of the example by keyboard alone: to the report, and back."""

import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from small_stories.example.decisions import example_folder
from small_stories.storage.exports import exports
from small_stories.storage.identities import marks, marks_in_quotes
from small_stories.storage.interviews import interviews
from small_stories.storage.project_file import needs_passphrase
from small_stories.storage.quotes import quotes
from small_stories.storage.setup import consents, goals, interviewees
from small_stories.storage.stories import reading, stories, story_goals, story_themes
from small_stories.storage.types import stories_in_types
from small_stories_app.bringing_in.sheet import ImportSheet
from small_stories_app.dialogs.new_project import NewProjectDialog
from small_stories_app.dialogs.passphrase import PassphraseDialog
from small_stories_app.dialogs.recovery_code import RecoveryCodeDialog
from small_stories_app.main_window import MainWindow
from small_stories_app.session import Session
from small_stories_app.type_board.wording import TypeWording
from small_stories_app.views.checking import CheckingView
from small_stories_app.views.lock_away import LockAwayView
from small_stories_app.views.prepare import PrepareView
from small_stories_app.views.report import ReportView
from small_stories_app.views.stories import StoriesView
from small_stories_app.views.types import TypesView

# Menus that pop up ask the screen for what the one of the tests does not have.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

WORDS = "kivi kahvi lumi polku"
TOLD = "Kaarinan kanssa avattiin ovi 😀 ja מרים nauroi"
HIDDEN = ("Kaarina", "Kaarinan", "Marjat")
Key = Qt.Key


class Hands:
    """Somebody at the keyboard: every key goes to what has the focus."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self._qtbot = qtbot

    @property
    def at(self) -> QWidget:
        """What has the focus, once the window in front has come to the front."""
        self._qtbot.waitUntil(self._is_in_front)
        focused = QApplication.activePopupWidget() or self._front.focusWidget()
        assert focused is not None
        return focused

    @property
    def _front(self) -> QWidget:
        return QApplication.activeModalWidget() or self.window

    def _is_in_front(self) -> bool:
        # asked anew each time: a dialog may go away while it is waited for
        self._front.activateWindow()
        return QApplication.activePopupWidget() is not None or self._front.isActiveWindow()

    def press(
        self, *keys: Key, control: bool = False, shift: bool = False, alt: bool = False
    ) -> None:
        held = Qt.KeyboardModifier.NoModifier
        held |= Qt.KeyboardModifier.AltModifier if alt else held
        held |= Qt.KeyboardModifier.ControlModifier if control else held
        held |= Qt.KeyboardModifier.ShiftModifier if shift else held
        for key in keys:
            QTest.keyClick(self.at, key, held)

    def write(self, words: str) -> None:
        QTest.keyClicks(self.at, words)

    def paste(self, words: str) -> None:
        """Write what no test can type: letters that stand on no key of its keyboard."""
        QApplication.clipboard().setText(words)
        self.press(Key.Key_V, control=True)

    def go_to(self, widget: QWidget) -> None:
        """Go on by Tab until a widget has the focus."""
        for _ in range(60):
            if self.at is widget:
                return
            self.press(Key.Key_Tab)
        raise AssertionError(f"{widget.accessibleName()} is not reached by Tab")

    def dialog(self, kind: type[QDialog]) -> QDialog:
        found = self.window.findChild(kind)
        assert isinstance(found, kind)
        self._qtbot.waitUntil(lambda: found.focusWidget() is not None)
        return found


@pytest.fixture
def hands(qtbot: QtBot, session: Session) -> Iterator[Hands]:
    """Somebody before the window as it starts."""
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    yield Hands(window, qtbot)
    window.close()


def test_from_a_file_to_the_report_and_back_by_undo_after_a_restart(
    qtbot: QtBot, hands: Hands, tmp_path: Path
) -> None:
    folder = tmp_path / "asukastupa.smallstories"
    begin_project(hands, folder)
    prepare(hands)
    bring_in(qtbot, hands, tmp_path)
    mark_and_read(hands)
    mark_others(hands)
    look_at_stories(hands)
    check_with_the_teller(hands)
    group(hands)
    find_and_decide(qtbot, hands)
    report = read_through_and_export(hands)
    content = "".join(zipfile.ZipFile(report).read(part).decode("utf-8", "replace")
                      for part in zipfile.ZipFile(report).namelist())  # fmt: skip
    assert "[Tutun] kanssa avattiin ovi 😀 ja " in content
    assert "מרים" in content
    assert not [name for name in HIDDEN if name in content]
    look_at_what_is_kept(hands, report)
    undo_and_reopen(hands, folder)


def begin_project(hands: Hands, folder: Path) -> None:
    """The start page: a new project, its passphrase, and its recovery code."""
    hands.press(Key.Key_Return)
    new = hands.dialog(NewProjectDialog)
    assert isinstance(new, NewProjectDialog)
    hands.write("Asukastupa")
    hands.press(Key.Key_Tab)
    hands.write(str(folder))
    hands.go_to(new.passphrase)
    hands.write(WORDS)
    hands.press(Key.Key_Tab)
    hands.write(WORDS)
    hands.press(Key.Key_Return)
    code = hands.dialog(RecoveryCodeDialog)
    assert isinstance(code, RecoveryCodeDialog)
    hands.go_to(code.written)
    hands.press(Key.Key_Space, Key.Key_Return)
    assert not code.isVisible()
    assert needs_passphrase(folder)


def prepare(hands: Hands) -> None:
    """Step 1, where a new project begins: what is evaluated, a goal, and who has agreed to what."""
    project = hands.window.session.project
    view = hands.window.pages.currentWidget()
    assert isinstance(view, PrepareView)
    hands.write("Asukastuvan toiminta")
    hands.go_to(view.goals.fields[0])
    hands.write("Rohkeus hoitaa omia asioita")
    hands.press(Key.Key_Return)
    hands.go_to(view.people.list.fields[0])
    hands.write("H01")
    hands.press(Key.Key_Return)
    for moment in ("invited", "reconfirmed"):
        hands.go_to(view.people.consents.answers[moment, "quotes"])
        hands.press(Key.Key_K)
    (person,) = interviewees(project)
    assert consents(project, person.id, "quotes")
    assert [goal.name for goal in goals(project)] == ["Rohkeus hoitaa omia asioita"]


def bring_in(qtbot: QtBot, hands: Hands, tmp_path: Path) -> None:
    """A Word file by the sheet, which proposes whoever was written down for it."""
    window = hands.window
    file = tmp_path / "haastattelu.docx"
    with example_folder() as example:
        shutil.copyfile(example / "h01-haastattelu.docx", file)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(file))])
    copy, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    place, held = QPointF(QPoint(200, 200)), Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(place, copy, dropped, button, held))
    sheet = hands.dialog(ImportSheet)
    assert isinstance(sheet, ImportSheet)
    qtbot.waitUntil(lambda: sheet.files[0].is_read, timeout=20_000)
    hands.press(Key.Key_Return)
    (talk,) = interviews(window.session.project)
    (person,) = interviewees(window.session.project)
    assert (talk.code, talk.interviewee_id) == ("H01", person.id)
    assert hands.at is window.interviews.list


def choose(hands: Hands, words: str) -> None:
    """Select words of the transcript by finding them."""
    hands.press(Key.Key_F, control=True)
    hands.paste(words)
    hands.press(Key.Key_Return, Key.Key_Escape)


def mark_and_read(hands: Hands) -> None:
    """Step 2: a story under theme 1, its reading, its goal, and a quote of it."""
    project, page = hands.window.session.project, hands.window.interviews.page
    hands.press(Key.Key_Return)
    assert hands.at is page.text
    correct_a_name_in(hands)
    choose(hands, TOLD)
    hands.press(Key.Key_1, alt=True)
    hands.press(Key.Key_1)
    (story,) = stories(project)
    assert story.told_under_id == story_themes(project, story.id)[0]
    hands.press(Key.Key_I)
    hands.write("Tuttu pyysi avaamaan oven.")
    hands.go_to(page.panel.goals.goals)
    hands.press(Key.Key_Space, Key.Key_Escape)
    hands.press(Key.Key_Q)
    found = reading(project, story.id)
    assert found is not None
    assert found.text == "Tuttu pyysi avaamaan oven."
    assert len(story_goals(project, story.id)) == 1
    assert len(quotes(project)) == 1


def mark_others(hands: Hands) -> None:
    """A few words under another theme than they were told under, and a thing that went wrong."""
    project, page = hands.window.session.project, hands.window.interviews.page
    choose(hands, "ihan hiljasta. Sitten Marjatta sano")
    hands.press(Key.Key_2, Key.Key_3)
    choose(hands, "Se linja-autojuttu")
    hands.press(Key.Key_Return)
    hands.go_to(page.panel.facts.kind)
    hands.press(Key.Key_Down, Key.Key_Down, Key.Key_Escape)
    hands.press(Key.Key_Up, alt=True)
    kinds = {each.kind: len(story_themes(project, each.id)) for each in stories(project)[1:]}
    assert kinds == {"success": 2, "disappointment": 0}


def look_at_stories(hands: Hands) -> None:
    """Step 3: the cards, a filter that leaves one, and back into its talk by Enter."""
    hands.press(Key.Key_3, control=True)
    view = hands.window.pages.currentWidget()
    assert isinstance(view, StoriesView)
    hands.press(Key.Key_F, control=True)
    hands.write("hiljasta")
    hands.press(Key.Key_Return)
    assert len(view.told.having("hiljasta", "")) == 1
    hands.press(Key.Key_Return)
    current = hands.window.interviews.page.opened.current
    assert current is not None
    assert current.id == view.told.having("hiljasta", "")[0].story.id


def check_with_the_teller(hands: Hands) -> None:
    """Step 4: the first story is offered to its teller, who confirms it."""
    project = hands.window.session.project
    hands.press(Key.Key_4, control=True)
    view = hands.window.pages.currentWidget()
    assert isinstance(view, CheckingView)
    hands.press(Key.Key_Return)
    assert hands.at is view.page.stories
    hands.press(Key.Key_O)
    assert stories(project)[0].check_state == "offered"
    hands.press(Key.Key_C)
    assert stories(project)[0].check_state == "confirmed"


def look_at_what_is_kept(hands: Hands, report: Path) -> None:
    """Step 7 tells that the project is locked, and which files have left it."""
    hands.press(Key.Key_7, control=True)
    view = hands.window.pages.currentWidget()
    assert isinstance(view, LockAwayView)
    model = view.left.model()
    cells = [model.index(row, column).data() for row in range(model.rowCount())
             for column in range(model.columnCount())]  # fmt: skip
    assert any(report.name in str(cell) for cell in cells)
    hands.press(Key.Key_6, control=True)


def correct_a_name_in(hands: Hands) -> None:
    """Correct a turn with F2, so that a name stands in it."""
    choose(hands, "kun on selek")
    hands.press(Key.Key_F2)
    hands.press(Key.Key_A, control=True)
    hands.write("Sit tuli Kaarina. ")
    hands.paste(f"{TOLD}, ja istuttiin.")
    hands.press(Key.Key_Return, control=True)


def group(hands: Hands) -> None:
    """Step 5: a type, and the story moved into it."""
    project = hands.window.session.project
    hands.press(Key.Key_5, control=True)
    view = hands.window.pages.currentWidget()
    assert isinstance(view, TypesView)
    hands.press(Key.Key_N)
    hands.dialog(TypeWording)
    hands.write("Pyydetty apu avaa oven")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_M)
    hands.press(Key.Key_Return)
    assert len(stories_in_types(project)) == 1


def find_and_decide(qtbot: QtBot, hands: Hands) -> None:
    """Step 6: what identifies is found in a child process, and every mark is decided by keys."""
    project = hands.window.session.project
    hands.press(Key.Key_E, control=True)
    view = hands.window.pages.currentWidget()
    assert isinstance(view, ReportView)
    assert view.tabs.currentWidget() is view.export
    assert not view.export.write.isEnabled()
    assert exports(project) == []
    tab = view.marks
    while view.tabs.currentWidget() is not tab:
        hands.press(Key.Key_Tab, control=True, shift=True)
    hands.go_to(tab.search.button)
    hands.press(Key.Key_Return)
    job = tab.search.job
    assert job is not None
    with qtbot.waitSignal(job.finished, timeout=120_000):
        pass
    assert hands.at is tab.queue
    assert "Kaarinan" in {mark.words for mark in marks(project)}
    while tab.model.rowCount():
        before = tab.model.rowCount()
        hands.press(Key.Key_E)
        hands.press(Key.Key_A, control=True)
        hands.write("tuttu")
        hands.press(Key.Key_Return)
        assert tab.model.rowCount() < before
    assert all(mark.decision for mark in marks_in_quotes(project))


def read_through_and_export(hands: Hands) -> Path:
    """The quote is read through by eye, and the report written."""
    view = hands.window.pages.currentWidget()
    assert isinstance(view, ReportView)
    hands.press(Key.Key_Return)
    assert view.tabs.currentWidget() is view.export
    assert not view.export.write.isEnabled()
    hands.go_to(view.export.what_is_open.table)
    hands.press(Key.Key_Return)
    assert hands.at is view.quotes.table
    hands.press(Key.Key_P)
    hands.press(Key.Key_E, control=True)
    written = {Path(each.path).name: Path(each.path) for each in exports(view.session.project)}
    assert {"report.docx", "quotes.docx", "typology.xlsx", "typology.csv"} == set(written)
    return written["quotes.docx"]


def undo_and_reopen(hands: Hands, folder: Path) -> None:
    """Undo takes the quote's reading through back; after a restart the rest is still undone."""
    session = hands.window.session
    hands.press(Key.Key_Z, control=True)
    assert not quotes(session.project)[0].passed_by_eye
    hands.press(Key.Key_W, control=True)
    assert not session.is_open
    hands.press(Key.Key_Return)
    hands.dialog(PassphraseDialog)
    hands.write(WORDS)
    hands.press(Key.Key_Return)
    assert session.project.folder == folder
    before = [each.id for each in stories(session.project)]
    undone = 0
    while session.project.next_undo():
        hands.press(Key.Key_Z, control=True)
        undone += 1
    assert interviews(session.project) == []
    for _ in range(undone):
        hands.press(Key.Key_Z, control=True, shift=True)
    assert [each.id for each in stories(session.project)] == before
    assert len(quotes(session.project)) == 1
