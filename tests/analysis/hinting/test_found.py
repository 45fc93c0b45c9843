"""What is held down and why, themes and their reasons, prompts, interruptions, and no pipeline."""

import re
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from small_stories.hinting import pipeline
from small_stories.hinting.found import Against, CueKind, Hint, Turn, find_hints
from small_stories.hinting.holding_down import doubt_signs
from small_stories.hinting.passages import passages_of

HELD_DOWN = Path(__file__).parent / "held_down.txt"
STORY = "En ollut koskaan laulanut kenenkään kuullen. Sit yhtenä iltana ohjaaja sanoi, että laula."
ENDED = "Mä lauloin ja kaikki taputti. Nykyään mä laulan joka juhlassa."
HABIT = "Aamulla juodaan aina kahvit. Yleensä siivotaan ja syödään kahdeltatoista."


def talk(*said: str, marked: dict[int, str] | None = None) -> list[Turn]:
    """Turns of an interview; what begins with "?" the interviewer says, with "!" somebody else."""
    return [
        Turn(
            words.lstrip("?!"),
            told=words[0] not in "?!",
            asked=words[0] == "?",
            marked=(marked or {}).get(place),
        )
        for place, words in enumerate(said)
    ]


def held_down() -> Iterator[tuple[str, str, str, str]]:
    for line in HELD_DOWN.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            head, _, rest = line.partition(": ")
            asked, _, told = rest.partition(" | ")
            yield (*head.split(), asked, told)


@pytest.mark.parametrize(("language", "why", "asked", "told"), list(held_down()))
def test_what_is_no_story_is_no_hint_and_the_reason_is_seen(
    language: str, why: str, asked: str, told: str
) -> None:
    said = talk(f"?{asked}", told)
    found = find_hints(said, language)
    assert found.hints == ()
    [passage] = passages_of(said, language)
    assert why in {sign.name.partition(".")[0] for sign in doubt_signs(passage.said)}
    for held in found.held_down:
        assert held.why in {doubt.why for doubt in held.doubts} >= {Against(why)}


def test_every_reason_to_hold_down_has_an_example() -> None:
    assert {why for _, why, _, _ in held_down()} == {why.value for why in Against}
    seen = [find_hints(talk(f"?{asked}", told), lang) for lang, _, asked, told in held_down()]
    told_why = {held.why for found in seen for held in found.held_down}
    assert len(told_why) >= 6


def only(said: list[Turn], language: str = "fi") -> Hint:
    [hint] = find_hints(said, language).hints
    return hint


def test_a_story_goes_on_over_prompts_and_interruptions() -> None:
    said = talk(
        "?Onko jokin hetki jäänyt mieleen?", STORY, "?Ja mitä sitten?", "!Anteeks, ovi.", ENDED
    )
    hint = only(said)
    assert [span.turn for span in hint.spans] == [1, 4]
    assert all(before.turn < after.turn for before, after in pairwise(hint.spans))
    assert CueKind.PROMPTED in {cue.kind for cue in hint.cues}
    of_prompt = [cue.place for cue in hint.cues if cue.kind is CueKind.PROMPTED]
    assert [said[place.turn].text[place.start : place.end] for place in of_prompt] == ["hetki"]


def test_a_new_question_ends_a_story() -> None:
    asked = "?Entä millainen on tavallinen päivä?"
    hint = only(talk("?Onko jokin hetki jäänyt mieleen?", f"{STORY} {ENDED}", asked, HABIT))
    assert {span.turn for span in hint.spans} == {1}


def test_a_clause_in_the_middle_of_a_habit_is_a_hint_by_itself() -> None:
    clause = "Mä herään nykyään ite, ennen mutsi repi mut ylös."
    told = f"{HABIT} {clause} Sitten syödään taas, ihan tavallista."
    hint = only(talk("?Millainen on tavallinen päivä?", told))
    [span] = hint.spans
    assert clause in told[span.start : span.end]
    assert span.end - span.start <= 2 * len(clause)


def test_nobody_but_the_interviewee_is_hinted_at() -> None:
    found = find_hints(talk(f"?{STORY} {ENDED}", "Joo.", f"!{STORY} {ENDED}"), "fi")
    assert found.hints == ()


def test_talk_in_which_nothing_tells_who_speaks() -> None:
    asked = "mitä te teette täällä tavallisena päivänä"
    told, ended, habit = (re.sub("[.,]", "", words.lower()) for words in (STORY, ENDED, HABIT))
    found = find_hints(talk(told, ended, asked, habit), "fi")
    assert {span.turn for hint in found.hints for span in hint.spans} == {0, 1}


def test_a_paragraph_of_notes_is_a_passage_of_its_own() -> None:
    found = find_hints(talk("Tuli ensi kerran elokuussa.", f"{STORY} {ENDED}", HABIT), "fi")
    assert [[span.turn for span in hint.spans] for hint in found.hints] == [[1]]


def test_a_change_told_in_two_sentences_is_a_hint() -> None:
    told = "On. Ennen mä söin yksin. Nyt meillä on ämpäri rapussa, ja mä tunnen naapurit."
    [span] = only(talk("?Entä kotona?", told)).spans
    assert told[span.start : span.end].endswith("naapurit.")
    assert "Ennen mä söin yksin." in told[span.start : span.end]


def test_a_theme_is_told_under_its_marker() -> None:
    said = talk("?No niin.", f"{STORY} {ENDED}", marked={0: "17"})
    assert only(said).theme.key == "17"
    assert only(said).theme.reason == "marked"


@pytest.mark.parametrize(
    ("asked", "theme"),
    [
        ("Oletko saanut täältä ystäviä?", "social"),
        ("Oletko päässyt vaikuttamaan siihen, mitä täällä tehdään?", "agency"),
        ("Minkälaista palautetta olet saanut?", "meaning"),
    ],
)
def test_the_words_of_a_question_propose_a_theme_and_a_marker(asked: str, theme: str) -> None:
    said = talk("?Kerro itsestäsi.", "Olen Oulusta.", f"?{asked}", f"{STORY} {ENDED}")
    found = find_hints(said, "fi")
    [marker] = found.markers
    assert (marker.theme, marker.place and marker.place.turn) == (theme, 2)
    assert [hint.theme.reason for hint in found.hints] in (["asked"], ["told"])


def test_what_is_told_proposes_a_theme_where_nothing_was_asked() -> None:
    told = (
        "Mulla ei ollu ketään kaveria. Sit Sami pyys mua lenkille ja me käveltiin yhdessä. "
        "Sen jälkeen me ollaan tavattu joka viikko, ja se on mun ystävä."
    )
    hint = only(talk("?Niin.", told))
    assert (hint.theme.key, hint.theme.reason) == ("social", "told")
    assert hint.theme.place is not None


def test_without_a_pipeline_word_lists_do_and_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    said = talk("?Onko jokin hetki jäänyt mieleen?", f"{STORY} {ENDED}")
    with_pipeline = find_hints(said, "fi")
    pipeline.has_pipeline.cache_clear()
    monkeypatch.setitem(sys.modules, "spacy_fi_experimental_web_md", None)
    without = find_hints(said, "fi")
    pipeline.has_pipeline.cache_clear()
    assert not with_pipeline.words_alone
    assert without.words_alone
    assert [h.spans for h in without.hints] == [h.spans for h in with_pipeline.hints] != []


def test_swedish_has_word_lists_alone_and_other_languages_nothing() -> None:
    told = "Jag hade aldrig sjungit. Men en kväll sa ledaren att sjung. Nu sjunger jag varje vecka."
    found = find_hints(talk("?Minns du nån stund?", told), "sv")
    assert found.words_alone
    assert found.hints
    elsewhere = find_hints(talk("?Te souviens-tu?", "Je n'avais jamais chanté."), "fr")
    assert (elsewhere.hints, elsewhere.words_alone) == ((), True)


def test_nothing_told_gives_nothing() -> None:
    assert find_hints([], "fi").hints == ()
    assert find_hints(talk("?Miksi?", " "), "fi").hints == ()
