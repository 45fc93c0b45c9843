"""Which keys do what: the usual ones of each command, and those that the analyst has chosen."""

import json
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from small_stories_app.options import KEYS, SINGLE_KEYS, Options

_HOLDING: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def sequence(key: str) -> QKeySequence:
    """Return a key by its name in the code, whatever it is called on this computer."""
    return QKeySequence(key, QKeySequence.SequenceFormat.PortableText)


def is_single(key: str) -> bool:
    """Tell whether a key is a letter, number or sign by itself, as somebody types or dictates.

    WCAG 2.1.4 asks that such keys can be changed or switched off. Enter, Delete, the arrows and
    the keys F1 to F35 write nothing and are none of them.
    """
    pressed = sequence(key)
    if pressed.isEmpty():
        return False
    # The type stubs do not know that a sequence can be read key by key.
    one: QKeyCombination = pressed[0]  # type: ignore[index]
    writes = one.key() < Qt.Key.Key_Escape and one.key() != Qt.Key.Key_Space
    return writes and not one.keyboardModifiers() & _HOLDING


def key_in_words(key: str) -> str:
    """Return a key as it is written on this computer."""
    return sequence(key).toString(QKeySequence.SequenceFormat.NativeText)


class KeyChoices:
    """The keys that were changed, kept in the options by the commands' own names."""

    def __init__(self, options: Options) -> None:
        self._options = options

    def keys_of(self, command: str, usual: Sequence[str]) -> tuple[str, ...]:
        """Return all keys of a command, chosen or usual."""
        chosen = self._chosen().get(command)
        if chosen is None:
            return tuple(usual)
        return (chosen,) if chosen else ()

    def working_keys(self, command: str, usual: Sequence[str]) -> tuple[str, ...]:
        """Return the keys that work now: single ones only while they are switched on."""
        keys = self.keys_of(command, usual)
        if self._options.is_on(SINGLE_KEYS):
            return keys
        return tuple(key for key in keys if not is_single(key))

    def is_changed(self, command: str) -> bool:
        """Tell whether the analyst has chosen this command's key."""
        return command in self._chosen()

    def choose(self, command: str, key: str) -> None:
        """Give a command one key in place of those it had, or none."""
        self._keep(self._chosen() | {command: key})

    def forget(self, command: str) -> None:
        """Give a command its usual keys back."""
        self._keep({name: key for name, key in self._chosen().items() if name != command})

    def forget_all(self) -> None:
        """Give every command its usual keys back."""
        self._keep({})

    def _chosen(self) -> dict[str, str]:
        try:
            found = json.loads(self._options.get(KEYS) or "{}")
        except ValueError:
            # A file of settings that somebody has written in by hand: the usual keys hold.
            found = {}
        known = found.items() if isinstance(found, dict) else ()
        return {str(name): str(key) for name, key in known}

    def _keep(self, chosen: dict[str, str]) -> None:
        self._options.set(KEYS, json.dumps(chosen, sort_keys=True) if chosen else "")
