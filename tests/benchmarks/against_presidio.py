"""Finding what identifies against Microsoft Presidio with the same Finnish pipeline.

Presidio is no part of this project; give an interpreter that has it and the pipeline::

    python tests/benchmarks/against_presidio.py --peer OTHER/bin/python [FILE…]

Finnish talk is searched 64 pieces at a time by each, as it is and in small letters without
punctuation. Loading is not timed; set ``OMP_NUM_THREADS=1`` for both. Presidio has its Finnish
recognisers (codes, phones, e-mails, links, dates, accounts) and the pipeline's persons, places,
organisations and dates; it knows no illness, post or group, so recall is told without those too.
"""

import argparse
import json
import subprocess
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from annotated_talk import QUASI, Score, Talk, own_talk, read, score

from small_stories.anonymising.finding.found import find_marks_in
from small_stories.anonymising.marks import Mark, Tier
from small_stories.model import IdentityKind

# of all lists that are read when a word first asks for them
_TO_LOAD: Final = ["Pekka asuu Lahdessa.", "pekka asuu virtasten luona ja kuuntelee kari tapiota"]
PEER: Final = """
import json, sys, time
import spacy
from presidio_analyzer import AnalyzerEngine, BatchAnalyzerEngine, RecognizerRegistry
from presidio_analyzer.nlp_engine import NerModelConfiguration, SpacyNlpEngine
from presidio_analyzer.predefined_recognizers import (
    DateRecognizer, EmailRecognizer, FiPersonalIdentityCodeRecognizer, IbanRecognizer,
    PhoneRecognizer, SpacyRecognizer, UrlRecognizer)
named = {"PERSON": "PERSON", "GPE": "LOCATION", "LOC": "LOCATION", "FAC": "LOCATION",
         "ORG": "ORGANIZATION", "DATE": "DATE_TIME"}
engine = SpacyNlpEngine(
    models=[{"lang_code": "fi", "model_name": "spacy_fi_experimental_web_md"}],
    ner_model_configuration=NerModelConfiguration(
        model_to_presidio_entity_mapping=named, labels_to_ignore=["CARDINAL", "ORDINAL"]))
engine.nlp = {"fi": spacy.load("spacy_fi_experimental_web_md", exclude=["lemmatizer"])}
registry = RecognizerRegistry(supported_languages=["fi"])
for kind in (FiPersonalIdentityCodeRecognizer, EmailRecognizer, IbanRecognizer, UrlRecognizer,
             DateRecognizer):
    registry.add_recognizer(kind(supported_language="fi"))
registry.add_recognizer(PhoneRecognizer(supported_language="fi", supported_regions=("FI",)))
registry.add_recognizer(
    SpacyRecognizer(supported_language="fi", supported_entities=list(set(named.values()))))
analyzer = AnalyzerEngine(nlp_engine=engine, registry=registry, supported_languages=["fi"])
texts = json.load(sys.stdin)
analyzer.analyze("Pekka asuu Lahdessa.", language="fi")
begun = time.perf_counter()
found = BatchAnalyzerEngine(analyzer).analyze_iterator(texts, language="fi", batch_size=64)
taken = time.perf_counter() - begun
print(json.dumps([taken, [[(each.start, each.end) for each in row] for row in found]]))
"""


def main() -> None:
    """Print recall, precision and speed of both on the same talk."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--peer", required=True, help="An interpreter with presidio-analyzer.")
    given.add_argument("files", nargs="*", type=Path, help="Annotated talk; else our own.")
    asked = given.parse_args()
    talk = [t for path in asked.files or own_talk() for t in read(path) if t.language == "fi"]
    for name, same in (("as it is", talk), ("small letters", [t.in_small_letters() for t in talk])):
        print(f"{name}: {len(same)} pieces of talk")  # noqa: T201
        _say("Small Stories", *_ours(same))
        _say("Presidio", *_theirs(asked.peer, same))


def _say(name: str, found: Score, seconds: float) -> None:
    names = [kind for kind in found.there if kind not in QUASI]
    sure = f"recall {found.recall(surely=True):.3f} marked, {found.recall():.3f} with check"
    core = f"{found.recall(names, surely=True):.3f}, {found.recall(names):.3f} without traits"
    print(f"  {name}: {sure} ({core}), precision {found.precision:.3f}, "  # noqa: T201
          f"{found.words / seconds:.0f} words a second")  # fmt: skip


def _ours(talk: Sequence[Talk]) -> tuple[Score, float]:
    texts = _texts(talk)
    list(find_marks_in(_TO_LOAD, "fi"))
    begun = time.perf_counter()
    rows = list(find_marks_in(texts, "fi", one_talk=False))
    taken = time.perf_counter() - begun
    return _score(talk, texts, rows), taken


def _theirs(python: str, talk: Sequence[Talk]) -> tuple[Score, float]:
    texts = _texts(talk)
    told = subprocess.run(
        [python, "-c", PEER], input=json.dumps(texts), check=True, stdout=subprocess.PIPE, text=True
    )
    taken, found = json.loads(told.stdout.splitlines()[-1])
    rows = [[Mark(a, b, IdentityKind.OTHER, Tier.MARKED, "peer") for a, b in row] for row in found]
    return _score(talk, texts, rows), taken


def _texts(talk: Sequence[Talk]) -> list[str]:
    return [each.text[start:end] for each in talk for start, end in each.searched]


def _score(talk: Sequence[Talk], texts: Sequence[str], rows: Sequence[list[Mark]]) -> Score:
    by_text = dict(zip(texts, rows, strict=True))

    def found(asked: Iterable[str], _: str) -> list[list[Mark]]:
        return [by_text[text] for text in asked]

    return score(talk, found)


if __name__ == "__main__":
    main()
