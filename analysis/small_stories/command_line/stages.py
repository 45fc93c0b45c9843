"""How far a recording has come, on standard error: a bar with the time left, or plain lines."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from small_stories.command_line.terminal import Terminal

Told = Callable[[str, int, int], None]
_EVERY: Final = 0.1
_EVERY_S: Final = 15.0


@contextmanager
def stages(terminal: Terminal, file: str) -> Iterator[Told]:
    """Show a recording's stages (listening, voices, recognising) as they are told, and how far.

    What is told: the stage, the milliseconds done, and of how many.
    """
    from rich.console import Console

    console = Console(stderr=True)
    if not console.is_terminal:
        yield _Lines(terminal, file)
        return
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn
    from rich.progress import TimeRemainingColumn as TimeLeft

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeLeft())
    with Progress(*columns, console=console) as bars:
        shown: dict[str, int] = {}

        def told(stage: str, done: int, total: int) -> None:
            if stage not in shown:
                for earlier in shown.values():
                    bars.update(earlier, visible=False)
                # So the time left is counted from what was done now, not in an earlier run.
                shown[stage] = bars.add_task(terminal.text(f"files.{stage}", file=file), total=None)
            bars.update(shown[stage], completed=done, total=total or None)

        yield told


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
        elif (
            stage != "recognising"
            or share - self._share < _EVERY
            or now - self._at < _EVERY_S
            or done >= total
        ):
            return
        else:
            minutes = {"done": round(done / 60_000), "total": round(total / 60_000)}
            self._terminal.say("files.so_far", None, file=self._file, **minutes)
        self._stage, self._share, self._at = stage, share, now
