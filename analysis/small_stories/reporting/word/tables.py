"""Tables in a Word document: grids with a header row that is repeated, and boxes of one cell."""

from collections.abc import Sequence

from small_stories.reporting.word.markup import TWIPS_A_CM, escaped


def grid(
    style: str,
    caption: str,
    widths: Sequence[int],
    rows: Sequence[Sequence[str]],
    text_width: float,
) -> str:
    """Return a table of rows of cells, each the markup of its paragraphs; the first is its header.

    ``widths`` are shares of the text's width, which is in centimetres.
    """
    columns = _columns(widths, text_width)
    head, *rest = rows
    body = [_row(head, columns, is_header=True), *(_row(row, columns) for row in rest)]
    props = (
        f'<w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(columns)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0"'
        ' w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="0"/>'
        f'<w:tblCaption w:val="{escaped(caption)}"/>'
    )
    return _table(props, columns, "".join(body))


def box(style: str, title: str, content: str, text_width: float) -> str:
    """Return a table of one cell around the markup of paragraphs; it has no header row."""
    columns = _columns([1], text_width)
    props = (
        f'<w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(columns)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0000" w:firstRow="0" w:lastRow="0"'
        ' w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="0"/>'
        f'<w:tblCaption w:val="{escaped(title)}"/>'
    )
    return _table(props, columns, f"<w:tr>{_cell(content, columns[0])}</w:tr>")


def _table(props: str, columns: Sequence[int], rows: str) -> str:
    shares = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in columns)
    return f"<w:tbl><w:tblPr>{props}</w:tblPr><w:tblGrid>{shares}</w:tblGrid>{rows}</w:tbl>"


def _row(cells: Sequence[str], columns: Sequence[int], *, is_header: bool = False) -> str:
    head = "<w:tblHeader/>" if is_header else ""
    inside = "".join(_cell(cell, wide) for cell, wide in zip(cells, columns, strict=True))
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{inside}</w:tr>"


def _cell(content: str, wide: int) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def _columns(widths: Sequence[int], text_width: float) -> list[int]:
    """Return the widths of columns in Word's units (twentieths of a point)."""
    total = sum(widths)
    return [round(text_width * TWIPS_A_CM * width / total) for width in widths]
