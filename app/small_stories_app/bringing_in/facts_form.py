"""Code, interviewee, language and kind of an interview that comes in."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from small_stories.model import SourceKind
from small_stories.storage.setup import interviewees
from small_stories_app.bringing_in.incoming import Facts
from small_stories_app.bringing_in.storing import code_of_new, person_awaited
from small_stories_app.session import Session
from small_stories_app.writing_down.wishes_form import fill_with_languages

WRITTEN: Final = (SourceKind.TRANSCRIPT, SourceKind.NOTES, SourceKind.COWRITTEN)


class FactsForm(QWidget):
    """Shows and takes the facts of one interview; ``edited`` comes when the analyst changes one."""

    edited = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._proposed: int | None = None
        self.code = QLineEdit()
        self.interviewee = QComboBox()
        self.language = QComboBox()
        self.kind = QComboBox()
        self._lay_out()
        self.code.textEdited.connect(self._propose_person)
        self.code.textEdited.connect(self.edited)
        for box in (self.interviewee, self.language, self.kind):
            box.activated.connect(self.edited)

    def _lay_out(self) -> None:
        text = self._session.text
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._form.addRow(text("interviews.code"), self.code)
        self._form.addRow(text("interviews.interviewee"), self.interviewee)
        self._form.addRow(text("interviews.language"), self.language)
        self._form.addRow(text("interviews.kind"), self.kind)
        self.interviewee.addItem("", None)
        for person in interviewees(self._session.project):
            self.interviewee.addItem(person.code, person.id)

    def show_facts(self, facts: Facts) -> None:
        """Show the facts of an interview."""
        self.code.setText(facts.code)
        self._name_new_person(facts.code)
        self._proposed = person_awaited(self._session.project, facts.code)
        self.interviewee.setCurrentIndex(max(self.interviewee.findData(facts.interviewee), 0))
        self._show_language(facts)
        self._offer_kinds(facts.kind)

    def _show_language(self, facts: Facts) -> None:
        """Offer every language; that of a recording can also be heard from it."""
        self.language.clear()
        heard = facts.kind == SourceKind.AUDIO
        fill_with_languages(self.language, self._session, heard=heard)
        if self.language.findData(facts.language) < 0:
            self.language.addItem(facts.language, facts.language)
        self.language.setCurrentIndex(self.language.findData(facts.language))

    def facts(self) -> Facts:
        """Return what the form says now."""
        return Facts(
            code=self.code.text().strip(),
            language=str(self.language.currentData()),
            kind=SourceKind(self.kind.currentData()),
            interviewee=self.interviewee.currentData(),
        )

    def _offer_kinds(self, kind: SourceKind, written: tuple[SourceKind, ...] = WRITTEN) -> None:
        kinds = written if kind in written else (kind,)
        self.kind.clear()
        for each in kinds:
            self.kind.addItem(self._session.text(f"source_kinds.{each}"), each)
        self.kind.setCurrentIndex(kinds.index(kind))
        self.kind.setEnabled(len(kinds) > 1)

    def offer_only(self, *kinds: SourceKind) -> None:
        """Offer fewer kinds than a file could be."""
        self._offer_kinds(kinds[0], kinds)

    def _propose_person(self, code: str) -> None:
        """Follow the code to the person it names, unless the analyst has chosen another."""
        self._name_new_person(code)
        awaited = person_awaited(self._session.project, code.strip())
        if self.interviewee.currentData() == self._proposed:
            self.interviewee.setCurrentIndex(max(self.interviewee.findData(awaited), 0))
        self._proposed = awaited

    def _name_new_person(self, code: str) -> None:
        new = code_of_new(self._session.project, code.strip())
        self.interviewee.setItemText(0, self._session.text("interviews.new_person", code=new))
