import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from small_stories.anonymising.leaving.leaks import leaks
from small_stories.anonymising.matching.known import KnownName
from small_stories.anonymising.rewriting.inflecting import inflect_like
from small_stories.anonymising.rewriting.replacing import (
    Replacement,
    apply_replacements,
)
from small_stories.model import Decision, IdentityKind

PERSON, PLACE, ORGANISATION = (
    IdentityKind.PERSON,
    IdentityKind.PLACE,
    IdentityKind.ORGANISATION,
)


@pytest.mark.parametrize(
    ("wording", "surface", "base", "kind", "expected"),
    [
        ("Marja", "Jukalta", "Jukka", PERSON, "Marjalta"),
        ("Marja", "Sirkkua", "Sirkku", PERSON, "Marjaa"),
        ("Marja", "Hannahan", "Hanna", PERSON, "Marjahan"),
        ("Virtanen", "Lehtosta", "Lehtonen", PERSON, "Virtasta"),
        ("Korhonen", "Virtaset", "Virtanen", PERSON, "Korhoset"),
        ("Helvi", "Ursulallekaan", "Ursula", PERSON, "Helvillekään"),
        ("Maija Meikäläinen", "Päivi Harjun", "Päivi Harju", PERSON, "Maija Meikäläisen"),
        ("ystävä", "Päiville", "Päivi Harju", PERSON, "ystävälle"),
        ("ystävä", "Hannani", "Hanna", PERSON, "ystäväni"),
        ("toinen äiti", "Nasrinin", "Nasrin", PERSON, "toisen äidin"),
        ("iäkäs ruokailija", "Toivolta", "Toivo", PERSON, "iäkkäältä ruokailijalta"),
        ("tukun myyjä", "Reiskalle", "Reiska", PERSON, "tukun myyjälle"),
        ("asuinalue", "Hakunilassa", "Hakunila", PLACE, "asuinalueella"),
        ("asuinalue", "Hakunilas", "Hakunila", PLACE, "asuinalueella"),
        ("asuinalue", "Hakunilaankin", "Hakunila", PLACE, "asuinalueellekin"),
        ("kaupunginosa", "Hakunilast", "Hakunila", PLACE, "kaupunginosasta"),
        ("kaupunki", "Vantaalla", "Vantaa", PLACE, "kaupungissa"),
        ("ulkomaat", "Ruotsiin", "Ruotsi", PLACE, "ulkomaille"),
        ("paikkakunta", "Porista", "Pori", PLACE, "paikkakunnalta"),
        ("kaupunginosa", "hakunilalaisia", "Hakunila", PLACE, "paikallisia"),
        ("järjestö", "Yhteiseen pöytään", "Yhteinen pöytä", ORGANISATION, "järjestöön"),
        ("kauppa", "Prismaan", "Prisma", ORGANISATION, "kauppaan"),
        ("päiväkoti", "Simonsillasta", "Simonsilta", ORGANISATION, "päiväkodista"),
        ("puhelinnumero", "044 000 9035", "044 000 9035", IdentityKind.PHONE, "puhelinnumero"),
    ],
)
def test_the_replacement_takes_the_form_of_what_it_replaces(wording, surface, base, kind, expected):
    assert inflect_like(wording, surface, base, kind) == expected


def test_swedish_and_english_replacements_take_a_genitive():
    assert inflect_like("Maria", "Gunillas", "Gunilla", PERSON, "sv") == "Marias"
    assert inflect_like("a friend", "Amina's", "Amina", PERSON, "en") == "a friend's"


TEXT = "Ursulan kanssa mentiin Hakunilaan, soita 044 000 9035, sano Kelalle."


def decided(word, decision, wording="", kind=PERSON, base=""):
    start = TEXT.index(word)
    return Replacement(start, start + len(word), decision, wording, kind, base or word)


def test_each_decision_has_its_notation():
    replacements = [
        decided("Kelalle", Decision.KEEP),
        decided("044 000 9035", Decision.REMOVE, kind=IdentityKind.PHONE),
        decided("Hakunilaan", Decision.COARSEN, "asuinalue", PLACE, "Hakunila"),
        decided("Ursulan", Decision.REPLACE, "Maija", PERSON, "Ursula"),
    ]
    assert apply_replacements(TEXT, replacements) == (
        "[Maijan] kanssa mentiin [asuinalueelle], soita [--], sano Kelalle."
    )


def test_a_wording_forgotten_or_with_its_own_brackets():
    forgotten = decided("Ursulan", Decision.REPLACE, "  ", PERSON, "Ursula")
    bracketed = decided("Ursulan", Decision.REPLACE, "[Maija]", PERSON, "Ursula")
    assert apply_replacements(TEXT, [forgotten]).startswith("[--] kanssa")
    assert apply_replacements(TEXT, [bracketed]).startswith("[Maijan] kanssa")


def test_the_first_part_of_a_compound_is_replaced_and_the_rest_stays():
    first = Replacement(0, 6, Decision.REPLACE, "Maija", PERSON, "Ursula")
    assert apply_replacements("Ursula-tädille", [first]) == "[Maija]-tädille"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I know James' son.", "I know [Owen's] son."),
        ("James's son came, James did not.", "[Owen's] son came, James did not."),
        ("They call him 'James' and laugh.", "They call him '[Owen]' and laugh."),
        ("It was James’ idea.", "It was [Owen's] idea."),
    ],
)
def test_an_english_genitive_with_or_without_its_s_is_a_genitive(text, expected):
    start = text.index("James")
    end = start + len("James's" if "James's" in text else "James")
    name = Replacement(start, end, Decision.REPLACE, "Owen", PERSON, "James")
    assert apply_replacements(text, [name], "en") == expected


def test_overlapping_replacements_are_refused():
    one = Replacement(0, 6, Decision.REMOVE, "", PERSON, "Ursula")
    two = Replacement(5, 9, Decision.REMOVE, "", PERSON, "an")
    with pytest.raises(ValueError, match="overlap"):
        apply_replacements(TEXT, [one, two])


NAMES = (("Ursula", PERSON), ("Virtanen", PERSON), ("Hakunila", PLACE), ("Lahti", PLACE))
AROUND = ("sit", "mä", "se", "ja", ",", ".", "[naurua]", "kanssa", "oli")
TO_HIDE = (Decision.REPLACE, Decision.COARSEN, Decision.REMOVE)


@settings(deadline=None, max_examples=80)
@given(data=st.data())
def test_no_hidden_name_is_left_in_the_text(forms_of, data):
    text, replacements = "", []
    for name, kind in data.draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4)):
        text += " ".join(data.draw(st.lists(st.sampled_from(AROUND), max_size=3))) + " "
        form = data.draw(st.sampled_from(forms_of(name)))
        decision = data.draw(st.sampled_from(TO_HIDE))
        wording = data.draw(st.sampled_from(("asuinalue", "Maija", "")))
        end = len(text) + len(form)
        replacements.append(Replacement(len(text), end, decision, wording, kind, name))
        text += form + " "
    assume(text)
    hidden = [KnownName(i, kind, name) for i, (name, kind) in enumerate(NAMES)]
    assert leaks(text, hidden) != []
    assert leaks(apply_replacements(text, replacements), hidden) == []
