"""Whether one more voice is heard than was asked for: somebody who came in, a child, a helper.

The number of voices is never decided here. But where windows that fit no voice sound alike among
themselves and lie clearly apart, for four seconds at least, somebody should listen.
"""

import itertools
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from small_stories.heard import Stretch
from small_stories.transcribing.voices.centroids import CLEARLY_APART, nearest, widths_apart
from small_stories.transcribing.voices.clustering import one_more
from small_stories.transcribing.voices.embedding import Windows

if TYPE_CHECKING:
    from small_stories.transcribing.voices.centroids import Vectors

_SHORTEST_MS: Final = 4000
_MOST_PLACES: Final = 3
# One that came in is 0.76 alike at most; a voice that moves away from the microphone, 0.84.
_TOO_ALIKE: Final = 0.8
# To a voice that it was counted to it may be more alike, but not as one to itself.
_THE_SAME: Final = 0.95
_PAUSE_MS: Final = 1000
_SHOWN_MS: Final = 2000


def another_voice(windows: Windows, centroids: "Vectors") -> tuple[Stretch, ...]:
    """Return where one more voice is heard than there are centroids: few places, longest first."""
    for more in one_more(windows, centroids):
        newcomer = nearest(windows.vectors, more) == len(centroids)
        heard = list(_together(itertools.compress(windows.places, newcomer)))
        if (
            sum(map(_lasting, heard)) >= _SHORTEST_MS
            and float((centroids @ more[-1]).max()) <= _THE_SAME
            and float((more[:-1] @ more[-1]).max()) <= _TOO_ALIKE
            and widths_apart(windows.vectors, more) >= CLEARLY_APART
        ):
            longest = sorted(heard, key=lambda place: (-_lasting(place), place))
            return tuple(place for place in longest[:_MOST_PLACES] if _lasting(place) >= _SHOWN_MS)
    return ()


def _lasting(place: Stretch) -> int:
    return place[1] - place[0]


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
