"""The one fault of PySide6 that decides which version we pin: 6.12.0 dies here on Python 3.11."""

import subprocess
import sys

RESIZING = """
from PySide6.QtWidgets import QApplication, QWidget

class Page(QWidget):
    def resizeEvent(self, event):
        super().resizeEvent(event)

application = QApplication([])
page = Page()
page.show()
for number in range(20_000):
    page.resize(200 + number % 400, 100 + number % 300)
print("alive")
"""


def test_twenty_thousand_resizes_of_a_python_widget_are_survived() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", RESIZING], capture_output=True, text=True, timeout=120, check=False
    )
    assert (ran.returncode, ran.stdout) == (0, "alive\n")
