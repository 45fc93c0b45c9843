"""Talk and notes without speakers: turns between blank lines, bare recogniser text, notes."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest
from statistics import mode
from typing import Final

from small_stories.importing.front import front_length, is_title
from small_stories.importing.heads import with_colon
from small_stories.importing.lines import Line, bounded, is_heading
from small_stories.importing.notes_in_talk import is_note
from small_stories.importing.page_text import Page
from small_stories.importing.passages import Passage, cut_at
from small_stories.importing.source import Source
from small_stories.importing.stretches import Moment, best_guess, of_one, of_two, stretches
from small_stories.importing.talk import Layout, Talk, Utterance
from small_stories.importing.talk_lines import utterance

_BULLET: Final = re.compile(r"(?:[-–—*•·▪◦‣§]|\d{1,2}[.)]|[a-z]\)|o(?=\s+[A-ZÅÄÖ]))\s+(?=\S)")
_NOTES_TITLE: Final = re.compile(
    r"\W*(?:\w+ )?(?:kenttä|haastattelu)?"
    r"(?:muistiinpano|fältanteckning|anteckning|fieldnotes|field notes|notes)",
    re.I,
)
_ENDLESS: Final = 4000
_STRETCH: Final = 1500
"""Characters: a paragraph longer than the first is cut into stretches of about the second."""
_STOP: Final = re.compile(r'[.?!…]["”\')]*\s')


def recognise(source: Source, page: Page) -> Talk | None:
    """Return the talk or the notes; None only where no words are."""
    lines = _without_front(source, page.lines)
    blocks = _blocks(source, lines, page.wrapped)
    found = [utterance(None, block, wrapped=page.wrapped) for block in blocks]
    turns = [one for one in found if one is not None]
    if not turns:
        return None
    titled = any(_NOTES_TITLE.match(line.text) for line in page.lines[:4])
    if titled or _has_bullets(source, lines):
        bare = _without_bullets(turns)
        talk = of_two(Layout.DASHES, bare)
        if not titled and talk.sure and all(line.text[0] in "-–—" for line in lines):
            return talk
        return of_one(Layout.NOTES, bare, notes=True)
    if len(turns) >= 4:
        talk = of_two(Layout.PARAGRAPHS, turns)
        asks = _is_talk(turns)
        if asks and _is_sentences(lines, turns):
            return _of_sentences([turn.words for turn in turns])
        if talk.sure or asks:
            return talk
    else:
        bounded([stop for turn in turns for stop in _STOP.finditer(turn.words.text)], source.name)
        talk = _of_sentences([part for turn in turns for part in _sentences(turn.words)])
        if talk.roles:
            return talk
    if _is_bare(turns):
        return of_one(Layout.BARE_TEXT, [part for turn in turns for part in _cut_up(turn)])
    return of_one(Layout.NOTES, [part for turn in turns for part in _cut_up(turn)], notes=True)


def _without_front(source: Source, lines: Sequence[Line]) -> list[Line]:
    heads = [with_colon(line, source) for line in lines[:40]]
    front = front_length(
        [line.text for line in lines[:40]],
        [head.label if head else None for head in heads],
        [line.text[head.stop :] if head else "" for line, head in zip(lines, heads, strict=False)],
    )
    while front < len(lines) - 1 and is_title(lines[front].text):
        front += 1
    body = [
        line for line in lines[front:] if not is_heading(source, line) and not is_note(line.text)
    ]
    return [
        line
        for line, after in zip_longest(body, body[1:])
        if not (after and _is_bullet(source, after) and _heads_a_list(source, line))
    ]


def _heads_a_list(source: Source, line: Line) -> bool:
    """Tell whether a line above list items is their heading: a few words, no sentence."""
    text = line.text
    return (
        not _is_bullet(source, line)
        and len(text.split()) <= 3
        and text[0].isupper()
        and (text[-1].isalnum() or text[-1] == ":")
    )


def _blocks(source: Source, lines: Sequence[Line], wrapped: bool) -> Iterator[list[Passage]]:
    block: list[Passage] = []
    starts = _starts(source, lines, wrapped)
    for line, begins in zip(lines, starts, strict=True):
        if begins and block:
            yield block
            block = []
        block.append(line.passage)
    if block:
        yield block


def _starts(source: Source, lines: Sequence[Line], wrapped: bool) -> list[bool]:
    """Tell for each line whether a paragraph begins with it."""
    gaps = [line.gap for line in lines[1:]]
    if not wrapped and (source.kind not in ("txt", "md") or not _goes_on(lines) or not any(gaps)):
        return [True] * len(lines)
    close = sum(gap == 0 for gap in gaps)
    usual = mode(gaps) if wrapped and close < 0.2 * len(gaps) else 0
    widest = max((len(line.text) for line in lines), default=0)
    uneven = any(gap > usual for gap in gaps)
    return [True][: len(lines)] + [  # of a page of headings no line is left
        line.gap > usual or _is_bullet(source, line) or (not uneven and _ends(before.text, widest))
        for before, line in pairwise(lines)
    ]


def _ends(text: str, widest: int) -> bool:
    """Tell whether a paragraph ends with a wrapped line: in a question, or short of the margin."""
    return text[-1] == "?" or (text[-1] in '.!…"”' and len(text) < 0.8 * widest)


def _goes_on(lines: Sequence[Line]) -> bool:
    """Tell whether lines without a blank line between them mostly belong together."""
    close = [(before, after) for before, after in pairwise(lines) if after.gap == 0]
    going_on = [
        after.text[0].islower() or before.text[-1] not in '.?!…:"”' for before, after in close
    ]
    return sum(going_on) > 0.3 * len(close)


def _is_bullet(source: Source, line: Line) -> bool:
    return line.start in source.items or _BULLET.match(line.text) is not None


def _has_bullets(source: Source, lines: Sequence[Line]) -> bool:
    bullets = sum(_is_bullet(source, line) for line in lines)
    return bullets >= 2 and bullets >= 0.25 * len(lines)


def _without_bullets(turns: Sequence[Utterance]) -> list[Utterance]:
    found = []
    for turn in turns:
        bullet = _BULLET.match(turn.words.text)
        words = turn.words.part(bullet.end()) if bullet else turn.words
        if words.text:
            found.append(Utterance(None, words, turn.start_ms, turn.end_ms))
    return found


def _is_talk(turns: Sequence[Utterance]) -> bool:
    """Tell whether paragraphs are turns, whosever: several of them end in a question."""
    asked = sum(turn.words.text.endswith("?") for turn in turns)
    return asked >= 3 and asked >= 0.15 * len(turns)


def _is_sentences(lines: Sequence[Line], turns: Sequence[Utterance]) -> bool:
    """Tell whether each line is a sentence, as some recognisers write: a turn may be several."""
    single = sum(len(_STOP.findall(turn.words.text + " ")) <= 1 for turn in turns)
    return not any(line.gap for line in lines[1:]) and single >= 0.9 * len(turns)


def _sentences(words: Passage) -> list[Passage]:
    return cut_at(words, [stop.end() for stop in _STOP.finditer(words.text)])


def _of_sentences(sentences: Sequence[Passage]) -> Talk:
    moments = [Moment(words, None, None) for words in sentences]
    return best_guess(Layout.BARE_TEXT, stretches(moments))


def _is_bare(turns: Sequence[Utterance]) -> bool:
    """Tell whether text has no sentences, as recognisers of speech write it down."""
    words = sum(len(turn.words.text.split()) for turn in turns)
    marks = sum(len(re.findall(r"[.?!](?:\s|$)", turn.words.text)) for turn in turns)
    capitals = sum(turn.words.text[0].isupper() for turn in turns)
    return marks * 50 < words and (words > 25 * len(turns) or capitals * 2 < len(turns))


def _cut_up(turn: Utterance) -> list[Utterance]:
    text = turn.words.text
    if len(text) <= _ENDLESS:
        return [turn]
    stops = [0]
    while stops[-1] < len(text):
        stops.append(_next_stop(text, stops[-1] + _STRETCH))
    return [Utterance(None, part) for part in cut_at(turn.words, stops[1:-1])]


def _next_stop(text: str, least: int) -> int:
    sentence = _STOP.search(text, least, least + _STRETCH)
    if sentence:
        return sentence.end()
    space = text.find(" ", least, least + _STRETCH)
    return space if space >= 0 else min(len(text), least)
