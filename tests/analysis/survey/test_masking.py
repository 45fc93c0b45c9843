"""No small group can be computed from what is shown: tried with every sum and difference."""

from fractions import Fraction
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from small_stories.storage.survey import Answers
from small_stories.survey.masking import limit_of, shown_groups
from small_stories.survey.results import Results, results_of

Vector = tuple[int, ...]
SIZES = st.dictionaries(st.sampled_from("ABCDE"), st.integers(0, 12), min_size=1)


def rank(rows: list[Vector]) -> int:
    """The rank of a matrix of whole numbers, exactly."""
    left = [[Fraction(each) for each in row] for row in rows]
    found = 0
    for column in range(len(rows[0]) if rows else 0):
        lead = next((row for row in left[found:] if row[column]), None)
        if lead is None:
            continue
        left.remove(lead)
        left.insert(found, lead)
        for row in left[found + 1 :]:
            factor = row[column] / lead[column]
            row[:] = [a - factor * b for a, b in zip(row, lead, strict=True)]
        found += 1
    return found


def computable(shown: list[Vector], sizes: Vector, limit: int) -> list[Vector]:
    """Every union of groups with fewer people than the limit whose sum follows from the shown."""
    base = rank(shown)
    return [
        union
        for union in product((0, 1), repeat=len(sizes))
        if 0 < sum(n for n, there in zip(sizes, union, strict=True) if there) < limit
        and rank([*shown, union]) == base
    ]


@given(SIZES, st.integers(2, 9))
@settings(max_examples=150, deadline=None)
def test_hidden_groups_do_not_follow_from_the_whole(sizes: dict[str, int], fewest: int) -> None:
    limit = limit_of(fewest)
    names = [name for name in sizes if sizes[name]]
    shown = shown_groups(sizes, limit)
    assert all(sizes[name] >= limit for name in shown)
    vectors = [tuple(int(name == each) for each in names) for name in shown]
    if sum(sizes.values()) >= limit:
        vectors.append((1,) * len(names))
    if names:
        assert computable(vectors, tuple(sizes[name] for name in names), limit) == []


def test_nothing_is_hidden_without_need() -> None:
    assert shown_groups({"a": 5, "b": 9}, 5) == {"a", "b"}
    assert shown_groups({"a": 2, "b": 9, "c": 6}, 5) == {"b"}
    assert shown_groups({"a": 2, "b": 3, "c": 6}, 5) == {"c"}
    assert shown_groups({"a": 2, "b": 0, "c": 6}, 5) == frozenset()
    assert limit_of(2) == 5
    assert limit_of(8) == 8


# Who answered: the group, whether the first form is complete, and whether the second is;
# None is a form that was never given.
PERSON = st.tuples(
    st.sampled_from(["", "A", "B", "C"]),
    st.sampled_from([True, True, True, False, None]),
    st.sampled_from([True, True, True, False, None]),
)


def forms(people: list[tuple[str, bool | None, bool | None]]) -> list[Answers]:
    made = []
    for number, (group, *complete) in enumerate(people):
        for wave, whole in zip(("start", "end"), complete, strict=True):
            if whole is not None:
                items = (1 + number % 5,) * 9 + ((3,) if whole else (None,))
                made.append(Answers(len(made), f"V{number}", wave, group, items))
    return made


@given(st.lists(PERSON, min_size=1, max_size=34), st.integers(2, 7))
@settings(max_examples=150, deadline=None)
def test_no_score_of_few_people_follows_from_all_that_is_shown(
    people: list[tuple[str, bool | None, bool | None]], fewest: int
) -> None:
    found = results_of(forms(people), fewest)
    if found is None:
        return
    for place, wave in enumerate(("start", "end")):
        atoms, sizes = cells(people, place)
        vectors = shown_sets(found, wave, atoms)
        assert not atoms or computable(vectors, sizes, found.limit) == []


Cell = tuple[str, bool]


def cells(
    people: list[tuple[str, bool | None, bool | None]], place: int
) -> tuple[list[Cell], Vector]:
    """Those who have a score at a wave, by their group and by whether they have one at both."""
    counted: dict[Cell, int] = {}
    for group, *complete in people:
        if complete[place] is True:
            cell = (group, all(each is True for each in complete))
            counted[cell] = counted.get(cell, 0) + 1
    return list(counted), tuple(counted.values())


def shown_sets(found: Results, wave: str, atoms: list[Cell]) -> list[Vector]:
    """Of whom each shown mean of a wave is."""
    sets: list[set[Cell]] = []
    shown = next((each for each in found.waves if each.name == wave), None)
    if found.change is not None:
        paired = {cell for cell in atoms if cell[1]}
        sets.append(paired)
        sets += [{(group.name, True)} for group in found.groups[""] if group.means]
        if shown and shown.figure:
            sets.append(set(atoms) - paired)
    elif shown and shown.figure:
        sets.append(set(atoms))
        names = [group.name for group in found.groups[wave] if group.means]
        sets += [{cell for cell in atoms if cell[0] == name} for name in names]
    return [tuple(int(cell in each) for cell in atoms) for each in sets]


def test_the_check_itself_finds_a_leak() -> None:
    everybody, large = (1, 1), (0, 1)
    assert computable([everybody, large], (3, 20), 5) == [(1, 0)]
