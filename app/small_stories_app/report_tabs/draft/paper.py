"""The paper of the preview: measures and styles as in the Word file, black on white in any mode."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextFormat

from small_stories_app.appearance.palettes import LIGHT, PAPER_HEADING

PAGE_WIDTH: Final = 21.0  # centimetres, as all widths and margins here
TEXT_WIDTH: Final = 16.0
MARGIN: Final = 2.5
_INCH: Final = 2.54
_DOTS: Final = 96.0  # of the screen to an inch
_FONTS: Final = ["Calibri", "Carlito", "Segoe UI", "Liberation Sans"]

# What a block of the page is, for painting and for the pointer.
RULE_AT: Final = QTextFormat.Property.UserProperty + 1
LEADS_TO: Final = QTextFormat.Property.UserProperty + 2


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind of paragraph looks: points and centimetres, as ``word/styles.py`` has them."""

    size: float = 11
    before: float = 0
    after: float = 8
    line: float = 1.15
    left: float = 0
    right: float = 0
    hanging: float = 0
    bold: bool = False
    ink: str = LIGHT.text
    rule: bool = False


LOOKS: Final = {
    "heading1": Look(size=16, before=4, after=6, bold=True, ink=PAPER_HEADING),
    "heading2": Look(size=13, before=14, after=4, bold=True, ink=PAPER_HEADING),
    "heading3": Look(size=12, before=12, after=4, bold=True, ink=PAPER_HEADING),
    "prose": Look(),
    "reading": Look(before=12, after=4),
    "quote": Look(before=2, after=3, line=1.2, left=1.0, right=0.8, rule=True),
    "attribution": Look(size=10, after=5, left=1.0, right=0.8, ink=LIGHT.muted),
    "effect": Look(after=12),
    "labelled": Look(after=3, left=0.6, hanging=0.6),
    "listed": Look(after=3, left=0.6, hanging=0.4),
    "caption": Look(size=10, before=8, after=4, bold=True, ink=LIGHT.muted),
    "cell": Look(size=10, before=1, after=1, line=1.0),
    "note": Look(size=9, after=8, ink=LIGHT.muted),
    "gap": Look(after=8),
    "box": Look(before=8, after=4),
}  # fmt: skip


class Paper:
    """The styles of the page at a size; 1.0 is that of paper."""

    def __init__(self, zoom: float) -> None:
        self.zoom = zoom

    def pixels(self, centimetres: float) -> float:
        """Return a length on the screen."""
        return centimetres / _INCH * _DOTS * self.zoom

    def block(self, kind: str) -> QTextBlockFormat:
        """Return the shape of a kind of paragraph."""
        look, shape = LOOKS[kind], QTextBlockFormat()
        shape.setTopMargin(self._points(look.before))
        shape.setBottomMargin(self._points(look.after))
        shape.setLeftMargin(self.pixels(look.left))
        shape.setRightMargin(self.pixels(look.right))
        shape.setTextIndent(-self.pixels(look.hanging))
        proportional = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        shape.setLineHeight(100 * look.line, proportional)
        if kind.startswith("heading"):
            shape.setHeadingLevel(int(kind[-1]))
        if look.rule:
            shape.setProperty(RULE_AT, self.pixels(look.left - 0.35))
        return shape

    def letters(self, kind: str, *, strong: bool = False) -> QTextCharFormat:
        """Return the letters of a kind of paragraph."""
        look, letters = LOOKS[kind], QTextCharFormat()
        font = QFont()
        font.setFamilies(_FONTS)
        font.setPixelSize(max(round(self._points(look.size)), 1))
        font.setBold(look.bold or strong)
        letters.setFont(font)
        letters.setForeground(QColor(look.ink))
        return letters

    def _points(self, points: float) -> float:
        return points / 72 * _DOTS * self.zoom
