"""What is told without the word for it: illness, ages in dialect, names by their neighbours."""

import pytest
from annotated_talk import NUMBERS, QUASI, TALK, read, score

from small_stories.anonymising.finding.found import find_marks
from small_stories.model import IdentityKind


def told(text: str, language: str = "fi") -> list[tuple[str, IdentityKind]]:
    return [(text[m.start : m.end], m.kind) for m in find_marks(text, language)]


@pytest.mark.parametrize("small", [False, True], ids=["cased", "small letters"])
def test_talk_that_others_wrote_is_searched_as_well_as_can_be(small):
    talk = read(TALK / "tenth_dev.txt")
    found = score([each.in_small_letters() for each in talk] if small else talk)
    assert found.recall() >= (0.86 if small else 0.97), found.missed
    assert found.recall(QUASI) >= 0.93, found.missed
    assert found.recall(NUMBERS) == 1, found.missed
    assert found.precision >= 0.9, found.needless
    assert found.needless_in_1000_words <= 12, found.needless


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Korkki on pysyny kiinni jo kolmatta vuotta.", "fi"),
        ("Silloin mulla oli aineet jääny päälle.", "fi"),
        ("Mä ratkesin juomaan heti pääsiäisenä.", "fi"),
        ("Multa otettiin toinen rinta pois viime keväänä, rinta leikattiin.", "fi"),
        ("Meillä odotettiin esikoista silloin.", "fi"),
        ("En mä jaksanu enää elää siinä kämpässä.", "fi"),
        ("Pumppu petti siinä saunan lauteilla.", "fi"),
        ("Jag gick in i väggen på det jobbet.", "sv"),
        ("Hon är döv på vänstra örat.", "sv"),
        ("Njurarna lade av efter jul.", "sv"),
        ("Han hade varit nykter sedan påsken.", "sv"),
        ("My kidneys gave up that winter.", "en"),
        ("He stayed clean the whole year.", "en"),
        ("I was burnt out and did not want to live.", "en"),
    ],
)
def test_illness_is_told_around_the_corner(text, language):
    assert IdentityKind.HEALTH in {kind for _, kind in told(text, language)}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Korkki lensi kattoon ja kaikki nauro.", "fi"),
        ("Sokeria on kaapissa ja kahvi on kuumaa.", "fi"),
        ("Me leikattiin ruoho ja nurmikko kasteltiin.", "fi"),
        ("Hon hör av sig på fredag.", "sv"),
        ("The voices of the choir filled the hall.", "en"),
    ],
)
def test_everyday_talk_tells_nothing_of_health(text, language):
    assert IdentityKind.HEALTH not in {kind for _, kind in told(text, language)}


@pytest.mark.parametrize(
    ("text", "language", "words", "kind"),
    [
        ("Isä oli mun ikäsen, kaheksakymmentkolme, ku se lähti.", "fi",
         "kaheksakymmentkolme", IdentityKind.AGE),
        ("Mie olin nelijä vanha siihen aikaan.", "fi", "nelijä vanha", IdentityKind.AGE),
        ("Se oli vasta seittemäntoist, ja yksin.", "fi", "seittemäntoist", IdentityKind.AGE),
        ("Asuttiin siellä huhtikuun viidennestä kaksituhattakuustoista.", "fi",
         "huhtikuun viidennestä kaksituhattakuustoista", IdentityKind.DATE),
        ("So at thirty-eight I learned to swim.", "en", "thirty-eight", IdentityKind.AGE),
        ("i fyrtitvå års ålder börja ja om", "sv", "fyrtitvå", IdentityKind.AGE),
        ("it is the blue one abk dash five five one", "en",
         "abk dash five five one", IdentityKind.OTHER),
    ],
)  # fmt: skip
def test_numbers_are_read_as_dialects_and_machines_have_them(text, language, words, kind):
    assert any(kind == its and words in said for said, its in told(text, language))


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Sulol on uus pyörä.", "fi", "Sulol"),
        ("Ilo Kangas tuli ovelle.", "fi", "Ilo Kangas"),
        ("sit annamarja toi pullaa", "fi", "annamarja"),
        ("soita vompalle heti", "fi", "vompalle"),
        ("sit se oiva virta lähti", "fi", "oiva virta"),
        ("å sten han va me hela tiden", "sv", "sten"),
    ],
)
def test_names_are_known_by_what_stands_beside_them(text, language, name):
    assert any(name in words for words, _ in told(text, language))


def test_an_english_name_is_found_where_a_sentence_begins():
    text = "I asked my neighbour Blessing twice. Blessing laughed."
    assert [text[m.start : m.end] for m in find_marks(text, "en")] == ["Blessing", "Blessing"]
