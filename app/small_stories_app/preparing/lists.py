"""The lists of the evaluation: goals, and what did not work."""

from small_stories.changes import setting_up
from small_stories.storage.setup import FailureNote, Goal
from small_stories_app.preparing.listed_rows import ListedRows
from small_stories_app.session import Session
from small_stories_app.widgets.rows import Column


def goals(session: Session) -> ListedRows[Goal]:
    """Return the list of aimed-for effects, with what is meant and who set each."""

    def column(fact: str) -> Column[Goal]:
        def write(goal: Goal, words: str) -> None:
            if words or fact != "name":
                setting_up.edit_goal(session.project, goal.id, **{fact: words})

        return Column(say(f"prepare.goal.{fact}"), lambda each: str(getattr(each, fact)), write)

    say = session.text
    facts = ("name", "description", "set_by")
    columns = [column(fact) for fact in facts]
    rows = ListedRows(session, say("prepare.headings.goals"), columns, lambda each: each.id)
    rows.offer_adding(
        [say(f"prepare.goal.new_{fact}") for fact in facts],
        say("prepare.goal.add"),
        lambda name, description, set_by: setting_up.add_goal(
            session.project, name, description, set_by
        ),
    )
    rows.offer_moving(
        say("prepare.up"), say("prepare.down"),
        lambda each, step: setting_up.move_goal(session.project, each.id, step),
    )  # fmt: skip
    rows.offer_removing(
        say("prepare.goal.remove"), lambda each: setting_up.remove_goal(session.project, each.id)
    )
    return rows


def failures(session: Session) -> ListedRows[FailureNote]:
    """Return the list of notes of what did not work."""

    def write(note: FailureNote, words: str) -> None:
        if words:
            setting_up.edit_failure_note(session.project, note.id, words)

    say = session.text
    columns: list[Column[FailureNote]] = [
        Column(say("prepare.failure.text"), lambda each: each.text, write)
    ]
    rows = ListedRows(session, say("prepare.headings.failures"), columns, lambda each: each.id)
    rows.offer_adding(
        [say("prepare.failure.new_text")],
        say("prepare.failure.add"),
        lambda words: setting_up.add_failure_note(session.project, words),
    )
    rows.offer_removing(
        say("prepare.failure.remove"),
        lambda each: setting_up.remove_failure_note(session.project, each.id),
    )
    return rows
