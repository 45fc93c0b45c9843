"""A talk as the search for traits reads it: its words, and what each may be a form of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from small_stories.anonymising.finding.names import Token
from small_stories.anonymising.finding.traits.entries import Reading, Topic, context
from small_stories.anonymising.finding.traits.readings import readings
from small_stories.anonymising.finnish.forms import ending_in
from small_stories.anonymising.marks import Mark, Tier
from small_stories.model import IdentityKind

_JOINING: Final = (" ", "-", "- ", "\n", "' ", "’ ")
_BREAKS: Final = ".,;:!?()[]\n"
# a place before "on": somebody is met there
_SOMEWHERE: Final = ("lla", "llä", "ssa", "ssä", "siel", "there", "där")

_AND: Final = ("ja", "sekä", "och", "and")
# what somebody who became something was before: *musta tuli pappi*
_OF: Final = ("sta", "stä", "siitä", "must", "sust", "siit")


@dataclass(frozen=True, slots=True)
class Talk:
    """The words of a text in order; ``rows`` has for each what it may be a form of."""

    text: str
    tokens: list[Token]
    rows: list[tuple[Reading, ...]]
    language: str

    def of(self, at: int, topic: Topic) -> Iterator[tuple[int, Reading]]:
        """Yield the readings of a word in a topic, with the word that the entry begins at."""
        for reading in self.rows[at]:
            if reading.entry.topic is topic:
                first = self._first_word(at, reading)
                if first is not None:
                    yield first, reading

    def _first_word(self, at: int, reading: Reading) -> int | None:
        heads = reading.entry.words[:-1] if reading.whole else ()
        first = at - len(heads)
        if first < 0 or not self.together(first, at):
            return None
        said = (token.form.lower() for token in self.tokens[first:at])
        same = all(map(self._agrees, heads, said))
        return first if same else None

    def _agrees(self, word: str, said: str) -> bool:
        lower = word.lower()
        if lower == said or self.language == "en":
            return lower == said
        if self.language == "sv":
            return said.rstrip("aen") == lower.rstrip("aen")
        return ending_in(lower, said) is not None

    def together(self, first: int, last: int) -> bool:
        """Tell whether words follow each other with nothing but a space between."""
        gaps = zip(self.tokens[first:last], self.tokens[first + 1 : last + 1], strict=True)
        return all(self.text[one.end : two.start] in _JOINING for one, two in gaps)

    def before(self, at: int, most: int) -> Iterator[tuple[int, str]]:
        """Yield the words before one in its clause, the nearest first, in small letters."""
        for each in range(at - 1, max(-1, at - 1 - most), -1):
            gap = self.text[self.tokens[each].end : self.tokens[each + 1].start]
            if any(sign in _BREAKS for sign in gap):
                return
            yield each, self.tokens[each].form.lower()

    def after(self, at: int, most: int) -> Iterator[str]:
        """Yield the words after one in its clause, in small letters."""
        for one, two in zip(
            self.tokens[at : at + most], self.tokens[at + 1 : at + 1 + most], strict=False
        ):
            if any(sign in _BREAKS for sign in self.text[one.end : two.start]):
                return
            yield two.form.lower()

    def being(self, first: int) -> bool:
        """Tell whether words say what somebody is: *oon*, *mun mies on nykyään*."""
        for at, word in self.before(first, 4):
            if word in context("being", self.language):
                there = next((form for _, form in self.before(at, 1)), "")
                return not there.endswith(_SOMEWHERE)
            if word in context("become", self.language):
                return next((form for _, form in self.before(at, 1)), "").endswith(_OF)
            if word in _AND and at > 0 and self.rows[at - 1]:
                continue
            if word in context("new clause", self.language):
                return False
        return False

    def mark(
        self, first: int, last: int, kind: IdentityKind, tier: Tier, reason: str, base: str = ""
    ) -> Mark:
        """Return the mark of the words from one to another."""
        start, end = self.tokens[first].start, self.tokens[last].end
        return Mark(start, end, kind, tier, reason, base)


def talk_of(text: str, tokens: Iterable[Token], language: str) -> Talk:
    """Return a text's words with what each may be a form of."""
    row = list(tokens)
    return Talk(text, row, [readings(token.form, language) for token in row], language)


def base_of(reading: Reading) -> str:
    """Return the base form of the words that a reading stands for."""
    return reading.entry.base if len(reading.entry.words) > 1 else reading.base


def tier_of(reading: Reading) -> Tier:
    """Return how sure the section of an entry is."""
    return Tier.CHECK if reading.entry.section == "check" else Tier.MARKED
