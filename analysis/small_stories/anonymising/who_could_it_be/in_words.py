"""What is told of a quote's possible tellers, as sentences."""

from collections.abc import Iterable, Iterator, Mapping

from small_stories.anonymising.rewriting.house_style import TAKEN_AWAY
from small_stories.anonymising.who_could_it_be.combinations import Combination
from small_stories.anonymising.who_could_it_be.fits import Fit
from small_stories.anonymising.who_could_it_be.offers import Coarser, Offer
from small_stories.anonymising.who_could_it_be.traits import Trait
from small_stories.strings import text


def fit_in_words(fit: Fit, language: str) -> list[str]:
    """Return how many people fit a quote, because of what, and what is not known."""

    def say(key: str, count: int | None = None, **fields: object) -> str:
        return text(f"who_could_it_be.{key}", language, count, **fields)

    # All that is told stands in some group, but each group is told of more closely.
    why = "counted_closer" if fit.traits and not fit.unknown else "not_counted"
    found = [say(why) if fit.people is None else say("people", fit.people)]
    if fit.is_few:
        found.append(say("because", traits=traits_in_words(fit.because, language)))
        found.append(say("few", fewest=fit.fewest))
    if fit.unknown:
        found.append(say("unknown", traits=traits_in_words(fit.unknown, language)))
    if fit.interviewed:
        found.append(say("interviewed", fit.interviewed))
    if fit.finer:
        finer = (each.body for each in fit.finer)
        found.append(say("finer", traits=traits_in_words(finer, language)))
    return found


def traits_in_words(traits: Iterable[Trait], language: str) -> str:
    """Return traits in a row, each said once, with where it stands."""
    return ", ".join(dict.fromkeys(_trait(each, language) for each in traits))


def _trait(trait: Trait, language: str) -> str:
    kind = text(f"who_could_it_be.kinds.{trait.kind}", language)
    where = "in_byline" if trait.in_byline else "in_words"
    return text(f"who_could_it_be.{where}", language, None, kind=kind, words=trait.words)


def combinations_in_words(
    found: Iterable[Combination], codes: Mapping[int, str], language: str
) -> Iterator[str]:
    """Yield the facts that stand together, in one quote or in several by their codes."""
    for each in found:
        facts = traits_in_words(each.facts, language)
        if len(each.quotes) == 1:
            yield text("who_could_it_be.combination", language, None, facts=facts)
        else:
            quotes = ", ".join(codes[number] for number in each.quotes)
            yield text(
                "who_could_it_be.combination_together", language, None, quotes=quotes, facts=facts
            )


def offer_in_words(offer: Offer, language: str) -> str:
    """Return what an offer would print, and how many people would then fit where it is known."""
    parts = [_coarser(each, language) for each in offer.words]
    if offer.byline is not None:
        parts.insert(0, text("who_could_it_be.offer_byline", language, None, words=offer.byline))
    said = "; ".join(dict.fromkeys(parts))
    if offer.people is None:
        return said
    return f"{said} ({text('who_could_it_be.would_fit', language, offer.people)})"


def _coarser(coarser: Coarser, language: str) -> str:
    wording = coarser.wordings.public
    if wording in ("", TAKEN_AWAY):
        return text("who_could_it_be.offer_removed", language, None, words=coarser.words)
    fields = {"words": coarser.words, "wording": wording}
    return text("who_could_it_be.offer_words", language, None, **fields)
