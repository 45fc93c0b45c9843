"""The sizes of generated projects, and measuring what has a bar."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from generated import Size
from pytest_benchmark.fixture import BenchmarkFixture

TALK: Final = Size(interviews=3, words=20_000, stories=2000)
"""Three interviews of two hours: 1,000 turns and more than 600 stories each."""
CROWDED: Final = Size(interviews=1, words=1000, stories=1500)
"""Some 300 stories on every page."""
MANY: Final = Size(interviews=300, words=10_000, stories=2000)
"""Three million words."""
FEW: Final = Size(interviews=3, words=10_000, stories=20)
SMALL: Final = Size(interviews=3, words=600, stories=24)
"""What every one of them is when time is not taken."""


# In the program of a child: the most memory that it has taken, in MB. What getrusage tells begins
# with that of the process that started it.
OWN_PEAK_MB = """int(
    next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1]
) // 1024"""


@dataclass(frozen=True, slots=True)
class Row:
    """A bar and what was measured, both in the same unit."""

    name: str
    bar: float
    measured: float
    unit: str = "ms"


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
