"""The lists of the evaluation: goals, themes, numbers beside the stories, what did not work."""

from small_stories.changes import setting_up
from small_stories.storage.setup import FailureNote, Goal, QuantResult, Theme
from small_stories_app.preparing.listed_rows import ListedRows
from small_stories_app.session import Session
from small_stories_app.widgets.rows import Column


def goals(session: Session) -> ListedRows[Goal]:
    """Return the list of aimed-for effects, with who set each."""

    def write(goal: Goal, **words: str) -> None:
        if words.get("name") != "":
            setting_up.edit_goal(session.project, goal.id, **words)

    say = session.text
    columns: list[Column[Goal]] = [
        Column(say("prepare.goal.name"), lambda each: each.name,
               lambda each, words: write(each, name=words)),
        Column(say("prepare.goal.set_by"), lambda each: each.set_by,
               lambda each, words: write(each, set_by=words)),
    ]  # fmt: skip
    rows = ListedRows(session, say("prepare.headings.goals"), columns, lambda each: each.id)
    rows.offer_adding(
        [say("prepare.goal.new_name"), say("prepare.goal.new_set_by")],
        say("prepare.goal.add"),
        lambda name, set_by: setting_up.add_goal(session.project, name, set_by=set_by),
    )
    rows.offer_removing(
        say("prepare.goal.remove"), lambda each: setting_up.remove_goal(session.project, each.id)
    )
    return rows


def themes(session: Session) -> ListedRows[Theme]:
    """Return the list of interview themes, each with the key that marks a story with it."""

    def rename(theme: Theme, name: str) -> None:
        if name:
            setting_up.rename_theme(session.project, theme.id, name)

    say = session.text
    columns: list[Column[Theme]] = [
        Column(say("prepare.theme.key"), lambda each: str(each.position + 1)),
        Column(say("prepare.theme.name"), lambda each: each.name, rename),
    ]
    rows = ListedRows(session, say("prepare.headings.themes"), columns, lambda each: each.id)
    rows.offer_adding(
        [say("prepare.theme.new_name")],
        say("prepare.theme.add"),
        lambda name: setting_up.add_theme(session.project, name),
    )
    rows.narrow(0, 90)
    return rows


def numbers(session: Session) -> ListedRows[QuantResult]:
    """Return the list of numbers that the report prints beside the stories."""

    def column(fact: str) -> Column[QuantResult]:
        def write(each: QuantResult, words: str) -> None:
            if words or fact not in ("name", "value"):
                setting_up.edit_quant_result(session.project, each.id, **{fact: words})

        heading = say(f"prepare.number.{fact}")
        return Column(heading, lambda each: str(getattr(each, fact)), write)

    say = session.text
    facts = ("name", "value", "period", "source")
    columns = [column(fact) for fact in facts]
    rows = ListedRows(session, say("prepare.headings.numbers"), columns, lambda each: each.id)
    rows.offer_adding(
        [say(f"prepare.number.new_{fact}") for fact in facts],
        say("prepare.number.add"),
        lambda *words: setting_up.add_quant_result(session.project, *words),
    )
    rows.offer_removing(
        say("prepare.number.remove"),
        lambda each: setting_up.remove_quant_result(session.project, each.id),
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
