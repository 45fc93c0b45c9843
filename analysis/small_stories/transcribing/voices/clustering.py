"""Which windows sound alike: as many groups as asked for, never a number found alone.

Spectral clustering on a sample, since it takes the cube of the number of windows, and then every
window to the nearest centroid. Nothing is left to chance: the same sound gives the same groups.
"""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Vectors = npt.NDArray[np.float32]
    Labels = npt.NDArray[np.intp]

_SAMPLE: Final = 900
_NEIGHBOURS: Final = 6
_NEIGHBOURS_SHARE: Final = 0.012
_REFINEMENTS: Final = 4


def centroids_of(vectors: "Vectors", count: int) -> "Vectors":
    """Return what each of ``count`` voices sounds like: rows of length 1, as those of windows."""
    sample = vectors[:: -(-len(vectors) // _SAMPLE)]
    return refined(
        vectors, _means(sample, spectral(sample, count), sample[:1].repeat(count, axis=0))
    )


def refined(vectors: "Vectors", centroids: "Vectors") -> "Vectors":
    """Return centroids after every window has gone to its nearest one, a few times over."""
    for _ in range(_REFINEMENTS):
        centroids = _means(vectors, nearest(vectors, centroids), centroids)
    return centroids


def nearest(vectors: "Vectors", centroids: "Vectors") -> "Labels":
    """Return for each window which centroid it is most like."""
    import numpy as np

    return np.argmax(vectors @ centroids.T, axis=1)


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
        labels = np.argmin(((places[:, None] - centres) ** 2).sum(axis=2), axis=1)
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


def _means(vectors: "Vectors", labels: "Labels", before: "Vectors") -> "Vectors":
    """Return the middle of each group; one that nobody is in any more stays where it was."""
    import numpy as np

    means = [
        vectors[labels == group].sum(axis=0) if (labels == group).any() else middle
        for group, middle in enumerate(before)
    ]
    lengths = np.maximum(np.linalg.norm(means, axis=1, keepdims=True), np.float32(1e-12))
    return np.asarray(np.stack(means) / lengths, np.float32)
