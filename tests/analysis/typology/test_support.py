"""Support is said in words, with the grammar right for none, one and many."""

from dataclasses import replace

import pytest

from small_stories.changes.grouping import add_type, put_in_type
from small_stories.changes.marking import describe_story, mark_story
from small_stories.model import Grade, Span, StoryKind, TypeRole
from small_stories.storage.interviews import Turn
from small_stories.storage.project_file import Project
from small_stories.storage.stories import Story
from small_stories.strings import LANGUAGES
from small_stories.typology.codes import quote_codes, story_codes
from small_stories.typology.support import Support, support, support_in_words

STORY = Story(1, 1, "H01", "success", "", "detailed", None, False, None, "", None, None, "", "")


def backed_by(stories: int, interviews: int, brief: int = 0, against: int = 0) -> Support:
    told = tuple(replace(STORY, id=n, interview_id=n % interviews) for n in range(stories))
    return Support(told, (STORY,) * against, brief)


@pytest.mark.parametrize(
    ("found", "language", "words"),
    [
        (backed_by(0, 1), "fi", "ei vielä tarinoita"),
        (backed_by(1, 1), "fi", "yksi tarina yhdestä haastattelusta"),
        (backed_by(1, 1, brief=1), "fi", "yksi lyhyt tarina yhdestä haastattelusta"),
        (backed_by(2, 1), "fi", "kaksi tarinaa yhdestä haastattelusta"),
        (backed_by(11, 7, brief=3), "fi",
         "11 tarinaa seitsemästä haastattelusta, niistä kolme lyhyttä"),
        (backed_by(4, 2, brief=4), "fi", "neljä tarinaa kahdesta haastattelusta, kaikki lyhyitä"),
        (backed_by(4, 2, 1, 1), "fi",
         "neljä tarinaa kahdesta haastattelusta, niistä yksi lyhyt; lisäksi yksi vastaesimerkki"),
        (backed_by(0, 1), "sv", "inga berättelser ännu"),
        (backed_by(1, 1), "sv", "en berättelse från en intervju"),
        (backed_by(11, 7, brief=3), "sv", "11 berättelser från sju intervjuer, varav tre korta"),
        (backed_by(0, 1), "en", "no stories yet"),
        (backed_by(1, 1), "en", "one story from one interview"),
        (backed_by(11, 7, 3, 2), "en",
         "11 stories from seven interviews, three of them brief; also two counter-examples"),
    ],
)  # fmt: skip
def test_the_words_fit_the_number(found: Support, language: str, words: str) -> None:
    assert support_in_words(found, language) == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_people_are_never_counted_in_percent(language: str) -> None:
    for stories in range(12):
        for brief in range(stories + 1):
            said = support_in_words(backed_by(stories, 3, brief, 1), language)
            assert "%" not in said
            assert "prosen" not in said


def test_a_story_told_again_counts_once(project: Project, interview: int, talk: list[Turn]) -> None:
    first, again = (mark_story(project, interview, [Span(talk[n].id, 0, 5)]) for n in (1, 3))
    kind = add_type(project, "Ovi aukeaa")
    put_in_type(project, first, kind)
    put_in_type(project, again, kind)
    assert len(support(project, kind).stories) == 2
    describe_story(project, again, told_again_of_id=first, grade=Grade.BRIEF)
    found = support(project, kind)
    assert [story.id for story in found.stories] == [first]
    assert found.brief == 0


def test_only_successes_support_a_type(project: Project, interview: int, talk: list[Turn]) -> None:
    span = [Span(talk[1].id, 0, 5)]
    bad = mark_story(project, interview, span, kind=StoryKind.DISAPPOINTMENT)
    kind = add_type(project, "Ovi aukeaa")
    put_in_type(project, bad, kind)
    assert support(project, kind).stories == ()
    put_in_type(project, bad, kind, TypeRole.COUNTER_EXAMPLE)
    assert [story.id for story in support(project, kind).counter_examples] == [bad]


def test_codes_follow_the_order_told(project: Project, interview: int, talk: list[Turn]) -> None:
    later = mark_story(project, interview, [Span(talk[3].id, 0, 5)])
    earlier = mark_story(project, interview, [Span(talk[1].id, 0, 5)])
    assert story_codes(project) == {earlier: "H01/1", later: "H01/2"}
    assert quote_codes(project) == {}
