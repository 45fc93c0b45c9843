"""Generated projects, the real window on them, and the table of bars at the end of a run."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bars import SMALL, Bars, Row
from generated import Size, generate
from painting import settle
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from small_stories_app.appearance.palettes import Mode, show_palette
from small_stories_app.main_window import MainWindow
from small_stories_app.options import LANGUAGE, Options
from small_stories_app.session import Session

_ROWS = pytest.StashKey[list[Row]]()


# Whole recordings and silences of the window, which take minutes: what they show is tested in
# tests/flows and tests/analysis/transcribing too, and time is not taken in an ordinary run.
_LONG = (
    "test_cluster.py",
    "test_killed.py",
    "test_never_silent.py",
    "test_transcribing.py",
    "test_truth.py",
    "test_voices.py",
)


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_ROWS] = []


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave the long ones to runs that take time."""
    long = collection_path.name in _LONG and collection_path.parent == Path(__file__).parent
    return True if long and not config.getoption("benchmark_enable") else None


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Print what can be pasted into a note: the bars, the medians, and their ratio."""
    rows = config.stash[_ROWS]
    if rows:
        lines = ["| bar | at most | measured | of the bar |", "|---|---|---|---|"]
        lines += [
            f"| {row.name} | {row.bar:g} {row.unit} | {row.measured:.3g} {row.unit}"
            f" | {row.measured / row.bar:.2f} |"
            for row in rows
        ]
        terminalreporter.write_line("\n" + "\n".join(lines))


@pytest.fixture
def bars(benchmark: BenchmarkFixture, request: pytest.FixtureRequest) -> Bars:
    return Bars(benchmark, request.config.stash[_ROWS])


@pytest.fixture(scope="session")
def generated(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[Size], Path]:
    """Projects by their size, each made once in a run; a small one when time is not taken."""
    made: dict[Size, Path] = {}

    def folder(size: Size) -> Path:
        size = size if request.config.getoption("benchmark_enable") else SMALL
        if size not in made:
            made[size] = tmp_path_factory.mktemp("generated") / "keittiö.smallstories"
            generate(made[size], size).close()
        return made[size]

    return folder


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """The real window on a usual laptop's screen, with no project yet."""
    show_palette(Mode.LIGHT)
    options = Options(tmp_path / "options.ini")
    options.set(LANGUAGE, "fi")
    session = Session(options)
    shown = MainWindow(session)
    qtbot.addWidget(shown)
    shown.resize(1366, 768)
    shown.show()
    yield shown
    shown.close()
    session.close()


@pytest.fixture
def opened(
    qtbot: QtBot, window: MainWindow, generated: Callable[[Size], Path], tmp_path: Path
) -> Callable[[Size], MainWindow]:
    """The window on a copy of a generated project of a size."""

    def show(size: Size) -> MainWindow:
        folder = tmp_path / "keittiö.smallstories"
        shutil.copytree(generated(size), folder)
        window.start.open_folder(folder)
        settle()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return show
