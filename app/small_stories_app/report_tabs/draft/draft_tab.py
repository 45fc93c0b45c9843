"""The tab draft: the outline, the section at hand as it will be printed, and its own text."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from small_stories.changes.setting_up import write_report_section
from small_stories.reporting.blocks import Section
from small_stories.reporting.claims.marks import Mark
from small_stories.reporting.claims.naming import short_names
from small_stories.reporting.drafting import Draft, gaps_in
from small_stories.reporting.material import gather
from small_stories.reporting.templates.catalogue import WrittenAs
from small_stories.reporting.texts import copied, field_of
from small_stories.storage.change_record import Changed
from small_stories.storage.setup import report_sections
from small_stories.strings import entry
from small_stories_app.commands import Command, pressing
from small_stories_app.dialogs.opening import open_once
from small_stories_app.preparing.contents import Contents
from small_stories_app.report_tabs.draft.behind import BehindDialog, bases
from small_stories_app.report_tabs.draft.choices import ChoiceFields, ReportChoices
from small_stories_app.report_tabs.draft.copying import CopyRow
from small_stories_app.report_tabs.draft.outline import OutlineDelegate, names_of, notes_of
from small_stories_app.report_tabs.draft.own_text import OwnText
from small_stories_app.report_tabs.draft.page import Page
from small_stories_app.report_tabs.editor_dialog import EditorDialog, editor_of
from small_stories_app.report_tabs.tab import Tab
from small_stories_app.session import Session
from small_stories_app.widgets.flowing_row import FlowingRow
from small_stories_app.widgets.headings import explanation, heading

_NARROW: Final = 110  # letters of the window's text
_OUTLINE: Final = 36
# Where a gap is filled that the section's own text does not fill.
_FILLED_AT: Final = {
    "goals": "prepare", "selection": "prepare", "stories": "interviews", "held_on": "interviews",
    "interviewer": "interviews", "types": "types", "mechanism": "types", "reading": "checking",
    "story_start": "stories", "story_happened": "stories", "story_changed": "stories",
    "story_quote": "stories", "story_goal": "stories",
}  # fmt: skip
# Gaps that ask for the own text although the section has an editor, too.
_OWN_TEXTS: Final = frozenset({"tips", "next_steps"})
_OWN_ALONE: Final = frozenset({"report_section"})
_COPIES: Final = frozenset({"copied_section"})


class DraftTab(Tab):
    """The report as it stands, gathered once; only what changes is made anew."""

    key = "draft"

    def __init__(self, session: Session, choices: ReportChoices) -> None:
        super().__init__(session)
        say = session.text
        self.choices = choices
        self.fields = ChoiceFields(session, choices)
        self.outline = Contents(say("draft.outline"), self._come_to)
        self.outline.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.outline.list.setItemDelegate(OutlineDelegate(self.outline.list))
        self.page = Page(session)
        self.own = OwnText(session)
        self.behind = QPushButton(say("draft.rests_on"))
        self.copying = CopyRow(session)
        self.edit = QPushButton()
        self.about_own = explanation()
        self._title = heading(say("draft.own"), 1.0)
        self._draft: Draft | None = None
        self._place = 0
        self._writing_in = ""
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()

    def commands(self) -> Iterable[Command]:
        """Return the commands of the draft."""
        return [
            Command("report.next_section", lambda: self._move(1), "Ctrl+PgDown", self,
                    self._is_there),
            Command("report.previous_section", lambda: self._move(-1), "Ctrl+PgUp", self,
                    self._is_there),
            Command("report.write_here", self.write_here, "F2", self, self._takes_own),
            Command("report.rests_on", self.ask_behind, "Ctrl+K", self, self._takes_own),
            Command("report.next_gap", self.go_to_next_gap, "Ctrl+Shift+K", self, self._is_there),
            pressing("report.copy_text", self.copying.copy, self),
            Command("report.recommendations", lambda: self.open_editor("recommendations"),
                    possible=self._is_there),
        ]  # fmt: skip

    def show_project(self) -> None:
        """Gather everything anew."""
        template = self.choices.template()
        before = self._draft
        self.fields.show_project()
        material = gather(self.session.project, self.choices.language)
        self._draft = Draft(material, template)
        if before is None or before.template.key != template.key:
            self._place = 0
        self._place = min(self._place, len(self._draft.sections) - 1)
        self._show(anew=before is None or before.template.key != template.key)

    def refresh(self, changed: Changed) -> None:
        """Take in an own text that was written; anything else is gathered anew."""
        tables = frozenset(changed.rows)
        if self._draft is None or not tables <= _OWN_ALONE | _COPIES:
            self.show_project()
            return
        self._draft.write(report_sections(self.session.project))
        self._show(anew=False)

    def begin_project(self) -> None:
        """Forget the draft of another project."""
        self._draft = None

    def write_here(self) -> None:
        """Put the cursor into the own text of the section at hand."""
        if self._takes_own():
            self.own.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_editor(self, section: str) -> None:
        """Open the editor that fills a section: that of recommendations, or of impact stories."""
        open_once(EditorDialog(self.session, section, self.window()))

    def ask_behind(self) -> None:
        """Ask what the sentence at the cursor rests on."""
        if self._draft is None:
            return
        self.own.settle()
        open_once(
            BehindDialog(
                self.session,
                self.own.sentence_at_hand(),
                bases(self._draft.material),
                self.own.marks_at_hand(),
                self._rest_on,
                self.window(),
            )
        )

    def go_to_next_gap(self) -> None:
        """Go to the next section in which something is to be filled, and to where that is done."""
        draft = self._draft
        if draft is None:
            return
        count = len(draft.sections)
        places = [(self._place + step) % count for step in range(1, count + 1)]
        for place in places:
            if draft.missing(draft.sections[place]).gaps:
                self._come_to(place, into=False)
                self.write_here()
                return
        self.session.said.emit(self.session.text("draft.nothing_to_fill"))

    @property
    def sections(self) -> list[Section]:
        """The sections of the draft as they stand."""
        return self._draft.sections if self._draft is not None else []

    @property
    def section(self) -> Section | None:
        """The section at hand."""
        if self._draft is None or not self._draft.sections:
            return None
        return self._draft.sections[self._place]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the outline above the page where there is little room beside it."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW * self.fontMetrics().averageCharWidth()
        direction = QBoxLayout.Direction
        self._body.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self.outline.be_narrow(narrow=narrow)
        self.outline.list.setFixedWidth(self.fontMetrics().averageCharWidth() * _OUTLINE)
        self.fields.about.setHidden(narrow)

    def _lay_out(self) -> None:
        say = self.session.text
        top = FlowingRow()
        for words, box in (
            (say("draft.template"), self.fields.template),
            (say("report_view.language"), self.fields.language),
        ):
            top.addWidget(_labelled(words, box))
        self.page.setMinimumHeight(120)
        above = QHBoxLayout()
        self._title.setMinimumWidth(0)
        above.addWidget(self._title, 1)
        above.addWidget(self.behind)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(8, 8, 0, 8)
        column.setSpacing(6)
        desk = QWidget()
        on_desk = QHBoxLayout(desk)
        on_desk.setContentsMargins(0, 0, 0, 0)
        on_desk.addWidget(self.page)
        column.addWidget(desk, 1)
        column.addWidget(self.copying)
        column.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(above)
        column.addWidget(self.about_own)
        column.addWidget(self.own)
        self._body.setSpacing(0)
        self._body.addWidget(self.outline)
        self._body.addWidget(right, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 8, 8, 0)
        whole.addLayout(top)
        whole.addWidget(self.fields.about)
        whole.addLayout(self._body, 1)
        self.setFocusProxy(self.outline.list)

    def _connect(self) -> None:
        self.page.gap_asked.connect(self._fill)
        self.page.quote_asked.connect(self._ask_quote)
        self.page.claim_asked.connect(self.own.go_to)
        self.own.written.connect(self._write)
        self.behind.clicked.connect(self.ask_behind)
        self.edit.clicked.connect(lambda: self.open_editor(self._writing_in))
        self.choices.language_chosen.connect(self._change_language)
        self.session.project_opened.connect(self.begin_project)

    def _show(self, *, anew: bool) -> None:
        draft, section = self._draft, self.section
        if draft is None or section is None:
            return
        marked: set[str] = set()
        is_form = draft.template.written_as is WrittenAs.TEXTS
        if is_form:
            fields = [field_of(each, draft.material.language) for each in draft.sections]
            marked = copied(self.session.project, draft.template.key, fields)
            field = fields[self._place]
            self.copying.show_field(draft.template.key, field, copied=section.key in marked)
        self.copying.setVisible(is_form)
        self.outline.show_names(names_of(draft), notes_of(self.session, draft, marked))
        self.outline.mark(self._place)
        self.page.show_section(draft, self._place, anew=anew)
        self._show_own(draft, section, anew=anew)

    def _show_own(self, draft: Draft, section: Section, *, anew: bool) -> None:
        takes = draft.takes_own(section)
        for part in (self.own, self._title, self.behind):
            part.setVisible(takes)
        self.about_own.setVisible(not takes)
        self.about_own.setText(self.session.text("draft.no_own"))
        self._title.setText(self.session.text("draft.own_of", heading=section.heading))
        self._writing_in = section.key
        editor = editor_of(section.key)
        self.edit.setVisible(editor is not None)
        self.edit.setText(self.session.text(f"{editor}.open") if editor else "")
        self.own.show_hint(self._hint(section))
        names = short_names(draft.material, self.session.language)
        self.own.show_stored(draft.own(section), names, anew=anew)

    def _hint(self, section: Section) -> str:
        """Return what the own text of a section is for, where the section asks for it."""
        said = entry("report.to_fill", self.session.language)
        assert isinstance(said, dict)
        found = str(said.get(section.key, "")) if section.key not in _FILLED_AT else ""
        return found[:1].upper() + found[1:] or self.session.text("draft.own_hint")

    def _come_to(self, place: int, into: bool) -> None:
        """Show another section; what was typed in the one before is kept first."""
        if self._draft is None or place == self._place:
            if into:
                self.write_here()
            return
        self.own.settle()
        self._place = place
        self._show(anew=True)
        if into:
            self.write_here()

    def _move(self, step: int) -> None:
        draft = self._draft
        if draft is not None and 0 <= self._place + step < len(draft.sections):
            self._come_to(self._place + step, into=False)

    def _write(self, words: str) -> None:
        key, project = self._writing_in, self.session.project
        if key and words != report_sections(project).get(key, ""):
            self.session.attempt(lambda: write_report_section(project, key, words))

    def _rest_on(self, mark: Mark) -> None:
        self.own.rest_on(mark)
        self.own.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, number: int) -> None:
        """Go to where a gap is filled: the own text, or the step where it is told."""
        draft, section = self._draft, self.section
        if draft is None or section is None:
            return
        gap = list(gaps_in(section.blocks))[number]
        said = entry("report.to_fill", draft.material.language)
        assert isinstance(said, dict)
        key = next((key for key, words in said.items() if words == gap.text), "")
        step = _FILLED_AT.get(key)
        if step:
            self.step_asked.emit(step)
        elif editor_of(section.key) and key not in _OWN_TEXTS:
            self.open_editor(section.key)
        else:
            self.write_here()

    def _ask_quote(self, anchor: str) -> None:
        draft = self._draft
        if draft is not None:
            found = next((q for q in draft.material.printed if q.anchor == anchor), None)
            if found is not None:
                self.quote_asked.emit(found.quote.id)

    def _change_language(self) -> None:
        if self.session.is_open and self.isVisible():
            self.own.settle()
            self.show_project()

    def _takes_own(self) -> bool:
        section = self.section
        return self._draft is not None and section is not None and self._draft.takes_own(section)

    def _is_there(self) -> bool:
        return self.section is not None


def _labelled(words: str, box: QWidget) -> QWidget:
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 8, 0)
    label = QLabel(words)
    label.setBuddy(box)
    row.addWidget(label)
    row.addWidget(box)
    return both
