"""Opening a project of three million words, beside one with three interviews, in the same run."""

import shutil
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from bars import FEW, MANY, Bars
from generated import Size
from painting import Painted, settle

from small_stories_app.main_window import MainWindow

ROUNDS = 7


@pytest.mark.parametrize("first_of_the_day", [False, True], ids=["again", "first"])
def test_opening_300_interviews_beside_3(
    window: MainWindow,
    generated: Callable[[Size], Path],
    bars: Bars,
    tmp_path: Path,
    first_of_the_day: bool,
) -> None:
    folders = []
    for name, size in (("few", FEW), ("many", MANY)):
        folders.append(tmp_path / f"{name}.smallstories")
        shutil.copytree(generated(size), folders[-1])
        open_and_paint(window, folders[-1])
    times: list[list[float]] = [[], []]

    def open_turn_about() -> None:
        # So that what else the computer does falls on both.
        for folder, taken in zip(folders * ROUNDS, times * ROUNDS, strict=True):
            if first_of_the_day:
                shutil.rmtree(folder / "backups", ignore_errors=True)
            taken.append(open_and_paint(window, folder))

    bars.once(open_turn_about)
    few, many = (statistics.median(taken) for taken in times)
    when = "for the first time in a day" if first_of_the_day else "again"
    bars.note(f"open 300 interviews, {many * 1000:.0f} ms, against 3, {few * 1000:.0f} ms, {when}",
              1.5, many / few, "×")  # fmt: skip
    assert window.session.is_open


def open_and_paint(window: MainWindow, folder: Path) -> float:
    """Return the seconds from opening a project to its painted interviews."""
    window.session.close()
    settle()
    if not window.views:
        window.start.open_folder(folder)
        window.session.close()
    painted = Painted(window.interviews.page.text)
    began = time.perf_counter()
    painted.after(
        lambda: window.start.open_folder(folder), lambda: window.interviews.page.opened.is_shown
    )
    return time.perf_counter() - began
