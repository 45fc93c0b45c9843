"""Identity codes, accounts, customer numbers, registrations, door codes and school classes."""

import re
from collections.abc import Iterator
from typing import Final

from small_stories.anonymising.finding.around import words_before
from small_stories.anonymising.finding.figures import Figured
from small_stories.anonymising.marks import Mark, Tier
from small_stories.model import IdentityKind

CHECK_CHARACTERS: Final = "0123456789ABCDEFHJKLMNPRSTUVWXY"
_ID, _OTHER = IdentityKind.IDENTITY_CODE, IdentityKind.OTHER
LETTER_NAMES: Final = {
    "a": "aa", "b": "bee|be", "c": "cee|see|ce", "d": "dee|de", "e": "ee", "f": "äffä|äf|eff",
    "g": "gee|ge", "h": "hoo|hå|aitch", "i": "ii", "j": "jii|ji", "k": "koo|kå|kay",
    "l": "ällä|äl|el",
    "m": "ämmä|äm|em", "n": "ännä|än|en", "o": "oo", "p": "pee|pe", "q": "kuu", "r": "ärrä|är|er",
    "s": "ässä|äs|es", "t": "tee|te|tea", "u": "uu", "v": "vee|ve",
    "w": "kaksoisvee|tuplavee|dubbel-?ve",
    "x": "äksä|äks|ex", "y": "yy", "z": "tseta|tset",
}  # fmt: skip
_LETTER: Final = rf"(?:[a-zåäö]|{'|'.join(LETTER_NAMES.values())})"
_GAP: Final = (
    r"(?:[\s,.]{0,3}(?:(?<!\w)(?:ja|öö+|siis|sitten|sit|niinku|tota|och|and)(?!\w)[\s,]{1,2})?)"
)
_CENTURY: Final = (
    r"(?:\s?[-+–]\s?|\s?[ABCDEFUVWXY]\s?"
    rf"|{_GAP}\s?(?:viiva|väliviiva|miinus|plus|plussa|streck|bindestreck|dash|hyphen|minus|aa|bee|aata)\s?{_GAP})"
)
_WRITTEN: Final = re.compile(
    r"(?<![\w-])(\d{2}\s?\d{2}\s?\d{2})\s?([-+ABCDEFUVWXY–])\s?(\d{3})\s?([0-9A-Y])(?!\w)", re.I
)
_WITHOUT_SIGN: Final = re.compile(
    r"(?<![\w-])(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d\d\s\d{3}\s?[A-HJ-NPR-Y](?!\w)", re.I
)
_SAID: Final = re.compile(
    rf"(?<![\w-])(?:\d{_GAP}){{5}}\d{_CENTURY}(?:\d{_GAP}){{2,3}}\s?(?:\d|{_LETTER})(?!\w)", re.I
)
_SAID_AS_DAY: Final = re.compile(
    rf"(?<!\w)\d{{1,2}}:s\s\d{{1,2}}:tta\s\d\d{_CENTURY}(?:\d{_GAP}){{2,3}}\s?(?:\d|{_LETTER})(?!\w)",
    re.I,
)
_ABOUT_CODES: Final = re.compile(
    r"(?:hetu|henkilötunnu|sotu|sosiaaliturvatunnu|tunnu|loppuo|personbeteckn|personnum"
    r"|personal\s(?:identity\s)?code|social\ssecurity|identity\scode)"
)
_TAIL: Final = re.compile(
    rf"(?<![\w-])-?\d{{3}}\s?[A-Z](?!\w)|(?<![\w-])(?:\d{_GAP}){{3}}\s{_LETTER}(?!\w)", re.I
)

_ACCOUNT: Final = re.compile(
    r"(?<!\w)[A-Z]{2}\s?\d{2}(?:\s?[\dA-Z]{4}){2,7}(?:\s?[\dA-Z]{1,3})?(?!\w)", re.I
)
_SAID_ACCOUNT: Final = re.compile(
    rf"(?<!\w)(?:fi|(?:äffä|äf|eff|f)\s?-?(?:ii|i))[\s,]{{1,2}}(?:\d{_GAP}){{10,18}}(?<!\s)(?!\w)",
    re.I,
)
_SLASH: Final = (
    r"slash|kautta|kauttaviiva|vinoviiva|snedstreck|viiva|väliviiva|streck|bindestreck|dash|hyphen"
)
_LABELLED: Final = re.compile(
    r"(?<!\w)(?:(?:asiakas|potilas|jäsen|päätö[sk]\w*|diaari|lasku|viite|passi\w*|kortti|kortin|vakuutus"
    r"|opiskelija|oppilas|tapaus|hakemus|hakemuksen|tilaus|sopimus|sopimuksen|kanta-?asiakas|vanki"
    r"|kirjastokortin|tili|lupa|luvan|ulkomaalais|oleskeluluvan|juttu|asia|rikosilmoitus|ilmoitus)[\s-]?"
    r"(?:numero|tunnus|nro|nron|n:o)\w*"
    r"|(?:kund|patient|besluts?|diarie|medlems?|ärende|konto|pass|försäkrings?|elev|faktura)-?\s?"
    r"(?:nummer|numret|beteckning\w*)"
    r"|(?:customer|client|case|decision|patient|member(?:ship)?|passport|account|permit|application"
    r"|reference|student|social\ssecurity|insurance)\s(?:number|id|code)|viite(?!\w)|hakemus(?!\w)|reference(?!\w)|ref\.)"
    rf"(?:\s(?:on|oli|is|was|är|var|se|mun|it|my|min|that)){{0,3}}[\s:,]{{1,3}}"
    rf"(?P<it>(?:(?:{_LETTER}\s){{1,3}}(?:viiva\s|streck\s|dash\s)?|[A-ZÅÄÖ]{{1,4}}[\s/-]?)?"
    rf"\d(?:[\d/.:-]*\d|{_GAP}\d|\s(?:{_SLASH})\s\d|[A-Z](?!\w)){{1,24}})", re.I,
)  # fmt: skip
_FILE_NUMBER: Final = re.compile(
    r"(?<![\w/.-])(?:[A-ZÅÄÖ]{2,8}/\d+(?:/[\d.]+)*/\d{4}|[A-ZÅÄÖ]{2,4}-(?:19|20)\d\d-\d+"
    r"|[HSRLK]\s?\d{2}/\d{3,6}|\d{7}-\d|[A-Z]{2}\d{7})(?!\w)", re.I,
)  # fmt: skip
_CAR: Final = re.compile(r"(?<![\w-])[A-ZÅÄÖ]{2,3}-\d{1,3}(?![\w-])")
_ANY_CAR: Final = re.compile(r"(?<![\w-])[a-zåäö]{3}[\s-]?\d{3}(?![\w-])", re.I)
_SAID_CAR: Final = re.compile(
    rf"(?<!\w){_LETTER}\s{_LETTER}\s(?:{_LETTER}\s)?(?:viiva\s)?\d(?:{_GAP}\d){{0,2}}(?!\w)", re.I
)
# three letters however they were heard: xkr dash two one nine, rekkari iifee 742
_HEARD_CAR: Final = re.compile(
    rf"(?<![\w-])[a-zåäö]{{3}}\s(?:dash|hyphen|viiva|väliviiva|streck|bindestreck)\s\d(?:{_GAP}\d){{1,2}}(?!\w)"
    rf"|(?<!\w)(?:{_LETTER}\s){{2,3}}(?:dash|hyphen|viiva|väliviiva|streck|bindestreck)\s\d(?:{_GAP}\d){{1,2}}(?!\w)",
    re.I,
)
_NEAR_CAR: Final = re.compile(
    r"(?<!\w)(?:rekkari\w*|rekisteri\w*|kilv\w+|kilpi|plates?|registration|registernum\w+)[\s:,]{1,3}"
    rf"(?:(?:on|oli|se|is|was|är|var)\s)?(?P<it>(?:[a-zåäö]{{2,6}}[\s-]){{1,3}}(?:(?:dash|viiva|streck)\s)?\d(?:{_GAP}\d){{1,2}})(?!\w)",
    re.I,
)  # fmt: skip
_ABOUT_CARS: Final = re.compile(
    r"(?:rekkari|rekisteri|kilpi|kilves|auto|register|registrering|bilen|bil\b|plate|licen[cs]e|car\b)"
)
_NO_CAR: Final = re.compile(
    r"(?:ISO|COVID|SARS|MP|TE|PC|TV|USB|DVD|CD|HB|LED|AA|HS|IL|EU|YK)-\d", re.I
)
_DOOR: Final = re.compile(
    r"(?<!\w)(?:(?:ovi|alaovi|rappu|portti|summeri|hälytys|pin)-?koodi\w*|(?:alaoven|oven|oves\w*|rapun"
    r"|portin|alaove\w+)\s(?:on\s)?koodi\w*|koodi(?:na|n)?|pin(?:koodi\w*)?|port-?kod\w*|dörrkod\w*"
    r"|kod(?:en)?(?:\s(?:till|i|på)\s\w{2,20})?|(?:(?:door|gate|pin)\s)?code(?:\s(?:to|of|for)\s(?:the\s)?\w{2,20})?)"
    rf"(?:\s(?:on|oli|is|was|är|var|se|siihen)){{0,3}}[\s:,]{{1,3}}(?P<it>\d(?:{_GAP}\d){{2,7}})(?!\w)",
    re.I,
)  # fmt: skip
_CLASS: Final = re.compile(r"(?<![\w-])[1-9][A-H](?:-luo\w+|:\w+)?(?!\w)")
_LOWER_CLASS: Final = re.compile(
    r"(?<![\w,.-])(?<!\d\s)[1-9]\s?[a-h](?::\w+|-luo\w+|\sluo\w+)?(?![\w])", re.I
)
_SAID_CLASS: Final = re.compile(
    r"(?<![\w:])(?P<all>[1-9](?::s)?[\s-](?:aa|bee|cee|see|dee|eff|gee|be|ce|de)"
    r"(?P<case>llä|lle|lla|ltä|ssä|ssa|stä|l|s|n)?)(?!\w)(?P<class>\s?-?(?:luo\w+|klass\w*))?",
    re.I,
)  # fmt: skip
_NO_CLASS: Final = re.compile(r"(?:[23]d|[2-6]g|4h)(?!\w)", re.I)
_ABOUT_CLASSES: Final = re.compile(
    r"(?:luok|luokka|kouluu?|oppila|ope|class|school|klass|skola|går\si)"
)


def code_marks(figured: Figured) -> Iterator[Mark]:
    """Yield codes of every kind in a text in figures."""
    text = figured.text
    yield from _identity_codes(text)
    yield from _accounts(text)
    for found in _LABELLED.finditer(text):
        yield _mark(found, "it", _ID, Tier.MARKED, "case_number")
    for found in _FILE_NUMBER.finditer(text):
        yield _mark(found, 0, _ID, Tier.MARKED, "case_number")
    for found in _DOOR.finditer(text):
        yield _mark(found, "it", _OTHER, Tier.MARKED, "door_code")
    yield from _cars(figured)
    yield from _classes(figured)


def right_check_character(birth: str, number: str, character: str) -> bool:
    """Tell whether a Finnish identity code's last character fits its nine digits."""
    return CHECK_CHARACTERS[int(birth + number) % 31] == character.upper()


def _identity_codes(text: str) -> Iterator[Mark]:
    for found in _WRITTEN.finditer(text):
        birth, _, number, character = found.groups()
        right = right_check_character(re.sub(r"\s", "", birth), number, character)
        reason = "identity_code" if right else "identity_code_misheard"
        yield _mark(found, 0, _ID, Tier.MARKED, reason)
    for found in (
        found for p in (_SAID, _SAID_AS_DAY, _WITHOUT_SIGN) for found in p.finditer(text)
    ):
        yield _mark(found, 0, _ID, Tier.MARKED, "identity_code_misheard")
    for found in _TAIL.finditer(text):
        if _ABOUT_CODES.search(words_before(text, found.start())):
            yield _mark(found, 0, _ID, Tier.MARKED, "identity_code_misheard")


def _accounts(text: str) -> Iterator[Mark]:
    for found in _ACCOUNT.finditer(text):
        code = re.sub(r"\s", "", found[0]).upper()
        if (
            code.startswith("FI")
            or (found[0][:2].isupper() and code[4:].isdigit())
            or _adds_up(code)
        ):
            yield _mark(found, 0, _ID, Tier.MARKED, "account")
    for found in _SAID_ACCOUNT.finditer(text):
        yield _mark(found, 0, _ID, Tier.MARKED, "account")


def _adds_up(code: str) -> bool:
    """Tell whether the check digits of an international account number are right (ISO 13616)."""
    if not (code.isascii() and code.isalnum() and 15 <= len(code) <= 34):
        return False
    return int("".join(str(int(sign, 36)) for sign in code[4:] + code[:4])) % 97 == 1


def _cars(figured: Figured) -> Iterator[Mark]:
    text = figured.text
    for found in _CAR.finditer(text):
        if not _NO_CAR.match(found[0]):
            yield _mark(found, 0, _OTHER, Tier.CHECK, "car")
    for found in _HEARD_CAR.finditer(text):
        yield _mark(found, 0, _OTHER, Tier.MARKED, "car")
    for found in _NEAR_CAR.finditer(text):
        yield _mark(found, "it", _OTHER, Tier.MARKED, "car")
    for pattern in (_ANY_CAR, _SAID_CAR):
        for found in pattern.finditer(text):
            if _ABOUT_CARS.search(words_before(text, found.start())) and not _NO_CAR.match(
                found[0]
            ):
                yield _mark(found, 0, _OTHER, Tier.MARKED, "car")


def _classes(figured: Figured) -> Iterator[Mark]:
    text = figured.text
    for found in _CLASS.finditer(text):
        if not _NO_CLASS.match(found[0]):
            yield _mark(found, 0, _OTHER, Tier.MARKED, "school_class")
    for found in _LOWER_CLASS.finditer(text):
        grown = not re.search(r"\s[a-h]$", found[0], re.I)
        if grown and not _NO_CLASS.match(found[0]) and not figured.is_said(*found.span()):
            told = _ABOUT_CLASSES.search(words_before(text, found.start()))
            tier = Tier.MARKED if told else Tier.CHECK
            yield _mark(found, 0, _OTHER, tier, "school_class")
    for found in _SAID_CLASS.finditer(text):
        if (
            found["class"]
            or found["case"]
            or _ABOUT_CLASSES.search(words_before(text, found.start()))
        ):
            yield _mark(found, 0, _OTHER, Tier.MARKED, "school_class")


def _mark(
    found: re.Match[str], part: str | int, kind: IdentityKind, tier: Tier, reason: str
) -> Mark:
    start = found.start(part)
    words = found[part].rstrip(".,;:!?- ")
    return Mark(start, start + len(words), kind, tier, reason, _base(words))


def _base(words: str) -> str:
    named = rf"(?<!\w)(?:{'|'.join(LETTER_NAMES.values())})(?!\w)"
    of_name = {n: letter for letter, names in LETTER_NAMES.items() for n in names.split("|")}
    plain = re.sub(named, lambda m: of_name.get(m[0].lower(), m[0]), words, flags=re.I)
    plain = re.sub(
        r"(?<!\w)(?:viiva|väliviiva|miinus|streck|bindestreck|dash|minus)(?!\w)", "-", plain
    )
    return re.sub(r"[\s,]|(?<=\w):\w+", "", plain).upper()
