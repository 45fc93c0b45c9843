import pytest

from small_stories.anonymising.deciding.groups import Group
from small_stories.anonymising.deciding.invented import beginnings, invented_name
from small_stories.anonymising.deciding.previews import sentences
from small_stories.anonymising.deciding.proposals import (
    decided_before,
    first_way,
    proposals,
    role_word,
    typed_way,
)
from small_stories.anonymising.finnish.folding import folded
from small_stories.anonymising.rewriting.house_style import HouseStyle
from small_stories.anonymising.words import lines
from small_stories.changes.hiding import Wordings
from small_stories.model import Brackets, Decision, IdentityKind, Profile
from small_stories.storage.identities import Identity, MarkInTurn


def mark(words: str, kind: IdentityKind, start: int = 0, base: str = "") -> MarkInTurn:
    return MarkInTurn(
        id=start + 1,
        turn_id=1,
        interview_id=1,
        start=start,
        end=start + len(words),
        words=words,
        kind=kind,
        tier="marked",
        reason="listed",
        found_by="machine",
        identity_id=None,
        base=base,
        decision=None,
        wording="",
        internal="",
        strict="",
    )


def group(words: str, kind: IdentityKind) -> Group:
    return Group((kind, words), (mark(words, kind),), frozenset())


@pytest.mark.parametrize(
    ("who", "role"),
    [
        ("kertojan sisko", "sisko"),
        ("Kertojan ystävä (Espoo)", "ystävä"),
        ("ohjaaja, tuli 2019", "ohjaaja"),
        ("berättarens granne", "granne"),
        ("the teller's sister", "sister"),
        ("", ""),
    ],
)
def test_who_somebody_is_tells_the_role(who: str, role: str) -> None:
    assert role_word(who) == role


def test_a_role_is_proposed_before_wider_words_and_these_before_a_removal() -> None:
    marja = group("Marja", IdentityKind.PERSON)
    ways = proposals(marja, "Marja", "fi", "kertojan sisko", "Aune")
    assert first_way(ways) == Decision.ROLE
    assert ways[Decision.ROLE] == Wordings("sisko")
    assert ways[Decision.REPLACE] == Wordings("Aune")
    assert first_way(proposals(marja, "Marja", "fi", "", "")) == Decision.COARSEN
    phone = proposals(group("040 123 4567", IdentityKind.PHONE), "040 123 4567", "fi", "", "Aune")
    assert first_way(phone) == Decision.COARSEN
    assert not {Decision.ROLE, Decision.REPLACE} & set(phone)
    assert first_way({Decision.KEEP: Wordings(), Decision.REMOVE: Wordings("--")}) == "remove"


def test_what_was_decided_before_is_proposed_again() -> None:
    marja = group("Marja", IdentityKind.PERSON)
    assert decided_before(marja, None) is None
    entry = Identity(1, "person", "Marja", "", "role", "ystävä", "", "", "--", False)
    assert decided_before(marja, entry) == (Decision.ROLE, Wordings("ystävä", "", "--"))


@pytest.mark.parametrize(
    ("kind", "words", "before", "way"),
    [
        (IdentityKind.PERSON, "Aune", Decision.COARSEN, Decision.REPLACE),
        (IdentityKind.PERSON, "naapuri", Decision.COARSEN, Decision.ROLE),
        (IdentityKind.PLACE, "Itä-Suomi", Decision.COARSEN, Decision.COARSEN),
        (IdentityKind.PLACE, "Kivelä", Decision.REPLACE, Decision.REPLACE),
        (IdentityKind.PLACE, "--", Decision.COARSEN, Decision.REMOVE),
    ],
)
def test_a_typed_wording_tells_what_is_decided(
    kind: IdentityKind, words: str, before: Decision, way: Decision
) -> None:
    assert typed_way(kind, words, before) == way


@pytest.mark.parametrize(
    ("base", "language", "alike"),
    [
        ("Marjatta", "fi", "fi f"),
        ("Pentti Virtanen", "fi", "fi m"),
        ("Ahmed", "fi", "ar m"),
        ("Birgitta", "sv", "sv f"),
        ("Chloe", "en", "en f"),
    ],
)
def test_an_invented_name_is_of_the_same_language_and_gender(
    base: str, language: str, alike: str
) -> None:
    names = next(line for line in lines("invented_names") if line.startswith(alike)).split()[2:]
    found = invented_name(base, language, beginnings([base]))
    assert found in names
    assert found not in base.split()
    assert found == invented_name(base, language, beginnings([base]))


def test_an_invented_name_is_nobodys_of_the_project_in_any_form() -> None:
    taken = beginnings(["Helmin", "Ainolle", "Venla-täti", "Marjatta"])
    given: list[str] = []
    while name := invented_name("Marjatta", "fi", taken | beginnings(given)):
        assert name not in given
        given.append(name)
        assert len(given) < 1000
    assert len(given) > 100
    assert not {folded(name)[:4] for name in given} & {"helm", "aino", "venl", "marj"}


def test_the_sentence_is_shown_as_each_profile_prints_it() -> None:
    turn = "Siitä se alkoi. Marjalle minä puhuin, ja Korsossa mentiin torille. Muuta en muista."
    found = mark("Marjalle", IdentityKind.PERSON, turn.index("Marjalle"), "Marja")
    other = mark("Korsossa", IdentityKind.PLACE, turn.index("Korsossa"), "Korso")
    shown = sentences(
        turn,
        [found, other],
        found,
        Decision.ROLE,
        Wordings("ystävä", "Aune", "--"),
        "fi",
        HouseStyle(Brackets.DOUBLE),
    )
    assert shown == {
        Profile.PUBLIC: "[[Ystävälle]] minä puhuin, ja [[—]] mentiin torille.",
        Profile.INTERNAL: "[[Aunelle]] minä puhuin, ja [[—]] mentiin torille.",
        Profile.STRICT: "[[--]] minä puhuin, ja [[—]] mentiin torille.",
    }


def test_talk_without_full_stops_is_cut_around_the_words() -> None:
    turn = "ja sitten " * 30 + "marjalle minä puhuin " + "ja sitten " * 30
    found = mark("marjalle", IdentityKind.PERSON, turn.index("marjalle"), "Marja")
    shown = sentences(turn, [found], found, Decision.KEEP, Wordings(), "fi", HouseStyle())[
        Profile.PUBLIC
    ]
    assert "marjalle minä puhuin" in shown
    assert len(shown) < 160
