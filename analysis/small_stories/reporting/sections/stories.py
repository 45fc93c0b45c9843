"""The stories in their tellers' own words, by theme; what did not work; what surprised."""

from collections.abc import Iterator

from small_stories.model import CheckState, StoryKind
from small_stories.reporting.blocks import (
    Block,
    Listed,
    Part,
    Prose,
    Quoted,
    ReadingOf,
    Subheading,
    ToBeFilled,
)
from small_stories.reporting.grammar import listed, number_word, sentence
from small_stories.reporting.material import Material, reading_text
from small_stories.reporting.printed import Printed
from small_stories.reporting.sections.frame import see
from small_stories.reporting.sections.prompts import prompt
from small_stories.reporting.through import through
from small_stories.storage.setup import Theme
from small_stories.storage.stories import Story
from small_stories.typology.support import support_in_words, support_of_stories


def stories_by_theme(material: Material) -> list[Block]:
    """Return each quoted success story under its first theme: reading, quote, effect."""
    quoted = [
        story for story in material.of_kind(StoryKind.SUCCESS) if material.quotes_of(story.id)
    ]
    if not quoted:
        return [ToBeFilled(material.say("to_fill.stories"))]
    brackets, omission = material.facts.brackets, material.facts.omission
    signs = material.say(f"method.changes_{brackets}", omission=omission)
    blocks: list[Block] = [Prose((f"{material.say('stories.intro')} {signs}",))]
    for theme in material.themes:
        here = [story for story in quoted if _first_theme(material, story) == theme.id]
        if here:
            blocks += [Subheading(sentence(theme.name)[:-1]), _support_of_theme(material, theme)]
            blocks += [block for story in here for block in story_blocks(material, story, theme.id)]
    loose = [story for story in quoted if _first_theme(material, story) is None]
    if loose:
        blocks.append(Subheading(material.say("stories.without_theme")))
        blocks += [block for story in loose for block in story_blocks(material, story)]
    return [*blocks, *_themes_without(material, quoted)]


def themes(material: Material) -> list[Block]:
    """Return the gap for the writer's own text on each theme, then the stories under it."""
    return [*prompt(material, "themes"), *stories_by_theme(material)]


def what_to_watch(material: Material) -> list[Block]:
    """Return what surprised: what the effect was, in the analyst's words, and where it is told."""
    surprising = [story for story in material.successes() if story.surprising]
    if not surprising:
        return [] if material.own.get("watch") else [Prose((material.say("watch.none"),))]
    points = [point for story in surprising if (point := _surprise(material, story))]
    n = number_word(len(surprising), material.language)
    intro = material.say("watch.intro", len(surprising), n=n)
    blocks: list[Block] = [Prose((intro,), leads=True)]
    return [*blocks, Listed(tuple(points))] if points else blocks


def story_blocks(material: Material, story: Story, under: int | None = None) -> Iterator[Block]:
    """Yield a story as it is printed: the reading, its quotes, and the effect they exemplify.

    ``under`` is the theme under whose heading the story stands, if it stands under one.
    """
    if story.check_state == CheckState.DENIED:
        yield ToBeFilled(material.say("to_fill.reading"))
    else:
        yield ReadingOf(reading_text(material.readings.get(story.id)))
    quotes = material.quotes_for(story.id)
    for each in quotes:
        yield quoted_block(material, each, with_effect=each is quotes[-1], under=under)


def quoted_block(
    material: Material, each: Printed, *, with_effect: bool, under: int | None = None
) -> Quoted:
    """Return one quote as it is printed, ``under`` the heading of a theme or of none."""
    return Quoted(
        text=each.text,
        language=each.language,
        attribution=each.attribution + _through(material, each),
        anchor=each.anchor,
        translation=each.translation,
        effect=effect_of(material, each.story, under) if with_effect else "",
        translation_language=each.translation_language,
    )


def effect_of(material: Material, story: Story, under: int | None = None) -> str:
    """Return which aimed-for effect a story exemplifies, and why it is due to the activity.

    Its themes are told last: those beside the one whose heading it is ``under``, or all.
    """
    reading = material.readings.get(story.id)
    shown = [goal.name.strip() for goal in material.goals if goal.id in material.goals_of[story.id]]
    lines = []
    if reading and reading.exemplifies.strip():
        lines.append(material.say("stories.exemplifies", what=sentence(reading.exemplifies)))
    if shown:
        goals = sentence("; ".join(shown))
        lines.append(material.say(_goal_key(story), len(shown), goals=goals))
    if reading and reading.why_activity.strip():
        lines.append(material.say("stories.why", why=sentence(reading.why_activity)))
    return " ".join([*lines, *_themes_told(material, story, under)])


def _goal_key(story: Story) -> str:
    return "stories.goals" if story.kind == StoryKind.SUCCESS else "failures.goals"


def _themes_told(material: Material, story: Story, under: int | None) -> Iterator[str]:
    names = {theme.id: theme.name for theme in material.themes}
    read = material.themes_of[story.id]
    told = [theme for theme in read if theme != under]
    if told:
        key = "stories.themes" if under is None else "stories.also"
        yield material.say(
            key, len(told), themes=listed([names[theme] for theme in told], material.language)
        )
    if story.told_under_id and read and story.told_under_id not in (under, *read):
        yield material.say("stories.told_under", theme=names[story.told_under_id])


def _through(material: Material, each: Printed) -> str:
    """Return how the words came through somebody else, as it stands after the attribution."""
    talk = material.interviews[each.story.interview_id]
    return "".join(f", {way}" for way in through(each, talk, material.language))


def _first_theme(material: Material, story: Story) -> int | None:
    return next(iter(material.themes_of[story.id]), None)


def _support_of_theme(material: Material, theme: Theme) -> Prose:
    about = material.tellings(material.tied(material.themes_of, theme.id))
    words = support_in_words(support_of_stories(about), material.language)
    return Prose((material.say("stories.of_theme", support=words),), leads=True)


def _themes_without(material: Material, quoted: list[Story]) -> list[Block]:
    used = {_first_theme(material, story) for story in quoted}
    bare = [theme.name for theme in material.themes if theme.id not in used]
    if not bare:
        return []
    names = listed(bare, material.language)
    return [Prose((material.say("stories.themes_without", len(bare), themes=names),))]


def effect_point(material: Material, story: Story) -> tuple[Part, ...]:
    """Return the effect that a story tells of as a point of a list, and where it is quoted."""
    reading = material.readings.get(story.id)
    words = (reading.exemplifies or reading.effect) if reading else ""
    return _point(material, story, words)


def _surprise(material: Material, story: Story) -> tuple[Part, ...]:
    reading = material.readings.get(story.id)
    if reading is None:
        return ()
    told = (reading.effect, reading.new_possibilities, reading.surprising_self, reading.exemplifies)
    return _point(material, story, next((part for part in told if part.strip()), ""))


def _point(material: Material, story: Story, words: str) -> tuple[Part, ...]:
    if not words.strip():
        return ()
    where = see(material, material.anchors_of([story]))
    if not where:
        return (sentence(words),)
    return (sentence(words).rstrip("."), " (", *where, ").")
