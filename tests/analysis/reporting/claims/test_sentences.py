import pytest

from small_stories.reporting.claims.sentences import sentences

WHOLE = [
    "Esim. Aino sanoi uskaltavansa nyt soittaa itse.",
    "Toiminta alkoi 16.12.2025 ja päättyi 1. tammikuuta.",
    "Lapset olivat jo 3. luokalla.",
    "Tulokset (ks. kuva 2) puhuvat samaa.",
    "Kokoontumisia oli n. 30 vuodessa.",
    "Tapaaminen alkoi klo 12.30 keittiöllä.",
    "Samaa sanoo M. Nousiainen tutkimuksessaan.",
    "Mukana oli mm. Vantaan kaupungin väkeä.",
    "1. Rohkeus hoitaa omia asioita kasvoi.",
    "Hän sanoi ”Osaan minä!” ja jatkoi leipomista.",
    "Osallistujia oli 9,3 prosenttia enemmän kuin v. 2024.",
    "Det gäller t.ex. matlagning och bl.a. Karis.",
    "Mötena hölls kl. 12 i köket.",
    "Several stories, e.g. Dr. Smith's, tell of this.",
    "Leipominen, siivous yms. auttoivat alkuun.",
    "Aluksi oli hiljaista ... sitten alettiin puhua.",
    "Ryhmä kokoontui 3.–5. viikolla",
    "Sama näkyy vuosina 2023. 2024 ja 2025",
    "Rohkeus kasvoi. ⟦story:12⟧ ⟦type:3⟧",
]
SEVERAL = [
    ("Rohkeus kasvoi. Samalla arki muuttui.", 2),
    ("Toiminta päättyi vuonna 2025. Sen jälkeen kokoonnuttiin itse.", 2),
    ("Leivottiin, siivottiin jne. Kaikki osallistuivat.", 2),
    ("”Osaan minä jotain.” Näin hän sanoi.", 2),
    ("Uskalsin! Ennen en uskaltanut.", 2),
    ("Rohkeus kasvoi. 30 ihmistä kävi viikoittain.", 2),
    ("Rohkeus kasvoi ⟦story:12⟧. Arki muuttui. ⟦story:3⟧ Olo keveni.", 3),
    ("Ensimmäinen rivi\nToinen rivi. Kolmas.", 3),
    ("Vad hände? Hon ringde bl.a. till Karis. Sedan kom svaret.", 3),
    ("It worked (see e.g. Table 2). Then it grew.", 2),
    ("Aukesi… Ja sitten mentiin.", 2),
]


@pytest.mark.parametrize("text", WHOLE)
def test_what_ends_with_a_full_stop_inside_a_sentence_ends_none(text: str) -> None:
    assert [each.text for each in sentences(text)] == [text]


@pytest.mark.parametrize(("text", "count"), SEVERAL)
def test_sentences_are_told_apart(text: str, count: int) -> None:
    found = sentences(text)
    assert len(found) == count
    assert all(text[each.start : each.end] == each.text for each in found)


def test_nothing_of_a_text_is_lost_between_sentences() -> None:
    text = "  Yksi. Kaksi!\n\n Kolme? ”Neljä.” (Viisi.)  \n"
    found = sentences(text)
    assert "".join("".join(each.text for each in found).split()) == "".join(text.split())
    assert [each.text for each in sentences("")] == []
