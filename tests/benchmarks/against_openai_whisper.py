"""Transcribing against openai-whisper at beam 5: same file, same weights, same number of threads.

openai-whisper needs torch, which is no part of this project; give an interpreter that has both::

    python tests/benchmarks/against_openai_whisper.py --peer OTHER/bin/python

The weights of the starter model are given to it under its own names. Loading is not timed. On a
busy computer the processor time of one thread is what can be compared: threads of torch that wait
for each other take time without working.
"""

import argparse
import io
import json
import struct
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, Final

import numpy as np
from rendered import INTERVIEW, character_error, rendered_interview

from small_stories.heard import HeardPiece, Wishes
from small_stories.transcribing import planning
from small_stories.transcribing.models.starter import starter_model
from small_stories.transcribing.recognising import Recogniser
from small_stories.transcribing.sound.canonical import CanonicalSound, wave_head
from small_stories.transcribing.sound.decoding import decode
from small_stories.transcribing.speech import speech_in

BAR: Final = 4.0
_HEADS: Final = 8
_TYPES: Final = {0: np.float32, 1: np.int8, 2: np.int16, 3: np.int32, 4: np.float16}

PEER: Final = """
import json, sys, time, wave
import numpy as np, torch, whisper
from whisper.model import ModelDimensions, Whisper
weights, sound, threads, dims = sys.argv[1], sys.argv[2], int(sys.argv[3]), json.loads(sys.argv[4])
torch.set_num_threads(threads)
model = Whisper(ModelDimensions(**dims))
state = {name: torch.from_numpy(array.copy()) for name, array in np.load(weights).items()}
model.load_state_dict(state, strict=True)
with wave.open(sound) as file:
    samples = np.frombuffer(file.readframes(file.getnframes()), np.int16).astype(np.float32) / 32768
begun, worked = time.perf_counter(), time.process_time()
heard = model.eval().transcribe(samples, language="fi", beam_size=5, fp16=False, temperature=0.0)
print(json.dumps([time.perf_counter() - begun, time.process_time() - worked, heard["text"]]))
"""


def main() -> None:
    """Print what each takes for the same talk, and how many times faster ours is."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--peer", required=True, help="An interpreter with openai-whisper.")
    given.add_argument("--threads", type=int, default=2)
    given.add_argument("--turns", type=int, default=8, help="How many turns are spoken.")
    asked = given.parse_args()
    with tempfile.TemporaryDirectory() as made:
        said = rendered_interview(Path(made), min(asked.turns, len(INTERVIEW)))
        with decode(said.path) as decoding:
            samples = np.concatenate(list(decoding.blocks()))
        sound = Path(made) / "canonical.wav"
        sound.write_bytes(wave_head(len(samples)) + samples.tobytes())
        rows = {
            "Small Stories": _ours(sound, asked.threads),
            "openai-whisper": _theirs(asked.peer, Path(made), sound, asked.threads),
        }
    print(f"{len(samples) / 16_000:.0f} s of talk, {asked.threads} threads")  # noqa: T201
    for name, (seconds, worked, words) in rows.items():
        wrong = character_error(words, said.text)
        taken = f"{seconds:.1f} s, {worked:.1f} s of processor time"
        print(f"{name}: {taken}, {wrong:.3f} of characters wrong")  # noqa: T201
    ours, theirs = rows.values()
    print(f"{theirs[0] / ours[0]:.1f} times faster; the bar is {BAR:g}")  # noqa: T201
    print(f"{theirs[1] / ours[1]:.1f} times less processor time")  # noqa: T201


def _ours(path: Path, threads: int) -> tuple[float, float, str]:
    """Recognise as the program does, from finding speech to the last word."""
    recogniser = Recogniser(starter_model(), Wishes(languages=("fi",)), threads=threads)
    sound = CanonicalSound(io.BytesIO(path.read_bytes()))
    begun, worked = time.perf_counter(), time.process_time()
    pieces = planning.plan(speech_in(sound), sound.duration_ms)
    heard: list[HeardPiece] = [recogniser.heard(sound, piece) for piece in pieces]
    taken = time.perf_counter() - begun, time.process_time() - worked
    words = (word for piece in heard for word in piece.words)
    return *taken, "".join(word.text if word.joined else f" {word.text}" for word in words)


def _theirs(python: str, folder: Path, sound: Path, threads: int) -> tuple[float, float, str]:
    with (starter_model() / "model.bin").open("rb") as file:
        weights = dict(_renamed(dict(_tensors(file))))
    np.savez(folder / "weights.npz", **weights)
    dims = {
        "n_mels": weights["encoder.conv1.weight"].shape[1],
        "n_audio_ctx": len(weights["encoder.positional_embedding"]),
        "n_audio_state": len(weights["encoder.conv1.weight"]),
        "n_audio_head": _HEADS,
        "n_audio_layer": _layers(weights, "encoder"),
        "n_vocab": len(weights["decoder.token_embedding.weight"]),
        "n_text_ctx": len(weights["decoder.positional_embedding"]),
        "n_text_state": weights["decoder.token_embedding.weight"].shape[1],
        "n_text_head": _HEADS,
        "n_text_layer": _layers(weights, "decoder"),
    }
    command = [python, "-c", PEER, folder / "weights.npz", sound, str(threads), json.dumps(dims)]
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    seconds, worked, words = json.loads(told.splitlines()[-1])
    return seconds, worked, words


def _tensors(file: BinaryIO) -> Iterator[tuple[str, np.ndarray]]:
    """Yield the tensors of a model in CTranslate2's form."""

    def number(form: str) -> int:
        return int(struct.unpack(f"<{form}", file.read(struct.calcsize(form)))[0])

    def word() -> str:
        return file.read(number("H")).rstrip(b"\0").decode()

    number("I")
    word()
    number("I")
    for _ in range(number("I")):
        name = word()
        shape = [number("I") for _ in range(number("B"))]
        kind = _TYPES[number("B")]
        array = np.frombuffer(file.read(number("I")), kind).reshape(shape)
        yield name, array.astype(np.float32)


def _renamed(found: dict[str, np.ndarray]) -> Iterator[tuple[str, np.ndarray]]:
    """Yield the same weights by openai-whisper's names; what was joined for speed comes apart."""
    for conv in ("conv1", "conv2"):
        for part in ("weight", "bias"):
            yield f"encoder.{conv}.{part}", found[f"encoder/{conv}/{part}"]
    yield "decoder.token_embedding.weight", found["decoder/embeddings/weight"]
    for side, last in (("encoder", "ln_post"), ("decoder", "ln")):
        places = found[f"{side}/position_encodings/encodings"]
        yield f"{side}.positional_embedding", places
        yield from _norm(found, f"{side}/layer_norm", f"{side}.{last}")
        number = 0
        while f"{side}/layer_{number}/ffn/linear_0/weight" in found:
            yield from _block(found, f"{side}/layer_{number}", f"{side}.blocks.{number}")
            number += 1


def _block(found: dict[str, np.ndarray], old: str, new: str) -> Iterator[tuple[str, np.ndarray]]:
    yield from _norm(found, f"{old}/ffn/layer_norm", f"{new}.mlp_ln")
    yield from _linear(found, f"{old}/ffn/linear_0", [f"{new}.mlp.0"])
    yield from _linear(found, f"{old}/ffn/linear_1", [f"{new}.mlp.2"])
    own = f"{new}.attn"
    yield from _norm(found, f"{old}/self_attention/layer_norm", f"{new}.attn_ln")
    joined = [f"{own}.query", f"{own}.key", f"{own}.value"]
    yield from _linear(found, f"{old}/self_attention/linear_0", joined)
    yield from _linear(found, f"{old}/self_attention/linear_1", [f"{own}.out"])
    if f"{old}/attention/linear_0/weight" in found:
        cross = f"{new}.cross_attn"
        yield from _norm(found, f"{old}/attention/layer_norm", f"{new}.cross_attn_ln")
        yield from _linear(found, f"{old}/attention/linear_0", [f"{cross}.query"])
        joined = [f"{cross}.key", f"{cross}.value"]
        yield from _linear(found, f"{old}/attention/linear_1", joined)
        yield from _linear(found, f"{old}/attention/linear_2", [f"{cross}.out"])


def _norm(found: dict[str, np.ndarray], old: str, new: str) -> Iterator[tuple[str, np.ndarray]]:
    yield f"{new}.weight", found[f"{old}/gamma"]
    yield f"{new}.bias", found[f"{old}/beta"]


def _linear(
    found: dict[str, np.ndarray], old: str, new: list[str]
) -> Iterator[tuple[str, np.ndarray]]:
    for part in ("weight", "bias"):
        for name, array in zip(new, np.split(found[f"{old}/{part}"], len(new)), strict=True):
            if not (part == "bias" and name.endswith(".key")):  # Keys have none.
                yield f"{name}.{part}", array


def _layers(weights: dict[str, Any], side: str) -> int:
    return len({name.split(".")[2] for name in weights if name.startswith(f"{side}.blocks.")})


if __name__ == "__main__":
    main()
