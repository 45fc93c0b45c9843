"""The page of speech models."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from small_stories.transcribing.models.at_hand import remove_model
from small_stories.transcribing.models.graphics import Graphics, card_tried, stop_using_card
from small_stories.transcribing.models.in_words import hour_in_words
from small_stories.transcribing.models.known import STARTER, known_model
from small_stories.transcribing.models.recommending import advice_for
from small_stories_app.dialogs.buttons import close_only
from small_stories_app.dialogs.opening import open_once
from small_stories_app.session import Session
from small_stories_app.speech_models.buttons import ModelButtons
from small_stories_app.speech_models.facts import ModelFacts
from small_stories_app.speech_models.rows import ModelRow, columns, rows_for
from small_stories_app.speech_models.work import ModelWork
from small_stories_app.speech_models.work_line import WorkLine
from small_stories_app.widgets.fitting import fit
from small_stories_app.widgets.headings import explanation, heading
from small_stories_app.widgets.notice import Notice
from small_stories_app.widgets.pages import scrolling
from small_stories_app.widgets.rows import RowsModel
from small_stories_app.widgets.rows_table import RowsTable
from small_stories_app.widgets.still import StillBox
from small_stories_app.writing_down.languages import language_name, languages_by_name

_LEAST_ROWS = 5
_WORTH_SAYING = (Graphics.WORKS, Graphics.FAILED, Graphics.OTHER_WORDS)


class ModelsDialog(QDialog):
    """Lists the models for a language; nothing is fetched but by its button."""

    def __init__(self, session: Session, work: ModelWork, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._work = work
        text = session.text
        self.setWindowTitle(text("models.page.title"))
        self.language = StillBox()
        self.language.setAccessibleName(text("models.page.language"))
        for code, name in languages_by_name(session):
            self.language.addItem(name, code)
        self.language.setCurrentIndex(max(0, self.language.findData(_first_language(session))))
        self.advice = heading("", 1.1)
        self.why = explanation()
        self._rows: RowsModel[ModelRow] = RowsModel(columns(session), lambda row: row.name)
        self.table = RowsTable(self._rows, text("models.page.title"), (0, 11, 26, 20))
        self.facts = ModelFacts(session)
        self.buttons = ModelButtons(session)
        self.card = explanation()
        self.notice = Notice()
        self.line = WorkLine(session, work)
        self._lay_out()
        self._connect()
        fit(self, 900, 690)
        self.read()
        self.table.selectRow(0)
        self.table.setFocus()

    def _lay_out(self) -> None:
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 0, 0)
        top = QHBoxLayout()
        label = QLabel(self._session.text("models.page.language"))
        label.setBuddy(self.language)
        top.addWidget(label)
        top.addWidget(self.language)
        top.addStretch(1)
        inside.addLayout(top)
        for words in (self.advice, self.why):
            inside.addWidget(words)
        row = self.table.verticalHeader().defaultSectionSize()
        self.table.setMinimumHeight(row * _LEAST_ROWS)
        inside.addWidget(self.table, 1)
        about = explanation(self._session.text("models.page.about_fetching"))
        for part in (self.facts, self.buttons, self.card, about):
            inside.addWidget(part)
        column = QVBoxLayout(self)
        column.addWidget(scrolling(page), 1)
        # What goes on is in sight wherever the page is scrolled to.
        column.addWidget(self.notice)
        column.addWidget(self.line)
        column.addWidget(close_only(self, self._session))

    def _connect(self) -> None:
        self.language.activated.connect(self._show_language)
        self.table.selectionModel().currentRowChanged.connect(self._offer)
        self.buttons.fetch.clicked.connect(self._fetch)
        self.buttons.take.clicked.connect(self._ask_for_folder)
        self.buttons.remove.clicked.connect(self._ask_before_removing)
        self.buttons.try_out.clicked.connect(self._try_out)
        self.buttons.card.clicked.connect(self._try_card)
        self._work.said.connect(self._say)
        self._work.failed.connect(self._say)
        self._session.jobs.ended.connect(self._read_soon)

    def read(self) -> None:
        """Read anew what is here."""
        language = str(self.language.currentData())
        advice = advice_for(language)
        text, said = self._session.text, self._session.language
        name = language_name(self._session, language)
        self.advice.setText(
            text("models.page.advice", spoken=name[:1].upper() + name[1:], model=advice.first.title)
        )
        words = [hour_in_words(advice.first, said) or text("models.page.try_first")]
        if advice.with_time:
            words.append(text("models.page.with_time", model=advice.with_time.title))
        self.why.setText(" ".join(words))
        card = card_tried()
        self.card.setVisible(card in _WORTH_SAYING)
        self.card.setText(text(f"models.card.{card}") if card else "")
        self.table.show_rows(rows_for(language))
        self._offer()

    def _read_soon(self) -> None:
        # Only when the child is gone are its files as they stay.
        QTimer.singleShot(0, self, self.read)

    def _show_language(self) -> None:
        self.read()
        self.table.selectRow(0)

    def _offer(self) -> None:
        row = self._current()
        self.facts.show_model(row)
        self.buttons.offer(row, busy=self._work.is_busy)

    def _current(self) -> ModelRow | None:
        found: ModelRow | None = self.table.current()
        return found

    def _say(self, sentence: str) -> None:
        self.notice.say(sentence)
        self._read_soon()

    def _begin(self) -> None:
        self.notice.say("")
        self._offer()

    def _fetch(self) -> None:
        row = self._current()
        if row and row.known:
            self._work.fetch(row.known)
            self._begin()

    def _try_out(self) -> None:
        row = self._current()
        starter = known_model(STARTER)
        assert starter is not None
        if row is not None and row.is_here:
            self._work.try_with(row.name, row.title)
        else:
            self._work.try_with(starter.name, starter.title)
        self._begin()

    def _try_card(self) -> None:
        if card_tried() == Graphics.WORKS:
            stop_using_card()
            self._say(self._session.text("models.page.card_is_off"))
        else:
            self._work.try_card()
            self._begin()

    def _ask_for_folder(self) -> None:
        dialog = QFileDialog(self, self._session.text("models.page.take_title"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda chosen: self.take(Path(chosen)))
        open_once(dialog)

    def take(self, folder: Path) -> None:
        """Take a model from a folder: as the selected one where no checksum could tell."""
        row = self._current()
        asked_for = row.known if row and not row.is_here else None
        unpublished = asked_for is not None and not asked_for.is_published
        self._work.take(folder, asked_for.name if asked_for and unpublished else None)
        self._begin()

    def _ask_before_removing(self) -> None:
        row = self._current()
        if row is None:
            return
        box = QMessageBox(self)
        box.setWindowTitle(self._session.text("models.page.title"))
        box.setText(self._session.text("models.page.remove_first", model=row.title))
        yes = box.addButton(
            self._session.text("models.page.remove"), QMessageBox.ButtonRole.AcceptRole
        )
        yes.clicked.connect(partial(self.remove, row))
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setWindowModality(Qt.WindowModality.WindowModal)
        open_once(box)

    def remove(self, row: ModelRow) -> None:
        """Remove a model from this computer."""
        if self._session.attempt(partial(remove_model, row.name)):
            self._say(self._session.text("models.page.removed", model=row.title))


def _first_language(session: Session) -> str:
    """Return the language that most is likely to be spoken here: the project's, or the window's."""
    from small_stories.storage.setup import project_facts

    return project_facts(session.project).language if session.is_open else session.language
