"""Before and now: a contrast in one breath, *since then*, *no longer*, *never before*."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from small_stories.hinting.cues.in_passing import in_a_clause
from small_stories.hinting.cues.tense_shift import told_verbs
from small_stories.hinting.said import Said, Sign
from small_stories.hinting.verbs import Tense

_SIDES = ("then", "now", "no_more", "never_before")
_BACK = ("again", "undone", "ever_since", "for_so_long")
_ABLE = ("dare", "can", "learn")
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
            yield from _in_two(said, following)


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


def _in_two(said: Said, following: Said) -> Iterator[Sign]:
    """Yield the words of before and of now in two sentences that hold a change between them."""
    for before, after in ((said, following), (following, said)):
        then, now = before.found("then_now.then"), after.found("then_now.now")
        if not then or not now or as_before(before) or as_before(after):
            continue
        if was(before) and Tense.PRESENT in tenses(after) and (mine(before) or mine(after)):
            yield Sign("then_now.contrast", before.place(*then[0]))
            yield Sign("then_now.contrast", after.place(*now[0]))


def _in_one_breath(said: Said) -> Iterator[Sign]:
    """Yield the words of a sentence that holds both sides of a change: how it was and how it is."""
    if as_before(said) or not mine(said):
        return
    told = _both_sides(said)
    if told is None:
        told = in_a_clause(said)
    if told is not None:
        yield Sign("then_now.contrast", said.place(*told))


def _both_sides(said: Said) -> tuple[int, int] | None:
    """Return the words of before or of now where a sentence has the tenses of both."""
    then, now, no_more, never = (said.found(f"then_now.{name}") for name in _SIDES)
    can = [place for key in _ABLE for place in said.found(f"change.{key}")]
    again, undone, since, long = (said.found(f"then_now.{name}") for name in _BACK)
    told = [*now, *no_more, *then, *never, *undone, *since, *long]
    seen = tenses(said)
    if told and (
        (then and now)
        or (then and was(said) and Tense.PRESENT in seen)
        or (then and Tense.CONDITIONAL in seen)
        or (no_more and (then or (was(said) and _told_now(said))))
        or (now and Tense.PAST in seen and _told_now(said))
        or (never and Tense.PERFECT in seen and (now or Tense.PAST in seen))
        or (undone and Tense.PERFECT in seen and (again or _i_do(said)))
        or (now and can and (was(said) or never or Tense.CONDITIONAL in seen))
        or (since and _told_now(said))
        or ((then or long) and said.found("then_now.although"))
        or (long and never and Tense.PRESENT in seen)
    ):
        return told[0]
    return None


def _told_now(said: Said) -> bool:
    """Tell whether a verb that nobody is quoted with is of the present."""
    return any(verb.tense is Tense.PRESENT for verb in told_verbs(said))


def _i_do(said: Said) -> bool:
    """Tell whether the teller speaks of what he or she does now."""
    return any(verb.person == 1 and verb.tense is Tense.PRESENT for verb in said.verbs)


def tenses(said: Said) -> set[Tense]:
    """Return the tenses of a sentence's verbs."""
    return {verb.tense for verb in said.verbs}


def was(said: Said) -> bool:
    """Tell whether a sentence speaks of what has been."""
    return bool(tenses(said) & {Tense.PAST, Tense.PERFECT})


def mine(said: Said) -> bool:
    """Tell whether a sentence speaks of its teller, as the one who does or whom it happens to."""
    return any(verb.person == 1 for verb in said.verbs) or bool(said.found("verbs.mine"))


def as_before(said: Said) -> bool:
    """Tell whether a sentence says that nothing is otherwise: *niinku ennenki*, *as before*."""
    return bool(said.found("holding_down.habit.as_before"))
