"""Recordings spread over the workers of a Dask cluster, piece by piece.

The sound is decoded here, and where speech is in it is heard here, which is a hundredth of the
work. Workers are sent the samples, a megabyte at a time, over the cluster's own connections. What
a worker had when it was lost is done again by another: every task gives the same for the same.
"""

import asyncio
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from small_stories.errors import SmallStoriesError
from small_stories.heard import HeardPiece, Piece, Voices, Wishes
from small_stories.transcribing import planning
from small_stories.transcribing.cluster_sent import Sent
from small_stories.transcribing.cluster_tasks import Asked, recognised, told_apart
from small_stories.transcribing.run import Event, Plan, Progress, SoFar, VoicesFailed
from small_stories.transcribing.sound.canonical import CanonicalSound
from small_stories.transcribing.speech import speech_in

if TYPE_CHECKING:
    from distributed import Client, Future

_CONNECT_S: Final = 15


@dataclass(slots=True)
class OnCluster:
    """Recognising on the workers of a cluster.

    ``patience_s`` is for how long the cluster may be without any worker: new ones take a while to
    start where a batch system starts them.
    """

    client: "Client"
    patience_s: float = 120
    _model: str = ""
    _last_seen: float = 0

    @property
    def model_sha256(self) -> str:
        """Nothing: the model is on the workers alone."""
        return ""

    def written_down(
        self, sound: CanonicalSound, wishes: Wishes, so_far: SoFar, progress: Progress
    ) -> Iterator[Event]:
        """Yield the plan, and then the voices and the pieces as they come.

        Raises SmallStoriesError when the cluster is lost, has no workers left, or cannot do it.
        """
        speech = speech_in(sound, partial(progress, "listening"))
        plan = so_far.plan
        if plan is None:
            plan = Plan(planning.plan(speech, sound.duration_ms))
            yield plan
        if not plan.pieces:
            return
        sent = Sent(self.client, sound, Asked(sound.samples, wishes.model, wishes))
        with _said(wishes.model), sent:
            waiting = [piece for piece in plan.pieces if piece.number not in so_far.heard]
            asked = sent.settled(plan.pieces) if waiting and not wishes.languages else sent.asked
            if wishes.speakers and so_far.voices is None:
                sent.submit(None, told_apart, sent.asked, speech, sent.parts(0, sound.samples))
            for piece in waiting:
                sent.submit(piece, recognised, asked, piece, sent.parts_of(piece, piece))
            yield from self._gathered(sent, plan, progress)

    def _gathered(self, sent: Sent, plan: Plan, progress: Progress) -> Iterator[Event]:
        total = sum(_length(piece) for piece in plan.pieces)
        self._last_seen = time.monotonic()
        while sent.waiting:
            left = sum(_length(piece) for piece in sent.waiting.values() if piece)
            progress("recognising", total - left, total)
            for future, piece in sent.finished():
                yield self._result(future, piece)
            self._refuse_without_workers()
        progress("recognising", total, total)

    def _result(self, future: "Future", piece: Piece | None) -> Event:
        from distributed import KilledWorker

        if piece is None:
            try:
                told: Voices | VoicesFailed = future.result()
            except KilledWorker:
                return VoicesFailed("transcribing.voices_failed")
            return told
        model, heard = future.result()
        if self._model not in ("", model):
            raise SmallStoriesError("cluster.other_model")
        self._model = model
        assert isinstance(heard, HeardPiece)
        return heard

    def _refuse_without_workers(self) -> None:
        if self.client.status == "closed":
            raise SmallStoriesError("cluster.lost")
        # While a lost connection is sought again, the cluster tells nothing.
        if self.client.scheduler_info().get("workers"):
            self._last_seen = time.monotonic()
        elif time.monotonic() - self._last_seen > self.patience_s:
            raise SmallStoriesError("cluster.no_workers")


@contextmanager
def cluster_at(address: str, patience_s: float = 120) -> Iterator[OnCluster]:
    """Connect to the scheduler of a cluster; raises SmallStoriesError where there is none."""
    try:
        from distributed import Client
    except ImportError as error:
        raise SmallStoriesError("cluster.not_installed") from error
    # What it would say of lost connections is said in sentences here.
    for talks in ("distributed", "distributed.client"):
        logging.getLogger(talks).setLevel(logging.CRITICAL)
    try:
        # A client that cannot connect leaves a mess behind: somebody else looks first.
        asyncio.run(_answers(address))
        client = Client(address, timeout=_CONNECT_S, set_as_default=False)
    except (OSError, TimeoutError, ValueError, TypeError, RuntimeError) as error:
        raise SmallStoriesError("cluster.no_answer", address=address) from error
    try:
        yield OnCluster(client, patience_s)
    finally:
        client.close(timeout=_CONNECT_S)


async def _answers(address: str) -> None:
    from distributed import Security
    from distributed.comm import connect

    keys = Security().get_connection_args("client")
    (await connect(address, timeout=_CONNECT_S, **keys)).abort()


@contextmanager
def _said(model: str) -> Iterator[None]:
    """Say in sentences what a cluster does wrong."""
    from concurrent.futures import CancelledError

    from distributed import KilledWorker
    from distributed.comm import CommClosedError

    try:
        yield
    except SmallStoriesError as error:
        if error.key.startswith(("models.", "transcribing.model")):
            raise SmallStoriesError("cluster.no_model", model=model) from error
        raise
    except KilledWorker as error:
        raise SmallStoriesError("cluster.worker_dies") from error
    except (ImportError, AttributeError) as error:
        raise SmallStoriesError("cluster.other_program") from error
    except (CancelledError, CommClosedError, OSError, TimeoutError) as error:
        raise SmallStoriesError("cluster.lost") from error


def _length(piece: Piece) -> int:
    return piece.end_ms - piece.start_ms
