"""The rows of the document as CSV and XLSX. What a person typed is text in both, never a formula."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re

from app.document.rows import Sheet, Value

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\N{FULLWIDTH EQUALS SIGN}", "\N{FULLWIDTH PLUS SIGN}")
_CELL = 32_767
"""Characters that a cell of a spreadsheet can hold."""

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WIDEST, _NARROWEST = 70, 8


def as_csv(sheet: Sheet) -> bytes:
    """Semicolons and a byte order mark, which is what spreadsheets in Denmark open without asking."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_MINIMAL)
    writer.writerow(sheet.heads)
    writer.writerows([_flat(value) for value in row] for row in sheet.rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def as_xlsx(sheets: tuple[Sheet, ...], title: str, made: dt.datetime) -> bytes:
    """A workbook with a sheet for each, heads that stay in sight and can be filtered. made: put in as its date."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    book.remove(book.active)
    naive = made.astimezone(dt.UTC).replace(tzinfo=None, microsecond=0)
    book.properties.title, book.properties.creator = _NOT_IN_XML.sub("", title), "Plenum"
    book.properties.created = book.properties.modified = naive
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        for column, head in enumerate(sheet.heads, 1):
            page.cell(1, column, head).font = Font(bold=True)
        for row, values in enumerate(sheet.rows, 2):
            for column, value in enumerate(values, 1):
                cell = page.cell(row, column)
                if isinstance(value, str):
                    cell.value = _NOT_IN_XML.sub("", value)[:_CELL]
                    cell.data_type = "s"  # whatever it begins with, it is text
                else:
                    cell.value = value
                cell.alignment = Alignment(wrap_text=True, vertical="top")
        for column in range(1, len(sheet.heads) + 1):
            page.column_dimensions[get_column_letter(column)].width = _width(sheet, column - 1)
        page.freeze_panes = "A2"
        page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.heads))}{len(sheet.rows) + 1}"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _flat(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        # A leading apostrophe keeps a spreadsheet from reading words as a formula.
        return f"'{value}" if value.startswith(_FORMULA) else value
    return f"{value:%H:%M:%S}" if isinstance(value, dt.time) else str(value)


def _width(sheet: Sheet, column: int) -> int:
    longest = max([len(sheet.heads[column]), *(len(_flat(row[column])) for row in sheet.rows)])
    return max(_NARROWEST, min(_WIDEST, longest + 2))
