"""Where the analyst's own texts, or a quote as printed, hold what no export may hold."""

from collections.abc import Iterator
from dataclasses import dataclass

from small_stories.anonymising.leaving.hidden import (
    HiddenWords,
    hidden_in,
    hidden_words,
    stops_export,
)
from small_stories.anonymising.leaving.leaks import Leak, cleaned
from small_stories.anonymising.rewriting.printed import QuotedTalk
from small_stories.model import Profile
from small_stories.storage.identities import Identity, identities
from small_stories.storage.impact_stories import impact_stories
from small_stories.storage.principles import principle_notes
from small_stories.storage.project_file import Project
from small_stories.storage.quotes import quotes
from small_stories.storage.recommendations import recommendations
from small_stories.storage.setup import (
    failure_notes,
    goals,
    interviewees,
    project_facts,
    quant_results,
    report_sections,
    themes,
)
from small_stories.storage.stories import READING_FIELDS, readings, stories
from small_stories.storage.survey import answers
from small_stories.storage.types import story_types


@dataclass(frozen=True, slots=True)
class TextLeak:
    """What must not leave, in the analyst's own text: which kind of text, and its row's number.

    ``where`` is a key under ``report.own_texts`` in the string files. ``by_shape`` tells that it
    is no hidden name but a number or an address that nobody has decided to tell.
    """

    where: str
    row: int
    by_shape: bool = False


def free_text_leaks(project: Project) -> list[TextLeak]:
    """Return where a hidden name stands in any of its forms, or a number that nobody decided."""
    hidden, written = hidden_words(project), list(own_texts(project))
    # One search of everything is far cheaper than many; only where it finds a name does it
    # matter in which text.
    found = {leak.found for leak in hidden_in((text for _, text in written), hidden)}
    return [
        TextLeak(place.where, place.row, by_shape)
        for place, text in written
        if any(said in cleaned(text) for said in found)
        for by_shape in _kinds(text, hidden)
    ]


def _kinds(text: str, hidden: HiddenWords) -> list[bool]:
    sure: list[Leak] = [leak for leak in hidden_in([text], hidden) if stops_export(leak)]
    return sorted({leak.by_shape for leak in sure})


def own_texts(project: Project) -> Iterator[tuple[TextLeak, str]]:
    """Yield each text that the analyst has written, and each quote as printed, with its place."""
    facts = project_facts(project)
    own = (facts.name, facts.evaluated, facts.means, facts.selection_note, facts.member_check_note)
    yield TextLeak("project", 1), " · ".join(own)
    for goal in goals(project):
        yield TextLeak("goal", goal.id), f"{goal.name} · {goal.description} · {goal.set_by}"
    for theme in themes(project):
        yield TextLeak("theme", theme.id), theme.name
    for person in interviewees(project):
        yield TextLeak("interviewee", person.id), f"{person.role_word} · {person.place_kind}"
    read, talk = readings(project), QuotedTalk(project)
    for told in stories(project):
        yield TextLeak("title", told.id), told.title
        if found := read.get(told.id):
            texts = (found.text, found.exemplifies, *(getattr(found, n) for n in READING_FIELDS))
            yield TextLeak("reading", told.id), " · ".join(texts)
    for each in quotes(project):
        yield TextLeak("quote", each.id), talk.text(each.id)
        yield TextLeak("attribution", each.id), f"{each.attribution} · {each.translation}"
    profile = Profile(facts.profile)
    for entry in identities(project):
        yield TextLeak("wording", entry.id), _wording(entry, profile)
    for kind in story_types(project):
        parts = (kind.name, kind.experience, kind.change, kind.opens_up, kind.mechanism)
        yield TextLeak("type", kind.id), " · ".join(parts)
    for note in failure_notes(project):
        yield TextLeak("failure", note.id), note.text
    for number in quant_results(project):
        told_of = (number.name, number.value, number.area, number.period, number.kind)
        yield TextLeak("number", number.id), " · ".join((*told_of, number.source))
    told_in = dict.fromkeys(f"{form.group} · {form.wave}" for form in answers(project))
    for row, names in enumerate(told_in):
        yield TextLeak("survey", row), names
    for advice in recommendations(project):
        yield TextLeak("recommendation", advice.id), f"{advice.level} · {advice.text}"
    for page in impact_stories(project):
        yield TextLeak("impact_story", page.story_id), f"{page.title} · {page.beside}"
    for principle, noted in principle_notes(project).items():
        yield TextLeak("principle", principle), noted
    for row, text in enumerate(report_sections(project).values()):
        yield TextLeak("section", row), text


def _wording(entry: Identity, profile: Profile) -> str:
    own = {Profile.INTERNAL: entry.internal, Profile.STRICT: entry.strict}
    return own.get(profile, "").strip() or entry.wording
