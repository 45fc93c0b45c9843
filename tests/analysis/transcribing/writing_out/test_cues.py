"""Cues can be read while they are heard, and hold every word once."""

from hypothesis import given
from hypothesis import strategies as some
from said import new_turn

from small_stories.changes.interviewing import NewTurn, NewWord
from small_stories.model import Role
from small_stories.transcribing.writing_out.clock import clock
from small_stories.transcribing.writing_out.cues import LINE, LINES, LONGEST_MS, cues_of
from small_stories.transcribing.writing_out.transcript import written_turns

WORD = some.text("aäöx.?", min_size=1, max_size=14)
ROLES = {0: Role.INTERVIEWEE}


@some.composite
def talks(draw: some.DrawFn) -> NewTurn:
    """A turn of words with silences of any length between them, some without a space before."""
    text, words, at = "", [], 0
    for number, word in enumerate(draw(some.lists(WORD, min_size=1, max_size=60))):
        text += " " if number and draw(some.integers(0, 9)) else ""
        at += draw(some.integers(0, 2500))
        lasts = draw(some.integers(0, 900))
        words.append(NewWord(len(text), len(text) + len(word), at, at + lasts, 0.5))
        text += word
        at += lasts
    return NewTurn(text, 0, words[0].start_ms, at, words=tuple(words))


@given(talks())
def test_cues_are_short_in_order_and_lose_nothing(talk: NewTurn) -> None:
    cues = list(cues_of(written_turns([talk], ROLES, "fi"), labels=False))
    said = " ".join(" ".join(cue.lines) for cue in cues)
    assert said.split() == talk.text.split()
    for cue in cues:
        shown = " ".join(cue.lines)
        assert cue.start_ms < cue.end_ms
        assert len(cue.lines) <= LINES or " " not in shown
        assert all(len(line) <= LINE or " " not in line for line in cue.lines)
        assert cue.end_ms - cue.start_ms <= LONGEST_MS or " " not in shown
    starts = {word.start_ms for word in talk.words}
    assert {cue.start_ms for cue in cues} <= starts
    assert [cue.start_ms for cue in cues] == sorted(cue.start_ms for cue in cues)


def test_a_sentence_ends_its_cue_and_a_silence_does() -> None:
    talk = new_turn(0, 0, 400, "No niin nyt se sitten alkoi tästä. Ja mä lähdin.")
    cues = list(cues_of(written_turns([talk], ROLES, "fi"), labels=True))
    assert [cue.lines for cue in cues] == [
        ("Puhuja 1: No niin nyt se sitten alkoi", "tästä."),
        ("Ja mä lähdin.",),
    ]


def test_no_word_is_left_alone_for_want_of_room() -> None:
    # Seven seconds of it are all but the last word.
    said = "No niin nyt se sitten alkoi tästä ja mä lähdin siitä kotiin yöllä"
    slow = new_turn(0, 0, 580, said)
    cues = list(cues_of(written_turns([slow], ROLES, "fi"), labels=False))
    assert [cue.lines for cue in cues] == [
        ("No niin nyt se sitten alkoi tästä",),
        ("ja mä lähdin siitä kotiin yöllä",),
    ]


def test_marks_of_silences_stay_with_the_words_before_them() -> None:
    text = "Niin. (3 s) Joo."
    words = (NewWord(0, 5, 0, 400, 0.9), NewWord(12, 16, 3400, 3800, 0.9))
    cues = list(
        cues_of(written_turns([NewTurn(text, 0, 0, 3800, words=words)], ROLES, "fi"), labels=False)
    )
    assert [" ".join(cue.lines) for cue in cues] == ["Niin. (3 s)", "Joo."]


def test_a_turn_without_times_of_words_is_one_cue() -> None:
    turn = NewTurn("Naurua.", 0, 100, 100)
    [cue] = cues_of(written_turns([turn], ROLES, "fi"), labels=False)
    assert (cue.start_ms, cue.end_ms, cue.lines) == (100, 101, ("Naurua.",))


def test_times_are_rounded_as_a_whole() -> None:
    assert clock(59_999, digits=1) == "00:01:00.0"
    assert clock(3_661_042, ",") == "01:01:01,042"
    assert clock(36_000_000) == "10:00:00.000"
