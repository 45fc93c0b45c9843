"""Every write is recorded; undo and redo bring the same content back, also after a restart."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from small_stories.changes import grouping, hiding, interviewing, marking, quoting, setting_up
from small_stories.changes.reading import write_reading
from small_stories.errors import SmallStoriesError
from small_stories.model import Decision, IdentityKind, Role, SourceKind, Span, StoryKind, TypeRole
from small_stories.storage.change_record import UNRECORDED
from small_stories.storage.connection import DatabaseError
from small_stories.storage.interviews import Turn
from small_stories.storage.project_file import Project, open_project
from small_stories.storage.stories import reading_history, stories

Content = dict[str, list[tuple[object, ...]]]


def content(project: Project) -> Content:
    """Every row of every table of the method."""
    tables = [table for table in project.db.table_names() if table not in UNRECORDED]
    return {
        table: project.db.execute(f'SELECT * FROM "{table}" ORDER BY id').fetchall()
        for table in tables
    }


class Analyst:
    """Does one of everything, on whatever happens to be there."""

    def __init__(self, project: Project) -> None:
        self.project = project

    def pick(self, table: str, choice: int) -> int | None:
        rows = self.project.db.execute(f'SELECT id FROM "{table}" ORDER BY id').fetchall()
        return rows[choice % len(rows)][0] if rows else None

    def span(self, choice: int) -> Span | None:
        turn = self.pick("turn", choice)
        if turn is None:
            return None
        row = self.project.db.execute("SELECT text FROM turn WHERE id = ?", [turn]).fetchone()
        length = len(row[0])
        start = choice % (length + 1)
        return Span(turn, start, min(length, start + 1 + choice % 7))

    def do(self, action: int, choice: int) -> None:
        project, pick = self.project, self.pick
        story, turn, kind = pick("story", choice), pick("turn", choice), pick("story_type", choice)
        goal, theme, quote = pick("goal", choice), pick("theme", choice), pick("quote", choice)
        identity, mark = pick("identity", choice), pick("quote_decision", choice)
        interview, span = pick("interview", choice), self.span(choice)
        words = ["", "sana", "toinen sana ja ääkköset", "😀😀"][choice % 4]
        actions = {
            0: lambda: self._import(choice),
            1: lambda: interview and span and marking.mark_story(project, interview, [span], theme),
            2: lambda: story and span and marking.add_span(project, story, span),
            3: lambda: story and marking.toggle_theme(project, story, theme or 1),
            4: lambda: story and goal and marking.toggle_goal(project, story, goal),
            5: lambda: story and marking.remove_story(project, story),
            6: lambda: turn and interviewing.correct_turn(project, turn, words),
            7: lambda: story and write_reading(project, story, mechanism=words, effect=words),
            8: lambda: grouping.add_type(project, f"tyyppi {choice}", experience=words),
            9: lambda: story and kind and grouping.put_in_type(
                project, story, kind, self._role(choice)
            ),
            10: lambda: kind and grouping.remove_type(project, kind),
            11: lambda: story and span and quoting.add_quote(project, story, [span]),
            12: lambda: quote and quoting.pass_by_eye(project, quote, passed=bool(choice % 2)),
            13: lambda: hiding.add_identity(project, IdentityKind.PERSON, words, ["x"]),
            14: lambda: span and span.start < span.end and hiding.add_mark(
                project, self._mark(span, identity)
            ),
            15: lambda: mark and hiding.decide_mark(project, mark, Decision.COARSEN, words),
            16: lambda: identity and hiding.decide_identity(project, identity, Decision.REMOVE),
            17: lambda: identity and hiding.decide_identity(project, identity, None),
            18: lambda: setting_up.add_goal(project, words),
            19: lambda: goal and setting_up.remove_goal(project, goal),
            20: lambda: turn and theme and interviewing.mark_theme(project, turn, theme),
            21: lambda: interview and interviewing.remove_interview(project, interview),
            22: lambda: story and marking.set_kind(project, story, StoryKind.DISAPPOINTMENT),
            23: lambda: setting_up.write_report_section(project, "resources", words),
            24: lambda: interview and span and hiding.store_marks(
                project, interview, [self._mark(span, identity)]
            ),
        }  # fmt: skip
        actions[action]()

    def _import(self, choice: int) -> None:
        code = f"H{1 + len(self.project.db.execute('SELECT id FROM change').fetchall())}"
        turns = tuple(interviewing.NewTurn(f"puhetta {n} ja lisää 😀 sanoja", 0) for n in range(3))
        speakers = (("V", Role.INTERVIEWEE),)
        new = interviewing.NewInterview(code, SourceKind.NOTES, "fi", speakers, turns)
        interviewing.add_interview(self.project, new)

    def _role(self, choice: int) -> TypeRole:
        return TypeRole.COUNTER_EXAMPLE if choice % 3 == 0 else TypeRole.SUPPORTS

    def _mark(self, span: Span, identity: int | None) -> hiding.NewMark:
        place = (span.turn_id, span.start, span.end)
        return hiding.NewMark(*place, IdentityKind.PLACE, "check", "capital", identity)


steps = st.lists(st.tuples(st.integers(0, 24), st.integers(0, 60)), max_size=25)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=steps, again=st.integers(0, 10))
def test_undo_of_all_gives_the_same_content_and_redo_brings_it_again(
    project: Project, interview: int, steps: list[tuple[int, int]], again: int
) -> None:
    while project.undo():
        pass
    empty = content(project)
    analyst = Analyst(project)
    analyst.do(0, 0)
    states = [empty, content(project)]
    for action, choice in steps:
        newest = project.next_undo()
        analyst.do(action, choice)
        if project.next_undo() != newest:
            states.append(content(project))
    for expected in reversed(states[:-1]):
        assert project.undo()
        assert content(project) == expected
    for expected in states[1:][:again]:
        assert project.redo()
        assert content(project) == expected


def test_undo_and_redo_reach_over_a_restart(tmp_path: Path) -> None:
    folder = tmp_path / "a.smallstories"
    with setting_up.begin_project(folder, "Koe", "salasana", "fi") as project:
        goal = setting_up.add_goal(project, "kuulluksi tulo")
        setting_up.edit_goal(project, goal, name="kuulluksi tuleminen")
        project.undo()
        before = content(project)
    with open_project(folder, "salasana") as project:
        assert content(project) == before
        assert project.redo()
        assert project.db.execute("SELECT name FROM goal").fetchone() == ("kuulluksi tuleminen",)
        assert project.undo()
        assert project.undo()
        assert project.db.execute("SELECT count(*) FROM goal").fetchone() == (0,)


def test_undo_does_not_go_below_the_beginning_of_the_project(project: Project) -> None:
    assert project.undo() is None
    assert project.db.execute("SELECT count(*) FROM theme").fetchone() == (3,)


def test_a_write_outside_a_change_is_refused(project: Project) -> None:
    with pytest.raises(DatabaseError, match="a write outside a change"):
        project.db.execute("INSERT INTO goal (position, name) VALUES (0, 'x')")


def test_a_change_that_fails_leaves_nothing(project: Project) -> None:
    before = content(project)
    with pytest.raises(SmallStoriesError, match=r"import\.empty"):
        _fail_halfway(project)
    assert content(project) == before
    assert project.next_undo() is None
    setting_up.add_goal(project, "y")
    assert project.next_undo() is not None


def _fail_halfway(project: Project) -> None:
    with project.change("goal.added"):
        setting_up.add_goal(project, "x")
        raise SmallStoriesError("import.empty", name="x")


def test_a_change_that_touches_nothing_leaves_no_trace(project: Project) -> None:
    setting_up.add_goal(project, "x")
    project.undo()
    with project.change("goal.edited"):
        setting_up.edit_goal(project, 999, name="y")
    assert project.next_redo() is not None


def test_a_new_change_after_undo_leaves_the_old_future(project: Project) -> None:
    setting_up.add_goal(project, "x")
    project.undo()
    setting_up.add_goal(project, "y")
    assert project.redo() is None
    assert [change.state for change in project.history()][:2] == ["done", "left"]


def test_listeners_learn_which_rows_moved(project: Project, interview: int) -> None:
    heard = []
    project.listen(heard.append)
    goal = setting_up.add_goal(project, "x")
    project.undo()
    assert [changed.rows for changed in heard] == [{"goal": frozenset({goal})}] * 2


def test_the_history_of_a_reading_can_be_read(
    project: Project, interview: int, talk: list[Turn]
) -> None:
    story = marking.mark_story(project, interview, [Span(talk[1].id, 0, 5)])
    write_reading(project, story, mechanism="ensin")
    write_reading(project, story, mechanism="sitten", effect="rohkeus")
    versions = [image["mechanism"] for _, image in reading_history(project, story)]
    assert versions == ["ensin", "sitten"]
    assert stories(project)[0].check_state == "not_offered"
