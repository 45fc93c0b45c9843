"""How it was, told in a clause that hangs on how it is: *the shop, which I used to pass, knows me*.

The clause tells of the teller in the past; nothing else in the sentence is of the past, or a word
tells that it was before.
"""

import re
from typing import Final

from small_stories.hinting.cues.direct_speech import quotes_in
from small_stories.hinting.said import Said
from small_stories.hinting.verbs import Tense
from small_stories.hinting.words import words_of
from small_stories.transcript_words import word_list

_HANGS: Final = {
    "fi": re.compile(
        r"(?:(?:ja|mut|mutta|siis|et|että) )?(?:jo(?:ka|nka|ta|ssa|sta|hon|lla|lta|lle|l|t|s|st)"
        r"|mi(?:kä|nkä|nk|tä|ssä|stä|hin|llä|ltä|lle|l|s|st|t)|ket[äa]|kenen?|kenelle|missä"
        r"|vaikka)(?!\w)"
    ),
    "sv": re.compile(r"(?:(?:och|men) )?(?:som|där|vilke[nt]|fast|fastän)(?!\w)"),
    "en": re.compile(r"(?:(?:and|but) )?(?:which|who|whom|where|whose|that|although|though)(?!\w)"),
}
_BEFORE: Final = ("then_now.then", "then_now.now", "then_now.never_before", "then_now.until")
_CLAUSE: Final = re.compile(r"[^,]+")


def in_a_clause(said: Said) -> tuple[int, int] | None:
    """Return the clause that tells how it was, or None."""
    hangs = _HANGS.get(said.language)
    if hangs is None or any(True for _ in quotes_in(said)):
        return None
    for clause in _CLAUSE.finditer(said.text):
        start, end = _trimmed(clause)
        if hangs.match(said.text, start) and _was_mine(said, start, end):
            outside = [tense for place, tense in _tenses(said) if not start <= place < end]
            now = {Tense.PRESENT, Tense.PERFECT} & set(outside)
            if now and (Tense.PAST not in outside or _by_word(said)):
                return start, end
    return None


def _trimmed(clause: re.Match[str]) -> tuple[int, int]:
    return clause.end() - len(clause[0].lstrip()), clause.end()


def _tenses(said: Said) -> list[tuple[int, Tense]]:
    first = said.sentence.place.start
    return [(verb.start - first, verb.tense) for verb in said.verbs]


def _was_mine(said: Said, start: int, end: int) -> bool:
    """Tell whether a clause is of the past and of the teller."""
    first = said.sentence.place.start
    past = [v for v in said.verbs if v.tense is Tense.PAST and start <= v.start - first < end]
    own = {said.text[start:end][a:b] for a, b in words_of(said.text[start:end])}
    return bool(past) and (any(v.person == 1 for v in past) or bool(own & word_list("asking.i")))


def _by_word(said: Said) -> bool:
    return any(said.found(key) for key in _BEFORE)
