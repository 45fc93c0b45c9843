"""The words of a quote as they are printed: its spans, with every decision applied."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from small_stories.anonymising.likeness import base_as_said
from small_stories.anonymising.rewriting.house_style import (
    HouseStyle,
    house_style_of_facts,
)
from small_stories.anonymising.rewriting.replacing import Replacement, apply_replacements
from small_stories.model import Brackets, Decision, IdentityKind, InTurn, Profile, Span
from small_stories.storage.identities import MarkInTurn, marks_in_turns
from small_stories.storage.interviews import words_of_turns
from small_stories.storage.project_file import Project
from small_stories.storage.quotes import QuoteSpan, spans_of_quotes, stories_of_quotes
from small_stories.storage.quotes import quote as quote_of
from small_stories.storage.setup import project_facts
from small_stories.storage.stories import StorySpan, spans_of_stories

_WORD: Final = re.compile(r"\w")
_SENTENCE_END: Final = re.compile(r"[.!?…][\"”’')\]]*\s*$")


@dataclass(frozen=True, slots=True)
class _Hidden:
    """Code points of a turn that are not printed as said, and the mark that decides how."""

    start: int
    end: int
    mark: MarkInTurn


@dataclass(frozen=True, slots=True)
class _Printing:
    """How the words of a quote are printed: in which language, for whom, with which brackets."""

    language: str
    profile: Profile
    style: HouseStyle


def wording_for(mark: MarkInTurn, profile: Profile) -> str:
    """Return what stands for a mark's words on a profile, in base form.

    A profile without a wording of its own has the public one.
    """
    own = {Profile.INTERNAL: mark.internal, Profile.STRICT: mark.strict}
    return own.get(profile, "").strip() or mark.wording


class QuotedTalk:
    """The talk that quotes are cut from, read at once: of all quotes of a project, or of some."""

    def __init__(self, project: Project, among: Iterable[int] | None = None) -> None:
        chosen = None if among is None else list(among)
        facts = project_facts(project)
        self._style, self._profile = house_style_of_facts(facts), Profile(facts.profile)
        self._stories = stories_of_quotes(project, chosen)
        self._spans = spans_of_quotes(project, chosen)
        turns = {span.turn_id for spans in self._spans.values() for span in spans}
        self._words = dict(words_of_turns(project, sorted(turns)))
        self._marks: dict[int, list[MarkInTurn]] = {}
        for mark in marks_in_turns(project, turns):
            self._marks.setdefault(mark.turn_id, []).append(mark)
        self._told = spans_of_stories(project, {each.story_id for each in self._stories.values()})

    def text(self, quote: int, profile: Profile | None = None) -> str:
        """Return the words of a quote as printed for a profile; None is the project's own.

        The house style's sign stands where words are left out. What is not decided yet is masked,
        never printed.
        """
        places = self._joined(self.spans(quote))
        if not places:
            return ""
        language, style = self._stories[quote].language, self._style
        how = _Printing(language, profile or self._profile, style)
        pieces = [self._printed(place, how) for place in places]
        before, after = self._cut_ends(quote, places)
        ends = ([style.omission] if before else [], [style.omission] if after else [])
        return " ".join([*ends[0], f" {style.omission} ".join(pieces), *ends[1]])

    def spans(self, quote: int) -> list[QuoteSpan]:
        """Return the spans of a quote that have words, in order."""
        return [span for span in self._spans.get(quote, ()) if span.end > span.start]

    def marks(self, quote: int) -> list[MarkInTurn]:
        """Return every mark that touches the words of a quote, once each, in the quote's order."""
        touched = (mark for span in self.spans(quote) for mark in self._touching(span))
        return list({mark.id: mark for mark in touched}.values())

    def said(self, quote: int) -> list[str]:
        """Return the words of each span of a quote as they were said."""
        return [self._words[span.turn_id][span.start : span.end] for span in self.spans(quote)]

    def has_brackets_of_its_own(self, quote: int, translation: str) -> bool:
        """Tell whether brackets of the transcript or an editor stand among those of changed words.

        Double brackets are told from any others.
        """
        if self._style.brackets is Brackets.DOUBLE:
            return False
        changed = any(mark.decision != Decision.KEEP for mark in self.marks(quote))
        return changed and any("[" in words for words in (*self.said(quote), translation))

    def _touching(self, place: InTurn) -> list[MarkInTurn]:
        found = self._marks.get(place.turn_id, ())
        return [mark for mark in found if mark.start < place.end and place.start < mark.end]

    def _joined(self, places: Iterable[InTurn]) -> list[Span]:
        """Return the spans, those joined that have no word between them in their turn."""
        joined: list[Span] = []
        for place in places:
            last = joined[-1] if joined else None
            if last and last.turn_id == place.turn_id and last.end <= place.start:
                between = self._words[place.turn_id][last.end : place.start]
                if not _WORD.search(between):
                    joined[-1] = Span(last.turn_id, last.start, place.end)
                    continue
            joined.append(Span(place.turn_id, place.start, place.end))
        return joined

    def _printed(self, place: Span, how: _Printing) -> str:
        """Return one span as printed; a hidden name that its edge cuts is replaced whole."""
        window = (place.start, place.end)
        return words_in_print(
            self._words[place.turn_id], self._touching(place), window,
            how.language, how.profile, how.style,
        )  # fmt: skip

    def _cut_ends(self, quote: int, places: list[Span]) -> tuple[bool, bool]:
        """Tell whether a quote begins, and ends, inside a sentence of its story."""
        own = self._told.get(self._stories[quote].story_id, [])
        first, last = places[0], places[-1]
        words = self._words[first.turn_id]
        head = [words[span.start : first.start] for span in own if _holds(span, first, first.start)]
        words = self._words[last.turn_id]
        tail = [words[last.end : span.end] for span in own if _holds(span, last, last.end)]
        before = any(_WORD.search(cut) and not _SENTENCE_END.search(cut) for cut in head)
        quoted = words[last.start : last.end]
        after = any(_WORD.search(cut) for cut in tail) and not _SENTENCE_END.search(quoted)
        return before, after


def quote_text(project: Project, quote: int, profile: Profile | None = None) -> str:
    """Return the words of one quote as ``QuotedTalk.text`` does; nothing when it is gone."""
    return QuotedTalk(project, [quote]).text(quote, profile)


def undecided(project: Project, quote: int) -> list[MarkInTurn]:
    """Return the marks in a quote's words that nobody has decided."""
    return [mark for mark in marks_of_quote(project, quote) if mark.decision is None]


def has_brackets_of_its_own(project: Project, quote: int) -> bool:
    """Tell of one quote what ``QuotedTalk.has_brackets_of_its_own`` does."""
    found = quote_of(project, quote)
    translation = found.translation if found else ""
    return QuotedTalk(project, [quote]).has_brackets_of_its_own(quote, translation)


def marks_of_quote(project: Project, quote: int) -> list[MarkInTurn]:
    """Return every mark that touches the words of a quote, once each, in the quote's order."""
    return QuotedTalk(project, [quote]).marks(quote)


def words_in_print(
    words: str,
    found: Iterable[MarkInTurn],
    window: tuple[int, int],
    language: str,
    profile: Profile,
    style: HouseStyle,
) -> str:
    """Return a window of a turn's words as printed; it opens as far as the marks at its edges."""
    start, end = window
    hidden = _hidden(mark for mark in found if mark.start < end and start < mark.end)
    start = min([start, *(each.start for each in hidden)])
    end = max([end, *(each.end for each in hidden)])
    return _in_print(words, hidden, (start, end), _Printing(language, profile, style))


def _in_print(
    words: str, hidden: Iterable[_Hidden], window: tuple[int, int], how: _Printing
) -> str:
    replacements = [_replacement(each, how.profile) for each in hidden]
    printed = apply_replacements(words, replacements, how.language, how.style, window)
    return " ".join(printed.split())


def _replacement(hidden: _Hidden, profile: Profile) -> Replacement:
    mark = hidden.mark
    return Replacement(
        start=hidden.start,
        end=hidden.end,
        decision=Decision(mark.decision) if mark.decision is not None else None,
        wording=wording_for(mark, profile),
        kind=IdentityKind(mark.kind),
        base=base_as_said(mark),
    )


def _hidden(found: Iterable[MarkInTurn]) -> list[_Hidden]:
    """Return what is hidden, in order; of marks that overlap the longest decides for all."""
    hidden: list[_Hidden] = []
    ordered = sorted(found, key=lambda mark: (mark.start, mark.end))
    for mark in (mark for mark in ordered if mark.decision != Decision.KEEP):
        last = hidden[-1] if hidden else None
        if last and mark.start < last.end:
            hidden[-1] = _Hidden(last.start, max(last.end, mark.end), _deciding(last.mark, mark))
        else:
            hidden.append(_Hidden(mark.start, mark.end, mark))
    return hidden


def _deciding(one: MarkInTurn, other: MarkInTurn) -> MarkInTurn:
    """Return the mark that decides for both: an open one, or else the longer one."""
    return max(one, other, key=lambda mark: (mark.decision is None, mark.end - mark.start))


def _holds(span: StorySpan, place: Span, at: int) -> bool:
    return span.turn_id == place.turn_id and span.start <= at <= span.end
