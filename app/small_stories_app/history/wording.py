"""How a change is told: its day, its time, who made it, what it was and whether it still holds."""

from datetime import date, datetime, timedelta

from small_stories.storage.history import Entry
from small_stories_app.session import Session


def moment(entry: Entry) -> datetime:
    """Return when a change was made, by this computer's clock."""
    return datetime.fromisoformat(entry.change.at).astimezone()


def day(session: Session, entry: Entry) -> str:
    """Return the day of a change: today, yesterday, or weekday and date."""
    on = moment(entry).date()
    today = date.today()
    if on == today:
        return session.text("history.today")
    if on == today - timedelta(days=1):
        return session.text("history.yesterday")
    weekday = session.text(f"history.weekdays.{on.isoweekday()}")
    return f"{weekday} {on.day}.{on.month}.{on.year}"


def time(entry: Entry) -> str:
    """Return the time of day of a change."""
    return f"{moment(entry):%H.%M}"


def what(session: Session, entry: Entry) -> str:
    """Return what was done, beginning with a capital letter, and in which interview."""
    words = session.change_text(entry.change)
    words = words[:1].upper() + words[1:]
    return f"{words} ({entry.about})" if entry.about and entry.about not in words else words


def standing(session: Session, entry: Entry) -> str:
    """Return in words that a change was taken back, or nothing while it holds."""
    undone = entry.change.state in ("undone", "left")
    return session.text("history.undone") if undone else ""
