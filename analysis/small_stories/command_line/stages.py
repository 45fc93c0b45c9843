"""How far recordings have come, on standard error: bars with the time left, or plain lines."""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING, Final

from small_stories.command_line.terminal import Terminal

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

Told = Callable[[str, int, int], None]
"""Is told a stage (listening, voices or recognising), milliseconds done, and of how many."""
StagesOf = Callable[[str], AbstractContextManager[Told]]
_EVERY: Final = 0.1
_EVERY_S: Final = 15.0


@contextmanager
def stages(terminal: Terminal) -> Iterator[StagesOf]:
    """Yield what shows the stages of a recording by its name, as long as it is being written down.

    There may be several at a time.
    """
    from rich.console import Console

    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda file: nullcontext(_Lines(terminal, file))
        return
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn
    from rich.progress import TimeRemainingColumn as TimeLeft

    # A file may be called [draft].wav: its name is no markup.
    described = TextColumn("{task.description}", markup=False)
    columns = (described, BarColumn(), TaskProgressColumn(), TimeLeft())
    bars = Progress(*columns, console=console, transient=True)
    try:
        yield lambda file: _bars_of(bars, terminal, file)
    finally:
        bars.stop()


@contextmanager
def _bars_of(bars: "Progress", terminal: Terminal, file: str) -> Iterator[Told]:
    """Show a bar for each stage, the last one alone: each counts its own time left.

    In the end there is none: a transcript may be printed where the bars were.
    """
    shown: list[TaskID] = []
    at_stage = ""

    def told(stage: str, done: int, total: int) -> None:
        nonlocal at_stage
        if stage != at_stage:
            at_stage = stage
            _hide(bars, shown)
            shown.append(bars.add_task(terminal.text(f"files.{stage}", file=file), total=None))
            bars.start()
        bars.update(shown[-1], completed=done, total=total or None)

    try:
        yield told
    finally:
        bars.refresh()
        _hide(bars, shown)
        if not any(task.visible for task in bars.tasks):
            bars.stop()


def _hide(bars: "Progress", shown: "list[TaskID]") -> None:
    for bar in shown:
        bars.update(bar, visible=False)


class _Lines:
    """A line for each stage, and now and then one that tells how far recognising has come."""

    def __init__(self, terminal: Terminal, file: str) -> None:
        self._terminal = terminal
        self._file = file
        self._stage = ""
        self._share = 0.0
        self._at = 0.0

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Say what is worth a line."""
        share, now = done / max(total, 1), time.monotonic()
        if stage != self._stage:
            self._terminal.say(f"files.{stage}", file=self._file)
        elif self._is_worth_a_line(stage, share, now):
            minutes = {"done": round(done / 60_000), "total": round(total / 60_000)}
            self._terminal.say("files.so_far", None, file=self._file, **minutes)
        else:
            return
        self._stage, self._share, self._at = stage, share, now

    def _is_worth_a_line(self, stage: str, share: float, now: float) -> bool:
        further = share - self._share >= _EVERY and share < 1
        return stage == "recognising" and further and now - self._at >= _EVERY_S
