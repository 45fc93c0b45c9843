"""The sheet before a copy is made for somebody else: what it holds, where it goes, how it opens."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from small_stories.anonymising.leaving.own_texts import TextLeak
from small_stories.erasing.destruction import Keep, destruction
from small_stories.erasing.handing_over_copy import bytes_of_copy
from small_stories.errors import SmallStoriesError
from small_stories.storage.project_file import SUFFIX
from small_stories.storage.strength import strength
from small_stories.strings import error_text
from small_stories_app.dialogs.buttons import accept_or_cancel
from small_stories_app.folders import documents
from small_stories_app.keeping.in_words import size_in_words
from small_stories_app.keeping.places import PlaceRow, go_to
from small_stories_app.session import Session
from small_stories_app.widgets.fitting import fit_around
from small_stories_app.widgets.headings import explanation
from small_stories_app.widgets.notice import Notice
from small_stories_app.widgets.pages import scrolling

_WIDTH: Final = 620
KINDS: Final = ("analyst", "archive")


class HandOverSheet(QDialog):
    """Asks; ``wished`` carries the copy's folder, its passphrase and whether it is an archive's.

    ``step_asked`` and ``story_asked`` ask to go where a text still holds a name that an archive
    must not get.
    """

    wished = Signal(Path, str, bool)
    step_asked = Signal(str)
    story_asked = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        say = session.text
        self._place = documents()
        self.kinds = {kind: QRadioButton(say(f"handing_over.kinds.{kind}")) for kind in KINDS}
        self.folder = QLineEdit()
        self.browse = QPushButton(say("dialogs.browse"))
        self.words, self.again = QLineEdit(), QLineEdit()
        self.takes = explanation()
        self.strength = explanation(say("dialogs.strength.hint"))
        self.notice = Notice()
        self.names = QWidget()
        self.places = self._place_rows()
        self.kinds["analyst"].setChecked(True)
        self._propose()
        self._lay_out()
        self._show_names()
        for choice in self.kinds.values():
            choice.toggled.connect(self._propose)
            choice.toggled.connect(self._show_names)
        self.browse.clicked.connect(self._browse)
        self.words.textEdited.connect(self._weigh)

    def _lay_out(self) -> None:
        say = self._session.text
        self.setWindowTitle(say("handing_over.title"))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        for kind, choice in self.kinds.items():
            about = explanation(say(f"handing_over.holds.{kind}"))
            about.setIndent(24)
            column.addWidget(choice)
            column.addWidget(about)
        column.addWidget(self.names)
        column.addSpacing(8)
        column.addLayout(self._form())
        column.addWidget(explanation(say("handing_over.tell")))
        column.addStretch(1)
        whole = QVBoxLayout(self)
        area = scrolling(inside)
        whole.addWidget(area, 1)
        whole.addWidget(self.notice)
        whole.addWidget(accept_or_cancel(self, self._session, say("handing_over.do")))
        fit_around(self, area, _WIDTH)

    def _form(self) -> QFormLayout:
        say = self._session.text
        for field in (self.words, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
        self.folder.setAccessibleName(say("dialogs.folder"))
        place = QHBoxLayout()
        place.addWidget(self.folder, 1)
        place.addWidget(self.browse)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(say("dialogs.folder"), place)
        form.addRow("", self.takes)
        form.addRow(say("handing_over.passphrase"), self.words)
        form.addRow("", self.strength)
        form.addRow(say("dialogs.passphrase_again"), self.again)
        return form

    def _place_rows(self) -> list[PlaceRow]:
        """Put a line for each text that still holds a name under the words that say so."""
        found = destruction(self._session.project, Keep.STORIES).names
        rows = [PlaceRow(self._session, each, self._go) for each in dict.fromkeys(found)]
        column = QVBoxLayout(self.names)
        column.setContentsMargins(24, 0, 0, 0)
        column.addWidget(explanation(self._session.text("handing_over.names_left")))
        for row in rows:
            column.addWidget(row)
        return rows

    def _show_names(self) -> None:
        self.names.setVisible(self._archive and bool(self.places))

    def _go(self, place: TextLeak) -> None:
        self.reject()
        go_to(place, self.story_asked.emit, self.step_asked.emit)

    @property
    def _archive(self) -> bool:
        return self.kinds["archive"].isChecked()

    def _propose(self) -> None:
        """Propose a folder by the project's name and the kind of the copy, where none is yet."""
        takes = bytes_of_copy(self._session.project.folder, archive=self._archive)
        size = size_in_words(self._session, takes)
        self.takes.setText(self._session.text("handing_over.size", size=size))
        name = self._session.project.folder.stem
        word = self._session.text(f"handing_over.named.{KINDS[self._archive]}")
        named = [f"{name} {word}", *(f"{name} {word} {number}" for number in range(2, 100))]
        places = [self._place / f"{each}{SUFFIX}" for each in named]
        self.folder.setText(str(next(each for each in places if not each.exists())))

    def _browse(self) -> None:
        title = self._session.text("dialogs.folder_title")
        chosen = QFileDialog.getExistingDirectory(self, title, str(self._place))
        if chosen:
            self._place = Path(chosen)
            self._propose()

    def _weigh(self, words: str) -> None:
        self.strength.setText(self._session.text(f"dialogs.strength.{strength(words)}"))

    def accept(self) -> None:
        """Ask for the copy, or stay and say what is missing or in the way."""
        try:
            target = self._target()
        except SmallStoriesError as error:
            self.notice.say(error_text(error, self._session.language))
            return
        words, archive = self.words.text(), self._archive
        super().accept()
        self.wished.emit(target, words, archive)

    def _target(self) -> Path:
        """Return where the copy goes; raises SmallStoriesError for what is missing."""
        project = self._session.project
        typed = Path(self.folder.text()).expanduser().absolute()
        target = typed if typed.suffix == SUFFIX else typed.with_name(typed.name + SUFFIX)
        if target.is_relative_to(project.folder):
            raise SmallStoriesError("handing_over.inside")
        if target.exists():
            raise SmallStoriesError("project.folder_taken", name=target.name)
        if not self.words.text():
            raise SmallStoriesError("handing_over.passphrase_missing")
        if self.words.text() != self.again.text():
            raise SmallStoriesError("handing_over.not_the_same")
        if self._archive and self.places:
            raise SmallStoriesError("erasing.names_left", places=len(self.places))
        return target
