"""What forms and slides share: each type as one short result, with one quote."""

from collections.abc import Iterable, Iterator

from small_stories.model import CheckState, Cut, StoryKind
from small_stories.reporting.blocks import (
    Block,
    Listed,
    Prose,
    ReadingOf,
    Subheading,
    ToBeFilled,
)
from small_stories.reporting.grammar import listed, number_word, sentence
from small_stories.reporting.material import Material, reading_text
from small_stories.reporting.printed import Printed
from small_stories.reporting.sections.stories import quoted_block
from small_stories.storage.stories import Story
from small_stories.storage.types import StoryType
from small_stories.typology.support import Support, support_in_words, support_of


def results(material: Material, *, with_numbers: bool) -> list[Block]:
    """Return each type as a result: what it says, what backs it, and one line of a story.

    Without types the first quoted story stands for itself: one story is enough to show an effect.
    """
    used: set[str] = set()
    if not material.types:
        gap = ToBeFilled(material.say("to_fill.types"))
        return [gap, *one_quote(material, material.successes(), used)]
    blocks: list[Block] = []
    for number, kind in enumerate(material.types, start=1):
        name = name_of(material, kind)
        blocks.append(Subheading(f"{number}. {name}" if with_numbers else name))
        blocks += result_of(material, kind)
        blocks += one_quote(material, backing(material, kind).stories, used)
    return blocks


def result_of(material: Material, kind: StoryType) -> Iterator[Block]:
    """Yield a type's mechanism, its support in words and its goals as points."""
    if not kind.name.strip():
        yield ToBeFilled(material.say("short.unnamed"))
    parts = [words for each in ("experience", "change", "opens_up", "mechanism")
             if (words := sentence(str(getattr(kind, each))))]  # fmt: skip
    if not parts:
        yield ToBeFilled(material.say("to_fill.mechanism"))
    found = backing(material, kind)
    shown = goals_behind(material, found.stories)
    support = support_in_words(found, material.language)
    told = [*parts, sentence(f"{material.say('types.support')}: {support}")]
    if shown:
        told.append(sentence(f"{material.say('types.goals')}: {'; '.join(shown)}"))
    yield Listed(tuple((each,) for each in told))


def one_quote(
    material: Material, told: Iterable[Story], used: set[str], under: int | None = None
) -> Iterator[Block]:
    """Yield the reading, one quote and its effect, from the first story that has one left.

    ``under`` is the theme under whose heading it stands, if it stands under one.
    """
    for story in material.tellings(told):
        found = material.quote_for(story.id, Cut.LINE)
        if found is not None and found.anchor not in used:
            used.add(found.anchor)
            yield from quoted_with_reading(material, found, under)
            return


def quoted_with_reading(
    material: Material, found: Printed, under: int | None = None
) -> Iterator[Block]:
    """Yield a quote as it always stands: after the reading, before the effect."""
    words = reading_text(material.readings.get(found.story.id))
    yield ReadingOf(words) if words else ToBeFilled(material.say("to_fill.reading"))
    yield quoted_block(material, found, with_effect=True, under=under)


def backing(material: Material, kind: StoryType) -> Support:
    """Return what backs a type."""
    return support_of(kind.id, material.links, material.stories)


def goals_behind(material: Material, told: Iterable[Story]) -> list[str]:
    """Return the names of the goals that stories show, in the goals' order."""
    shown = {goal for story in told for goal in material.goals_of[story.id]}
    return [goal.name.strip() for goal in material.goals if goal.id in shown]


def support_told(material: Material, kind: StoryType) -> str:
    """Return what backs a type in words."""
    return support_in_words(backing(material, kind), material.language)


def name_of(material: Material, kind: StoryType) -> str:
    """Return a type's name, or that it has none yet."""
    return kind.name.strip() or material.say("types.unnamed")


def what_it_rests_on(material: Material) -> Prose:
    """Return in words how many interviews and stories there are, and what they cannot tell."""
    talks, told = len(material.interviews), len(material.successes())
    return Prose((" ".join((
        sentence(material.say("method.interviews", talks, n=_n(material, talks))),
        material.say("method.stories", told, n=_n(material, told)),
        material.say("method.answers"),
    )),))  # fmt: skip


def how_verified(material: Material) -> Prose:
    """Return how the results came about: who told them, how they were read and checked."""
    found = material.successes()
    checked = sum(
        story.check_state in (CheckState.CONFIRMED, CheckState.MODIFIED) for story in found
    )
    lines = [material.say("method.chosen")]
    if found:
        n = number_word(checked, material.language, "genitive")
        lines.append(material.say("method.reading"))
        lines.append(sentence(material.say("method.checked", checked, n=n)))
    return Prose((" ".join(lines),))


def starting_situations(material: Material) -> list[Block]:
    """Return from what situations quoted stories begin, each once, in the analyst's words.

    What is not quoted may not have been allowed, and nobody has read it with others' eyes.
    """
    quoted = [story for story in material.successes() if material.quotes_of(story.id)]
    told = (material.readings.get(story.id) for story in quoted)
    found = dict.fromkeys(
        sentence(reading.starting_situation)
        for reading in told
        if reading and reading.starting_situation.strip()
    )
    if not found:
        return []
    lead = Prose((material.say("short.starting_situations"),), leads=True)
    return [lead, Listed(tuple((each,) for each in found))]


def who_told(material: Material) -> list[Block]:
    """Return how many interviews there are, in which roles their tellers were, and how chosen."""
    talks = len(material.interviews)
    people = {talk.interviewee_id for talk in material.interviews.values()}
    roles = sorted({
        role
        for number, person in material.interviewees.items()
        if number in people and (role := person.role_word.strip())
    })  # fmt: skip
    lines = [sentence(material.say("method.interviews", talks, n=_n(material, talks)))]
    if roles:
        lines.append(material.say("short.roles", roles=listed(roles, material.language)))
    lines.append(material.say("method.chosen"))
    return [Prose((" ".join(lines),))]


def did_not_work(material: Material) -> list[Block]:
    """Return what did not work as a list: quoted disappointments as read, and the notes."""
    let_down = material.of_kind(StoryKind.DISAPPOINTMENT)
    told = [story for story in let_down if material.quotes_of(story.id)]
    read = [sentence(reading_text(material.readings.get(story.id))) for story in told]
    points = [*filter(None, read), *(sentence(note.text) for note in material.failures)]
    return [Listed(tuple((each,) for each in points))] if points else []


def _n(material: Material, count: int) -> str:
    return number_word(count, material.language)
