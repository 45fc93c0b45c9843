"""Finding the same words again after turns were cut anew: only where turns begin has changed."""

from collections.abc import Mapping

from small_stories.storage.interviews import Turn

Place = tuple[int, int]


def letters_before(turns: Mapping[int, Turn], place: Place) -> int:
    """Return how many letters and signs are said before a place, in the whole interview."""
    count = 0
    for number, turn in turns.items():
        if number == place[0]:
            return count + _letters(turn.text[: place[1]])
        count += _letters(turn.text)
    return count


def is_after_word(turns: Mapping[int, Turn], place: Place) -> bool:
    """Tell whether a place is right behind a word and in front of none."""
    text, at = turns[place[0]].text, place[1]
    return bool(text[:at]) and not text[at - 1].isspace() and not text[at : at + 1].strip()


def place_of(turns: Mapping[int, Turn], letters: int, *, after_word: bool) -> Place | None:
    """Return the place with so many letters before it: behind the last, or before the next."""
    last: Place | None = None
    for number, turn in turns.items():
        here = _letters(turn.text)
        if letters < here or (after_word and letters == here):
            return number, _point(turn.text, letters, after_word=after_word)
        letters -= here
        last = number, len(turn.text)
    return last


def _point(text: str, letters: int, *, after_word: bool) -> int:
    for at, letter in enumerate(text):
        if after_word and letters == 0:
            return at
        if not letter.isspace():
            if letters == 0:
                return at
            letters -= 1
    return len(text)


def _letters(text: str) -> int:
    return len("".join(text.split()))
