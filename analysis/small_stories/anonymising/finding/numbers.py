"""Numbers as they are said, in Finnish, Swedish and English, as pieces of patterns."""

from typing import Final

_FI_UNITS = (
    r"(?:yksi|yks|kaksi|kaks|kolme|neljä|viisi|viis|kuusi|kuus|seitsemän|seittemän|seittemä|seiska"
    r"|kahdeksan|kaheksan|kaheksa|kasi|yhdeksän|yheksän|yheksä|ysi)"
)
_FI_TIMES = (
    r"(?:kaksi|kaks|kahden|kolme|kol|kolmen|neljä|nel|neljän|viisi|viis|viiden|kuusi|kuus|kuuden"
    r"|seitsemän|seittemän|seit|kahdeksan|kaheksan|kaheks|yhdeksän|yheksän|yheks)"
)
_FI_TEN = r"(?:kymmentä|kymment|kymmenen|kymmene|kytä|kyt)"
_FI_TEENS = (
    r"(?:yksi|yks|kaksi|kaks|kolme|kol|neljä|nel|viisi|viis|kuusi|kuus|seitsemän|seittemän|seit"
    r"|kahdeksan|kaheksan|yhdeksän|yheksän)(?:toista|toist)"
)

FI_TENS: Final = rf"(?:{_FI_TIMES}{_FI_TEN}\s?{_FI_UNITS}|{_FI_TIMES}{_FI_TEN})"
FI_SAID: Final = rf"(?:{FI_TENS}|{_FI_TEENS}|kymmenen|kymmene|kymppi|{_FI_UNITS})"
FI_GROWN: Final = rf"(?:{FI_TENS}|{_FI_TEENS})"
FI_DECADE: Final = rf"(?:{_FI_TIMES}|yhden)?\s?kymppi"
FI_YEAR: Final = (
    rf"(?:(?:kaksi|kaks|kahden|kahdesta)tuhat(?:ta|t)?\s?(?:{FI_GROWN}|kymmenen|{_FI_UNITS})"
    rf"|tuhat\s?(?:yhdeksän|yheksän)sataa?\s?(?:{FI_GROWN}|kymmenen|{_FI_UNITS})"
    rf"|(?:yheksän|yhdeksän)toista\s?sataa\s?(?:{FI_GROWN}|{_FI_UNITS}))"
)
FI_ORDINAL: Final = (
    r"(?:(?:(?:ensimmäi|toi)(?:nen|senä|stä)|eka|toka|ekana|tokana"
    r"|(?:kahdes|kolmas|yhdes|neljäs|viides|kuudes|seitsemäs|kahdeksas|yhdeksäs)toista"
    r"|(?:kahdes|kolmas)kymmenes\s?(?:ensimmäinen|toinen|kolmas|neljäs|viides|kuudes|seitsemäs"
    r"|kahdeksas|yhdeksäs)?|(?:kolma|neljä|viide|kuude|seitsemä|kahdeksa|kaheksa|yhdeksä|kymmene)"
    r"(?:s|ntena|tta|ntenä|ttä)))"
)

_SV_UNITS = r"(?:en|ett|två|tre|fyra|fem|sex|sju|åtta|nio)"
_SV_TEENS = r"(?:tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton|nitton)"
_SV_TENS = r"(?:tjugo|trettio|fyrtio|femtio|sextio|sjuttio|åttio|nittio)"
SV_SAID: Final = rf"(?:{_SV_TENS}{_SV_UNITS}?|{_SV_TEENS}|{_SV_UNITS})"
SV_GROWN: Final = rf"(?:{_SV_TENS}{_SV_UNITS}?|{_SV_TEENS})"

_EN_UNITS = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_EN_TEENS = r"(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
_EN_TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
EN_SAID: Final = rf"(?:{_EN_TENS}[ -]?{_EN_UNITS}|{_EN_TENS}|{_EN_TEENS}|{_EN_UNITS})"
EN_GROWN: Final = rf"(?:{_EN_TENS}[ -]?{_EN_UNITS}|{_EN_TENS}|{_EN_TEENS})"

# digits that are told one by one or in pairs, with the words that come between
DIGIT: Final = (
    rf"(?:nolla|noll|zero|oh|\d{{1,4}}|{FI_TENS}|{_FI_TEENS}|kymmenen|{_FI_UNITS}|{SV_SAID}"
    rf"|{EN_SAID})"
)
BETWEEN: Final = r"(?:[\s,.-]+(?:(?:ei\s?ku[n]?|eiku|siis|sitten|sit|ja|och|nej|and|no)[\s,]+)*)"
