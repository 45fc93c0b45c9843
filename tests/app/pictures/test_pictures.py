"""Every view and dialog as the eye meets it: nothing cut, covered, nameless or hard to read."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from small_stories.strings import LANGUAGES
from small_stories_app.appearance.palettes import Mode, show_palette

SCRIPT = Path(__file__).parents[3] / "packaging" / "draw_views.py"
Role = QPalette.ColorRole
WORDS = [
    (Role.WindowText, Role.Window), (Role.Text, Role.Base), (Role.Text, Role.AlternateBase),
    (Role.ButtonText, Role.Button), (Role.HighlightedText, Role.Highlight),
    (Role.ToolTipText, Role.ToolTipBase), (Role.PlaceholderText, Role.Base),
    (Role.Link, Role.Window),
]  # fmt: skip


def test_no_view_or_dialog_has_a_defect_to_the_eye(tmp_path: Path) -> None:
    drawn = subprocess.run(
        [sys.executable, str(SCRIPT), str(tmp_path)],
        capture_output=True, text=True, check=False, timeout=600,
    )  # fmt: skip
    assert drawn.stdout.splitlines() == []
    assert drawn.returncode == 0, drawn.stderr[-2000:]
    pictures = {path.name for path in tmp_path.glob("*.png")}
    for step in ("prepare", "interviews", "stories", "checking", "types", "report", "lock_away"):
        for language in LANGUAGES:
            assert {f"{step}-{language}-{mode}-{scale}.png"
                    for mode in ("light", "dark") for scale in (100, 200)} <= pictures  # fmt: skip


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_every_pair_of_the_palette_can_be_read(qtbot: QtBot, mode: Mode) -> None:
    show_palette(mode)
    palette = QApplication.palette()
    for front, behind in WORDS:
        told = contrast(palette.color(front), palette.color(behind))
        assert told >= 4.5, (front, behind, told)
    show_palette(Mode.LIGHT)


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two colours as WCAG 2.2 defines it."""
    lighter, darker = sorted((lightness(one), lightness(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def lightness(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
