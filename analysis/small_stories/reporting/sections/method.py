"""Material and method, written from the project's own facts; what is not known is a visible gap."""

from collections import Counter
from collections.abc import Iterator

from small_stories.model import CheckState, SourceKind, StoryKind
from small_stories.reporting.blocks import Block, Prose, ToBeFilled
from small_stories.reporting.grammar import listed, number_word, sentence, when
from small_stories.reporting.material import Material
from small_stories.storage.interviews import Interview
from small_stories.strings import entry
from small_stories.typology.support import brief_of

_CHECKED = (CheckState.CONFIRMED, CheckState.MODIFIED, CheckState.DENIED)


def method(material: Material) -> list[Block]:
    """Return the tool, the material, how its tellers were chosen, and how it was analysed."""
    paragraphs = (_tool, _talks, _chosen, _analysis, _checking)
    prose = (" ".join(filter(None, part(material))) for part in paragraphs)
    return [
        *(Prose((words,)) for words in prose if words),
        *(ToBeFilled(material.say(f"to_fill.{key}")) for key in _missing(material)),
    ]


def _tool(material: Material) -> Iterator[str]:
    yield material.say("method.tool")
    yield material.say("method.credit")
    yield material.say("method.answers")


def _talks(material: Material) -> Iterator[str]:
    talks = list(material.interviews.values())
    people = {talk.interviewee_id for talk in talks if talk.interviewee_id is not None}
    language = material.language
    yield sentence(material.say("method.interviews", len(talks), n=_n(material, len(talks))))
    if not talks:
        return
    if people and len(people) != len(talks):
        yield material.say("method.people", len(people), n=_n(material, len(people)))
    yield from _sources(material, talks)
    spoken = [_language_name(material, code) for code in dict.fromkeys(t.language for t in talks)]
    languages = listed(spoken, language)
    if days := [talk.held_on for talk in talks if talk.held_on]:
        months = when(days, language)
        yield material.say("method.held", len(talks), languages=languages, when=months)
    else:
        yield material.say("method.languages", len(talks), languages=languages)
    roles = sorted({role for talk in talks if (role := talk.interviewer_role.strip())})
    if roles:
        yield material.say("method.by", len(roles), roles=listed(roles, language))
    for key in ("interpreter", "translated"):
        if count := sum(bool(getattr(talk, key)) for talk in talks):
            n = _n(material, count, "inessive" if key == "interpreter" else "genitive")
            yield sentence(material.say(f"method.{key}", count, n=n))


def _sources(material: Material, talks: list[Interview]) -> Iterator[str]:
    """Yield by what means the interviews were recorded, in one sentence."""
    kinds = Counter(talk.source_kind for talk in talks)
    there = [kind for kind in SourceKind if kinds[kind]]
    if len(there) == 1:
        yield material.say(f"method.all_{there[0]}", len(talks))
        return
    parts = [
        material.say(f"method.some_{kind}", kinds[kind], n=_n(material, kinds[kind]))
        for kind in there
    ]
    yield sentence(listed(parts, material.language))


def _chosen(material: Material) -> Iterator[str]:
    yield material.say("method.chosen")
    yield sentence(material.facts.selection_note)


def _analysis(material: Material) -> Iterator[str]:
    if material.themes:
        names = listed([theme.name for theme in material.themes], material.language)
        yield material.say("method.themes", len(material.themes), themes=names)
    found = material.successes()
    yield material.say("method.stories", len(found), n=_n(material, len(found)))
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
    checked = sum(states[state] for state in _CHECKED)
    if found:
        yield sentence(material.say("method.checked", checked, n=_n(material, checked, "genitive")))
    for state in (CheckState.MODIFIED, CheckState.NOT_REACHED):
        if count := states[state]:
            n = _n(material, count, "genitive")
            yield sentence(material.say(f"method.{state}", count, n=n))
    yield sentence(material.facts.member_check_note)
    yield material.say("method.hiding")
    if material.printed:
        brackets, omission = material.facts.brackets, material.facts.omission
        yield material.say(f"method.changes_{brackets}", omission=omission)


def _missing(material: Material) -> Iterator[str]:
    talks = material.interviews.values()
    if not any(talk.held_on for talk in talks):
        yield "held_on"
    if not any(talk.interviewer_role.strip() for talk in talks):
        yield "interviewer"
    if not material.facts.selection_note.strip():
        yield "selection"


def _n(material: Material, count: int, form: str = "nominative") -> str:
    return number_word(count, material.language, form)


def _language_name(material: Material, code: str) -> str:
    names = entry("report.languages", material.language)
    assert isinstance(names, dict)
    return str(names.get(code) or material.say("method.language_of_code", code=code))
