"""Street addresses, written and said: *Simontie viidessä*, *storgatan 5 i borgå*, *PL 12*."""

import re
from collections.abc import Iterator
from typing import Final

from small_stories.anonymising.finding.around import counts_something, next_word, words_before
from small_stories.anonymising.finding.figures import Figured
from small_stories.anonymising.finding.lexicon import listed
from small_stories.anonymising.finnish.endings import Case
from small_stories.anonymising.marks import Mark, Tier
from small_stories.anonymising.words import words_of
from small_stories.model import IdentityKind

_DIGIT: Final = re.compile(r"\d")
_ROADS: Final = (
    r"(?:tie|tien|tiellä|tielle|tieltä|tiel|tielt|tietä|tiessä|katu|kadun|kadulla|kadulle|kadulta|kadul"
    r"|kadult|katua|kuja|kujan|kujalla|kujalle|kujalta|kujal|polku|polun|polulla|polulle|polulta|polul"
    r"|kaari|kaaren|kaarella|kaarelle|kaarelta|kaarel|raitti|raitin|raitilla|raitille|raitilta)"
)
_OTHERS: Final = (
    r"(?:portti|portin|portilla|portille|rinne|rinteen|rinteellä|penger|penkereen|penkereellä|ranta"
    r"|rannan|rannalla|rannassa|aukio|aukion|aukiolla|bulevardi|bulevardin|bulevardilla|väylä|väylän"
    r"|väylällä|väylälle|puisto|puiston|puistossa|kulma|kulman|kulmalla|kulmassa|tori|torin|torilla"
    r"|silta|sillan|sillalla|laita|laidan|laidalla|mäki|mäen|mäellä|kallio|kallion|kalliolla|harju|harjun"
    r"|harjulla|syrjä|piha|pihan|pihalla|tasku|kehä|rivi|taival|vainio|reitti|kierto|mutka|haka|esplana(?:di|adi)(?:n|lla|lle|lta)?|promenadi(?:n|lla|lle|lta)?"
    r"|puistik(?:ko|on|olla|olle|olta)|raitio(?:n|lla|lle|lta)?)"
)
_SWEDISH: Final = (
    r"(?:gatan|gata|gatans|vägen|väg|gränden|gränd|stigen|stig|backen|esplanaden|esplanad|torget|kajen"
    r"|stranden|svängen|bågen|ringen|kroken|allén|parken|åsen|branten|linjen|tået)"
)
# Kuusitie 8:aan; what is said as an ordinal (2:s) is none of a flat
_ENDING: Final = r":(?:ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|aan|ään|een|iin|n|l|tta|ttä)(?!\w)"
# a house may have a letter before its stair: 54 b A 12
_N: Final = (
    r"\d{1,3}(?:\s?[a-dA-D](?=\s[a-hA-H]\s\d))?"
    rf"(?:{_ENDING}|:s|\s?[-–]\s?\d{{1,3}})?"
)
_STAIR: Final = (
    r"(?:(?:,?\s(?:rappu|rapu\w+|porras|trappa|uppgång|staircase|stair))?\s{0,2}(?:[a-hA-H](?![^\W_]|[-:])|[a-zA-Z](?=\s{1,2}\d)|(?:aa|bee|cee|see|dee|ee|äf|äffä|gee|hoo|be|ce)"
    r"(?:ssa|ssä|s|n|hen|lla|llä)?(?!\w))(?::\w+)?)?"
)
_FLAT: Final = (
    r"(?:\s{1,2}(?:as\.?|asunto|bst\.?|lgh|bostad)?\s{0,2}\d{1,3}"
    rf"(?:{_ENDING})?"
    r"(?![\d:])(?!\.\d)(?:\s[a-eA-E](?![^\W_]|[-:]))?)?"
    r"(?:,?\s{1,2}\d{1,2}\.?\s{0,2}(?:krs|kerros|vån\w*)(?!\w)|\s{1,2}krs(?!\w))?"
)
_POSTCODE: Final = r"\d(?:\s?\d){4}(?![\s,]?\d)"
_TOWN: Final = rf"(?:[,.]?\s{{1,2}}{_POSTCODE}(?:\s{{1,2}}(?P<by_code>[^\W\d_][\w-]+))?)?"
_IN_TOWN: Final = r"(?:\si\s(?P<town>[^\W\d_][\w-]+))?"
_AFTER: Final = (
    r"\s(?:(?:numero(?:ssa|sta|on|s|n)?|nro|nummer|number|no\.?)\s)?"
    rf"(?P<n>{_N})(?!\d|[.,]\d|[:-]\w){_STAIR}{_FLAT}{_TOWN}"
)
_BEFORE: Final = (
    r"(?:(?:itäinen|läntinen|pohjoinen|eteläinen|vanha(?:n|lla|lle|lta)?|uusi|uude(?:n|lla|lle|lta)|iso(?:n|lla|lle|lta)?|pieni|piene(?:n|llä|lle|ltä)|norra|södra|östra|västra|stora"
    r"|lilla|gamla|nya|övre|nedre|ylä|ala|keskinen)\s)?"
)
_STREETS: Final = (
    re.compile(rf"(?<![\w-])(?P<name>[1-5]:s\slinja){_AFTER}", re.I),
    re.compile(
        rf"(?<![\w-])(?P<name>(?:bulevardi(?:n|lla|lle)?|esplanadi(?:n|lla)?)){_AFTER}", re.I),
    re.compile(
        rf"(?<![\w-])(?P<name>(?:norra|södra|östra|västra|lilla|stora)\s{_SWEDISH}){_AFTER}", re.I),
    re.compile(
        rf"(?<![\w-])(?P<name>{_BEFORE}[^\W\d_][\w-]{{1,40}}(?:{_ROADS}|{_OTHERS})){_AFTER}",
        re.I),
    re.compile(
        rf"(?<![\w-])(?P<name>{_BEFORE}[^\W\d_][\w-]{{1,40}}{_SWEDISH}){_AFTER}{_IN_TOWN}", re.I),
)  # fmt: skip
# heads of few streets, which stand before other numbers as well
_RARE: Final = re.compile(
    rf"(?<![\w-])(?P<name>{_BEFORE}[^\W\d_][\w-]{{1,40}}(?:kenttä|laituri|tanhua|ahde|piennar|pelto|niitty"
    r"|keto|notko|törmä|kumpu|nummi|lehto|oja|kaivo|lähde|veräjä|portaat|porras|sola|kaarre|silmukka|latu|ura|linja|nurkka|perä"
    r"|aro|aho|taso|suora|kaarto|palsta|kangas|metsä|suo|luoto|kanava|laakso|lakea|näkymä|vuori)"
    rf"(?:[nt]|lla|llä|lle|lta|ltä|ssa|ssä)?){_AFTER}", re.I)  # fmt: skip
# a street of two or three words: Aleksis Kiven katu, Vanhan Maantien kulma
_OF_WORDS: Final = re.compile(
    rf"(?<![\w-])(?P<name>(?:[A-ZÅÄÖ][\w-]+\s){{0,2}}[^\W\d_][\w-]+n\s"
    rf"(?:{_ROADS}|{_OTHERS}|puisto{_ROADS}|ranta{_ROADS}|kylä{_ROADS}|maan{_ROADS}|koulu{_ROADS})){_AFTER}"
)
# Kaarlenkadun varrella numero neljä
_ALONG: Final = re.compile(
    r"(?<![\w-])(?P<name>[^\W\d_][\w-]{1,40}(?:tien|kadun|kujan|polun|kaaren|raitin|bulevardin|väylän|portin))"
    rf"\s(?:varrel\w+|varres\w+|päässä|alussa|kulma\w+|puolella)\s(?:on\s)?(?:(?:talo\w*|numero\w*|nro)\s)"
    rf"(?P<n>{_N})(?!\d|[.,]\d|[:-]\w){_STAIR}{_FLAT}{_TOWN}", re.I)  # fmt: skip
_OF_LOWER_WORDS: Final = re.compile(
    rf"(?<![\w-])(?P<name>(?:[^\W\d_]{{4,20}}\s)?[^\W\d_][\w-]{{2,30}}n\s"
    rf"(?:{_ROADS}|puisto{_ROADS}|ranta{_ROADS}|kulma)){_AFTER}"
)
_ENGLISH: Final = re.compile(
    r"(?<![\w.,:])\d{1,4}[a-d]?\s(?P<name>(?:[^\W\d_][\w'-]+\s){1,3}?)(?:street|road|avenue|lane|drive|close"
    r"|crescent|terrace|st\.|rd\.|ave\.)(?!\w)(?:,?\s(?:flat|apartment|apt\.?)\s?\d+)?", re.I,
)  # fmt: skip
_BOX: Final = re.compile(
    rf"(?<!\w)(?:PL|P\.L\.|PB|P\.?\s?O\.?\s?box|postilokero|postbox)\s{{1,2}}\d{{1,5}}{_TOWN}", re.I
)
_TOLD_POSTCODE: Final = re.compile(
    r"(?<!\w)(?:postinumer\w*|postnum(?:mer|ret)|post\s?code|postal\scode|zip(?:\scode)?)"
    r"[\s:,]{1,3}(?:(?:on|oli|is|was|är|var|se|it|mun|meillä|täällä)[\s,]){0,3}"
    r"(?P<it>\d(?:[\s,]{0,2}\d){4})(?!\w|[\s,]{1,2}\d)",
    re.I,
)
_BY_POSTCODE: Final = re.compile(r"(?<![\w.,-])\d{5}\s{1,2}(?P<town>[^\W\d_][\w-]{2,})")
_LONE: Final = re.compile(
    r"(?<![\w-])(?P<stem>[^\W\d_][\w-]{2,40}?)(?:tiellä|tielle|tieltä|tiel|tielt|kadulla|kadulle|kadulta"
    r"|kadul|kadult|kujalla|kujalle|kujalta|kujal|polulla|polulle|polulta|polul|raitilla|raitille"
    r"|kaarella|kaarelle|kaarelta)(?!\w)", re.I)  # fmt: skip
_LONE_SWEDISH: Final = re.compile(
    r"(?<![\w-])(?P<stem>[^\W\d_][\w-]{2,40}?)(?:gatan|vägen|gränden|gränd|stigen|backen|esplanaden|boulevarden)(?!\w)",
    re.I,
)
# rajamäentietä: a road that is named after somebody or some place
_NAMED_ROAD: Final = re.compile(
    r"(?<![\w-])(?P<stem>[^\W\d_][\w-]{3,40}n)(?:tie|tien|tietä|tiessä|katu|kadun|katua|kuja|kujan|kujaa"
    r"|polku|polun|polkua|raitti|raitin|raittia)(?!\w)", re.I)  # fmt: skip
_INDOORS: Final = re.compile(
    r"(?:talon|aseman|koulun|kentän|hallin|sairaalan|messujen)\s\w+$", re.IGNORECASE
)
_OLD_OR_NEW: Final = re.compile(
    r"(?<![\w-])(?:Vanha|Uusi|Uude|Iso|Piene|Itäise|Läntise|Pohjoise|Eteläise|Keskise)\w{0,4}\s$",
    re.IGNORECASE,
)
# how far or how long a road is: tie 5 kilometriä
_A_WAY: Final = re.compile(
    r"(?:kilo|kilsa|km|metri|minuu|min$|tunti|tunnin|kert|päiv|viik|vuot|vuod|kaist|euro|ihmi|auto|talo"
    r"|meter|minut|gång|tim|mil|år|dag|hour|time|day|week|year|car|%)"
)
_LIVES: Final = re.compile(
    r"(?:asu\w*|muut\w+|osoi\w+|kämppä|koti|kodi\w*|posti\w*|kirje\w*|haen|hae|tuu|tule|bor|bodde|bott|flytt\w+"
    r"|adress\w*|hämta|live[sd]?|living|moved|address)\W"
)


def address_marks(figured: Figured) -> Iterator[Mark]:
    """Yield addresses of a text in figures; streets of three languages in any talk."""
    text = figured.text
    if _DIGIT.search(text):
        yield from _with_number(figured)
    for found in (*_LONE.finditer(text), *_LONE_SWEDISH.finditer(text)):
        yield from _without_number(text, found)
    for found in _NAMED_ROAD.finditer(text):
        hit = listed(found["stem"])
        if hit is not None and hit.ending.case is Case.GENITIVE and not hit.known_to_all:
            yield _mark(text, found.start(), found.end(), Tier.CHECK)


def _with_number(figured: Figured) -> Iterator[Mark]:
    text = figured.text
    for pattern in (*_STREETS, _RARE, _OF_WORDS, _OF_LOWER_WORDS, _ALONG):
        for found in pattern.finditer(text):
            yield from _street(text, found)
    for found in _ENGLISH.finditer(text):
        if not words_of("before_streets_en").intersection(found["name"].lower().split()):
            yield _mark(text, found.start(), found.end(), Tier.MARKED)
    for found in _BOX.finditer(text):
        yield _mark(text, found.start(), found.end(), Tier.MARKED)
    for found in _TOLD_POSTCODE.finditer(text):
        yield _mark(text, *found.span("it"), Tier.MARKED)
    for found in _BY_POSTCODE.finditer(text):
        if not figured.is_said(*found.span()) and _is_town(found["town"]):
            yield _mark(text, found.start(), found.end(), Tier.MARKED)


def _street(text: str, found: re.Match[str]) -> Iterator[Mark]:
    start, end = found.span()
    if found.re is _OF_LOWER_WORDS:
        first = _first_word(text, found)
        if first is None:
            return
        start = first
    elif found.re is _OF_WORDS:
        start = _after_plain_start(text, found)
    if end == found.end("n") and _A_WAY.match(next_word(text, end)):
        return
    if found.re is _RARE and not _surely_lives(text, found):
        return
    if _INDOORS.search(found["name"]):
        return
    stem = re.sub(r"(?:tie|katu|kuja|polku).*$", "", found["name"].lower())
    if stem in ("", "pyörä", "moottori") or (
        found["name"][0].islower() and end == found.end("n") and stem in words_of("ordinary_roads")
    ):
        return
    if "town" in found.re.groupindex and found["town"] and not _is_town(found["town"]):
        end = found.start("town") - 3
    if found["by_code"] and not _is_town(found["by_code"]):
        end = found.start("by_code")
    yield _mark(text, start, end, Tier.MARKED)


def _surely_lives(text: str, found: re.Match[str]) -> bool:
    """Tell whether a street of a rare head is one: a capital, a stair, or where somebody lives."""
    if counts_something(text, found.end(), "fi"):
        return False
    if found[0][0].isupper() or found.end() > found.end("n"):
        return True
    return _LIVES.search(words_before(text, found.start())) is not None


def _first_word(text: str, found: re.Match[str]) -> int | None:
    """Return where a street of lower-case words begins; None where they are no street."""
    words = list(re.finditer(r"\S+", found["name"]))
    names = [w for w in words[:-1] if w[0].lower() not in words_of("before_streets")]
    if not names or names[-1] is not words[-2]:
        return None
    first = names[-1]
    if len(names) == 2 and names[0] is words[0] and listed(names[0][0]) is not None:
        first = names[0]
    return found.start("name") + first.start()


def _after_plain_start(text: str, found: re.Match[str]) -> int:
    """Return where a street of several words begins: *Asuttiin Rajakylän puistotie 4*."""
    words = found["name"].split()
    starts = not re.search(r"\w[\s,]*$", text[: found.start()])
    if len(words) > 2 and starts and listed(words[0]) is None:
        return found.start("name") + found["name"].index(words[1], len(words[0]))
    return found.start()


def _is_town(word: str) -> bool:
    if word[0].isupper():
        return True
    hit = listed(word)
    return hit is not None and hit.kind is IdentityKind.PLACE


def _without_number(text: str, found: re.Match[str]) -> Iterator[Mark]:
    """Yield *asun Simontiellä*: a street by itself, surely where somebody lives there."""
    stem, capital = found["stem"].lower(), found[0][0].isupper()
    before = words_before(text, found.start())
    lives = _LIVES.search(before)
    inside = capital and before.strip() != ""
    ordinary = stem in words_of("ordinary_roads") or stem.endswith(("moottori", "hiihto", "pyörä"))
    older = _OLD_OR_NEW.search(text[max(0, found.start() - 20) : found.start()])
    if inside or (lives and (older or not ordinary)):
        start = found.start() - (len(older[0]) if older and older[0][0].isupper() == capital else 0)
        yield _mark(text, start, found.end(), Tier.MARKED)
    elif ordinary:
        return
    elif capital or found.re is _LONE:
        yield _mark(text, found.start(), found.end(), Tier.CHECK)


def _mark(text: str, start: int, end: int, tier: Tier) -> Mark:
    words = text[start:end].rstrip(" ,.;")
    return Mark(start, start + len(words), IdentityKind.ADDRESS, tier, "address", _base(words))


def _base(words: str) -> str:
    """Return an address as it is written on a letter, as far as that is plain."""
    nominative = (
        (r"(?<=tie)(?:llä|lle|ltä|l|lt|tä|n)\b", ""), (r"kadu(?:lla|lle|lta|l|lt|n)\b", "katu"),
        (r"(?<=kuja)(?:lla|lle|lta|l|n)\b", ""), (r"polu(?:lla|lle|lta|l|n)\b", "polku"),
        (r"kaare(?:lla|lle|lta|l|n)\b", "kaari"), (r"(?<=\d):\w+", ""),
        (r"\b(?:bee|be)(?:ssä|s|n)?\b", "B"), (r"\b(?:cee|see)(?:ssä|s|n)?\b", "C"),
        (r"\baa(?:ssa|s|n)?\b", "A"), (r"\bdee(?:ssä|s|n)?\b", "D"),
    )  # fmt: skip
    for pattern, written in nominative:
        words = re.sub(pattern, written, words)
    return " ".join(words.split())
