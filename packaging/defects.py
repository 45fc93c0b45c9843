"""What looks wrong in a widget on screen: cut words, overlapping widgets, controls without a name.

What is meant to be shortened carries its whole words as a tool tip, and is not a defect.
"""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QScrollBar,
    QStackedWidget,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)


def defects_in(shown: QWidget) -> list[str]:
    """Return a line for each defect of a window or dialog."""
    seen = [each for each in shown.findChildren(QWidget) if each.isVisibleTo(shown)]
    found = [*_cut(seen), *_overlapping([shown, *seen]), *_outside(seen), *_nameless(seen)]
    return list(dict.fromkeys([*found, *_out_of_order(shown)]))


def _named(widget: QWidget) -> str:
    words = getattr(widget, "text", None)
    told = words() if callable(words) else widget.accessibleName() or widget.objectName()
    holder = type(QWidget.parentWidget(widget)).__name__
    return f"{type(widget).__name__} {str(told)[:40]!r} in {holder}"


def _cut(seen: list[QWidget]) -> Iterator[str]:
    """Tell of words that have less room than they need."""
    for widget in seen:
        if widget.toolTip() or widget.width() == 0:
            continue
        if isinstance(widget, QLabel) and widget.text():
            yield from _cut_label(widget)
        elif isinstance(widget, QAbstractButton) and widget.text():
            if isinstance(widget, QPushButton) or type(widget).__name__ in _CHECKS:
                least = widget.minimumSizeHint()
                if widget.width() < least.width() or widget.height() < least.height() - 1:
                    yield f"cut: {_named(widget)}, {widget.size()} of {least}"
        elif isinstance(widget, QComboBox):
            yield from _cut_choice(widget)
        elif isinstance(widget, QLineEdit) and widget.placeholderText():
            words = widget.fontMetrics().horizontalAdvance(widget.placeholderText())
            if not widget.text() and words > widget.contentsRect().width() - 6:
                yield f"cut: the hint {widget.placeholderText()!r} in {type(widget).__name__}"


_CHECKS = ("QCheckBox", "QRadioButton")


def _cut_label(label: QLabel) -> Iterator[str]:
    room = label.contentsRect()
    if label.wordWrap():
        if label.heightForWidth(label.width()) > label.height() + 1:
            yield f"cut below: {_named(label)}"
    elif label.minimumSizeHint().width() > room.width() + 2 * label.margin() + 1:
        yield f"cut: {_named(label)}"


def _cut_choice(choice: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    choice.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    room = choice.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, choice)
    words = choice.fontMetrics().horizontalAdvance(choice.currentText())
    if words > room.width() + 1:
        yield f"cut: {choice.currentText()!r} in {type(QWidget.parentWidget(choice)).__name__}"


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    """Yield the widgets of a layout and of the layouts in it."""
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if item.widget():
            yield item.widget()
        elif item.layout():
            yield from _laid_out(item.layout())


def _overlapping(widgets: list[QWidget]) -> Iterator[str]:
    """Tell of widgets of one layout that stand over each other."""
    for parent in widgets:
        layout = QWidget.layout(parent)
        if layout is None or isinstance(parent, QStackedWidget):
            continue
        beside = [each for each in _laid_out(layout) if each.isVisible()]
        for one, other in combinations(beside, 2):
            shared = one.geometry() & other.geometry()
            if shared.width() > 1 and shared.height() > 1:
                yield f"overlapping: {_named(one)} and {_named(other)}"


def _outside(seen: list[QWidget]) -> Iterator[str]:
    """Tell of widgets that stand partly outside what holds them, unless that scrolls."""
    for widget in seen:
        parent = QWidget.parentWidget(widget)
        if parent is None or widget.isWindow() or QWidget.layout(parent) is None:
            continue
        scrolls = isinstance(QWidget.parentWidget(parent), QAbstractScrollArea)
        inside = QWidget.rect(parent).adjusted(-1, -1, 1, 1)
        if not scrolls and not inside.contains(widget.geometry()):
            yield f"outside: {_named(widget)}, {widget.geometry()} in {QWidget.size(parent)}"


def _nameless(seen: list[QWidget]) -> Iterator[str]:
    """Tell of controls that a reader of the screen could not name."""
    for widget in seen:
        by_keyboard = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if not by_keyboard or widget.focusProxy() or isinstance(widget, QScrollBar | QLabel):
            continue
        told = QAccessible.queryAccessibleInterface(widget)
        if not (told and told.text(QAccessible.Text.Name).strip()):
            yield f"no name: {_named(widget)}"


def _out_of_order(shown: QWidget) -> Iterator[str]:
    """Tell of what the Tab key comes to only after the buttons that end a dialog."""
    at, ended = shown.nextInFocusChain(), False
    while at is not shown:
        by_keyboard = bool(at.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if by_keyboard and at.isVisibleTo(shown) and at.window() is shown:
            ends = isinstance(QWidget.parentWidget(at), QDialogButtonBox)
            if ended and not ends:
                yield f"after the buttons by Tab: {_named(at)}"
            ended = ended or ends
        at = at.nextInFocusChain()
