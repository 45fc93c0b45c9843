"""Parts that the pages of the settings share."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from small_stories_app.widgets.still import StillBox


def choice(
    name: str, wordings: Sequence[tuple[str, str]], chosen: str, keep: Callable[[str], object]
) -> StillBox:
    """Return a box of choices, each with its words and its value; ``keep`` takes the value."""
    box = StillBox()
    box.setAccessibleName(name)
    for words, value in wordings:
        box.addItem(words, value)
    box.setCurrentIndex(max(box.findData(chosen), 0))
    box.activated.connect(lambda: keep(str(box.currentData())))
    return box


def form_of(page: QWidget) -> QFormLayout:
    """Return the form of a page, whose long names stand above their fields."""
    form = QFormLayout()
    column = QVBoxLayout(page)
    column.addLayout(form)
    column.addStretch(1)
    form.setSpacing(10)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return form
