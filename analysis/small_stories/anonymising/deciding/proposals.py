"""What is proposed for somebody or something: one wording for each way to decide."""

import re
from collections.abc import Mapping
from typing import Final

from small_stories.anonymising.deciding.groups import Group
from small_stories.anonymising.rewriting.levels import proposed
from small_stories.changes.hiding import Wordings
from small_stories.model import Decision, IdentityKind
from small_stories.storage.identities import Identity

REMOVED: Final = "--"
Proposals = Mapping[Decision, Wordings]

# What stands before the role in words such as "kertojan sisko" or "the teller's sister".
_WHOSE: Final = re.compile(
    r"^(the\s+)?(kertojan|haastateltavan|hänen|berättarens|intervjupersonens|hens|hans|hennes"
    r"|(inter)?viewee'?s|teller[’']?s|their|his|her)\s+",
    re.IGNORECASE,
)


def role_word(who: str) -> str:
    """Return the role that words on somebody begin with: *sisko* of *kertojan sisko (Espoo)*."""
    return _WHOSE.sub("", re.split(r"[,;:(.–]", who, maxsplit=1)[0].strip()).strip()


def proposals(
    group: Group, base: str, language: str, who: str, invented: str
) -> dict[Decision, Wordings]:
    """Return the ways to decide that have a wording of their own; the others are typed."""
    kind = IdentityKind(group.first.kind)
    wider = proposed(kind, group.first.words, base, language)
    ways = {Decision.REMOVE: Wordings(REMOVED), Decision.KEEP: Wordings()}
    if wider.public != REMOVED:
        ways[Decision.COARSEN] = wider
    if kind == IdentityKind.PERSON:
        if invented:
            ways[Decision.REPLACE] = Wordings(invented)
        if role := role_word(who):
            ways[Decision.ROLE] = Wordings(role)
    return ways


def first_way(ways: Proposals) -> Decision:
    """Return the way that is proposed: who somebody is, else wider words, else none at all."""
    order = (Decision.ROLE, Decision.COARSEN, Decision.REMOVE)
    return next(way for way in order if way in ways)


def typed_way(kind: IdentityKind, wording: str, before: Decision) -> Decision:
    """Return the way that a typed wording means: a name, a role, or wider words."""
    if wording == REMOVED:
        return Decision.REMOVE
    if kind != IdentityKind.PERSON:
        replacing = before == Decision.REPLACE
        return Decision.REPLACE if replacing else Decision.COARSEN
    return Decision.REPLACE if wording[:1].isupper() else Decision.ROLE


def decided_before(group: Group, entry: Identity | None) -> tuple[Decision, Wordings] | None:
    """Return what the ledger, or else every mark of a group, says already."""
    if entry is not None and entry.decision is not None:
        return Decision(entry.decision), Wordings(entry.wording, entry.internal, entry.strict)
    first = group.first
    if group.open_marks or first.decision is None:
        return None
    return Decision(first.decision), Wordings(first.wording, first.internal, first.strict)
