"""How long until the window is there, beside an empty PySide6 window; measured, never judged."""

import statistics
import subprocess
import sys
import time
from pathlib import Path

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


def test_window_start_beside_an_empty_window(tmp_path: Path) -> None:
    file = tmp_path / "options.ini"
    seconds(OURS, file)
    # Turn about, so that what else the computer does falls on both.
    pairs = [(seconds(EMPTY, file), seconds(OURS, file)) for _ in range(ROUNDS)]
    empty, ours = (statistics.median(times) for times in zip(*pairs, strict=True))
    sys.stdout.write(
        f"\nempty window {empty * 1000:.0f} ms, ours {ours * 1000:.0f} ms, "
        f"ratio {ours / empty:.2f} (aim: at most 2.5)\n"
    )
    assert len(pairs) == ROUNDS
