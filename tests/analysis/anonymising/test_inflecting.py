"""Every replacement in the form of what it replaces: hundreds of forms, and more by rule."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from small_stories.anonymising.finnish.endings import Case
from small_stories.anonymising.rewriting.inflecting import inflect_like, inflected, likely_kind
from small_stories.model import IdentityKind

Form = tuple[IdentityKind, str, str, str, str]


def forms() -> Iterator[Form]:
    """The lines of inflections.txt; a bar stands for a space, and in the last for *or* too."""
    kind = IdentityKind.PERSON
    path = Path(__file__).with_name("inflections.txt")
    for line in path.read_text(encoding="utf-8").splitlines():
        if line in set(IdentityKind):
            kind = IdentityKind(line)
        elif line and not line.startswith("#"):
            given, wanted = line.split(" > ")
            replacement, surface, base = (part.replace("|", " ") for part in given.split())
            yield kind, replacement, surface, base.replace("-", "", base == "-"), wanted


def test_nearly_every_form_is_right() -> None:
    given = list(forms())
    wrong = []
    for kind, replacement, surface, base, wanted in given:
        said = inflect_like(replacement, surface, base, kind)
        if said not in (wanted.replace("|", " "), *wanted.split("|")):
            wrong.append((replacement, surface, said, wanted))
    assert len(given) >= 330
    assert not wrong, "\n".join(map(str, wrong))


def test_what_is_no_form_of_its_base_leaves_the_replacement_as_it_is() -> None:
    assert inflect_like("ystävä", "kirjahylly", "Hanna", IdentityKind.PERSON) == "ystävä"
    assert inflect_like("puhelinnumero", "0440009035", "", IdentityKind.PHONE) == "puhelinnumero"
    assert inflect_like("kesällä 2024", "kesäkuussa", "", IdentityKind.DATE) == "kesällä 2024"


@pytest.mark.parametrize(
    ("replacement", "surface", "base", "language", "expected"),
    [
        ("Maria", "Gunillas", "Gunilla", "sv", "Marias"),
        ("Markus", "Gunillas", "Gunilla", "sv", "Markus"),
        ("en stad", "Vandas", "Vanda", "sv", "en stads"),
        ("en väns", "Gunilla", "Gunilla", "sv", "en väns"),
        ("a friend", "Amina's", "Amina", "en", "a friend's"),
        ("a friend", "Amina", "Amina", "en", "a friend"),
        ("a friend", "Lukas", "Lukas", "en", "a friend"),
    ],
)
def test_swedish_and_english_keep_the_genitive(
    replacement: str, surface: str, base: str, language: str, expected: str
) -> None:
    assert inflect_like(replacement, surface, base, IdentityKind.PERSON, language) == expected


def test_a_plain_word_for_a_place_is_known_as_one() -> None:
    assert likely_kind("asuinalue") is IdentityKind.PLACE
    assert likely_kind("naapuri") is IdentityKind.PERSON
    assert likely_kind("Marja") is IdentityKind.PERSON


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("osoite", "osoite osoitteen osoitetta osoitteessa osoitteeseen osoitteina"),
        ("työtön", "työtön työttömän työtöntä työttömässä työttömään työttöminä"),
        ("palvelu", "palvelu palvelun palvelua palvelussa palveluun palveluina"),
        ("sairaala", "sairaala sairaalan sairaalaa sairaalassa sairaalaan sairaaloina"),
        ("asia", "asia asian asiaa asiassa asiaan asioina"),
        ("maa", "maa maan maata maassa maahan maina"),
        ("työ", "työ työn työtä työssä työhön töinä"),
    ],
)
def test_common_words_in_their_cases(word: str, forms: str) -> None:
    *cases, essive = forms.split()
    order = (Case.NOMINATIVE, Case.GENITIVE, Case.PARTITIVE, Case.INESSIVE, Case.ILLATIVE)
    assert [inflected(word, case) for case in order] == cases
    assert inflected(word, Case.ESSIVE, plural=True) == essive
