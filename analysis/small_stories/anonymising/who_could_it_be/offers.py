"""Coarser wordings that would let more people fit a quote, each taken by one undoable change."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from small_stories.anonymising.rewriting.house_style import TAKEN_AWAY
from small_stories.anonymising.rewriting.levels import proposed
from small_stories.anonymising.who_could_it_be.bylines import BylineStyle, bylines, somebody
from small_stories.anonymising.who_could_it_be.fits import Fit, fit_of
from small_stories.anonymising.who_could_it_be.groups import (
    column_of,
    is_same,
    is_told,
    smallest,
    tellers_of,
)
from small_stories.anonymising.who_could_it_be.quoted import Ground, Quoted
from small_stories.anonymising.who_could_it_be.traits import KIND_OF, Place, Trait
from small_stories.changes.hiding import NewMark, Wordings, add_mark, decide_mark
from small_stories.changes.quoting import edit_quote
from small_stories.model import Decision, IdentityKind, TraitKind
from small_stories.storage.identities import mark
from small_stories.storage.project_file import Project

_MARKED_AS: Final = {kind: each for each, kind in reversed(KIND_OF.items())}

_WITH_A_NAME: Final = (BylineStyle.ROLE_AND_PSEUDONYM, BylineStyle.NAME_AND_ROLE)


@dataclass(frozen=True, slots=True)
class Coarser:
    """Words of the quote that would be printed as wider ones."""

    words: str
    place: Place
    kind: IdentityKind
    base: str
    wordings: Wordings


@dataclass(frozen=True, slots=True)
class Offer:
    """What no longer to tell: another ``byline``, coarser ``words``, or both.

    So many ``people`` would then fit at most; None where no group of it has been counted.
    """

    quote: int
    byline: str | None
    words: tuple[Coarser, ...]
    people: int | None


def offers(project: Project, quote: int) -> list[Offer]:
    """Return what would lift a quote over the project's limit, or bring it to its byline.

    Each offer stops telling one of the things that make the group small; where one is not enough,
    one more offer stops telling as many of them as are needed.
    """
    ground = Ground(project)
    quoted = ground.quoted(quote)
    if quoted is None:
        return []
    fit = fit_of(ground, quoted)
    found = [_offer(ground, quoted, fit, gone) for gone in _to_stop_telling(ground, fit)]
    return list(dict.fromkeys(offer for offer in found if offer.byline is not None or offer.words))


def take(project: Project, offer: Offer) -> None:
    """Print the quote as an offer has it, as one change."""
    with project.change("quote.coarsened"):
        if offer.byline is not None:
            edit_quote(project, offer.quote, attribution=offer.byline)
        for words in offer.words:
            number = words.place.mark
            if number is None or mark(project, number) is None:
                number = add_mark(project, _mark_for(words))
            decide_mark(project, number, Decision.COARSEN, words.wordings)


def _mark_for(words: Coarser) -> NewMark:
    place = words.place
    return NewMark(
        turn_id=place.turn_id,
        start=place.start,
        end=place.end,
        kind=words.kind,
        tier="marked",
        reason="analyst",
        found_by="analyst",
        base=words.base,
    )


def _to_stop_telling(ground: Ground, fit: Fit) -> Iterator[Sequence[Trait]]:
    """Yield sets of traits: each, no longer told, lets enough people fit or more than now."""
    if fit.is_few:
        # The role is what a byline is for: it goes last.
        things = sorted(_things(fit.because), key=lambda told: told[0].kind == TraitKind.ROLE)
        enough = [gone for gone in things if not _is_few(ground, fit, gone)]
        yield from enough
        if not enough:
            gone: list[Trait] = []
            while (group := smallest(ground.sizes, _left(fit, gone))) is not None:
                if group.people >= fit.fewest:
                    break
                gone += _things(tellers_of(group, _left(fit, gone)))[-1]
            yield gone
    for finer in fit.finer:
        yield [each for each in fit.traits if not each.in_byline and _alike(each, finer.body)]


def _things(told: Iterable[Trait]) -> list[list[Trait]]:
    """Return the traits by what they tell: the same thing may be told in several places."""
    found: list[list[Trait]] = []
    for trait in told:
        same = next((each for each in found if _alike(each[0], trait)), None)
        if same is None:
            found.append([trait])
        else:
            same.append(trait)
    return found


def _alike(one: Trait, other: Trait) -> bool:
    return column_of(one.kind) == column_of(other.kind) and is_same(one.value, other.value)


def _left(fit: Fit, gone: Sequence[Trait]) -> list[Trait]:
    return [each for each in fit.traits if each not in gone]


def _is_few(ground: Ground, fit: Fit, gone: Sequence[Trait]) -> bool:
    group = smallest(ground.sizes, _left(fit, gone))
    return group is not None and group.people < fit.fewest


def _offer(ground: Ground, quoted: Quoted, fit: Fit, gone: Sequence[Trait]) -> Offer:
    group = smallest(ground.sizes, _left(fit, gone))
    lines = [each for each in gone if each.in_byline]
    coarser = (_coarser(quoted, each) for each in gone)
    return Offer(
        quote=fit.quote,
        byline=_byline_without(ground, quoted, lines) if lines else None,
        words=tuple(dict.fromkeys(each for each in coarser if each)),
        people=group.people if group else None,
    )


def _byline_without(ground: Ground, quoted: Quoted, gone: Sequence[Trait]) -> str:
    """Return the byline that tells most of what this one tells, but not some things."""
    told = _things_said(ground, quoted.byline)
    kept = {pair for pair in told if not any(is_told(each, *pair) for each in gone)}
    for way in reversed(bylines(ground.project, quoted.quote.interview_id, quoted.teller)):
        said = _things_said(ground, way.words)
        if said and said <= kept and way.style not in _WITH_A_NAME:
            return way.words
    return somebody(ground.facts.language)


def _things_said(ground: Ground, byline: str) -> set[tuple[TraitKind, str]]:
    return {(column_of(word.kind), word.value) for word in ground.vocabulary.words_in(byline)}


def _coarser(quoted: Quoted, trait: Trait) -> Coarser | None:
    """Return the next coarser words for a trait in the words, or None for one of the byline."""
    place = trait.place
    if place is None:
        return None
    there = next((each for each in quoted.marks if each.id == place.mark), None)
    kind = IdentityKind(there.kind) if there else _MARKED_AS.get(trait.kind, IdentityKind.OTHER)
    if there:
        place = Place(there.turn_id, there.start, there.end, there.id)
    wider = proposed(kind, there.words if there else trait.words, trait.value, quoted.language)
    if there and there.decision == Decision.COARSEN:
        before = there.wording.strip("[]").casefold()
        if wider.public.casefold() == before:
            narrow = wider.strict.casefold() == before
            wider = Wordings(TAKEN_AWAY) if narrow else Wordings(wider.strict)
    return Coarser(there.words if there else trait.words, place, kind, trait.value, wider)
