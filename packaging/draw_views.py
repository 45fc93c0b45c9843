"""Draws every view and dialog to pictures, and tells what looks wrong in them.

    python packaging/draw_views.py OUT

draws a generated project in Finnish, Swedish and English, light and dark, at 100 and 200 per cent,
on a screen of 1366 × 768; ``--language``, ``--mode`` and ``--scale`` draw less. It prints what
``defects.py`` finds: cut words, widgets over each other, controls without a name. The tests run it
too; the pictures themselves are for people to look at.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import click
from defects import defects_in
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QDialog, QTabWidget, QWidget

sys.path.append(str(Path(__file__).parents[1] / "tests" / "benchmarks"))
from generated import Size, generate
from recorded_views import (
    Stages,
    bring_recordings_in,
    recorded_dialogs,
    recorded_views,
    take_models_in,
)

from small_stories.anonymising.ledger import add_entry
from small_stories.changes.hiding import NewMark, Wordings, add_mark, decide_identity
from small_stories.changes.hinting import NewCue, NewHint, NewThemeHint, store_hints
from small_stories.changes.quoting import add_quote
from small_stories.errors import SmallStoriesError
from small_stories.hinting.hints import Against, CueKind
from small_stories.model import Decision, IdentityKind, Span
from small_stories.storage.interviews import turns, words_of_turns
from small_stories.storage.project_file import Project, open_project
from small_stories.storage.removals import Removal
from small_stories.storage.stories import spans as spans_of
from small_stories.storage.stories import stories
from small_stories.strings import LANGUAGES
from small_stories_app.appearance.palettes import Mode, show_palette
from small_stories_app.application import make_application
from small_stories_app.dialogs.crash import CrashDialog
from small_stories_app.dialogs.passphrase import PassphraseDialog
from small_stories_app.dialogs.recovery_code import RecoveryCodeDialog
from small_stories_app.keeping.certificate_dialog import CertificateDialog
from small_stories_app.main_window import MainWindow
from small_stories_app.options import LANGUAGE, Options
from small_stories_app.session import Session
from small_stories_app.views.lock_away import LockAwayView

SCREEN = QSize(1366, 768)
MODES = (Mode.LIGHT, Mode.DARK)
DIALOGS = (
    "file.new", "file.notes", "edit.turns.rename", "file.models", "file.settings",
    "edit.history", "view.jobs",
    "view.find_command", "help.view", "help.keys", "help.about", "types.new",
    "report.group_sizes", "report.survey_conditions",
)  # fmt: skip
Picture = tuple[str, QWidget]
# A screen without a screen, in the words of Qt's platform "offscreen".
OFFSCREEN = {
    "synchronousWindowSystemEvents": False,
    "windowFrameMargins": True,
    "screens": [
        {"name": "laptop", "x": 0, "y": 0, "width": SCREEN.width(), "height": SCREEN.height(),
         "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    ],
}  # fmt: skip


def quote_and_mark(project: Project) -> None:
    """Quote a story and mark its first words, a kind each, so that there is something to decide."""
    spans = [Span(each.turn_id, each.start, each.end)
             for each in spans_of(project, stories(project)[0].id)][:2]  # fmt: skip
    add_quote(project, stories(project)[0].id, spans)
    kinds = (IdentityKind.PERSON, IdentityKind.PHONE, IdentityKind.PLACE, IdentityKind.HEALTH)
    for span in spans:
        at = span.start
        words = next(words for turn, words in words_of_turns(project) if turn == span.turn_id)
        for kind, word in zip(kinds, words[span.start : span.end].split(), strict=False):
            start = words.index(word, at)
            at = start + len(word)
            add_mark(project, NewMark(span.turn_id, start, at, kind, "marked", "listed"))


def fill_ledger(project: Project) -> None:
    """Put entries into the ledger: decided and open, two of one name, one that nobody says."""
    area = add_entry(project, IdentityKind.PLACE, "Hakunila", ["Haksu"], "kertojan asuinalue")
    decide_identity(project, area, Decision.COARSEN, Wordings("asuinalue", "Itä-Vantaa", "--"))
    friend = add_entry(project, IdentityKind.PERSON, "Marjatta", who="kertojan naapuri")
    decide_identity(project, friend, Decision.ROLE, Wordings("naapuri"))
    add_entry(project, IdentityKind.PERSON, "Pekka")
    add_entry(project, IdentityKind.PERSON, "Pekka", who="kirjaston työntekijä, auttoi alussa")
    shelter = add_entry(project, IdentityKind.ORGANISATION, "Vantaan turvakoti ry")
    decide_identity(project, shelter, Decision.REMOVE)
    add_entry(project, IdentityKind.OTHER, "Syysmarkkinat")
    add_entry(project, IdentityKind.EMAIL, "vaari@posti.example")


def hint_at_talk(project: Project) -> None:
    """Hint at the turns of the first interview, with every cue, doubt and strength there is.

    Between them stand proposals of themes, and what a search passed over.
    """
    words = {turn.id: turn.text for turn in turns(project, 1)}
    hints = []
    for number, (turn, text) in enumerate(list(words.items())[1:12:2]):
        span = Span(turn, 0, len(text))
        cues = [NewCue("for", kind, span) for kind in CueKind]
        cues += [NewCue("against", why, span) for why in Against]
        hints.append(NewHint((span,), number % 3 + 1, 1, "told", tuple(cues)))
    asked = [Span(turn, 0, len(text)) for turn, text in list(words.items())[2:9:2]]
    over = [
        NewHint((span,), 1, None, "", (NewCue("against", "habit", span),), held_down="habit")
        for span in (Span(turn, 0, len(text)) for turn, text in list(words.items())[13:18:2])
    ]
    of_themes = [NewThemeHint(span, theme % 3 + 1, None) for theme, span in enumerate(asked)]
    store_hints(project, 1, [*hints, *over], words, of_themes)


def settle() -> None:
    """Let everything that waits be done and painted."""
    for _ in range(4):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def new_window(folder: Path, language: str, scale: float) -> MainWindow:
    """Return the window in a language, as large as the screen, without a project yet."""
    options = Options(folder / f"{language}.ini")
    options.set(LANGUAGE, language)
    window = MainWindow(Session(options))
    window.resize(SCREEN / scale)
    window.show()
    settle()
    return window


def pictures(window: MainWindow, project: Path, stages: Stages) -> Iterator[Picture]:
    """Yield the name of each picture and what is on it, one after the other."""
    yield "start", window
    window.start.open_folder(project)
    for row, view in enumerate(window.views):
        window.show_step(row)
        settle()
        yield view.key, window
        for tabs in view.findChildren(QTabWidget):
            for tab in range(1, tabs.count()):
                tabs.setCurrentIndex(tab)
                settle()
                yield f"{view.key}-{tab + 1}", window
    window.show_story(stories(window.session.project)[0].id)
    settle()
    yield "story", window
    for key in ("go.next_hint", "view.passed_over", "edit.replace", "view.listen_again"):
        window.commands.action(key).trigger()
        settle()
        yield key.replace(".", "-"), window
    yield from recorded_views(window, stages, settle)
    yield from dialogs(window)


def dialogs(window: MainWindow) -> Iterator[Picture]:
    """Yield the dialogs, each opened by its command or made as the program makes it."""
    actions = {command.key: action for command, action in window.commands.all()}
    for key in DIALOGS:
        window.show_step_of("types" if key.startswith("types") else "interviews")
        actions[key].trigger()
        yield from _shown(window, key.replace(".", "-"))
    trouble = SmallStoriesError("project.damaged")
    folder = window.session.project.folder
    code = "HK7Q-MM2P-9TRW-XD4C-JV8N-ABCD"
    for name, dialog in (
        ("passphrase", PassphraseDialog(window.session, folder, window)),
        ("recovery_code", RecoveryCodeDialog(window.session, code, window)),
        ("crash", CrashDialog(window.session, trouble, window)),
    ):
        dialog.open()
        yield from _shown(window, name)
    yield from last_sheets(window)
    for name, _ in recorded_dialogs(window, folder.parent, settle):
        yield from _shown(window, name)


def last_sheets(window: MainWindow) -> Iterator[Picture]:
    """Yield what the step lock away asks and tells."""
    window.show_step_of("lock_away")
    view = window.findChild(LockAwayView)
    assert isinstance(view, LockAwayView)
    begins = {
        "passphrase_sheet": view.passphrase, "hand_over": view.handing.begin,
        "withdrawal": view.leaving.begin, "destruction": view.ending.begin,
        "restore": view.go_back,
    }  # fmt: skip
    for name, button in begins.items():
        button.setEnabled(True)
        button.click()
        yield from _shown(window, name)
    counted = (("people", 9), ("interviews", 9), ("recordings", 8), ("stories", 0), ("quotes", 2))
    removal = Removal("destruction_stories", date(2026, 11, 22), counted, 4, ("2026-11-02",),
                      (("stories", 41), ("quotes", 12)))  # fmt: skip
    CertificateDialog(window.session, removal, window).open()
    yield from _shown(window, "certificate")


def _shown(window: MainWindow, name: str) -> Iterator[Picture]:
    """Yield the dialogs on screen, with each of their pages, and close them."""
    settle()
    for dialog in window.findChildren(QDialog):
        if dialog.isVisible():
            yield f"dialog-{name}", dialog
            for tabs in dialog.findChildren(QTabWidget):
                for tab in range(1, tabs.count()):
                    tabs.setCurrentIndex(tab)
                    settle()
                    yield f"dialog-{name}-{tab + 1}", dialog
            dialog.reject()
            dialog.setParent(None)
            dialog.deleteLater()
    settle()


def _too_large(shown: QWidget) -> Iterator[str]:
    """Tell of a window that the screen cannot hold."""
    screen = shown.screen().availableSize()
    if shown.width() > screen.width() or shown.height() > screen.height():
        yield f"larger than the screen: {shown.size()}"


def draw(out: Path, scale: float, languages: Sequence[str], modes: Sequence[Mode]) -> int:
    """Draw everything at one scale; return how many defects were found and printed."""
    application = make_application([])
    found = 0
    with tempfile.TemporaryDirectory() as place:
        os.environ["SMALL_STORIES_MODELS"] = str(Path(place) / "models")
        take_models_in()
        project = Path(place) / "keittiö.smallstories"
        generate(project, Size(interviews=4, words=1500, stories=24)).close()
        opened = open_project(project)
        quote_and_mark(opened)
        fill_ledger(opened)
        hint_at_talk(opened)
        stages = bring_recordings_in(opened)
        opened.close()
        for language in languages:
            for mode in modes:
                show_palette(mode)
                window = new_window(Path(place), language, scale)
                for name, shown in pictures(window, project, stages):
                    file = f"{name}-{language}-{mode}-{round(scale * 100)}.png"
                    shown.grab().save(str(out / file))
                    for defect in [*_too_large(shown), *defects_in(shown)]:
                        found += 1
                        click.echo(f"{file}: {defect}")
                window.close()
                window.session.close()
                window.deleteLater()
                settle()
    application.quit()
    return found


@click.command()
@click.option("--scale", type=float, default=None, help="one scale alone, such as 2")
@click.option("--language", type=click.Choice(LANGUAGES), multiple=True, default=LANGUAGES)
@click.option("--mode", type=click.Choice([*map(str, MODES)]), multiple=True)
@click.argument("out", type=click.Path(path_type=Path))
def main(scale: float | None, language: Sequence[str], mode: Sequence[str], out: Path) -> None:
    """Draw all views and dialogs into the folder OUT."""
    out.mkdir(parents=True, exist_ok=True)
    if "SMALL_STORIES_DRAWS" in os.environ and scale is not None:
        sys.exit(min(draw(out, scale, language, [Mode(each) for each in mode] or MODES), 1))
    # Qt reads the scale and the screen once, so each has a process of its own.
    with tempfile.TemporaryDirectory() as place:
        screen = Path(place) / "screen.json"
        screen.write_text(json.dumps(OFFSCREEN))
        environment = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={screen}"}
        chosen = [f"--language={each}" for each in language] + [f"--mode={each}" for each in mode]
        runs = [
            subprocess.Popen(
                [sys.executable, __file__, "--scale", str(each), *chosen, str(out)],
                env={**environment, "SMALL_STORIES_DRAWS": "1", "QT_SCALE_FACTOR": str(each)},
            )
            for each in ([scale] if scale else (1, 2))
        ]
        sys.exit(max(run.wait() for run in runs))


if __name__ == "__main__":
    main()
