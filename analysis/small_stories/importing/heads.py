"""The ways in which a line can begin with, or be, a speaker's label."""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from small_stories.importing.lines import Line
from small_stories.importing.role_words import is_known, role_told_by
from small_stories.importing.source import Source
from small_stories.importing.talk import Layout
from small_stories.importing.times import STAMP, stamp_of

_LOOKED_AT: Final = 160
_NAME: Final = r"[^\W\d_][\w'’.&-]{0,29}(?:[ _/][\w'’.&(][\w'’.&)-]{0,29}){0,3}"
_UNDOTTED: Final = r"[^\W\d_](?:[\w'’-]|\.(?=\w)){0,29}?(?:[ _][\w(][\w'’)-]{0,29}){0,2}?"
_CODE: Final = r"(?:[A-ZÅÄÖ]{1,2}\d{0,2}|(?:Puhuja|Speaker|Talare|SPEAKER|Spk)[ _]?\d{1,2})"
# What stands before a label and is no part of it: a list's sign, a line's number.
_BEFORE: Final = r"(?:[-*•>#]{1,6}\s+){0,2}(?:[\[(]?\d{1,4}[\])]?[.)]?\s+)?"
_COMMENT: Final = r"\[[^\W\d][^\[\]]{0,30}\]\s*"
_BOLD: Final = r"(?:\*{1,3}|_{1,3}|</?(?:b|strong|i|em|u)>)?"
"""Signs that make a label bold or italic in Markdown and in HTML, in plain files too."""
_BETWEEN: Final = r"[\s|,;–-]*"


@dataclass(frozen=True, slots=True)
class Head:
    """A label at the beginning of a line, where the words after it begin, and its time."""

    label: str
    stop: int
    start_ms: int | None = None
    end_ms: int | None = None


Style = Callable[[Line, Source], Head | None]


def _style(pattern: str) -> Style:
    """Return a way of writing labels, made from a pattern with the groups label and stamp."""
    for name, meant in (("STAMP", STAMP), ("NAME", _NAME), ("UNDOTTED", _UNDOTTED)):
        pattern = pattern.replace(name, meant)
    compiled = re.compile(pattern)

    def head(line: Line, source: Source) -> Head | None:
        found = compiled.match(line.text[:_LOOKED_AT])
        if not found:
            return None
        groups = found.groupdict()
        written = groups.get("stamp") or groups.get("stamp2")
        label = _without_comment(found["label"].strip())
        if not written:
            return Head(label, found.end())
        stamp = stamp_of(written)
        return Head(label, found.end(), stamp.start_ms, stamp.end_ms)

    return head


def _without_comment(label: str) -> str:
    """Take away what is told beside a label: ``V`` of ``V (nauraa)``; ``M (tulkki)`` stays."""
    name, _, bracket = label.partition(" (")
    return name if bracket and is_known(name) and not role_told_by(bracket) else label


with_colon: Final = _style(
    rf"{_BEFORE}{_BOLD}(?:(?P<stamp>STAMP){_BETWEEN}{_BOLD})?[\[(<]?(?P<label>NAME)[\])>]?{_BOLD}"
    rf"\s*(?:,?\s*(?P<stamp2>STAMP))?\s*(?:{_COMMENT})?(?:::?|;(?=\s))(?=\s|$|[A-ZÅÄÖ\[(<\"”'’*_–—…-]){_BOLD}"
)
"""``H: ``, ``[00:01:23] H:``, ``H (00:12):``, ``Maija Meikäläinen:``, ``**H:**``."""

with_tab: Final = _style(
    rf"{_BEFORE}(?:(?P<stamp>STAMP)\s*\t\s*)?(?P<label>NAME):?[ ]*"
    r"(?:\t[ ]*(?P<stamp2>STAMP)[ ]*)?\t+(?=\s*\S)"
)
"""Columns: label, tab, words."""

_label_then_time: Final = _style(
    rf"{_BOLD}[\[(]?(?P<label>NAME)[\])]?{_BOLD}[\s,|–-]+(?P<stamp>STAMP)\s*$"
)
_time_then_label: Final = _style(rf"(?P<stamp>STAMP){_BETWEEN}(?P<label>NAME):?\s*$")


def on_line_with_time(line: Line, source: Source) -> Head | None:
    """Find ``Maija Meikäläinen   0:03`` or ``00:00:03 Puhuja 1`` on its own line."""
    return _label_then_time(line, source) or _time_then_label(line, source)


time_and_code: Final = _style(rf"(?P<stamp>STAMP){_BETWEEN}(?P<label>{_CODE})\s+(?=\S)")
"""``00:12 H no niin``: only letters and numbered speakers can stand so."""

in_brackets: Final = _style(rf"(?:(?P<stamp>STAMP){_BETWEEN})?[\[<(#](?P<label>NAME)[\])>#]:?\s*")
"""``[H] no niin``, ``[SPEAKER_00]``."""

with_dash: Final = _style(
    rf"(?:(?P<stamp>STAMP){_BETWEEN})?(?P<label>UNDOTTED)\s*(?:[–—=;>|-]|\.(?=\s)|\))\s+(?=\S)"
)
"""``H – no niin``, ``H. no niin``, ``H) no niin``."""

alone: Final = _style(rf"(?:#{{1,6}}\s+)?{_BOLD}(?P<label>NAME)(?<!\.){_BOLD}\s*$")
"""The label on its own line, the words below."""


def emphasised(line: Line, source: Source) -> Head | None:
    """Find a name in bold or italics with plain words after it."""
    start = line.start
    place = bisect_right(source.emphasis, start, key=lambda piece: piece.start) - 1
    if place < 0 or not start < source.emphasis[place].end:
        return None
    stop = source.emphasis[place].end - start
    words = line.text[:stop].strip(" \t:")
    if stop >= len(line.text) or not re.fullmatch(_NAME, words):
        return None
    return Head(words, stop)


STYLES: Final[dict[Layout, Style]] = {
    Layout.LABELS: with_colon,
    Layout.COLUMNS: with_tab,
    Layout.LABELS_AND_TIMES: on_line_with_time,
    Layout.TIMES_AND_LABELS: time_and_code,
    Layout.EMPHASISED_LABELS: emphasised,
    Layout.BRACKETED_LABELS: in_brackets,
    Layout.DASHED_LABELS: with_dash,
    Layout.LABELS_ABOVE: alone,
}
