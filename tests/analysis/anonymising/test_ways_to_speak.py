"""Area with role is offered where enough people fit; summaries are worded for groups alone."""

from dataclasses import dataclass

import pytest

from small_stories.anonymising.who_could_it_be.bylines import BylineStyle
from small_stories.anonymising.who_could_it_be.ways import ways_to_speak, ways_to_sum_up
from small_stories.changes.areas import area_named
from small_stories.changes.group_sizes import add_group_size
from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview
from small_stories.changes.marking import mark_story
from small_stories.changes.quoting import add_quote
from small_stories.changes.setting_up import add_interviewee, describe_project
from small_stories.model import Profile, Role, SourceKind, Span, TraitKind
from small_stories.storage.interviews import turns
from small_stories.storage.project_file import Project
from small_stories.storage.rows import insert


@dataclass
class Talks:
    project: Project
    area: int

    def quote(self, code: str, role: str, day: str, **facts: object) -> int:
        person = add_interviewee(self.project, code, role_word=role, **facts)
        known: dict[str, object] = {"interviewee_id": person, "held_on": day}
        new = NewInterview(code, SourceKind.TRANSCRIPT, "fi", (("V", Role.INTERVIEWEE),),
                           (NewTurn("Mä uskalsin tulla.", 0),), facts=known)  # fmt: skip
        talk = add_interview(self.project, new)
        with self.project.change("interview.described"):
            insert(self.project.db, "interview_area", interview_id=talk, area_id=self.area)
        place = Span(turns(self.project, talk)[0].id, 0, 18)
        return add_quote(self.project, mark_story(self.project, talk, [place]), [place])

    def spoken(self, quote: int) -> list[str]:
        return [each.words for each in ways_to_speak(self.project, quote)]

    def summed_up(self, quote: int) -> list[str]:
        return [each.words for each in ways_to_sum_up(self.project, quote)]


@pytest.fixture
def talks(project: Project) -> Talks:
    with project.change("interview.described"):
        area = area_named(project, "Kannelmäki")
    assert area is not None
    return Talks(project, area)


def test_area_and_role_pass_only_where_enough_people_are_counted(talks: Talks) -> None:
    quote = talks.quote("H01", "kävijä", "2025-03-04", place_kind="yhteiskeittiön")
    assert talks.spoken(quote) == ["kävijä", "yhteiskeittiön kävijä"]
    add_group_size(talks.project, {TraitKind.ROLE: "kävijä", TraitKind.AREA: "Kannelmäki"}, 40)
    assert "Kannelmäen kävijä" in talks.spoken(quote)
    few = {TraitKind.ROLE: "kävijä", TraitKind.AREA: "Kannelmäki",
           TraitKind.ACTIVITY: "yhteiskeittiö"}  # fmt: skip
    add_group_size(talks.project, few, 2)
    assert "Kannelmäen kävijä" in talks.spoken(quote)
    assert "Kannelmäen yhteiskeittiön kävijä" not in talks.spoken(quote)
    describe_project(talks.project, profile=Profile.INTERNAL)
    assert "Kannelmäen yhteiskeittiön kävijä" in talks.spoken(quote)


def test_a_summary_names_a_group_its_count_and_months(talks: Talks) -> None:
    quote = talks.quote("H01", "vanhempi", "2025-03-04")
    assert talks.summed_up(quote) == []
    talks.quote("H02", "Vanhempi", "2025-06-11")
    assert talks.summed_up(quote) == ["vanhempien näkemyksiä, 2 haastateltua, 3–6/2025"]
    add_group_size(talks.project, {TraitKind.ROLE: "vanhempi", TraitKind.AREA: "Kannelmäki"}, 40)
    assert talks.summed_up(quote)[0] == "Kannelmäen vanhempien näkemyksiä"


def test_staff_are_summed_up_by_level(talks: Talks) -> None:
    quote = talks.quote("H01", "päällikkö", "2025-03-04", standing="staff")
    found = ways_to_sum_up(talks.project, quote)
    assert [each.style for each in found] == [BylineStyle.LEVEL] * 4
    assert found[1].words == "keskijohdon näkemyksiä"
