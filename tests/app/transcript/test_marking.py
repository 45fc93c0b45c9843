from PySide6.QtCore import Qt

from small_stories.changes.interviewing import correct_turn, set_role
from small_stories.model import Role
from small_stories.storage.identities import marks
from small_stories.storage.interviews import interview, theme_markers
from small_stories.storage.quotes import quote_spans, quotes
from small_stories.storage.setup import themes
from small_stories.storage.stories import spans, story_themes

Key = Qt.Key


def test_selected_words_and_a_number_make_a_story(analyst):
    analyst.choose("ohjaaja kysyi")
    analyst.press(Key.Key_2)
    (story,) = analyst.stories
    assert analyst.told(story.id) == ["ohjaaja kysyi"]
    assert story_themes(analyst.project, story.id) == [themes(analyst.project)[1].id]
    assert analyst.page.opened.current.id == story.id
    assert analyst.heard[-1] == "Tarina H01/1, teema 2"


def test_a_second_number_turns_the_theme_of_the_story_at_hand(analyst):
    analyst.choose("ohjaaja kysyi")
    analyst.press(Key.Key_1, Key.Key_3)
    (story,) = analyst.stories
    first, _, third = (theme.id for theme in themes(analyst.project))
    assert story_themes(analyst.project, story.id) == [first, third]
    analyst.press(Key.Key_1)
    assert story_themes(analyst.project, story.id) == [third]


def test_a_cut_word_is_taken_whole_but_not_when_letters_were_meant(analyst):
    analyst.choose("irastoon its")
    analyst.press(Key.Key_Return)
    assert analyst.told(analyst.stories[0].id) == ["virastoon itse"]
    analyst.choose("leipomi")
    analyst.press(Key.Key_Right, shift=True)
    analyst.press(Key.Key_Return)
    assert ["leipomis"] in [analyst.told(story.id) for story in analyst.stories]


def test_a_story_takes_more_words_from_elsewhere(analyst):
    analyst.choose("kuorin perunoita")
    analyst.press(Key.Key_1)
    analyst.choose("osaan minä jotain")
    analyst.press(Key.Key_Plus)
    (story,) = analyst.stories
    assert analyst.told(story.id) == ["kuorin perunoita", "osaan minä jotain"]
    words = [piece.words for piece in analyst.page.panel.told.told.pieces]
    assert words == ["kuorin perunoita", "osaan minä jotain"]


def test_words_that_a_story_has_already_are_not_told_twice(analyst):
    analyst.choose("osaan minä jotain")
    analyst.press(Key.Key_1)
    analyst.choose("osaan minä")
    analyst.press(Key.Key_Plus)
    (story,) = analyst.stories
    assert analyst.told(story.id) == ["osaan minä jotain"]
    assert analyst.heard[-1] == "Valitut sanat kuuluvat jo tähän tarinaan."
    analyst.undo()
    assert analyst.stories == []


def test_the_words_of_the_interviewer_stay_out_of_a_story(analyst):
    analyst.choose("kuorin perunoita")
    analyst.extend_to("ne kehuivat")
    analyst.press(Key.Key_1)
    (story,) = analyst.stories
    told = spans(analyst.project, story.id)
    roles = {turn.id: turn.role for turn in analyst.talk}
    assert len(told) == 2
    assert {roles[span.turn_id] for span in told} == {Role.INTERVIEWEE}
    assert "Miltä se tuntui" not in " ".join(analyst.told(story.id))


def test_words_of_the_interviewer_alone_make_no_story(analyst):
    analyst.choose("Miltä se tuntui")
    analyst.press(Key.Key_1)
    assert analyst.stories == []
    assert "haastattelijan" in analyst.heard[-1]


def test_without_words_the_user_hears_what_to_do(analyst):
    analyst.press(Key.Key_1)
    assert "Valitse ensin" in analyst.heard[-1]
    analyst.choose("ohjaaja")
    analyst.press(Key.Key_7)
    assert "teemaa 7" in analyst.heard[-1]
    assert analyst.stories == []


def test_an_emoji_before_the_words_does_not_move_them(analyst):
    turn = analyst.talk[3]
    correct_turn(analyst.project, turn.id, "Äitini 👩🏽‍🌾 nauroi 😀 ja minä ähkäisin.")
    analyst.choose("minä ähkäisin")
    analyst.press(Key.Key_3)
    (story,) = analyst.stories
    assert analyst.told(story.id) == ["minä ähkäisin"]
    analyst.choose("nauroi 😀 ja")
    analyst.press(Key.Key_3)
    assert ["nauroi 😀 ja"] in [analyst.told(each.id) for each in analyst.stories]


def test_overlapping_stories_stand_in_lanes_and_o_steps_through_them(analyst):
    analyst.choose("Ensin minä vain kuorin perunoita")
    analyst.press(Key.Key_1)
    analyst.choose("kuorin perunoita. Sitten ohjaaja kysyi")
    analyst.press(Key.Key_2)
    one, two = (story.id for story in analyst.stories)
    stripes = {stripe.story: stripe.lane for stripe in analyst.page.text.gutter.stripes}
    assert sorted(stripes.values()) == [0, 1]
    analyst.choose("perunoita")
    analyst.press(Key.Key_Left)
    seen = set()
    for _ in range(2):
        analyst.press(Key.Key_O)
        seen.add(analyst.page.opened.current.id)
    assert seen == {one, two}
    heard = analyst.page.text.accessibleDescription()
    assert "Tarina H01/1, teema 1" in heard
    assert "Tarina H01/2, teema 2" in heard


def test_removing_marking_undoing_and_redoing_by_keys(analyst):
    analyst.choose("ohjaaja kysyi")
    analyst.press(Key.Key_1)
    (story,) = analyst.stories
    analyst.press(Key.Key_Delete)
    assert analyst.stories == []
    assert analyst.page.panel.currentWidget() is analyst.page.panel.empty
    analyst.undo()
    assert [each.id for each in analyst.stories] == [story.id]
    assert analyst.page.opened.current.id == story.id
    analyst.undo()
    assert analyst.stories == []
    assert analyst.page.text.gutter.stripes == []
    analyst.redo()
    assert analyst.told(story.id) == ["ohjaaja kysyi"]
    assert analyst.page.text.gutter.stripes[0].themes == (0,)


def test_the_edges_of_a_story_move_by_words(analyst):
    analyst.choose("ohjaaja kysyi")
    analyst.press(Key.Key_1)
    (story,) = analyst.stories
    analyst.press(Key.Key_Down, Key.Key_Down, control=True)
    assert analyst.told(story.id) == ["ohjaaja kysyi, voisinko ottaa"]
    analyst.press(Key.Key_Up, control=True)
    assert analyst.told(story.id) == ["ohjaaja kysyi, voisinko"]
    analyst.press(Key.Key_Up, control=True, shift=True)
    assert analyst.told(story.id) == ["Sitten ohjaaja kysyi, voisinko"]
    analyst.press(*[Key.Key_Down] * 9, control=True, shift=True)
    assert analyst.told(story.id) == ["voisinko"]


def test_a_quote_is_taken_from_inside_a_story_only(analyst):
    analyst.choose("kehuivat niitä pullia")
    analyst.press(Key.Key_Q)
    assert quotes(analyst.project) == []
    assert "Sitaatti otetaan tarinan sanoista" in analyst.heard[-1]
    analyst.press(Key.Key_2)
    analyst.press(Key.Key_Q)
    analyst.choose("niitä pullia")
    analyst.press(Key.Key_Q)
    whole, part = quotes(analyst.project)
    turn = analyst.talk[5]
    cut = [turn.text[s.start : s.end] for q in (whole, part)
           for s in quote_spans(analyst.project, q.id)]  # fmt: skip
    assert cut == ["kehuivat niitä pullia", "niitä pullia"]
    assert (whole.cut, part.cut) == ("whole", "quote")
    assert len(analyst.page.panel.quotes.printed.rows) == 2


def test_words_are_marked_as_identifying_by_hand(analyst):
    analyst.choose("siskontyttö")
    analyst.press(Key.Key_R)
    (mark,) = marks(analyst.project)
    assert (mark.words, mark.found_by, mark.decision) == ("siskontyttö", "analyst", None)


def test_a_theme_of_talk_stands_between_turns_and_fills_told_under(analyst):
    analyst.choose("ohjaaja kysyi")
    analyst.press(Key.Key_3, alt=True)
    social = themes(analyst.project)[2].id
    assert [m.theme_id for m in theme_markers(analyst.project, 1)] == [social]
    assert "— puheenaiheena sosiaalisten suhteiden laatu —" in analyst.page.text.toPlainText()
    assert analyst.page.text.textCursor().selectedText() == "ohjaaja kysyi"
    analyst.press(Key.Key_1)
    assert analyst.stories[0].told_under_id == social
    assert analyst.told(analyst.stories[0].id) == ["ohjaaja kysyi"]
    analyst.undo()
    analyst.undo()
    assert "puheenaiheena" not in analyst.page.text.toPlainText()


def test_stories_are_walked_in_the_order_told(analyst):
    for words in ("osaan minä jotain", "kuorin perunoita", "minulla on väliä"):
        analyst.choose(words)
        analyst.press(Key.Key_1)
    analyst.press(Key.Key_Home, control=True)
    analyst.press(Key.Key_Escape)
    walked = []
    for _ in range(3):
        analyst.press(Key.Key_Down, alt=True)
        walked.append(analyst.told(analyst.page.opened.current.id)[0])
    assert walked == ["kuorin perunoita", "osaan minä jotain", "minulla on väliä"]
    analyst.press(Key.Key_Up, alt=True)
    assert analyst.told(analyst.page.opened.current.id) == ["osaan minä jotain"]


def test_a_speaker_with_another_role_is_shown_so(analyst):
    speaker = analyst.talk[0].speaker_id
    set_role(analyst.project, speaker, Role.INTERVIEWEE)
    assert not analyst.page.text.talk.lines[0].quiet
    analyst.choose("miten tulit mukaan")
    analyst.press(Key.Key_1)
    assert len(analyst.stories) == 1


def test_reading_to_the_end_is_a_mark_of_the_analyst(analyst):
    analyst.page.header.tick.click()
    assert interview(analyst.project, 1).read_to_end
    analyst.undo()
    assert not analyst.page.header.tick.isChecked()


def test_read_to_the_end_is_a_command_like_any_other(analyst, window):
    window.commands.refresh()
    action = window.commands.action("edit.read_to_end")
    assert not action.isChecked()
    action.trigger()
    assert interview(analyst.project, 1).read_to_end
    window.commands.refresh()
    assert action.isChecked()
    window.commands.action("view.alone").trigger()
    action.trigger()
    assert not interview(analyst.project, 1).read_to_end, "also where the header gives way"
