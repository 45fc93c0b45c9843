"""E-mail addresses, links and names in social media, written and said aloud."""

import re
from collections.abc import Iterator
from typing import Final

from small_stories.anonymising.finding.around import words_before
from small_stories.anonymising.finding.figures import Figured
from small_stories.anonymising.finnish.commonness import UNSEEN, commonness
from small_stories.anonymising.marks import Mark, Tier
from small_stories.model import IdentityKind

_EMAIL: Final = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}(?:@\s?|\s@\s|\s?(?:\(at\)|\[at\]|\(ät\))\s?)[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}",
    re.IGNORECASE,
)
_DOT: Final = r"(?:piste|pist|punkt|dot)"
_JOIN: Final = (
    rf"(?:{_DOT}|alaviiva|ala\sviiva|viiva|väliviiva|yhdysviiva|miinus|plus|understreck|bindestreck"
    r"|streck|underscore|dash|hyphen|minus)"
)
_SURE_SIGN: Final = (
    r"(?:ät|ätt|ätti|ätmerkki|ät-merkki|ät\smerkki|@|miukumauku|miuku\smauku|miuku|kissanhäntä"
    r"|kissan\shäntä|snabel-?\s?a|at-merkki)"
)
_SIGN: Final = rf"(?:{_SURE_SIGN}|at|et|ett|att)"
_END: Final = (
    r"(?:fi|fii|äffä\s?ii|com|kom|komi|net|org|se|ee|eu|io|info|co|uk|de|ru|me|edu|gov|example|ax)"
)
_PROVIDER: Final = (
    r"(?:gmail|geemeil|gee\smeil|jiimeil|g-mail|hotmail|hotmeil|outlook|autluk|yahoo|jahuu|icloud"
    r"|live|luukku|suomi\s?24|elisa|elisanet|kolumbus|saunalahti|welho|jippii|netti|protonmail|mail)"
)
_LETTER: Final = (
    r"(?:(?:[a-zåäö]|aa|bee|see|cee|dee|ee|äffä|äf|gee|hoo|ii|jii|koo|äl|ällä|äm|ämmä|än|ännä|oo|pee"
    r"|kuu|är|ärrä|äs|ässä|tee|uu|vee|kaksoisvee|äks|äksä|yy|tset|tseta|ruotsalainen\soo)(?!\w))"
)
_PART: Final = r"[\w][\w.-]{0,40}"
_NOT_THE_NAME: Final = (
    r"(?!(?:on|oli|is|was|är|var|se|ja|mun|minun|my|min|mitt|meili\w*|mail\w*|e-?mail\w*|osoit\w*|osot\w*"
    r"|sähköposti\w*|posti|mejl\w*|e-?post\w*|adress\w*|address|kirjota|kirjoita|laita|eli|siis|no|it|että|et)\s)"
)
_LOCAL: Final = (
    rf"{_NOT_THE_NAME}(?:{_LETTER}(?:\s{_LETTER}){{1,30}}+|{_PART})"
    rf"(?:\s{{1,2}}{_JOIN}\s{{1,2}}{_PART}|\s{{1,2}}(?:{_LETTER}|\d+)(?!\w)){{0,12}}+"
)
_HOST: Final = (
    rf"{_PART}(?:\s(?:{_LETTER}|\d+)(?!\w)|\s(?:viiva|väliviiva|dash|bindestreck)\s\w+){{0,8}}+"
)
_SAID: Final = tuple(
    re.compile(rf"(?<![\w.]){_LOCAL}\s{{1,2}}{rest}(?!\w)", re.IGNORECASE)
    for rest in (
        rf"{_SURE_SIGN}\s{{1,2}}{_HOST}(?:\s{{1,2}}{_DOT}\s{{1,2}}\w+){{1,4}}",
        rf"{_SIGN}\s{{1,2}}{_HOST}(?:\s{{1,2}}{_DOT}\s{{1,2}}\w+){{0,3}}\s{{1,2}}{_DOT}\s{{1,2}}{_END}",
        rf"{_SIGN}\s{{1,2}}{_PROVIDER}(?:(?:\s|\.|\s{_DOT}\s){_END})",
        rf"{_SURE_SIGN}\s{{1,2}}(?:{_PROVIDER}|\w+\.{_END})",
    )
)
_HALF_SAID: Final = re.compile(
    rf"(?<![\w.+-])[\w.+-]{{1,64}}@[\w-]{{1,40}}(?:\s{_DOT}\s\w+){{1,3}}", re.IGNORECASE
)
_LINK: Final = re.compile(
    r"(?<![\w@.])(?:https?://|www\.)[^\s<>\"”»)\]]+"
    r"|(?<![\w@.-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,5}\.(?:fi|com|net|org|eu|se|io|example)"
    r"(?:/[^\s<>\"”»)\]]*)?(?!\w)",
    re.IGNORECASE,
)
_SAID_LINK: Final = re.compile(
    rf"(?<!\w)(?:www|vee\svee\svee|kolme\svee(?:tä)?)\s(?:{_DOT}\s)?\w+(?:\s{_DOT}\s\w+){{1,3}}",
    re.IGNORECASE,
)
_HANDLE: Final = re.compile(
    r"(?<![\w.@])@[\w.]{2,}\w"
    r"|(?<![\w/.@-])[^\W\d_]{3,30}[._]?\d{2,}(?![\w/-]|\.\d)"
    r"|(?<![\w/.@-])[^\W_]{1,40}(?:_[^\W_]{1,40}){1,8}+(?!\w)"
    r"|(?<![\w/.@-])[^\W\d_]{2,30}\.[a-zåäö]{0,12}\d{1,4}(?![\w/-])",
    re.IGNORECASE,
)
_MEDIA: Final = (
    r"(?:insta\w*|snap\w*|snäp\w*|snäf\w*|tik\s?tok\w*|facebook\w*|feis\w*|fb|discord\w*|telegram\w*"
    r"|twitter\w*|twitch\w*|youtube\w*|käyttäjätunnu\w+|käyttäjänim\w+|nimimerk\w+|nikki|username"
    r"|användarnamn\w*|kanava\w*)"
)
_CALLED: Final = (
    r"(?:nimellä|nimel|nimi\son|heter\sjag|kontot\sheter|called"
    r"|under\sthe\sname|name\sis|löytyy|as)"
)
_NAMED: Final = (
    re.compile(
        rf"(?<!\w){_MEDIA}\s(?:\w+\s){{0,3}}?{_CALLED}\s(?P<it>@?\w[\w.]{{3,30}}\w)", re.IGNORECASE
    ),
    re.compile(
        rf"(?<!\w)(?:mun|minun|mu|meiän|min|mitt|my|her|his)\s{_MEDIA}\s(?:on|oli|is|är|was)\s"
        r"(?P<it>@?\w[\w.]{3,30}\w)", re.IGNORECASE),
    re.compile(
        rf"(?<!\w){_MEDIA}\s(?:mä|mää|mie|minä|jag|i)\s(?:oon|olen|oo|on|är|heter|am)\s"
        r"(?P<it>@?\w[\w.]{3,30}\w)", re.IGNORECASE),
    re.compile(rf"(?<!\w){_MEDIA}\s(?P<it>@?\w[\w.]{{6,30}}\w)", re.IGNORECASE),
)  # fmt: skip
_ABOUT_NAMES: Final = re.compile(rf"{_MEDIA}|tunnu|nimi|nimel|nick|user|handle|heter|called")
_RARE: Final = UNSEEN + 1.0


def net_marks(figured: Figured) -> Iterator[Mark]:
    """Yield e-mail addresses, links and user names of a text in figures."""
    text = figured.text
    yield from email_marks(figured)
    for pattern in (_LINK, _SAID_LINK):
        for found in pattern.finditer(text):
            yield _mark(found, IdentityKind.LINK, Tier.MARKED, "link", "")
    for found in _HANDLE.finditer(text):
        if not figured.is_said(*found.span()):
            told = _ABOUT_NAMES.search(words_before(text, found.start(), 60))
            sure = found[0][0] == "@" or "_" in found[0] or told is not None
            tier = Tier.MARKED if sure else Tier.CHECK
            yield _mark(found, IdentityKind.OTHER, tier, "handle", found[0])
    for pattern in _NAMED:
        for found in pattern.finditer(text):
            if not found["it"].isalpha() or commonness(found["it"]) <= _RARE:
                tier = Tier.MARKED if pattern in _NAMED[:2] else Tier.CHECK
                yield Mark(*found.span("it"), IdentityKind.OTHER, tier, "handle", found["it"])


def email_marks(figured: Figured) -> Iterator[Mark]:
    """Yield the e-mail addresses of a text in figures, written and said."""
    for found in _EMAIL.finditer(figured.text):
        yield _mark(found, IdentityKind.EMAIL, Tier.MARKED, "email", found[0].replace(" ", ""))
    for pattern in (*_SAID, _HALF_SAID):
        for found in pattern.finditer(figured.text):
            yield _mark(found, IdentityKind.EMAIL, Tier.MARKED, "email_said", _base(found[0]))


def _mark(found: re.Match[str], kind: IdentityKind, tier: Tier, reason: str, base: str) -> Mark:
    end = found.start() + len(found[0].rstrip(".,;:!?- "))
    return Mark(found.start(), end, kind, tier, reason, base)


def _base(words: str) -> str:
    """Return a said address as it is written."""
    signs = (
        (rf"\s+{_SIGN}\s+", "@"), (rf"\s+{_DOT}\s+", "."),
        (r"\s+(?:alaviiva|ala\sviiva|understreck|underscore)\s+", "_"),
        (r"\s+(?:viiva|väliviiva|yhdysviiva|bindestreck|streck|dash|hyphen|miinus|minus)\s+", "-"),
        (r"\bgeemeil\b|\bjiimeil\b", "gmail"), (r"\bkom\b", "com"), (r"\bfii\b", "fi"),
    )  # fmt: skip
    for pattern, sign in signs:
        words = re.sub(pattern, sign, words, flags=re.IGNORECASE)
    return "".join(words.split())
