"""Keeping views up to date: at once what is on screen, the rest when it is looked at."""

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from small_stories.storage.change_record import Changed
    from small_stories_app.view import View


class KeptUp:
    """Which views have not read the project yet, and what the others have missed."""

    def __init__(self) -> None:
        self._unread: set[View] = set()
        self._missed: dict[View, Changed] = {}

    def begin(self, views: "list[View]") -> None:
        """Let every view read a project that was opened, when it is looked at."""
        self._unread = set(views)
        self._missed.clear()

    def follow(self, views: "list[View]", shown: object, changed: "Changed") -> None:
        """Let the view on screen follow a change, and the others later."""
        for view in views:
            if view is shown:
                view.refresh(changed)
            else:
                self._missed[view] = joined(self._missed.get(view), changed)

    def bring_up_to_date(self, view: "View") -> None:
        """Let a view that is about to be shown read what it has missed."""
        missed = self._missed.pop(view, None)
        if view in self._unread:
            self._unread.discard(view)
            view.show_project()
        elif missed:
            view.refresh(missed)


def joined(before: "Changed | None", after: "Changed") -> "Changed":
    """Return two changes as one that moved the rows of both."""
    if before is None:
        return after
    none: frozenset[int] = frozenset()
    tables = before.rows.keys() | after.rows.keys()
    rows = {name: before.rows.get(name, none) | after.rows.get(name, none) for name in tables}
    return replace(after, rows=rows)
