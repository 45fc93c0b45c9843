"""The ladder: rows of real programmes, and every kind of thing on every profile."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from small_stories.anonymising.leaving.leaks import leaks
from small_stories.anonymising.matching.known import KnownName
from small_stories.anonymising.rewriting.ladders.said_numbers import number_in, year_in
from small_stories.anonymising.rewriting.ladders.tables import table
from small_stories.anonymising.rewriting.levels import proposed
from small_stories.anonymising.rewriting.replacing import Replacement, apply_replacements
from small_stories.model import Decision, IdentityKind
from small_stories.strings import LANGUAGES

PERSON, PLACE, ORG = IdentityKind.PERSON, IdentityKind.PLACE, IdentityKind.ORGANISATION
AGE, DATE, ROLE = IdentityKind.AGE, IdentityKind.DATE, IdentityKind.ROLE
HEALTH, GROUP, OTHER = IdentityKind.HEALTH, IdentityKind.GROUP, IdentityKind.OTHER


def steps(kind: IdentityKind, words: str, language: str = "fi") -> str:
    found = proposed(kind, words, words, language)
    return f"{found.internal} > {found.public} > {found.strict}"


@pytest.mark.parametrize(
    ("kind", "words", "expected"),
    [
        (PLACE, "Koivutori", "kaupunginosa > asuinalue > paikkakunta"),
        (PLACE, "sitratori", "kaupunginosa > asuinalue > paikkakunta"),
        (ORG, "Hakopolun päiväkoti", "päiväkoti > päiväkoti > varhaiskasvatuksen yksikkö"),
        (ORG, "Rekolan seurakunta", "seurakunta > uskonnollinen yhteisö > yhteisö"),
        (ORG, "Vantaan turvakoti ry", "järjestö > järjestö > taho"),
        (ORG, "Vantaan venäläinen klubi", "yhdistys > järjestö > järjestö"),
        (ROLE, "yhteisökehittäjä",
         "kaupungin työntekijä > kaupungin työntekijä > ammattilainen"),
        (ROLE, "lähisuhdeväkivaltatyön asiantuntija",
         "asiantuntija > ammattilainen > ammattilainen"),
        (ROLE, "maahan muuttanut kotiäiti", "maahan muuttanut vanhempi > vanhempi > osallistuja"),
        (OTHER, "Mikkola-päivä", "tapahtuma > tapahtuma > tapahtuma"),
        (DATE, "6/2024", "kesällä 2024 > vuonna 2024 > --"),
    ],
)  # fmt: skip
def test_the_rows_of_real_programmes(kind: IdentityKind, words: str, expected: str) -> None:
    assert steps(kind, words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("38-vuotias", "kolmekymppinen > työikäinen > aikuinen"),
        ("kolmekymmentäkahdeksan", "kolmekymppinen > työikäinen > aikuinen"),
        ("kolmekytkaheksan", "kolmekymppinen > työikäinen > aikuinen"),
        ("kuuskymppisenä", "työikäinen > työikäinen > aikuinen"),
        ("72-vuotiaana", "seitsenkymppinen > eläkeikäinen > aikuinen"),
        ("38 vuotta", "vuosia > vuosia > vuosia"),
        ("38 vuotta vanha", "kolmekymppinen > työikäinen > aikuinen"),
        ("viisvuotias", "leikki-ikäinen > alle kouluikäinen > alaikäinen"),
        ("8 kk", "vauvaikäinen > alle kouluikäinen > alaikäinen"),
        ("9", "alakouluikäinen > kouluikäinen > alaikäinen"),
        ("neljätoistavuotias", "teini-ikäinen > nuori > alaikäinen"),
        ("kakskyt", "nuori aikuinen > nuori aikuinen > aikuinen"),
        ("pitkä ikä", "tietynikäinen > tietynikäinen > --"),
    ],
)
def test_ages_become_stages_of_life(words: str, expected: str) -> None:
    assert steps(AGE, words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("12.6.2024", "kesäkuussa 2024 > vuonna 2024 > --"),
        ("3. kesäkuuta 2019", "kesäkuussa 2019 > vuonna 2019 > --"),
        ("huhtikuussa 2023", "keväällä 2023 > vuonna 2023 > --"),
        ("joulukuusta 2021", "talvesta 2021 > vuodesta 2021 > --"),
        ("14.2.", "helmikuussa > talvella > --"),
        ("kesäkuussa", "kesällä > kesällä > --"),
        ("vuonna 2016", "2010-luvun lopulla > 2010-luvulla > --"),
        ("vuodesta 2014", "2010-luvun alusta > 2010-luvulta > --"),
        ("vuodesta 2014 asti", "2010-luvun alusta asti > 2010-luvulta asti > --"),
        ("kaksituhattakuusitoista", "2010-luvun lopulla > 2010-luvulla > --"),
        ("1985", "1980-luvun lopulla > 1980-luvulla > --"),
        ("tuhatyhdeksänsataakahdeksankytäviis", "1980-luvun lopulla > 1980-luvulla > --"),
        ("2010", "vuosia sitten > vuosia sitten > --"),
        ("klo 14.30", "tiettyyn aikaan > tiettyyn aikaan > --"),
        ("viime maanantaina", "tuolloin > tuolloin > --"),
    ],
)
def test_dates_become_months_seasons_and_decades(words: str, expected: str) -> None:
    assert steps(DATE, words) == expected


@pytest.mark.parametrize(
    ("kind", "words", "expected"),
    [
        (PLACE, "Korso", "kaupunginosa > asuinalue > paikkakunta"),
        (PLACE, "Vantaa", "pääkaupunkiseutu > kaupunki > paikkakunta"),
        (PLACE, "Kuopio", "Pohjois-Savo > kaupunki > paikkakunta"),
        (PLACE, "Inari", "Lappi > kunta > paikkakunta"),
        (PLACE, "Pirkanmaa", "maakunta > maakunta > seutu"),
        (PLACE, "Somalia", "Afrikka > toinen maa > ulkomaat"),
        (PLACE, "Göteborg", "Eurooppa > toinen maa > ulkomaat"),
        (ROLE, "hammaslääkäri",
         "terveysalan ammattilainen > terveysalan ammattilainen > ammattilainen"),
        (ROLE, "työntekijä", "ammattilainen > ammattilainen > henkilö"),
        (ROLE, "ammattilainen", "henkilö > henkilö > henkilö"),
        (HEALTH, "diabetes", "pitkäaikaissairaus > sairaus > terveysasia"),
        (HEALTH, "kaksisuuntainen", "mielenterveyden ongelma > terveysongelma > --"),
        (GROUP, "venäjä", "toinen kieli > toinen kieli > kieli"),
        (GROUP, "turvapaikanhakija", "maahan muuttanut > maahan muuttanut > --"),
        (ORG, "Vivate Oy", "yritys > yritys > työpaikka"),
        (PERSON, "Hanna", "henkilö > henkilö > henkilö"),
        (IdentityKind.PHONE, "044 000 9035", "puhelinnumero > puhelinnumero > puhelinnumero"),
        (IdentityKind.ADDRESS, "Keksittytie 4", "osoite > osoite > osoite"),
    ],
)  # fmt: skip
def test_places_posts_and_traits_become_wider(
    kind: IdentityKind, words: str, expected: str
) -> None:
    assert steps(kind, words) == expected


@pytest.mark.parametrize(
    ("language", "kind", "words", "expected"),
    [
        ("sv", PLACE, "Vanda", "huvudstadsregionen > en stad > en ort"),
        ("sv", PLACE, "Somalia", "Afrika > ett annat land > utlandet"),
        ("sv", AGE, "fyrtiotvå år gammal", "i fyrtioårsåldern > i arbetsför ålder > vuxen"),
        ("sv", DATE, "den 12 juni 2024", "i juni 2024 > år 2024 > --"),
        ("sv", ORG, "Sibbo församling", "en församling > ett religiöst samfund > ett samfund"),
        ("en", PLACE, "Iraq", "the Middle East > another country > abroad"),
        ("en", AGE, "forty-two years old", "forty-something > of working age > an adult"),
        ("en", DATE, "June 12, 2024", "a day in June 2024 > the year 2024 > --"),
        ("en", HEALTH, "diabetes", "a long-term illness > an illness > a health matter"),
    ],
)
def test_swedish_and_english_have_ladders_of_their_own(
    language: str, kind: IdentityKind, words: str, expected: str
) -> None:
    assert steps(kind, words, language) == expected


def test_a_language_without_ladders_has_the_finnish_ones() -> None:
    assert steps(PLACE, "Korso", "so") == steps(PLACE, "Korso")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", IdentityKind)
def test_every_kind_has_words_on_every_profile(language: str, kind: IdentityKind) -> None:
    for words in ("Xyzzy", "12", "x", "ääkkönen 4 b"):
        found = proposed(kind, words, "", language)
        assert found.internal
        assert found.public
        assert found.strict


def test_the_ladders_of_all_languages_have_the_same_parts() -> None:
    finnish = table("fi")
    for language in LANGUAGES:
        other = table(language)
        assert other.keys() == finnish.keys()
        for part in ("place", "age", "date"):
            assert other[part].keys() == finnish[part].keys()
        assert other["place"]["regions"].keys() == finnish["place"]["regions"].keys()
        assert len(other["place"]["abroad"]) == len(finnish["place"]["abroad"])


@given(age=st.integers(1, 109), language=st.sampled_from(LANGUAGES))
def test_no_profile_prints_the_age_itself(age: int, language: str) -> None:
    found = proposed(AGE, f"{age}", "", language)
    for wording in (found.internal, found.public, found.strict):
        assert not re.search(rf"(?<!\d){age}(?!\d)", wording)


@given(
    year=st.integers(1930, 2039), month=st.integers(1, 12), day=st.integers(1, 28),
    language=st.sampled_from(LANGUAGES),
)  # fmt: skip
def test_no_profile_prints_the_day_and_no_public_one_the_month(
    year: int, month: int, day: int, language: str
) -> None:
    found = proposed(DATE, f"{day}.{month}.{year}", "", language)
    names = table(language)["date"]["months"]
    assert names[month - 1].lower() in found.internal.lower()
    assert str(year) in found.public
    assert names[month - 1].lower() not in found.public.lower()
    assert not re.search(rf"(?<!\d){day}(?!\d)", found.internal.replace(str(year), ""))
    alone = proposed(DATE, f"{year}", "", language)
    assert str(year) not in f"{alone.internal} {alone.public} {alone.strict}"


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        ("kolmekymmentäkahdeksan", "fi", 38), ("seittemänkytkaks", "fi", 72), ("viis", "fi", 5),
        ("yheksäntoist", "fi", 19), ("kakskyt yks", "fi", 21), ("kymmenen", "fi", 10),
        ("fyrtiotvå", "sv", 42), ("sjutton", "sv", 17), ("tio", "sv", 10),
        ("eighty-five", "en", 85), ("nineteen", "en", 19), ("ei mitään", "fi", None),
        ("viisissäkymmenissä", "fi", 50), ("yli yhdeksänkymmenen", "fi", 90),
    ],
)  # fmt: skip
def test_numbers_in_words(words: str, language: str, expected: int | None) -> None:
    assert number_in(words, language) == expected


def test_years_in_words() -> None:
    assert year_in("kahdestuhannesta viidestä", "fi") == 2005
    assert year_in("24.12.99", "fi") == 1999
    assert year_in("-85", "fi") == 1985
    assert year_in("nittonhundra åttiofem", "sv") == 1985
    assert year_in("nineteen eighty-five", "en") == 1985
    assert year_in("joskus", "fi") is None


def rewritten(text: str, *hidden: tuple[str, str, IdentityKind], step: str = "public") -> str:
    """The text with each thing replaced as its ladder proposes; the base form is given."""

    def found() -> Iterator[Replacement]:
        for said, base, kind in hidden:
            start = text.index(said)
            wording = getattr(proposed(kind, said, base, "fi"), step)
            yield Replacement(start, start + len(said), Decision.COARSEN, wording, kind, base)

    return apply_replacements(text, list(found()))


@pytest.mark.parametrize(
    ("text", "hidden", "expected"),
    [
        ("Mä tuun kotoutumispalveluista.",
         [("kotoutumispalveluista", "kotoutumispalvelut", ORG)],
         "Mä tuun [kaupungin palveluista]."),
        ("joissa aiheena oli arki sekä Hakunilassa että Myyrmäessä",
         [("Hakunilassa", "Hakunila", PLACE), ("Myyrmäessä", "Myyrmäki", PLACE)],
         "joissa aiheena oli arki sekä [asuinalueella] että [asuinalueella]"),
        ("kohdentuen Hakunilan ja Korson suuralueille",
         [("Hakunilan", "Hakunila", PLACE), ("Korson", "Korso", PLACE)],
         "kohdentuen [asuinalueiden] suuralueille"),
        ("mentiin Hakunilaan, Koivukylään, Korsoon ja Myyrmäkeen",
         [("Hakunilaan", "Hakunila", PLACE), ("Koivukylään", "Koivukylä", PLACE),
          ("Korsoon", "Korso", PLACE), ("Myyrmäkeen", "Myyrmäki", PLACE)],
         "mentiin [asuinalueille]"),
        ("saimme Vivate Oy:ltä Teija Koemäen",
         [("Vivate Oy:ltä", "Vivate Oy", ORG), ("Teija Koemäen", "Teija Koemäki", PERSON)],
         "saimme [yritykseltä] [henkilön]"),
        ("pop up Koivutorilla ja Asolassa",
         [("Koivutorilla", "Koivutori", PLACE), ("Asolassa", "Asola", PLACE)],
         "pop up [asuinalueilla]"),
        ("Koivukylän moskeija Alshifaa, Vantaan venäläinen klubi",
         [("Koivukylän moskeija Alshifaa", "Koivukylän moskeija Alshifaa", ORG),
          ("Vantaan venäläinen klubi", "Vantaan venäläinen klubi", ORG)],
         "[Uskonnollinen yhteisö], [järjestö]"),
        ("erityisesti maahan muuttaneille kotiäideille",
         [("maahan muuttaneille kotiäideille", "maahan muuttanut kotiäiti", ROLE)],
         "erityisesti [vanhemmille]"),
        ("Monik Vantaa ry, Vantaan turvakoti ry ja Loisto Setlementti",
         [("Monik Vantaa ry", "Monik Vantaa ry", ORG),
          ("Vantaan turvakoti ry", "Vantaan turvakoti ry", ORG),
          ("Loisto Setlementti", "Loisto Setlementti", ORG)],
         "[Järjestöt]"),
        ("muutin Hakunilasta Korsoon, Vantaan Hakunilassa asuin",
         [("Hakunilasta", "Hakunila", PLACE), ("Korsoon", "Korso", PLACE),
          ("Hakunilassa", "Hakunila", PLACE)],
         "muutin [asuinalueelta] [asuinalueelle], Vantaan [asuinalueella] asuin"),
        ("hän toimi puheenjohtajana ja kansanedustajana",
         [("puheenjohtajana", "puheenjohtaja", ROLE), ("kansanedustajana", "kansanedustaja", ROLE)],
         "hän toimi [luottamushenkilönä] ja [luottamushenkilönä]"),
        ("olin töissä Nokialla, ja Migristä tuli päätös",
         [("Nokialla", "Nokia", ORG), ("Migristä", "Migri", ORG)],
         "olin töissä [organisaatiossa], ja [viranomaiselta] tuli päätös"),
        ("olen somali ja puhun somalia, kurdiksi en osaa",
         [("somali", "somali", GROUP), ("somalia", "somali", GROUP), ("kurdiksi", "kurdi", GROUP)],
         "olen [muualta muuttanut] ja puhun [toista kieltä], [toisella kielellä] en osaa"),
        ("poika on autistinen ja vuoden 2015 alussa sairastui",
         [("autistinen", "autistinen", HEALTH), ("vuoden 2015 alussa", "", DATE)],
         "poika on [tukea tarvitseva] ja [2010-luvulla] sairastui"),
        ("hän on yksinhuoltaja ja kaksosten äiti, isä sairaanhoitaja Peijaksessa",
         [("yksinhuoltaja", "yksinhuoltaja", ROLE), ("kaksosten äiti", "kaksosten äiti", ROLE),
          ("sairaanhoitaja Peijaksessa", "sairaanhoitaja Peijaksessa", ROLE)],
         "hän on [vanhempi] ja [vanhempi], isä [terveysalan ammattilainen]"),
        ("transihmisenä Marttojen kirkolla",
         [("transihmisenä", "transihminen", GROUP), ("Marttojen", "Martat", ORG),
          ("kirkolla", "kirkko", ORG)],
         "[vähemmistöön kuuluvana] [järjestön] [uskonnollisessa yhteisössä]"),
        ("Kyllä Hannan sisko Eeva auttoi, ja afganistanilaiset.",
         [("Hannan", "Hanna", PERSON), ("sisko Eeva", "Eeva", PERSON),
          ("afganistanilaiset", "Afganistan", PLACE)],
         "Kyllä [henkilön] [henkilö] auttoi, ja [ulkomaalaiset]."),
        ("asun Hakunilan alueella, Hakunilan kaupunginosan reunalla",
         [("Hakunilan", "Hakunila", PLACE)],
         "asun [asuinalueella], Hakunilan kaupunginosan reunalla"),
        ("täytin 72 ja äiti on yli yhdeksänkymmenen",
         [("72", "", AGE), ("yli yhdeksänkymmenen", "", AGE)],
         "täytin [vuosia] ja äiti on [eläkeikäinen]"),
        ("soitin Liisa Keksityille ja Aune Keksitylle",
         [("Liisa", "Liisa", PERSON), ("Keksityille", "Keksitty", PERSON)],
         "soitin [henkilöille] ja Aune Keksitylle"),
        ("Mikkola-päivässä oli kivaa", [("Mikkola", "Mikkola", PLACE)],
         "[Asuinalue]päivässä oli kivaa"),
        ("lähisuhdeväkivaltatyön asiantuntija on tavattavissa",
         [("lähisuhdeväkivaltatyön asiantuntija", "lähisuhdeväkivaltatyön asiantuntija", ROLE)],
         "[ammattilainen] on tavattavissa"),
        ("Mä olin 38-vuotiaana vuonna 2016 Kuopiossa.",
         [("38-vuotiaana", "", AGE), ("vuonna 2016", "", DATE), ("Kuopiossa", "Kuopio", PLACE)],
         "Mä olin [työikäisenä] [2010-luvulla] [kaupungissa]."),
    ],
)  # fmt: skip
def test_sentences_of_real_programmes(
    text: str, hidden: list[tuple[str, str, IdentityKind]], expected: str
) -> None:
    assert rewritten(text, *hidden) == expected


def test_an_article_is_not_said_twice() -> None:
    text = "at the Kontula health centre, not in Kontula"
    found = [
        Replacement(at, at + 7, Decision.COARSEN, "a neighbourhood", PLACE, "Kontula")
        for at in (7, 37)
    ]
    assert apply_replacements(text, found, "en") == (
        "at the [neighbourhood] health centre, not in [a neighbourhood]"
    )


@pytest.mark.parametrize(
    ("language", "text", "said", "kind", "expected"),
    [
        ("en", "he was an engineer there", "engineer", ROLE, "he was [a professional] there"),
        ("en", "he was our headmaster", "headmaster", ROLE, "he was our [school employee]"),
        ("en", "We met at Koivu Square.", "Koivu Square", PLACE, "We met [in a neighbourhood]."),
        ("en", "It began on 3 June 2019.", "3 June 2019", DATE, "It began [in the year 2019]."),
        ("en", "my 82-year-old mother", "82-year-old", AGE, "my [older] mother"),
        ("en", "She turned seventy.", "seventy", AGE, "She turned [a certain age]."),
        ("en", "I am a Muslim.", "Muslim", GROUP, "I am [part of a minority]."),
        ("en", "my Iraqi neighbour", "Iraqi", GROUP, "my [foreign] neighbour"),
        ("sv", "vi bor på Drumsö nu", "Drumsö", PLACE, "vi bor [i ett bostadsområde] nu"),
        ("sv", "vi bor i Drumsö nu", "Drumsö", PLACE, "vi bor i [ett bostadsområde] nu"),
        ("sv", "sedan 2014 bor vi här", "2014", DATE, "sedan [2010-talet] bor vi här"),
        ("sv", "min femtonåriga dotter", "femtonåriga", AGE, "min [unga] dotter"),
        ("sv", "i sextioårsåldern kom jag", "sextioårsåldern", AGE, "[i arbetsför ålder] kom jag"),
        ("en", "the Russians came", "Russians", GROUP, "the [people from elsewhere] came"),
        ("sv", "hon fyllde sjuttio", "sjuttio", AGE, "hon fyllde [år]"),
        ("sv", "en 15-åring kom", "15-åring", AGE, "[en ung person] kom"),
        ("sv", "en 42-åring kom", "42-åring", AGE, "[en person i arbetsför ålder] kom"),
        ("sv", "jag är alkoholist", "alkoholist", HEALTH,
         "jag är [en person med ett hälsoproblem]"),
        ("sv", "min irakiska granne", "irakiska", GROUP, "min [utländska] granne"),
    ],
)  # fmt: skip
def test_swedish_and_english_fit_the_words_around(
    language: str, text: str, said: str, kind: IdentityKind, expected: str
) -> None:
    start = text.index(said)
    wording = proposed(kind, said, said, language).public
    hidden = Replacement(start, start + len(said), Decision.COARSEN, wording, kind, said)
    assert apply_replacements(text, [hidden], language) == expected


def test_a_region_is_named_once_in_a_list() -> None:
    places = [("Turussa", "Turku", PLACE), ("Salossa", "Salo", PLACE)]
    text = "oltiin Turussa ja Salossa"
    assert rewritten(text, *places, step="internal") == "oltiin [Varsinais-Suomessa]"


@pytest.mark.parametrize("step", ["internal", "public", "strict"])
@pytest.mark.parametrize("name", ["Hakunila", "Koivutori", "Kuopio", "Göteborg", "Vivate"])
def test_what_is_proposed_never_holds_the_name(name: str, step: str) -> None:
    for kind in (PLACE, ORG):
        known = [KnownName(1, kind, name)]
        assert leaks(getattr(proposed(kind, name, name, "fi"), step), known) == []
