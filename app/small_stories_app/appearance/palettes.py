"""The light and the dark palette; every colour of the program comes from here."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from small_stories_app.appearance.style import RoomyStyle


class Mode(StrEnum):
    """Light, dark, or as the system says."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Paper(StrEnum):
    """What stands behind the transcript's words: the text field's own colour, or a faint tint."""

    PLAIN = "plain"
    CREAM = "cream"
    MINT = "mint"
    SKY = "sky"
    GREY = "grey"


@dataclass(frozen=True, slots=True)
class Colours:
    """One palette; theme colours are told apart by number and line pattern as well."""

    window: str
    text_field: str
    text: str
    muted: str
    line: str
    selection: str
    selected_text: str
    themes: tuple[str, str, str]
    tint: int
    papers: tuple[str, str, str, str]


LIGHT: Final = Colours(
    "#F4F4F2", "#FFFFFF", "#1A1A1A", "#595959", "#8A8A86", "#1F5FA8", "#FFFFFF",
    ("#0063B8", "#C2410C", "#5B1747"), 36,
    ("#FFF7E6", "#EFF9F0", "#EFF6FD", "#F2F2F0"),
)  # fmt: skip
DARK: Final = Colours(
    "#181A1D", "#1E1E1E", "#EDEDED", "#B0B0AC", "#6E7277", "#2E6DB4", "#FFFFFF",
    ("#3F97E8", "#F2CA61", "#F27BA0"), 51,
    ("#262119", "#18231C", "#182129", "#101112"),
)  # fmt: skip

# On the white paper of a preview, in either mode: headings, and what is still to be filled.
PAPER_HEADING: Final = "#1F3A4D"
PAPER_GAP: Final = "#FFF4CC"

# Number and pattern, not hue alone, tell themes apart; own themes reuse the three.
PATTERNS: Final = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine)


def dark_wanted(mode: Mode) -> bool:
    """Tell whether the dark palette is to be shown."""
    if mode == Mode.SYSTEM:
        return QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return mode == Mode.DARK


def colours() -> Colours:
    """Return the palette that the application shows now."""
    shown = QApplication.palette().color(QPalette.ColorRole.Window)
    return DARK if shown == QColor(DARK.window) else LIGHT


def theme_colour(position: int) -> QColor:
    """Return the stripe colour of the theme at a position, counted from 0."""
    return QColor(colours().themes[position % 3])


def theme_tint(position: int) -> QColor:
    """Return the faint colour behind the words of a story of a theme."""
    tint = theme_colour(position)
    tint.setAlpha(colours().tint)
    return tint


def paper_colour(chosen: str) -> QColor:
    """Return the colour behind the transcript's words; an unknown paper is the plain one."""
    shown = colours()
    papers = dict(zip(Paper, (shown.text_field, *shown.papers), strict=True))
    return QColor(papers[Paper(chosen)] if chosen in papers else shown.text_field)


def show_palette(mode: Mode) -> None:
    """Give the application its style and palette."""
    chosen = DARK if dark_wanted(mode) else LIGHT
    if not isinstance(QApplication.style(), RoomyStyle):
        QApplication.setStyle(RoomyStyle())
    QApplication.setPalette(_palette(chosen))


def _palette(chosen: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    pairs = {
        role.Window: chosen.window, role.WindowText: chosen.text, role.Base: chosen.text_field,
        role.AlternateBase: chosen.window, role.Text: chosen.text, role.Button: chosen.window,
        role.ButtonText: chosen.text, role.ToolTipBase: chosen.text_field,
        role.ToolTipText: chosen.text, role.Highlight: chosen.selection,
        role.HighlightedText: chosen.selected_text, role.PlaceholderText: chosen.muted,
        role.Mid: chosen.line, role.Link: chosen.themes[0],
    }  # fmt: skip
    for which, colour in pairs.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(chosen.muted))
    return palette
