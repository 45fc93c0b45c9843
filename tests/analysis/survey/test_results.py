"""Means of groups, change of those who answered twice, and who is left out of which."""

import pytest

from small_stories.storage.survey import Answers
from small_stories.survey.results import Results, results_of
from small_stories.survey.waves import in_order, wave_of


def form(code: str, wave: str, item: int | None, group: str = "") -> Answers:
    return Answers(0, code, wave, group, (3,) * 9 + (item,))


def twice(groups: dict[str, int], first: int = 3, last: int = 5) -> list[Answers]:
    made = []
    for group, people in groups.items():
        for number in range(people):
            made += [form(f"{group}{number}", "start", first, group),
                     form(f"{group}{number}", "end", last, group)]  # fmt: skip
    return [Answers(n, each.respondent, each.wave, each.group, each.items)
            for n, each in enumerate(made)]  # fmt: skip


def results(forms: list[Answers], fewest: int = 5) -> Results:
    found = results_of(forms, fewest)
    assert found is not None
    return found


def test_nothing_brought_in_shows_nothing() -> None:
    assert results_of([], 5) is None


def test_the_same_people_show_a_change() -> None:
    found = results(twice({"a": 6, "b": 7}))
    assert found.change is not None
    assert (found.change.people, found.change.first.mean, found.change.last.mean) == (13, 50, 55)
    assert (found.change.first.very_weak, found.change.last.very_weak) == (0, 0)
    assert [(each.name, each.people, each.means) for each in found.groups[""]] == [
        ("a", 6, (50, 55)), ("b", 7, (50, 55))
    ]  # fmt: skip
    assert [each.figure for each in found.waves] == [None, None]


def test_who_answered_once_is_counted_apart_and_shown_when_there_are_enough() -> None:
    once = [Answers(100 + n, f"x{n}", "start", "a", (1,) * 10) for n in range(4)]
    found = results(twice({"a": 6}) + once)
    assert found.unpaired == {"start": 4, "end": 0}
    assert found.waves[0].figure is None
    assert (found.waves[0].forms, found.waves[0].scored) == (10, 10)
    enough = [*once, Answers(200, "", "start", "a", (1,) * 10)]
    start = results(twice({"a": 6}) + enough).waves[0]
    assert start.figure is not None
    assert (start.figure.people, start.figure.mean, start.figure.very_weak) == (5, 0, 5)


def test_a_form_without_an_answer_is_excluded_and_counted() -> None:
    forms = twice({"a": 6})
    forms.append(Answers(300, "a9", "start", "a", (3,) * 9 + (None,)))
    forms.append(Answers(301, "a9", "end", "a", (3,) * 10))
    found = results(forms)
    assert [each.incomplete for each in found.waves] == [1, 0]
    assert found.change is not None
    assert found.change.people == 6
    assert found.unpaired == {"start": 0, "end": 1}


def test_too_few_who_answered_twice_show_no_change_but_each_time() -> None:
    forms = twice({"a": 4})
    forms += [Answers(100 + n, f"x{n}", "start", "b", (2,) * 10) for n in range(5)]
    found = results(forms)
    assert found.change is None
    assert [each.figure is not None for each in found.waves] == [True, False]
    assert [group.means for group in found.groups["start"]] == [None, None]
    assert found.groups["end"] == ()


def test_the_projects_own_limit_holds_where_it_is_higher() -> None:
    found = results(twice({"a": 6, "b": 9}), fewest=8)
    assert found.limit == 8
    assert [group.people for group in found.groups[""]] == [None, None]


def test_answers_without_groups_or_codes_are_shown_as_one() -> None:
    found = results([Answers(n, "", "", "", (3,) * 10) for n in range(5)])
    assert found.groups == {"": ()}
    assert found.waves[0].figure is not None
    assert found.unpaired == {}


def test_three_times_compare_the_first_and_the_last() -> None:
    forms = twice({"a": 5})
    forms += [Answers(50 + n, f"a{n}", "välikysely", "a", (4,) * 10) for n in range(5)]
    found = results(forms)
    assert [each.name for each in found.waves] == ["start", "välikysely", "end"]
    assert found.times == ("start", "end")
    assert found.waves[1].figure is not None
    assert found.waves[1].figure.mean == 75


@pytest.mark.parametrize(
    ("words", "wave"),
    [("Alkukysely", "start"), ("baseline", "start"), ("Slutenkät", "end"), (" 2.  osa", "2. osa")],
)  # fmt: skip
def test_waves_are_known_in_three_languages(words: str, wave: str) -> None:
    assert wave_of(words) == wave


def test_waves_stand_in_the_order_of_time() -> None:
    assert in_order(["end", "10. mittaus", "2. mittaus", "start"]) == [
        "start", "2. mittaus", "10. mittaus", "end"
    ]  # fmt: skip
