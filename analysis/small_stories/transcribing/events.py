"""What a run comes to, as lines of JSON and back: told by a child process, or kept in a file."""

from dataclasses import asdict
from typing import Final, TextIO

from small_stories.heard import HeardPiece, Voices
from small_stories.heard_as_json import Told, heard_piece_in, piece_in, voices_in
from small_stories.telling import tell
from small_stories.transcribing.run import Event, Plan, VoicesFailed

_NAMES: Final = {
    Plan: "plan",
    Voices: "voices",
    VoicesFailed: "voices_failed",
    HeardPiece: "piece",
}


def tell_event(events: TextIO, event: Event) -> None:
    """Write an event as a line of JSON, so that ``event_from`` gives it back."""
    tell(events, _NAMES[type(event)], **asdict(event))


def event_from(told: Told) -> Event | None:
    """Return what a line of JSON tells; None for progress, done and error."""
    match told["event"]:
        case "plan":
            return plan_in(told)
        case "voices":
            return voices_in(told)
        case "voices_failed":
            return VoicesFailed(told["error_key"])
        case "piece":
            return heard_piece_in(told)
    return None


def plan_in(told: Told) -> Plan:
    """Return the plan that JSON tells of."""
    return Plan(tuple(map(piece_in, told["pieces"])))
