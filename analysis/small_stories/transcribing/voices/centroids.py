"""The middles of groups of windows: what belongs to which, and how far apart two groups are."""

import itertools
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Vectors = npt.NDArray[np.float32]
    Labels = npt.NDArray[np.intp]

CLEARLY_APART: Final = 6.0
"""Halves of one voice lie 3 to 5 of their own widths apart, two voices 7 and more: measured with
rendered voices, also much alike and in echo and noise, and a human reader."""
_REFINEMENTS: Final = 12
_FEWEST: Final = 3


def middles(vectors: "Vectors", labels: "Labels", before: "Vectors") -> "Vectors":
    """Return the middle of each group; one that nobody is in any more stays where it was."""
    import numpy as np

    means = [
        vectors[labels == group].sum(axis=0) if (labels == group).any() else middle
        for group, middle in enumerate(before)
    ]
    lengths = np.maximum(np.linalg.norm(means, axis=1, keepdims=True), np.float32(1e-12))
    return np.asarray(np.stack(means) / lengths, np.float32)


def refined(vectors: "Vectors", centroids: "Vectors") -> "Vectors":
    """Return centroids after every window has gone to its nearest one, a few times over."""
    for _ in range(_REFINEMENTS):
        centroids = middles(vectors, nearest(vectors, centroids), centroids)
    return centroids


def nearest(vectors: "Vectors", centroids: "Vectors") -> "Labels":
    """Return for each window which centroid it is most like."""
    import numpy as np

    labels: Labels = np.argmax(vectors @ centroids.T, axis=1)
    return labels


def widths_apart(vectors: "Vectors", centroids: "Vectors") -> float:
    """Return how many of their own widths the two groups that are nearest lie apart.

    A group of a window or two has no width, and no distance from any other.
    """
    labels = nearest(vectors, centroids)
    pairs = itertools.combinations(range(len(centroids)), 2)
    return min((_apart(vectors, centroids, labels, *pair) for pair in pairs), default=0.0)


def _apart(
    vectors: "Vectors", centroids: "Vectors", labels: "Labels", one: int, other: int
) -> float:
    import numpy as np

    along = vectors @ (centroids[one] - centroids[other])
    here, there = along[labels == one], along[labels == other]
    if min(len(here), len(there)) < _FEWEST:
        return 0.0
    width = np.sqrt((here.var() + there.var()) / 2)
    return float((here.mean() - there.mean()) / max(width, 1e-6))
