"""Nothing says how large a share of people, interviews or stories something is (method, check 6).

The teller's own words are left out: what they say of per cents is theirs to say.
"""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QMenuBar, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from small_stories.changes.grouping import put_in_type
from small_stories.command_line.demo import PASSPHRASE
from small_stories.reporting.writing import write_report
from small_stories.storage.project_file import Project, open_project
from small_stories.strings import LANGUAGES
from small_stories_app.main_window import MainWindow
from small_stories_app.options import LANGUAGE, Options
from small_stories_app.session import Session
from small_stories_app.transcript.text import TranscriptText
from small_stories_app.views.stories import StoriesView
from small_stories_app.views.types import TypesView

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
SHARE = re.compile(
    r"%|\u2030|prosent|procent|per ?cent|osuus|osuud|\bandel|\bshare of|\bout of \d", re.IGNORECASE
)
ROLES = (
    Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole,
)  # fmt: skip
SAYS = ("text", "words", "title", "placeholderText", "toolTip", "accessibleName",
        "accessibleDescription", "statusTip", "windowTitle")  # fmt: skip


@pytest.fixture
def copy(demo: object, tmp_path: Path) -> Path:
    folder = tmp_path / "copy.smallstories"
    shutil.copytree(demo.project, folder)  # type: ignore[attr-defined]
    return folder


@pytest.fixture
def project(copy: Path) -> Iterator[Project]:
    with open_project(copy, PASSPHRASE) as opened:
        yield opened


def said_by(widget: QWidget) -> Iterator[str]:
    """Every word that a widget, and what is in it, shows or says to a reader of the screen."""
    for each in (widget, *widget.findChildren(QWidget)):
        for name in SAYS:
            value = getattr(each, name, "")
            words = (
                value() if callable(value) and not isinstance(each, QAbstractItemView) else value
            )
            if isinstance(words, str):
                yield words
        if isinstance(each, QTextEdit | QPlainTextEdit) and not isinstance(each, TranscriptText):
            yield each.toPlainText()
        if isinstance(each, QAbstractItemView) and each.model() is not None:
            yield from said_by_model(each.model())
        if isinstance(each, QMenuBar):
            yield from (
                action.text() for menu in each.actions() for action in menu.menu().actions()
            )


def said_by_model(model: QAbstractItemModel) -> Iterator[str]:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
    for row in range(model.rowCount(QModelIndex())):
        for column in range(columns):
            index = model.index(row, column)
            yield from (str(index.data(role) or "") for role in ROLES)
    for column in range(columns):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")


def said_by_stories(view: StoriesView) -> Iterator[str]:
    """The step stories in every grouping, as cards and as a table."""
    for _ in range(2):
        for place in range(view.group.count()):
            view.group.setCurrentIndex(place)
            yield from said_by(view)
            yield from (group.heading for group in view.model.groups)
        view.turn_table()


def shares(words: Iterator[str]) -> list[str]:
    return [said for said in words if SHARE.search(said)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_view_shows_a_share(qtbot: QtBot, copy: Path, tmp_path: Path, language: str) -> None:
    options = Options(tmp_path / "options.ini")
    options.set(LANGUAGE, language)
    session = Session(options)
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    session.open(copy, PASSPHRASE)
    heard = 0
    for place, view in enumerate(window.views):
        window.show_step(place)
        qtbot.wait(20)
        said = list(said_by_stories(view) if isinstance(view, StoriesView) else said_by(view))
        heard += len("".join(said))
        assert not shares(iter(said)), view.key
    assert not shares(said_by(window))
    assert heard > 20_000
    session.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_exported_file_shows_a_share_or_a_chart(
    project: Project, tmp_path: Path, language: str
) -> None:
    written = write_report(project, tmp_path / "out", language)
    for path in written.paths:
        if path.suffix == ".csv":
            assert not SHARE.search(path.read_text("utf-8-sig"))
            continue
        with zipfile.ZipFile(path) as package:
            names = package.namelist()
            assert not [name for name in names if "chart" in name]
            for name in names:
                if name.startswith(("word/document", "xl/sharedStrings", "xl/worksheets")):
                    words = " ".join(etree.fromstring(package.read(name)).itertext())
                    assert not SHARE.search(words), (path.name, SHARE.search(words))


def test_a_type_of_one_story_is_said_in_words_on_the_board_and_in_the_report(
    qtbot: QtBot, copy: Path, tmp_path: Path
) -> None:
    from small_stories.changes.grouping import add_type
    from small_stories.storage.story_lines import story_lines

    with open_project(copy, PASSPHRASE) as project:
        alone = next(line for line in story_lines(project)
                     if line.story.kind == "success" and not line.types)  # fmt: skip
        kind = add_type(project, "Yhden tarinan tyyppi", experience="joku kysyy nimeltä")
        put_in_type(project, alone.story.id, kind)
        (report, *_) = write_report(project, tmp_path / "out", "fi").paths
    with zipfile.ZipFile(report) as package:
        words = " ".join(etree.fromstring(package.read("word/document.xml")).itertext())
    assert "Yhden tarinan tyyppi" in words
    session = Session(Options(tmp_path / "options.ini"))
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    session.open(copy, PASSPHRASE)
    window.show_step_of("types")
    board = window.findChild(TypesView)
    assert isinstance(board, TypesView)
    support = board.board.columns[-1].head.support.words
    assert support in ("yksi tarina yhdestä haastattelusta",
                       "yksi lyhyt tarina yhdestä haastattelusta")  # fmt: skip
    session.close()
