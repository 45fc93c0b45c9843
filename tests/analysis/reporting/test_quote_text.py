"""A quote is printed with every decision applied, and never with an open name in it."""

from typing import Any

from small_stories.anonymising.leaving.hidden import hidden_words
from small_stories.anonymising.leaving.own_texts import free_text_leaks
from small_stories.anonymising.rewriting.printed import quote_text, undecided
from small_stories.changes.hiding import (
    NewMark,
    add_mark,
    decide_identity,
    decide_mark,
    remove_mark,
    store_marks,
)
from small_stories.changes.interviewing import correct_turn
from small_stories.changes.quoting import add_quote, edit_quote, pass_by_eye
from small_stories.changes.reading import write_reading
from small_stories.changes.setting_up import describe_interviewee, record_consent
from small_stories.model import Decision, IdentityKind, Span
from small_stories.storage.identities import marks
from small_stories.storage.quotes import quote
from small_stories.storage.rows import insert


def test_decisions_are_applied_in_the_form_of_the_words(kitchen: Any) -> None:
    printed = quote_text(kitchen.project, kitchen.quotes["door"])
    assert printed == (
        "(...) mä en uskaltanu ees asiakkaalle puhuu. Mut sit [työvalmentaja] sano et anna mennä "
        "vaan, ja mä kokeilin. Nykyään mä oon siellä tiskillä melkeen joka päivä, "
        "[asuinalueellakin]."
    )


def test_what_is_left_out_between_spans_is_marked(kitchen: Any) -> None:
    printed = quote_text(kitchen.project, kitchen.quotes["soup"])
    assert printed == (
        "Me saatiin ite päättää mitä keitetään. (...) "
        "Siitä jäi semmonen olo et mun ajatuksilla on väliä."
    )


def test_spans_without_a_word_between_them_are_one(kitchen: Any) -> None:
    text, turn = kitchen.text("soup"), kitchen.turns["soup"]
    cut = text.index(" Mä")
    spans = [Span(turn, 0, cut), Span(turn, cut + 1, len(text))]
    quote = add_quote(kitchen.project, kitchen.stories["soup"], spans)
    assert quote_text(kitchen.project, quote) == text


def test_a_quote_cut_inside_a_sentence_says_so_at_its_end(kitchen: Any) -> None:
    turn = kitchen.turns["soup"]
    quote = add_quote(kitchen.project, kitchen.stories["soup"], [Span(turn, 0, 22)])
    assert quote_text(kitchen.project, quote) == "Me saatiin ite päättää (...)"


def test_an_open_mark_is_masked(kitchen: Any) -> None:
    decide_identity(kitchen.project, kitchen.identities["Marjatta"], None)
    quote = kitchen.quotes["door"]
    assert "Marjatta" not in quote_text(kitchen.project, quote)
    assert "Mut sit [—] sano" in quote_text(kitchen.project, quote)
    assert [mark.words for mark in undecided(kitchen.project, quote)] == ["Marjatta"]


def test_a_name_cut_by_the_edge_of_a_quote_is_replaced_whole(kitchen: Any) -> None:
    text, turn = kitchen.text("door"), kitchen.turns["door"]
    middle = text.index("Marjatta") + 3
    quote = add_quote(kitchen.project, kitchen.stories["door"], [Span(turn, middle, middle + 15)])
    printed = quote_text(kitchen.project, quote)
    assert "[työvalmentaja] sano" in printed
    assert "jatta" not in printed


def test_of_marks_that_overlap_the_longest_decides_and_an_open_one_hides_all(
    kitchen: Any,
) -> None:
    start = kitchen.text("door").index("sit Marjatta")
    place = {"turn_id": kitchen.turns["door"], "start": start, "end": start + 12}
    with kitchen.project.change("test"):
        number = insert(kitchen.project.db, "quote_decision", **place, kind="person",
                        tier="check", reason="found")  # fmt: skip
    assert "Mut [—] sano" in quote_text(kitchen.project, kitchen.quotes["door"])
    decide_mark(kitchen.project, number, Decision.REPLACE, "ohjaaja")
    assert "Mut [ohjaaja] sano" in quote_text(kitchen.project, kitchen.quotes["door"])
    decide_mark(kitchen.project, number, Decision.KEEP)
    assert "Mut sit [työvalmentaja] sano" in quote_text(kitchen.project, kitchen.quotes["door"])


def test_a_mark_whose_words_a_correction_removed_hides_nothing(kitchen: Any) -> None:
    corrected = kitchen.text("door").replace("Marjatta ", "")
    correct_turn(kitchen.project, kitchen.turns["door"], corrected)
    assert "Mut sit sano et" in quote_text(kitchen.project, kitchen.quotes["door"])
    assert [mark.base for mark in marks(kitchen.project)] == ["Hakunila"]
    kitchen.project.undo()
    assert "Mut sit [työvalmentaja] sano" in quote_text(kitchen.project, kitchen.quotes["door"])


def test_a_search_never_brings_back_what_the_ledger_hides(kitchen: Any) -> None:
    store_marks(kitchen.project, kitchen.interviews[0], [])
    assert "Mut sit [työvalmentaja] sano" in quote_text(kitchen.project, kitchen.quotes["door"])
    decide_identity(kitchen.project, kitchen.identities["Marjatta"], None)
    store_marks(kitchen.project, kitchen.interviews[0], [])
    assert [mark.base for mark in marks(kitchen.project)] == ["Marjatta", "Hakunila"]


def test_a_quote_whose_words_change_has_to_be_read_through_again(kitchen: Any) -> None:
    project, number = kitchen.project, kitchen.quotes["door"]
    corrected = kitchen.text("door").replace("melkeen", "melkein")
    first = marks(project)[0].id
    for change in (
        lambda: correct_turn(project, kitchen.turns["door"], corrected),
        lambda: remove_mark(project, first),
        lambda: edit_quote(project, number, attribution="kävijä"),
    ):
        pass_by_eye(project, number, passed=True)
        change()
        found = quote(project, number)
        assert found is not None
        assert not found.passed_by_eye


def test_names_in_the_analysts_own_texts_are_found(kitchen: Any) -> None:
    assert free_text_leaks(kitchen.project) == []
    story = kitchen.stories["soup"]
    write_reading(kitchen.project, story, text="Kertoja puhui Marjatalle.")
    assert [(leak.where, leak.row) for leak in free_text_leaks(kitchen.project)] == [
        ("reading", story)
    ]


def test_a_name_that_no_list_knows_is_hidden_by_its_mark_alone(kitchen: Any) -> None:
    turn, start = kitchen.turns["soup"], kitchen.text("soup").index("Mä ehdotin")
    mark = add_mark(
        kitchen.project,
        NewMark(turn, start, start + 2, IdentityKind.OTHER, "check", "capital"),
    )
    decide_mark(kitchen.project, mark, Decision.REMOVE)
    assert "Mä" in {name.base for name in hidden_words(kitchen.project).names}


def test_the_tellers_own_name_is_hidden_unless_asked_for(kitchen: Any) -> None:
    project, person, story = kitchen.project, kitchen.people[0], kitchen.stories["soup"]
    describe_interviewee(project, person, real_name="Zhyldyz Berg")
    write_reading(project, story, text="Kertoja on Zhyldyz.")
    assert [(leak.where, leak.row) for leak in free_text_leaks(project)] == [("reading", story)]
    record_consent(project, person, "reconfirmed", "named", given=True)
    assert free_text_leaks(project) == []


def test_what_is_kept_is_not_hidden(kitchen: Any) -> None:
    bases = {name.base for name in hidden_words(kitchen.project).names}
    assert bases == {"Marjatta", "Hakunila"}
    decide_identity(kitchen.project, kitchen.identities["Hakunila"], Decision.KEEP)
    assert {name.base for name in hidden_words(kitchen.project).names} == {"Marjatta"}
    assert "Hakunilassakin" in quote_text(kitchen.project, kitchen.quotes["door"])
