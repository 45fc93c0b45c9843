"""The theme of a hint: by what was asked, what is told, of whom, and above all in the end."""

import pytest

from small_stories.hinting.hints import Turn
from small_stories.hinting.passages import passages_of
from small_stories.hinting.themes import TELLS, THEMES, signs_of_themes, theme_of
from small_stories.hinting.weights import weights

TOLD = [
    ("fi", "agency", "Ennen en uskaltanut sanoa kokouksessa mitään. Nyt sanoin ääneen, mitä"
     " mieltä olen, ja ehdotin muutosta itse."),
    ("fi", "social", "Me ei puhuttu vuosiin. Sitten Irma kutsui minut kahville, ja nyt me"
     " käydään yhdessä torilla joka viikko."),
    ("fi", "meaning", "Ne pyysi minua opettamaan muille, ja kaikki taputti. Joku itki. Minusta"
     " on tullut tarpeellinen."),
    ("sv", "agency", "Förut vågade jag inte säga något på mötet. Nu räckte jag upp handen och"
     " föreslog en ändring själv."),
    ("sv", "social", "Vi hade inte pratat på åratal. Sen bjöd hon mig på kaffe, och nu äter vi"
     " tillsammans varje söndag."),
    ("sv", "meaning", "De bad mig lära andra, och alla applåderade. Jag grät och var stolt."),
    ("en", "agency", "I never dared to speak at the meeting. Then I put my hand up myself and"
     " suggested a change."),
    ("en", "social", "We never spoke for years. Then she invited me for coffee, and now we go to"
     " the market together every week."),
    ("en", "meaning", "They asked me to teach the others and everybody clapped. I cried, I was so"
     " proud to be needed."),
]  # fmt: skip


def theme(language: str, asked: str, told: str) -> tuple[str, str]:
    """Return the theme of all that is told after a question, and why."""
    turns = [Turn(asked, told=False, asked=True), Turn(told, told=True, asked=False)]
    [passage] = passages_of(turns, language)
    found = theme_of(passage, passage.said)
    return found.key, found.reason


@pytest.mark.parametrize(("language", "wanted", "words"), TOLD)
def test_what_is_told_of_whom_tells_the_theme(language: str, wanted: str, words: str) -> None:
    assert theme(language, "?", words) == (wanted, "told")


def test_the_question_decides_where_words_tell_little() -> None:
    words = "Oli se hyvä, kun se siitä lähti ja siihen päättyi."
    asked = {
        "Oletko tutustunut täällä ihmisiin, onko tullut ystäviä?": "social",
        "Oletko päässyt vaikuttamaan siihen, mitä tehdään?": "agency",
    }
    for question, wanted in asked.items():
        assert theme("fi", question, words) == (wanted, "asked")


def test_the_same_words_speak_more_in_the_end() -> None:
    early = "Kutsuttiin kahville. Uskalsin kysyä. Sade tuli. Ilta meni. Se jäi siihen."
    late = "Uskalsin kysyä. Sade tuli. Ilta meni. Se jäi siihen. Kutsuttiin kahville."

    def leaning(words: str) -> float:
        turns = [Turn("?", told=False, asked=True), Turn(words, told=True, asked=False)]
        [passage] = passages_of(turns, "fi")
        signs = signs_of_themes(passage, passage.said)
        return sum(value * weights()["social"].get(name, 0.0) for name, value in signs.items())

    assert leaning(late) > leaning(early)


def test_where_nothing_speaks_the_most_common_theme_is_proposed_and_said_so() -> None:
    assert theme("fi", "?", "Semmosta se oli.") == ("agency", "usual")


def test_every_list_has_a_weight_for_its_theme() -> None:
    for name in THEMES:
        for told in TELLS[name]:
            assert weights()[name][f"told.{told}"] > 0.2
