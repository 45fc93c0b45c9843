"""Recordings as telephones, recorders and meetings make them, encoded by PyAV when asked for."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np


def recorded(
    path: Path,
    tracks: Sequence[np.ndarray],
    codec: str,
    *,
    rate: int = 48_000,
    from_rate: int = 22_050,
    form: str | None = None,
    container: str | None = None,
    picture: str | None = None,
    starts_s: Sequence[float] = (),
    options: dict[str, str] | None = None,
) -> Path:
    """Encode sound tracks into a file, with a moving picture beside them if its codec is named.

    Samples are 16-bit, of two channels a row for each. ``form`` is the codec's form of samples,
    ``container`` a format that the name does not tell, ``starts_s`` how long after the beginning
    of the file each track begins.
    """
    with av.open(path, "w", format=container) as file:
        shown = _picture(file, picture) if picture else None
        streams = []
        for samples in tracks:
            layout = "stereo" if len(np.atleast_2d(samples)) == 2 else "mono"
            stream = file.add_stream(codec, rate=rate, layout=layout, options=options or {})
            if codec.startswith("wma"):
                stream.bit_rate = 64_000
            if form:
                stream.codec_context.format = form
            streams.append(stream)
        packets = []
        for number, (stream, samples) in enumerate(zip(streams, tracks, strict=True)):
            late = starts_s[number] if starts_s else 0.0
            packets += list(_encoded(stream, np.atleast_2d(samples), from_rate, late))
        if shown is not None:
            longest = max(np.atleast_2d(samples).shape[1] for samples in tracks) / from_rate
            packets += list(_frames(shown, longest))
        packets.sort(key=lambda packet: float((packet.dts or 0) * packet.time_base))
        for packet in packets:
            file.mux(packet)
    return path


def _encoded(stream: Any, samples: np.ndarray, from_rate: int, late: float) -> Any:
    layout = "stereo" if len(samples) == 2 else "mono"
    frame = av.AudioFrame.from_ndarray(
        np.ascontiguousarray(samples.T.reshape(1, -1)), format="s16", layout=layout
    )
    frame.sample_rate, frame.pts = from_rate, 0
    stream.codec_context.open()
    rate = stream.codec_context.sample_rate
    resampler = av.AudioResampler(stream.codec_context.format.name, layout, rate)
    waiting = av.AudioFifo()
    for each in [*resampler.resample(frame), *resampler.resample(None)]:
        each.pts = None
        waiting.write(each)
    size = stream.codec_context.frame_size or 1024
    at = round(late * rate)
    while (each := waiting.read(size) or waiting.read(0)) is not None:
        each.pts, each.time_base, each.sample_rate = at, Fraction(1, rate), rate
        at += each.samples
        yield from stream.encode(each)
    yield from stream.encode(None)


def _picture(file: Any, codec: str) -> Any:
    stream = file.add_stream(codec, rate=25)
    stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
    return stream


def _frames(stream: Any, seconds: float) -> Any:
    for number in range(int(25 * seconds)):
        shade = np.full((48, 64, 3), number % 256, np.uint8)
        frame = av.VideoFrame.from_ndarray(shade, format="rgb24")
        frame.pts, frame.time_base = number, Fraction(1, 25)
        yield from stream.encode(frame)
    yield from stream.encode(None)
