"""Names of persons, places and organisations: how much is found in invented talk, and how."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from annotated_talk import TALK, Talk, read, score

from small_stories.anonymising.finding.found import find_marks, find_marks_in
from small_stories.anonymising.finding.languages import has_pipeline, has_rules
from small_stories.anonymising.finding.lexicon import listed
from small_stories.anonymising.finnish import commonness, name_table
from small_stories.anonymising.finnish.folding import lowered
from small_stories.anonymising.finnish.forms import stems_by_grade
from small_stories.anonymising.finnish.stems import stems_of
from small_stories.anonymising.marks import Mark, Tier

NAMES = ("PERSON", "PLACE", "ORG")
SETS = ("names", "names_small", "names_unseen", "quotes")


@pytest.fixture(scope="module")
def talk() -> list[Talk]:
    return [each for name in SETS for each in read(TALK / f"{name}.txt")]


def said(text: str, language: str = "fi") -> list[tuple[str, str, str]]:
    return [(text[m.start : m.end], m.kind.value, m.tier.value) for m in find_marks(text, language)]


def marked(text: str, language: str = "fi") -> list[str]:
    return [words for words, _, tier in said(text, language) if tier == Tier.MARKED.value]


def base(text: str, language: str = "fi") -> str:
    marks: list[Mark] = find_marks(text, language)
    return marks[0].base


def test_names_are_found_in_talk_with_capitals(talk):
    found = score([each for each in talk if any(map(str.isupper, each.text))])
    assert found.recall(NAMES, surely=True) >= 0.96, found.unsure
    assert found.recall(NAMES) >= 0.98, found.missed
    assert found.precision >= 0.93, found.needless
    assert found.needless_in_1000_words <= 10, found.needless


def test_names_are_found_in_finnish_as_machines_write_it_down(talk):
    finnish = [each.in_small_letters() for each in talk if each.language == "fi"]
    found = score(finnish)
    assert found.recall(NAMES) >= 0.96, found.missed
    assert found.precision >= 0.9, found.needless
    assert found.needless_in_1000_words <= 20, found.needless


def test_names_are_found_in_swedish_and_english_in_small_letters(talk):
    found = score([each.in_small_letters() for each in talk if each.language in ("sv", "en")])
    assert found.recall(NAMES) >= 0.96, found.missed
    assert found.needless_in_1000_words <= 20, found.needless


@pytest.mark.parametrize("language", ["swedish", "english"])
def test_names_are_found_in_talk_of_finlands_swedes_and_of_english(language):
    later = read(TALK / f"{language}_later.txt")
    cased = score([each for each in later if any(map(str.isupper, each.text))])
    assert cased.recall(NAMES, surely=True) >= 0.96, cased.unsure
    assert cased.recall(NAMES) >= 0.99, cased.missed
    small = score([each.in_small_letters() for each in later])
    assert small.recall(NAMES) >= 0.96, small.missed
    for found in (cased, small):
        assert found.precision >= 0.9, found.needless
        assert found.needless_in_1000_words <= 20, found.needless


def test_names_have_their_base_form(talk):
    wanted, right = [], []
    for each in talk:
        marks = {(m.start, m.end): m.base for m in find_marks(each.text, each.language)}
        told = [s for s in each.spans if s.base and (s.start, s.end) in marks]
        wanted += told
        right += [s for s in told if marks[s.start, s.end].lower() == s.base.lower()]
    assert len(wanted) > 200
    assert len(right) / len(wanted) >= 0.95


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("mun kaveri toivo asuu tossa", "toivo"),
        ("no se lumi sano et joo", "lumi"),
        ("onnin kaa mentiin", "onnin"),
        ("sit mä soitin tuulille", "tuulille"),
        ("kiitos helmi sanoin", "helmi"),
        ("Toivo lähti kotiin.", "Toivo"),
        ("siinä oli rouva laine", "laine"),
        ("anna liisa soitti", "anna liisa"),
    ],
)
def test_words_beside_it_make_a_name_of_an_ordinary_word(text, name):
    assert [words for words, kind, _ in said(text) if kind == "person"] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "ei ollu mitään toivoa", "oli kova tuuli ulkona",
        "joka päivä ja joka ilta", "mul oli hyvä onni", "Onks sulla nälkä?", "Lens se lintu pois.",
        "veljet ja lounas", "anna mulle se kuppi", "Lainasin kirjastosta kirjan.",
        "Mihin päiväkotiin se menee?", "kato nyt mitä tein", "uskon että kyllä se siitä",
    ],
)  # fmt: skip
def test_ordinary_words_are_left_alone(text):
    assert said(text) == []


def test_a_word_that_nothing_beside_it_decides_is_only_looked_at():
    assert said("toivo elää aina") == [("toivo", "person", "check")]
    assert said("Toivo elää aina, sanoi hän.") == [("Toivo", "person", "check")]
    assert said("Sanoin että toivo elää aina.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Shakira soi kovaa.", "Me jutellaan Discordissa.", "Whatsappiin tuli kuva.", "menin kelaan",
        "käytiin Suomenlinnassa", "Jeesus rakastaa.", "Suomessa on kylmä.",
        "Wolt toi ruuan Lidlistä.",
        "TE-toimistosta tuli kirje", "Postin auto", "mä asun suomessa",
    ],
)  # fmt: skip
def test_what_everybody_knows_is_left_alone(text):
    assert marked(text) == []


def test_a_person_known_to_all_is_only_looked_at_for_others_may_bear_the_name():
    assert said("Puhuttiin Matti Nykäsestä.") == [("Matti Nykäsestä", "person", "check")]
    assert marked("Puhuttiin Matti Lahtisesta.") == ["Matti Lahtisesta"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Soitin M. Korhoselle eilen.", "M. Korhoselle"),
        ("Se oli Aleksi K. siitä rapusta.", "Aleksi K."),
        ("Virtaset tuli kylään.", "Virtaset"),
        ("Mä oon hakunilalainen.", "hakunilalainen"),
        ("Sit se Ursula-täti tuli.", "Ursula"),
        ("Meil oli Mikkola-päivä.", "Mikkola"),
        ("Sit Mellunkylän seurakunnassa oli ruokaa.", "Mellunkylän seurakunnassa"),
        ("Soitin Hyvän Mielen Talo ry:lle heti.", "Hyvän Mielen Talo ry:lle"),
        ("Olin Yhteinen ranta -hankkeessa töissä.", "Yhteinen ranta -hankkeessa"),
        ("Muutettiin Addis Abebasta tänne.", "Addis Abebasta"),
    ],
)
def test_shapes_of_names_are_marked_whole(text, name):
    assert name in marked(text)


@pytest.mark.parametrize("name", ["shirin", "aram", "nasrin", "karwan", "zahra", "oksana"])
def test_a_foreign_name_that_is_no_finnish_word_is_sure_in_small_letters(name):
    assert marked(f"sitten {name} opetti minua") == [name]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Soitin Kirsti Rautiolle.", "Kirsti Rautio"), ("Käytiin Hakunilas.", "Hakunila"),
        ("Se oli Koivutorilla.", "Koivutori"), ("sanoin päiville", "Päivi"),
        ("Menin Kilon kouluun.", "Kilon koulu"), ("Olin Koskelankadulla.", "Koskelankatu"),
        ("Tapasin Heikki Savolaisen.", "Heikki Savolainen"),
    ],
)  # fmt: skip
def test_a_mark_has_the_base_form_of_its_name(text, words):
    assert base(text) == words


def test_base_forms_of_other_languages():
    assert base("Yusufs mamma kom hit.", "sv") == "Yusuf"
    assert base("Osman's sister took me there.", "en") == "Osman"


def test_a_language_without_rules_has_capitals_and_the_table_alone():
    assert not has_rules("et")
    assert not has_pipeline("et")
    assert not has_pipeline("sv")
    assert has_pipeline("fi")
    assert "Helsingisse" in marked("Siis tulin siia, Helsingisse.", "et")
    assert "Светлана" in marked("Меня зовут Светлана.", "ru")


def test_the_english_pipeline_finds_names_that_no_list_has():
    assert has_pipeline("en")
    assert "Zorblatt Quixley" in marked("Then Zorblatt Quixley called me.", "en")


def test_the_table_has_the_stems_that_the_rules_make_now():
    for entry in name_table.names()[::97]:
        for stems in stems_of(entry.base)[:2]:
            for stem, grade in stems_by_grade(stems, plural=False):
                assert (entry, grade) in name_table.entries_of(lowered(stem)), (
                    f"{entry.base}: run packaging/name_table/build.py --stems"
                )


def test_the_table_has_no_transliterations_and_has_the_right_spellings():
    bases = {entry.base for entry in name_table.names()}
    assert not [base for base in bases if re.match("[AO]E[a-zäö]", base)]
    assert {"Äänekoski", "Ähtäri", "Övermark", "Hakunila", "Håkansböle"} <= bases


def test_every_reading_of_the_table_leads_to_a_name():
    assert listed("hannalle").base == "Hanna"
    assert listed("jyväskylässä").base == "Jyväskylä"
    assert listed("virtasten").base == "Virtanen"
    assert listed("qwertyssa") is None


def test_how_common_a_word_is_agrees_with_the_pipelines_own_table():
    import spacy

    lookups = spacy.load(commonness.PIPELINE, exclude=["lemmatizer"]).vocab.lookups.get_table(
        "lexeme_prob"
    )
    for word in (
        "pentti",
        "Pentti",
        "toivo",
        "vaan",
        "äiti",
        "yhteistyökumppaneiden",
        "Hakunilassa",
    ):
        known = lookups.get(word)
        assert known == pytest.approx(commonness._logarithm(word), abs=1e-4), word


def test_the_windows_process_needs_no_pipeline_to_tell_how_common_a_word_is():
    code = (
        "import json, sys\n"
        "from small_stories.anonymising.finnish.commonness import capital_ratio\n"
        "found = capital_ratio('pentti')\n"
        "print(json.dumps([found, 'spacy' in sys.modules]))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    ratio, loaded = json.loads(told.stdout)
    assert ratio > 4
    assert not loaded


def test_the_sources_of_the_table_are_told_where_it_is_shipped():
    notice = (name_table.path().parent / "README.md").read_text(encoding="utf-8")
    assert "Digital and Population Data Services Agency" in notice
    assert "GeoNames" in notice
    assert notice.count("CC BY 4.0") >= 2
    assert Path(__file__).parents[3].joinpath("packaging/name_table/build.py").exists()


def said_in_turns(*turns: str) -> list[list[tuple[str, str]]]:
    rows = zip(turns, find_marks_in(turns, "fi"), strict=True)
    return [[(text[m.start : m.end], m.tier.value) for m in marks] for text, marks in rows]


def test_a_name_that_is_sure_in_one_turn_is_found_in_the_others():
    turns = said_in_turns(
        "tuulille mä sitten soitin, ja pinjolassa käytiin.",
        "Sanoin että Tuuli tuli Pinjolasta.",
        "Tuulin kanssa mentiin.",
    )
    assert turns[0] == [("tuulille", "check"), ("pinjolassa", "marked")]
    assert turns[2] == [("Tuulin", "marked")]


def test_an_ordinary_word_stays_one_in_a_talk_of_its_bearer():
    turns = said_in_turns("Sitten tuli Toivo ja Päivi.", "Ei ollu toivoa.", "Joka päivä oli meri.")
    assert turns[1:] == [[], []]


def test_texts_that_are_no_one_talk_tell_nothing_of_each_other():
    texts = ["Se oli Pinjolassa.", "pinjola on tuolla, Hanna sano"]
    together = [len(marks) for marks in find_marks_in(texts, "fi")]
    apart = [len(marks) for marks in find_marks_in(texts, "fi", one_talk=False)]
    assert (together, apart) == ([1, 2], [1, 1])


@pytest.mark.parametrize("name", ["outi-maria", "anu-kaisalle", "jukka-pekan"])
def test_a_double_name_is_marked_whole_in_small_letters(name):
    assert marked(f"sit mä näin {name} siellä") == [name]


def test_a_day_named_after_somebody_is_no_double_name():
    assert marked("sit oli hanna-päivä taas") == ["hanna"]
