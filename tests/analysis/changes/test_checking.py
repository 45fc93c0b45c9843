"""What the tellers say of our readings, and what follows from it."""

import pytest

from small_stories.changes.checking import (
    confirm_in_interview,
    offer,
    record_check,
    record_checks,
    take_back,
    take_correction,
)
from small_stories.changes.interviewing import correct_turn
from small_stories.changes.marking import mark_story, set_kind
from small_stories.changes.reading import write_reading
from small_stories.changes.setting_up import add_interviewee, record_consent
from small_stories.errors import SmallStoriesError
from small_stories.model import CheckState, Span, StoryKind
from small_stories.storage.checks import check, check_history, has_new_reading, tellers
from small_stories.storage.interviews import Turn
from small_stories.storage.project_file import Project
from small_stories.storage.stories import reading, reading_history, stories, words


@pytest.fixture
def told(project: Project, interview: int, talk: list[Turn]) -> list[int]:
    """Three stories with a reading each."""
    spans = (Span(talk[1].id, 0, 20), Span(talk[1].id, 21, 40), Span(talk[3].id, 0, 10))
    made = [mark_story(project, interview, [span]) for span in spans]
    for number in made:
        write_reading(project, number, text=f"Tulkinta {number}")
    return made


def state(project: Project, story: int) -> str:
    return check(project, story).state


def test_what_is_not_said_anew_stays_and_the_row_is_one(project: Project, told: list[int]) -> None:
    record_check(project, told[0], CheckState.OFFERED, on_date="2026-03-01", means="phone")
    record_check(project, told[0], CheckState.MODIFIED, told="Ei siellä ollut ketään muita.")
    found = check(project, told[0])
    assert (found.state, found.on_date, found.means) == ("modified", "2026-03-01", "phone")
    rows = project.db.execute("SELECT count(*), max(id) FROM member_check").fetchone()
    assert rows == (1, 1)


def test_the_history_of_a_check_reads_from_its_beginning(project: Project, told: list[int]) -> None:
    project.analyst = "Aino"
    record_check(project, told[0], CheckState.OFFERED)
    record_check(project, told[0], CheckState.DENIED, told="En minä niin ajatellut.")
    record_check(project, told[1], CheckState.CONFIRMED)
    history = check_history(project, told[0])
    assert [(change.analyst, found.state) for change, found in history] == [
        ("Aino", "offered"),
        ("Aino", "denied"),
    ]
    assert history[1][1].told == "En minä niin ajatellut."
    project.undo()
    project.undo()
    assert [found.state for _, found in check_history(project, told[0])] == ["offered"]


def test_a_denied_reading_is_offered_only_when_it_is_written_anew(
    project: Project, told: list[int]
) -> None:
    story = told[0]
    record_check(project, story, CheckState.DENIED)
    for refused in (CheckState.OFFERED, CheckState.NOT_OFFERED, CheckState.NOT_REACHED):
        with pytest.raises(SmallStoriesError) as caught:
            record_check(project, story, refused)
        assert caught.value.key == "checking.denied_stands"
    assert offer(project, told) == 2
    assert state(project, story) == "denied"
    write_reading(project, story, memo="Kysyttävä vielä.")
    assert not has_new_reading(project, story)
    write_reading(project, story, text="Uusi tulkinta")
    assert has_new_reading(project, story)
    assert offer(project, told) == 1
    assert state(project, story) == "offered"
    # The reading that was denied is still in the history.
    assert [image["text"] for _, image in reading_history(project, story)] == [
        f"Tulkinta {story}",
        f"Tulkinta {story}",
        "Uusi tulkinta",
    ]


def test_a_reading_taken_back_by_undo_is_no_new_one(project: Project, told: list[int]) -> None:
    record_check(project, told[0], CheckState.DENIED)
    write_reading(project, told[0], text="Uusi tulkinta")
    project.undo()
    assert not has_new_reading(project, told[0])
    write_reading(project, told[0], text="")
    assert not has_new_reading(project, told[0])


def test_denied_again_wants_another_reading(project: Project, told: list[int]) -> None:
    record_check(project, told[0], CheckState.DENIED)
    write_reading(project, told[0], text="Toinen tulkinta")
    record_check(project, told[0], CheckState.OFFERED)
    record_check(project, told[0], CheckState.DENIED)
    assert not has_new_reading(project, told[0])
    # What the teller then says of it may be written down without a new reading.
    record_check(project, told[0], CheckState.CONFIRMED)
    assert state(project, told[0]) == "confirmed"


def test_offering_is_one_change_and_leaves_what_was_said(project: Project, told: list[int]) -> None:
    record_check(project, told[1], CheckState.CONFIRMED)
    assert offer(project, told, on_date="2026-03-01") == 2
    assert [state(project, story) for story in told] == ["offered", "confirmed", "offered"]
    change = project.next_undo()
    assert change is not None
    assert change.name == "checking.offered"
    project.undo()
    assert [state(project, story) for story in told] == ["not_offered", "confirmed", "not_offered"]


def test_several_are_written_down_together_or_not_at_all(project: Project, told: list[int]) -> None:
    record_check(project, told[2], CheckState.DENIED)
    with pytest.raises(SmallStoriesError):
        record_checks(project, told, CheckState.OFFERED)
    assert [state(project, story) for story in told] == ["not_offered", "not_offered", "denied"]
    record_checks(project, told, CheckState.CONFIRMED)
    assert {state(project, story) for story in told} == {"confirmed"}


def test_the_place_of_a_confirmation_moves_with_its_words(
    project: Project, talk: list[Turn], told: list[int]
) -> None:
    start = talk[3].text.index("nykyään")
    confirm_in_interview(project, told[0], Span(talk[3].id, start, start + 7), "2026-02-01")
    found = check(project, told[0])
    assert (found.state, found.means, found.on_date) == ("confirmed", "interview", "2026-02-01")
    correct_turn(project, talk[3].id, "No siis " + talk[3].text)
    after = check(project, told[0])
    assert after.turn_id is not None
    place = Span(after.turn_id, after.start, after.end)
    assert words(project, [place]) == ["nykyään"]


def test_a_correction_is_taken_into_the_reading_once(project: Project, told: list[int]) -> None:
    record_check(project, told[0], CheckState.MODIFIED, told="Tuolit maalattiin yhdessä.")
    for _ in range(2):
        take_correction(project, told[0])
        found = reading(project, told[0])
        assert found is not None
        assert found.text == f"Tulkinta {told[0]}\n\nTuolit maalattiin yhdessä."


def test_a_story_taken_back_goes_and_undo_brings_it_with_its_check(
    project: Project, told: list[int]
) -> None:
    record_check(project, told[0], CheckState.DENIED, told="Jättäkää se pois.")
    take_back(project, told[0])
    assert [story.id for story in stories(project)] == told[1:]
    change = project.next_undo()
    assert change is not None
    assert change.name == "checking.taken_back"
    project.undo()
    assert check(project, told[0]).told == "Jättäkää se pois."


def test_tellers_have_only_their_own_stories_and_nobody_is_left_out(
    project: Project, interview: int, told: list[int]
) -> None:
    person = add_interviewee(project, "T01")
    set_kind(project, told[2], StoryKind.CONTEXT)
    record_check(project, told[0], CheckState.OFFERED)
    silent, unnamed = tellers(project)
    assert (silent.code, silent.stories) == ("T01", ())
    assert unnamed.interviewee_id is None
    assert (unnamed.code, [story.id for story in unnamed.stories]) == ("H01", told[:2])
    assert [story.id for story in unnamed.stories_in(CheckState.OFFERED)] == [told[0]]
    with project.change("interview.described"):
        project.db.execute("UPDATE interview SET interviewee_id = ?", [person])
    record_consent(project, person, "reconfirmed", "stories", given=False)
    [known] = tellers(project)
    assert known.refuses
    assert [story.id for story in known.stories] == told[:2]
