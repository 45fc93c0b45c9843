"""Lines with time stamps and no speakers, as recognisers of speech write them."""

from small_stories.importing.notes_in_talk import is_note
from small_stories.importing.page_text import Page
from small_stories.importing.passages import Passage, joined
from small_stories.importing.source import Source
from small_stories.importing.stretches import Moment, best_guess, of_two, stretches
from small_stories.importing.talk import Layout, Talk, Utterance
from small_stories.importing.times import STAMP_AT_START, Stamp, only_stamp, stamp_of


def recognise(source: Source, page: Page) -> Talk | None:
    """Return the talk where at least half of the lines begin with a time or are one."""
    moments: list[tuple[Stamp, list[Passage]]] = []
    stamp: Stamp | None = None
    stamped = 0
    own_lines = False
    for line in page.lines:
        only = only_stamp(line.text)
        opening = STAMP_AT_START.match(line.text)
        told = only or (stamp_of(opening.group(), opening.end()) if opening else None)
        if told:
            stamped += 1
            own_lines = own_lines or only is not None
            stamp = told
        elif stamped == 0 or is_note(line.text):
            continue
        words = line.passage.part(told.stop) if told else line.passage
        if not words.text:
            continue
        if stamp:
            moments.append((stamp, [words]))
        elif moments:
            moments[-1][1].append(words)
        stamp = None
    blocks = len(page.lines) / (2 if own_lines else 1)
    if stamped < 3 or stamped < 0.5 * blocks or len(moments) < 2:
        return None
    said = [Moment(joined(parts), one.start_ms, one.end_ms) for one, parts in moments]
    turns = [Utterance(None, one.words, one.start_ms, one.end_ms) for one in said]
    talk = of_two(Layout.TIMES, turns)
    return talk if talk.sure else best_guess(Layout.TIMES, stretches(said))
