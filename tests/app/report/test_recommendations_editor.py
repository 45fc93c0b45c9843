"""Recommendations and impact stories, written and linked in their editors, with the keyboard."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from small_stories.changes.grouping import add_type
from small_stories.changes.marking import describe_story, mark_story
from small_stories.changes.recommending import add_recommendation
from small_stories.model import Span, StoryKind
from small_stories.storage.impact_stories import impact_stories
from small_stories.storage.interviews import interviews, turns
from small_stories.storage.project_file import Project
from small_stories.storage.recommendations import recommendations, types_behind
from small_stories_app.preparing.principles import PrinciplesEditor
from small_stories_app.report_tabs.editor_dialog import EditorDialog, editor_of
from small_stories_app.report_tabs.impact_stories import ImpactStoriesEditor
from small_stories_app.report_tabs.recommendations import RecommendationsEditor
from small_stories_app.session import Session


def told(project: Project, title: str) -> int:
    """Mark a success story in the project's interview."""
    [interview] = interviews(project)
    turn = turns(project, interview.id)[3]
    story = mark_story(project, interview.id, [Span(turn.id, 0, 20)], None, StoryKind.SUCCESS)
    describe_story(project, story, title=title)
    return story


def test_a_recommendation_is_typed_linked_moved_and_taken_back(
    qtbot: QtBot, session: Session, project: Project
) -> None:
    kinds = [add_type(project, name) for name in ("Palaute kantaa", "")]
    editor = RecommendationsEditor(session)
    qtbot.addWidget(editor)
    editor.show()
    assert not editor.empty.isHidden()
    assert editor.types.isHidden()
    editor.level.setEditText("palvelun taso")
    qtbot.keyClicks(editor.rows.fields[0], "Annetaan palautetta heti")
    qtbot.keyClick(editor.rows.fields[0], Qt.Key.Key_Return)
    editor.level.setEditText("  Oma  taso ")
    qtbot.keyClicks(editor.rows.fields[0], "Soitetaan aina")
    qtbot.keyClick(editor.rows.fields[0], Qt.Key.Key_Return)
    assert [(each.level, each.text) for each in recommendations(project)] == [
        ("service", "Annetaan palautetta heti"),
        ("Oma taso", "Soitetaan aina"),
    ]
    assert editor.empty.isHidden()

    editor.rows.table.selectRow(0)
    first = recommendations(project)[0].id
    assert [editor.types.item(n).text() for n in range(2)] == [
        "Palaute kantaa (ei vielä tarinoita)",
        "Nimeämätön tyyppi (ei vielä tarinoita)",
    ]
    editor.types.setCurrentRow(1)
    qtbot.keyClick(editor.types, Qt.Key.Key_Space)
    assert types_behind(project) == {first: [kinds[1]]}
    assert editor.types.currentRow() == 1
    model = editor.rows.model
    assert model.index(0, 2).data() == "Nimeämätön tyyppi"
    assert model.index(1, 2).data() == "ei vielä tyyppiä"
    qtbot.keyClick(editor.types, Qt.Key.Key_Space)
    assert types_behind(project) == {}
    project.undo()
    assert editor.types.item(1).checkState() == Qt.CheckState.Checked
    editor.rows.remove_current()
    assert [each.text for each in recommendations(project)] == ["Soitetaan aina"]


def test_a_level_can_be_changed_in_its_cell(
    qtbot: QtBot, session: Session, project: Project
) -> None:
    add_recommendation(project, "unit", "Jatketaan.")
    editor = RecommendationsEditor(session)
    qtbot.addWidget(editor)
    assert not editor.no_types.isHidden()
    model = editor.rows.model
    assert model.index(0, 1).data() == "Yksikön taso"
    model.setData(model.index(0, 1), "kaupunki")
    model.setData(model.index(0, 0), "")
    assert [(each.level, each.text) for each in recommendations(project)] == [
        ("city", "Jatketaan.")
    ]


def test_stories_are_chosen_titled_and_left(
    qtbot: QtBot, session: Session, project: Project
) -> None:
    editor = ImpactStoriesEditor(session)
    qtbot.addWidget(editor)
    assert not editor.no_stories.isHidden()
    stories = [told(project, title) for title in ("Pullat", "Virasto")]
    assert editor.story.count() == 2
    editor.story.setCurrentIndex(1)
    editor.choose.click()
    editor.choose.click()
    assert [each.story_id for each in impact_stories(project)] == stories[::-1]
    assert editor.choose.isHidden()
    model = editor.rows.model
    assert model.index(0, 1).data() == "Virasto"
    model.setData(model.index(0, 1), "Hän soitti itse")
    model.setData(model.index(0, 2), "Soittoja tuli lisää.")
    editor.rows.table.selectRow(0)
    editor.rows.move_current(1)
    assert [(each.title, each.beside) for each in impact_stories(project)] == [
        ("", ""),
        ("Hän soitti itse", "Soittoja tuli lisää."),
    ]
    editor.rows.remove_current()
    assert [each.story_id for each in impact_stories(project)] == [stories[0]]


def test_a_dialog_holds_the_editor_that_fills_a_section(
    qtbot: QtBot, session: Session, project: Project
) -> None:
    editors = {
        "recommendations": RecommendationsEditor,
        "proposals": RecommendationsEditor,
        "impact_stories": ImpactStoriesEditor,
        "impact_story_H01.1": ImpactStoriesEditor,
        "ten_principles": PrinciplesEditor,
    }
    for section, kind in editors.items():
        assert editor_of(section)
        dialog = EditorDialog(session, section, parent=None)  # type: ignore[arg-type]
        qtbot.addWidget(dialog)
        assert isinstance(dialog.editor, kind)
        assert dialog.windowTitle() in (
            "Suositukset",
            "Vaikuttavuustarinat",
            "Kymmenen periaatetta",
        )
    assert editor_of("method") is None
