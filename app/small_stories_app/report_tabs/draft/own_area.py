"""The lower part of the draft: the own text of the section at hand, and what is done to it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from small_stories.changes.setting_up import write_report_section
from small_stories.reporting.blocks import Section
from small_stories.reporting.claims.marks import Mark
from small_stories.reporting.claims.naming import short_names
from small_stories.reporting.drafting import Draft
from small_stories.storage.setup import report_sections
from small_stories_app.dialogs.opening import open_once
from small_stories_app.report_tabs.draft.behind import BehindDialog, bases
from small_stories_app.report_tabs.draft.gaps import hint_of
from small_stories_app.report_tabs.draft.own_text import OwnText
from small_stories_app.report_tabs.editor_dialog import EditorDialog, editor_of
from small_stories_app.session import Session
from small_stories_app.widgets.headings import explanation, heading


class OwnArea(QWidget):
    """A field for the own text; a button for what a sentence rests on, one for other editors."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._draft: Draft | None = None
        self._section: Section | None = None
        self._names: dict[Mark, str] = {}
        self.text = OwnText(session)
        self.behind = QPushButton(session.text("draft.rests_on"))
        self.edit = QPushButton()
        self._title = heading(session.text("draft.own"), 1.0)
        self._about = explanation(session.text("draft.no_own"))
        above = QHBoxLayout()
        above.addWidget(self._title, 1)
        above.addWidget(self.edit)
        above.addWidget(self.behind)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(above)
        column.addWidget(self._about)
        column.addWidget(self.text)
        self.text.written.connect(self._write)
        self.behind.clicked.connect(self.ask_behind)
        self.edit.clicked.connect(self._open_own_editor)

    @property
    def takes_own(self) -> bool:
        """Whether the section at hand prints a text of the analyst's own."""
        draft, section = self._draft, self._section
        return draft is not None and section is not None and draft.takes_own(section)

    def show_section(self, draft: Draft, section: Section, *, anew: bool) -> None:
        """Show the own text of a section; ``anew`` when it is another than before."""
        if draft is not self._draft:
            self._names = short_names(draft.material, self._session.language)
        self._draft, self._section = draft, section
        for part in (self.text, self.behind):
            part.setVisible(self.takes_own)
        self._about.setVisible(not self.takes_own)
        own = self._session.text("draft.own_of", heading=section.heading)
        self._title.setText(own if self.takes_own else section.heading)
        editor = editor_of(section.key)
        self.edit.setVisible(editor is not None)
        self.edit.setText(self._session.text(f"{editor}.open") if editor else "")
        self.text.show_hint(hint_of(self._session, section))
        waiting = self._session.unstored.waiting((self, section.key))
        self.text.show_stored(waiting.get("", draft.own(section)), self._names, anew=anew)

    def forget(self) -> None:
        """Forget the project that was closed."""
        self._draft = self._section = None
        self._names = {}
        self.text.show_text("")
        self._title.clear()

    def write_here(self) -> None:
        """Put the cursor into the own text."""
        if self.takes_own:
            self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def ask_behind(self) -> None:
        """Ask what the sentence at the cursor rests on."""
        if self._draft is None:
            return
        self.text.settle()
        sentence, taken = self.text.sentence_at_hand(), self.text.marks_at_hand()
        found = bases(self._draft.material)
        dialog = BehindDialog(self._session, sentence, found, taken, self._rest_on, self.window())
        open_once(dialog)

    def open_editor(self, section: str) -> None:
        """Open the editor that fills a section: that of recommendations, or of impact stories."""
        open_once(EditorDialog(self._session, section, self.window()))

    def _open_own_editor(self) -> None:
        if self._section is not None:
            self.open_editor(self._section.key)

    def _write(self, words: str) -> None:
        project = self._session.project
        key = self._section.key if self._section is not None else ""
        if key and words != report_sections(project).get(key, ""):
            with self._session.unstored.typed((self, key), {"": words}):
                self._session.attempt(lambda: write_report_section(project, key, words))

    def _rest_on(self, mark: Mark) -> None:
        self.text.rest_on(mark)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
