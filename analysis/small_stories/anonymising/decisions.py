"""What has been decided of each thing that identifies, told without a word of the original."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from small_stories.anonymising.rewriting.printed import wording_for
from small_stories.model import Decision, IdentityKind, Profile
from small_stories.storage.decided import days_decided
from small_stories.storage.identities import Identity, MarkInTurn, identities, marks
from small_stories.storage.interviews import interviews
from small_stories.storage.project_file import Project


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision: on the ``number``-th thing of its kind, and in how many places it holds.

    ``wordings`` are in base form by profile; ``reasons`` are keys under ``anonymising.reasons``
    and ``by_hand`` is the number of places that the analyst marked. ``day`` is empty where the
    history does not know it.
    """

    kind: IdentityKind
    number: int
    decision: Decision
    wordings: dict[Profile, str]
    places: int
    interviews: tuple[str, ...]
    by_hand: int
    doubtful: int
    reasons: tuple[str, ...]
    why: str
    day: str


_Thing = tuple[str, int, str]  # kind, ledger entry or 0, and the words of what has no entry


def decisions(project: Project) -> list[Decided]:
    """Return every decision, by kind and in the order in which the things are first said.

    The same thing has the same number in all its decisions. Marks that were decided otherwise
    than their ledger entry stand as a decision of their own.
    """
    days, codes = days_decided(project), {talk.id: talk.code for talk in interviews(project)}
    ledger = {entry.id: entry for entry in identities(project)}
    groups: dict[tuple[_Thing, str, tuple[str, ...]], list[MarkInTurn]] = {}
    for mark in marks(project):
        if mark.decision is not None:
            wordings = (mark.internal, mark.wording, mark.strict)
            groups.setdefault((_thing(mark), mark.decision, wordings), []).append(mark)
    numbers = _numbers(thing for thing, _, _ in groups)
    found = [
        _decided(numbers[thing], of_one, ledger.get(thing[1]), codes, days)
        for (thing, _, _), of_one in groups.items()
    ]
    order = list(IdentityKind)
    return sorted(found, key=lambda each: (order.index(each.kind), each.number))


def undecided_places(project: Project) -> int:
    """Return in how many places nobody has decided yet."""
    return sum(mark.decision is None for mark in marks(project))


def _thing(mark: MarkInTurn) -> _Thing:
    if mark.identity_id is not None:
        return mark.kind, mark.identity_id, ""
    return mark.kind, 0, (mark.base or mark.words).casefold()


def _numbers(things: Iterable[_Thing]) -> dict[_Thing, int]:
    """Return a running number for each thing of its kind."""
    numbers: dict[_Thing, int] = {}
    counts: dict[str, int] = {}
    for thing in dict.fromkeys(things):
        counts[thing[0]] = numbers[thing] = counts.get(thing[0], 0) + 1
    return numbers


def _decided(
    number: int,
    found: Sequence[MarkInTurn],
    entry: Identity | None,
    codes: dict[int, str],
    days: dict[tuple[str, int], str],
) -> Decided:
    first = found[0]
    dated = [days.get(("quote_decision", mark.id), "") for mark in found]
    if entry is not None:
        dated.append(days.get(("identity", entry.id), ""))
    return Decided(
        kind=IdentityKind(first.kind),
        number=number,
        decision=Decision(first.decision or Decision.KEEP),
        wordings={profile: wording_for(first, profile) for profile in Profile},
        places=len(found),
        interviews=tuple(dict.fromkeys(codes[mark.interview_id] for mark in found)),
        by_hand=sum(mark.found_by == "analyst" for mark in found),
        doubtful=sum(mark.found_by != "analyst" and mark.tier == "check" for mark in found),
        reasons=tuple(dict.fromkeys(mark.reason for mark in found)),
        why=entry.reason if entry is not None else "",
        day=max(dated),
    )
