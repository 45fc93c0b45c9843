"""Trustworthiness and ethics as a checklist: what the project knows, and gaps for the rest."""

from collections.abc import Iterator

from small_stories.model import SourceKind, StoryKind, TypeRole
from small_stories.reporting.blocks import Block, Labelled, Subheading, ToBeFilled
from small_stories.reporting.grammar import listed, number_word, sentence, written_date
from small_stories.reporting.material import Material
from small_stories.reporting.sections.data_table import CHECKED
from small_stories.reporting.sections.method import written_down

Point = tuple[str, list[str]]


def trustworthiness(material: Material) -> list[Block]:
    """Return the two lists, point by point: a line of facts, or a gap that says what to tell."""
    return [
        Subheading(material.say("trust.trustworthiness")),
        *_lines(material, _trust(material)),
        Subheading(material.say("trust.ethics")),
        *_lines(material, _ethics(material)),
    ]


def _lines(material: Material, points: Iterator[Point]) -> Iterator[Block]:
    for key, said in points:
        if said:
            yield Labelled(material.say(f"trust.labels.{key}"), (" ".join(said),))
        else:
            label = material.say(f"trust.labels.{key}")
            yield ToBeFilled(f"{label}: {material.say(f'to_fill.trust.{key}')}")


def _trust(material: Material) -> Iterator[Point]:
    yield "chosen", [sentence(material.facts.selection_note)] if _chosen(material) else []
    yield "interviewer", list(_interviewers(material))
    yield "words", list(_words(material))
    yield "reading", list(_read(material))
    yield "member_check", list(_member_check(material))
    yield "otherwise", list(_otherwise(material))
    yield "second_reader", []


def _ethics(material: Material) -> Iterator[Point]:
    yield "consent", list(_consent(material))
    yield "voluntary", []
    yield "minors", list(_minors(material))
    yield "anonymity", list(_changed(material))
    yield "keeping", list(_keeping(material))
    yield "permit", []


def _chosen(material: Material) -> bool:
    return bool(material.facts.selection_note.strip())


def _interviewers(material: Material) -> Iterator[str]:
    talks = material.interviews.values()
    roles = {role.casefold(): role for talk in talks if (role := talk.interviewer_role.strip())}
    if roles:
        yield sentence(listed(list(roles.values()), material.language))


def _words(material: Material) -> Iterator[str]:
    """Yield how exactly the talk is written down, and what came between it and the teller."""
    talks = list(material.interviews.values())
    if not talks:
        return
    yield from written_down(material, talks)
    if any(talk.source_kind == SourceKind.AUDIO for talk in talks):
        drafts = sum(talk.draft_turns for talk in talks)
        yield sentence(material.say("trust.drafts", drafts, n=_n(material, drafts)))
    through = sum(bool(talk.interpreter) for talk in talks)
    n = number_word(through, material.language, "inessive")
    yield sentence(material.say("trust.interpreter", through, n=n))


def _read(material: Material) -> Iterator[str]:
    talks = list(material.interviews.values())
    if talks:
        read = sum(bool(talk.read_to_end) for talk in talks)
        yield sentence(material.say("trust.read_to_end", read, n=_n(material, read)))


def _member_check(material: Material) -> Iterator[str]:
    found = material.successes()
    if found:
        checked = sum(story.check_state in CHECKED for story in found)
        n = number_word(checked, material.language, "genitive")
        yield sentence(material.say("method.checked", checked, n=n))
    if note := material.facts.member_check_note.strip():
        yield sentence(note)


def _otherwise(material: Material) -> Iterator[str]:
    """Yield what speaks against the conclusions, and that it has been kept."""
    let_down = len(material.of_kind(StoryKind.DISAPPOINTMENT))
    yield sentence(material.say("trust.let_down", let_down, n=_n(material, let_down)))
    kept = {kind.id for kind in material.types}
    against = {
        link.story_id
        for link in material.links
        if link.role == TypeRole.COUNTER_EXAMPLE and link.type_id in kept
    }
    n = number_word(len(against), material.language, "neuter")
    yield sentence(material.say("trust.against", len(against), n=n))


def _consent(material: Material) -> Iterator[str]:
    if not material.interviewees:
        return
    allowed, again = material.quotes_allowed, material.circumstances.asked_again
    n = number_word(allowed, material.language, "ablative")
    yield material.say("confidentiality.consents", allowed, n=n)
    if again:
        n = number_word(again, material.language, "ablative")
        yield material.say("confidentiality.again", again, n=n)


def _minors(material: Material) -> Iterator[str]:
    if material.interviewees:
        count = material.circumstances.minors
        yield sentence(material.say("trust.minors", count, n=_n(material, count)))


def _changed(material: Material) -> Iterator[str]:
    if material.printed:
        changed = sum(each.changed for each in material.printed)
        n = number_word(changed, material.language, "neuter")
        yield material.say("confidentiality.changed", changed, n=n)


def _keeping(material: Material) -> Iterator[str]:
    if until := material.facts.retention_until:
        yield material.say("confidentiality.until", day=written_date(until, material.language))


def _n(material: Material, count: int) -> str:
    return number_word(count, material.language)
