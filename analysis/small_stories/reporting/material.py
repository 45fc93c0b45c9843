"""Everything a report is written from, read once from the project."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, TypeVar

from small_stories.figures.together import Figures
from small_stories.model import CheckState, Cut, Profile, StoryKind
from small_stories.reporting.grammar import sentence
from small_stories.reporting.printed import IN_CHAPTER, Printed, printed_quotes
from small_stories.storage.circumstances import Circumstances, circumstances
from small_stories.storage.code_sets import (
    components_of_stories,
    domains_of_stories,
    questions24_of_stories,
)
from small_stories.storage.impact_stories import ImpactStory, impact_stories
from small_stories.storage.interviews import Interview, interviews
from small_stories.storage.principles import principle_notes
from small_stories.storage.project_file import Project
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
    Theme,
    consents,
    failure_notes,
    goals,
    interviewees,
    project_facts,
    quant_results,
    refuses,
    report_sections,
    themes,
)
from small_stories.storage.stories import (
    READING_FIELDS,
    Reading,
    Story,
    goals_of_stories,
    readings,
    stories,
    themes_of_stories,
)
from small_stories.storage.survey import answers
from small_stories.storage.types import StoryInType, StoryType, stories_in_types, story_types
from small_stories.strings import LANGUAGES, text
from small_stories.survey.results import Results, results_of
from small_stories.typology.codes import codes_of, quote_codes
from small_stories.typology.support import first_telling, told_once

# What a reading consists of when its fields are filled and its paragraph is not, in the order in
# which the method reads a story.
_READ_IN_ORDER = READING_FIELDS[: READING_FIELDS.index("learned")]
# Which cut of a story stands in for one that nobody has made, the nearest first.
_INSTEAD: Final[dict[Cut, tuple[Cut, ...]]] = {
    Cut.LINE: (Cut.LINE, Cut.QUOTE, Cut.WHOLE),
    Cut.QUOTE: (Cut.QUOTE, Cut.WHOLE, Cut.LINE),
    Cut.WHOLE: (Cut.WHOLE, Cut.QUOTE, Cut.LINE),
}


Tie = TypeVar("Tie", bound=int | str)


@dataclass(frozen=True)
class Material:
    """What a project holds for its report; ``language`` is the report's.

    ``refused`` are the interviews whose tellers want no story of theirs used.
    ``shown`` are the anchors of the quotes that the report prints; None stands for all of them.
    """

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
    components_of: dict[int, list[str]]
    domains_of: dict[int, list[str]]
    questions24_of: dict[int, list[int]]
    principle_notes: dict[int, str]
    types: list[StoryType]
    links: list[StoryInType]
    printed: list[Printed]
    failures: list[FailureNote]
    figures: Figures
    survey: Results | None
    own: dict[str, str]
    circumstances: Circumstances
    recommendations: list[Recommendation]
    types_behind: dict[int, list[int]]
    impact_stories: list[ImpactStory]
    refused: frozenset[int]
    shown: frozenset[str] | None = None

    def say(self, key: str, count: int | None = None, **fields: object) -> str:
        """Return a sentence of the report in its language."""
        return text(f"report.{key}", self.language, count, **fields)

    def quotes_of(self, story: int) -> list[Printed]:
        """Return the printed quotes of a story, whatever their cut."""
        return self._by_story.get(story, [])

    def quotes_for(self, story: int, cut: Cut = Cut.QUOTE) -> list[Printed]:
        """Return the quotes of a story of a cut, or of the cut nearest to it that there is."""
        found = self.quotes_of(story)
        made = (own for each in _INSTEAD[cut] if (own := [q for q in found if q.cut is each]))
        return next(made, [])

    def quote_for(self, story: int, cut: Cut) -> Printed | None:
        """Return the first quote of a story of a cut, or of the cut nearest to it."""
        return next(iter(self.quotes_for(story, cut)), None)

    def anchors_of(self, told: Iterable[Story]) -> list[str]:
        """Return the anchors of the chapter's quotes from stories and their later tellings."""
        ids = {story.id for story in told}
        return [
            each.anchor
            for each in self.printed
            if each.in_chapter
            and (self.shown is None or each.anchor in self.shown)
            and (each.story.id in ids or self._first_tellings[each.story.id] in ids)
        ]

    def of_kind(self, kind: StoryKind) -> list[Story]:
        """Return the stories of a kind in the order told."""
        return [story for story in self.stories if story.kind == kind]

    def successes(self) -> list[Story]:
        """Return the small success stories, each once even when it was told twice."""
        return list(self._successes)

    def tellings(self, told: Iterable[Story]) -> list[Story]:
        """Return small success stories with what tells one of them again."""
        ids = {story.id for story in told}
        found = [telling for number in ids for telling in self._tellings.get(number, ())]
        return sorted(found, key=lambda story: self._places[story.id])

    def tied(self, ties: Mapping[int, list[Tie]], number: Tie) -> list[Story]:
        """Return the successes of which some telling is tied to a theme, goal or other code."""
        return [
            story
            for story in self._successes
            if any(number in ties[each.id] for each in self._tellings.get(story.id, ()))
        ]

    @cached_property
    def _by_story(self) -> dict[int, list[Printed]]:
        found: dict[int, list[Printed]] = {}
        for each in self.printed:
            found.setdefault(each.story.id, []).append(each)
        return found

    @cached_property
    def _places(self) -> dict[int, int]:
        return {story.id: place for place, story in enumerate(self.stories)}

    @cached_property
    def _successes(self) -> list[Story]:
        return told_once(self.of_kind(StoryKind.SUCCESS))

    @cached_property
    def _first_tellings(self) -> dict[int, int]:
        by_id = {story.id: story for story in self.stories}
        return {story.id: first_telling(story, by_id) for story in self.stories}

    @cached_property
    def _tellings(self) -> dict[int, list[Story]]:
        """The success stories that tell each one, the first telling among them."""
        there = self.of_kind(StoryKind.SUCCESS)
        by_id = {story.id: story for story in there}
        found: dict[int, list[Story]] = {}
        for story in there:
            found.setdefault(first_telling(story, by_id), []).append(story)
        return found


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
    denied = {story.id for story in told if story.check_state == CheckState.DENIED}
    read = {number: it for number, it in readings(project).items() if number not in denied}
    spoken = language or facts.language
    all_themes = [_in_language(theme, spoken) for theme in themes(project)]
    ties = themes_of_stories(project)
    order = _chapter_order(told, all_themes, ties)
    return Material(
        language=spoken,
        facts=facts,
        goals=goals(project),
        themes=all_themes,
        interviewees=people,
        quotes_allowed=sum(consents(project, number, "quotes") for number in people),
        interviews=talks,
        stories=told,
        codes=codes_of(told),
        quote_codes=quote_codes(project),
        readings=read,
        goals_of=_for_each(told, goals_of_stories(project)),
        themes_of=_for_each(told, ties),
        components_of=_for_each(told, components_of_stories(project)),
        domains_of=_for_each(told, domains_of_stories(project)),
        questions24_of=_for_each(told, questions24_of_stories(project)),
        principle_notes=principle_notes(project),
        types=story_types(project),
        links=stories_in_types(project),
        printed=printed_quotes(
            project, sorted(told, key=lambda story: order[story.id]), facts, spoken
        ),
        failures=failure_notes(project),
        figures=Figures(quant_results(project)),
        survey=results_of(answers(project), facts.fewest_alike),
        own=report_sections(project),
        circumstances=circumstances(project),
        recommendations=recommendations(project),
        types_behind=types_behind(project),
        impact_stories=impact_stories(project),
        refused=frozenset(
            talk.id
            for talk in talks.values()
            if talk.interviewee_id and refuses(project, talk.interviewee_id, "stories")
        ),
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


def _for_each(told: Iterable[Story], ties: Mapping[int, list[Tie]]) -> dict[int, list[Tie]]:
    return {story.id: ties.get(story.id, []) for story in told}


def _chapter_order(
    told: Iterable[Story], known: Iterable[Theme], ties: Mapping[int, list[int]]
) -> dict[int, tuple[int, int, int]]:
    """Return where each story comes: successes by their first theme, then what did not work."""
    kinds = {kind: place for place, kind in enumerate(IN_CHAPTER)}
    theme_places = {theme.id: place for place, theme in enumerate(known)}
    order = {}
    for place, story in enumerate(told):
        kind = kinds.get(StoryKind(story.kind), len(kinds))
        first = next(iter(ties.get(story.id, ())), 0) if kind == 0 else 0
        order[story.id] = (kind, theme_places.get(first, len(theme_places)), place)
    return order
