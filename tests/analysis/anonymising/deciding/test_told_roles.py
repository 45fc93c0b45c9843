import pytest

from small_stories.anonymising.deciding.told_roles import told_role
from small_stories.storage.identities import MarkInTurn


def mark(turn: int, words: str, said: str, base: str) -> MarkInTurn:
    start = words.index(said)
    return MarkInTurn(turn, turn, 1, start, start + len(said), said, "person", "marked", "listed",
                      "machine", None, base, None, "", "", "")  # fmt: skip


def role(language: str, base: str, *told: tuple[str, str]) -> str:
    turns = {number: words for number, (words, _) in enumerate(told)}
    marks = [mark(number, words, said, base) for number, (words, said) in enumerate(told)]
    return told_role(marks, turns, language)


@pytest.mark.parametrize(
    ("language", "words", "said", "base", "expected"),
    [
        ("fi", "ku mun mies veikko kuoli", "veikko", "Veikko", "puoliso"),
        ("fi", "Mun mutsi, Satu, se ajo mut", "Satu", "Satu", "äiti"),
        ("fi", "naapurin Leenan kanssa", "Leenan", "Leena", "naapuri"),
        ("fi", "Minun nimi on Shirin.", "Shirin", "Shirin", "haastateltava"),
        ("fi", "no mä oon siis marja lehtonen", "marja lehtonen", "Marja Lehtonen",
         "haastateltava"),
        ("fi", "Olen Marjan ystävä", "Marjan", "Marja", ""),
        ("fi", "Näin ystävän. Marja tuli", "Marja", "Marja", ""),
        ("fi", "Sitten Toivo tuli", "Toivo", "Toivo", ""),
        ("fi", "Toivo tuli", "Toivo", "Toivo", ""),
        ("sv", "min man Karl sa", "Karl", "Karl", "partner"),
        ("sv", "Jag heter Majvor", "Majvor", "Majvor", "intervjuperson"),
        ("en", "my friend Abdi came", "Abdi", "Abdi", "friend"),
        ("en", "I’m Tom", "Tom", "Tom", "interviewee"),
        ("et", "minu mees Karl", "Karl", "Karl", ""),
    ],
)  # fmt: skip
def test_what_is_said_before_a_name_tells_the_role(
    language: str, words: str, said: str, base: str, expected: str
) -> None:
    assert role(language, base, (words, said)) == expected


def test_one_place_tells_for_all_and_two_roles_for_none() -> None:
    husband, alone = ("mun mies Veikko", "Veikko"), ("Sitten Veikkokin tuli", "Veikko")
    assert role("fi", "Veikko", alone, husband) == "puoliso"
    assert role("fi", "Veikko", alone, husband, ("ohjaaja Veikko", "Veikko")) == ""
