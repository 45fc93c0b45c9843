"""What identifies by its shape: codes, numbers, addresses, links, ages, days, written and said."""

from collections.abc import Iterator

from small_stories.anonymising.finding.addresses import address_marks
from small_stories.anonymising.finding.ages import age_marks
from small_stories.anonymising.finding.codes import code_marks
from small_stories.anonymising.finding.dates import date_marks
from small_stories.anonymising.finding.figures import Figured, in_figures
from small_stories.anonymising.finding.net_names import email_marks, net_marks
from small_stories.anonymising.finding.phones import phone_marks
from small_stories.anonymising.finnish.folding import in_own_digits
from small_stories.anonymising.marks import Mark
from small_stories.strings import LANGUAGES


def pattern_marks(text: str, language: str) -> list[Mark]:
    """Return what the patterns find in a text; the marks may overlap.

    The patterns read the text with its numbers in figures; a language that is not known is read
    as Finnish.
    """
    text = in_own_digits(text)
    figured = in_figures(text, language)
    found = [figured.placed(mark) for mark in _found(figured, language) if mark.start < mark.end]
    return [*found, *_told_otherwise(text, language)]


def contact_marks(text: str) -> Iterator[Mark]:
    """Yield codes, phone numbers, e-mail addresses and streets, told in any language.

    They are those that ``pattern_marks`` finds in one language or another, in a fifth of the time.
    """
    text = in_own_digits(text)
    read: set[Figured] = set()
    for language in LANGUAGES:
        figured = in_figures(text, language)
        found = [*phone_marks(figured, language)]
        if figured not in read:
            found += [*code_marks(figured), *email_marks(figured), *address_marks(figured)]
            read.add(figured)
        yield from (figured.placed(mark) for mark in found if mark.start < mark.end)


def _told_otherwise(text: str, language: str) -> Iterator[Mark]:
    """Yield phones and streets told in another language than the talk, as those who move do."""
    for other in LANGUAGES:
        if other != language:
            figured = in_figures(text, other)
            yield from map(figured.placed, phone_marks(figured, other))
            if other == "fi":
                yield from map(figured.placed, address_marks(figured))


def _found(figured: Figured, language: str) -> Iterator[Mark]:
    yield from code_marks(figured)
    yield from phone_marks(figured, language)
    yield from net_marks(figured)
    yield from address_marks(figured)
    yield from age_marks(figured, language)
    yield from date_marks(figured, language)
