"""What ``draw_views.py`` draws of recordings: each stage of writing them down and correcting them.

The project's recordings are real sound; what is heard in them is told as a run would tell it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QDialog, QMenu, QWidget
from told_events import heard, plan, voices

from small_stories.changes.interviewing import check_turn
from small_stories.changes.writing_down import begin
from small_stories.errors import SmallStoriesError
from small_stories.heard import Doubt, HeardPiece, UnsurePlace, Wishes
from small_stories.storage.interviews import recording, turns
from small_stories.storage.project_file import Project
from small_stories.strings import error_text
from small_stories.transcribing.bring_in import import_recording, store
from small_stories.transcribing.models.checking import Checked, Compared, marks_of, remember
from small_stories.transcribing.models.known import WEIGHTS, KnownModel, known_models
from small_stories.transcribing.models.places import folder_of
from small_stories.transcribing.models.remembered import remember as remember_of_computer
from small_stories.transcribing.run import VoicesFailed
from small_stories_app.bringing_in.sheet import ImportSheet
from small_stories_app.job_list import ListedJob
from small_stories_app.main_window import MainWindow
from small_stories_app.speech_models.dialog import ModelsDialog
from small_stories_app.speech_models.work import ModelWork
from small_stories_app.transcript.menus import speaker_menu
from small_stories_app.writing_down.sheet import WriteDownSheet
from small_stories_app.writing_down.standing import Stand, Standing, in_words

SOUND: Final = Path(__file__).parents[1] / "tests/analysis/transcribing/spoken_interview.ogg"
TALK: Final = (
    "Kerro alkuun, miten tulit mukaan yhteiseen keittiöön? No (.) ensin minä vain kuorin perunoita"
    " enkä puhunut (3 s) kenellekään mitään.",
    "(nauraa) Ja sitten eräänä tiistaina Marja-Liisa kysyi, leivonko minä, ja minä sanoin että"
    " joskus. (epäselvää) Niin, ja siitä se alkoi.",
    "Miltä se tuntui? No, tuota, että minulla on väliä.",
)
UNSURE: Final = (
    UnsurePlace(Doubt.UNLIKELY_WORDS, 2_000, 3_500),
    UnsurePlace(Doubt.THIRD_VOICE, 6_000, 8_000),
)
Picture = tuple[str, QWidget]
Settle = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Stages:
    """The interviews at each stage, by their ids."""

    untold: int
    broken_off: int
    whole: int
    voices_failed: int


def bring_recordings_in(project: Project) -> Stages:
    """Bring in a recording for each stage of being written down."""
    failed = VoicesFailed("transcribing.voices_failed")
    whole = _written(project, "H102", pieces=3, done=3, language="")
    for turn in turns(project, whole)[2:]:
        check_turn(project, turn.id)
    return Stages(
        untold=_interview(project, import_recording(project, SOUND, "H100")),
        broken_off=_written(project, "H101", pieces=3, done=1),
        whole=whole,
        voices_failed=_written(project, "H103", pieces=2, done=2, failed=failed),
    )


def _interview(project: Project, recording_id: int) -> int:
    return recording(project, recording_id).interview_id


def _written(
    project: Project, code: str, *, pieces: int, done: int, language: str = "fi",
    failed: VoicesFailed | None = None,
) -> int:  # fmt: skip
    """Write so many pieces of a recording down, all but the last words of the last one."""
    number = import_recording(project, SOUND, code)
    wishes = Wishes(languages=(language,) if language else ())
    run = begin(project, number, "base", "0" * 64, wishes)
    store(project, run, plan(pieces))
    store(project, run, failed or voices(4_000, 10_000, 20_000, 22_000, end_ms=pieces * 10_000))
    for place in range(done):
        store(project, run, _piece(place, () if failed else UNSURE))
    return _interview(project, number)


def _piece(number: int, unsure: Sequence[UnsurePlace]) -> HeardPiece:
    told = heard(number, TALK[number], unsure if number == 0 else ())
    if number < len(TALK) - 1:
        return told
    # Half of its speech stays without text.
    return replace(told, language="sv", words=told.words[: len(told.words) // 3])


def take_models_in() -> None:
    """Have more models than the starter on this computer, and know how long they take."""
    for model in known_models()[1:3]:
        folder = folder_of(model)
        folder.mkdir(parents=True)
        (folder / WEIGHTS).write_bytes(b"weights")
        remember(folder, Checked("0" * 64, Compared.SOURCE, marks_of(folder)))
    remember_of_computer("tried", {"base": 24.0})


def recorded_views(window: MainWindow, stages: Stages, settle: Settle) -> Iterator[Picture]:
    """Yield the page of interviews with recordings at each stage, and what is done with them."""
    view = window.interviews
    window.show_step_of("interviews")
    view.page.find_line.hide()
    view.page.again.close()
    for name in ("untold", "broken_off", "whole", "voices_failed"):
        view.show_interview(getattr(stages, name))
        settle()
        yield f"recording-{name}", window
    for stand in (Stand.WAITING, Stand.VOICES, Stand.RECOGNISING):
        said = in_words(window.session, Standing(stand, 760_000, 3_482_000, 540))
        line = view.run_line
        line.say(said, *(() if stand == Stand.WAITING else (line.stop,)))
        settle()
        yield f"recording-{stand}", window
    view.show_interview(stages.whole)
    for key in ("edit.replace", "view.listen_again"):
        window.commands.action(key).trigger()
        settle()
        yield f"recording-{key.split('.')[1]}", window
        view.page.find_line.hide()
    view.page.again.close()
    yield from _menus(window, settle)


def _menus(window: MainWindow, settle: Settle) -> Iterator[Picture]:
    """Yield the menu of who speaks with what opens from it, and the choice of a language."""
    page = window.interviews.page
    menu = speaker_menu(page)
    for name, each in [("speaker", menu), *_below("speaker", menu)]:
        each.popup(window.mapToGlobal(window.rect().center()))
        settle()
        yield f"menu-{name}", each
        each.hide()
    menu.deleteLater()


def _below(name: str, menu: QMenu) -> Iterator[tuple[str, QMenu]]:
    below = [action.menu() for action in menu.actions() if action.menu()]
    yield from ((f"{name}-{number + 1}", each) for number, each in enumerate(below))


def recorded_dialogs(
    window: MainWindow, folder: Path, settle: Settle
) -> Iterator[tuple[str, QDialog]]:
    """Yield the dialogs of recordings, each in all that it can show."""
    yield from _sheets(window, folder, settle)
    yield from _names(window)
    yield from _models(window)


def _sheets(window: MainWindow, folder: Path, settle: Settle) -> Iterator[tuple[str, QDialog]]:
    session = window.session
    text = folder / "keskustelu marraskuussa.txt"
    text.write_text("\n".join(f"{who}: {said}" for who, said in zip("HVH", TALK, strict=True)))
    for opened in (False, True):
        sheet = ImportSheet(session, [SOUND, text], window)
        sheet.wishes.more.setChecked(opened)
        sheet.wishes.expect.setChecked(opened)
        sheet.open()
        sheet.reader.wait()
        yield f"import{'-more' * opened}", sheet
    wishes = Wishes(languages=("fi",))
    for name, wanted, about in (
        ("write_down-first", wishes, ""),
        ("write_down", replace(wishes, expected=("Keittola", "perhekeskus")), "anew"),
    ):
        says = session.text(f"writing_down.{about}") if about else ""
        form = WriteDownSheet(session, "H07", wanted, lambda _: "", says, window)
        form.open()
        yield name, form
    large = SmallStoriesError("models.too_large_instead", model=_largest().title, needed=4100,
                              free=2300, instead="Whisper base")  # fmt: skip
    told = error_text(large, session.language)
    form = WriteDownSheet(session, "H07", wishes, lambda _: told, "", window)
    form.open()
    form.accept()
    yield "write_down-hindered", form


def _names(window: MainWindow) -> Iterator[tuple[str, QDialog]]:
    who = window.interviews.page.who
    for name, ask in (("rename", who.rename), ("somebody", who.give_somebody_else)):
        ask()
        yield f"speaker-{name}", next(each for each in window.findChildren(QDialog)
                                      if each.isVisible())  # fmt: skip


def _models(window: MainWindow) -> Iterator[tuple[str, QDialog]]:
    session, large = window.session, _largest()
    work = ModelWork(session, window)
    dialog = _models_page(window, work)
    yield "models-not_here", dialog
    what = session.text("models.page.fetching", model=large.title)
    work.listed = ListedJob(None, what, datetime.now(), done=431_000, total=3_090_000)
    yield "models-fetching", _models_page(window, work)
    work.listed = None
    dialog = _models_page(window, work)
    trouble = SmallStoriesError("models.wrong_bytes", model=large.title, file=WEIGHTS)
    work.failed.emit(error_text(trouble, session.language))
    yield "models-failed", dialog
    dialog = _models_page(window, work)
    dialog.table.go_to(known_models()[1].name)
    yield "models-here", dialog
    dialog = _models_page(window, work)
    dialog.table.go_to(known_models()[1].name)
    dialog.buttons.remove.click()
    yield "models-remove", dialog


def _models_page(window: MainWindow, work: ModelWork) -> ModelsDialog:
    dialog = ModelsDialog(window.session, work, window)
    dialog.open()
    dialog.table.go_to(_largest().name)
    return dialog


def _largest() -> KnownModel:
    return known_models()[-1]
