"""Everything a report is written from, read once from the project."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from small_stories.anonymising.rewriting.printed import marks_of_quote, quote_text
from small_stories.anonymising.who_could_it_be.bylines import byline
from small_stories.model import CheckState, Decision, Profile, StoryKind
from small_stories.reporting.grammar import sentence
from small_stories.storage.impact_stories import ImpactStory, impact_stories
from small_stories.storage.interviews import Interview, interviews
from small_stories.storage.project_file import Project
from small_stories.storage.quotes import Quote, quotes
from small_stories.storage.recommendations import (
    Recommendation,
    recommendations,
    types_behind,
)
from small_stories.storage.setup import (
    FailureNote,
    Goal,
    Interviewee,
    ProjectFacts,
    QuantResult,
    Theme,
    consents,
    failure_notes,
    goals,
    interviewees,
    project_facts,
    quant_results,
    report_sections,
    themes,
)
from small_stories.storage.stories import (
    READING_FIELDS,
    Reading,
    Story,
    reading,
    stories,
    story_goals,
    story_themes,
)
from small_stories.storage.types import StoryInType, StoryType, stories_in_types, story_types
from small_stories.strings import LANGUAGES, text
from small_stories.typology.codes import codes_of, quote_codes
from small_stories.typology.support import first_telling, told_once

# What a reading consists of when its fields are filled and its paragraph is not, in the order in
# which the method reads a story.
_READ_IN_ORDER = READING_FIELDS[: READING_FIELDS.index("learned")]


@dataclass(frozen=True, slots=True)
class Printed:
    """A quote as it is printed, with its anchor in the report and how many places were changed."""

    quote: Quote
    story: Story
    text: str
    language: str
    attribution: str
    anchor: str
    changed: int

    @property
    def in_chapter(self) -> bool:
        """Tell whether the chapter prints the quote: from a success or a disappointment."""
        return self.story.kind in (StoryKind.SUCCESS, StoryKind.DISAPPOINTMENT)


@dataclass(frozen=True, slots=True)
class Material:
    """What a project holds for its report; ``language`` is the report's."""

    language: str
    facts: ProjectFacts
    goals: list[Goal]
    themes: list[Theme]
    interviewees: dict[int, Interviewee]
    quotes_allowed: int
    interviews: dict[int, Interview]
    stories: list[Story]
    codes: dict[int, str]
    quote_codes: dict[int, str]
    readings: dict[int, Reading]
    goals_of: dict[int, list[int]]
    themes_of: dict[int, list[int]]
    types: list[StoryType]
    links: list[StoryInType]
    printed: list[Printed]
    failures: list[FailureNote]
    numbers: list[QuantResult]
    own: dict[str, str]
    recommendations: list[Recommendation]
    types_behind: dict[int, list[int]]
    impact_stories: list[ImpactStory]

    def say(self, key: str, count: int | None = None, **fields: object) -> str:
        """Return a sentence of the report in its language."""
        return text(f"report.{key}", self.language, count, **fields)

    def quotes_of(self, story: int) -> list[Printed]:
        """Return the printed quotes of a story."""
        return [each for each in self.printed if each.quote.story_id == story]

    def anchors_of(self, told: Iterable[Story]) -> list[str]:
        """Return the anchors of the chapter's quotes from stories and their later tellings."""
        ids = {story.id for story in told}
        by_id = {story.id: story for story in self.stories}
        return [
            each.anchor
            for each in self.printed
            if each.in_chapter and (each.story.id in ids or first_telling(each.story, by_id) in ids)
        ]

    def of_kind(self, kind: StoryKind) -> list[Story]:
        """Return the stories of a kind in the order told."""
        return [story for story in self.stories if story.kind == kind]

    def successes(self) -> list[Story]:
        """Return the small success stories, each once even when it was told twice."""
        return told_once(self.of_kind(StoryKind.SUCCESS))

    def tellings(self, told: Iterable[Story]) -> list[Story]:
        """Return small success stories with what tells one of them again."""
        ids, there = {story.id for story in told}, self.of_kind(StoryKind.SUCCESS)
        by_id = {story.id: story for story in there}
        return [story for story in there if first_telling(story, by_id) in ids]

    def tied(self, ties: dict[int, list[int]], number: int) -> list[Story]:
        """Return the successes of which some telling is tied to a theme or goal by its id."""
        return [
            story
            for story in self.successes()
            if any(number in ties[each.id] for each in self.tellings([story]))
        ]


def gather(
    project: Project, language: str | None = None, profile: Profile | None = None
) -> Material:
    """Read the project for a report in a language and for a profile; its own when not given."""
    facts = project_facts(project)
    facts = replace(facts, profile=profile or facts.profile)
    told = stories(project)
    people = {each.id: each for each in interviewees(project)}
    talks = {each.id: each for each in interviews(project)}
    # A reading that its teller has denied is not printed anywhere.
    agreed = [story for story in told if story.check_state != CheckState.DENIED]
    read = ((story.id, reading(project, story.id)) for story in agreed)
    spoken = language or facts.language
    return Material(
        language=spoken,
        facts=facts,
        goals=goals(project),
        themes=[_in_language(theme, spoken) for theme in themes(project)],
        interviewees=people,
        quotes_allowed=sum(consents(project, number, "quotes") for number in people),
        interviews=talks,
        stories=told,
        codes=codes_of(told),
        quote_codes=quote_codes(project),
        readings={number: found for number, found in read if found},
        goals_of={story.id: story_goals(project, story.id) for story in told},
        themes_of={story.id: story_themes(project, story.id) for story in told},
        types=story_types(project),
        links=stories_in_types(project),
        printed=_printed(project, told, talks, spoken, Profile(facts.profile)),
        failures=failure_notes(project),
        numbers=quant_results(project),
        own=report_sections(project),
        recommendations=recommendations(project),
        types_behind=types_behind(project),
        impact_stories=impact_stories(project),
    )


def reading_text(found: Reading | None) -> str:
    """Return the reading's paragraph, or else its filled fields as one."""
    if found is None:
        return ""
    if found.text.strip():
        return found.text.strip()
    filled = (str(getattr(found, name)).strip() for name in _READ_IN_ORDER)
    return " ".join(sentence(part) for part in filled if part)


def _in_language(theme: Theme, language: str) -> Theme:
    """Return a theme of the method with its name in the report's language, if not renamed."""
    key = f"themes.{theme.key}"
    if theme.key and theme.name in (text(key, each) for each in LANGUAGES):
        return replace(theme, name=text(key, language))
    return theme


def _printed(
    project: Project,
    told: list[Story],
    talks: dict[int, Interview],
    language: str,
    profile: Profile,
) -> list[Printed]:
    """Return the quotes in the order of the chapter, which is that of their numbers."""
    people = {each.id: each for each in interviewees(project)}
    by_id = {story.id: story for story in told}
    order = _chapter_order(project, told)
    printed = []
    chosen = sorted(quotes(project), key=lambda quote: order[quote.story_id])
    for number, quote in enumerate(chosen, start=1):
        talk = talks[quote.interview_id]
        marks = marks_of_quote(project, quote.id)
        printed.append(
            Printed(
                quote=quote,
                story=by_id[quote.story_id],
                text=quote_text(project, quote.id, profile),
                language=quote.original_language or talk.language,
                attribution=byline(quote, people.get(talk.interviewee_id or 0), language),
                anchor=f"_Quote{number}",
                changed=sum(mark.decision not in (None, Decision.KEEP) for mark in marks),
            )
        )
    return printed


def _chapter_order(project: Project, told: list[Story]) -> dict[int, tuple[int, int, int]]:
    """Return where each story comes: successes by their first theme, then disappointments."""
    kinds = {StoryKind.SUCCESS: 0, StoryKind.DISAPPOINTMENT: 1}
    theme_places = {theme.id: place for place, theme in enumerate(themes(project))}
    order = {}
    for place, story in enumerate(told):
        kind = kinds.get(StoryKind(story.kind), 2)
        first = next(iter(story_themes(project, story.id)), 0) if kind == 0 else 0
        order[story.id] = (kind, theme_places.get(first, len(theme_places)), place)
    return order
