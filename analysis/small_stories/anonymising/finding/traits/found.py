"""Finding what tells a trait of somebody in a text."""

from collections.abc import Iterable, Iterator

from small_stories.anonymising.finding.names import Token
from small_stories.anonymising.finding.traits.diagnoses import diagnosis_marks
from small_stories.anonymising.finding.traits.entries import LANGUAGES
from small_stories.anonymising.finding.traits.groups import group_marks
from small_stories.anonymising.finding.traits.health import health_marks
from small_stories.anonymising.finding.traits.organisations import organisation_marks
from small_stories.anonymising.finding.traits.roles import role_by_shape, role_marks
from small_stories.anonymising.finding.traits.singular import singular_marks
from small_stories.anonymising.finding.traits.squares import square_marks
from small_stories.anonymising.finding.traits.talk import Talk, talk_of
from small_stories.anonymising.finding.traits.told_around import told_around_marks
from small_stories.anonymising.marks import Mark

_SEEKING = (health_marks, group_marks, role_marks, singular_marks, organisation_marks)


def trait_marks(text: str, tokens: Iterable[Token], language: str) -> Iterator[Mark]:
    """Yield what tells of health, a rare post, a group or an organisation; marks may overlap.

    In a language that has no lists (other than fi, sv, en) nothing is found.
    """
    if language not in LANGUAGES:
        return
    yield from told_around_marks(text, language)
    talk = talk_of(text, tokens, language)
    for at, row in enumerate(talk.rows):
        if row:
            yield from _of_word(talk, at)
        else:
            yield from role_by_shape(talk, at)
        yield from square_marks(talk, at)
        yield from diagnosis_marks(talk, at)


def _of_word(talk: Talk, at: int) -> Iterator[Mark]:
    for seek in _SEEKING:
        yield from seek(talk, at)
