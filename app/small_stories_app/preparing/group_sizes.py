"""The sheet of group sizes: how many people there are of each kind, typed in once."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from small_stories.anonymising.who_could_it_be.groups import COLUMNS
from small_stories.anonymising.who_could_it_be.vocabulary import vocabulary_of
from small_stories.changes.group_sizes import (
    FEWEST_POSSIBLE,
    add_group_size,
    count_group,
    describe_group,
    remove_group_size,
    want_alike,
)
from small_stories.errors import SmallStoriesError
from small_stories.model import TraitKind
from small_stories.storage.group_sizes import GroupSize, group_sizes, words_of_groups
from small_stories.storage.setup import project_facts
from small_stories_app.dialogs.buttons import close_only
from small_stories_app.keys import KeyChoices, sequence
from small_stories_app.preparing.listed_rows import ListedRows
from small_stories_app.session import Session
from small_stories_app.widgets.fitting import fit
from small_stories_app.widgets.growing_text import asks_for_undo
from small_stories_app.widgets.headings import explanation
from small_stories_app.widgets.notice import Notice
from small_stories_app.widgets.pages import scrolling
from small_stories_app.widgets.rows import Column
from small_stories_app.widgets.typed_ahead import offer


class GroupSizesDialog(QDialog):
    """A row for each group; every edit is a change of its own, undone here as in the window."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle(session.text("groups.title"))
        columns = [
            Column(session.text("groups.people"), lambda each: str(each.people), self._count),
            *(self._column(kind) for kind in COLUMNS),
        ]
        self.list: ListedRows[GroupSize] = ListedRows(
            session, session.text("groups.title"), columns, lambda each: each.id
        )
        labels = [session.text("groups.people"), *(self._name(kind) for kind in COLUMNS)]
        self.list.offer_adding(labels, session.text("groups.add"), self._add, stretch=1)
        self.list.offer_removing(session.text("groups.remove"), self._remove)
        self.list.narrow(0, 10)
        self.fewest = QSpinBox()
        self.fewest.setRange(FEWEST_POSSIBLE, 99)
        self.fewest.setAccessibleName(session.text("groups.fewest"))
        self.wrong = Notice()
        self._lay_out()
        self.show_sizes()
        self.fewest.editingFinished.connect(self._limit)
        session.changed.connect(self.show_sizes)
        session.failed.connect(self.wrong.say)
        self._take_undo()
        self.list.fields[0].setFocus()

    def show_sizes(self) -> None:
        """Read the groups anew, and what can be typed ahead."""
        if not self._session.is_open:
            return
        project = self._session.project
        self.wrong.say("")
        self.list.show_rows(group_sizes(project))
        self.fewest.setValue(project_facts(project).fewest_alike)
        known = vocabulary_of(project)
        for kind, field in zip(COLUMNS, self.list.fields[1:], strict=True):
            offer(field, [*words_of_groups(project, kind), *known.values(kind)])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave undo and redo to the sheet, unless letters are being typed."""
        if isinstance(watched, QLineEdit) and not watched.text() and asks_for_undo(event):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to the fields: it adds the row that is being typed, and closes nothing."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _take_undo(self) -> None:
        """Have the window's own keys undo and redo while the sheet is over it."""
        choices, session = KeyChoices(self._session.options), self._session
        acts = (
            ("edit.undo", ["Ctrl+Z"], session.undo),
            ("edit.redo", ["Ctrl+Shift+Z", "Ctrl+Y"], session.redo),
        )
        for command, usual, act in acts:
            for key in choices.working_keys(command, usual):
                QShortcut(sequence(key), self, act)
        for field in self.list.fields:
            field.installEventFilter(self)

    def _lay_out(self) -> None:
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(explanation(self._session.text("groups.about")))
        inside.addWidget(self.list)
        line = QHBoxLayout()
        label = QLabel(self._session.text("groups.fewest"))
        label.setBuddy(self.fewest)
        line.addWidget(label)
        line.addWidget(self.fewest)
        line.addStretch(1)
        inside.addLayout(line)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.addWidget(scrolling(page), 1)
        column.addWidget(self.wrong)
        column.addWidget(close_only(self, self._session))
        fit(self, 940, 520)

    def _name(self, kind: TraitKind) -> str:
        key = "groups.other" if kind == TraitKind.OTHER else f"who_could_it_be.kinds.{kind}"
        return self._session.text(key)

    def _column(self, kind: TraitKind) -> Column[GroupSize]:
        return Column(self._name(kind), lambda each: each.value(kind), partial(self._write, kind))

    def _write(self, kind: TraitKind, group: GroupSize, words: str) -> None:
        describe_group(self._session.project, group.id, kind, words)

    def _count(self, group: GroupSize, words: str) -> None:
        count_group(self._session.project, group.id, _number(words))

    def _add(self, people: str, *words: str) -> None:
        traits = dict(zip(COLUMNS, words, strict=True))
        add_group_size(self._session.project, traits, _number(people))

    def _remove(self, group: GroupSize) -> None:
        remove_group_size(self._session.project, group.id)

    def _limit(self) -> None:
        fewest, project = self.fewest.value(), self._session.project
        if fewest != project_facts(project).fewest_alike:
            self._session.attempt(lambda: want_alike(project, fewest))


def _number(words: str) -> int:
    if not words.strip().isdecimal():
        raise SmallStoriesError("groups.not_a_number")
    return int(words)
