"""What no export may hold: hidden names, and numbers that nobody decided to tell."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from small_stories.anonymising.leaving.leaks import Leak, leaks
from small_stories.anonymising.leaving.shapes import shapes_in
from small_stories.anonymising.leaving.spared import Spared, spared_in, without_spared
from small_stories.anonymising.marks import Tier
from small_stories.anonymising.matching.known import KnownName
from small_stories.model import Decision, IdentityKind
from small_stories.storage.identities import Identity, MarkInTurn, aliases, identities, marks
from small_stories.storage.project_file import Project
from small_stories.storage.setup import Interviewee, consents, interviewees

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

Number = tuple[IdentityKind, str]


@dataclass(frozen=True, slots=True)
class HiddenWords:
    """What no export may hold: names in every form, numbers and addresses in every spelling.

    ``kept`` are names that may stand, ``allowed`` numbers that may, and ``spared`` the places
    where words may stand that are a hidden name elsewhere.
    """

    names: tuple[KnownName, ...]
    numbers: tuple[Number, ...] = ()
    kept: tuple[KnownName, ...] = ()
    allowed: tuple[Number, ...] = ()
    spared: tuple[Spared, ...] = ()
    shapes: bool = True


def hidden_words(project: Project) -> HiddenWords:
    """Return what no export may hold.

    The ledger's names, also those that nobody has decided yet, what single marks hide, and the
    names of those interviewed who have not asked to appear by them.
    """
    ledger, other_names = identities(project), aliases(project)
    marked = marks(project)
    loose = {pair for mark in marked if _hides_alone(mark) for pair in _said(mark)}
    names = [_known(each, other_names) for each in ledger if _is_hidden(each) and not _number(each)]
    names += [KnownName(0, kind, said) for kind, said in sorted(loose) if _is_name(kind, said)]
    tellers = [_real_name(each) for each in interviewees(project) if _is_secret(project, each)]
    names += tellers
    numbers = [
        (IdentityKind(each.kind), said)
        for each in ledger
        if _is_hidden(each) and (_number(each) or each.kind == IdentityKind.DATE)
        for said in (each.base, *other_names.get(each.id, ()))
    ]
    numbers += [(kind, said) for kind, said in sorted(loose) if kind in _NUMBERS]
    kept = [_known(each, other_names) for each in ledger if not _is_hidden(each)]
    return HiddenWords(
        names=tuple(names),
        numbers=tuple(numbers),
        kept=tuple(each for each in kept if each.kind not in _NUMBERS),
        allowed=(*_kept_numbers(kept), *_kept_marks(marked)),
        spared=spared_in(project, names, tellers),
    )


def hidden_people(project: Project, but: int | None = None) -> HiddenWords:
    """Return the real names of those interviewed, all of them or but one.

    Sheets for interviewees hold nothing else that has been told; where they live and what the
    activity is called is theirs to know, and so are the evaluator's own number and address.
    """
    people = [each for each in interviewees(project) if each.id != but and each.real_name.strip()]
    return HiddenWords(tuple(map(_real_name, people)), shapes=False)


def stops_export(leak: Leak) -> bool:
    """Tell whether a leak is a name for sure; an ordinary word in small letters may not be one."""
    return leak.tier is Tier.MARKED or not (leak.by_shape or leak.found.islower())


def hidden_in(texts: Iterable[str], hidden: HiddenWords) -> list[Leak]:
    """Search many texts at once, each only one time; no name is found across two of them."""
    said = dict.fromkeys(without_spared(text, hidden.spared) for text in texts)
    found = leaks(_BETWEEN.join(said), hidden.names, hidden.numbers, hidden.kept)
    if hidden.shapes:
        found += (leak for text in said for leak in shapes_in(text, hidden.allowed))
    return found


def holds_spared(texts: Iterable[str], hidden: HiddenWords) -> bool:
    """Tell whether words stand in some texts that were kept, and are a hidden name elsewhere."""
    return any(without_spared(text, hidden.spared) != text for text in texts)


def _known(entry: Identity, other_names: dict[int, tuple[str, ...]]) -> KnownName:
    kind = IdentityKind(entry.kind)
    return KnownName(entry.id, kind, entry.base, other_names.get(entry.id, ()))


def _real_name(person: Interviewee) -> KnownName:
    return KnownName(0, IdentityKind.PERSON, person.real_name.strip())


def _is_hidden(entry: Identity) -> bool:
    return entry.decision != Decision.KEEP


def _number(entry: Identity) -> bool:
    return entry.kind in _NUMBERS


def _is_secret(project: Project, person: Interviewee) -> bool:
    return bool(person.real_name.strip()) and not consents(project, person.id, "named")


def _hides_alone(mark: MarkInTurn) -> bool:
    return mark.identity_id is None and mark.decision not in (None, Decision.KEEP)


def _said(mark: MarkInTurn) -> Iterable[Number]:
    """Return the words of a mark and their base form, each with the mark's kind."""
    said = dict.fromkeys((mark.words.strip(), mark.base.strip()))
    return [(IdentityKind(mark.kind), words) for words in said if words]


def _is_name(kind: IdentityKind, said: str) -> bool:
    """Tell whether hidden words are a name; what no list knows (kind other) has a capital."""
    return kind in _NAMES or (kind is IdentityKind.OTHER and not said[:1].islower())


def _kept_numbers(kept: Iterable[KnownName]) -> Iterable[Number]:
    return [(e.kind, said) for e in kept if e.kind in _NUMBERS for said in (e.base, *e.aliases)]


def _kept_marks(marked: Iterable[MarkInTurn]) -> Iterable[Number]:
    kinds = (*_NUMBERS, IdentityKind.OTHER)
    kept = (mark for mark in marked if mark.decision == Decision.KEEP and mark.kind in kinds)
    return dict.fromkeys((IdentityKind(mark.kind), mark.words.strip()) for mark in kept)
