import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from small_stories.anonymising.finnish import name_table
from small_stories.anonymising.finnish.folding import folded
from small_stories.anonymising.finnish.forms import beginning, ending_in
from small_stories.anonymising.matching.known import KnownName, match_known
from small_stories.model import IdentityKind

PERSON, PLACE = IdentityKind.PERSON, IdentityKind.PLACE


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Hanna", "Hannan Hannaa Hannalla Hannal Hannalle Hannahan Hannaki Hannakaa Hannani"),
        ("Ursula", "Ursulan Ursulaa Ursulalta Ursulalt Ursulallakin Ursulansa"),
        ("Pekka", "Pekan Pekkaa Pekalle Pekkaan Pekkakin"),
        ("Mika", "Mikan Mikaa Mikalle"),
        ("Antti", "Antin Anttia Antille"),
        ("Päivi", "Päivin Päiviä Päiville Päivihän Päivikään"),
        ("Satu", "Sadun Satua Sadulle Sadulta"),
        ("Virtanen", "Virtasen Virtasta Virtaset Virtasten Virtasille Virtasilla Virtasiin"),
        ("Lahti", "Lahden Lahtea Lahdelle Lahtea Lahteen Lahes Lahessa"),
        ("Koski", "Kosken Koskea Koskelle Koskia"),
        ("Laine", "Laineen Lainetta Laineelle"),
        ("Anne", "Annen Annea Annelle"),
        ("Tuomas", "Tuomaksen Tuomasta Tuomakselle"),
        ("Ahmed", "Ahmedin Ahmedia Ahmedille Ahmediin Ahmedii"),
        ("Nguyen", "Nguyenin Nguyenille"),
        ("Mäkelä", "Mäkelän Mäkelät Mäkelöiden Mäkelöillä"),
        ("Jean-Pierre", "Jean-Pierren Jean-Pierrelle"),
    ],
)
def test_a_persons_name_is_known_in_all_its_forms(name, forms):
    assert [form for form in forms.split() if ending_in(name, form.lower()) is None] == []


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Hakunila", "Hakunilassa Hakunilas Hakunilast Hakunilaan hakunilalaisten Hakunilanko"),
        ("Myyrmäki", "Myyrmäen Myyrmäessä Myyrmäkeen Myyrmäest myyrmäkeläinen"),
        ("Turku", "Turun Turussa Turus Turkuun Turkuu turkulainen"),
        ("Espoo", "Espooseen Espoosee Espoos Espoota espoolaiset"),
        ("Vantaa", "Vantaalla Vantaal Vantaalta Vantaata vantaalaista"),
        ("Tampere", "Tampereella Tampereelle Tamperetta tamperelainen"),
        ("Rovaniemi", "Rovaniemellä Rovaniemeltä Rovaniemelle"),
        ("Uusikaupunki", "Uudenkaupungin Uudessakaupungissa Uuteenkaupunkiin"),
        ("Uusimaa", "Uudenmaan Uudellamaalla Uuttamaata"),
        ("Itäkeskus", "Itäkeskuksen Itäkeskuksessa Itäkeskukseen"),
    ],
)
def test_a_place_is_known_in_all_its_forms(name, forms):
    assert [form for form in forms.split() if ending_in(name, form.lower()) is None] == []


def test_a_name_of_two_words_is_inflected_at_its_end_or_throughout():
    assert ending_in("Päivi Harju", "päivi harjun")
    assert ending_in("Yhteinen pöytä", "yhteiseen pöytään")
    assert ending_in("Yhteinen pöytä", "yhteisessä pöydässä")
    assert ending_in("Yhteinen pöytä", "yhteisessä pöytään") is None


def test_a_number_has_one_form():
    number = KnownName(1, IdentityKind.PHONE, "044 000 9035")
    assert found("soita 044 000 9035 tai 044 000 90353", number) == [(1, "044 000 9035")]


def test_other_words_are_not_forms_of_a_name():
    others = ("antaa", "annos", "annettu", "annoin", "kanna")
    assert [word for word in others if ending_in("Anna", word)] == []


def found(text, *names):
    return [(mark.identity, text[mark.start : mark.end]) for mark in match_known(text, names)]


def test_a_known_name_is_found_inside_a_compound_and_in_small_letters():
    text = "Ursula-täti ja ursulalt lainattu takki Hakunila-päivillä"
    names = (KnownName(1, PERSON, "Ursula"), KnownName(2, PLACE, "Hakunila"))
    assert found(text, *names) == [(1, "Ursula"), (1, "ursulalt"), (2, "Hakunila")]


def test_an_alias_means_the_same_person_and_a_part_of_a_full_name_may_be_another():
    name = KnownName(7, PERSON, "Matti Nieminen", aliases=("Masa",))
    text = "Matti Niemiselle, Niemiselle ja Masalle, siis Matille"
    assert found(text, name) == [
        (7, "Matti Niemiselle"),
        (None, "Niemiselle"),
        (7, "Masalle"),
        (None, "Matille"),
    ]


def test_a_name_that_two_bear_is_found_but_not_guessed():
    names = (KnownName(1, PERSON, "Anna Aalto"), KnownName(2, PERSON, "Anna Berg"))
    assert found("Annalle ja Anna Bergille", *names) == [(None, "Annalle"), (2, "Anna Bergille")]


NAMES = (*(entry.base for entry in name_table.names()[::40]),
         "Uusikaupunki", "Päivi Harju", "Yhteinen pöytä", "Jean-Pierre", "Bordeaux")  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(name=st.sampled_from(NAMES), data=st.data())
def test_every_form_of_a_name_is_found_again(forms_of, name, data):
    form = data.draw(st.sampled_from(forms_of(name)))
    assert ending_in(name, form) is not None
    assert ending_in(name, folded(form), bare=True) is not None
    assert folded(form).startswith(beginning(name))
    text = f"sit {form} tuli"
    marks = match_known(text, (KnownName(3, PERSON, name),))
    assert [(mark.identity, text[mark.start : mark.end]) for mark in marks] == [(3, form)]
