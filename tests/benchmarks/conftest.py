"""Generated projects, the real window on them, and the table of bars at the end of a run."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
from generated import Size, generate
from painting import settle
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from small_stories_app.appearance.palettes import Mode, show_palette
from small_stories_app.main_window import MainWindow
from small_stories_app.options import LANGUAGE, Options
from small_stories_app.session import Session

TALK: Final = Size(interviews=3, words=20_000, stories=2000)
"""Three interviews of two hours: 1,000 turns and more than 600 stories each."""
CROWDED: Final = Size(interviews=1, words=1000, stories=1500)
"""Some 300 stories on every page."""
MANY: Final = Size(interviews=300, words=10_000, stories=2000)
"""Three million words."""
FEW: Final = Size(interviews=3, words=10_000, stories=20)
SMALL: Final = Size(interviews=3, words=600, stories=24)
"""What every one of them is when time is not taken."""


@dataclass(frozen=True, slots=True)
class Row:
    """A bar and what was measured, both in the same unit."""

    name: str
    bar: float
    measured: float
    unit: str = "ms"


_ROWS = pytest.StashKey[list[Row]]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_ROWS] = []


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


class Bars:
    """Measures what has a bar; without ``--benchmark-enable`` it is done once and not measured."""

    def __init__(self, benchmark: BenchmarkFixture, rows: list[Row]) -> None:
        self._benchmark = benchmark
        self._rows = rows

    @property
    def enabled(self) -> bool:
        return bool(self._benchmark.enabled)

    def once(self, action: Callable[[], object]) -> None:
        """Do something that takes its times itself, and gives them to ``note``."""
        self._benchmark.pedantic(action, rounds=1)

    def note(self, name: str, bar: float, measured: float, unit: str) -> None:
        """Put a row in the table."""
        if self.enabled:
            self._rows.append(Row(name, bar, measured, unit))

    def measure(
        self,
        name: str,
        bar: float,
        action: Callable[[], object],
        setup: Callable[[], object] | None = None,
        rounds: int = 15,
    ) -> None:
        """Take the median of some rounds in milliseconds; ``setup`` is done before each."""

        def prepare() -> None:
            if setup:
                setup()

        self._benchmark.pedantic(action, setup=prepare, rounds=rounds, warmup_rounds=1)
        if self.enabled:
            self.note(name, bar, self._benchmark.stats.stats.median * 1000, "ms")


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
