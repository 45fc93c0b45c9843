"""What was aimed at, with what, and what came of it: the frame that the stories stand in."""

from small_stories.reporting.blocks import (
    Block,
    Grid,
    Labelled,
    Listed,
    Part,
    Prose,
    Reference,
    ToBeFilled,
)
from small_stories.reporting.grammar import capitalised, number_word
from small_stories.reporting.material import Material
from small_stories.storage.setup import Goal
from small_stories.storage.stories import Story
from small_stories.typology.support import support_in_words, support_of_stories


def aims(material: Material) -> list[Block]:
    """Return what is evaluated and the aimed-for effects with who set them."""
    facts = material.facts
    blocks = [
        _described(material, key, words.strip())
        for key, words in (("evaluated", facts.evaluated), ("means", facts.means))
        if words.strip()
    ]
    if not material.goals:
        return [*blocks, ToBeFilled(material.say("to_fill.goals"))]
    if not any(goal.description.strip() or goal.set_by.strip() for goal in material.goals):
        return [*blocks, Listed(tuple((capitalised(goal.name),) for goal in material.goals))]
    return [*blocks, _goals_table(material)]


def resources(material: Material) -> list[Block]:
    """Return the gap for the resources used, unless the analyst has written of them."""
    return _own(material, "resources")


def measures(material: Material) -> list[Block]:
    """Return the gap for the measures taken, unless the analyst has written of them."""
    return _own(material, "measures")


def outputs(material: Material) -> list[Block]:
    """Return the gap for the outputs, unless the analyst has written of them."""
    return _own(material, "outputs")


def effects(material: Material) -> list[Block]:
    """Return which aimed-for effects the stories tell of, and which they do not."""
    if not material.goals:
        return [ToBeFilled(material.say("to_fill.goals"))]
    blocks: list[Block] = [Prose((material.say("effects.intro"),))]
    behind = {goal.id: _stories_of(material, goal.id) for goal in material.goals}
    rows = tuple(_effect_row(material, goal, behind[goal.id]) for goal in material.goals)
    header = tuple(material.say(f"effects.{key}") for key in ("goal", "stories", "types", "quotes"))
    blocks.append(Grid(material.say("effects.caption"), header, rows, (24, 24, 38, 14)))
    bare = [capitalised(goal.name) for goal in material.goals if not behind[goal.id]]
    if bare:
        blocks.append(Prose((material.say("effects.without", len(bare)),), leads=True))
        blocks.append(Listed(tuple((name,) for name in bare)))
    beside = [story for story in material.successes() if not _goals_of(material, story)]
    if beside:
        n = number_word(len(beside), material.language)
        blocks.append(Prose((material.say("effects.unexpected", len(beside), n=n),)))
    return blocks


def _own(material: Material, key: str) -> list[Block]:
    return [] if material.own.get(key, "").strip() else [ToBeFilled(material.say(f"to_fill.{key}"))]


def _described(material: Material, key: str, words: str) -> Block:
    """Return whole sentences as they are, and a few words with the label that they need."""
    if words.endswith("."):
        return Prose((words,))
    return Labelled(material.say(f"goals.{key}"), (words,))


def _goals_table(material: Material) -> Grid:
    columns = {
        "goal": [goal.name for goal in material.goals],
        "description": [goal.description for goal in material.goals],
        "set_by": [goal.set_by for goal in material.goals],
    }
    kept = {key: cells for key, cells in columns.items() if any(map(str.strip, cells))}
    header = tuple(material.say(f"goals.{key}") for key in kept)
    rows = tuple(
        tuple((capitalised(cell) or "–",) for cell in row)
        for row in zip(*kept.values(), strict=True)
    )
    widths = (30, 45, 25) if len(kept) == 3 else (60, 40)
    return Grid(material.say("goals.caption"), header, rows, widths)


def _goals_of(material: Material, story: Story) -> list[int]:
    """Return the goals that some telling of a story shows."""
    return [goal for each in material.tellings([story]) for goal in material.goals_of[each.id]]


def _stories_of(material: Material, goal: int) -> list[Story]:
    return material.tied(material.goals_of, goal)


def _effect_row(
    material: Material, goal: Goal, behind: list[Story]
) -> tuple[tuple[Part, ...], ...]:
    ids = {story.id for story in material.tellings(behind)}
    linked = {link.type_id for link in material.links if link.story_id in ids}
    names = [kind.name for kind in material.types if kind.id in linked]
    quotes = material.anchors_of(behind)
    support = support_in_words(support_of_stories(material.tellings(behind)), material.language)
    nothing: tuple[Part, ...] = ("–",)
    return (
        (capitalised(goal.name),),
        (support,),
        ("; ".join(names),) if names else nothing,
        references(quotes) or nothing,
    )


def references(anchors: list[str]) -> tuple[Part, ...]:
    """Return references to quotes with commas between them."""
    parts: list[Part] = []
    for anchor in anchors:
        parts += [", ", Reference(anchor)] if parts else [Reference(anchor)]
    return tuple(parts)


def see(material: Material, anchors: list[str]) -> tuple[Part, ...]:
    """Return the words that send a reader to quotes: *ks. sitaatit 1, 4*; nothing without any."""
    if not anchors:
        return ()
    return (f"{material.say('quote.see', len(anchors))} ", *references(anchors))
