"""Where cards stand in groups is reckoned right, with or without a window."""

from hypothesis import given
from hypothesis import strategies as st

from small_stories_app.story_cards.places import CardPlaces, lay_cards


def laid(sizes: list[int], width: int) -> CardPlaces:
    starts = [sum(sizes[:place]) for place in range(len(sizes))]
    return lay_cards(starts, sum(sizes), width, 200, 100, 30)


@given(st.lists(st.integers(1, 9), min_size=1, max_size=6), st.integers(100, 1400))
def test_every_card_is_found_where_it_stands_and_none_overlap(sizes: list[int], width: int) -> None:
    places = laid(sizes, width)
    rects = [places.rect(row) for row in range(places.count)]
    for row, rect in enumerate(rects):
        assert places.row_at(rect.center()) == row
        assert rect.bottom() < places.height
        assert not any(rect.intersects(other) for other in rects[row + 1 :])


@given(st.lists(st.integers(1, 9), min_size=1, max_size=6), st.integers(100, 1400))
def test_down_and_up_again_leads_through_every_line(sizes: list[int], width: int) -> None:
    places = laid(sizes, width)
    lines = sum(-(-size // places.columns) for size in sizes)
    row, seen = 0, [0]
    for _ in range(lines - 1):
        row = places.row_below(row, 1)
        seen.append(row)
    assert len(set(seen)) == lines
    assert places.row_below(row, 1) in (row, places.count - 1)
    for before in reversed(seen[:-1]):
        row = places.row_below(row, -1)
        assert places.group_of(row) == places.group_of(before)
    assert row < places.columns


def test_only_what_is_in_sight_is_asked_for() -> None:
    places = laid([2000], 640)
    assert places.columns == 3
    sight = places.rows_between(0, 0, 500)
    assert sight.start == 0
    assert len(sight) < 20
