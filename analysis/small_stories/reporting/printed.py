"""Quotes as a report prints them: their words as decided, whose they are, and translations."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from small_stories.anonymising.rewriting.printed import QuotedTalk
from small_stories.anonymising.who_could_it_be.bylines import byline
from small_stories.model import Cut, Decision, Profile, StoryKind
from small_stories.storage.interviews import Interview, interviews
from small_stories.storage.project_file import Project
from small_stories.storage.quotes import Quote, quotes
from small_stories.storage.setup import ProjectFacts, interviewees
from small_stories.storage.stories import Story

IN_CHAPTER: Final = (StoryKind.SUCCESS, StoryKind.DISAPPOINTMENT, StoryKind.OTHER_STORY)
"""The kinds of stories whose quotes a chapter prints, in its order."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A quote as it is printed, with its anchor in the report and how many places were changed.

    ``language`` is that of the words. ``translation`` is empty where they are in the report's own
    language; ``translated_from`` is the language in which they were said, when that is known and
    another than that of the words that the report's readers read.
    """

    quote: Quote
    story: Story
    text: str
    language: str
    attribution: str
    anchor: str
    changed: int
    translation: str = ""
    translation_language: str = ""
    is_translated: bool = False
    translated_from: str = ""

    @property
    def cut(self) -> Cut:
        """How much of its story the quote holds."""
        return Cut(self.quote.cut)

    @property
    def in_chapter(self) -> bool:
        """Tell whether chapters print the quote: it is from one of their kinds of stories."""
        return self.story.kind in IN_CHAPTER


def printed_quotes(
    project: Project, told: Iterable[Story], facts: ProjectFacts, language: str
) -> list[Printed]:
    """Return the quotes of stories in the stories' order, which is that of the quotes' numbers."""
    people = {each.id: each for each in interviewees(project)}
    talks = {each.id: each for each in interviews(project)}
    talk, by_story = QuotedTalk(project), _by_their_story(quotes(project))
    chosen = [(quote, story) for story in told for quote in by_story.get(story.id, ())]
    printed = []
    for number, (quote, story) in enumerate(chosen, start=1):
        there = talks[quote.interview_id]
        marks = talk.marks(quote.id)
        one = Printed(
            quote=quote,
            story=story,
            text=talk.text(quote.id, Profile(facts.profile)),
            language=spoken_in(quote, there),
            attribution=byline(quote, people.get(there.interviewee_id or 0), language),
            anchor=f"_Quote{number}",
            changed=quote.changed_for_good
            + sum(mark.decision not in (None, Decision.KEEP) for mark in marks),
        )
        printed.append(with_translation(one, there, facts.language, language))
    return printed


def _by_their_story(found: Iterable[Quote]) -> dict[int, list[Quote]]:
    by_story: dict[int, list[Quote]] = {}
    for quote in found:
        by_story.setdefault(quote.story_id, []).append(quote)
    return by_story


def spoken_in(quote: Quote, talk: Interview) -> str:
    """Return the language of a quote's words: a translated interview holds no others."""
    return talk.language if talk.translated else quote.original_language.strip() or talk.language


def with_translation(one: Printed, talk: Interview, own: str, language: str) -> Printed:
    """Return a quote with its translation, unless the report's readers can read its words.

    ``own`` is the language of the project: that of translations, save of what was said in it.
    """
    words = "" if one.language == language else one.quote.translation.strip()
    original = one.quote.original_language.strip() if talk.translated else one.language
    translated = bool(words or talk.translated)
    return replace(
        one,
        translation=words,
        translation_language=(language if one.language == own else own) if words else "",
        is_translated=translated,
        translated_from=original if translated and original != language else "",
    )
