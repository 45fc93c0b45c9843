"""Things as plain JSON and back: what comes from a process apart is data, checked, and never code.

A frozen dataclass is the list of its fields, so that a name is not written a hundred thousand
times. What does not fit the type that is awaited raises ``NotAsAwaited``.
"""

import base64
import binascii
import types
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

_PLAIN: Final = (str, int, bool, types.NoneType)

Turn = Callable[[Any], Any]


class NotAsAwaited(ValueError):
    """What came is nothing that could have been sent."""


@cache
def packing(kind: Any) -> Turn:
    """Return what makes JSON of things of a type."""
    if kind in _PLAIN:
        return _same
    if kind is bytes:
        return lambda value: base64.b64encode(value).decode("ascii")
    if get_origin(kind) in (tuple, frozenset):
        inner = packing(get_args(kind)[0])
        return lambda value: [inner(each) for each in value]
    if get_origin(kind) is dict:
        inner = packing(get_args(kind)[1])
        return lambda value: {name: inner(each) for name, each in value.items()}
    if _is_union(kind):
        return _packing_one_of(get_args(kind))
    if issubclass(kind, Enum):
        return lambda value: value.value
    names, turns = _parts(kind, packing)
    return lambda value: [
        turn(getattr(value, name)) for name, turn in zip(names, turns, strict=True)
    ]


@cache
def unpacking(kind: Any) -> Turn:
    """Return what makes things of a type of JSON; it raises NotAsAwaited for anything else."""
    if kind in _PLAIN:
        return lambda value: _of(kind, value)
    if kind is bytes:
        return _bytes
    if get_origin(kind) in (tuple, frozenset):
        made, inner = get_origin(kind), unpacking(get_args(kind)[0])
        return lambda value: made(inner(each) for each in _of(list, value))
    if get_origin(kind) is dict:
        inner = unpacking(get_args(kind)[1])
        return lambda value: {name: inner(each) for name, each in _of(dict, value).items()}
    if _is_union(kind):
        return _unpacking_one_of(get_args(kind))
    if issubclass(kind, Enum):
        return lambda value: _member(kind, value)
    _, turns = _parts(kind, unpacking)
    return lambda value: kind(
        *(turn(each) for turn, each in zip(turns, _row(value, len(turns)), strict=True))
    )


def _same(value: Any) -> Any:
    return value


def _is_union(kind: Any) -> bool:
    return get_origin(kind) in (Union, types.UnionType)


def _parts(kind: Any, turning: Callable[[Any], Turn]) -> tuple[list[str], list[Turn]]:
    if not is_dataclass(kind):
        raise TypeError(f"{kind} is not sent from process to process")
    hints = get_type_hints(kind)
    names = [each.name for each in fields(kind)]
    return names, [turning(hints[name]) for name in names]


def _packing_one_of(kinds: Sequence[Any]) -> Turn:
    """Plain values and None tell by themselves what they are: at most one kind may not."""
    rich = [packing(kind) for kind in kinds if kind not in _PLAIN]

    def pack(value: Any) -> Any:
        return value if isinstance(value, _PLAIN) and type(value) in kinds else rich[0](value)

    return pack


def _unpacking_one_of(kinds: Sequence[Any]) -> Turn:
    rich = [unpacking(kind) for kind in kinds if kind not in _PLAIN]

    def unpack(value: Any) -> Any:
        if type(value) in kinds and isinstance(value, _PLAIN):
            return value
        if not rich:
            raise NotAsAwaited
        return rich[0](value)

    return unpack


def _of(kind: Any, value: Any) -> Any:
    if type(value) is not kind:
        raise NotAsAwaited
    return value


def _row(value: Any, length: int) -> list[Any]:
    row: list[Any] = _of(list, value)
    if len(row) != length:
        raise NotAsAwaited
    return row


def _bytes(value: Any) -> bytes:
    try:
        return base64.b64decode(_of(str, value), validate=True)
    except (binascii.Error, ValueError) as error:
        raise NotAsAwaited from error


def _member(kind: type[Enum], value: Any) -> Enum:
    try:
        return kind(_of(str, value))
    except ValueError as error:
        raise NotAsAwaited from error
