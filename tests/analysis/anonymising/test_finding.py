import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from small_stories.anonymising.finding.codes import CHECK_CHARACTERS
from small_stories.anonymising.finding.found import find_marks, find_marks_in
from small_stories.anonymising.marks import Tier
from small_stories.anonymising.searching import search
from small_stories.strings import LANGUAGES, entry

PIECES = (
    "Hanna", "hannalle", "Korsossa", "mä tulin", "044 123 4567", "kuuskymppinen", "[naurua]",
    "Kela", "ja", ".", ",", "\n", "2015", "Kirsti Rautio", "timo piste aho ät posti piste fi",
    "Hakunila-päivä", "ñ", "🙂", "Kilon koulua", "131052-308T", "Simontie 5", "-", "--", "(",
    "\u0301", " ",
)  # fmt: skip


def told(text, language="fi"):
    marks = find_marks(text, language)
    return [(text[m.start : m.end], m.kind.value, m.tier.value, m.reason) for m in marks]


def marked_texts(text, language="fi"):
    return [mark[0] for mark in told(text, language)]


@pytest.mark.parametrize(
    ("text", "marked", "kind"),
    [
        ("nolla neljäkymmentä viisi kuusi seitsemän kahdeksan yksi", None, "phone"),
        ("timo piste rantanen ät gmail piste com", None, "email"),
        ("numero on 045 678 9012", "045 678 9012", "phone"),
        ("soita +358 45 678 9012", "+358 45 678 9012", "phone"),
        ("رقمي هو ٠٤٠ ١٢٣ ٤٥٦٧ وبريدي", "٠٤٠ ١٢٣ ٤٥٦٧", "phone"),
        ("meili on s.harju@posti.example", "s.harju@posti.example", "email"),
        ("katso www.esimerkki.fi/tarina.", "www.esimerkki.fi/tarina", "link"),
        ("asun Simontie 5 B 12", "Simontie 5 B 12", "address"),
        ("asun kyytitie viidessä", "kyytitie viidessä", "address"),
        ("se on kuuskymppinen", "kuuskymppinen", "age"),
        ("se on yhdeksänvuotias", "yhdeksänvuotias", "age"),
        ("mä oon viiskytyks", "viiskytyks", "age"),
        ("tultiin kaksituhattakuusitoista", "kaksituhattakuusitoista", "date"),
        ("se oli kuudes toukokuuta", "kuudes toukokuuta", "date"),
        ("se oli 15.9.2020", "15.9.2020", "date"),
    ],
)
def test_what_identifies_by_its_shape(text, marked, kind):
    assert (marked or text, kind, "marked") in [mark[:3] for mark in told(text)]


def code_with(birth, number, right):
    at = int(birth + number) % 31
    return f"{birth}-{number}{CHECK_CHARACTERS[at if right else (at + 1) % 31]}"


@given(st.dates(), st.integers(900, 999))
def test_an_identity_code_is_told_by_its_check_character(day, number):
    birth = day.strftime("%d%m") + f"{day.year % 100:02}"
    for right, reason in ((True, "identity_code"), (False, "identity_code_misheard")):
        code = code_with(birth, str(number), right)
        assert told(f"Tunnus {code}.", "sv")[-1] == (code, "identity_code", "marked", reason)


@pytest.mark.parametrize(
    "text",
    ["siinä meni kaks tuntia", "kello oli viis", "meit oli kuusi", "kolme kiloa perunaa"],
)
def test_counts_and_times_are_no_ages(text):
    assert marked_texts(text) == []


def test_a_capital_inside_a_sentence_is_always_marked():
    assert ("Zorblaxin", "other", "marked", "capital") in told(
        "Me mentiin Zorblaxin kautta kotiin."
    )


def test_a_capital_at_the_start_of_a_sentence_is_no_name_by_itself():
    assert (
        marked_texts("Se oli hyvä. Sitten mentiin. [Naurua] Niin mentiin. Ei se haitannut.") == []
    )


def test_an_abbreviation_is_no_name():
    assert marked_texts("Mulla oli TV ja WC siinä.") == []


def test_an_office_that_everybody_knows_is_left_alone():
    assert told("menin Kelaan ja sit Lidliin") == []


def test_a_chain_where_somebody_may_work_is_only_to_be_looked_at():
    assert told("olin töissä Prismassa")[0][:3] == ("Prismassa", "organisation", "check")


def test_a_name_that_is_an_ordinary_word_is_to_be_looked_at_in_small_letters():
    assert [mark for mark in told("mun toivo oli mennyt") if mark[2] == "marked"] == []
    assert told("sitten Toivo tuli")[0][:3] == ("Toivo", "person", "marked")
    assert told("sitten pentti tuli")[0][:3] == ("pentti", "person", "marked")


def test_a_full_name_is_one_mark():
    assert told("ja kirsti rautio autto mua")[0][:2] == ("kirsti rautio", "person")


def test_of_a_compound_the_name_alone_is_marked():
    assert marked_texts("mentiin Hakunila-päivään Ursula-tädin kanssa") == ["Hakunila", "Ursula"]


def test_a_school_is_marked_with_its_place():
    assert told("se käy Kilon koulua")[0][:2] == ("Kilon koulua", "organisation")


def test_a_project_s_own_name_is_found_though_it_is_an_ordinary_word():
    turns = [{"id": 1, "text": "mut usko jaksoi tulla"}, {"id": 2, "text": "mut Uskolle se kävi"}]
    known = [{"identity": 7, "kind": "person", "base": "Usko", "aliases": []}]
    work = {"interviews": [{"id": 1, "language": "fi", "turns": turns}], "known": known}
    [event] = [event for event in search(work) if event["event"] == "found"]
    told = [(mark["turn_id"], mark["tier"], mark["identity_id"]) for mark in event["marks"]]
    assert told == [(1, "check", None), (2, "marked", 7)]


def test_swedish_and_english_do_without_the_finnish_pipeline():
    assert marked_texts("Jag träffade Solveig i Esbo.", "sv") == ["Solveig", "Esbo"]
    assert marked_texts("On Monday I met Amina's sister.", "en") == ["Amina's"]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("et", "Tulin Tartust ja Mari aitas mind.", ["Tartust", "Mari"]),
        ("ru", "Меня зовут Ольга Петрова, я живу в Хельсинки. Всё хорошо, почта olga@example.com.",
         ["Ольга", "Петрова", "Хельсинки", "olga@example.com"]),
        ("ru", "menya zovut olga petrova ya zhivu v kontula", ["olga petrova", "kontula"]),
        ("ar", "اسمي أحمد ورقمي 050 111 2233", ["050 111 2233"]),
        ("so", "Magacaygu waa Hodan Ali, waxaan degganahay Kontula.", ["Hodan Ali", "Kontula"]),
        ("uk", "Мене звати Оксана, я приїхала з Харкова.", ["Оксана", "Харкова"]),
        ("de", "Meine Freundin Sabine Müller mag den Schnee in der Wohnung.", ["Sabine Müller"]),
        ("se", "Mun lean Máret ja orun Anáris.", ["Máret", "Anáris"]),
    ],
)  # fmt: skip
def test_other_languages_have_capitals_lists_and_patterns(language, text, names):
    assert marked_texts(text, language) == names


def test_every_reason_has_its_sentence():
    texts = ["Hanna ja Kaitsu, Lumi tuli 2015. Kilon koulu, s.h@posti.fi kettu01 3B ABC-123 Toivo"]
    reasons = {mark.reason for text in texts for mark in find_marks(text, "fi")}
    reasons |= {mark.reason for mark in find_marks("vi bor i gumnäs och lärkblom", "sv")}
    reasons |= {mark.reason for mark in find_marks("i met lyubasha in the kitchen", "en")}
    assert len(reasons) >= 7
    assert {"looks_like_a_name", "looks_like_a_place", "unknown_word"} <= reasons
    for language in LANGUAGES:
        assert reasons <= set(entry("anonymising.reasons", language))


def test_a_very_long_line_is_searched_to_its_end():
    text = "nolla piste a-b " * 4_000 + "ja Hanna tuli"
    mark = find_marks(text, "fi")[-1]
    assert text[mark.start : mark.end] == "Hanna"


def test_many_texts_give_the_same_as_one_by_one():
    texts = ["Hanna tuli Korsosta.", "ei mitään", "sit seija sano", ""] * 40
    together = list(find_marks_in(texts, "fi"))
    assert together[:4] == [find_marks(text, "fi") for text in texts[:4]]
    assert together == together[:4] * 40


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=14), st.sampled_from(("fi", "sv", "en")))
def test_marks_lie_in_the_text_in_order_without_overlaps(pieces, language):
    text = " ".join(pieces)
    marks = find_marks(text, language)
    assert all(0 <= mark.start < mark.end <= len(text) for mark in marks)
    assert all(one.end <= two.start for one, two in pairwise(marks))
    assert all(mark.tier in Tier for mark in marks)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pauses_and_laughter_identify_nobody(language):
    marks = [entry("verbatim", language)[mark] for mark in ("laughter", "unclear", "pause")]
    talk = f"(3 s) {' '.join(marks)} (12 s) {marks[0]} (2 s)"
    assert told(talk, language) == []


@pytest.mark.parametrize(
    ("text", "marked", "kind"),
    [
        ("se on 045 (2 s) 678 9012 siis", "045 (2 s) 678 9012", "phone"),
        ("(3 s) Hanna (.) Virtanen sanoi", "Virtanen", "person"),
        ("nolla neljäkymmentä (.) viisi kuusi (2 s) seitsemän kahdeksan yksi", None, "phone"),
        ("mä oon (.) tota (4 s) kuuskymppinen", "kuuskymppinen", "age"),
        ("(12 s) Me asutaan (.) Korsossa", "Korsossa", "place"),
    ],
)
def test_what_identifies_is_found_over_pauses(text, marked, kind):
    assert (marked or text, kind, "marked") in [mark[:3] for mark in told(text)]


def test_what_follows_a_pause_is_no_name_for_its_capital():
    assert told("Ei (3 s) Ei (.) Ei") == []


def test_letters_written_as_two_signs_are_found_where_they_stand() -> None:
    text = "Sit Päivi Mäkelä soitti mulle Äänekoskelta ja Järvenpäästä."
    apart = unicodedata.normalize("NFD", text)
    wanted = [unicodedata.normalize("NFD", text[m.start : m.end]) for m in find_marks(text, "fi")]
    found = find_marks(apart, "fi")
    assert len(found) == 3
    assert [apart[mark.start : mark.end] for mark in found] == wanted
    assert [mark.base for mark in found] == ["Päivi Mäkelä", "Äänekoski", "Järvenpää"]
