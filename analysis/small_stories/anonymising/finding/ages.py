"""Ages in figures: *24*, *62-vuotias*, *60-kymppinen*, *in her forties*."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from small_stories.anonymising.finding.around import counts_something, next_word, words_before
from small_stories.anonymising.finding.figures import Figured
from small_stories.anonymising.finding.lexicon import listed
from small_stories.anonymising.marks import Mark, Tier
from small_stories.model import IdentityKind

_HALF: Final = r"(?:,5|\s(?:ja|och|and)\s(?:(?:a|en|ett)\s)?(?:puol\w*|half|halvt?)(?!\w))"
_N: Final = rf"(?P<it>(?P<n>\d{{1,3}}){_HALF}?)"
_CASE: Final = r"(?::(?:n|na|ssa))?"
_KIN_FI: Final = (
    r"(?:las(?:ta|t|ten|psia)|laps(?:i|et)|lapse|muksu\w*|poi(?:kaa|kii|at|ka)|pojat|pojal\w*"
    r"|tyt(?:töä|töö|töjä|öt|tö)|tytär|tyttäret|kakaraa?|skidi\w*|sisarus\w*|sisko[ajt]?\w*"
    r"|velje[äat]\w*|(?:pikku|iso)?veli|broidi|systeri|vauva|pien(?:et|in|empi)|iso(?:t|in|mpi|mmat)"
    r"|nuor(?:in|empi|emmat|immat)|vanhin|vanhimmat|keskimmäi\w+|kuopus|esikoinen|kaksos\w+|iät)"
)

# each marks its group "it"
_FINNISH: Final = (
    rf"(?<![\w.,])(?<!\d[–-]){_N}[\s-]{{0,2}}vuo(?:tia|tis)\w*",
    r"(?<![\w.,])\d{1,3}[–-](?P<it>(?P<n>\d{1,3}))-?vuotia(?:s|an|alla|alle|alta|ana)\w*",
    rf"(?<!\w){_KIN_FI}\s(?:\w{{2,6}}\s){{0,2}}{_N}"
    r"(?P<years>\s(?:kuukautta|kuukauden|kuukaus|kk|viikkoa|viikkoo|viikon))(?!\w)",
    rf"(?<!\w){_KIN_FI}\s(?:(?:on|jo|nyt|vasta)\s){{0,2}}{_N}(?P<years>\svuo(?:tta|t|den))(?!\w)(?!\s(?:sit|aikaa|van|ikä))",
    rf"(?<![\w.,]){_N}[\s-]?(?:kui(?:nen|s[et]\w*)|kuukauti(?:nen|se\w*))(?!\w)",
    r"(?<![\w.,])(?P<it>(?P<n>\d{1,3})-?\s(?:ja|tai)\s\d{1,3}-vuotia\w*)",
    rf"(?<![\w.,]){_N}(?::n)?\s(?:vuoden|kuukauden|viikon)\s(?:ikäi\w+|iässä|ikäsenä|vanha\w*)",
    rf"(?<![\w.,]){_N}\s(?:kuukautta|viikkoa)\svanha\w*",
    r"(?<![\w.,])(?P<it>(?P<n>[2-9]|[1-9]\d))[\s-]?(?:vanha|vanhana|vanahana|vanah)(?!\w)",
    rf"(?<!\w)ikä(?:nen|se[nt]|inen|ise[nt]|ne|sie|siä|sii|isiä|ssä|siki|senä|senä[äa]n|isenä),?\s{{1,2}}(?:(?:jo|nyt|vasta|kohta|eli|siis)\s)?{_N}(?!\w|[.,:]\w)",
    r"(?<!\w)on\s(?P<it>vuoden\sja\s(?P<n>\d{1,2})\s(?:kuukau\w+|kk))(?!\w)",
    r"(?<!\w)(?P<it>(?:(?:puolen|puolentoista|parin|alle|vajaan|reilun)\s)?(?P<n>vuoden|kuukauden|viikon))\s"
    r"(?:ikäi\w+|ikäsenä|vanha\w*)",
    rf"(?<![\w.,:]){_N}[\s-]?(?:v|vee|vees|veenä)(?![\w])(?:\.?\s\d{{1,2}}\s?(?:kk|kuukau\w+))?\.?(?!\s(?:sit|täällä))",
    r"(?<!\w)(?P<it>(?P<n>(?:kaksi|kolmi|nelji|viisi|kuusi|seits?emi|seittemi|kah?d?eksi|yhd?eksi)ss[aä]kymmeni(?:ssä|s)))(?!\w)",
    r"(?<![\w.,])(?P<it>(?P<n>\d0)-kymppi(?:nen|ne|s\w*|st\w*))",
    rf"(?<![\w.,]){_N}\s(?:vuotta|vuoden|vuosi)\s(?:vanha\w*|täyttä\w*|iä\w+)",
    rf"(?<!\w)täyt(?:in|än|tää|ti|täny\w*|täneen|ettiin|it)\s(?:[\w:]+\s){{0,2}}?{_N}{_CASE}(?!\w|[.,:]\w|\s?%|\skappal)",
    rf"(?<!\w)(?<!koko\s)(?:iältä\w+|ikäni|ikää|ikänsä|iässä|ikä\son)\s(?:\w+\s){{0,3}}?{_N}(?!\w|[.,]\d)",
    rf"(?<!\w)(?:oon|olen|olin|olit|(?:mää|mä|mie)\s(?:ole|oo))\s(?:\w+\s)?{_N}:n(?!\w)"
    r"(?!\s(?:paika|heng|euro|kilo|met|minu|tunn|ryhm|jouk|kerr|saki|päiv|viik|pist|pros|tai\s\d+:n\s\w))",
    rf"(?<!\w)(?:nuorin|vanhin|pienin|kuopus|esikoinen|keskimmäinen)\s(?:on\s)?(?:vasta\s|jo\s)?{_N}(?!\w|[.,]\d)",
    r"(?<!\w)(?P<it>(?P<n>\d0):n)(?=\s(?:jälkeen|tietämi|korvi|kynnyk|paremmal|huonommal))",
)  # fmt: skip
_ADULTS: Final = re.compile(
    r"(?<!\w)(?:minä|mä|mää|mie|hän|mies|mieheni|vaimo|vaimoni|äiti|äitini|äiskä|mutsi|isä|isäni|iskä|faija|ukko"
    r"|eukko|muija|mummo|mummi|pappa|ukki|vaari|kaveri|naapuri|serkku|jag|hon|han|mamma|mor|far|kusin|granne|make|maka"
    r"|mother|father|mum|mom|dad|husband|wife|grandmother|grandfather|sister|brother|cousin|friend|neighbour|he|she)"
    rf"[\s,]{{1,2}}(?:(?:jo|nyt|vasta|taas|noin|n\.|sitten|now|already|nu|redan)\s){{0,2}}{_N}(?::n|:na)?"
    r"(?P<years>\s(?:vuotta|vuosi|år|years)(?!\s{1,2}(?:sit|aika|siel|tääl|suom|asu|ol[eiu]|opisk|odot|töi|naimi|pois"
    r"|koto|här|där|sen|i\s|in\s|here|there|ago|work|live)))?(?!\w|[.,]\d|:|\s?[–-]\d)",
    re.IGNORECASE)  # fmt: skip
_FINNISH_DOUBTFUL: Final = (
    rf"(?<!\w)(?:yli|alle|melkein|lähes|noin|vajaa|reilu)\s{_N}:n(?!\w)(?!\s\w+[nts]\b)",
    _ADULTS.pattern,
    rf"(?<!\w)(?:minä|mä|toinen|poika|tyttö|mies|vaimo)\s(?:vasta\s|jo\s|taas\s)?{_N}"
    r"(?P<years>\s(?:vuotta|vuosi)(?!\s(?:sit|aikaa)))?(?!\w|[.,]\d)",
    rf"(?<!\w)läh(?:emmäs|es|enee|estyy|entelee)\s{_N}(?:-kymppiä)?(?!\w|[.,]\d)",
    rf"(?<![\w.,]){_N}(?:-kymppiä)?\s(?:lähestyv\w+|lähentelev\w+)",
    rf"(?<![\w.,]){_N}\s(?:olin|oon|ollessa\w*)(?!\w)",
    rf"(?<!\w)(?:ja|tai|vai|sit|sitten)\s{_N}:n(?=,?\s{{1,2}}(?:kun|ku)(?!\w))",
    rf"(?<!\w)k(?:un|u)\s(?:(?:minä|mä|mää|mie|hän|se)\s)?olin?\s(?:vasta\s|jo\s|noin\s)?{_N}"
    r"(?P<years>\s(?:vuotta|vuosi|vuot))(?!\w|\s{1,2}(?:si[et]|tääl|täss|töis|pois|kot|aika|\w+(?:ss[aä]|ll[aä])(?!\w)))",
    rf"(?<!\w)vanha,?\s{{1,2}}(?:jo\s)?{_N}(?!\w|[.,:]\d)",
    r"(?<!\w)(?:kohta|pian|melkein)\s(?P<it>(?P<n>[2-9]\d))(?!\w|[.,:]\w|-)",
    r"(?<!\w)(?:se|hän|hää|toi|tää)\s(?:on|o|oli|ol|onki|onkin)\s"
    r"(?:(?:jo|nyt|vasta|vast|vaa|vaan|siis|kohta|melkein|just)\s)?(?P<it>(?P<n>[3-9]|[1-9]\d))"
    r"(?=[.,!?;]|$|\s{1,2}(?:ja|eikä|mut|mutta|niin|nii|kun|ku)(?!\w))(?![.,]\d)",
    r"(?<!\w)(?:meni|kulki|näytti|tuntu\w*|olevan)\s(?:jo\s)?(?P<it>(?P<n>[2-9]\d):(?:sta|een|lta))(?!\w)",
)
_SWEDISH: Final = (
    rf"(?<![\w.,]){_N}[\s-]?år(?:ing|ig|såld)\w*",
    rf"(?<![\w.,]){_N}\sår\s(?:gam(?:mal|malt|la)|fyllda?|ung)\w*",
    rf"(?<!\w)(?:fyllde|fyller|fyllt|fylla|blev|blir|blivit)\s(?:\w+\s)?{_N}(?:\sår)?(?!\w|[.,]\d)",
    rf"(?<!\w)(?:vid|i)\s{_N}[\s-]?års[\s-]?(?:ålder\w*)",
    rf"(?<!\w)(?:när|då)\s(?:jag|ja|han|hon)\s(?:var|va)\s(?:bara\s)?{_N}(?!\w|[.,:]\w)",
)
_ENGLISH: Final = (
    rf"(?<![\w.,]){_N}[\s-]years?[\s-]olds?",
    rf"(?<!\w)(?:aged?(?:\sof)?|turned|turning|turns)\s(?:just\s)?{_N}(?!\w|[.,]\d)",
    r"(?<!\w)at\s(?:only\s|just\s)?(?P<it>(?P<n>[1-9]\d)),?\s(?=(?:i|he|she)(?!\w))",
    rf"(?<!\w)when\s(?:i|he|she)\swas\s(?:only\s|just\s|about\s)?{_N}(?!\w|[.,:]\w)",
    rf"(?<![\w.,]){_N}[\s-](?:months?|weeks?)[\s-]olds?",
    r"(?<!\w)in\s(?P<it>(?:my|his|her|their|our)\s(?:early\s|mid[\s-]?|late\s)?(?P<n>teens|twenties"
    r"|thirties|forties|fifties|sixties|seventies|eighties|nineties))(?!\w)",
)
_SURE: Final = {
    language: tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)
    for language, patterns in (("fi", _FINNISH), ("sv", _SWEDISH), ("en", _ENGLISH))
}
_DOUBTFUL: Final = tuple(re.compile(p, re.IGNORECASE) for p in _FINNISH_DOUBTFUL)

_STILL: Final = (
    r"(?:\s(?:jo|nyt|siis|nytte|vasta|vast|vaa|viel|kohta|melkein|tasan|sillon|silloin|niinku|vaan|tyyliin|jotain|jotakin|suunnilleen|ehkä|varmaan|varmaa|luultavasti|alle|kai|around|nearly|kanske|runt|nästan|reilu|reilut|vajaa|liki|vähän|lite|över|under|drygt|knappt|omkring|kring|typ|strax|just|juuri|noin"
    r"|lähes|yli|ikäni|puolesta|redan|nu|bara|väl|ungefär|snart|now|only|just|about|almost|already))"
)
_IS: Final = {
    "fi": re.compile(
        rf"(?<!\w)(?P<is>(?P<me>oon|olen|olin|oonki|oot|olet|olit|ollu|ollut|(?:mää|mä|mie|minä)\s(?:ole|oo))|on|oli|onki|onkin){_STILL}{{0,4}}\s"
        rf"{_N}(?P<years>\s(?:vuotta|vuosi|vuot|vuos|v))?(?!\w|[.,]\d|:|\s?[–-]\s?\d)",
        re.IGNORECASE),
    "sv": re.compile(
        rf"(?<!\w)(?P<is>är|e|ä|va|var|varit){_STILL}{{0,3}}\s{_N}(?P<years>\sår)?(?!\w|[.,]\d|:)(?P<me>)?",
        re.IGNORECASE),
    "en": re.compile(
        rf"(?:(?<!\w)(?P<me>I\s?['’]?a?m|I\swas)|(?<!\w)(?P<is>is|was)|['’]s){_STILL}{{0,3}}\s{_N}"
        r"(?P<years>\syears?)?(?!\w|[.,]\d|:)", re.IGNORECASE),
}  # fmt: skip
_SUBJECT: Final = {
    "fi": re.compile(
        r"(?:^|\s)(?:hän|tyttö|poika|lapsi|muksu|vauva|pieni|pienin|nuorin|vanhin|keskimmäinen|minä"
        r"|esikoinen|kuopus|äiti|äiskä|mutsi|isä|faija|iskä|mies|vaimo|muija|ukko|sisko|siskoni|mä"
        r"|veli|broidi|systeri|mummo|mummi|mamma|pappa|ukki|vaari|naapuri|kaveri|ystävä|asiakas|mää"
        r"|nainen|tytär|vanhempi|nuorempi|isompi|pienempi|serkku|täti|setä|eno|kummi|mie|ite|itse"
        r"|äitini|isäni|mieheni|vaimoni|poikani|tyttäreni|tyttäre|lapseni|veljeni|toinen)"
        r"(?:\s(?:jo|nyt|sillon|silloin|niinku))?\s$"),
    "sv": re.compile(
        r"(?:^|\s)(?:jag|ja|han|hon|on|dotter\w*|son\w*|barnet|flickan|flicka|pojken|pojke|mamma|pappa|man|fru|maken|kusin|moster|faster|morbror|farbror"
        r"|syster|bror|mormor|morfar|farmor|farfar|granne\w*|kompis\w*|yngsta|äldsta)\s$"),
    "en": re.compile(
        r"(?:^|\s)(?:i|he|she|son|daughter|child|boy|girl|mother|father|husband|wife|sister|brother"
        r"|mum|mom|dad|grandmother|grandfather|neighbour|friend|youngest|oldest|eldest)\s?$"),
}  # fmt: skip
_NOBODY: Final = re.compile(
    r"(?:(?:[lst][lst][aä]|\w[tlij][aä]|\w[ls]|jotka|ne|me|te|kello|klo|hinta|lasku|numero|numeroni|koodi"
    r"|ovikoodi|huone|luku|tulos|osoite|linja|bussi|lämpö\w*|arvosana|verenpaine|paino|pituus|sivu"
    r"|vuosi|kerros|taso|jäsen\w*|vuoro\w*|jono\w*|tavoite|määrä|saldo|ennätys|nopeus|paikka|keskiarvo|siin|mitä|paljon|yhteensä|koko|pari|verta|matka|luokka|ryhmä"
    r"|det|där|här|vi|ni|de|klockan|priset|it|there|we|they|you|that|price|number|time|room|bus)\s$"
    r"|^$)"
)
_THEY: Final = re.compile(r"(?:^|\s)(?:se|sekin|he|she|hon|on|han)\s$")
_SOMEBODY: Final = re.compile(
    r"(?<!\w)(?:(?:pikku|iso)?vel(?:i|jeni|jellä)|broidi|(?:pikku|iso)?sisko|systeri|äiti|äitini|mutsi|isä|isäni|faija"
    r"|tyttö|tyttöni|poika|poikani|tytär|lapsi|lapseni|vauva|mies|mieheni|vaimo|vaimoni|mummo|mummi|pappa|ukki|vaari"
    r"|kaveri|naapuri|serkku|täti|setä|eno|eukko|ukko|mor|mamma|far|pappa|bror|syster|son|dotter|mother|father|brother"
    r"|sister|daughter|husband|wife|friend|kuopus|esikoinen)(?!\w)"
)
_BETWEEN: Final = (
    r"(?:on|oli|ovat|olivat|ollaan|oo|jo|nyt|vasta|taas|kohta|sitten|sit|sillon|silloin|iältään|noin|niinku"
    r"|ehkä|yks|toinen|vai|tota|öö|siis|mulla|meillä|kans|about|are|is|were|was|they|now|already|är|var|e"
    r"|nu|redan|de|som)"
)
_MANY: Final = re.compile(
    r"(?:^|\s)(?:[mtnh]eit|[mtnh]eitä|niitä|niit|mul|sul|siel|tääl|täs|siin)\s$"
)
_CHILDREN: Final = re.compile(
    rf"(?<!\w)(?:{_KIN_FI}|barn(?:en|et)?|pojkar(?:na)?|flickor(?:na)?|söner|döttrar|dotter(?:n)?|sonen|son|pojken?|flickan?|bebis(?:en)?|grabben|tösen"
    r"|(?:lille|stor)?bror|(?:lilla|stora)?syster|yngsta|äldsta|tvillingarna|kids?|children|sons?|daughters?|boys?|girls?"
    r"|baby|youngest|oldest|eldest|twins)"
    rf"(?!\w)[\s,:(–-]{{1,3}}(?:{_BETWEEN}[\s,]{{1,2}}){{0,4}}"
    r"(?P<all>\d{1,2}(?!\d)(?:(?:,\s?|\s{1,2}|\s(?:ja|och|and)\s)\d{1,2}(?!\d)){0,5})"
    r"(?!\w|[.,:]\d|:)", re.IGNORECASE)  # fmt: skip
_NEAR: Final = 60
_CLOCK: Final = re.compile(r"(?:kello|klo|kl)\s$")
_OLDEST: Final = 115


def age_marks(figured: Figured, language: str) -> Iterator[Mark]:
    """Yield the ages of a text in figures; a language that is not known is read as Finnish.

    A doubtful age beside a sure one is sure: *mies on 38-vuotias, minä 35*.
    """
    found = list(_found(figured.text, language))
    sure = [mark.start for mark in found if mark.tier is Tier.MARKED]
    for mark in found:
        beside = any(abs(start - mark.start) <= _NEAR for start in sure)
        yield replace(mark, tier=Tier.MARKED) if beside else mark


def _found(text: str, language: str) -> Iterator[Mark]:
    for pattern in _SURE.get(language, _SURE["fi"]):
        for found in pattern.finditer(text):
            if not found["n"].isdigit() or int(found["n"]) <= _OLDEST:
                yield _mark(text, found, Tier.MARKED)
    yield from _doubtful(text, language)
    yield from _somebody_is(text, language)
    yield from _of_children(text, language)


def _doubtful(text: str, language: str) -> Iterator[Mark]:
    for pattern in _DOUBTFUL if language not in ("sv", "en") else (_ADULTS,):
        for found in pattern.finditer(text):
            clock = _CLOCK.search(words_before(text, found.start()))
            if not clock and not counts_something(text, found.end(), language):
                sure = found[0].endswith("olin") and int(found["n"]) > 9
                yield _mark(text, found, Tier.MARKED if sure else Tier.CHECK)


def _mark(text: str, found: re.Match[str], tier: Tier) -> Mark:
    whole = found.start() == found.start("it") and found.re not in (*_DOUBTFUL, _ADULTS)
    start, end = found.span(0 if whole else "it")
    if "years" in found.re.groupindex and found["years"]:
        end = found.end("years")
    end -= len(text[start:end]) - len(text[start:end].rstrip(" ,."))
    return Mark(start, end, IdentityKind.AGE, tier, "age", found["n"])


def _somebody_is(text: str, language: str) -> Iterator[Mark]:
    """Yield the ages that somebody is: *oon 24*, *Osman on 27*, but not *pöytiä on 12*."""
    for found in _IS.get(language, _IS["fi"]).finditer(text):
        age, years = int(found["n"]), found["years"]
        if age > _OLDEST or (years and next_word(text, found.end()) in ("sitten", "aikaa", "sit")):
            continue
        if not years and counts_something(text, found.end("it"), language):
            continue
        tier = _tier(text, found, age, language)
        if tier is not None:
            yield _mark(text, found, tier)


def _tier(text: str, found: re.Match[str], age: int, language: str) -> Tier | None:
    before = words_before(text, found.start())
    known = _SUBJECT.get(language, _SUBJECT["fi"]).search(before)
    if found["years"] and (age < 18 or not known) and re.match(r"oli|var|was", found[0], re.I):
        return None  # olin kolme vuotta siellä
    about_me = bool(found["me"]) and not (found["me"] or "").lower().startswith("ollu")
    if _THEY.search(before) and _SOMEBODY.search(before):
        return Tier.MARKED  # mun veli on ekalla ja se on seittemän
    if known or about_me:
        return Tier.MARKED if known or age > 9 else Tier.CHECK
    if _MANY.search(before):
        return None
    last = re.search(r"([^\W\d_]+)\s$", text[: found.start()])
    if last and _is_name(last[1]):
        return Tier.MARKED
    if found["years"] and language == "sv" and age > 17 and before.rstrip().endswith(","):
        return Tier.CHECK
    if _NOBODY.search(before) or found["years"] or age < 10:
        return None
    return Tier.CHECK


def _is_name(word: str) -> bool:
    hit = listed(word)
    return hit is not None and hit.kind is IdentityKind.PERSON


def _of_children(text: str, language: str) -> Iterator[Mark]:
    for found in _CHILDREN.finditer(text):
        if counts_something(text, found.end(), language):
            continue
        for age in re.finditer(r"\d+", found["all"]):
            start = found.start("all") + age.start()
            if int(age[0]) <= _OLDEST:
                yield Mark(start, start + len(age[0]), IdentityKind.AGE, Tier.MARKED, "age", age[0])
