"""Material and method, written from the project's own facts; what is not known is a visible gap."""

from collections import Counter
from collections.abc import Iterable, Iterator

from small_stories.model import CheckState, SourceKind, StoryKind
from small_stories.reporting.blocks import Block, Prose, ToBeFilled
from small_stories.reporting.grammar import (
    hours_and_minutes,
    listed,
    number_word,
    sentence,
    spoken_in,
    when,
)
from small_stories.reporting.material import Material
from small_stories.reporting.sections.data_table import CHECKED
from small_stories.storage.interviews import Interview
from small_stories.typology.support import brief_of


def method(material: Material) -> list[Block]:
    """Return the tool, the material, how its tellers were chosen, and how it was analysed."""
    paragraphs = (_tool, _talks, _chosen, _analysis, _checking)
    prose = (" ".join(filter(None, part(material))) for part in paragraphs)
    return [
        *(Prose((words,)) for words in prose if words),
        *_missing(material),
    ]


def _tool(material: Material) -> Iterator[str]:
    yield material.say("method.tool")
    yield material.say("method.credit")
    yield material.say("method.answers")
    yield material.say("method.program")


def _talks(material: Material) -> Iterator[str]:
    talks = list(material.interviews.values())
    people = {talk.interviewee_id for talk in talks if talk.interviewee_id is not None}
    language = material.language
    yield sentence(material.say("method.interviews", len(talks), n=_n(material, len(talks))))
    if not talks:
        return
    if people and len(people) != len(talks):
        yield material.say("method.people", len(people), n=_n(material, len(people)))
    yield from written_down(material, talks)
    spoken = [spoken_in(code, language) for code in dict.fromkeys(t.language for t in talks)]
    languages = listed(spoken, language)
    days = [talk.held_on for talk in talks if talk.held_on]
    if len(days) == len(talks):
        months = when(days, language)
        yield material.say("method.held", len(talks), languages=languages, when=months)
    else:
        yield material.say("method.languages", len(talks), languages=languages)
    if 0 < len(days) < len(talks):
        n = _n(material, len(days), "elative")
        yield sentence(material.say("method.days_known", len(days), n=n, when=when(days, language)))
    places = _named(talk.place_kind for talk in talks)
    if places:
        yield material.say("method.places", len(places), places=listed(places, language))
    roles = _named(talk.interviewer_role for talk in talks)
    if roles:
        yield material.say("method.by", len(roles), roles=listed(roles, language))
    for key in ("interpreter", "translated"):
        if count := sum(bool(getattr(talk, key)) for talk in talks):
            n = _n(material, count, "inessive" if key == "interpreter" else "genitive")
            yield sentence(material.say(f"method.{key}", count, n=n))


def written_down(material: Material, talks: list[Interview]) -> Iterator[str]:
    """Yield by what means the interviews were recorded, in one sentence."""
    kinds = Counter(talk.source_kind for talk in talks)
    there = [kind for kind in SourceKind if kinds[kind]]
    if len(there) == 1:
        yield material.say(f"method.all_{there[0]}", len(talks))
    else:
        parts = [
            material.say(f"method.some_{kind}", kinds[kind], n=_n(material, kinds[kind]))
            for kind in there
        ]
        yield sentence(listed(parts, material.language))
    if lengths := [talk.duration_ms for talk in talks if talk.duration_ms]:
        time = hours_and_minutes(sum(lengths), material.language)
        yield material.say("method.recorded", time=time)


def _chosen(material: Material) -> Iterator[str]:
    yield material.say("method.chosen")
    yield sentence(material.facts.selection_note)


def _analysis(material: Material) -> Iterator[str]:
    if material.themes:
        names = listed([theme.name for theme in material.themes], material.language)
        yield material.say("method.themes", len(material.themes), themes=names)
    found = material.successes()
    yield material.say("method.stories", len(found), n=_n(material, len(found)))
    if hinted := sum(bool(story.hinted) for story in found):
        n = _n(material, hinted, "genitive")
        key = "method.hinted_all" if hinted == len(found) else "method.hinted"
        yield sentence(material.say(key, hinted, n=n))
    brief = brief_of(material.of_kind(StoryKind.SUCCESS))
    if brief:
        yield sentence(material.say("method.brief", brief, n=_n(material, brief)))
    if found:
        yield material.say("method.reading")
    if material.types:
        yield material.say("method.typing", len(material.types))
    if let_down := len(material.of_kind(StoryKind.DISAPPOINTMENT)):
        n = _n(material, let_down)
        yield sentence(material.say("method.disappointments", let_down, n=n))


def _checking(material: Material) -> Iterator[str]:
    found = material.successes()
    states = Counter(story.check_state for story in found)
    checked = sum(states[state] for state in CHECKED)
    if found:
        yield sentence(material.say("method.checked", checked, n=_n(material, checked, "genitive")))
    for state in (CheckState.MODIFIED, CheckState.DENIED, CheckState.NOT_REACHED):
        if count := states[state]:
            n = _n(material, count, "genitive")
            yield sentence(material.say(f"method.{state}", count, n=n))
    yield sentence(material.facts.member_check_note)
    yield material.say("method.hiding")


def _missing(material: Material) -> Iterator[ToBeFilled]:
    """Yield a gap for what is not known of any interview, or only of some."""
    talks = list(material.interviews.values())
    told = {
        "held_on": [talk for talk in talks if talk.held_on],
        "place": [talk for talk in talks if talk.place_kind.strip()],
        "interviewer": [talk for talk in talks if talk.interviewer_role.strip()],
    }
    for key, known in told.items():
        if not known:
            yield ToBeFilled(material.say(f"to_fill.{key}"))
        elif len(known) < len(talks):
            codes = ", ".join(talk.code for talk in talks if talk not in known)
            what = material.say(f"to_fill.{key}")
            yield ToBeFilled(material.say("to_fill.of_these", what=what, codes=codes))
    if not material.facts.selection_note.strip():
        yield ToBeFilled(material.say("to_fill.selection"))


def _named(words: Iterable[str]) -> list[str]:
    """Return what is named, each once, in the order it was met."""
    return list({each.strip().casefold(): each.strip() for each in words if each.strip()}.values())


def _n(material: Material, count: int, form: str = "nominative") -> str:
    return number_word(count, material.language, form)
