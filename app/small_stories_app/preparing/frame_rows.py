"""The lines of the question frame: themes as headings, questions below them at their depth."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from small_stories.storage.project_file import Project
from small_stories.storage.question_frames import FrameLine, QuestionFrame, frame_lines
from small_stories.storage.setup import themes
from small_stories_app.widgets.rows import RowsModel

Index = QModelIndex | QPersistentModelIndex
_STEP: Final = 24  # pixels by which each level stands further in


@dataclass(frozen=True, slots=True)
class FrameRow:
    """A heading, where there is no line, or a question; the theme is None for the probes."""

    theme: int | None
    heading: str
    number: str
    line: FrameLine | None = None

    @property
    def key(self) -> tuple[str, int | None]:
        """What tells this row from the others."""
        return ("question", self.line.question.id) if self.line else ("theme", self.theme)

    @property
    def words(self) -> str:
        """The heading, or the wording of the question."""
        return self.line.question.wording if self.line else self.heading


def frame_rows(project: Project, frame: QuestionFrame, probes: str) -> Iterator[FrameRow]:
    """Yield the rows of a version as they are read; ``probes`` is the heading of the last ones."""
    asked = frame_lines(project, frame.id)
    heads: list[tuple[int | None, str, str]] = [
        (theme.id, theme.name, str(number)) for number, theme in enumerate(themes(project), 1)
    ]
    for theme, heading, number in [*heads, (None, probes, "")]:
        yield FrameRow(theme, heading, number)
        for line in asked[theme]:
            yield FrameRow(theme, heading, line.number, line)


class FrameModel(RowsModel[FrameRow]):
    """Headings are bold and stay as they are; a kept version is only read."""

    can_write = True

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row says, and the weight of its letters."""
        if role == Qt.ItemDataRole.FontRole and self.rows[index.row()].line is None:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        return super().data(index, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let questions be worded, in the version being worked on."""
        flags = super().flags(index)
        if index.isValid() and (self.rows[index.row()].line is None or not self.can_write):
            flags &= ~Qt.ItemFlag.ItemIsEditable
        return flags


class Indented(QStyledItemDelegate):
    """Draws and edits a question as far in as it is deep."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Leave room at the left."""
        super().initStyleOption(option, index)
        option.rect = option.rect.adjusted(_STEP * _depth(index), 0, 0, 0)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Put the field where the words stand."""
        editor.setGeometry(option.rect.adjusted(_STEP * _depth(index), 0, 0, 0))


def _depth(index: Index) -> int:
    model = index.model()
    assert isinstance(model, FrameModel)
    line = model.rows[index.row()].line
    return line.depth if line else 0
