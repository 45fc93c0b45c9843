"""The interviews as a table: each by its code, told as finely as the profile of readers allows."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final

from small_stories.model import CheckState, Profile, StoryKind
from small_stories.reporting.blocks import Block, Grid, Listed, Part, Prose, ToBeFilled
from small_stories.reporting.grammar import (
    number_word,
    sentence,
    spoken_in,
    written_date,
    written_number,
)
from small_stories.reporting.material import Material
from small_stories.storage.interviews import Interview
from small_stories.strings import text

CHECKED: Final = (CheckState.CONFIRMED, CheckState.MODIFIED, CheckState.DENIED)
_WIDTHS: Final = {"code": 13, "kind": 20, "when": 19, "where": 19, "when_where": 18, "by": 20,
                  "language": 16, "checked": 19}  # fmt: skip
# What could single out one interview among the others, and is told only where readers know.
_TELLING: Final = ("where", "language")
_UNTOLD: Final = "*"

Column = Callable[[Material, Interview], str]


def data_table(material: Material) -> list[Block]:
    """Return the table of interviews, and in the internal version how each teller was found."""
    talks = list(material.interviews.values())
    if not talks:
        return [ToBeFilled(material.say("to_fill.data"))]
    columns = {key: [told(material, talk) for talk in talks] for key, told in _columns(material)}
    shown = {key: cells for key, cells in columns.items() if any(cells)}
    masked = _masks(material) and any(_alone(shown.get(key, [])) for key in _TELLING)
    for key in _TELLING if masked else ():
        if key in shown:
            alone = _alone(shown[key])
            shown[key] = [_UNTOLD if cell in alone else cell for cell in shown[key]]
    return [
        Prose((" ".join(_about(material, shown, masked=masked)),), leads=True),
        _grid(material, _joined(shown)),
        *_how_found(material, talks),
    ]


def _about(material: Material, shown: dict[str, list[str]], *, masked: bool) -> Iterator[str]:
    yield material.say("data.intro")
    if "when" in shown or material.facts.profile != Profile.PUBLIC:
        yield material.say(f"data.for_{material.facts.profile}")
    if masked:
        yield material.say("data.masked", sign=_UNTOLD)


def _columns(material: Material) -> Iterator[tuple[str, Column]]:
    """Yield the columns of a profile: a strict one says neither when nor where nor by whom."""
    yield "code", lambda _, talk: talk.code
    yield "kind", lambda made, talk: text(f"source_kinds.{talk.source_kind}", made.language)
    if material.facts.profile != Profile.STRICT:
        yield "when", _when
        yield "where", lambda _, talk: talk.place_kind.strip()
        yield "by", lambda _, talk: talk.interviewer_role.strip()
        yield "language", _language
        yield "length", _length
    checked = _checked(material)
    yield "checked", lambda made, talk: _readings(made, checked[talk.id])


def _joined(shown: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return the columns with those that fit in one beside each other: more would be crowded."""
    joined: dict[str, list[str]] = {}
    for key, cells in shown.items():
        if key == "where" and "when" in joined:
            joined["when_where"] = _together(joined.pop("when"), cells)
        elif key == "length":
            joined["kind"] = _together(joined["kind"], cells)
        else:
            joined[key] = cells
    return joined


def _together(first: list[str], second: list[str]) -> list[str]:
    return [", ".join(filter(None, pair)) for pair in zip(first, second, strict=True)]


def _grid(material: Material, shown: dict[str, list[str]]) -> Grid:
    header = tuple(material.say(f"data.columns.{key}") for key in shown)
    rows: tuple[tuple[tuple[Part, ...], ...], ...] = tuple(
        tuple((cell or "–",) for cell in row) for row in zip(*shown.values(), strict=True)
    )
    widths = tuple(_WIDTHS[key] for key in shown)
    return Grid(material.say("data.caption"), header, rows, widths)


def _when(material: Material, talk: Interview) -> str:
    """Return the day for readers inside, the month and year for others."""
    if not talk.held_on:
        return ""
    if material.facts.profile == Profile.INTERNAL:
        return written_date(talk.held_on, material.language)
    year, month, *_ = talk.held_on.split("-")
    return f"{int(month)}/{year}"


def _language(material: Material, talk: Interview) -> str:
    ways = [spoken_in(talk.language, material.language)]
    ways += [material.say("data.interpreter")] if talk.interpreter else []
    ways += [material.say("data.translated")] if talk.translated else []
    return ", ".join(ways)


def _length(material: Material, talk: Interview) -> str:
    """Return the minutes of a recording, else how many words the teller says, rounded."""
    if talk.duration_ms:
        minutes = max(1, round(talk.duration_ms / 60_000))
        return material.say("data.minutes", n=written_number(str(minutes), material.language))
    words = material.circumstances.words.get(talk.id, 0)
    if not words:
        return ""
    rounded = max(10, round(words, -1 if words < 1000 else -2))
    return material.say("data.words", n=written_number(str(rounded), material.language))


def _checked(material: Material) -> Counter[int]:
    """Return how many readings of each interview its teller has been through."""
    told = material.of_kind(StoryKind.SUCCESS)
    return Counter(each.interview_id for each in told if each.check_state in CHECKED)


def _readings(material: Material, count: int) -> str:
    if not count:
        return ""
    return material.say("data.checked", count, n=number_word(count, material.language))


def _masks(material: Material) -> bool:
    return material.facts.profile == Profile.PUBLIC and len(material.interviews) > 1


def _alone(cells: list[str]) -> set[str]:
    """Return what is told of one interview only."""
    return {cell for cell, count in Counter(cells).items() if cell and count == 1}


def _how_found(material: Material, talks: list[Interview]) -> list[Block]:
    """Return how each teller was found, which only readers inside may see by interview."""
    if material.facts.profile != Profile.INTERNAL:
        return []
    points: list[tuple[Part, ...]] = []
    for talk in talks:
        person = material.interviewees.get(talk.interviewee_id or 0)
        if person and person.selection_note.strip():
            points.append((f"{talk.code}: {sentence(person.selection_note)}",))
    if not points:
        return []
    return [Prose((material.say("data.found"),), leads=True), Listed(tuple(points))]
