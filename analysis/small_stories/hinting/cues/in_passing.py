"""How it was, told in a clause that hangs on how it is: *the shop, which I used to pass, knows me*.

The clause tells of the teller in the past; nothing else in the sentence is of the past, or a word
tells that it was before. Where a machine wrote no commas, the clause ends with its verb.
"""

import re
from collections.abc import Iterator
from typing import Final

from small_stories.hinting.cues.direct_speech import quotes_in
from small_stories.hinting.said import Said
from small_stories.hinting.verbs import Tense, Verb

_HANGS: Final = {
    "fi": re.compile(
        r"(?<!\w)(?:jo(?:ka|nka|ta|ssa|sta|hon|lla|lta|lle|t|s|st|l)"
        r"|mi(?:kä|nkä|nk|nne|tä|ssä|stä|hin|llä|ltä|lle|l|s|st|t|he)|ket[äa]|kenen?|kenelle)(?!\w)"
    ),
    "sv": re.compile(r"(?<!\w)(?:som|där|dit|vilke[nt])(?!\w)"),
    "en": re.compile(r"(?<!\w)(?:which|who|whom|where|whose)(?!\w)"),
}
_BEFORE: Final = ("then", "now", "never_before", "until", "for_so_long")


def in_a_clause(said: Said) -> tuple[int, int] | None:
    """Return the clause that tells how it was, or None."""
    hangs = _HANGS.get(said.language)
    if hangs is None or any(True for _ in quotes_in(said)):
        return None
    for opens in hangs.finditer(said.text):
        verb = _verb_of(said, opens.end())
        if verb is None or verb.tense is not Tense.PAST:
            continue
        start, end = opens.start(), _end(said, verb)
        if _is_mine(said, verb, start, end) and _is_now(said, start, end):
            return start, end
    return None


def _verb_of(said: Said, start: int) -> Verb | None:
    """Return the verb of the clause that begins at a place, before any comma."""
    comma = said.text.find(",", start)
    for verb in said.verbs:
        at = verb.start - said.sentence.place.start
        if at >= start:
            return verb if comma < 0 or at < comma else None
    return None


def _end(said: Said, verb: Verb) -> int:
    """Return where a clause ends: at a comma, or before the next verb."""
    first = said.sentence.place.start
    ends = [said.text.find(",", verb.end - first), len(said.text)]
    ends += [other.start - first for other in said.verbs if other.start > verb.start]
    return len(said.text[: min(end for end in ends if end >= 0)].rstrip(" .!?…"))


def _is_mine(said: Said, verb: Verb, start: int, end: int) -> bool:
    return verb.person == 1 or any(start <= a < end for a, _ in said.found("verbs.mine"))


def _is_now(said: Said, start: int, end: int) -> bool:
    outside = set(_tenses_outside(said, start, end))
    if not outside & {Tense.PRESENT, Tense.PERFECT}:
        return False
    by_word = any(said.found(f"then_now.{name}") for name in _BEFORE)
    return Tense.PAST not in outside or by_word


def _tenses_outside(said: Said, start: int, end: int) -> Iterator[Tense]:
    first = said.sentence.place.start
    for verb in said.verbs:
        if not start <= verb.start - first < end:
            yield verb.tense
