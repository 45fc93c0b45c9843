"""How many people could have said a quote, and what of it makes them so few.

An estimate from what the analyst typed in of groups: never of anybody, and no measure of risk.
"""

from dataclasses import dataclass

from small_stories.anonymising.who_could_it_be.fineness import Finer, finer_than_byline
from small_stories.anonymising.who_could_it_be.groups import (
    interviewed_alike,
    not_known,
    smallest,
    tellers_of,
)
from small_stories.anonymising.who_could_it_be.quoted import Ground, Quoted
from small_stories.anonymising.who_could_it_be.traits import Trait, traits_of
from small_stories.model import Profile
from small_stories.storage.project_file import Project


@dataclass(frozen=True, slots=True)
class Fit:
    """How many people at most fit a quote; None where no group of it has been counted.

    ``traits`` is all that is told, ``because`` what makes it no more, ``unknown`` what nobody has
    counted, ``interviewed`` how many of the project's own interviewees fit.
    """

    quote: int
    teller: int | None
    fewest: int
    people: int | None
    traits: tuple[Trait, ...]
    because: tuple[Trait, ...]
    unknown: tuple[Trait, ...]
    finer: tuple[Finer, ...]
    interviewed: int

    @property
    def is_few(self) -> bool:
        """Whether fewer people fit than the project wants."""
        return self.people is not None and self.people < self.fewest


def fits(project: Project, quote: int, profile: Profile | None = None) -> Fit | None:
    """Return how many people fit a quote as a profile prints it; None when the quote is gone."""
    ground = Ground(project, profile)
    quoted = ground.quoted(quote)
    return fit_of(ground, quoted) if quoted else None


def fit_of(ground: Ground, quoted: Quoted) -> Fit:
    """Return how many people fit a quote that has been read."""
    told = traits_of(ground, quoted)
    group = smallest(ground.sizes, told)
    return Fit(
        quote=quoted.quote.id,
        teller=quoted.teller,
        fewest=ground.facts.fewest_alike,
        people=group.people if group else None,
        traits=tuple(told),
        because=tuple(tellers_of(group, told)) if group else (),
        unknown=not_known(ground.sizes, told),
        finer=tuple(finer_than_byline(told)),
        interviewed=interviewed_alike(ground.people.values(), told),
    )
