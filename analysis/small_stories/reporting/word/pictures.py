"""Pictures in a Word document: as wide as the text at most, told in words to who cannot see."""

import struct
from typing import Final

from small_stories.errors import SmallStoriesError
from small_stories.reporting.word.markup import EMU_A_CM, escaped

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_DOTS_A_CM: Final = 2 * 96 / 2.54  # pictures are drawn at twice the dots of a screen
_TALLEST: Final = 20.0  # centimetres


def picture(relation: str, image: bytes, alternative: str, number: int, text_width: float) -> str:
    """Return a picture as it stands in a run; ``number`` is given once in a document.

    Raises SmallStoriesError("report.no_picture") for what is no PNG.
    """
    wide, high = _measures(image, text_width)
    told, name = escaped(alternative), f"Picture {number}"
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide}" cy="{high}"/>'
        f'<wp:docPr id="{number}" name="{name}" descr="{told}"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        "<a:graphic><a:graphicData"
        ' uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{name}" descr="{told}"/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/>'
        '</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
        "</w:r>"
    )


def _measures(image: bytes, text_width: float) -> tuple[int, int]:
    """Return how wide and high a picture is shown, in Word's units (EMU)."""
    if not image.startswith(_SIGNATURE) or image[12:16] != b"IHDR":
        raise SmallStoriesError("report.no_picture")
    dots = struct.unpack(">II", image[16:24])
    wide, high = (each / _DOTS_A_CM for each in dots)
    share = min(1.0, text_width / wide, _TALLEST / high)
    return round(wide * share * EMU_A_CM), round(high * share * EMU_A_CM)
