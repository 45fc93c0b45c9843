"""Forty decisions by keyboard alone: how many keys they take, and how long the program does."""

import time
from collections.abc import Callable, Iterator
from itertools import cycle

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from small_stories.changes.hiding import NewMark, store_marks
from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview
from small_stories.changes.marking import mark_story
from small_stories.changes.quoting import add_quote
from small_stories.model import IdentityKind, Role, SourceKind, Span
from small_stories.storage.identities import identities, marks, marks_in_quotes
from small_stories.storage.interviews import turns
from small_stories.storage.project_file import Project
from small_stories.storage.setup import themes
from small_stories_app.report_tabs.marks_tab import MarksTab
from small_stories_app.views.report import ReportView

Key = Qt.Key
PEOPLE = (
    "Marjatta", "Hanna", "Ahmed", "Toivo", "Pirjo", "Seppo", "Fatima", "Kaisa", "Jouni", "Olena",
    "Mikko", "Riitta",
)  # fmt: skip
PLACES = (
    "Korso", "Hakunila", "Kouvola", "Utsjoki", "Kivikko", "Myyrmäki", "Raahe", "Kerava", "Imatra",
    "Salo",
)  # fmt: skip
PHONES = [f"040 000 00{number}" for number in range(10, 28)]
KEYS_A_DECISION = 3
AT_ONCE = 0.05
A_SIXTH_OF_SIX_MINUTES = 60


class Hands:
    """The analyst's hands on the keyboard; they count keys and the program's own time."""

    def __init__(self) -> None:
        self.keys = 0
        self.took: list[float] = []

    def press(self, key: Key) -> None:
        at = QApplication.focusWidget()
        assert at is not None
        self.keys += 1
        begun = time.perf_counter()
        QTest.keyClick(at, key)
        QApplication.processEvents()
        self.took.append(time.perf_counter() - begun)

    def write(self, words: str) -> None:
        at = QApplication.focusWidget()
        assert isinstance(at, QLineEdit)
        at.setText(words)
        at.textEdited.emit(words)
        self.keys += len(words)


@pytest.fixture
def tab(project: Project, view: ReportView) -> MarksTab:
    """Forty groups in the quotes of four interviews: people, places and phone numbers."""
    named = [(name, IdentityKind.PERSON) for name in PEOPLE]
    named += [(name, IdentityKind.PLACE) for name in PLACES]
    named += [(name, IdentityKind.PHONE) for name in PHONES]
    speakers = (("H", Role.INTERVIEWER), ("V", Role.INTERVIEWEE))
    for code in ("H11", "H12", "H13", "H14"):
        said = tuple(NewTurn(f"Ja sitten {name} oli siinä mukana.", 1) for name, _ in named)
        new = NewInterview(code, SourceKind.TRANSCRIPT, "fi", speakers, said)
        talk = add_interview(project, new)
        there = turns(project, talk)
        found = [
            NewMark(turn.id, 10, 10 + len(name), kind, "marked", "listed", base=name)
            for turn, (name, kind) in zip(there, named, strict=True)
        ]
        story = mark_story(project, talk, [Span(each.id, 0, len(each.text)) for each in there],
                           themes(project)[0].id)  # fmt: skip
        add_quote(project, story, [Span(each.id, 0, len(each.text)) for each in there])
        store_marks(project, talk, found)
    view.tabs.setCurrentWidget(view.marks)
    view.marks.panel.proposal.settle()
    view.marks.queue.setFocus()
    view.marks.queue.selectRow(0)
    return view.marks


def ways() -> Iterator[tuple[Key, str]]:
    """Yield how people are decided in turn: as proposed, by an invented name, by a typed role."""
    return cycle([(Key.Key_A, ""), (Key.Key_I, ""), (Key.Key_R, "ystävä")])


def test_forty_groups_are_decided_by_keys_alone(
    qtbot: QtBot,
    project: Project,
    tab: MarksTab,
    record_property: Callable[[str, object], None],
) -> None:
    hands, how = Hands(), ways()
    assert tab.model.rowCount() == 40
    proposed = 0
    for left in range(40, 0, -1):
        assert tab.model.rowCount() == left
        group = tab.queue.current_group()
        assert group is not None
        key, typed = next(how) if group.first.kind == IdentityKind.PERSON else (Key.Key_A, "")
        before = hands.keys
        hands.press(key)
        if typed:
            hands.write(typed)
            hands.press(Key.Key_Return)
        else:
            proposed += hands.keys - before
    accepted = 40 - len(PEOPLE) // 3
    assert proposed <= KEYS_A_DECISION * accepted
    assert not any(mark.decision is None for mark in marks_in_quotes(project))
    assert len(marks(project)) == 160
    assert len([each for each in identities(project) if each.decision == "replace"]) == 4
    record_property("seconds of the program", round(sum(hands.took), 2))
    assert min(hands.took) < AT_ONCE
    assert sum(hands.took) < A_SIXTH_OF_SIX_MINUTES
    assert not tab.queue.isVisible()
    tab.session.undo()
    assert tab.model.rowCount() == 1
