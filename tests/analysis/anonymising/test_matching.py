"""The ledger's names in talk: every form of speech, compounds, dashes, and what is like a name."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from small_stories.anonymising.finnish import name_table
from small_stories.anonymising.matching.known import KnownName, NameBook, match_known
from small_stories.model import IdentityKind

PERSON, PLACE, ORGANISATION = (
    IdentityKind.PERSON,
    IdentityKind.PLACE,
    IdentityKind.ORGANISATION,
)
TALK = (
    "Niin siis mä olin silleen et en mä tiiä, et se oli vaan semmonen olo. Turvallisuus on tärkeää "
    "ja uusia ihmisiä tuli koko ilta. Meillä oli kahvit ja pullat, ja lapset leikki pihalla. "
    "Sit ne kysy multa että haluunko mä tulla talkoisiin, ja mä aattelin et miksei. Aina se on "
    "ollu vähän vaikeeta lähteä kotoa, mut kerran kun pääsee ovesta niin kyllä se siitä. "
    "Hiljan maahan muuttaneiden kanssa tehtiin ruokaa ja naurettiin. Toivo on tärkein, ja tuuli "
    "puhalsi rannalla niin että lumi pöllysi. Onni on olla joukossa. Marjapensaat kukki pihassa."
)


def said(text: str, *names: KnownName) -> list[tuple[int | None, str, bool]]:
    return [(m.identity, text[m.start : m.end], m.doubtful) for m in match_known(text, names)]


@pytest.mark.parametrize(
    ("kind", "base", "forms"),
    [
        (PERSON, "Ahmed", "Ahmettii Ahmetin Ahmetille Ahmetti Ahmedii Ahmedin ahmetillekin"),
        (PERSON, "Ursula", "Ursulan ursulalt Ursulal Ursulaki Ursulallekaan Ursulansa"),
        (PERSON, "Virtanen", "Virtaset Virtasilla Virtasil Virtasten Virtasien Virtasii"),
        (PERSON, "Liisa", "Liisalt Liisoja Liisojen Liisal Liisaki Liisalleki Liisast"),
        (PERSON, "Päivi", "Päivilt Päivii Paivi Paivin Paiville"),
        (PERSON, "Hanna-Leena", "Hanna-Leenan Hannaleenan hannaleenalle"),
        (PLACE, "Hakunila", "Hakunilas hakunilast Hakunilaa hakunilalainen hakunilalaisille"),
        (PLACE, "Hakunila", "hakunilalaisii hakunilalasten Hakunilassaki Hakunilastakin"),
        (PLACE, "Kontula", "Kontulaan Kontulaa Kontulas kontulalaiset Kontulassakaa"),
        (PLACE, "Turku", "Turun Turkuun Turkuu Turus turkulainen turkulaisii"),
        (PLACE, "Mäntsälä", "Mäntsäläs Mantsala Mantsalassa mäntsäläläinen"),
        (ORGANISATION, "MLL", "MLL:n MLL:ssä mll:ltä MLLn"),
        (ORGANISATION, "VakeHyva", "VaKeHyVa Vakehyvan VakeHyvassa VakeHyvas"),
    ],
)
def test_every_spoken_form_of_a_name_is_the_name(kind: IdentityKind, base: str, forms: str) -> None:
    name = KnownName(1, kind, base)
    found = {form: said(f"sit {form} kaa", name) for form in forms.split()}
    missed = {form: what for form, what in found.items() if what != [(1, form, False)]}
    assert missed == {}


@pytest.mark.parametrize(
    ("base", "written"),
    [
        ("MoniNainen Arki -hanke", "MoniNainen Arki-hanke"),
        ("MoniNainen Arki -hanke", "MoniNainen Arki –hanke"),
        ("MoniNainen Arki -hanke", "moninainen arki hankkeessa"),
        ("MoniNainen Arki-hanke", "MoniNainen Arki – hankkeen"),
        ("Tila ja Toiminta ry", "Tila ja Toiminta ry:n"),
        ("Yhteinen pöytä", "Yhteisessä pöydässä"),
        ("Yhteinen pöytä", "yhteiseltä pöydältä"),
        ("Vantaa–Kerava-sote -Asukkaan asialla", "Vantaa-Kerava-sote - Asukkaan asialla"),
        ("Vivate Oy", "Vivate Oy:ltä"),
    ],
)
def test_a_name_of_common_words_is_found_with_any_dash(base: str, written: str) -> None:
    assert said(f"Olin {written} mukana.", KnownName(1, ORGANISATION, base)) == [
        (1, written, False)
    ]


@pytest.mark.parametrize(
    ("text", "name", "part"),
    [
        ("Ursula-täti tuli", KnownName(1, PERSON, "Ursula"), "Ursula"),
        ("Ursulatädille soitin", KnownName(1, PERSON, "Ursula"), "Ursula"),
        ("ursulatädille soitin", KnownName(1, PERSON, "Ursula"), "ursula"),
        ("oltiin Hakunilapäivillä", KnownName(1, PLACE, "Hakunila"), "Hakunila"),
        ("Hakunila-pilotin alku", KnownName(1, PLACE, "Hakunila"), "Hakunila"),
        ("Koivukylä-Korso-alueen", KnownName(1, PLACE, "Korso"), "Korso"),
        ("Meidän Martsari-osallistuvan", KnownName(1, PLACE, "Martsari"), "Martsari"),
        ("Yhteinen pöytä-toiminta", KnownName(1, ORGANISATION, "Yhteinen pöytä"), "Yhteinen pöytä"),
        ("Roskapäivä-Eino", KnownName(1, PERSON, "Eino"), "Eino"),
    ],
)
def test_of_a_compound_the_name_alone_is_found(text: str, name: KnownName, part: str) -> None:
    assert said(text, name) == [(1, part, False)]


@pytest.mark.parametrize("order", ["Raution Kirstille", "Rautio, Kirsti", "Kirsti Raution"])
def test_a_surname_may_come_first(order: str) -> None:
    assert said(f"Kysy {order} heti.", KnownName(4, PERSON, "Kirsti Rautio")) == [(4, order, False)]


@pytest.mark.parametrize(
    ("text", "name", "like"),
    [
        ("mä asun haku nilassa nyt", KnownName(1, PLACE, "Hakunila"), "haku nilassa"),
        ("Hannnalle soitin", KnownName(1, PERSON, "Hanna"), "Hannnalle"),
        ("Hakuniilassa asun", KnownName(1, PLACE, "Hakunila"), "Hakuniilassa"),
        ("mä asun kontluassa", KnownName(1, PLACE, "Kontula"), "kontluassa"),
    ],
)
def test_what_is_like_a_name_is_to_be_looked_at(text: str, name: KnownName, like: str) -> None:
    assert said(text, name) == [(None, like, True)]


@pytest.mark.parametrize(
    ("kind", "base"),
    [
        (PLACE, "Turku"), (PLACE, "Uusimaa"), (PLACE, "Espoo"), (PERSON, "Hannes"),
        (PERSON, "Säde"), (PLACE, "Malmi"), (PERSON, "Salli"), (PERSON, "Marja"),
        (ORGANISATION, "Varia"), (PERSON, "Anna"), (PERSON, "Kaija Koskinen"), (PLACE, "Asola"),
    ],
)  # fmt: skip
def test_talk_without_a_name_holds_none(kind: IdentityKind, base: str) -> None:
    assert said(TALK, KnownName(1, kind, base)) == []


def test_a_number_of_the_ledger_is_found_in_any_spelling() -> None:
    phone = KnownName(1, IdentityKind.PHONE, "040 900 1234")
    text = "numero on 0409001234 tai +358 40 900 1234"
    assert said(text, phone) == [(1, "0409001234", False), (1, "+358 40 900 1234", False)]


def test_two_of_one_name_are_found_and_not_guessed() -> None:
    names = (KnownName(1, PERSON, "Marja"), KnownName(2, PERSON, "Marja"))
    assert said("Marjan kaa ja Marja-tädille", *names) == [
        (None, "Marjan", False),
        (None, "Marja", False),
    ]


@pytest.mark.parametrize("words", ["İdrisille", "idrisille", "Idrisille"])
def test_turkish_letters_are_those_that_are_typed_in_finland(words: str) -> None:
    for base in ("İdris", "Idris"):
        assert said(f"soitin {words} taas", KnownName(1, PERSON, base)) == [(1, words, False)]
    assert said("Avcılla ja Avcille", KnownName(1, PERSON, "Avcı")) == [
        (1, "Avcılla", False),
        (1, "Avcille", False),
    ]


@pytest.mark.parametrize(
    ("base", "words"),
    [
        ("O'Connor", "O'Connor"), ("O'Connor", "O’Connorille"), ("O’Connor", "OConnorilla"),
        ("O'Connor", "o connorista"), ("St. Petersburg", "St. Petersburgissa"),
        ("Me/We", "Me/We"), ("Kirkko+kaupunki", "Kirkko+kaupungissa"), ("Café 8 1/2", "Café 8 1/2"),
        ('Ravintola "Pöytä"', "Ravintola ”Pöytä"), ("Apu ry.", "Apu ry"), ("Kulma!", "Kulma"),
        ("Apupiiri (Toimela)", "Apupiiri Toimela"), ("Hoiva & Apu", "Hoiva & Apu"),
    ],
)  # fmt: skip
def test_a_name_with_signs_in_it_is_found(base: str, words: str) -> None:
    assert said(f"sit {words} tuli", KnownName(1, ORGANISATION, base)) == [(1, words, False)]


def test_letters_written_as_two_signs_are_found_where_they_stand() -> None:
    text = unicodedata.normalize("NFD", "Sit Päivi Mäkelälle soitettiin, äiti.")
    (found,) = said(text, KnownName(1, PERSON, "Päivi Mäkelä"))
    assert found == (1, unicodedata.normalize("NFD", "Päivi Mäkelälle"), False)


NAMES = (*(entry.base for entry in name_table.names()[::40]),
         "Yhteinen pöytä", "Jean-Pierre", "Ahmed", "Mehmet", "Uusikaupunki")  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(name=st.sampled_from(NAMES), data=st.data())
def test_every_form_of_an_entry_is_found_in_talk(
    forms_of: Callable[[str], list[str]], name: str, data: st.DataObject
) -> None:
    form = data.draw(st.sampled_from(forms_of(name)))
    text = f"sit {form.capitalize()} tuli"
    found = match_known(text, [KnownName(1, PLACE, name)])
    assert [(mark.start, mark.end) for mark in found] == [(4, 4 + len(form))]


NOT_SAID = [
    "Aada", "Aino", "Anne", "Antti", "Arto", "Eetu", "Eija", "Elli", "Emma", "Hanna",
    "Heikki", "Helmi", "Iida", "Ilkka", "Irma", "Jaana", "Jari", "Jenni", "Jorma", "Jouni",
    "Jukka", "Kaarina", "Kalle", "Kerttu", "Lauri", "Leena", "Liisa", "Maija", "Markku",
    "Mika", "Mirja", "Niko", "Oona", "Outi", "Pekka", "Pirkko", "Raili", "Reijo", "Riikka",
    "Risto", "Saara", "Satu", "Seppo", "Sirpa", "Tarja", "Teemu", "Timo", "Tuomas", "Urho",
    "Veikko", "Ville", "Väinö", "Ahmed", "Amina", "Fatima", "Hassan", "Ivan", "Khadija",
    "Mehmet", "Mohamed", "Natalia", "Nguyen", "Olena", "Omar", "Yusuf", "Zahra", "Jean-Pierre",
    "Kaija", "Hakala", "Heikkinen", "Hiltunen", "Jokinen", "Kallio", "Kettunen", "Kinnunen",
    "Korhonen", "Koskinen", "Laine", "Lahtinen", "Lehto", "Lindqvist", "Mattila", "Mäkelä",
    "Niemi", "Nurmi", "Pelto", "Rantanen", "Rautio", "Salo", "Savolainen", "Sundström",
    "Tikka", "Virta", "Vuori", "Ylitalo", "Espoo", "Hamina", "Hakunila", "Helsinki",
    "Iisalmi", "Imatra", "Inari", "Joensuu", "Kajaani", "Kemi", "Kerava", "Kontula", "Korso",
    "Kuopio", "Lahti", "Lappeenranta", "Lohja", "Mikkeli", "Myyrmäki", "Naantali", "Nokia",
    "Oulu", "Pori", "Rauma", "Rovaniemi", "Salla", "Tampere", "Turku", "Uusikaupunki",
    "Vaasa", "Vantaa", "Ylöjärvi", "Äänekoski",
]  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(chosen=st.lists(st.sampled_from(NOT_SAID), min_size=1, max_size=60, unique=True))
def test_ordinary_talk_holds_no_entry_that_is_not_said(chosen: list[str]) -> None:
    names = [KnownName(n, PERSON, each) for n, each in enumerate(chosen)]
    assert match_known(TALK, NameBook(names)) == []


@pytest.mark.parametrize("name", ["Toivo", "Hilja", "Lumi", "Onni"])
def test_a_word_that_is_a_name_as_well_is_found_and_left_to_the_analyst(name: str) -> None:
    (found,) = match_known(TALK, [KnownName(1, PERSON, name)])
    assert TALK[found.start : found.end].casefold().startswith(name.casefold())
