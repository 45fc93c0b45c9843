"""What is said of a project that was just opened: what may be lost, and where its copies may go."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from small_stories.storage.project_file import Project
    from small_stories_app.session import Session


def tell_what_was_noticed(session: "Session", *, first: bool) -> None:
    """Say what may have been lost; at ``first`` also that a program copies the folder elsewhere."""
    from small_stories.storage.project_file import needs_passphrase
    from small_stories.storage.synced import synced_by

    project: Project = session.project
    if project.missing:
        session.failed.emit(session.text("noticed.missing", project.missing))
    elif project.log_lost:
        session.failed.emit(session.text("taking_over.log_lost"))
    if project.sounds_damaged:
        session.failed.emit(session.text("noticed.recordings_damaged"))
    if project.key_mended:
        session.failed.emit(session.text("noticed.key_mended"))
    if first and (program := synced_by(project.folder)):
        key = "synced.warning" if needs_passphrase(project.folder) else "synced.warning_open"
        session.failed.emit(session.text(key, program=program))
