"""Talk cut into passages: what is told from one opening prompt to the next."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from small_stories.hinting.hints import Place, Turn
from small_stories.hinting.pipeline import has_pipeline, verbs_in
from small_stories.hinting.prompts import Prompt, prompt_of, sounds_asked
from small_stories.hinting.said import Said
from small_stories.hinting.sentences import sentences_of
from small_stories.hinting.verbs import Verb, verbs_by_rule
from small_stories.hinting.words import in_small_letters

_ENDS: Final = re.compile(r"[.!?…][\"”’»)\]]*$")
_BEGUN: Final = 3  # passages after which talk of coffee and recorders breaks nothing off


@dataclass(slots=True)
class Passage:
    """The interviewee's sentences between two opening prompts, and the prompts that opened it.

    ``replies`` are all that the interviewer says to it, with the number of the turn: what goes on
    with it, and last what opens the next one. ``marked`` is the theme under which it stands by
    the analyst's markers, or None.
    """

    marked: str | None
    prompts: list[Prompt] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    replies: list[tuple[int, Prompt]] = field(default_factory=list)


def passages_of(turns: Sequence[Turn], language: str) -> list[Passage]:
    """Cut an interview into passages; those in which nothing is told are left out.

    Where nothing tells who speaks, sentences that sound like an interviewer's are taken for one's,
    and a paragraph that ends with a full stop, as in notes, is a passage of its own.
    """
    small = [in_small_letters(turn.text) for turn in turns]
    read = iter(_verbs([turn.text for turn in turns if turn.told], language))
    passages = [Passage(None)]
    marked = None
    labelled = any(turn.asked for turn in turns)
    for number, (turn, text) in enumerate(zip(turns, small, strict=True)):
        marked = turn.marked or marked
        if turn.told:
            if not labelled and passages[-1].said and _ENDS.search(passages[-1].said[-1].text):
                passages.append(Passage(marked))
            for said in _said(number, turn, text, next(read), language):
                if labelled or not sounds_asked(said.text, language):
                    passages[-1].said.append(said)
                else:
                    _ask(passages, said.sentence.place, said.text, language, marked)
        elif turn.asked:
            place = Place(number, 0, len(text))
            _ask(passages, place, text, language, marked)
        passages[-1].marked = passages[-1].marked or marked
    return [passage for passage in passages if passage.said]


def _verbs(texts: Iterable[str], language: str) -> Iterator[Sequence[Verb]]:
    if has_pipeline(language):
        return verbs_in(texts, language)
    return (list(verbs_by_rule(in_small_letters(text), language)) for text in texts)


def _said(
    number: int, turn: Turn, text: str, verbs: Sequence[Verb], language: str
) -> Iterator[Said]:
    for sentence in sentences_of(number, text):
        _, start, end = sentence.place
        inside = tuple(verb for verb in verbs if start <= verb.start < end)
        yield Said(sentence, turn.text[start:end], inside, language)


def _ask(
    passages: list[Passage], place: Place, text: str, language: str, marked: str | None
) -> None:
    """Go on with the passage, or begin the next one, by what the interviewer says."""
    current = passages[-1]
    prompt = prompt_of(place, text, language)
    if current.said:
        current.replies.append((place.turn, prompt))
    aside = prompt.kind == "setup" and len(passages) > _BEGUN
    if current.said and not (prompt.goes_on or aside):
        passages.append(Passage(marked, [prompt]))
    elif not current.said:
        current.prompts.append(prompt)
