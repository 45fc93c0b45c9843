"""A correction keeps every story at its words."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from small_stories.changes.positions import moved


def after(before: str, corrected: str, words: str) -> str:
    start = before.index(words)
    [(new_start, new_end)] = moved(before, corrected, [(start, start + len(words))])
    return corrected[new_start:new_end]


@pytest.mark.parametrize(
    ("before", "corrected", "words", "expected"),
    [
        ("mä menin sinne", "no mä menin sinne", "menin", "menin"),
        ("mä menin sinne", "mä lähdin sinne", "menin", "lähdin"),
        ("mä menin sinne", "mä menin sine", "menin sinne", "menin sine"),
        ("se huus et", "se huusi et", "se huus", "se huusi"),
        ("se huus et", "se nhuus et", "huus", "nhuus"),
        ("😀 mä menin", "mä menin", "menin", "menin"),
        ("hän sano hän sano", "hän sanoi hän sano", "hän sano hän sano", "hän sanoi hän sano"),
        ("alku ja loppu", "loppu", "alku", ""),
        ("mä oon ollu siel", "Minä olen ollut siellä", "ollu siel", "ollut siellä"),
        ("en mä tiiä mitä sanoisin", "Ihan muut puhuvat tässä nyt", "tiiä mitä", ""),
        ("en mä tiiä mitä sanoisin", "Joo, mutta tiiä se", "tiiä mitä", "tiiä "),
        ("alku ja loppu", "alku, keskelle lisää, ja loppu", "alku ja", "alku, keskelle lisää, ja"),
    ],
)
def test_words_stay_marked(before: str, corrected: str, words: str, expected: str) -> None:
    assert after(before, corrected, words) == expected


@given(st.text("ab cä😀", max_size=30), st.text("ab cä😀", max_size=30), st.data())
def test_a_place_stays_inside_the_text(before: str, corrected: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(before)))
    end = data.draw(st.integers(start, len(before)))
    [(new_start, new_end)] = moved(before, corrected, [(start, end)])
    assert 0 <= new_start <= new_end <= len(corrected)


# Where most of a turn is gone it counts as written anew, and no place in it is kept.
@given(
    st.text("abc ", max_size=5),
    st.text("äö😀", min_size=12, max_size=20),
    st.text("abc ", max_size=5),
    st.text("XYZ", max_size=10),
)
def test_a_correction_before_or_after_leaves_the_words(
    head: str, words: str, tail: str, new: str
) -> None:
    before = head + words + tail
    place = (len(head), len(head) + len(words))
    for corrected in (f"{new} {words} {tail}", f"{head} {words} {new}"):
        [(start, end)] = moved(before, corrected, [place])
        assert corrected[start:end] == words


def test_words_of_a_long_talk_stay_where_it_was_corrected_all_over() -> None:
    """Letter by letter this would take hours, and the window would stand still for them."""
    known = ["ja", "se", "niin", *(f"sana{n}" for n in range(300))]
    before = random.Random(1).choices(known, k=6000)
    now = [f"{word}kin" if n % 40 == 0 else word for n, word in enumerate(before)]
    now[3000:3010] = ["aivan", "muuta"]
    places, at = [], 0
    for word in before:
        places.append((at, at + len(word)))
        at += len(word) + 1
    corrected = " ".join(now)
    found = [corrected[start:end] for start, end in moved(" ".join(before), corrected, places)]
    assert found[:3000] == now[:3000]
    assert found[3010:] == now[3002:]
    lost = {words.strip() for words in found[3000:3010]}
    assert lost <= {"aivan", "muuta", "aivan muuta", ""}


@given(st.text("ab  ", max_size=20), st.text("ab  ", max_size=20), st.data())
def test_a_space_is_never_taken_for_words(before: str, corrected: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(before)))
    end = data.draw(st.integers(start, len(before)))
    [(new_start, new_end)] = moved(before, corrected, [(start, end)])
    if before[start:end].strip() and new_start < new_end:
        assert corrected[new_start:new_end].strip()
