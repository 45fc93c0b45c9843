"""The style of all controls: Fusion, with targets large enough to hit."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QWidget

_LEAST: Final = {
    QStyle.ContentsType.CT_PushButton: 28,
    QStyle.ContentsType.CT_ComboBox: 28,
    QStyle.ContentsType.CT_LineEdit: 28,
    QStyle.ContentsType.CT_CheckBox: 24,
    QStyle.ContentsType.CT_RadioButton: 24,
    QStyle.ContentsType.CT_ToolButton: 26,
    QStyle.ContentsType.CT_ItemViewItem: 28,
    QStyle.ContentsType.CT_MenuItem: 26,
    QStyle.ContentsType.CT_TabBarTab: 30,
}


class RoomyStyle(QProxyStyle):
    """Fusion whose controls are never lower than 24 pixels (WCAG 2.5.8)."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def sizeFromContents(
        self,
        kind: QStyle.ContentsType,
        option: QStyleOption,
        size: QSize,
        widget: QWidget,
    ) -> QSize:
        """Return the size of a control, at least as high as its kind needs."""
        found = super().sizeFromContents(kind, option, size, widget)
        return found.expandedTo(QSize(0, _LEAST[kind])) if kind in _LEAST else found
