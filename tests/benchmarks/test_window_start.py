"""How long until the window is there, beside an empty PySide6 window in the same run."""

import statistics
import subprocess
import sys
import time
from pathlib import Path

from bars import Bars

EMPTY = """
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.resize(1280, 720)
window.show()
application.processEvents()
"""
OURS = """
import sys
from pathlib import Path
from small_stories_app.application import Program, make_application
from small_stories_app.options import Options
application = make_application([])
program = Program(Options(Path(sys.argv[1])))
application.processEvents()
"""
ROUNDS = 7


def seconds(code: str, file: Path) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", code, str(file)], check=True, capture_output=True)
    return time.perf_counter() - began


def test_window_start_beside_an_empty_window(bars: Bars, tmp_path: Path) -> None:
    file = tmp_path / "options.ini"
    rounds = ROUNDS if bars.enabled else 1
    times: list[list[float]] = []

    def start_turn_about() -> None:
        # So that what else the computer does falls on both.
        seconds(OURS, file)
        times.extend([seconds(EMPTY, file), seconds(OURS, file)] for _ in range(rounds))

    bars.once(start_turn_about)
    empty, ours = (statistics.median(each) for each in zip(*times, strict=True))
    name = f"window shown, {ours * 1000:.0f} ms, against an empty one, {empty * 1000:.0f} ms"
    bars.note(name, 2.5, ours / empty, "×")
    assert len(times) == rounds
