"""Time stamps in the spellings that transcripts have."""

import re
from dataclasses import dataclass
from typing import Final

_COLON: Final = r"(?:\d{1,2}:)?\d{1,3}:[0-5]?\d(?:[.,-]\d{1,3})?(?!:?\d)"
_DOTTED: Final = r"(?:\d{1,2}\.)?\d{1,3}\.[0-5]\d(?![\d.,])"
_CLOCK: Final = rf"(?:{_COLON}|{_DOTTED})"
_UNTIL: Final = r"\s*(?:-->|->|[-–—])\s*"
_BRACKETED: Final = rf"[\[(<{{#]\s*(?:klo?\.?\s+)?{_CLOCK}(?:{_UNTIL}{_CLOCK})?\s*[\])>}}#]"
_LONG_DOTTED: Final = r"\d{2}\.[0-5]\d\.[0-5]\d(?!\.?\d)"
_BARE: Final = rf"(?:{_COLON}(?:{_UNTIL}{_COLON})?|{_LONG_DOTTED})"

STAMP: Final = rf"(?:{_BRACKETED}|{_BARE})"
"""Any time stamp, for the beginning of a line or beside a speaker's label."""

_STAMP = re.compile(STAMP)
_CLOCKS = re.compile(_CLOCK)
_ARROW = re.compile(rf"\s*({_COLON})\s*-->\s*({_COLON})(?P<settings>(?:\s+\w+:\S+)*\s*$)?")
# A spelling that nobody says out loud is a stamp wherever it stands.
_ALWAYS: Final = (
    rf"\[\s*{_COLON}(?:{_UNTIL}{_COLON})?\s*\]|\{{\s*{_COLON}(?:{_UNTIL}{_COLON})?\s*\}}|#\s*{_COLON}\s*#"
    rf"|<\s*{_COLON}\s*>|{_COLON}\s*-->\s*{_COLON}|(?<![\d:.,])\d{{1,2}}:[0-5]\d:[0-5]\d(?:[.,-]\d{{1,3}})?(?![\d:])"
    r"|(?<![\d:.,])\d{1,2}:[0-5]\d\.\d{1,3}(?![\d:])"
)
# The others may be clock times or dates that somebody says: they count where a file has many. For
# each, how it is counted in the whole file's text, and how it stands in what one speaker says.
_WHERE_USUAL: Final = (
    (re.compile(rf"\(\s*{_CLOCK}\s*\)"), rf"\(\s*{_CLOCK}\s*\)"),
    (re.compile(rf"(?<!\S){_LONG_DOTTED}(?!\S)"), rf"(?<!\S){_LONG_DOTTED}(?!\S)"),
    (re.compile(rf"(?<=\s){_COLON}[ \t]*$", re.M), rf"(?<=\s){_COLON}\s*\Z"),
    (re.compile(rf"^(?:[^\n:]{{1,40}}:)?[ \t]*{_COLON}[ \t]", re.M), rf"\A{_COLON}(?=\s+\S)"),
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time stamp: when talk begins and ends, in milliseconds, and where the stamp itself ends."""

    start_ms: int
    end_ms: int | None
    stop: int


def milliseconds(clock: str) -> int:
    """Return what ``1:02:03.4``, ``00:12``, ``1.23`` or ``00:01:23-4`` says, in milliseconds."""
    whole, fraction = clock, ""
    if ":" in clock:
        whole, _, fraction = re.sub("[,-]", ".", clock).partition(".")
    total = 0
    for number in re.split("[:.]", whole):
        total = total * 60 + int(number)
    return total * 1000 + int(fraction.ljust(3, "0")[:3] or 0)


def stamp_of(words: str, stop: int = 0) -> Stamp:
    """Return the stamp that a match of ``STAMP`` wrote."""
    clocks = [milliseconds(found.group()) for found in _CLOCKS.finditer(words)]
    return Stamp(clocks[0], clocks[1] if len(clocks) > 1 else None, stop)


def only_stamp(text: str) -> Stamp | None:
    """Return the time stamp that is all there is on a line, if it is."""
    found = _STAMP.match(text)
    alone = found is not None and not any(sign.isalnum() for sign in text[found.end() :])
    return stamp_of(text[: found.end()], len(text)) if found and alone else None


def span_of_cue(text: str) -> Stamp | None:
    """Return the times of a cue's line in subtitles, if the line is one."""
    found = _ARROW.match(text)
    return Stamp(milliseconds(found[1]), milliseconds(found[2]), found.end()) if found else None


def only_span_of_cue(text: str) -> Stamp | None:
    """Return the times of a cue's line that has nothing else on it but a cue's settings."""
    found = _ARROW.match(text)
    return span_of_cue(text) if found and found["settings"] is not None else None


def stamps_of_file(text: str) -> re.Pattern[str]:
    """Return what a stamp looks like inside talk in this file."""
    enough = max(3, text.count("\n") // 12)
    usual = [stands for counted, stands in _WHERE_USUAL if len(counted.findall(text)) >= enough]
    return re.compile("|".join((_ALWAYS, rf"\A{_BRACKETED}(?=\s+\S)", *usual)))


STAMP_AT_START: Final = re.compile(rf"{STAMP}(?=\s+\S)")
"""A stamp that opens talk: in brackets, or bare and followed by the words."""
