"""The style of all controls: Fusion, with targets large enough to hit and edges that are seen."""

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionComplex,
    QWidget,
)

_LEAST: Final = {
    QStyle.ContentsType.CT_PushButton: 28,
    QStyle.ContentsType.CT_ComboBox: 28,
    QStyle.ContentsType.CT_LineEdit: 28,
    QStyle.ContentsType.CT_CheckBox: 24,
    QStyle.ContentsType.CT_RadioButton: 24,
    QStyle.ContentsType.CT_ToolButton: 26,
    QStyle.ContentsType.CT_ItemViewItem: 28,
    QStyle.ContentsType.CT_MenuBarItem: 28,
    QStyle.ContentsType.CT_MenuItem: 26,
    QStyle.ContentsType.CT_TabBarTab: 30,
}
_EDGED: Final = {
    QStyle.PrimitiveElement.PE_Frame,
    QStyle.PrimitiveElement.PE_FrameLineEdit,
    QStyle.PrimitiveElement.PE_IndicatorCheckBox,
    QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck,
    QStyle.PrimitiveElement.PE_PanelButtonCommand,
}
_RADIUS: Final = 2.0


class RoomyStyle(QProxyStyle):
    """Fusion whose controls are never lower than 24 pixels (WCAG 2.5.8).

    Fusion takes the edges of controls from the window's colour, darkened, which cannot be seen in
    a dark window (WCAG 1.4.11); here they have the palette's colour of lines. What has the focus
    has a ring in the colour of text.
    """

    def __init__(self) -> None:
        super().__init__("Fusion")

    # The type stubs of the three classes above this one do not agree with each other here.
    def sizeFromContents(  # type: ignore[override]
        self, kind: QStyle.ContentsType, option: QStyleOption, size: QSize, widget: QWidget
    ) -> QSize:
        """Return the size of a control, at least as high as its kind needs."""
        found = super().sizeFromContents(kind, option, size, widget)
        return found.expandedTo(QSize(0, _LEAST[kind])) if kind in _LEAST else found

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,
    ) -> int:
        """Leave pictures off the buttons of dialogs: words say more, and in every box alike."""
        if hint == QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons:
            return 0
        return super().styleHint(hint, option, widget, returnData)

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw an element, and the edge of those that have one."""
        super().drawPrimitive(element, option, painter, widget)
        if element in _EDGED:
            _draw_edge(option, painter)
        elif element == QStyle.PrimitiveElement.PE_IndicatorRadioButton:
            _draw_ring(option, painter)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw a control of several parts, and the edge of a box of choices or numbers."""
        super().drawComplexControl(control, option, painter, widget)
        if control in (QStyle.ComplexControl.CC_ComboBox, QStyle.ComplexControl.CC_SpinBox):
            _draw_edge(option, painter)


def _draw_ring(option: QStyleOption, painter: QPainter) -> None:
    """Draw the edge of a round choice, which Fusion lets sink into a dark window."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(option.palette.color(QPalette.ColorRole.Mid), 1.0))
    painter.drawEllipse(QRectF(option.rect).adjusted(1.0, 1.0, -1.0, -1.0))
    painter.restore()


def _draw_edge(option: QStyleOption, painter: QPainter) -> None:
    focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
    role = QPalette.ColorRole.Text if focused else QPalette.ColorRole.Mid
    width = 2.0 if focused else 1.0
    inset = width / 2
    edge = QRectF(option.rect).adjusted(inset, inset, -inset, -inset)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(option.palette.color(role), width))
    painter.drawRoundedRect(edge, _RADIUS, _RADIUS)
    painter.restore()
