"""Which groups can be shown, so that no small one can be computed from what is shown.

A group under the limit is hidden. What is shown of all together would give it back by subtraction,
so the smallest others are hidden with it until those hidden are together as many as the limit.
"""

from collections.abc import Mapping
from typing import Final

SMALLEST_LIMIT: Final = 5


def limit_of(fewest_alike: int) -> int:
    """Return how many people at least have to stand behind a figure: the project's limit, or 5."""
    return max(fewest_alike, SMALLEST_LIMIT)


def shown_groups(sizes: Mapping[str, int], limit: int) -> frozenset[str]:
    """Return the groups that can be shown beside the figure of all of them together."""
    by_size = sorted((name for name in sizes if sizes[name]), key=lambda name: sizes[name])
    hidden = [name for name in by_size if sizes[name] < limit]
    for name in by_size[len(hidden) :]:
        if not hidden or sum(sizes[each] for each in hidden) >= limit:
            break
        hidden.append(name)
    return frozenset(by_size) - frozenset(hidden)


def can_stand_beside(rest: int, limit: int) -> bool:
    """Tell whether a whole can be shown beside its part: the rest is nobody, or enough people."""
    return rest == 0 or rest >= limit
