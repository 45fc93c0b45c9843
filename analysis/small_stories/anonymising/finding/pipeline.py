"""The Finnish spaCy pipeline: names in running text, and how often a word has a capital letter.

``spacy-fi-experimental-web-md`` (MIT) is loaded once, with nothing but what its names need: the
lemmatizer alone would ask for native libraries. Everything comes from the installed package.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from small_stories.model import IdentityKind

PIPELINE: Final = "spacy_fi_experimental_web_md"
NOT_NEEDED: Final = ["tagger", "morphologizer", "parser", "attribute_ruler", "lemmatizer"]
UNSEEN: Final = -16.5  # a little under the table's rarest word, in natural logarithms
LONGEST: Final = 50_000  # code points that the pipeline reads at once
COMMON: Final = -10.0
_KINDS: Final = {
    "PERSON": IdentityKind.PERSON,
    "GPE": IdentityKind.PLACE,
    "LOC": IdentityKind.PLACE,
    "FAC": IdentityKind.PLACE,
    "ORG": IdentityKind.ORGANISATION,
    "DATE": IdentityKind.DATE,
}


@dataclass(frozen=True, slots=True)
class Entity:
    """A name that the pipeline sees: code points of the text, end exclusive."""

    start: int
    end: int
    kind: IdentityKind


@cache
def _pipeline() -> Any:
    import spacy

    return spacy.load(PIPELINE, exclude=NOT_NEEDED)


@cache
def _logarithms() -> Any:
    return _pipeline().vocab.lookups.get_table("lexeme_prob")


def entities_in(texts: Iterable[str]) -> Iterator[list[Entity]]:
    """Yield each text's names, in order; the texts go through the pipeline in batches."""
    rows = list(texts)
    pieces = [(row, start) for row, text in enumerate(rows) for start in _cuts(text)]
    parts = (rows[row][start : start + LONGEST] for row, start in pieces)
    found: list[list[Entity]] = [[] for _ in rows]
    for (row, start), doc in zip(pieces, _pipeline().pipe(parts, batch_size=64), strict=True):
        found[row] += [
            Entity(start + entity.start_char, start + entity.end_char, _KINDS[entity.label_])
            for entity in doc.ents
            if entity.label_ in _KINDS
        ]
    yield from found


def _cuts(text: str) -> range:
    """Return where a text is cut for the pipeline, which takes memory by a text's length."""
    return range(0, len(text), LONGEST)


def capital_ratio(word: str) -> float | None:
    """Return how much commoner a word is with a capital than without: a difference of logarithms.

    *Pentti* 4.9, *Toivo* 0.2, *Vaan* -3.9; None when the table knows neither. At 1.5 and over a
    word is a name, between -1.3 and 1.5 it can be both.
    """
    with_capital = _logarithms().get(word[:1].upper() + word[1:].lower())
    without = _logarithms().get(word.lower())
    if with_capital is None and without is None:
        return None
    return float((with_capital or UNSEEN) - (without or UNSEEN))


def is_common(word: str) -> bool:
    """Tell whether a word in small letters is among the language's few thousand commonest."""
    return float(_logarithms().get(word.lower(), UNSEEN)) > COMMON
