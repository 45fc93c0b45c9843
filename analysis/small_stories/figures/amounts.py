"""A figure's value as a number and its unit, where it is one."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

_SPACES: Final = "\u0020\u00a0\u2007\u2009\u202f"
_AMOUNT: Final = re.compile(
    rf"(?P<minus>[-\u2212]?)(?P<whole>\d{{1,3}}(?:[{_SPACES}]\d{{3}})+|\d+)(?:[.,](?P<part>\d+))?"
    rf"[{_SPACES}]*(?P<unit>[^\d{_SPACES}.,;:/'\"+*=<>\u2212\u2013-]\D*)?"
)
_LONGEST: Final = 60


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit: per cent, euros, or what is counted; the unit may be empty."""

    number: Decimal
    unit: str

    @property
    def adds_up(self) -> bool:
        """Tell whether amounts of this unit can be summed: shares cannot."""
        return self.unit not in ("%", "\u2030")


def amount_of(value: str) -> Amount | None:
    """Return a value as an amount; ``yli 200``, dates, ranges and codes are none."""
    found = _AMOUNT.fullmatch(value.strip()) if len(value) <= _LONGEST else None
    if found is None:
        return None
    whole = re.sub(rf"[{_SPACES}]", "", found["whole"])
    if len(whole) > 1 and whole.startswith("0"):
        return None
    sign = "-" if found["minus"] else ""
    number = Decimal(f"{sign}{whole}.{found['part'] or 0}")
    return Amount(number, " ".join((found["unit"] or "").split()))


def plain_number(number: Decimal) -> str:
    """Return a number without zeros that say nothing, with a dot: 78, 9.3."""
    plain = f"{number:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
