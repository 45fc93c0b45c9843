"""Where questions turn to a theme: by the frame in the interviewer's own words, in three languages.

Each line has the words and the question of the starter frame that they are like, or a dash where
what is asked for tells the theme by itself, or nothing where no theme is to be proposed.
"""

import pytest

from small_stories.changes.question_frames import starter_questions
from small_stories.hinting.frame import Frame, FrameQuestion
from small_stories.hinting.hints import ProposedMarker, Turn
from small_stories.hinting.markers import markers_in

ASKED = [
    ("fi", "Entä ihmiset täällä? Ootko tutustunut kehenkään?", "social", "Kehen olet tutustunut?"),
    ("fi", "no oletko tutustunu täällä ihmisiin", "social", "Oletko tutustunut täällä ihmisiin?"),
    ("fi", "Onks tästä ollu sulle jotain hyötyä?", "meaning", "Mitä hyötyä sinulle on ollut siitä"),
    ("fi", "Hieno juttu. Mitä sä aattelet tulevasta, ajatteletko toisin?", "agency", "Ajatteletko"),
    ("fi", "Onko arkea ollut helpompi suunnitella?", "control", "Onko arkeasi helpompi"),
    ("fi", "Ootko päässy vaikuttamaan siihen, mitä täällä tehään?", "agency", "-"),
    ("fi", "Ja mitä sitten?", "", ""),
    ("fi", "Oletko kuullut, mitä muille on siitä ollut hyötyä?", "", ""),
    ("fi", "Hyvä. Istu siihen vain, nauhuri on päällä.", "", ""),
    ("sv", "Har du lärt känna nya människor?", "social", "Har du lärt känna människor här?"),
    ("sv", "Vad har känts viktigt för dig?", "meaning", "Vad har varit viktigt för dig"),
    ("sv", "Har du lärt dig nånting nytt?", "agency", "-"),
    ("sv", "Och sen?", "", ""),
    ("en", "So, have you got to know anybody here?", "social", "Have you got to know people here?"),
    ("en", "Did you ever learn anything new there?", "agency", "-"),
    ("en", "That gives me goosebumps.", "", ""),
]


def starter(language: str) -> Frame:
    asked = [
        FrameQuestion(theme, question)
        for theme, each in starter_questions(language).items()
        for one in each
        for question in ([one] if isinstance(one, str) else one)
        if theme != "probes"
    ]
    return Frame(tuple(asked), {key: key for key in ("meaning", "agency", "social")})


def said(*lines: str, marked: str | None = None) -> list[Turn]:
    """Return turns, of which those with a question mark in front are the interviewer's."""
    return [
        Turn(line.lstrip("?"), not line.startswith("?"), line.startswith("?"), marked)
        for line in lines
    ]


def found_in(turns: list[Turn], frame: Frame, language: str = "fi") -> list[ProposedMarker]:
    return list(markers_in(turns, language, frame))


@pytest.mark.parametrize(("language", "words", "theme", "question"), ASKED)
def test_a_question_in_words_of_ones_own(
    language: str, words: str, theme: str, question: str
) -> None:
    frame = starter(language)
    found = found_in(said(f"?{words}"), frame, language)
    assert [each.theme for each in found] == ([theme] if theme else [])
    for each in found:
        assert each.place.turn == 0
        assert words[each.place.start : each.place.end].strip()
        like = "-" if each.question is None else frame.questions[each.question].wording
        assert like.startswith(question)


def test_it_is_the_words_of_the_last_question_that_are_pointed_to() -> None:
    words = "Onpa harmi. Oletko saanut tuttuja?"
    [found] = found_in(said(f"?{words}"), starter("fi"))
    assert words[found.place.start : found.place.end] == "Oletko saanut tuttuja?"


def test_a_theme_is_proposed_once_and_again_when_talk_comes_back_to_it() -> None:
    people, learned = "?Oletko tutustunut ihmisiin?", "?Oletko oppinut uusia taitoja?"
    turns = said(people, "Olen.", people, "Olen.", learned, "Olen.", people, "Olen.")
    found = found_in(turns, starter("fi"))
    assert [(each.theme, each.place.turn) for each in found] == [
        ("social", 0), ("agency", 4), ("social", 6)
    ]  # fmt: skip


def test_where_a_marker_stands_nothing_is_proposed() -> None:
    people = "?Oletko tutustunut ihmisiin?"
    assert found_in(said(people, marked="agency"), starter("fi")) == []
    here = [*said("?Alotetaan.", marked="social"), *said(people)]
    assert found_in(here, starter("fi")) == []


def test_a_projects_own_theme_is_told_by_its_own_questions() -> None:
    own = Frame((FrameQuestion("7", "Onko sinulla täällä turvallinen olo?"),), {"social": "3"})
    found = found_in(said("?Onks tääl turvallista, mikä olo?", "On.", "?Onko kavereita?"), own)
    assert [(each.theme, each.question) for each in found] == [("7", 0), ("3", None)]


def test_the_order_of_the_frame_tells_two_like_questions_apart() -> None:
    asked = "Missä tilanteissa huomaat muutoksen kotona?"
    frame = Frame(
        (FrameQuestion("1", asked), FrameQuestion("2", "Ketä tapaat viikolla?"),
         FrameQuestion("3", asked)),
    )  # fmt: skip
    assert [each.theme for each in found_in(said(f"?{asked}"), frame)] == ["1"]
    turns = said("?Ketä sä tapaat viikolla?", "Aunea.", f"?{asked}")
    assert [each.theme for each in found_in(turns, frame)] == ["2", "3"]
