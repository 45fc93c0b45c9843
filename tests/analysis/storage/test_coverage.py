"""How much of the speech has text, what is expected to be said, and what a search has seen."""

from told_events import begun, heard, plan, recorded, voices

from small_stories.changes.hiding import add_identity, store_marks
from small_stories.changes.interviewing import correct_turn
from small_stories.changes.setting_up import add_goal
from small_stories.heard import HeardPiece
from small_stories.model import IdentityKind
from small_stories.storage.coverage import coverage
from small_stories.storage.expected_words import expected_words
from small_stories.storage.identities import searched
from small_stories.storage.interviews import turns
from small_stories.storage.project_file import Project
from small_stories.transcribing.bring_in import store

WORDS = "Miten tulit mukaan mä jäin siihen ovelle ja nyt avaan"


def half(piece: HeardPiece) -> HeardPiece:
    """The piece with only the first half of its words."""
    return HeardPiece(piece.number, piece.language, piece.words[: len(piece.words) // 2])


def test_speech_without_text_is_counted_and_placed(project: Project) -> None:
    number = begun(project, recorded(project))
    assert coverage(project, 1) is None
    for event in (plan(3), voices(end_ms=30_000), heard(0, WORDS), half(heard(1, WORDS))):
        store(project, number, event)
    found = coverage(project, 1)
    assert found is not None
    assert found.speech_ms == 2 * 9_800
    assert found.gaps == ((15_380, 19_800),)
    assert found.without_text_ms == 4_420
    store(project, number, HeardPiece(2, "fi", ()))
    found = coverage(project, 1)
    assert found is not None
    assert found.gaps[-1] == (20_000, 29_800)


def test_a_turn_typed_wholly_anew_covers_its_time(project: Project) -> None:
    number = begun(project, recorded(project))
    for event in (plan(1), voices(end_ms=10_000), heard(0, WORDS)):
        store(project, number, event)
    [turn] = turns(project, 1)
    correct_turn(project, turn.id, "Kokonaan toisenlaista puhetta kuultiin tässä kohdassa")
    found = coverage(project, 1)
    assert found is not None
    assert found.without_text_ms == 0


def test_a_search_is_none_of_what_came_later_also_when_it_is_done_again(project: Project) -> None:
    number = begun(project, recorded(project))
    for event in (plan(2), voices(end_ms=20_000), heard(0, WORDS)):
        store(project, number, event)
    store_marks(project, 1, [])
    assert searched(project, 1)
    project.undo()
    store(project, number, heard(1, WORDS))
    project.redo()
    assert not searched(project, 1)
    store_marks(project, 1, [])
    assert searched(project, 1)


def test_names_and_long_words_are_expected(project: Project) -> None:
    add_goal(project, "Rohkeus tarttua toimeen ryhmätoiminnassa")
    add_identity(project, IdentityKind.PERSON, "Marjatta Virtanen")
    add_identity(project, IdentityKind.PHONE, "040 123 4567")
    add_identity(project, IdentityKind.PLACE, "Hellankulma")
    assert expected_words(project) == ("Marjatta Virtanen", "Hellankulma", "ryhmätoiminnassa")
    for number in range(60):
        add_identity(project, IdentityKind.PLACE, f"Paikka {number}")
    words = expected_words(project)
    assert words[0] == "Marjatta Virtanen"
    assert 350 < len(", ".join(words)) <= 400
