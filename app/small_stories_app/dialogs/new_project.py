"""What a new project needs: a name, a folder, a passphrase or none, and the report's language."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from small_stories.changes.setting_up import begin_project
from small_stories.errors import SmallStoriesError
from small_stories.storage.strength import strength
from small_stories.strings import LANGUAGES, error_text
from small_stories_app.dialogs.buttons import accept_or_cancel
from small_stories_app.folders import documents, folder_for
from small_stories_app.session import Session
from small_stories_app.widgets.fitting import fit_around
from small_stories_app.widgets.headings import explanation
from small_stories_app.widgets.notice import Notice
from small_stories_app.widgets.pages import scrolling
from small_stories_app.widgets.waiting import waiting

_WIDTH: Final = 580


class NewProjectDialog(QDialog):
    """Makes the project; ``made`` carries it, open."""

    made = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._place: Path | None = documents()
        self.name = QLineEdit()
        self.folder = QLineEdit()
        self.browse = QPushButton(session.text("dialogs.browse"))
        self.language = QComboBox()
        self.passphrase = QLineEdit()
        self.again = QLineEdit()
        self.strength = explanation(session.text("dialogs.strength.hint"))
        self.declined = QCheckBox(session.text("dialogs.no_passphrase"))
        self.meaning = explanation(session.text("dialogs.no_passphrase_means"))
        self.notice = Notice()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        text = self._session.text
        self.setWindowTitle(text("dialogs.new_title"))
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.again.setEchoMode(QLineEdit.EchoMode.Password)
        self.folder.setText(str(documents()))
        self.meaning.hide()
        for language in LANGUAGES:
            self.language.addItem(text(f"languages.{language}"), language)
        self.language.setCurrentIndex(LANGUAGES.index(self._session.language))
        place = QHBoxLayout()
        place.addWidget(self.folder, 1)
        place.addWidget(self.browse)
        inside = QWidget()
        form = QFormLayout(inside)
        form.setContentsMargins(0, 0, 8, 0)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignVCenter)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(text("dialogs.name"), self.name)
        form.addRow(text("dialogs.folder"), place)
        form.addRow(text("dialogs.report_language"), self.language)
        form.addRow(text("dialogs.passphrase"), self.passphrase)
        form.addRow("", self.strength)
        form.addRow(text("dialogs.passphrase_again"), self.again)
        form.addRow("", self.declined)
        form.addRow("", self.meaning)
        column = QVBoxLayout(self)
        area = scrolling(inside)
        column.addWidget(area, 1)
        column.addWidget(self.notice)
        column.addWidget(accept_or_cancel(self, self._session, text("dialogs.create")))
        fit_around(self, area, _WIDTH)
        self.folder.setAccessibleName(text("dialogs.folder"))

    def _connect(self) -> None:
        self.name.textEdited.connect(self._follow_name)
        self.folder.textEdited.connect(self._keep_folder)
        self.browse.clicked.connect(self._browse)
        self.passphrase.textEdited.connect(self._weigh)
        self.declined.toggled.connect(self._decline)

    def _browse(self) -> None:
        title = self._session.text("dialogs.folder_title")
        chosen = QFileDialog.getExistingDirectory(self, title, str(documents()))
        if chosen:
            self._place = Path(chosen)
            self._follow_name(self.name.text())

    def _follow_name(self, name: str) -> None:
        """Propose a folder by the project's name, in the place that was chosen."""
        if self._place is not None:
            self.folder.setText(str(self._place / folder_for(name).name))

    def _keep_folder(self) -> None:
        """Leave a folder that was typed as it is."""
        self._place = None

    def _weigh(self, words: str) -> None:
        self.strength.setText(self._session.text(f"dialogs.strength.{strength(words)}"))

    def _decline(self, declined: bool) -> None:
        self.meaning.setVisible(declined)
        for field in (self.passphrase, self.again, self.strength):
            field.setEnabled(not declined)

    def _missing(self) -> str:
        """Return which sentence tells what is still to be filled in, or nothing."""
        if not self.name.text().strip():
            return "dialogs.needs_name"
        if self.declined.isChecked():
            return ""
        if not self.passphrase.text():
            return "dialogs.needs_passphrase"
        return "" if self.passphrase.text() == self.again.text() else "dialogs.not_the_same"

    def accept(self) -> None:
        """Make the project, or stay and say what is missing or why it cannot be made."""
        missing = self._missing()
        if missing:
            self.notice.say(self._session.text(missing))
            return
        words = None if self.declined.isChecked() else self.passphrase.text()
        folder = Path(self.folder.text()).expanduser().absolute()
        try:
            with waiting():
                name, language = self.name.text().strip(), str(self.language.currentData())
                project = begin_project(folder, name, words, language)
        except SmallStoriesError as error:
            self.notice.say(error_text(error, self._session.language))
            return
        super().accept()
        self.made.emit(project)
