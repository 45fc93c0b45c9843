"""The words of a quote as they are printed: its spans, with every decision applied."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from small_stories.anonymising.likeness import base_as_said
from small_stories.anonymising.rewriting.house_style import HouseStyle, house_style_of
from small_stories.anonymising.rewriting.replacing import Replacement, apply_replacements
from small_stories.model import Brackets, Decision, IdentityKind, InTurn, Profile, Span
from small_stories.storage.identities import (
    MarkInTurn,
    marks_in_turn,
)
from small_stories.storage.interviews import interview, turn
from small_stories.storage.project_file import Project
from small_stories.storage.quotes import quote as quote_of
from small_stories.storage.quotes import quote_spans
from small_stories.storage.setup import project_facts
from small_stories.storage.stories import spans

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


def quote_text(project: Project, quote: int, profile: Profile | None = None) -> str:
    """Return the words of a quote as printed for a profile; None is the project's own.

    The house style's sign stands where words are left out. What is not decided yet is masked,
    never printed.
    """
    places = _joined(
        project, [span for span in quote_spans(project, quote) if span.end > span.start]
    )
    if not places:
        return ""
    style, facts = house_style_of(project), project_facts(project)
    how = _Printing(_language(project, quote), profile or Profile(facts.profile), style)
    pieces = [_printed(project, place, how) for place in places]
    before, after = _cut_ends(project, quote, places)
    ends = ([style.omission] if before else [], [style.omission] if after else [])
    return " ".join([*ends[0], f" {style.omission} ".join(pieces), *ends[1]])


def undecided(project: Project, quote: int) -> list[MarkInTurn]:
    """Return the marks in a quote's words that nobody has decided."""
    return [mark for mark in marks_of_quote(project, quote) if mark.decision is None]


def has_brackets_of_its_own(project: Project, quote: int) -> bool:
    """Tell whether brackets of the transcript or an editor stand among those of changed words."""
    if house_style_of(project).brackets is Brackets.DOUBLE:
        return False
    said = (
        _words_of(project, span.turn_id)[span.start : span.end]
        for span in quote_spans(project, quote)
    )
    found = quote_of(project, quote)
    translated = found.translation if found else ""
    changed = any(mark.decision != Decision.KEEP for mark in marks_of_quote(project, quote))
    return changed and any("[" in words for words in (*said, translated))


def marks_of_quote(project: Project, quote: int) -> list[MarkInTurn]:
    """Return every mark that touches the words of a quote, once each, in the quote's order."""
    found = {
        mark.id: mark
        for span in quote_spans(project, quote)
        if span.end > span.start
        for mark in _touching(project, span)
    }
    return list(found.values())


def _touching(project: Project, place: InTurn) -> list[MarkInTurn]:
    found = marks_in_turn(project, place.turn_id)
    return [mark for mark in found if mark.start < place.end and place.start < mark.end]


def _language(project: Project, quote: int) -> str:
    found = quote_of(project, quote)
    talk = interview(project, found.interview_id) if found else None
    return talk.language if talk else "fi"


def _words_of(project: Project, turn_id: int) -> str:
    found = turn(project, turn_id)
    return found.text if found else ""


def _joined(project: Project, places: Iterable[InTurn]) -> list[Span]:
    """Return the spans, those joined that have no word between them in their turn."""
    joined: list[Span] = []
    for place in places:
        last = joined[-1] if joined else None
        if last and last.turn_id == place.turn_id and last.end <= place.start:
            between = _words_of(project, place.turn_id)[last.end : place.start]
            if not _WORD.search(between):
                joined[-1] = Span(last.turn_id, last.start, place.end)
                continue
        joined.append(Span(place.turn_id, place.start, place.end))
    return joined


def _printed(project: Project, place: Span, how: _Printing) -> str:
    """Return one span as printed; a hidden name that its edge cuts through is replaced whole."""
    hidden = _hidden(_touching(project, place))
    start = min([place.start, *(each.start for each in hidden)])
    end = max([place.end, *(each.end for each in hidden)])
    return _in_print(_words_of(project, place.turn_id), hidden, (start, end), how)


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


def _cut_ends(project: Project, quote: int, places: list[Span]) -> tuple[bool, bool]:
    """Tell whether a quote begins, and ends, inside a sentence of its story."""
    found = quote_of(project, quote)
    own = spans(project, found.story_id) if found else []
    first, last = places[0], places[-1]
    words = _words_of(project, first.turn_id)
    head = [words[span.start : first.start] for span in own if _holds(span, first, first.start)]
    words = _words_of(project, last.turn_id)
    tail = [words[last.end : span.end] for span in own if _holds(span, last, last.end)]
    before = any(_WORD.search(cut) and not _SENTENCE_END.search(cut) for cut in head)
    quoted = words[last.start : last.end]
    after = any(_WORD.search(cut) for cut in tail) and not _SENTENCE_END.search(quoted)
    return before, after


def _holds(span: InTurn, place: Span, at: int) -> bool:
    return span.turn_id == place.turn_id and span.start <= at <= span.end
