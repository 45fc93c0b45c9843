"""Words are found in everything that was said and written, and what goes is found no more."""

import pytest

from small_stories.changes.interviewing import (
    NewInterview,
    NewTurn,
    add_interview,
    correct_turn,
    describe_interview,
    remove_interview,
)
from small_stories.changes.marking import describe_story, mark_story
from small_stories.changes.reading import write_reading
from small_stories.model import SourceKind, Span
from small_stories.storage.finding import Hit, ProjectWords, folded, passage, sentence_of
from small_stories.storage.interviews import Turn
from small_stories.storage.project_file import Project


@pytest.fixture
def words(project: Project, interview: int) -> ProjectWords:
    made = ProjectWords(project)
    project.listen(made.follow)
    return made


def shown(project: Project, hits: list[Hit]) -> list[str]:
    """The text of each hit, cut from where it stands."""
    found = [(passage(project, hit), hit) for hit in hits]
    return [each.text[hit.start : hit.end] for each, hit in found if each]


def found(words: ProjectWords, wanted: str) -> list[Hit]:
    return [hit for hits in words.find(wanted) for hit in hits]


@pytest.mark.parametrize("wanted", ["marjatta", "MARJATTA", "rjatt"])
def test_capitals_do_not_matter_and_a_part_is_enough(
    project: Project, words: ProjectWords, wanted: str
) -> None:
    (hit,) = found(words, wanted)
    assert shown(project, [hit])[0].lower() == wanted.lower()
    assert hit.turn_id is not None


def test_words_after_an_emoji_and_a_letter_that_grows_stand_where_they_stand(
    project: Project, words: ProjectWords, talk: list[Turn]
) -> None:
    correct_turn(project, talk[1].id, "İstanbul 😀\nja ÄIDIN Ääni, a\u0308iti")
    assert shown(project, found(words, "äidin ääni")) == ["ÄIDIN Ääni"]
    assert shown(project, found(words, "istanbul")) == []
    assert shown(project, found(words, "😀 ja")) == ["😀\nja"]
    assert folded("İx") == "İx"


def test_what_the_analyst_wrote_is_found_and_told_apart(
    project: Project, words: ProjectWords, interview: int, talk: list[Turn]
) -> None:
    story = mark_story(project, interview, [Span(talk[1].id, 0, 5)], title="Kynnyksen yli")
    write_reading(project, story, mechanism="Kutsu vie kynnyksen yli.")
    describe_interview(project, interview, memo="Kynnys tulee esiin usein.")
    hits = found(words, "kynny")
    assert [hit.field for hit in hits] == ["title", "reading.mechanism", "memo"]
    assert all(hit.turn_id is None for hit in hits)
    assert shown(project, hits) == ["Kynny", "kynny", "Kynny"]
    describe_story(project, story, title="")
    assert [hit.field for hit in found(words, "kynny")] == ["reading.mechanism", "memo"]


def test_what_is_corrected_removed_and_brought_back_is_followed(
    project: Project, words: ProjectWords, interview: int, talk: list[Turn]
) -> None:
    assert len(found(words, "peremmälle")) == 1
    correct_turn(project, talk[1].id, "Ihan muuta.")
    assert found(words, "peremmälle") == []
    project.undo()
    assert len(found(words, "peremmälle")) == 1
    other = NewInterview("H02", SourceKind.NOTES, "fi", (), (NewTurn("Hän jäi peremmälle."),))
    number = add_interview(project, other)
    assert [hit.interview_id for hit in found(words, "peremmälle")] == [interview, number]
    remove_interview(project, interview)
    assert [hit.interview_id for hit in found(words, "peremmälle")] == [number]
    project.undo()
    assert len(found(words, "peremmälle")) == 2


def test_what_is_erased_outside_every_change_is_found_no_more(
    project: Project, words: ProjectWords, talk: list[Turn]
) -> None:
    assert len(found(words, "peremmälle")) == 1
    project.db.execute("UPDATE change_state SET mode = 'silent'")
    project.db.execute("DELETE FROM turn WHERE id = ?", [talk[1].id])
    assert found(words, "peremmälle") == []


def test_the_sentence_around_words_is_cut_at_its_ends() -> None:
    text = "Eka lause. Toka lause on tässä! Kolmas."
    at = text.index("lause on")
    sentence, start = sentence_of(text, at, at + 8)
    assert sentence == "Toka lause on tässä!"
    assert sentence[start : start + 8] == "lause on"
    long = "sana " * 4000 + "tässä " + "sana " * 4000
    at = long.index("tässä")
    sentence, start = sentence_of(long, at, at + 5)
    assert len(sentence) < 500
    assert sentence[start : start + 5] == "tässä"


def test_words_are_found_over_the_pauses_between_them(
    project: Project, words: ProjectWords, talk: list[Turn]
) -> None:
    correct_turn(project, talk[1].id, "Mä (3 s) sitten (.) menin (.) (2 s) sinne (nauraa) taas")
    assert shown(project, found(words, "sitten menin sinne")) == [
        "sitten (.) menin (.) (2 s) sinne"
    ]
    assert shown(project, found(words, "sinne taas")) == []
    assert shown(project, found(words, "(3 s) sit")) == ["(3 s) sit"]
