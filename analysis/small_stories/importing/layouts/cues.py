"""Subtitles (WebVTT, SubRip): cues with times, and speakers in the ways programs write them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from small_stories.errors import SmallStoriesError
from small_stories.importing.heads import STYLES, Head
from small_stories.importing.lines import Line
from small_stories.importing.passages import INVISIBLE, passage
from small_stories.importing.role_words import plain
from small_stories.importing.source import Source
from small_stories.importing.stretches import Moment, best_guess, by_speaker, stretches
from small_stories.importing.talk import Layout, Talk
from small_stories.importing.times import Stamp, only_span_of_cue, span_of_cue
from small_stories.importing.true_labels import is_name, true_labels

_VOICE: Final = re.compile(r"<v(?:\.[^\s<>]{0,60})?[ \t]+([^<>\r\n]{1,120})>")
_UNSEEN: Final = re.compile(
    rf"[{INVISIBLE}]+|</?[A-Za-z][^<>\r\n]{{0,200}}>|<\d[\d:.]*>|\{{\\[^{{}}\r\n]{{0,60}}\}}"
    r"|(?<=&)amp;|&(?:nbsp|lrm|rlm|lt|gt);"
)
_CHANGE: Final = re.compile(r"\s*(?:>>+|(?:&gt;){2,})\s*")
_DASH: Final = re.compile(r"\s*[-–—]\s*(?=\S)")
_LINES_AT_MOST: Final = 150_000
"""Lines in cues: some programs write a cue for every word, and so much nobody says in a day."""
_ASIDE: Final = ("NOTE", "STYLE", "REGION")


@dataclass(frozen=True, slots=True)
class _Words:
    """A line of a cue's words: its range in the source, and the cue's times."""

    start: int
    end: int
    times: Stamp
    first: bool
    voice: str | None = None


def recognise(source: Source) -> Talk | None:
    """Return the talk of subtitles, or None where the source is something else."""
    if source.kind not in ("vtt", "srt") and source.text.count("-->") < 3:
        return None
    is_subtitles = source.kind in ("vtt", "srt")
    lines = list(_cue_lines(source.text, strict=not is_subtitles))
    if len(lines) > _LINES_AT_MOST:
        raise SmallStoriesError("import.too_long", name=source.name)
    words = _shown_once(source, lines)
    if not is_subtitles and not _fill(source.text, words):
        return None
    voices = len(_VOICE.findall(source.text))
    if voices > _LINES_AT_MOST:
        raise SmallStoriesError("import.too_long", name=source.name)
    moments = _voiced(source, words) if voices else _written(source, words)
    if not moments:
        raise SmallStoriesError("import.no_cues", name=source.name)
    if any(moment.label or moment.changes for moment in moments):
        utterances = by_speaker(_carried_on(moments))
        if any(one.label for one in utterances):
            return Talk(Layout.CUES, tuple(utterances))
        return best_guess(Layout.CUES, utterances)
    return best_guess(Layout.CUES, stretches(moments))


def _fill(text: str, words: Sequence[_Words]) -> bool:
    """Tell whether the words of cues are most of a text that does not call itself subtitles."""
    return sum(one.end - one.start for one in words) > 0.4 * len(text.strip())


def _cue_lines(text: str, strict: bool) -> Iterator[_Words]:
    """Yield the lines of all cues; a number before the next cue's times is not one of them."""
    span = only_span_of_cue if strict else span_of_cue
    times: Stamp | None = None
    waiting: list[_Words] = []
    at = 0
    for raw in text.splitlines(keepends=True):
        start, at = at, at + len(raw)
        cue = span(raw) if "-->" in raw else None
        if cue or not raw.strip():
            if cue and waiting and text[waiting[-1].start : waiting[-1].end].strip().isdigit():
                waiting.pop()
            yield from waiting
            waiting = []
            times = cue or (None if not cue else times)
        elif times:
            waiting.append(_Words(start, at, times, first=not waiting))
    yield from waiting


def _shown_once(source: Source, words: list[_Words]) -> list[_Words]:
    """Leave out lines that are shown again with the next cue, where captions roll upwards."""
    shown: set[str] = set()
    cue: set[str] = set()
    nothing_new = True
    again: set[int] = set()
    for place, one in enumerate(words):
        if one.first:
            shown, cue, nothing_new = cue, set(), True
        said = passage(source.text, one.start, one.end, _UNSEEN).text
        cue.add(said)
        nothing_new = nothing_new and said in shown
        if nothing_new:
            again.add(place)
    if len(again) < 0.25 * len(words):
        return words
    return [one for place, one in enumerate(words) if place not in again]


def _moment(
    source: Source, words: _Words, start: int, label: str | None, changes: bool
) -> Moment | None:
    said = passage(source.text, start, words.end, _UNSEEN)
    if not said.text:
        return None
    return Moment(said, words.times.start_ms, words.times.end_ms, label, changes)


def _voiced(source: Source, words: list[_Words]) -> list[Moment]:
    """Read ``<v Name>``: a voice holds until it is closed, or until its cue ends."""
    found: list[Moment | None] = []
    voice: str | None = None
    for line in words:
        voice = None if line.first else voice
        at = line.start
        for tag in [*_VOICE.finditer(source.text, line.start, line.end), None]:
            stop = tag.start() if tag else line.end
            found.append(_moment(source, replace(line, end=stop), at, voice, changes=False))
            if tag:
                voice, at = tag[1].strip() or None, tag.end()
    return [moment for moment in found if moment]


def _written(source: Source, words: list[_Words]) -> list[Moment]:
    """Read ``Name: words``, ``>> words`` and ``- words``."""
    text = source.text
    dashes = sum(bool(_DASH.match(text, one.start, one.end)) for one in words) >= max(
        2, len(words) // 10
    )
    starts: list[tuple[_Words, int, bool]] = []
    for one in words:
        change = _CHANGE.match(text, one.start, one.end)
        dash = _DASH.match(text, one.start, one.end) if dashes else None
        mark = change or dash
        starts.append((one, mark.end() if mark else one.start, mark is not None))
    said = [passage(text, start, one.end, _UNSEEN) for one, start, _ in starts]
    lines = [Line(words_said, 0) for words_said in said]
    heads, true = _labelled(source, lines)
    if not true and _names_stand_above(words, lines):
        return _named_above(words, lines)
    found = []
    for (one, _, changes), line, head in zip(starts, lines, heads, strict=True):
        label = head.label if head and plain(head.label) in true else None
        rest = line.passage.part(head.stop) if head and label else line.passage
        if rest.text:
            found.append(
                Moment(rest, one.times.start_ms, one.times.end_ms, label, changes and label is None)
            )
    return found


def _labelled(
    source: Source, lines: Sequence[Line]
) -> tuple[Sequence[Head | None], frozenset[str]]:
    """Return the heads of lines and which of their labels are speakers, ``Name:`` or ``[Name]``."""
    for style in (Layout.LABELS, Layout.BRACKETED_LABELS):
        heads = [STYLES[style](line, source) if line.text else None for line in lines]
        true = true_labels(style, lines, heads, 0)
        if true and (style is Layout.LABELS or len(true) >= 2):
            return heads, true
    return [None] * len(lines), frozenset()


def _names_stand_above(words: list[_Words], lines: list[Line]) -> bool:
    """Tell whether each cue's first line is a name, as in Teams' older transcripts."""
    names = [line.text for one, line in zip(words, lines, strict=True) if one.first]
    return (
        len(lines) >= 2 * len(names)
        and all(len(name) <= 60 and is_name(name) for name in names)
        and len(set(names)) <= max(2, len(names) // 2)
    )


def _named_above(words: list[_Words], lines: list[Line]) -> list[Moment]:
    found = []
    name = ""
    for one, line in zip(words, lines, strict=True):
        if one.first:
            name = line.text
        else:
            found.append(Moment(line.passage, one.times.start_ms, one.times.end_ms, name))
    return found


def _carried_on(moments: list[Moment]) -> list[Moment]:
    """Give words without a label to whoever spoke last, unless a change is marked."""
    found: list[Moment] = []
    label: str | None = None
    for moment in moments:
        label = moment.label or (None if moment.changes else label)
        found.append(replace(moment, label=label))
    return found
