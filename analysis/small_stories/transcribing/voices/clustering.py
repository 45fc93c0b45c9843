"""Which windows sound alike: as many groups as asked for, never a number found alone.

Spectral clustering on a sample, since it takes the cube of the number of windows, and then every
window to the nearest centroid. It does not see a voice that speaks for a few seconds; that one is
looked for where windows are alike that fit no other voice. Nothing is left to chance: the same
sound gives the same groups.
"""

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from small_stories.transcribing.voices.centroids import (
    CLEARLY_APART,
    middles,
    nearest,
    refined,
    widths_apart,
)
from small_stories.transcribing.voices.embedding import Windows

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Vectors = npt.NDArray[np.float32]
    Labels = npt.NDArray[np.intp]

_SAMPLE: Final = 600
_NEIGHBOURS: Final = 6
_NEIGHBOURS_SHARE: Final = 0.012
_AT_MOST: Final = 9000
_BLOCK: Final = 500
_KIN: Final = 3


def centroids_of(windows: Windows, count: int) -> "Vectors":
    """Return what each of ``count`` voices sounds like: rows of length 1, as those of windows.

    Of the ways of telling the voices apart in which all lie clearly apart, it is the one in which
    the voice that speaks least speaks most: two who talk with each other, and not those two as one
    and somebody who came in for a moment as the other.
    """
    if count == 1:
        return _by_links(windows.vectors, 1)
    return max(_ways(windows, count), key=lambda way: _how_well(windows, way))


def one_more(windows: Windows, centroids: "Vectors") -> tuple["Vectors", ...]:
    """Return two ways of hearing one more voice; the last one of each is the newcomer.

    One looks at all windows anew, which finds a voice that speaks much, and the other keeps the
    voices and adds what fits them least, which finds one that speaks little. A few words are too
    little to hear anybody in.
    """
    import numpy as np

    if len(windows.places) <= len(centroids) + _KIN:
        return ()
    anew = _by_links(windows.vectors, len(centroids) + 1)
    added = np.vstack([centroids, _loneliest(windows, centroids)])
    order = np.argsort(-_sizes(windows, anew), kind="stable")
    return anew[order], refined(windows.vectors, added)


def _ways(windows: Windows, count: int) -> Iterator["Vectors"]:
    by_links = _by_links(windows.vectors, count)
    yield by_links
    for more in one_more(windows, by_links):
        for some in itertools.combinations(range(count + 1), count):
            yield refined(windows.vectors, more[list(some)])
    if count > 2:
        yield from one_more(windows, centroids_of(windows, count - 1))


def _how_well(windows: Windows, way: "Vectors") -> tuple[bool, float]:
    apart = widths_apart(windows.vectors, way)
    clearly = apart >= CLEARLY_APART
    return clearly, float(_sizes(windows, way).min()) if clearly else apart


def _sizes(windows: Windows, centroids: "Vectors") -> "Labels":
    import numpy as np

    return np.bincount(nearest(windows.vectors, centroids), minlength=len(centroids))


def _by_links(vectors: "Vectors", count: int) -> "Vectors":
    sample = vectors[:: -(-len(vectors) // _SAMPLE)]
    return refined(
        vectors, middles(sample, spectral(sample, count), sample[:1].repeat(count, axis=0))
    )


def spectral(vectors: "Vectors", count: int) -> "Labels":
    """Return the group of each window by the eigenvectors of how its nearest ones are linked."""
    import numpy as np

    if count == 1 or len(vectors) <= count:
        return np.arange(len(vectors)) % count
    links = _links(vectors)
    degrees = links.sum(axis=1)
    scale = 1 / np.sqrt(degrees)
    _, eigenvectors = np.linalg.eigh(np.eye(len(links)) - scale[:, None] * links * scale)
    places = eigenvectors[:, :count]
    places = places / np.maximum(np.linalg.norm(places, axis=1, keepdims=True), 1e-12)
    return _k_means(places, count)


def _links(vectors: "Vectors") -> "npt.NDArray[np.float64]":
    """Return how alike each window is to its nearest ones; 0 to all others."""
    import numpy as np

    alike = vectors.astype(np.float64) @ vectors.T.astype(np.float64)
    kept = min(len(vectors), max(_NEIGHBOURS, round(_NEIGHBOURS_SHARE * len(vectors))) + 1)
    least = np.partition(alike, -kept, axis=1)[:, -kept, None]
    alike = np.where(alike >= least, np.maximum(alike, 0), 0)
    return (alike + alike.T) / 2


def _k_means(places: "npt.NDArray[np.float64]", count: int) -> "Labels":
    """Return the group of each point, beginning with points as far from each other as can be."""
    import numpy as np

    chosen = [int(np.argmax(((places - places.mean(axis=0)) ** 2).sum(axis=1)))]
    while len(chosen) < count:
        away = ((places[:, None] - places[chosen]) ** 2).sum(axis=2).min(axis=1)
        chosen.append(int(np.argmax(away)))
    centres = places[chosen]
    for _ in range(100):
        labels: Labels = np.argmin(((places[:, None] - centres) ** 2).sum(axis=2), axis=1)
        moved = np.stack(
            [
                places[labels == group].mean(axis=0) if (labels == group).any() else centres[group]
                for group in range(count)
            ]
        )
        if np.array_equal(moved, centres):
            break
        centres = moved
    return labels


def _loneliest(windows: Windows, centroids: "Vectors") -> "Vectors":
    """Return the middle of the windows that are most like each other and least like any voice."""
    import numpy as np

    step = -(-len(windows.places) // _AT_MOST)
    vectors = windows.vectors[::step]
    starts, ends = np.array(windows.places[::step]).T
    fits = (vectors @ centroids.T).max(axis=1)
    best, middle = -2.0, vectors[0]
    for first in range(0, len(vectors), _BLOCK):
        block = slice(first, first + _BLOCK)
        alike = vectors[block] @ vectors.T
        # Windows that overlap share their sound and are alike for that alone.
        alike[(starts[block, None] < ends) & (starts < ends[block, None])] = -1
        kin = np.argpartition(alike, -_KIN, axis=1)[:, -_KIN:]
        lonely = np.take_along_axis(alike, kin, axis=1).mean(axis=1) - fits[block]
        one = int(np.argmax(lonely))
        if lonely[one] > best:
            best, middle = float(lonely[one]), vectors[kin[one]].mean(axis=0)
    lone: Vectors = middle / np.linalg.norm(middle)
    return lone
