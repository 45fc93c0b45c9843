"""The spaCy pipelines: names in running Finnish, and in English where that pipeline is installed.

``spacy-fi-experimental-web-md`` (MIT) is loaded once, with nothing but what its names need: the
lemmatizer alone would ask for native libraries. Everything comes from the installed package.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from small_stories.anonymising.finding.languages import pipeline_of
from small_stories.model import IdentityKind
from small_stories.pipelines import load

NOT_NEEDED: Final = (
    "tagger", "morphologizer", "parser", "attribute_ruler", "lemmatizer", "lookups", "strings",
)  # fmt: skip
LONGEST: Final = 50_000  # code points that the pipeline reads at once
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
def _pipeline(language: str) -> Any:
    name = pipeline_of(language)
    assert name is not None, "asked for only where has_pipeline"
    return load(name, NOT_NEEDED)


def entities_in(texts: Iterable[str], language: str) -> Iterator[list[Entity]]:
    """Yield each text's names, in order; the texts go through the pipeline in batches."""
    rows = list(texts)
    pieces = [(row, start) for row, text in enumerate(rows) for start in _cuts(text)]
    parts = (rows[row][start : start + LONGEST] for row, start in pieces)
    found: list[list[Entity]] = [[] for _ in rows]
    for (row, start), doc in zip(
        pieces, _pipeline(language).pipe(parts, batch_size=64), strict=True
    ):
        found[row] += [
            Entity(start + entity.start_char, start + entity.end_char, _KINDS[entity.label_])
            for entity in doc.ents
            if entity.label_ in _KINDS
        ]
    yield from found


def _cuts(text: str) -> range:
    """Return where a text is cut for the pipeline, which takes memory by a text's length."""
    return range(0, len(text), LONGEST)
