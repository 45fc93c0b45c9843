"""A transcript as text: a paragraph for each turn, with its time and its speaker.

``[00:01:02.3] Speaker: words`` is what MAXQDA (Import, Transcripts, with timestamps) and ATLAS.ti
read from a text file, and NVivo as paragraphs that begin with timestamps. f4 wants rich text, the
speaker first, and times as ``#00:01:02-3#``; MAXQDA reads that too.
"""

from small_stories.transcribing.writing_out.clock import clock
from small_stories.transcribing.writing_out.transcript import Transcript, WrittenTurn


def write_txt(transcript: Transcript) -> str:
    """Return plain text with the time at the beginning of each turn."""
    return "\n".join(
        f"[{clock(turn.start_ms, digits=1)}] {_label(turn)}{turn.text}\n"
        for turn in transcript.turns
    )


def write_f4(transcript: Transcript) -> str:
    """Return rich text in ASCII, with the times at which each turn begins and ends."""
    turns = "".join(
        rf"{{\pard\sa160 {_rich(_f4_turn(turn))}\par}}" + "\n" for turn in transcript.turns
    )
    return (
        "{\\rtf1\\ansi\\ansicpg1252\\uc1\\deff0{\\fonttbl{\\f0\\fswiss Arial;}}\n"
        f"\\f0\\fs22\n{turns}}}\n"
    )


def _label(turn: WrittenTurn) -> str:
    return f"{turn.speaker}: " if turn.speaker else ""


def _f4_turn(turn: WrittenTurn) -> str:
    begins = f"{_label(turn)}{_stamp(turn.start_ms)} {turn.text}"
    return f"{begins} {_stamp(turn.end_ms)}" if turn.speaker else begins


def _stamp(ms: int) -> str:
    return f"#{clock(ms, '-', digits=1)}#"


def _rich(words: str) -> str:
    """Return words as rich text writes them: signs beyond ASCII as UTF-16 numbers."""
    written = []
    for sign in words:
        if sign in "\\{}":
            written.append("\\" + sign)
        elif sign.isascii():
            written.append(sign)
        else:
            units = sign.encode("utf-16-le")
            numbers = [
                int.from_bytes(units[at : at + 2], "little", signed=True)
                for at in range(0, len(units), 2)
            ]
            written += [rf"\u{number}?" for number in numbers]
    return "".join(written)
