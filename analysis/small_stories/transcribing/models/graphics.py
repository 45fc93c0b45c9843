"""The graphics card: used only after it has shown on this computer that it hears the same.

A card that is too old or lacks a library gives empty text, an error, or takes the whole program
along; so it is tried in a process of its own, on a few seconds, and compared with the processor.
"""

from difflib import SequenceMatcher
from enum import StrEnum
from pathlib import Path
from typing import Final

from small_stories.heard import Wishes
from small_stories.transcribing.models.clip import clip_of
from small_stories.transcribing.models.remembered import remember, remembered

CLIP_S: Final = 5
PROCESSOR: Final = "cpu"
CARD: Final = "cuda"
# Measured: int8 halves time and memory against float32.
COMPUTE_TYPE: Final = "int8"
_USE: Final = "graphics"
# From the fastest on; what a card cannot do it does not offer.
_WAYS: Final = ("int8_float16", "float16", "int8_float32", "int8", "float32")
_ALIKE: Final = 0.8


class Graphics(StrEnum):
    """What trying the graphics card has shown."""

    NO_CARD = "no_card"
    FAILED = "failed"
    OTHER_WORDS = "other_words"
    WORKS = "works"


def try_card(folder: Path) -> Graphics:
    """Write a few seconds down on the card and on the processor, and compare the words.

    To be called in a process of its own: a card may end it. What was found is remembered by whoever
    hears of it.
    """
    import ctranslate2

    from small_stories.transcribing.recognising import Recogniser

    if not ctranslate2.get_cuda_device_count():
        return Graphics.NO_CARD
    wishes = Wishes(languages=("fi",))
    card = Recogniser(folder, wishes, device=CARD)
    if card.device != CARD:
        return Graphics.FAILED
    said = _words(card)
    if card.device != CARD:
        return Graphics.FAILED
    other = _words(Recogniser(folder, wishes, device=PROCESSOR))
    alike = SequenceMatcher(None, said, other, autojunk=False).ratio()
    return Graphics.WORKS if said and alike >= _ALIKE else Graphics.OTHER_WORDS


def use_card(found: Graphics) -> None:
    """Remember what trying the card has shown: it is used when it works, and else not."""
    remember(_USE, found)


def stop_using_card() -> None:
    """Use the processor from now on, until the card is tried again."""
    remember(_USE, None)


def card_tried() -> Graphics | None:
    """Return what trying the card has shown, or None when it is not in use and was not tried."""
    found = remembered(_USE)
    return Graphics(found) if found in list(Graphics) else None


def device_in_use() -> str:
    """Return where models run on this computer."""
    return CARD if card_tried() == Graphics.WORKS else PROCESSOR


def way_of_computing(device: str) -> str:
    """Return the numbers that a device computes with fastest."""
    import ctranslate2

    if device == PROCESSOR:
        return COMPUTE_TYPE
    offered = ctranslate2.get_supported_compute_types(device)
    return next((way for way in _WAYS if way in offered), "default")


def _words(recogniser: object) -> str:
    from small_stories.transcribing.planning import plan
    from small_stories.transcribing.recognising import Recogniser
    from small_stories.transcribing.speech import speech_in

    assert isinstance(recogniser, Recogniser)
    sound = clip_of(None, CLIP_S)
    pieces = plan(speech_in(sound), sound.duration_ms)
    heard = [recogniser.heard(sound, piece) for piece in pieces]
    return " ".join(word.text for piece in heard for word in piece.words)
