"""The score and the cut-off, by the test vectors of the method."""

import pytest

from small_stories.errors import SmallStoriesError
from small_stories.survey.scoring import is_very_weak, score


@pytest.mark.parametrize(
    ("items", "points", "weak"),
    [
        ((1,) * 10, 0, True),
        ((3,) * 10, 50, False),
        ((3,) * 9 + (2,), 47.5, True),
        ((2, 4) * 5, 50, False),
        ((5,) * 10, 100, False),
    ],
)
def test_the_vectors_of_the_method(items: tuple[int, ...], points: float, weak: bool) -> None:
    found = score(items)
    assert found == points
    assert is_very_weak(points) is weak


@pytest.mark.parametrize("place", range(10))
def test_a_form_with_an_answer_missing_has_no_score(place: int) -> None:
    items: list[int | None] = [5] * 10
    items[place] = None
    assert score(items) is None


def test_every_score_is_a_step_of_two_and_a_half() -> None:
    for total in range(10, 51):
        items = [1 + (total - 10) // 10 + (n < (total - 10) % 10) for n in range(10)]
        assert sum(items) == total
        found = score(items)
        assert found is not None
        assert found % 2.5 == 0


@pytest.mark.parametrize("items", [(3,) * 9, (3,) * 11, (3,) * 9 + (6,), (0,) + (3,) * 9])
def test_what_is_no_form_has_no_score(items: tuple[int, ...]) -> None:
    with pytest.raises(SmallStoriesError, match="not_answers"):
        score(items)
