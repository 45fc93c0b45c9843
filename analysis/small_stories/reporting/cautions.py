"""What to look at before an export, and among it whose quotes could be only of a few people."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from small_stories.anonymising.who_could_it_be.combinations import Combination, all_combinations
from small_stories.anonymising.who_could_it_be.fits import Fit, fit_of
from small_stories.anonymising.who_could_it_be.quoted import Ground
from small_stories.anonymising.who_could_it_be.together import Together, together
from small_stories.anonymising.who_could_it_be.traits import Trait
from small_stories.model import TraitKind
from small_stories.storage.project_file import Project


@dataclass(frozen=True, slots=True)
class Caution:
    """One thing to look at before an export; ``kind`` is a key under ``report.warnings``.

    ``turn_id`` is the turn to look at, ``story_id`` the story, where it is one.
    """

    kind: str
    quote_id: int | None = None
    fields: dict[str, str] = field(default_factory=dict)
    turn_id: int | None = None
    story_id: int | None = None


def who_could_it_be(project: Project, codes: Mapping[int, str]) -> Iterator[Caution]:
    """Yield which quotes fit too few people, alone or together, or tell rare facts together.

    ``codes`` are those of the quotes. The sentences have codes and kinds, never words.
    """
    ground = Ground(project)
    quoted = ground.all_quoted()
    fits = [fit_of(ground, each) for each in quoted]
    told = zip(quoted, (fit.traits for fit in fits), strict=True)
    said: dict[int, set[str]] = {}
    for fit in fits:
        alone = list(_alone(fit, codes[fit.quote]))
        said[fit.quote] = {kind for each in alone for kind in each.fields["kinds"].split()}
        yield from alone
    for found in together(ground.sizes, fits):
        yield _together(found, codes)
    for combination in all_combinations(ground, told):
        # What the quote is warned of already is not said of it twice.
        if len(combination.quotes) > 1 or not said[combination.quotes[0]] >= {*combination.kinds}:
            yield _once_more(combination, codes)


def _alone(fit: Fit, code: str) -> Iterator[Caution]:
    if fit.is_few:
        told = {"quote": code, "people": str(fit.people), "kinds": _kinds(fit.because)}
        yield Caution("few_alike", fit.quote, told)
    if fit.finer:
        told = {"quote": code, "kinds": _kinds(each.body for each in fit.finer)}
        yield Caution("finer_than_byline", fit.quote, told)


def _together(found: Together, codes: Mapping[int, str]) -> Caution:
    told = {"quotes": _list(found.quotes, codes), "people": str(found.people)}
    return Caution("few_alike_together", found.quotes[0], {**told, "kinds": _kinds(found.because)})


def _once_more(found: Combination, codes: Mapping[int, str]) -> Caution:
    told = {"quotes": _list(found.quotes, codes), "kinds": " ".join(found.kinds)}
    return Caution("look_once_more", found.quotes[0], told)


def _list(quotes: Iterable[int], codes: Mapping[int, str]) -> str:
    return ", ".join(codes[number] for number in quotes)


def _kinds(told: Iterable[Trait]) -> str:
    kinds: dict[TraitKind, None] = dict.fromkeys(each.kind for each in told)
    return " ".join(kinds)
