"""The commands of listening and their keys: K, J and L, with Ctrl while a turn is corrected."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from small_stories_app.commands import Command

if TYPE_CHECKING:
    from small_stories_app.transcript.page import TranscriptPage


def sound_commands(page: TranscriptPage) -> Iterator[Command]:
    """Return every command; keys work in the talk and at the bar above it."""
    listening, by_ear = page.area.listening, page.area.by_ear

    def possible() -> bool:
        return page.area.isVisible() and listening.can_play

    def command(key: str, run: Callable[[], object], shortcut: str, *also: str) -> Command:
        return Command(key, run, shortcut, place=page.area, possible=possible, also=also)

    yield command("sound.play", listening.play_or_pause, "K", "Ctrl+K")
    yield command("sound.back", listening.back, "J", "Ctrl+J")
    yield command("sound.on", listening.on, "L", "Ctrl+L")
    yield command("sound.play_turn", listening.play_turn, "Shift+K")
    yield command("sound.play_story", listening.play_story, "H")
    yield command("sound.slower", listening.slower, ",", "Ctrl+,")
    yield command("sound.faster", listening.faster, ".", "Ctrl+.")
    yield command("sound.usual_speed", listening.usual_speed, "U")
    yield command("sound.begin_story", by_ear.begin, "D")
    yield command("sound.end_story", by_ear.end, "F")
    yield command("sound.find_words", by_ear.find_words, "W")
    yield Command(
        "sound.pause_while_typing",
        listening.pause_or_not_while_typing,
        chosen=listening.pauses_while_typing,
    )
