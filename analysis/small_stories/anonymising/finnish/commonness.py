"""How common a Finnish word is, with a capital letter and without.

The table is that of the installed Finnish pipeline (MIT): the logarithm of the probability of
half a million words. It is read by itself, so that the window need not load a pipeline for it.
"""

from array import array
from bisect import bisect_left
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

PIPELINE: Final = "spacy_fi_experimental_web_md"
UNSEEN: Final = -16.5  # a little under the table's rarest word, in natural logarithms
COMMON: Final = -10.0
_BITS: Final = 0xFFFFFFFFFFFFFFFF
_FACTOR: Final = 0xC6A4A7935BD1E995
_SHIFT: Final = 47


@lru_cache(maxsize=100_000)
def capital_ratio(word: str) -> float | None:
    """Return how much commoner a word is with a capital than without: a difference of logarithms.

    *Pentti* 4.9, *Toivo* 0.2, *Vaan* -3.9; None when the table knows neither. At 1.5 and over a
    word is a name, between -1.3 and 1.5 it can be both.
    """
    with_capital = _logarithm(word[:1].upper() + word[1:].lower())
    without = _logarithm(word.lower())
    if with_capital is None and without is None:
        return None
    return (with_capital or UNSEEN) - (without or UNSEEN)


def commonness(word: str) -> float:
    """Return the logarithm of how probable a word in small letters is, or ``UNSEEN``."""
    return _logarithm(word.lower()) or UNSEEN


def commonness_as_name(word: str) -> float:
    """Return the same of a word with a capital letter."""
    return _logarithm(word[:1].upper() + word[1:].lower()) or UNSEEN


def is_common(word: str) -> bool:
    """Tell whether a word in small letters is among the language's few thousand commonest."""
    return commonness(word) > COMMON


def _logarithm(word: str) -> float | None:
    keys, logarithms = _table()
    key = key_of(word)
    at = bisect_left(keys, key)
    return logarithms[at] if at < len(keys) and keys[at] == key else None


@cache
def _table() -> tuple["array[int]", "array[float]"]:
    """Return the words' keys in order and their logarithms: 6 MB, where a dict would take 60."""
    import numpy as np
    import srsly

    unpacker = srsly.msgpack.Unpacker(raw=False, strict_map_key=False, max_buffer_size=2**28)
    unpacker.feed(_lookups().read_bytes())
    for _ in range(unpacker.read_map_header()):
        if unpacker.unpack() == "lexeme_prob":
            break
        unpacker.skip()
    numbers = [unpacker.unpack() for _ in range(2 * unpacker.read_map_header())]
    keys = np.array(numbers[::2], dtype=np.uint64)
    order = np.argsort(keys)
    logarithms = np.array(numbers[1::2], dtype=np.float32)[order]
    return array("Q", keys[order].tobytes()), array("f", logarithms.tobytes())


def _lookups() -> Path:
    found = find_spec(PIPELINE)
    assert found is not None, "the Finnish pipeline is one of the program's own parts"
    assert found.origin is not None
    return next(Path(found.origin).parent.glob("*/vocab/lookups.bin"))


def key_of(word: str) -> int:
    """Return the number that spaCy files a word under: MurmurHash64A of its UTF-8, seed 1."""
    letters = word.encode()
    value = 1 ^ (len(letters) * _FACTOR & _BITS)
    whole = len(letters) - len(letters) % 8
    for at in range(0, whole, 8):
        part = int.from_bytes(letters[at : at + 8], "little") * _FACTOR & _BITS
        part = (part ^ part >> _SHIFT) * _FACTOR & _BITS
        value = (value ^ part) * _FACTOR & _BITS
    if whole < len(letters):
        value = (value ^ int.from_bytes(letters[whole:], "little")) * _FACTOR & _BITS
    value = (value ^ value >> _SHIFT) * _FACTOR & _BITS
    return value ^ value >> _SHIFT
