"""Sheets written as an Excel workbook that says nothing of who made it."""

from collections.abc import Sequence
from io import BytesIO
from textwrap import wrap
from typing import Final

from small_stories.reporting.neutral import MOMENT, neutral_package
from small_stories.reporting.tables.csv_file import is_like_formula
from small_stories.reporting.tables.sheets import Sheet

_LINE: Final = 16  # height of a line in points
_NARROWEST: Final = 12  # widths in letters
_WIDEST: Final = 32


def workbook_file(title: str, sheets: Sequence[Sheet]) -> bytes:
    """Return an Excel workbook of sheets, each with a frozen header row and first column."""
    import xlsxwriter

    packed = BytesIO()
    # Words that begin with = or http are the analyst's words; nothing may be made of them.
    as_text = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with xlsxwriter.Workbook(packed, as_text) as workbook:
        workbook.set_properties({"title": title, "created": MOMENT})
        wrapped = {"text_wrap": True, "valign": "top"}
        head = workbook.add_format({**wrapped, "bold": True, "bg_color": "#E8EDF0", "bottom": 1})
        body = workbook.add_format(wrapped)
        # Stays text also when somebody edits the cell.
        kept = workbook.add_format({**wrapped, "quote_prefix": True})
        for sheet in sheets:
            page = workbook.add_worksheet(sheet.name)
            page.freeze_panes(1, 1)
            page.set_landscape()
            page.set_paper(9)
            page.fit_to_pages(1, 0)
            page.repeat_rows(0)
            widths = _widths(sheet)
            for column, width in enumerate(widths):
                page.set_column(column, column, width)
            for number, row in enumerate((sheet.header, *sheet.rows)):
                page.set_row(number, _height(row, widths))
                page.write_row(number, 0, row, body if number else head)
                for column in (at for at, cell in enumerate(row) if is_like_formula(cell)):
                    page.write_string(number, column, row[column], kept if number else head)
    return neutral_package(packed.getvalue())


def _height(row: Sequence[str], widths: Sequence[int]) -> int:
    """Return a row's height in points: Excel fits it by itself, other programs do not."""
    lines = (len(wrap(words, width - 2)) for words, width in zip(row, widths, strict=True))
    return _LINE * max(1, *lines)


def _widths(sheet: Sheet) -> list[int]:
    """Return each column's width: that of its longest text, within what can be read."""
    columns = zip(sheet.header, *sheet.rows, strict=True)
    longest = (max(len(words) for words in column) for column in columns)
    return [min(max(length + 2, _NARROWEST), _WIDEST) for length in longest]
