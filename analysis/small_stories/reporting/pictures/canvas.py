"""A sheet to draw a figure on. All lengths are in points; a figure is as wide as a page's text."""

from collections.abc import Sequence
from io import BytesIO
from typing import Final

from small_stories.reporting.pictures.letters import DPI, SCALE, face, line_height, text_width
from small_stories.reporting.pictures.shapes import shape_mask
from small_stories.reporting.printable import printable

WIDTH: Final = 453.5  # 16 cm: the text of a page in Word

INK: Final = "#1B1F24"
QUIET: Final = "#59636E"  # for what stands beside, with enough contrast to be read
RULE: Final = "#C3CBD3"
FILL: Final = "#5B7F99"
BAND: Final = "#EEF2F5"
PAPER: Final = "#FFFFFF"


class Canvas:
    """A white sheet; ``said`` holds every word drawn on it, which the words beside must hold."""

    def __init__(self, height: float, width: float = WIDTH) -> None:
        from PIL import Image, ImageDraw

        self.width, self.height = width, height
        self.said: list[str] = []
        self._image = Image.new("RGB", (_pixels(width), _pixels(height)), PAPER)
        self._pen = ImageDraw.Draw(self._image)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float = 9,
        *,
        bold: bool = False,
        ink: str = INK,
        along: str = "left",
    ) -> None:
        """Write one line; ``y`` is its top, and ``x`` its left, middle or right end."""
        shown = printable(words)
        wide = text_width(shown, size, bold=bold)
        left = x - {"left": 0.0, "middle": wide / 2, "right": wide}[along]
        place = (round(left * SCALE), round(y * SCALE))
        self._pen.text(place, shown, fill=ink, font=face(size, bold=bold), anchor="la")
        self.said.append(shown)

    def lines(
        self,
        x: float,
        y: float,
        lines: Sequence[str],
        size: float = 9,
        *,
        bold: bool = False,
        ink: str = INK,
        along: str = "left",
    ) -> float:
        """Write lines below each other; return where the next one would begin."""
        for line in lines:
            self.text(x, y, line, size, bold=bold, ink=ink, along=along)
            y += line_height(size)
        return y

    def line(
        self,
        begin: tuple[float, float],
        end: tuple[float, float],
        ink: str = RULE,
        thick: float = 0.6,
    ) -> None:
        """Draw a straight line."""
        ends = (*_at(begin), *_at(end))
        self._pen.line(ends, fill=ink, width=max(1, round(thick * SCALE)))

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str | None = FILL,
        edge: str | None = None,
        rounded: float = 0,
    ) -> None:
        """Draw a box, filled, edged or both."""
        corners = (*_at((x, y)), *_at((x + width, y + height)))
        thick = max(1, round(0.6 * SCALE))
        self._pen.rounded_rectangle(corners, rounded * SCALE, fill=fill, outline=edge, width=thick)

    def dot(
        self, x: float, y: float, shape: str = "circle", size: float = 6, ink: str = INK
    ) -> None:
        """Put a shape (of ``shapes.SHAPES``) down with its middle at a place.

        Its shape alone has to tell what it is; the colour may only help.
        """
        left, top = _at((x - size / 2, y - size / 2))
        self._image.paste(ink, (left, top), shape_mask(shape, size))

    def png(self) -> bytes:
        """Return the sheet as a PNG that knows how large it is on paper, and nothing else."""
        from PIL import Image

        packed = BytesIO()
        # Few colours make a small file soon; this way to find them takes paper for nearly white.
        few = self._image.quantize(64, Image.Quantize.FASTOCTREE)
        few.putpalette([255 if part > 251 else part for part in few.getpalette() or ()])
        few.save(packed, "PNG", dpi=(DPI, DPI))
        return packed.getvalue()


def _pixels(points: float) -> int:
    return round(points * SCALE)


def _at(place: tuple[float, float]) -> tuple[int, int]:
    return _pixels(place[0]), _pixels(place[1])
