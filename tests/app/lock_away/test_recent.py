"""Names of files and folders that were chosen stand in no list of this computer."""

import os
import subprocess
import sys
from pathlib import Path

CHOOSES = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from small_stories.changes.setting_up import begin_project
from small_stories_app.application import Program, make_application
from small_stories_app.options import Options

place = Path(sys.argv[1])
application = make_application([])
assert QApplication.testAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
program = Program(Options(place / "options.ini"))
program.window.session.take(begin_project(place / "a.smallstories", "A", None, "fi"))

def choose():
    dialog = QApplication.activeModalWidget()
    if not isinstance(dialog, QFileDialog):
        QTimer.singleShot(50, choose)
        return
    name = dialog.findChild(QLineEdit)
    name.setText(str(place / "Raili Merkkisana" / "Raili Merkkisana.txt"))
    dialog.accept()

QTimer.singleShot(50, choose)
program.window.commands.action("file.import").trigger()
program.window.session.close()
application.quit()
program.window.close()
"""


def test_a_chosen_file_is_in_no_list_of_recent_ones(tmp_path: Path) -> None:
    chosen = tmp_path / "Raili Merkkisana" / "Raili Merkkisana.txt"
    chosen.parent.mkdir()
    chosen.write_text("H: Kerro.\nV: Ensin en puhunut.\n", encoding="utf-8")
    homes = {f"XDG_{kind}_HOME": str(tmp_path / kind) for kind in ("CONFIG", "DATA", "CACHE")}
    ran = subprocess.run(
        [sys.executable, "-c", CHOOSES, tmp_path],
        env={**os.environ, **homes, "HOME": str(tmp_path), "TMPDIR": str(tmp_path)},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    kept = [file for file in tmp_path.rglob("*") if file.is_file() and file != chosen]
    assert {"QtProject.conf", "options.ini"} <= {file.name for file in kept}
    assert [file.name for file in kept if b"Merkkisana" in file.read_bytes()] == []
