"""The history of a story and its reading, in sentences; an earlier wording can be taken back."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QDialog, QListView, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from small_stories.changes.reading import write_reading
from small_stories.storage.change_record import Change
from small_stories.storage.story_past import Wording, story_changes, wordings
from small_stories_app.dialogs.buttons import close_only
from small_stories_app.session import Session
from small_stories_app.story_panel.told import shortened
from small_stories_app.widgets.fitting import fit
from small_stories_app.widgets.headings import explanation, heading
from small_stories_app.widgets.reading import let_only_read
from small_stories_app.widgets.rows import Column, RowsModel

_TRAITS: Final = ("detail_step", "tense_shift", "minimising")


@dataclass(frozen=True, slots=True)
class Moment:
    """One step of the history: a change, and the wording it left when it was one of the reading."""

    change: Change
    wording: Wording | None
    sentence: str


class PastDialog(QDialog):
    """What happened to a story and its reading, newest first."""

    def __init__(self, session: Session, story: int, code: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._story = story
        say = session.text
        self.setWindowTitle(say("story_past.title", None, code=code))
        self.rows: RowsModel[Moment] = RowsModel(
            [Column("", lambda moment: moment.sentence)],
            lambda moment: (moment.change.id, moment.wording and moment.wording.field),
        )
        self.list = QListView()
        self.whole = QPlainTextEdit()
        self.back = QPushButton(say("story_past.take_back"))
        self._lay_out()
        self.list.selectionModel().currentChanged.connect(self._show_whole)
        self.back.clicked.connect(self.take_back)
        self._show()
        self.list.setCurrentIndex(self.rows.index(0, 0))
        let_only_read(session, self.back)

    def _lay_out(self) -> None:
        say = self._session.text
        self.list.setModel(self.rows)
        self.list.setAccessibleName(self.windowTitle())
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.whole.setReadOnly(True)
        self.whole.setAccessibleName(say("story_past.wording"))
        self.whole.setTabChangesFocus(True)
        self.whole.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.whole.setFixedHeight(self.fontMetrics().lineSpacing() * 4 + 20)
        column = QVBoxLayout(self)
        column.addWidget(explanation(self._session.why_only_reading() or say("story_past.hint")))
        column.addWidget(self.list, 1)
        column.addWidget(heading(say("story_past.wording"), 1.0))
        column.addWidget(self.whole)
        column.addWidget(self.back)
        column.addWidget(close_only(self, self._session))
        fit(self, 560, 520)

    def take_back(self) -> None:
        """Put the chosen earlier wording in the reading again, as a new change."""
        moment = self._current()
        if moment is None or moment.wording is None:
            return
        project, field, value = self._session.project, moment.wording.field, moment.wording.after
        if self._session.attempt(lambda: write_reading(project, self._story, **{field: value})):
            name = field_name(self._session, field)
            self._session.said.emit(self._session.text("story_past.taken_back", None, field=name))
            self._show()

    def _show(self) -> None:
        self.rows.show(moments(self._session, self._story))
        self._show_whole()

    def _show_whole(self) -> None:
        moment = self._current()
        wording = moment.wording if moment else None
        self.whole.setPlainText(value_in_words(self._session, wording, whole=True))
        self.back.setEnabled(wording is not None and not self._is_newest(wording))

    def _is_newest(self, wording: Wording) -> bool:
        """Tell whether a wording is the one that the reading has now."""
        same = (each.wording for each in self.rows.rows if each.wording)
        newest = next((each for each in same if each.field == wording.field), None)
        return newest is not None and newest.after == wording.after

    def _current(self) -> Moment | None:
        row = self.list.currentIndex().row()
        return self.rows.rows[row] if 0 <= row < len(self.rows.rows) else None


def moments(session: Session, story: int) -> list[Moment]:
    """Return the history of a story in sentences, newest first."""
    found = [
        Moment(each.change, each, wording_sentence(session, each))
        for each in wordings(session.project, story)
    ]
    found += [
        Moment(change, None, _sentence(session, change, session.change_text(change)))
        for change in story_changes(session.project, story)
    ]
    return sorted(found, key=lambda moment: moment.change.id, reverse=True)


def wording_sentence(session: Session, wording: Wording) -> str:
    """Return a wording as a sentence: when, who, which field, what, after the check or not."""
    name = field_name(session, wording.field)
    key = "story_past.written" if wording.after else "story_past.emptied"
    what = session.text(key, None, field=name, words=value_in_words(session, wording))
    return _sentence(session, wording.change, f"{what}{_check(session, wording)}")


def _check(session: Session, wording: Wording) -> str:
    if wording.after_check is None:
        return ""
    key = "after_check" if wording.after_check else "before_check"
    return f" {session.text(f'story_past.{key}')}"


def value_in_words(session: Session, wording: Wording | None, *, whole: bool = False) -> str:
    """Return what a field held: its words, or the name of what was chosen."""
    if wording is None or wording.after is None:
        return ""
    if wording.field == "detail_step":
        return session.text(f"story_panel.detail_{wording.after}")
    if wording.field in _TRAITS:
        return session.text("story_past.noted" if wording.after else "story_past.not_noted")
    words = str(wording.after)
    return words if whole else shortened(words, 120, 0)


def field_name(session: Session, field: str) -> str:
    """Return the name of a field of the reading, as it stands in the panel."""
    names = {"detail_step": "detail", "tense_shift": "tense_shift", "minimising": "minimising"}
    return session.text(f"story_panel.{names[field]}" if field in names else f"reading.{field}")


def _sentence(session: Session, change: Change, what: str) -> str:
    at = datetime.fromisoformat(change.at).astimezone()
    when = session.text("story_past.when", None, date=f"{at.day}.{at.month}.{at.year}",
                        time=f"{at:%H.%M}")  # fmt: skip
    who = f", {change.analyst}" if change.analyst else ""
    return f"{when}{who}: {what}"
