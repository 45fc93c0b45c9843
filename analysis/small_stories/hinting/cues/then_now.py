"""Before and now: a contrast in one breath, *since then*, *no longer*, *never before*."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from small_stories.hinting.said import Said, Sign
from small_stories.hinting.verbs import Tense

_WORDS = ("then", "now", "since", "no_more", "first_time", "never_before")


def signs(passage: Sequence[Said]) -> Iterator[Sign]:
    """Yield words of before, of now and of the turn between, and pairs of the first two."""
    for said in passage:
        for name in _WORDS:
            for place in said.found(f"then_now.{name}"):
                yield Sign(f"then_now.{name}", said.place(*place))
        yield from _in_one_breath(said)
        yield from _pair(said, said)
    for said, following in pairwise(passage):
        if not _both(said) and not _both(following):
            yield from _pair(said, following)


def _both(said: Said) -> bool:
    return bool(said.found("then_now.then") and said.found("then_now.now"))


def _pair(one: Said, other: Said) -> Iterator[Sign]:
    """Yield the words of now where words of before stand by them, in either order."""
    for first, second in ((one, other), (other, one)):
        then, now = first.found("then_now.then"), second.found("then_now.now")
        if (
            then
            and now
            and (one is other or first.sentence.place.turn == second.sentence.place.turn)
        ):
            yield Sign("then_now.pair", second.place(*now[0]))
            return


def _in_one_breath(said: Said) -> Iterator[Sign]:
    """Yield the words of a sentence that holds both sides of a change: how it was and how it is."""
    then, now, no_more, never = (
        said.found(f"then_now.{n}") for n in ("then", "now", "no_more", "never_before")
    )
    can = [place for key in _ABLE for place in said.found(f"change.{key}")]
    tenses = {verb.tense for verb in said.verbs}
    was = bool(tenses & {Tense.PAST, Tense.PERFECT})
    is_so = Tense.PRESENT in tenses
    mine = any(verb.person == 1 for verb in said.verbs)
    told = [*now, *no_more, *then]
    if said.found("holding_down.habit.as_before") or not mine or not told:
        return
    if (
        (then and now)
        or (then and was and is_so)
        or (no_more and (then or was))
        or (now and can and (was or never or Tense.CONDITIONAL in tenses))
    ):
        yield Sign("then_now.contrast", said.place(*told[0]))


_ABLE = ("dare", "can", "learn")
