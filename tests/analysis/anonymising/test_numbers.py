"""Numbers as they are said, and the codes, phones, addresses, ages and days made of them."""

from time import process_time

import pytest
from annotated_talk import NUMBERS, TALK, Talk, read, score
from hypothesis import given
from hypothesis import strategies as st

from small_stories.anonymising.finding.figures import in_figures
from small_stories.anonymising.finding.found import find_marks
from small_stories.anonymising.finding.patterns import pattern_marks

SAID = (
    ("fi", "nolla neljä viis tupla kolme ysi", "0 4 5 33 9"),
    ("fi", "kolme nollaa seiskaseiska ykskasi", "000 77 18"),
    ("fi", "kolmesataakaksikymmentäviisi kuustoista", "325 16"),
    ("fi", "kaksituhatta kaheksantoista", "2018"),
    ("fi", "tuhatyheksänsataa kuuskytkaks", "1962"),
    ("fi", "viidessä kuutosessa seittemään", "5:ssa 6:ssa 7:een"),
    ("fi", "kahdenkymmenenkolmen kuudenkymmenen kolmen", "23:n 63:n"),
    ("fi", "puoltoistvuotias parikymppinen kolmevee", "1,5-vuotias 20-kymppinen 3-vee"),
    ("fi", "kolmastoista toukokuuta viides kolmatta", "13:s toukokuuta 5:s 3:tta"),
    ("fi", "toista viikkoa Viisikon seittemäs", "2:tta viikkoa Viisikon 7:s"),
    ("sv", "noll fyrtiofem tjugo tre en bil", "0 45 23 1 bil"),
    ("sv", "nittonhundraåttiotre den tjugotredje", "1983 den 23:s"),
    ("en", "oh four double five, oh my", "0 4 55, 0 my"),
    ("en", "twenty-three two thousand and nine the third", "23 2009 the 3:s"),
)  # fmt: skip


@pytest.mark.parametrize(("language", "words", "figures"), SAID)
def test_numbers_are_read_as_they_are_said(language: str, words: str, figures: str) -> None:
    assert in_figures(words, language).text == figures


@given(st.text(max_size=40), st.sampled_from(["fi", "sv", "en", "so"]))
def test_every_figure_stands_where_it_was_said(words: str, language: str) -> None:
    text = f"{words} kakskytkolme ja {words} tjugo twenty"
    figured = in_figures(text, language)
    assert len(figured.text) == len(figured.starts) == len(figured.ends) == len(figured.said)
    assert list(figured.starts) == sorted(figured.starts)
    for sign, start, end, said in zip(
        figured.text, figured.starts, figured.ends, figured.said, strict=True
    ):
        assert start < end <= len(text)
        assert said or text[start:end] == sign
    for mark in pattern_marks(text, language):
        assert 0 <= mark.start < mark.end <= len(text)


def talks(small: bool) -> list[Talk]:
    found = [talk for path in sorted(TALK.glob("numbers*.txt")) for talk in read(path)]
    return [talk.in_small_letters() for talk in found] if small else found


@pytest.mark.parametrize("small", [False, True], ids=["cased", "small letters"])
def test_nothing_that_identifies_by_its_shape_is_missed(small: bool) -> None:
    found = score(talks(small))
    assert found.recall(NUMBERS) == 1, found.missed
    assert found.recall(("AGE",)) >= 0.96, found.missed
    assert found.recall(("DATE",)) >= 0.96, found.missed
    assert found.recall(surely=True) >= 0.95, found.unsure
    assert found.needless_in_1000_words <= 10, found.needless


def test_a_mark_is_as_long_as_what_it_marks() -> None:
    for talk in read(TALK / "numbers_later.txt"):
        spans = [s for s in talk.spans if s.kind in NUMBERS]
        marks = find_marks(talk.text, talk.language) if spans else []
        for span in spans:
            [mark] = [m for m in marks if m.start < span.end and span.start < m.end]
            begun_twice = sum(m.start >= mark.start and m.end <= mark.end for m in spans) > 1
            assert begun_twice or (mark.start, mark.end) == (span.start, span.end), talk.text


@pytest.mark.parametrize(
    ("text", "words", "base"),
    [
        ("numero on nolla neljä viis (.) yks kaks kolme (.) neljä viis kuus seiska", None,
         "045 123 4567"),
        ("meili on timo piste rantanen ät geemeil piste kom", None, "timo.rantanen@gmail.com"),
        ("asun simontiellä viidessä beessä", "simontiellä viidessä beessä", "simontie 5 B"),
        ("tultiin vuonna kakstuhattakaheksantoista", "vuonna kakstuhattakaheksantoista", "2018"),
        ("hän on kuuskytkolme", "kuuskytkolme", "63"),
        ("ovikoodi on kaks viis kasi nolla", "kaks viis kasi nolla", "2580"),
    ],
)  # fmt: skip
def test_the_base_is_in_figures(text: str, words: str | None, base: str) -> None:
    marked = {text[mark.start : mark.end]: mark.base for mark in find_marks(text, "fi")}
    assert marked[words or text.partition(" on ")[2]] == base


@pytest.mark.parametrize(
    "piece",
    ["a ", "1", "1 ", "ä_", "kaks", "piste ", "1 ja niinku ", "1 (", "1 no- ", "Aa Bb ", "tien ",
     "0, no, ", "Aatie 1 b ", "tyttö on "],
)  # fmt: skip
@pytest.mark.parametrize("language", ["fi", "en"])
def test_a_long_odd_text_never_takes_long(piece: str, language: str) -> None:
    begun = process_time()
    pattern_marks(piece * (8_000 // len(piece)), language)
    assert process_time() - begun < 5
