"""Whether one more voice is heard than was asked for: somebody who came in, a child, a helper.

The number of voices is never decided here. But where windows that fit no voice sound alike among
themselves and lie clearly apart, for four seconds at least, somebody should listen.
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from small_stories.heard import Stretch
from small_stories.transcribing.voices.clustering import centroids_of, nearest, refined

if TYPE_CHECKING:
    from small_stories.transcribing.voices.clustering import Labels, Vectors

_SHORTEST_MS: Final = 4000
_MOST_PLACES: Final = 3
# Halves of one voice lie 3 to 5 of their own widths apart and are 0.84 alike or more, also where it
# moves away from the microphone; two voices, even much like each other in echo and noise, 7 and
# more. One that came in besides is 0.76 alike at most. (Rendered speech and a human reader.)
_APART: Final = 6.0
_TOO_ALIKE: Final = 0.8
_PAUSE_MS: Final = 1000
_SHOWN_MS: Final = 2000
_FULL_MS: Final = 1000
_AT_MOST: Final = 9000
_BLOCK: Final = 500
_NEIGHBOURS: Final = 5


def another_voice(
    places: Sequence[Stretch], vectors: "Vectors", centroids: "Vectors"
) -> tuple[Stretch, ...]:
    """Return where one more voice is heard than there are centroids: few places, longest first."""
    import numpy as np

    full = np.array([end - start >= _FULL_MS for start, end in places])
    vectors, places = vectors[full], [place for place in places if place[1] - place[0] >= _FULL_MS]
    if len(places) <= len(centroids) + _NEIGHBOURS:
        return ()
    for more in (
        _fewest_last(vectors, centroids_of(vectors, len(centroids) + 1)),
        refined(vectors, np.vstack([centroids, _loneliest(places, vectors, centroids)])),
    ):
        labels = nearest(vectors, more)
        heard = list(_together(itertools.compress(places, labels == len(centroids))))
        if _lasting(heard) >= _SHORTEST_MS and _is_apart(vectors, more, labels):
            return tuple(_longest(heard))
    return ()


def _fewest_last(vectors: "Vectors", centroids: "Vectors") -> "Vectors":
    import numpy as np

    counts = np.bincount(nearest(vectors, centroids), minlength=len(centroids))
    ordered: Vectors = centroids[np.argsort(-counts, kind="stable")]
    return ordered


def _loneliest(places: Sequence[Stretch], vectors: "Vectors", centroids: "Vectors") -> "Vectors":
    """Return the middle of the windows that are most like each other and least like any voice."""
    import numpy as np

    step = -(-len(places) // _AT_MOST)
    vectors = vectors[::step]
    starts, ends = np.array(places[::step]).T
    fits = (vectors @ centroids.T).max(axis=1)
    best, middle = -2.0, vectors[0]
    for first in range(0, len(vectors), _BLOCK):
        block = slice(first, first + _BLOCK)
        alike = vectors[block] @ vectors.T
        # Windows that overlap share their sound and are alike for that alone.
        alike[(starts[block, None] < ends) & (starts < ends[block, None])] = -1
        kin = np.argpartition(alike, -_NEIGHBOURS, axis=1)[:, -_NEIGHBOURS:]
        lonely = np.take_along_axis(alike, kin, axis=1).mean(axis=1) - fits[block]
        one = int(np.argmax(lonely))
        if lonely[one] > best:
            best, middle = float(lonely[one]), vectors[kin[one]].mean(axis=0)
    lone: Vectors = middle / np.linalg.norm(middle)
    return lone


def _is_apart(vectors: "Vectors", centroids: "Vectors", labels: "Labels") -> bool:
    """Return whether each two are two voices and not one, and the last is clearly another."""
    pairs = itertools.combinations(range(len(centroids)), 2)
    return float((centroids[:-1] @ centroids[-1]).max()) <= _TOO_ALIKE and all(
        _widths_apart(vectors, centroids, labels, one, other) >= _APART for one, other in pairs
    )


def _widths_apart(
    vectors: "Vectors", centroids: "Vectors", labels: "Labels", one: int, other: int
) -> float:
    import numpy as np

    along = vectors @ (centroids[one] - centroids[other])
    here, there = along[labels == one], along[labels == other]
    if not len(here) or not len(there):
        return 0.0
    width = np.sqrt((here.var() + there.var()) / 2)
    return float((here.mean() - there.mean()) / max(width, 1e-6))


def _together(places: Iterable[Stretch]) -> Iterator[Stretch]:
    """Yield windows with hardly a pause between them as one place each."""
    begin, until = None, 0
    for start, end in places:
        if begin is not None and start > until + _PAUSE_MS:
            yield begin, until
            begin = None
        begin, until = start if begin is None else begin, end
    if begin is not None:
        yield begin, until


def _longest(places: Sequence[Stretch]) -> list[Stretch]:
    ordered = sorted(places, key=lambda place: (place[0] - place[1], place))
    long = [place for place in ordered if place[1] - place[0] >= _SHOWN_MS]
    return (long or ordered)[:_MOST_PLACES]


def _lasting(places: Sequence[Stretch]) -> int:
    return sum(end - start for start, end in places)
