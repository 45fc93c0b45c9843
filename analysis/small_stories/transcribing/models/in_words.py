"""Sizes, times, places and states of speech models as sentences, for terminal and window alike."""

from typing import Final

from small_stories.strings import text
from small_stories.transcribing.models.at_hand import State, state_of
from small_stories.transcribing.models.checking import Compared, checked_before
from small_stories.transcribing.models.known import Known, KnownModel
from small_stories.transcribing.models.places import folder_of, part_of
from small_stories.transcribing.models.trying import hour_takes

_KB: Final = 1000
_MB: Final = 1_000_000
_GB: Final = 1_000_000_000
_ROUND_TO: Final = ((60, 1), (300, 5), (float("inf"), 15))


def size_in_words(size: int, language: str) -> str:
    """Return a size as it is read, such as 1,6 Gt."""
    if size < _MB:
        return text("models.kilobytes", language, None, number=max(1, round(size / _KB)))
    if size < _GB:
        return text("models.megabytes", language, None, number=round(size / _MB))
    number = f"{size / _GB:.1f}"
    shown = number if language == "en" else number.replace(".", ",")
    return text("models.gigabytes", language, None, number=shown)


def length_in_words(minutes: float, language: str) -> str:
    """Return a length of time, no finer than an estimate is: minutes, or hours and minutes."""
    step = next(step for below, step in _ROUND_TO if minutes < below)
    rounded = max(step, round(minutes / step) * step)
    hours, rest = divmod(rounded, 60)
    if not hours:
        return text("models.minutes", language, None, minutes=rest)
    if not rest:
        return text("models.hours", language, None, hours=hours)
    return text("models.hours_minutes", language, None, hours=hours, minutes=rest)


def hour_in_words(model: KnownModel, language: str, known: Known | None = None) -> str:
    """Return how long an hour of recording takes with a model here, or nothing if not known."""
    takes = hour_takes(model, known)
    if takes is None:
        return ""
    key = "hour_estimated" if takes.estimated else "hour_takes"
    return text(f"models.{key}", language, None, length=length_in_words(takes.minutes, language))


def address_in_words(model: KnownModel) -> str:
    """Return where a model comes from, with the host in front as it is known."""
    return model.address.removeprefix("https://")


def state_in_words(model: KnownModel, language: str) -> str:
    """Return how a model stands on this computer, and what it was compared with."""
    state = state_of(model)
    if state == State.PARTLY:
        part = part_of(folder_of(model))
        come = sum(path.stat().st_size for path in part.iterdir() if path.is_file())
        return text("models.states.partly", language, None, size=size_in_words(come, language))
    checked = checked_before(folder_of(model))
    if state == State.HERE and checked and checked.compared != Compared.PUBLISHED:
        return text(f"models.states.here_{checked.compared}", language)
    return text(f"models.states.{state}", language)
