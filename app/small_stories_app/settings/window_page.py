"""Settings of the window: language, light or dark, its size, and who works here."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QLineEdit, QWidget

from small_stories.strings import LANGUAGES
from small_stories_app.appearance.palettes import Mode
from small_stories_app.options import ANALYST, LOCK_AFTER, LOCK_CHOICES
from small_stories_app.session import Session
from small_stories_app.settings.fields import choice, form_of
from small_stories_app.widgets.headings import explanation
from small_stories_app.window.look import Look

SIZES: Final = (80, 90, 100, 110, 125, 150, 175, 200)


class WindowPage(QWidget):
    """What concerns the whole window."""

    def __init__(self, session: Session, look: Look, free: Callable[[], bool]) -> None:
        super().__init__()
        text, options = session.text, session.options
        languages = [(text(f"languages.{one}"), one) for one in LANGUAGES]
        modes = [(text(f"commands.view.mode_{mode}"), str(mode)) for mode in Mode]
        sizes = [(text("settings.per_cent", percent=one), str(one)) for one in SIZES]
        names = {key: text(f"settings.{key}") for key in ("language", "mode", "size", "analyst")}
        self.language = choice(names["language"], languages, session.language, session.set_language)
        self.mode = choice(names["mode"], modes, look.mode(), lambda one: look.set_mode(Mode(one)))
        self.interface_size = choice(
            names["size"],
            sizes,
            str(options.interface_size()),
            lambda percent: session.set_interface_size(int(percent)),
        )
        self.analyst = QLineEdit(options.get(ANALYST))
        self.analyst.setAccessibleName(names["analyst"])
        self.analyst.editingFinished.connect(lambda: session.set_analyst(self.analyst.text()))
        waits = [(text("settings.lock_minutes", one), str(one)) for one in LOCK_CHOICES]
        self.lock_after = choice(
            text("settings.lock_after"),
            waits,
            str(options.lock_after()),
            lambda minutes: options.set(LOCK_AFTER, minutes),
        )
        form = form_of(self)
        form.addRow(names["language"], self.language)
        form.addRow(names["mode"], self.mode)
        form.addRow(names["size"], self.interface_size)
        form.addRow("", explanation(text("settings.size_hint")))
        form.addRow(names["analyst"], self.analyst)
        form.addRow("", explanation(text("settings.analyst_hint")))
        form.addRow(text("settings.lock_after"), self.lock_after)
        form.addRow("", explanation(text("settings.lock_hint")))
        if not free():
            # Another language or size means another window, and the work runs in this one.
            self.language.setEnabled(False)
            self.interface_size.setEnabled(False)
            form.addRow("", explanation(text("settings.work_runs")))
