"""A story goes on over a question that asks for nothing of its own, and ends at one that does."""

from collections.abc import Sequence

import pytest

from small_stories.hinting.found import find_hints
from small_stories.hinting.hints import Place, Turn
from small_stories.hinting.joining import Told, Weighed, told_in
from small_stories.hinting.passages import Passage
from small_stories.hinting.prompts import prompt_of
from small_stories.hinting.said import Said, Sign
from small_stories.hinting.sentences import sentences_of
from small_stories.hinting.words import in_small_letters

FOR, AGAINST = 10.0, -30.0
QUESTIONS = [
    ("fi", "Minkälainen se haitari on?", "Millainen on tavallinen päivä?"),
    ("sv", "Hurdant är dragspelet?", "Hur ser en vanlig dag ut?"),
    ("en", "What colour is the accordion?", "What is a normal day like?"),
]
TALK = (
    "?Minns du nån stund när du kände dig stolt?",
    "Jag hade aldrig vågat sjunga. Men en kväll i våras sa ledaren till mig att sjung du nu. "
    "Jag var så rädd, och så sjöng jag första versen.",
    "?Vem var det av ledarna som satt vid pianot den där kvällen då?",
    "Det var Bosse, och han frågade: vågar du en till? Då sjöng jag en till, och plötsligt "
    "applåderade alla. En gammal dam kramade mig och sa att tack. Sen dess vågar jag sjunga "
    "för alla.",
    "?Vad fint, så modigt!",
)
GOES_ON, ASKS = QUESTIONS[0][1:]


def asked(turn: int, question: str, points: Sequence[float], language: str = "fi") -> Weighed:
    """Return an answer to a question, with what speaks for each of its sentences."""
    told = " ".join("Mä lauloin." for _ in points)
    found = sentences_of(turn, in_small_letters(told))
    said = [Said(one, told[one.place.start : one.place.end], (), language) for one in found]
    place = Place(turn - 1, 0, len(question))
    prompt = prompt_of(place, in_small_letters(question), language)
    return Weighed(Passage(None, [prompt], said), [], points)


def turns_of(told: Told) -> list[int]:
    return [said.sentence.place.turn for said in told.said]


@pytest.mark.parametrize(("language", "goes_on", "asks"), QUESTIONS)
def test_a_question_of_no_kind_joins_what_is_told_around_it(
    language: str, goes_on: str, asks: str
) -> None:
    first = asked(1, asks, [FOR, FOR], language)
    [one] = told_in([first, asked(3, goes_on, [FOR], language)])
    assert turns_of(one) == [1, 1, 3]
    assert one.passage is first.passage
    assert one.points == 3 * FOR
    two = told_in([first, asked(3, asks, [FOR], language)])
    assert [turns_of(each) for each in two] == [[1, 1], [3]]


def test_only_the_runs_on_both_sides_of_the_question_are_joined() -> None:
    middle = [FOR, AGAINST, AGAINST, FOR]
    found = told_in([asked(1, ASKS, [FOR]), asked(3, GOES_ON, middle), asked(5, GOES_ON, [FOR])])
    assert [turns_of(each) for each in found] == [[1, 3], [3, 5]]


def test_an_answer_in_which_nothing_is_told_ends_a_story() -> None:
    silent = asked(3, GOES_ON, [AGAINST])
    found = told_in([asked(1, ASKS, [FOR]), silent, asked(5, GOES_ON, [FOR])])
    assert [turns_of(each) for each in found] == [[1], [5]]


def test_a_clause_stands_alone_on_either_side() -> None:
    answer = asked(3, GOES_ON, [AGAINST, 0.0, AGAINST])
    place = answer.passage.said[1].sentence.place
    signs = [Sign(f"then_now.{name}", place) for name in ("contrast", "then")]
    clause = Weighed(answer.passage, signs, answer.points)
    found = told_in([asked(1, ASKS, [FOR]), clause, asked(5, GOES_ON, [FOR])])
    assert [turns_of(each) for each in found] == [[1], [3], [5]]


def test_an_interview_with_a_question_in_the_midst_of_a_story() -> None:
    turns = [Turn(words.lstrip("?"), words[0] != "?", words[0] == "?") for words in TALK]
    [hint] = find_hints(turns, "sv").hints
    assert [turns[span.turn].text[span.start : span.end] for span in hint.spans] == [
        TALK[1],
        TALK[3],
    ]
