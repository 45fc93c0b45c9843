from PySide6.QtCore import Qt

from small_stories.storage.identities import marks

Key = Qt.Key


def said(analyst):
    return [(mark.words, mark.kind, mark.found_by) for mark in marks(analyst.project)]


def test_words_are_marked_by_hand_and_a_kind_is_chosen_from_the_menu(analyst):
    analyst.choose("Naapurikin")
    analyst.press(Key.Key_R)
    assert said(analyst) == [("Naapurikin", "other", "analyst")]
    analyst.choose("siskontyttö")
    analyst.page.window().commands.action("story.hide_as.person").trigger()
    assert ("siskontyttö", "person", "analyst") in said(analyst)
    assert analyst.heard[-1].startswith("Merkitty tunnistetiedoksi.")


def test_marks_in_the_selection_or_at_the_cursor_are_taken_away(analyst):
    analyst.choose("Naapurikin")
    analyst.press(Key.Key_R)
    analyst.choose("Naapurikin kysyi")
    analyst.press(Key.Key_R, shift=True)
    assert said(analyst) == []
    assert analyst.heard[-1] == "1 merkintä poistettiin."
    analyst.press(Key.Key_R, shift=True)
    assert analyst.heard[-1] == "Näissä sanoissa ei ole merkintää tunnistetiedosta."
    analyst.project.undo()
    assert len(said(analyst)) == 1
