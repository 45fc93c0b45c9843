"""What the window works on: the open project, the language, and the signals of what changed."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from small_stories.errors import SmallStoriesError
from small_stories.strings import error_text, text
from small_stories_app.job_list import JobList
from small_stories_app.noticed import tell_what_was_noticed
from small_stories_app.options import ANALYST, INTERFACE_SIZE, LANGUAGE, TEXT_SIZE, Option, Options
from small_stories_app.unstored import Unstored

if TYPE_CHECKING:
    from small_stories.storage.change_record import Change, Changed
    from small_stories.storage.project_file import Project
    from small_stories.storage.rescuing import Rescued


class Session(QObject):
    """One analyst's work; passed to every view.

    ``changed`` carries a ``Changed`` after every change, undo and redo, ``said`` a sentence for
    the status bar, ``failed`` a sentence of what did not work. ``settling`` comes before a project
    is left, and before something is undone or done again, for what was typed and not yet stored;
    ``project_closing`` comes after it, while the project is still there. ``text_size_changed``
    carries the size of the transcript's letters in points, ``reading_look_changed`` comes when its
    line height, letter spacing, font or paper is another; ``window_asked`` asks for another window,
    ``left`` for one that never held a word of the project that was left: it carries what is to be
    done there, and takes its start page.
    ``rescued`` carries what was saved of a damaged project, ``open_on_another`` comes when another
    computer has the project open, ``damage_noticed`` carries the name of a file of the open project
    in which a damaged place was found. ``unstored`` keeps what a disk did not take, and
    ``disk_back`` comes when it is there again and has taken all that was typed meanwhile.
    """

    project_opened = Signal()
    project_closing = Signal()
    project_closed = Signal()
    settling = Signal()
    changed = Signal(object)
    said = Signal(str)
    failed = Signal(str)
    text_size_changed = Signal(int)
    reading_look_changed = Signal()
    window_asked = Signal()
    left = Signal(object)
    rescued = Signal(object)
    open_on_another = Signal()
    damage_noticed = Signal(str)
    disk_back = Signal()

    def __init__(self, options: Options) -> None:
        super().__init__()
        self.options = options
        self.language = options.language()
        self.jobs = JobList(self)
        self.unstored = Unstored(self)
        self.unstored.looked.connect(self._look_for_disk)
        self._asks = False
        self._project: Project | None = None
        # It comes from another thread, and is told when it is this one's turn.
        self.damage_noticed.connect(self._tell_of_damage, Qt.ConnectionType.QueuedConnection)

    @property
    def project(self) -> "Project":
        """The open project; only asked for where one is open."""
        assert self._project is not None
        return self._project

    @property
    def is_open(self) -> bool:
        """Whether a project is open."""
        return self._project is not None

    def why_only_reading(self) -> str:
        """Return why the open project cannot be written to, in a sentence, or nothing."""
        why = self._project.read_only if self._project else None
        return self.text(f"only_reading.{why}") if why else ""

    def text(self, key: str, count: int | None = None, **fields: object) -> str:
        """Return a sentence in the window's language."""
        return text(key, self.language, count, **fields)

    def open(self, folder: Path, passphrase: str | None) -> None:
        """Open a project; raises SmallStoriesError, and then the one that is open stays so.

        Where one is open, the other comes into a window that never held its words. One that cannot
        be written to is opened for reading, of a damaged one what can be saved.
        """
        from small_stories.storage.opening import open_as_far_as_can_be

        project, rescued = open_as_far_as_can_be(folder, passphrase)
        if self.is_open:
            self.leave(lambda start: start.session.begin(project, rescued))
        else:
            self.begin(project, rescued)

    def begin(self, project: "Project", rescued: "Rescued | None" = None) -> None:
        """Work on a project that was just opened or made, and say what is to be known of it."""
        from small_stories.storage.opening import can_take_over

        first = project.folder not in self.options.recent()
        self.take(project)
        tell_what_was_noticed(self, first=first)
        if rescued:
            self.rescued.emit(rescued)
        elif can_take_over(project):
            self.open_on_another.emit()
        elif project.read_only:
            self.said.emit(self.text(f"read_only.{project.read_only}"))

    def _tell_of_damage(self, file: str) -> None:
        if self._project is not None:
            self.failed.emit(self.text(f"noticed.{Path(file).stem}_damaged"))

    def take(self, project: "Project") -> None:
        """Work on a project that is open already, such as a new one."""
        self.close()
        self._project = project
        project.analyst = self.options.get(ANALYST)
        project.listen(self._tell)
        if project.looking:
            project.looking.tell(self.damage_noticed.emit)
        self.options.remember(project.folder)
        self.project_opened.emit()

    def close(self) -> None:
        """Close the open project, if there is one."""
        if self._project is not None:
            self.let_go().close()

    def leave(self, then: Callable[[Any], object]) -> None:
        """Close the project, and go on with ``then`` on a start page that never held its words."""
        self.stop_work()
        self.close()
        self.left.emit(then)

    def stop_work(self) -> None:
        """Stop the long work that runs; what it has stored stays, and can be gone on with."""
        # What waits in a queue is forgotten by this signal; only then is stopping the end of it.
        self.project_closing.emit()
        for listed in self.jobs.running:
            if listed.job is not None:
                listed.job.stop()

    def let_go(self) -> "Project":
        """Show no project any more, and give it, still open, to whoever goes on with it."""
        project = self.hand_over()
        assert project is not None
        self.project_closed.emit()
        return project

    def hand_over(self) -> "Project | None":
        """Give the open project, still open, to another window that is to show it."""
        if self._project is None:
            return None
        self.settle()
        self.project_closing.emit()
        project, self._project = self._project, None
        project.stop_telling(self._tell)
        if project.looking:
            project.looking.tell(None)
        self.unstored.forget()
        return project

    def attempt(self, action: Callable[[], object]) -> bool:
        """Do something that may fail in a known way; say so then, and return whether it worked."""
        try:
            action()
        except SmallStoriesError as error:
            self.tell_of(error, action)
            return False
        return True

    def tell_of(self, error: SmallStoriesError, action: Callable[[], object] | None = None) -> None:
        """Say what did not work; words that it was to store wait for their disk."""
        # Who goes on writing while a disk is away has been told: the status bar keeps saying it.
        known = (self.unstored.refused or self._asks) and self.unstored.is_typing
        by_disk = self._project is not None and self.unstored.hear(error, action)
        if not (known and by_disk):
            self.failed.emit(error_text(error, self.language))

    def settle(self, *, asks: bool = False) -> bool:
        """Store what was typed; return whether there is nothing that waits for its disk.

        ``asks`` tells that whoever calls asks what becomes of that, so that it is not told as well.
        """
        self._asks = asks
        self.settling.emit()
        stored, self._asks = self._store(), False
        return stored

    def _store(self) -> bool:
        return self.unstored.store(self.attempt)

    def all_is_stored(self) -> bool:
        """Store what was typed, and say so where it cannot be; return whether it is."""
        stored = self.settle(asks=True)
        if not stored:
            self.failed.emit(self.text("unstored.first"))
        return stored

    def _look_for_disk(self) -> None:
        if self._project is not None and self._project.is_within_reach():
            self.unstored.answered()
            if self._store():
                self.disk_back.emit()
                self.said.emit(self.text("window.disk_back"))

    def set_language(self, language: str) -> None:
        """Keep another language for the window and ask for a window that speaks it."""
        if language == self.language:
            self.options.set(LANGUAGE, language)
        elif self.all_is_stored():
            self.options.set(LANGUAGE, language)
            self.window_asked.emit()

    def set_interface_size(self, percent: int) -> None:
        """Keep another size for everything but the transcript and ask for a window of it."""
        before = self.options.interface_size()
        if not self.all_is_stored():
            return
        self.options.set(INTERFACE_SIZE, str(percent))
        if self.options.interface_size() != before:
            self.window_asked.emit()

    def set_analyst(self, name: str) -> None:
        """Keep by what name the history calls whoever works here."""
        self.options.set(ANALYST, name.strip())
        if self._project is not None:
            self._project.analyst = name.strip()

    def set_text_size(self, points: int) -> None:
        """Show the transcript's letters in another size and keep it."""
        self.options.set(TEXT_SIZE, str(points))
        self.text_size_changed.emit(self.options.text_size())

    def set_reading_look(self, option: Option, value: str) -> None:
        """Keep line height, letter spacing, font or paper of the transcript and show it so."""
        self.options.set(option, value)
        self.reading_look_changed.emit()

    def undo(self) -> None:
        """Take the newest change back and say which it was."""
        self.settle()
        self._say_of(self.project.undo(), "window.undone", "window.nothing_to_undo")

    def redo(self) -> None:
        """Do again what was undone last and say what it was."""
        self.settle()
        self._say_of(self.project.redo(), "window.redone", "window.nothing_to_redo")

    def go_to_change(self, change: "Change") -> None:
        """Undo everything after a change, or do it and what was undone before it again."""
        self.settle()
        again = change.state == "undone"
        project = self.project
        moved = project.redo_to(change.id) if again else project.undo_to(change.id)
        key = "window.redone_to" if again else "window.undone_to"
        if moved:
            self.said.emit(self.text(key, change=self.change_text(change)))
        else:
            self.said.emit(self.text("window.nothing_to_undo"))

    def undo_name(self) -> str:
        """Return the name of the command undo, with what it would take back."""
        change = self.project.next_undo() if self._project else None
        return self._named("undo", change)

    def redo_name(self) -> str:
        """Return the name of the command redo, with what it would do again."""
        change = self.project.next_redo() if self._project else None
        return self._named("redo", change)

    def _named(self, command: str, change: "Change | None") -> str:
        if change is None:
            return self.text(f"commands.edit.{command}")
        return self.text(f"window.{command}_named", change=self.change_text(change))

    def change_text(self, change: "Change") -> str:
        """Return the name of a change in words."""
        return text(f"changes.{change.name}", self.language, None, **change.fields)

    def _tell(self, changed: "Changed") -> None:
        if self.unstored.refused:
            self.unstored.answered()
            QTimer.singleShot(0, self, self._store)
        self.changed.emit(changed)

    def _say_of(self, changed: "Changed | None", key: str, nothing: str) -> None:
        if changed:
            self.said.emit(self.text(key, change=self.change_text(changed.change)))
        else:
            self.said.emit(self.text(nothing))
