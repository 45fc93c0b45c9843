"""Files that somebody bent: bytes flipped and cut, and files made to do harm by themselves."""

import random
from pathlib import Path
from typing import Final

from hostile_files import MADE
from hostile_packages import honest, hostile, part, unpacked, written


def mutated(content: bytes, seed: int, kind: str = "") -> bytes:
    """Return a file bent by one of several ways, the same for the same seed.

    Every third is one that was made to do harm; of those some are bent as well.
    """
    chance = random.Random(seed)
    if seed % 3 == 0 and (content.startswith(b"PK") or kind in MADE):
        made = hostile(content, chance) if content.startswith(b"PK") else MADE[kind](chance)
        return bent(made, chance) if chance.random() < 0.15 else made
    if content.startswith(b"PK") and chance.random() < 0.7:
        parts = list(honest(content))
        place = chance.randrange(len(parts))
        old = parts[place]
        parts[place] = part(old.name, bent(unpacked(old), chance))
        return written(parts)
    return bent(content, chance)


def bent(content: bytes, chance: random.Random) -> bytes:
    """Return a file with bytes taken out, put in, doubled or changed."""
    found = bytearray(content)
    for _ in range(chance.choice((1, 1, 3, 30))):
        at = chance.randrange(len(found) + 1)
        length = chance.choice((1, 4, 100, len(content) // 3))
        how = chance.randrange(5)
        if how == 0:
            del found[at : at + length]
        elif how == 1:
            found[at : at + length] = chance.randbytes(min(length, 200))
        elif how == 2:
            found[at:at] = found[at : at + min(length, 100_000)]
        elif how == 3:
            found[at:at] = chance.choice(_NASTY)
        elif found:
            found[at % len(found)] ^= 1 << chance.randrange(8)
    return bytes(found)


_NASTY: Final = (
    b"{" * 20_000, b"<div>" * 20_000, b"\x00" * 50, b"\xff\xfe", b"\xe2\x80\xae" * 9,
    b"a" * 300_000, b"\n" * 50_000, b"<![CDATA[", b"<!--", b'"', b"-->", b"99:99:99.999 --> 0\n",
    b"\\bin999999999 ", b"[[[[" * 9_000, b"obj << /Kids [1 0 R] >>", b"\\u-99999?" * 9,
)  # fmt: skip


def good_file(folder: Path, kind: str) -> Path:
    """Return a good file of a kind that no other program has to make."""
    path = folder / f"good.{kind}"
    if kind == "csv":
        path.write_text("Mittari;Arvo\nKävijät;12\n" * 20, encoding="utf-8")
    elif kind == "txt":
        path.write_text("H: Miten?\nV: No hyvin.\n" * 20, encoding="utf-8")
    elif kind == "md":
        path.write_text("**H:** Miten?\n\n**V:** Hyvin.\n\n" * 20, encoding="utf-8")
    elif kind == "docx":
        _template(path)
    elif kind == "xlsx":
        _workbook(path)
    else:
        _recording(path)
    return path


def _template(path: Path) -> None:
    from docx import Document

    document = Document()
    document.sections[0].header.paragraphs[0].text = "{{hanke}}"
    document.add_heading("Raportti")
    document.add_paragraph("{{tavoitteet}}")
    document.add_table(2, 2).cell(0, 0).text = "{{raportti}}"
    document.save(str(path))


def _workbook(path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for row in range(20):
        book.active.append([f"Mittari {row}", row, "=1+1"])
    book.active.merge_cells("A3:A4")
    book.save(path)


def _recording(path: Path) -> None:
    import av
    import numpy as np

    codec = {".wav": "pcm_s16le", ".m4a": "aac", ".mp3": "libmp3lame", ".ogg": "libopus"}
    with av.open(str(path), "w") as out:
        stream = out.add_stream(codec[path.suffix], rate=48000, layout="mono")
        wave = (np.sin(np.arange(48000) / 20) * 9000).astype("int16").reshape(1, -1)
        for start in range(0, 48000, 960):
            frame = av.AudioFrame.from_ndarray(wave[:, start : start + 960], "s16", "mono")
            frame.sample_rate, frame.pts = 48000, start
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
