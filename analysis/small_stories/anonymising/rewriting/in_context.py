"""Fitting Swedish and English wider words to the words around them: articles and prepositions.

Finnish tells these by endings (``inflecting``). Here a replacement may also take in the one word
before it: *on Kallio Square* is ``[in a neighbourhood]``, *an engineer* ``[a professional]``.
"""

import re
from dataclasses import dataclass
from typing import Final

from small_stories.model import IdentityKind

_PLACE, _DATE, _AGE = IdentityKind.PLACE, IdentityKind.DATE, IdentityKind.AGE
# after these words an article of the wording goes: the [neighbourhood], min [person]
_DETERMINERS: Final = {
    language: (re.compile(rf"\b(?:{words})\s+$", re.IGNORECASE), re.compile(f"^(?:{articles}) "))
    for language, words, articles in (
        ("en", "the|an?|my|your|his|her|its|our|their|this|that|every|some|no", "an?|the"),
        ("sv", "en|ett|min|mitt|din|ditt|sin|sitt|hans|hennes|deras|vår|vårt|varje", "ett|en"),
    )
}
_ARTICLE: Final = {
    "en": (re.compile(r"\b(?:an?)\s+$", re.IGNORECASE), re.compile("^an? ")),
    "sv": (re.compile(r"\b(?:en|ett)\s+$", re.IGNORECASE), re.compile("^(?:en|ett) ")),
}
_BEFORE_DATES: Final = re.compile(
    r"\b(?:sedan|från|till|efter|före|kring|runt|mellan|i|på)\s+$", re.IGNORECASE
)
_OF_DATES: Final = re.compile(r"^(?:i|på|år) ")
_SPAN_OF_TIME: Final = re.compile(r"^the (?:year|winter|spring|summer|autumn|late|early|\d)")
_ON_IN_SWEDISH: Final = re.compile(r"\b(?:ort|plats|plats i naturen)$")
_NOW_OR_THEN: Final = re.compile(r"\b(?:i|på|den)\s+$", re.IGNORECASE)
_TRAITS: Final = (IdentityKind.GROUP, IdentityKind.HEALTH)
_NO_NOUN: Final = re.compile(
    r"(?!\s+[a-z])|\s+(?:and|or|who|in|from|with|at|is|was|but|so|because|since|like|here|there)\b"
)
_IN_AN_AGE: Final = re.compile(r"^(?:i|in|of|under) ")
_PEOPLE: Final = {
    "sv": (re.compile(r"(?:arna|erna|orna)$"), re.compile("^inflyttad"), "de inflyttade"),
    "en": (re.compile(r"[^s]s$"), re.compile("^(?:foreign|from)"), "people from elsewhere"),
}
_SOMEBODY_AGED: Final = re.compile(r"^(?:in|of|under|i) ")
_ELDER: Final = re.compile(r"pension|retire|sextio|sjuttio|åttio|nittio|hundra|six|sev|eigh|nine")
_GROWN: Final = re.compile(
    r"arbets|vux|tjugo|trettio|fyrtio|femtio|work|adult|twent|thirt|fort|fif"
)
_TEENAGE: Final = re.compile(r"tonår|teen")
# of an elder, a grown-up, a teenager and a child, as an adjective
_ADJECTIVES: Final = {
    "sv": ("äldre", "vuxna", "tonåriga", "unga"), "en": ("older", "adult", "teenage", "young"),
}  # fmt: skip
_ENGLISH_NOUN: Final = re.compile(
    r"\s+(?:(?:grand|step)?(?:son|daughter|mother|father|child)|mum|dad|boy|girl|kid|man|woman"
    r"|sister|brother|wife|husband|friend|neighbour|twins|student|lady|person|cousin|aunt|uncle)\b"
)
_REACHED: Final = {
    "en": ((re.compile(r"\bturn(?:ed|s|ing)?\s+$"), "a certain age"),),
    "sv": (
        (re.compile(r"\bfyll\w+\s+$"), "år"),
        (re.compile(r"\b(?:blev|blir|blivit)\s+$"), "äldre"),
    ),
}


@dataclass(frozen=True, slots=True)
class Fitted:
    """A wording that fits its place, and where it begins: a code point of the text."""

    start: int
    wording: str


def fitted(
    text: str, span: tuple[int, int], wording: str, kind: IdentityKind, language: str, floor: int
) -> Fitted:
    """Return a Swedish or English wording fitted to the words around ``span`` of a text.

    It may begin one word earlier, though not before ``floor``.
    """
    start, end = span
    if kind is _AGE:
        wording = _aged(text, start, end, wording, language)
    if kind is IdentityKind.GROUP:
        wording = _of_many(text[start:end].lower(), wording, language)
    before = text[floor:start]
    if found := _preposition(before, wording, kind, language):
        return Fitted(floor + found[0], found[1])
    article, own = _ARTICLE[language]
    if (said := article.search(before)) and own.search(wording):
        return Fitted(floor + said.start(), wording)
    if language == "en" and kind in _TRAITS and said and _NO_NOUN.match(text, end):
        somebody = wording if " " in wording else f"a {wording} person"
        return Fitted(floor + said.start(), somebody)
    if kind is _DATE and language == "sv" and _BEFORE_DATES.search(text[:start]):
        return Fitted(start, _OF_DATES.sub("", wording))
    determined, own = _DETERMINERS[language]
    return Fitted(start, own.sub("", wording) if determined.search(text[:start]) else wording)


def _preposition(
    before: str, wording: str, kind: IdentityKind, language: str
) -> tuple[int, str] | None:
    """Return where a preposition begins that gives way, and the wording with one of its own."""
    if kind is _DATE and language == "en" and _SPAN_OF_TIME.search(wording):
        said = re.search(r"\bon\s+$", before, re.IGNORECASE)
        return (said.start(), f"in {wording}") if said else None
    if kind is _DATE and wording == "då":
        said = _NOW_OR_THEN.search(before)
        return (said.start(), wording) if said else None
    if kind is _AGE:
        said = re.search(r"\bin?\s+$", before, re.IGNORECASE)
        return (said.start(), wording) if said and _IN_AN_AGE.search(wording) else None
    if kind is not _PLACE:
        return None
    if language == "sv":
        own = "på" if _ON_IN_SWEDISH.search(wording) else "i"
        said = re.search(r"\b(i|på|vid)\s+$", before, re.IGNORECASE)
        return (said.start(), f"{own} {wording}") if said and said[1].lower() != own else None
    away = wording == "abroad"
    said = re.search(rf"\b(?:at|on{'|in|to' if away else ''})\s+$", before, re.IGNORECASE)
    return (said.start(), wording if away else f"in {wording}") if said else None


def _of_many(said: str, wording: str, language: str) -> str:
    """Return a word for where people are from as said of many: *ryssarna*, *Russians*."""
    many, wider, people = _PEOPLE[language]
    return people if many.search(said) and wider.search(wording) else wording


def _aged(text: str, start: int, end: int, wording: str, language: str) -> str:
    """Return words for an age as what they stand for: an adjective, a person or a stage."""
    said, before, after = text[start:end].lower(), text[:start], text[end:]
    for reached, words in _REACHED[language]:
        if reached.search(before):
            return words
    if language == "sv":
        if found := re.search("årig([at]?)$", said):
            return _adjective(wording, "sv", found[1])
        somebody = re.search("åring", said)
    else:
        if wording.endswith("-something"):
            return wording
        if said.endswith("year-old") and _ENGLISH_NOUN.match(after):
            return _adjective(wording, "en", "")
        somebody = re.search("year-old$", said)
    if not somebody:
        return wording
    if wording in ("ung", "young"):
        return f"{'en' if language == 'sv' else 'a'} {wording} person"
    person = "en person" if language == "sv" else "a person"
    return f"{person} {wording}" if _SOMEBODY_AGED.search(wording) else wording


def _adjective(wording: str, language: str, ending: str) -> str:
    elder, grown, teenage, young = _ADJECTIVES[language]
    if _ELDER.search(wording):
        return elder
    chosen = grown if _GROWN.search(wording) else teenage if _TEENAGE.search(wording) else young
    if language == "en" or ending == "a":
        return chosen
    stem = "vuxen" if chosen == grown else chosen[:-1]
    return {"vuxen": "vuxet"}.get(stem, stem + "t") if ending == "t" else stem
