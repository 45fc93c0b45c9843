"""The present in a stretch that is told in the past: the listener is called to witness.

Four things only look like it and are passed over: words that are quoted, the perfect, what
nowadays is (the effect in daily life, which is another field), and verbs whose past and present
look alike. Learners of Finnish may tell all in the present; then there is no shift.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from small_stories.hinting.cues.direct_speech import quotes_in
from small_stories.hinting.hints import Place
from small_stories.hinting.said import Said, Sign
from small_stories.hinting.verbs import Tense, Verb, looks_alike
from small_stories.hinting.words import phrases

_PAST_BEFORE = 2  # verbs of the past among the last of those that are told
_LOOK_BACK = 5


def signs(passage: Sequence[Said]) -> Iterator[Sign]:
    """Yield verbs of the present after verbs of the past, without those that trap."""
    told: list[Tense] = []
    for said in passage:
        of_today = bool(said.found("then_now.now")) or bool(said.found("then_now.since"))
        for verb in told_verbs(said):
            recent = told[-_LOOK_BACK:]
            if (
                verb.tense is Tense.PRESENT
                and not of_today
                and recent.count(Tense.PAST) >= _PAST_BEFORE
            ):
                yield Sign("tense_shift.present", _place(said, verb))
            told.append(verb.tense)


@cache
def _states(language: str) -> frozenset[str]:
    return frozenset(phrases(language, "verbs.states"))


def told_verbs(said: Said) -> Iterator[Verb]:
    """Yield the verbs that tell: none that is quoted, only helps, or could be either tense."""
    quoted = [quote for _, quote in quotes_in(said)]
    first = said.sentence.place.start
    for verb in said.verbs:
        start = verb.start - first
        word = said.text[start : verb.end - first]
        inside = any(a <= start < b for a, b in quoted)
        if inside or verb.tense is Tense.PERFECT or word in _states(said.language):
            continue
        if not looks_alike(word, said.language):
            yield verb


def _place(said: Said, verb: Verb) -> Place:
    return said.place(verb.start - said.sentence.place.start, verb.end - said.sentence.place.start)
