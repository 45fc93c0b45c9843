"""The forms in which a transcript can be written out, and what each is for."""

from collections.abc import Callable
from enum import StrEnum
from typing import Final

from small_stories.transcribing.writing_out import as_json, lines, subtitles, word
from small_stories.transcribing.writing_out.transcript import Transcript


class Format(StrEnum):
    """What ``--format`` takes."""

    JSON = "json"
    VTT = "vtt"
    SRT = "srt"
    TXT = "txt"
    DOCX = "docx"
    NVIVO = "nvivo"
    F4 = "f4"

    @property
    def suffix(self) -> str:
        """The ending of such a file's name."""
        return {Format.NVIVO: ".nvivo.docx", Format.F4: ".f4.rtf"}.get(self, f".{self}")

    @property
    def shows_pauses(self) -> bool:
        """Whether it is read as text; the others tell silences by their times."""
        return self not in (Format.JSON, Format.VTT, Format.SRT)

    @property
    def is_packed(self) -> bool:
        """Whether it is bytes that no terminal can show."""
        return self in (Format.DOCX, Format.NVIVO)


_WRITERS: Final[dict[Format, Callable[[Transcript], str | bytes]]] = {
    Format.JSON: lambda transcript: as_json.write(transcript) + "\n",
    Format.VTT: subtitles.write_vtt,
    Format.SRT: subtitles.write_srt,
    Format.TXT: lines.write_txt,
    Format.DOCX: word.write_docx,
    Format.NVIVO: word.write_nvivo,
    Format.F4: lines.write_f4,
}


def written(transcript: Transcript, form: Format) -> bytes:
    """Return the bytes of a transcript's file; text is UTF-8 with plain line ends."""
    content = _WRITERS[form](transcript)
    return content.encode() if isinstance(content, str) else content
