"""The tab draft: the outline, the section at hand as it will be printed, and its own text."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from small_stories.reporting.blocks import Section
from small_stories.reporting.drafting import Draft, gaps_in
from small_stories.reporting.material import gather
from small_stories.reporting.templates.catalogue import WrittenAs
from small_stories.reporting.texts import copied, field_of
from small_stories.storage.change_record import Changed
from small_stories.storage.setup import report_sections
from small_stories_app.commands import Command
from small_stories_app.preparing.contents import Contents
from small_stories_app.report_tabs.draft.choices import ChoiceFields, ReportChoices
from small_stories_app.report_tabs.draft.copying import CopyRow
from small_stories_app.report_tabs.draft.gaps import is_for_editor, step_of, tab_of
from small_stories_app.report_tabs.draft.outline import OutlineDelegate, names_of, notes_of
from small_stories_app.report_tabs.draft.own_area import OwnArea
from small_stories_app.report_tabs.draft.page import Page
from small_stories_app.report_tabs.tab import Tab
from small_stories_app.session import Session
from small_stories_app.widgets.flowing_row import FlowingRow

_NARROW: Final = 110  # letters of the window's text
_OUTLINE: Final = 36
_LEAST_PAGE: Final = 120
# Changes after which nothing but own texts and ticks has to be read anew.
_TEXTS_ALONE: Final = frozenset({"report_section", "copied_section"})


class DraftTab(Tab):
    """The report as it stands, gathered once; only what changes is made anew.

    ``tab_asked`` asks for another tab of the step by its key.
    """

    key = "draft"
    tab_asked = Signal(str)

    def __init__(self, session: Session, choices: ReportChoices) -> None:
        super().__init__(session)
        self.choices = choices
        self.fields = ChoiceFields(session, choices)
        self.outline = Contents(session.text("draft.outline"), self._come_to)
        self.page = Page(session)
        self.own_area = OwnArea(session)
        self.own = self.own_area.text
        self.edit = self.own_area.edit
        self.copying = CopyRow(session)
        self._draft: Draft | None = None
        self._name = ""
        self._place = 0
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()

    def commands(self) -> Iterable[Command]:
        """Return the commands of the draft."""
        area, there = self.own_area, self._is_there
        return [
            Command("report.next_section", lambda: self._move(1), "Ctrl+PgDown", self, there),
            Command("report.previous_section", lambda: self._move(-1), "Ctrl+PgUp", self, there),
            Command("report.write_here", area.write_here, "F2", self, lambda: area.takes_own),
            Command("report.rests_on", area.ask_behind, "Ctrl+K", self, lambda: area.takes_own),
            Command("report.next_gap", self.go_to_next_gap, "Ctrl+Shift+K", self, there),
            Command("report.copy_text", self.copying.copy_text, "Ctrl+Shift+C", self,
                    self.copying.isVisible),
            Command("report.recommendations", lambda: area.open_editor("recommendations"),
                    possible=there),
        ]  # fmt: skip

    @property
    def sections(self) -> list[Section]:
        """The sections of the draft as they stand."""
        return self._draft.sections if self._draft is not None else []

    @property
    def section(self) -> Section | None:
        """The section at hand."""
        return self.sections[self._place] if self._place < len(self.sections) else None

    def show_project(self) -> None:
        """Gather everything anew."""
        template, before = self.choices.template(), self._name
        self._name = self.choices.name
        anew = self._draft is None or self._name != before
        self.fields.show_project()
        self._draft = Draft(gather(self.session.project, self.choices.language), template)
        self._place = 0 if anew else min(self._place, len(self.sections) - 1)
        self._show(anew=anew)

    def refresh(self, changed: Changed) -> None:
        """Take in an own text that was written; anything else is gathered anew."""
        if self._draft is None or not frozenset(changed.rows) <= _TEXTS_ALONE:
            self.show_project()
        else:
            self._draft.write(report_sections(self.session.project))
            self._show(anew=False)

    def forget(self) -> None:
        """Forget the draft of a project that was closed: none of its words stay here."""
        self._draft = None
        self.page.forget()
        self.own_area.forget()
        self.outline.show_names([])

    def go_to_next_gap(self) -> None:
        """Go to the next section in which something is to be filled, and to where that is done."""
        draft = self._draft
        if draft is None:
            return
        count = len(self.sections)
        places = [(self._place + step) % count for step in range(1, count + 1)]
        place = next((n for n in places if draft.missing(self.sections[n]).gaps), None)
        if place is None:
            self.session.said.emit(self.session.text("draft.nothing_to_fill"))
        else:
            self._come_to(place, into=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the outline above the page where there is little room beside it."""
        super().resizeEvent(event)
        letter = self.fontMetrics().averageCharWidth()
        narrow = self.width() < _NARROW * letter
        direction = QBoxLayout.Direction
        self._body.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self.outline.be_narrow(narrow=narrow)
        self.outline.list.setFixedWidth(letter * _OUTLINE)
        self.fields.about.setHidden(narrow)
        self.setFocusProxy(self.outline.box if narrow else self.outline.list)

    def _lay_out(self) -> None:
        say = self.session.text
        self.outline.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.outline.list.setItemDelegate(OutlineDelegate(self.outline.list))
        self.page.setMinimumHeight(_LEAST_PAGE)
        top = FlowingRow()
        top.addWidget(_labelled(say("draft.template"), self.fields.template))
        top.addWidget(_labelled(say("report_view.language"), self.fields.language))
        desk = QWidget()
        on_desk = QHBoxLayout(desk)
        on_desk.setContentsMargins(0, 0, 0, 0)
        on_desk.addWidget(self.page)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(8, 8, 0, 8)
        column.setSpacing(6)
        column.addWidget(desk, 1)
        column.addWidget(self.copying)
        column.addWidget(self.own_area)
        self._body.setSpacing(0)
        self._body.addWidget(self.outline)
        self._body.addWidget(right, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 8, 8, 0)
        whole.addLayout(top)
        whole.addWidget(self.fields.about)
        whole.addLayout(self._body, 1)

    def _connect(self) -> None:
        self.page.gap_asked.connect(self._fill)
        self.page.quote_asked.connect(self._ask_quote)
        self.page.claim_asked.connect(self.own.go_to)
        self.choices.language_chosen.connect(self._change_language)
        self.session.project_closed.connect(self.forget)

    def _show(self, *, anew: bool) -> None:
        draft, section = self._draft, self.section
        if draft is None or section is None:
            return
        marked: set[str] = set()
        is_form = draft.template.written_as is WrittenAs.TEXTS
        if is_form:
            fields = [field_of(each, draft.material.language) for each in self.sections]
            marked = copied(self.session.project, draft.template.key, fields)
            field = fields[self._place]
            self.copying.show_field(draft.template.key, field, copied=section.key in marked)
        self.copying.setVisible(is_form)
        self.outline.show_names(names_of(draft), notes_of(self.session, draft, marked))
        self.outline.list.scheduleDelayedItemsLayout()  # a note makes its row higher
        self.outline.mark(self._place)
        self.page.show_section(draft, self._place, anew=anew)
        self.own_area.show_section(draft, section, anew=anew)

    def _come_to(self, place: int, into: bool) -> None:
        """Show another section; what was typed in the one before is kept first."""
        if self._draft is not None and place != self._place:
            self.own.settle()
            self._place = place
            self._show(anew=True)
        if into:
            self.own_area.write_here()

    def _move(self, step: int) -> None:
        if 0 <= self._place + step < len(self.sections):
            self._come_to(self._place + step, into=False)

    def _fill(self, number: int) -> None:
        """Go to where a gap is filled: the own text, an editor, a tab, or a step."""
        draft, section = self._draft, self.section
        if draft is None or section is None:
            return
        gap, language = gaps_in(section.blocks)[number], draft.material.language
        if step := step_of(gap, language):
            self.step_asked.emit(step)
        elif tab := tab_of(gap, language):
            self.tab_asked.emit(tab)
        elif is_for_editor(gap, section, language):
            self.own_area.open_editor(section.key)
        else:
            self.own_area.write_here()

    def _ask_quote(self, anchor: str) -> None:
        printed = self._draft.material.printed if self._draft is not None else []
        found = next((each for each in printed if each.anchor == anchor), None)
        if found is not None:
            self.quote_asked.emit(found.quote.id)

    def _change_language(self) -> None:
        if self.session.is_open and self.isVisible():
            self.own.settle()
            self.show_project()

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
