"""A transcript as subtitles: WebVTT with voices, and SubRip with names."""

from small_stories.transcribing.writing_out.clock import clock
from small_stories.transcribing.writing_out.cues import Cue, cues_of
from small_stories.transcribing.writing_out.transcript import Transcript


def write_vtt(transcript: Transcript) -> str:
    """Return WebVTT; each cue tells its speaker as ``<v Name>``."""
    cues = [_vtt_cue(cue) for cue in cues_of(transcript.turns, labels=False)]
    return "\n".join(["WEBVTT\n", *cues])


def write_srt(transcript: Transcript) -> str:
    """Return SubRip; the first cue of each turn begins with its speaker's name and a colon."""
    cues = cues_of(transcript.turns, labels=True)
    return "\n".join(
        f"{number}\n{clock(cue.start_ms, ',')} --> {clock(cue.end_ms, ',')}\n"
        + "\n".join(cue.lines)
        + "\n"
        for number, cue in enumerate(cues, start=1)
    )


def _vtt_cue(cue: Cue) -> str:
    voice = f"<v {_escaped(cue.speaker)}>" if cue.speaker else ""
    said = "\n".join(_escaped(line) for line in cue.lines)
    return f"{clock(cue.start_ms)} --> {clock(cue.end_ms)}\n{voice}{said}\n"


def _escaped(said: str) -> str:
    return said.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
