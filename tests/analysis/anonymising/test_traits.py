"""Finding what tells a trait of somebody, held against talk written for it."""

from collections import Counter
from pathlib import Path

import pytest
from annotated_talk import read, score
from hypothesis import given, settings
from hypothesis import strategies as st

from small_stories.anonymising.finding.names import tokens_of
from small_stories.anonymising.finding.traits.entries import LANGUAGES, Topic, entries
from small_stories.anonymising.finding.traits.found import trait_marks
from small_stories.anonymising.finding.traits.organisations import gives_trait_away
from small_stories.anonymising.marks import Tier, longest_first
from small_stories.model import IdentityKind
from small_stories.strings import entry

TALK = Path(__file__).parent / "talk"
TRAITS = ("HEALTH", "ROLE", "GROUP")
ENOUGH = 0.85
FEW = 5  # needless marks in a thousand words
FEW_AMONG_TRAPS = 9  # the same in talk where every line has a trap
PIECES = (
    "narkolepsia", "Behçetin tauti", "oon", "eläinlääkäri", "Korson kirjaston johtaja", "kurdia",
    "puhun", "venäjää", "A-klinikalla", "ry", "ainoa", "ensimmäinen", "naispoliisi", "-", ",", ".",
    "viiden lapsen", "yksinhuoltaja", "sitratorilla", "Ison Omenan", "the only", "vet", "'s", "x:",
    "rektorn för", "Strandskolan", "🙂", "MS:n", "\n", "ä" * 70,
)  # fmt: skip


def find(texts, language):
    for text in texts:
        yield longest_first(trait_marks(text, tokens_of(text), language))


def told(text, language="fi"):
    marks = longest_first(trait_marks(text, tokens_of(text), language))
    return [(text[m.start : m.end], m.kind.value, m.tier.value, m.base) for m in marks]


@pytest.mark.parametrize("small", [False, True], ids=["as written", "as a machine writes"])
@pytest.mark.parametrize("name", ["traits", "traits_unseen", "traits_later"])
def test_traits_are_found_in_talk_and_little_else(name, small):
    talk = read(TALK / f"{name}.txt")
    found = score([each.in_small_letters() for each in talk] if small else talk, find)
    recall = {kind: found.recall((kind,)) for kind in TRAITS}
    assert min(recall.values()) >= ENOUGH, (recall, found.missed)
    assert found.recall(TRAITS, surely=True) >= ENOUGH, found.unsure
    assert found.needless_in_1000_words <= FEW, found.needless
    assert found.wronged == []


@pytest.mark.parametrize("small", [False, True], ids=["as written", "as a machine writes"])
def test_everyday_uses_of_the_words_are_left_alone(small):
    talk = read(TALK / "traits_ordinary.txt")
    found = score([each.in_small_letters() for each in talk] if small else talk, find)
    assert found.words > 1000
    assert found.needless_in_1000_words <= FEW_AMONG_TRAPS, found.needless


@pytest.mark.parametrize("language", LANGUAGES)
def test_traits_are_found_in_each_language(language):
    names = ("traits", "traits_unseen", "traits_later")
    talk = [each for name in names for each in read(TALK / f"{name}.txt")]
    found = score([each for each in talk if each.language == language], find)
    assert found.recall(TRAITS) >= ENOUGH, found.missed


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("mulla on MS-tauti", ("MS-tauti", "health", "marked", "ms-tauti")),
        ("sillä on ALS:n oireita", ("ALS:n", "health", "marked", "als")),
        ("hän kärsii narkolepsiasta", ("narkolepsiasta", "health", "marked", "narkolepsia")),
        ("mä viiltelin vuosia", ("viiltelin", "health", "marked", "viiltelin")),
        ("mul on adhdta", ("adhdta", "health", "check", "adhd")),
        ("mulla on vaikea epilepsia", ("vaikea epilepsia", "health", "marked", "epilepsia")),
        ("oon skitsofreniaa sairastava", ("skitsofreniaa sairastava", "health", "marked", None)),
        ("sille tehtiin kohdun poisto", ("kohdun poisto", "health", "check", "poisto")),
        ("irakin kurdeja oli monta", ("irakin kurdeja", "group", "marked", "kurdi")),
        ("valmistuin eläinlääkäriksi", ("eläinlääkäriksi", "role", "check", "eläinlääkäri")),
        ("yks kätilö auttoi", ("kätilö", "role", "check", "kätilö")),
        ("sain epilepsiakohtauksen", ("epilepsiakohtauksen", "health", "marked", None)),
        ("hänellä on Wilsonin tauti", ("Wilsonin tauti", "health", "marked", None)),
        ("mulla on masennus", ("masennus", "health", "check", "masennus")),
        ("me ollaan kurdei", ("kurdei", "group", "marked", "kurdi")),
        ("se on virolaine", ("virolaine", "group", "marked", "virolainen")),
        ("siellä oli romaninaisia", ("romaninaisia", "group", "marked", "romaninainen")),
        ("puhun venäjää kotona", ("venäjää", "group", "marked", "venäjä")),
        ("äänestin keskustaa", ("keskustaa", "group", "marked", "keskusta")),
        ("oon käyny A-klinikalla", ("A-klinikalla", "organisation", "marked", "a-klinikka")),
        ("oli kirkkoherrana meillä", ("kirkkoherrana", "role", "marked", "kirkkoherra")),
        ("mies on kätilö", ("kätilö", "role", "marked", "kätilö")),
        (
            "se on Korson kirjaston johtaja",
            ("Korson kirjaston johtaja", "role", "marked", "Korson kirjaston johtaja"),
        ),
        (
            "sen entisen kunnanlääkärin luo",
            ("entisen kunnanlääkärin", "role", "marked", "entinen kunnanlääkäri"),
        ),
        ("he is the only midwife here", ("the only midwife", "role", "marked", "the only midwife")),
        ("han är öns enda lärare", ("öns enda lärare", "role", "marked", "öns enda lärare")),
    ],
)  # fmt: skip
def test_a_mark_has_its_kind_its_tier_and_its_base_form(text, marked):
    language = "en" if " the " in text else "sv" if " är " in text else "fi"
    words, kind, tier, base = marked
    found = [mark for mark in told(text, language) if mark[0] == words]
    assert [mark[:3] for mark in found] == [(words, kind, tier)]
    assert base is None or found[0][3] == base


@pytest.mark.parametrize(
    "text",
    [
        "käytiin hammaslääkärissä ja soitin eläinlääkärille",
        "mulla oli flunssa ja pää kipeenä, otin särkylääkkeen",
        "ostettiin kiinalaista ruokaa ja vihreä paita keskustasta",
        "Somaliassa sataa, Venäjä on iso, suomea on vaikea oppia",
        "opettaja sanoi, että ohjaaja ja siivooja auttavat",
        "ainoa mitä pelkäsin oli ensimmäinen päivä ja entinen naapuri",
        "se oli mun sokea piste ja raitis ilma teki hyvää",
        "syötiin thaimaalaista ja tilattiin intialaista",
        "puheenjohtaja avasi kokouksen ja sihteeri kirjasi",
        "poika haluaa isona palomieheksi, ja meillä oli työvoimavajaus",
        "köyhyys ja työttömyys ja yksinäisyys",
        "vastausta ei tullut, vakavammasta puhuttiin, traktorilla mentiin kauppatorille",
        "he syövät kaikki saman pöydän ääressä ja saamme kahvia",
    ],
)
def test_what_everybody_says_is_left_alone(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("name", "language", "gives"),
    [
        ("Vantaan turvakoti ry", "fi", True),
        ("A-killassa", "fi", True),
        ("Rikosuhripäivystys RIKU ry", "fi", True),
        ("Vantaan venäläinen klubi", "fi", True),
        ("Hakunilan kansainvälinen yhdistys", "fi", True),
        ("Rekolan seurakunta", "fi", True),
        ("Koivukylän moskeija Alshifaa", "fi", True),
        ("Rinnekodin psykiatrian poli", "fi", True),
        ("Epilepsialiitto", "fi", True),
        ("Kvinnojouren i Vasa", "sv", True),
        ("the Women's Shelter", "en", True),
        ("Marttaliitto", "fi", False),
        ("Korson kirjasto", "fi", False),
        ("Monitoimitalo Lumo", "fi", False),
        ("Järjestörinki", "fi", False),
        ("Helsingin yliopisto", "fi", False),
        ("Yhteinen pöytä", "fi", False),
    ],
)
def test_the_name_of_an_organisation_may_give_a_trait_away(name, language, gives):
    assert gives_trait_away(name, language) is gives


def test_in_a_language_without_lists_nothing_is_found():
    assert told("narkolepsia kurdi rehtori", "so") == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", Topic)
def test_no_word_stands_twice_in_the_lists_of_a_topic(topic, language):
    found = [each for each in entries(language) if each.topic is topic]
    assert len(found) > 20
    told_of = Counter((each.base, each.head) for each in found if each.section != "people")
    twice = [base for (base, _), times in told_of.items() if times > 1]
    assert [base for base in twice if topic is not Topic.ROLES] == []


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=14), st.sampled_from(LANGUAGES))
def test_marks_lie_in_the_text(pieces, language):
    text = " ".join(pieces)
    for mark in trait_marks(text, tokens_of(text), language):
        assert 0 <= mark.start < mark.end <= len(text)
        assert text[mark.start : mark.end].strip() == text[mark.start : mark.end]
        assert mark.tier in Tier
        assert mark.kind in IdentityKind


def test_every_reason_has_its_sentence():
    talk = [each for name in ("traits", "traits_unseen") for each in read(TALK / f"{name}.txt")]
    reasons = {
        mark.reason
        for each in talk
        for mark in trait_marks(each.text, tokens_of(each.text), each.language)
    }
    assert len(reasons) >= 10
    for language in LANGUAGES:
        assert reasons <= set(entry("anonymising.reasons", language))
