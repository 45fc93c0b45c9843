"""What is done to a whole project: taken over, saved from damage, gone back with, erased from."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from small_stories_app.session import Session

if TYPE_CHECKING:
    from small_stories.storage.project_file import Project

OnStart = Callable[[Any], object]
"""What is done with the start page of a window in which no project is open yet."""


def take_over(session: Session) -> None:
    """Work on a project that another computer says it has open.

    Raises SmallStoriesError when it cannot be taken over; then none is open.
    """
    from small_stories.storage import opening

    taken = opening.take_over(session.let_go())
    session.left.emit(lambda start: start.session.take(taken))


def take_rescued(session: Session) -> None:
    """Make what was saved of a damaged project the project, close it, and say what became."""
    from small_stories.storage.rescuing import put_in_place

    sentence = session.text("rescued.taken", copy=put_in_place(session.let_go()))
    session.left.emit(lambda start: start.session.failed.emit(sentence))


def go_back_to(session: Session, copy: str) -> None:
    """Put a copy in the project's place and open it; what was there becomes a copy."""
    from small_stories.storage.project_file import open_with_key
    from small_stories.storage.restoring import restore

    if not session.all_is_stored():
        return
    session.stop_work()
    project = session.let_go()
    if session.attempt(lambda: restore(project, copy)):
        session.attempt(lambda: session.take(open_with_key(project.folder, project.key)))
    else:
        session.take(project)


def erase(session: Session, do: "Callable[[Project], object]", then: OnStart) -> bool:
    """Erase something from a whole project for good, and go on with it in a clean window.

    So no view, list or dialog keeps a word of what is gone. Long work and playing are stopped
    first. Return whether it worked, having said so if not; then all stays as it was.
    """
    if not session.all_is_stored():
        return False
    session.stop_work()
    project = session.let_go()
    if not session.attempt(lambda: do(project)):
        session.take(project)
        return False

    def go_on(start: Any) -> None:
        start.session.take(project)
        then(start)

    session.left.emit(go_on)
    return True
