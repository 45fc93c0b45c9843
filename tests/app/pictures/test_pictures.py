"""Every view and dialog as the eye meets it: nothing cut, covered, nameless or hard to read."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from small_stories_app.appearance.palettes import Mode, show_palette

SCRIPT = Path(__file__).parents[3] / "packaging" / "draw_views.py"
Role = QPalette.ColorRole
WORDS = [
    (Role.WindowText, Role.Window), (Role.Text, Role.Base), (Role.Text, Role.AlternateBase),
    (Role.ButtonText, Role.Button), (Role.HighlightedText, Role.Highlight),
    (Role.ToolTipText, Role.ToolTipBase), (Role.PlaceholderText, Role.Base),
    (Role.Link, Role.Window),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "mode", "scale"), [("fi", "light", 1), ("sv", "dark", 2), ("en", "light", 2)]
)
def test_no_view_or_dialog_has_a_defect_to_the_eye(
    tmp_path: Path, language: str, mode: str, scale: int
) -> None:
    """Some of the twelve ways to look at it; ``draw_views.py`` without options draws them all."""
    chosen = ["--language", language, "--mode", mode, "--scale", str(scale)]
    drawn = subprocess.run(
        [sys.executable, str(SCRIPT), str(tmp_path), *chosen],
        capture_output=True, text=True, check=False, timeout=600,
    )  # fmt: skip
    assert drawn.stdout.splitlines() == []
    assert drawn.returncode == 0, drawn.stderr[-2000:]
    pictures = {path.name for path in tmp_path.glob("*.png")}
    for step in ("prepare", "interviews", "stories", "checking", "types", "report", "lock_away"):
        assert f"{step}-{language}-{mode}-{100 * scale}.png" in pictures


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
