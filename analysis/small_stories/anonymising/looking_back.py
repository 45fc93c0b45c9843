"""A name that comes to the ledger is looked for in every interview that is there already.

The looking is by forms alone, without a pipeline: it is part of the change that brought the name,
so that one undo takes all of it back.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from small_stories.anonymising.finnish.folding import folded
from small_stories.anonymising.marks import Tier
from small_stories.anonymising.matching.known import (
    KnownMark,
    KnownName,
    NameBook,
    match_known,
)
from small_stories.anonymising.searching import known_names, whose
from small_stories.changes.base_forms import give_base
from small_stories.changes.hiding import NewMark
from small_stories.changes.ledger import link_marks, take_marks_in
from small_stories.model import Decision
from small_stories.storage.identities import MarkInTurn, marks, marks_in_turns
from small_stories.storage.interviews import words_of_turns
from small_stories.storage.project_file import Project

_REASON: Final = "known"


@dataclass(slots=True)
class _Seen:
    """What a look back found: marks to store, marks in their way, and marks to link, by id.

    ``called`` are the marks of the entry by the name of it that they say, where none was known.
    """

    new: list[NewMark]
    in_the_way: list[int]
    its: list[int]
    called: dict[str, list[int]]


def look_back(project: Project, identity: int, among: Sequence[int] | None = None) -> int:
    """Find an entry of the ledger in every interview; return in how many places it was new.

    Every mark that is found is linked to it, unless two share the name or the word is an ordinary
    one: then it is to be checked. What the analyst has said of a place stays. Every quote that is
    touched has to be read again. ``among`` are the turns to look at, where those that may say the
    name have been found before (``turns_with``).
    """
    with project.change("identity.looked_back"):
        seen = _looked(project, identity, among)
        take_marks_in(project, seen.new, seen.in_the_way)
        link_marks(project, seen.its, identity)
        for name, its in seen.called.items():
            give_base(project, its, name)
    return len(seen.new) + len(seen.its)


def book_of(project: Project, entries: Collection[int]) -> NameBook:
    """Return the names of some entries as a book to look back by."""
    return NameBook([name for name in known_names(project) if name.identity in entries])


def turns_with(texts: Iterable[tuple[int, str]], book: NameBook) -> list[int]:
    """Return the turns that may say a name; it needs no project, and can be done bit by bit."""
    return [turn for turn, words in texts if match_known(words, book)]


def _looked(project: Project, identity: int, among: Sequence[int] | None) -> _Seen:
    every = known_names(project)
    own = [name for name in every if name.identity == identity]
    its_book, book = NameBook(own), NameBook([*own, *_rivals(own, every)])
    texts = words_of_turns(project, among)
    there: dict[int, list[MarkInTurn]] = defaultdict(list)
    for mark in marks(project) if among is None else marks_in_turns(project, among):
        there[mark.turn_id].append(mark)
    seen = _Seen([], [], [], {})
    for turn, words in texts:
        if not match_known(words, its_book):
            continue
        for found in match_known(words, book):
            if _may_be(found, own):
                _see(turn, words, found, there[turn], identity, seen)
    return seen


def _rivals(own: Sequence[KnownName], every: Iterable[KnownName]) -> list[KnownName]:
    """Return the other names of which a form of this one could be a form, or a part."""
    letters = {letter for name in own for letter in _first_letters(name)}
    return [name for name in every if name not in own and letters & _first_letters(name)]


def _first_letters(name: KnownName) -> set[str]:
    return {folded(word)[:1] for said in (name.base, *name.aliases) for word in said.split()}


def _may_be(found: KnownMark, own: Sequence[KnownName]) -> bool:
    """Tell whether a place is this entry's, or could be."""
    return found.identity is None or found.identity in {name.identity for name in own}


def _see(
    turn: int,
    words: str,
    found: KnownMark,
    there: Sequence[MarkInTurn],
    identity: int,
    seen: _Seen,
) -> None:
    whom, tier = whose(words, found)
    same = [m for m in there if (m.start, m.end) == (found.start, found.end)]
    if same:
        its = [m for m in same if _is_open(m)] if whom == identity else []
        seen.its += [m.id for m in its]
        nameless = [m.id for m in same if not m.called and (m in its or m.identity_id == identity)]
        seen.called.setdefault(found.called, []).extend(nameless)
        return
    if any(_covers(mark, found, words) for mark in there):
        return
    shorter = [m for m in there if _touches(m, found) and _gives_way(m, found, words)]
    seen.in_the_way += [mark.id for mark in shorter]
    if any(mark.tier == Tier.MARKED for mark in shorter):
        tier = Tier.MARKED
    seen.new.append(
        NewMark(turn, found.start, found.end, found.kind, tier, _REASON, whom, base=found.called)
    )


def _is_open(mark: MarkInTurn) -> bool:
    return mark.identity_id is None and mark.decision is None


def _touches(mark: MarkInTurn, found: KnownMark) -> bool:
    return mark.start < found.end and found.start < mark.end


def _covers(mark: MarkInTurn, found: KnownMark, words: str) -> bool:
    """Tell whether a longer mark settles a place: one that is not kept as it was said."""
    around = mark.start <= found.start and found.end <= mark.end
    return around and mark.decision != Decision.KEEP and not _gives_way(mark, found, words)


def _gives_way(mark: MarkInTurn, found: KnownMark, words: str) -> bool:
    """Tell whether an open mark of the machine is shorter, or the same word in a compound.

    A shorter name that the ledger itself has found gives way to a longer one, too.
    """
    if mark.decision is not None or mark.found_by != "machine":
        return False
    inside = found.start <= mark.start and mark.end <= found.end
    if mark.identity_id is not None:
        return inside and mark.reason == _REASON
    return inside or len(mark.words.split()) == len(words[found.start : found.end].split())
