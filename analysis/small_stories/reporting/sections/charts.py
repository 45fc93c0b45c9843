"""How many stories there are by theme, type and area, in a figure and in words."""

from collections.abc import Iterable, Iterator

from small_stories.reporting.blocks import Picture
from small_stories.reporting.grammar import number_word, sentence
from small_stories.reporting.material import Material
from small_stories.reporting.pictures.bars import Bar, Group, bars_picture
from small_stories.reporting.sections.examples import areas_to_tell_of
from small_stories.storage.setup import Area
from small_stories.storage.stories import Story
from small_stories.strings import text
from small_stories.typology.support import brief_of, support_of

_MOST_BARS = 18  # rows that a page holds with the figure's caption


def story_charts(material: Material, *, with_types: bool) -> list[Picture]:
    """Return the figures; there is none of a single row, which words tell as well.

    ``with_types`` is there for a report whose types have no picture of their own. Areas stand in it
    only where so few people were not asked that somebody could be traced.
    """
    groups = [_of_themes(material), _of_areas(material)]
    if with_types:
        groups.insert(1, _of_types(material))
    there = [group for group in groups if len(group.bars) > 1]
    return [_picture(material, page) for page in _pages(there)]


def _of_themes(material: Material) -> Group:
    told = ((theme.name, material.tied(material.themes_of, theme.id)) for theme in material.themes)
    return _group(material, "by_theme", told)


def _of_types(material: Material) -> Group:
    told = (
        (
            kind.name.strip() or material.say("types.unnamed"),
            support_of(kind.id, material.links, material.stories).stories,
        )
        for kind in material.types
    )
    return _group(material, "by_type", told)


def _of_areas(material: Material) -> Group:
    shown = areas_to_tell_of(material)
    return _group(material, "by_area", ((each.name, _told_in(material, each)) for each in shown))


def _told_in(material: Material, area: Area) -> list[Story]:
    areas_of = material.circumstances.areas_of
    return [
        story for story in material.successes() if area.id in areas_of.get(story.interview_id, ())
    ]


def _group(material: Material, key: str, rows: Iterable[tuple[str, Iterable[Story]]]) -> Group:
    bars = tuple(_bar(material, name, there) for name, told in rows if (there := list(told)))
    return Group(material.say(f"charts.{key}"), bars)


def _bar(material: Material, name: str, told: list[Story]) -> Bar:
    brief, count = brief_of(material.tellings(told)), len(told)
    return Bar(name.strip(), count - brief, brief, _total(material, count))


def _total(material: Material, count: int) -> str:
    n = number_word(count, material.language)
    return text("typology.stories", material.language, count, n=n)


def _pages(groups: Iterable[Group]) -> Iterator[tuple[Group, ...]]:
    """Yield groups together while a page holds them; one that is too long goes on in another."""
    page: list[Group] = []
    for group in groups:
        for first in range(0, len(group.bars), _MOST_BARS):
            part = Group(group.heading, group.bars[first : first + _MOST_BARS])
            if page and sum(len(each.bars) for each in (*page, part)) > _MOST_BARS:
                yield tuple(page)
                page = []
            page.append(part)
    if page:
        yield tuple(page)


def _picture(material: Material, groups: tuple[Group, ...]) -> Picture:
    say = material.say
    told = (f"{group.heading}. {_in_words(material, group)}" for group in groups)
    return Picture(
        image=bars_picture(groups, say("charts.detailed"), say("charts.brief")),
        caption=say("charts.caption"),
        source=say("support.source"),
        alternative=" ".join((say("charts.alternative"), *told)),
    )


def _in_words(material: Material, group: Group) -> str:
    """Return a sentence for each row: a name at its beginning is also a word with a capital."""
    told = (f"{bar.name}: {bar.total}{_brief(material, bar)}" for bar in group.bars)
    return " ".join(map(sentence, told))


def _brief(material: Material, bar: Bar) -> str:
    if not bar.brief:
        return ""
    if not bar.detailed and bar.brief > 1:
        return text("typology.all_brief", material.language)
    n = number_word(bar.brief, material.language)
    return text("typology.brief_ones", material.language, bar.brief, n=n)
