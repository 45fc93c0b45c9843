"""What no export may hold, and where the analyst's own texts hold it all the same."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from small_stories.anonymising.leaving.leaks import Leak, leaks
from small_stories.anonymising.marks import Tier
from small_stories.anonymising.matching.known import KnownName
from small_stories.model import Decision, IdentityKind
from small_stories.storage.identities import aliases, identities, marks
from small_stories.storage.project_file import Project
from small_stories.storage.quotes import quotes
from small_stories.storage.setup import (
    consents,
    failure_notes,
    goals,
    interviewees,
    project_facts,
    quant_results,
    report_sections,
)
from small_stories.storage.stories import READING_FIELDS, reading, stories
from small_stories.storage.types import story_types

_BETWEEN: Final = " ¶ "

# What tells somebody wherever it stands, also when it is hidden by a mark of its own and has no
# ledger entry. A role, a group or an illness is a common word that a reading may well use.
_NAMES: Final = (IdentityKind.PERSON, IdentityKind.PLACE, IdentityKind.ORGANISATION)
_NUMBERS: Final = (
    IdentityKind.PHONE,
    IdentityKind.EMAIL,
    IdentityKind.LINK,
    IdentityKind.IDENTITY_CODE,
    IdentityKind.ADDRESS,
)


@dataclass(frozen=True, slots=True)
class HiddenWords:
    """What no export may hold: names in every form, numbers and addresses in every spelling."""

    names: tuple[KnownName, ...]
    numbers: tuple[tuple[IdentityKind, str], ...]


@dataclass(frozen=True, slots=True)
class TextLeak:
    """A hidden name in the analyst's own text: which kind of text, and its row's number.

    ``where`` is a key under ``report.own_texts`` in the string files.
    """

    where: str
    row: int


def hidden_words(project: Project) -> HiddenWords:
    """Return what no export may hold.

    The ledger's names, what single marks hide, and the names of those interviewed who have not
    asked to appear by them.
    """
    ledger = [each for each in identities(project) if each.decision != Decision.KEEP]
    loose = {
        (IdentityKind(mark.kind), mark.words.strip())
        for mark in marks(project)
        if mark.words.strip()
        and mark.identity_id is None
        and mark.decision not in (None, Decision.KEEP)
    }
    other_names = aliases(project)
    names = [
        KnownName(each.id, IdentityKind(each.kind), each.base, other_names.get(each.id, ()))
        for each in ledger
        if each.kind not in _NUMBERS
    ]
    names += [KnownName(0, kind, said) for kind, said in sorted(loose) if _is_name(kind, said)]
    names += [
        KnownName(0, IdentityKind.PERSON, person.real_name.strip())
        for person in interviewees(project)
        if person.real_name.strip() and not consents(project, person.id, "named")
    ]
    numbers = [(IdentityKind(each.kind), each.base) for each in ledger if each.kind in _NUMBERS]
    numbers += [(kind, said) for kind, said in sorted(loose) if kind in _NUMBERS]
    return HiddenWords(tuple(names), tuple(numbers))


def _is_name(kind: IdentityKind, said: str) -> bool:
    """Tell whether hidden words are a name; what no list knows (kind other) has a capital."""
    return kind in _NAMES or (kind is IdentityKind.OTHER and not said[:1].islower())


def stops_export(leak: Leak) -> bool:
    """Tell whether a leak is a name for sure; an ordinary word in small letters may not be one."""
    return leak.tier is Tier.MARKED or not leak.found.islower()


def free_text_leaks(project: Project) -> list[TextLeak]:
    """Return where the analyst's own texts hold a hidden name, in any of its forms."""
    hidden, written = hidden_words(project), list(_own_texts(project))
    # One search of everything is far cheaper than many; only where it finds a name does it
    # matter in which text.
    found = {leak.found for leak in hidden_in((text for _, text in written), hidden)}
    suspected = [(place, text) for place, text in written if any(said in text for said in found)]
    return [place for place, text in suspected if any(map(stops_export, hidden_in([text], hidden)))]


def hidden_in(texts: Iterable[str], hidden: HiddenWords) -> list[Leak]:
    """Search many texts at once, each only one time; no name is found across two of them."""
    return leaks(_BETWEEN.join(dict.fromkeys(texts)), hidden.names, hidden.numbers)


def _own_texts(project: Project) -> Iterator[tuple[TextLeak, str]]:
    facts = project_facts(project)
    own = (facts.name, facts.evaluated, facts.means, facts.selection_note, facts.member_check_note)
    yield TextLeak("project", 1), " · ".join(own)
    for goal in goals(project):
        yield TextLeak("goal", goal.id), f"{goal.name} · {goal.description} · {goal.set_by}"
    for told in stories(project):
        yield TextLeak("title", told.id), told.title
        if found := reading(project, told.id):
            texts = (found.text, found.exemplifies, *(getattr(found, n) for n in READING_FIELDS))
            yield TextLeak("reading", told.id), " · ".join(texts)
    for each in quotes(project):
        yield TextLeak("attribution", each.id), f"{each.attribution} · {each.translation}"
    for kind in story_types(project):
        parts = (kind.name, kind.experience, kind.change, kind.opens_up, kind.mechanism)
        yield TextLeak("type", kind.id), " · ".join(parts)
    for note in failure_notes(project):
        yield TextLeak("failure", note.id), note.text
    for number in quant_results(project):
        yield TextLeak("number", number.id), f"{number.name} · {number.value} · {number.source}"
    for row, text in enumerate(report_sections(project).values()):
        yield TextLeak("section", row), text
