"""The commands of listening and their keys: K, J and L, with Ctrl while somebody writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from small_stories_app.commands import Command

if TYPE_CHECKING:
    from small_stories_app.transcript.page import TranscriptPage


def sound_commands(page: TranscriptPage) -> Iterator[Command]:
    """Return every command; single keys work in the talk and at the bar above it."""
    listening, by_ear = page.area.listening, page.area.by_ear

    def possible() -> bool:
        return page.area.isVisible() and listening.can_play

    def command(key: str, run: Callable[[], object], shortcut: str) -> Command:
        return Command(key, run, shortcut, place=page.area, possible=possible)

    for key, run, letter in (
        ("sound.play", listening.play_or_pause, "K"),
        ("sound.back", listening.back, "J"),
        ("sound.on", listening.on, "L"),
    ):
        yield command(key, run, letter)
        writing = f"{key}_writing"
        yield Command(writing, run, f"Ctrl+{letter}", page, possible, listed=False)
    yield command("sound.play_turn", listening.play_turn, "Shift+K")
    yield command("sound.play_story", listening.play_story, "H")
    yield command("sound.slower", listening.slower, ",")
    yield command("sound.faster", listening.faster, ".")
    yield command("sound.usual_speed", listening.usual_speed, "U")
    yield command("sound.begin_story", by_ear.begin, "D")
    yield command("sound.end_story", by_ear.end, "F")
    yield command("sound.find_words", by_ear.find_words, "W")
    yield Command(
        "sound.pause_while_typing",
        listening.pause_or_not_while_typing,
        chosen=listening.pauses_while_typing,
    )
