"""Who asks and who tells, turn by turn, where nothing but the words says so."""

from collections.abc import Sequence

from small_stories.asking import asking


def alternation(stretches: Sequence[str]) -> tuple[list[bool], bool]:
    """Return for each of the turns in a row whether it asks, and whether that can be relied on.

    Most turns follow a turn of the other one; the most likely row is found as in a Markov chain
    of two states (Viterbi), where staying with the same speaker costs.
    """
    if not stretches:
        return [], False
    signs = [asking(words) for words in stretches]
    asks = _likeliest(signs)
    return asks, _reliable(stretches, signs, asks)


def _likeliest(signs: Sequence[float], staying_costs: float = 4.0) -> list[bool]:
    asking_best, telling_best = signs[0], -signs[0]
    came_from_asking: list[tuple[bool, bool]] = []
    for sign in signs[1:]:
        came = (
            asking_best - staying_costs > telling_best,
            asking_best > telling_best - staying_costs,
        )
        came_from_asking.append(came)
        asking_best, telling_best = (
            max(asking_best - staying_costs, telling_best) + sign,
            max(asking_best, telling_best - staying_costs) - sign,
        )
    row = [asking_best > telling_best]
    for into_asking, into_telling in reversed(came_from_asking):
        row.append(into_asking if row[-1] else into_telling)
    return row[::-1]


def _reliable(stretches: Sequence[str], signs: Sequence[float], asks: Sequence[bool]) -> bool:
    questions = [
        does
        for words, sign, does in zip(stretches, signs, asks, strict=True)
        if words.endswith("?") or sign >= 1.5
    ]
    asked = [sign for sign, does in zip(signs, asks, strict=True) if does]
    told = [sign for sign, does in zip(signs, asks, strict=True) if not does]
    if len(questions) < 2 or not asked or not told:
        return False
    if sum(sign > 0 for sign in asked) < 0.5 * len(asked):
        return False
    gap = sum(asked) / len(asked) - sum(told) / len(told)
    return gap > 1.0 and sum(questions) >= 0.75 * len(questions)
