"""An invented interview, spoken by Debian's two Finnish voices, with the truth about who says what.

Festival renders it when it is asked for, so that no sound has to lie in the repository. The voices
are ``festvox-suopuhe-mv``, who asks, and ``festvox-suopuhe-lj``, who tells. The words are written
as people speak; nobody real speaks or is spoken of.
"""

import re
import subprocess
import tempfile
import unicodedata
import wave
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

import numpy as np

ASKS: Final = "mv"
TELLS: Final = "lj"
SHORT: Final = 6
"""The first turns, which take some 40 seconds and hold both voices: enough for an ordinary test."""

INTERVIEW: Final[tuple[tuple[str, str], ...]] = (
    (ASKS, "Kiitos, että tulit. Kerrotko aluksi, miten sä päädyit mukaan korjauspajaan?"),
    (
        TELLS,
        "No siis, mä näin sellasen lapun kaupan seinällä. Siinä luki, että tule korjaamaan"
        " vanha tuoli. Mulla oli just semmonen rikkinäinen tuoli parvekkeella.",
    ),
    (ASKS, "Muistatko, millasta siellä oli ensimmäisellä kerralla?"),
    (
        TELLS,
        "Joo, kyllä mä muistan. Mä seisoin ovella varmaan viisi minuuttia enkä uskaltanut mennä"
        " sisään. Sitten joku huusi, että tule nyt äkkiä, tarvitaan yksi pari käsiä lisää.",
    ),
    (ASKS, "Mitä sitten tapahtui?"),
    (
        TELLS,
        "Mä jouduin pitämään lautaa paikallaan, kun yksi vanhempi mies sahasi. Me ei puhuttu"
        " mitään, mutta se oli jotenkin tosi hyvä hetki.",
    ),
    (ASKS, "Mikä siinä hetkessä oli hyvää?"),
    (
        TELLS,
        "No se, että multa ei kysytty mitään. Ei kukaan kysynyt, missä mä olen töissä tai miksi"
        " mä en ole töissä. Mä olin vaan se, joka pitää lautaa.",
    ),
    (ASKS, "Oliko sulla silloin muuten tavallinen arki menossa?"),
    (
        TELLS,
        "Ei ollut. Mä olin ollut kotona melkein kaksi vuotta. Mä kävin kaupassa illalla, ettei"
        " tarvitse nähdä ketään.",
    ),
    (ASKS, "Milloin sä huomasit, että jotain on muuttunut?"),
    (
        TELLS,
        "Se oli varmaan keväällä. Mä heräsin aamulla ja mietin, että tänään mä hion sen pöydän"
        " valmiiksi. Mulla oli siis syy nousta ylös.",
    ),
    (ASKS, "Kuka siinä auttoi eniten?"),
    (
        TELLS,
        "Ohjaaja oli hyvä, mutta kyllä se oli se mies, joka sahasi. Hän soitti mulle, jos mä en"
        " tullut. Hän sanoi aina, että kahvi jäähtyy.",
    ),
    (ASKS, "Tuliko jossain vaiheessa takapakkia?"),
    (
        TELLS,
        "Tuli. Syksyllä mä olin kolme viikkoa poissa. Mä ajattelin, että nyt ne on unohtaneet"
        " mut. Mutta mun nimi oli edelleen siinä naulakon päällä.",
    ),
    (ASKS, "Miltä se tuntui?"),
    (
        TELLS,
        "Mä melkein itkin. Siis se on vaan pala teippiä, mutta siinä luki mun nimi. Silloin mä"
        " tajusin, että mulla on täällä paikka.",
    ),
    (ASKS, "Entä nyt, mitä sä teet tänä päivänä?"),
    (
        TELLS,
        "Nyt mä neuvon uusia. Viime viikolla ovella seisoi nuori nainen, ja mä huusin, että tule"
        " nyt äkkiä, tarvitaan yksi pari käsiä lisää.",
    ),
    (ASKS, "Haluatko sanoa vielä jotain lopuksi?"),
    (TELLS, "Että ei se tuoli koskaan tullut valmiiksi. Mutta sillä ei ole mitään väliä."),
)

_FESTIVAL_NAMES: Final = {ASKS: "voice_hy_fi_mv_diphone", TELLS: "voice_suo_fi_lj_diphone"}
# How long the two are silent between turns, one after the other, always the same.
_PAUSES_MS: Final = (450, 700, 350, 900, 500, 1200, 400, 600)
_EDGE_MS: Final = 300
_RATE: Final = 22_050
_HEARD: Final = 150


@dataclass(frozen=True, slots=True)
class SpokenTurn:
    """A turn as it was spoken: ``start_ms`` and ``end_ms`` are where its sound begins and ends."""

    speaker: str
    text: str
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class Rendered:
    """A rendered interview: a WAV file of 22,050 Hz and what is said in it, turn by turn."""

    path: Path
    turns: tuple[SpokenTurn, ...]

    @property
    def text(self) -> str:
        """All that is said, in order."""
        return " ".join(turn.text for turn in self.turns)


def rendered_interview(folder: Path, turns: int | None = None) -> Rendered:
    """Render the interview, or its first turns, as ``interview.wav`` in a folder.

    The whole of it, 300 words, lasts 133 seconds, the ``SHORT`` one 42. The same call gives the
    same bytes; what one process has rendered once it does not render again.
    """
    return rendered(folder / "interview.wav", INTERVIEW[:turns])


def rendered(path: Path, said: Sequence[tuple[str, str]]) -> Rendered:
    """Render turns of (``ASKS`` or ``TELLS``, words) after each other into a WAV file."""
    silence = np.zeros(_EDGE_MS * _RATE // 1000, np.int16)
    pieces, turns, at = [silence], [], len(silence)
    for number, ((speaker, text), samples) in enumerate(
        zip(said, spoken_samples(tuple(said)), strict=True)
    ):
        start, at = at, at + len(samples)
        turns.append(SpokenTurn(speaker, text, _ms(start), _ms(at)))
        pause = np.zeros(_PAUSES_MS[number % len(_PAUSES_MS)] * _RATE // 1000, np.int16)
        pieces += [samples, pause]
        at += len(pause)
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, _RATE, 0, "NONE", ""))
        file.writeframes(np.concatenate(pieces).tobytes())
    return Rendered(path, tuple(turns))


def spoken_samples(said: tuple[tuple[str, str], ...]) -> tuple[np.ndarray, ...]:
    """Return the samples of each turn, 22,050 a second, without silence at their ends."""
    missing = [turn for turn in dict.fromkeys(said) if turn not in _spoken]
    voices = [[turn for turn in missing if turn[0] == voice] for voice in _FESTIVAL_NAMES]
    with ThreadPoolExecutor(2) as both:
        for samples in both.map(_speak, voices):
            _spoken.update(samples)
    return tuple(_spoken[turn] for turn in said)


def bare(text: str) -> str:
    """Return the words in lower case, without punctuation and with one space between them."""
    composed = unicodedata.normalize("NFC", text).lower()
    return " ".join(re.sub(r"[^\w\s]|_", " ", composed).split())


def word_error(heard: str, said: str) -> float:
    """Return how many words were put in, left out or heard wrong, as a share of those said."""
    return _changes(bare(heard).split(), bare(said).split())


def character_error(heard: str, said: str) -> float:
    """Return the same of characters, which is the steadier of the two for Finnish."""
    return _changes(bare(heard), bare(said))


_spoken: Final[dict[tuple[str, str], np.ndarray]] = {}


def _speak(turns: Sequence[tuple[str, str]]) -> dict[tuple[str, str], np.ndarray]:
    """Have one voice say all its turns in one run, since Festival takes its time to start."""
    if not turns:
        return {}
    with tempfile.TemporaryDirectory() as made:
        script = Path(made) / "say.scm"
        lines = [f"({_FESTIVAL_NAMES[turns[0][0]]})"]
        lines += [
            f'(utt.save.wave (utt.synth (Utterance Text "{text}")) "{made}/{number}.wav" \'riff)'
            for number, (_, text) in enumerate(turns)
        ]
        script.write_text("\n".join(lines), encoding="latin-1")
        subprocess.run(["festival", "--batch", script], check=True, capture_output=True)
        return {
            turn: _without_silence(Path(made) / f"{number}.wav")
            for number, turn in enumerate(turns)
        }


def _without_silence(path: Path) -> np.ndarray:
    with wave.open(str(path)) as file:
        assert file.getframerate() == _RATE
        samples = np.frombuffer(file.readframes(file.getnframes()), np.int16)
    loud = np.flatnonzero(np.abs(samples.astype(np.int32)) > _HEARD)
    return samples[loud[0] : loud[-1] + 1]


def _ms(samples: int) -> int:
    return samples * 1000 // _RATE


def _changes(heard: Sequence[str], said: Sequence[str]) -> float:
    row = list(range(len(heard) + 1))
    for number, one in enumerate(said, 1):
        above, row = row, [number]
        for (diagonal, up), other in zip(pairwise(above), heard, strict=True):
            row.append(min(up + 1, row[-1] + 1, diagonal + (one != other)))
    return row[-1] / len(said)
