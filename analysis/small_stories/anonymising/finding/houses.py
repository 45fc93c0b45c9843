"""Schools, churches, clubs and other houses named by a place or a person before them."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from small_stories.anonymising.finding.lexicon import readings
from small_stories.anonymising.finding.names import ORDINARY, Token, in_small_letters
from small_stories.anonymising.finding.plain_houses import plain_house_marks
from small_stories.anonymising.finnish.commonness import capital_ratio, commonness
from small_stories.anonymising.finnish.endings import Case
from small_stories.anonymising.finnish.forms import ending_in
from small_stories.anonymising.marks import Mark, Tier
from small_stories.model import IdentityKind

_FINNISH: Final = (
    "hyvinvointialue", "kaupunkilähetys", "mielenterveysyhdistys",
    "koulu", "sairaala", "kirjasto", "päiväkoti", "lukio", "ala-aste", "yläaste", "seurakunta",
    "terveysasema", "terveyskeskus", "nuorisotalo", "nuorisotila", "asukastalo", "asukastila",
    "perhekeskus", "neuvola", "palvelukeskus", "leikkipuisto", "hoivakoti", "vankila", "kappeli",
    "kirkko", "moskeija", "ammattikoulu", "ammattiopisto", "vastaanottokeskus", "turvakoti",
    "palvelutalo", "vanhainkoti", "kansalaisopisto", "työväenopisto", "opisto", "kerho", "martat",
    "martta", "uimala", "ruokapiiri",
    "kuoro", "urheiluseura", "pallo", "palloseura", "uimahalli", "jäähalli", "ostari", "kerhotalo",
    "monitoimitalo", "toimintakeskus", "päiväkeskus", "päivätoiminta", "työpaja", "paja", "asema",
    "olohuone", "kyläyhdistys", "yhdistys", "kotiseutuyhdistys", "asukasyhdistys", "seura",
    "hyvinvointikeskus", "sosiaaliasema", "sosiaalitoimisto", "poliklinikka", "klinikka", "maja",
    "ryhmäkoti", "tukikoti", "lastenkoti", "nuorisokoti", "perhetukikeskus", "asumisyksikkö",
    "hammashoitola", "hoitola", "satama", "kylätalo", "seurantalo", "nuorisoseura", "klubitalo",
    "nuorisoseurantalo", "työväentalo", "leirikeskus", "kurssikeskus", "pappila", "museo",
    "teatteri", "salibandy", "kiekko", "jalkapallo", "voimistelijat", "urheilijat", "eläkeläiset",
    "palokunta", "kohtaamispaikka", "perhekahvila", "kielikahvila", "ompelimo", "hautausmaa",
    "huoltoasema", "telakka", "yläkoulu", "alakoulu", "normaalikoulu", "erityiskoulu", "ratsutalli",
    "opiskelijakunta", "yliopisto", "ammattikorkeakoulu", "varuskunta", "kaupungintalo",
    "kunnantalo", "toimintatupa", "perhetalo", "taidekoulu", "kuvataidekoulu", "musiikkiopisto",
    "kauppakeskus", "ravintola", "kahvila", "baari", "keittiö", "taimisto", "siirtolapuutarha",
)  # fmt: skip
RARE: Final = -13.5
_WEAK: Final = frozenset(
    ("pallo", "asema", "paja", "seura", "olohuone", "ravintola", "kahvila", "baari", "keittiö",
     "kerho", "opisto", "maja", "ostari", "kuoro", "yhdistys", "satama", "museo", "teatteri",
     "hoitola", "kiekko", "jalkapallo", "urheilijat", "voimistelijat", "eläkeläiset",
     "hautausmaa", "telakka", "huoltoasema", "ompelimo", "klubitalo",
     "kielikahvila", "perhekahvila", "yliopisto")
)  # fmt: skip
# between a name and its house: Rajakylän avoimessa päiväkodissa
_BETWEEN = re.compile(
    r"(?:avoi(?:n|men|nta|me(?:ssa|sta|en|lla|lta|lle|s|l|st))|(?:vanha|entis|yhteis|uud|uut|kansainvälis"
    r"|ruotsinkielis|suomenkielis|kunnallis|yksityis|ortodoksis|evankelis)\w*"
    r"|(?:englantilais|steiner|montessori|vapaa|helluntai|metodisti)\w*)$", re.IGNORECASE
)  # fmt: skip
# what other houses and clubs end in: uimaseura, voimisteluseura, vanhempainyhdistys
_HEADS: Final = ("seura", "yhdistys", "koulu", "kuoro", "keskus", "orkesteri", "liitto")
_LONGEST_ALONE: Final = 9
_NOT_BEFORE = re.compile(
    r"(?:oman|meidän|teidän|heidän|sen|tämän|sin|kaupungin|kunnan|lapsen|lasten|pojan|tytön|sellaisen"
    r"|semmosen|minkä|jonkun|yhden|saman|toisen|uuden|vanhan|ison|pienen|lähimmän|mihin|mun|sun|miehen"
    r"|tyttären|kanssa|kans|nuorten|vanhusten|naisten|miesten|perheiden|suomen)$", re.IGNORECASE
)  # fmt: skip


def house_marks(text: str, tokens: Sequence[Token], language: str) -> Iterator[Mark]:
    """Yield names such as *Kilon koulua*: a name in the genitive and the kind of house."""
    small = in_small_letters(tokens)
    if language != "fi":
        yield from plain_house_marks(text, tokens, language, small=small)
        return
    for at in range(1, len(tokens)):
        house = tokens[at]
        kind = house_of(house.form)
        if kind is None:
            continue
        named = at - 2 if at > 1 and _BETWEEN.match(tokens[at - 1].form) else at - 1
        name = tokens[named]
        if text[name.end : house.start].strip() not in ("", tokens[at - 1].form):
            continue
        tier = _tier(name, kind, small=small)
        if tier is not None and text[name.end : name.end + 1] == " ":
            start = _start(text, tokens, named)
            base = f"{text[start : name.end]} {kind}"
            yield Mark(start, house.end, IdentityKind.ORGANISATION, tier, "house", _capital(base))


@lru_cache(maxsize=20_000)
def house_of(form: str) -> str | None:
    """Return the kind of house that a word is a form of: *koulua*, *ala-asteelle*."""
    lower = form.lower()
    whole = next((h for h in _FINNISH if lower[:3] == h[:3] and ending_in(h, lower)), None)
    if whole is not None or len(lower) < _LONGEST_ALONE:
        return whole
    for head in _HEADS:
        cut = lower.find(head[:-1], 3)
        if cut > 0 and ending_in(head, lower[cut:]):
            return lower[:cut] + head
    return None


def _start(text: str, tokens: Sequence[Token], at: int) -> int:
    """Return where a name of several words with capitals begins: *Pikku Vihurin päiväkoti*."""
    start = tokens[at].start
    for before, after in zip(reversed(tokens[:at]), reversed(tokens[1 : at + 1]), strict=True):
        joined = text[before.end : after.start] == " " and after.has_capital
        if not joined or not before.has_capital or before.starts:
            break
        start = before.start
    return start


def _tier(name: Token, kind: str, *, small: bool) -> Tier | None:
    genitive = name.form.endswith(("n", "-"))
    if name.has_capital and not name.starts:
        return Tier.MARKED if genitive else None
    if len(name.form) < 4 or _NOT_BEFORE.match(name.form):
        return None
    known = readings(name.form)
    hits = [h for h in known if not h.ending.tail and h.ending.case is Case.GENITIVE]
    ratio = capital_ratio(name.form)
    if any(hit.kind is IdentityKind.PLACE and not hit.entry.says_nothing for hit in hits):
        weak = kind in _WEAK or kind not in _FINNISH
        common = commonness(name.form) > (RARE if weak else -10)
        return None if common and ratio is not None and ratio < ORDINARY else Tier.CHECK
    rare = genitive and commonness(name.form) < -15 and kind in _FINNISH and kind not in _WEAK
    named = rare and (name.has_capital or small) and not name.form.endswith(("sin", "tin", "iin"))
    return Tier.CHECK if named and (ratio is None or ratio > 0) else None


def _capital(base: str) -> str:
    return base[:1].upper() + base[1:]
