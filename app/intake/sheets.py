"""XLSX: each sheet as rows. Values as they were last computed; a formula without one is marked."""

from __future__ import annotations

import io
import warnings
import zipfile
from typing import Any

from app.intake.files import MOST_ROWS
from app.intake.rows import Cell, Row
from app.services.ports import Unavailable

MOST_COLUMNS = 60
MOST_SHEETS = 20


def sheets_of(content: bytes) -> list[tuple[str, list[Row]]]:
    """The sheets with their rows, numbered through. Raises Unavailable."""
    values = _read(content, values=True)
    if not _has_formulas(content):
        return _numbered([(name, [Row(0, cells) for cells in rows]) for name, rows in values])
    formulas = _read(content, values=False)
    made = []
    for (name, rows), (_same, other) in zip(values, formulas, strict=True):
        made.append((name, [_marked(row, raw) for row, raw in zip(rows, other, strict=False)]))
    return _numbered(made)


def _numbered(sheets: list[tuple[str, list[Row]]]) -> list[tuple[str, list[Row]]]:
    made, number = [], 0
    for name, rows in sheets:
        fresh = [Row(number + at, row.cells, row.formulas) for at, row in enumerate(rows, 1)]
        number += len(rows)
        made.append((name, fresh))
    return made


def _marked(values: tuple[Cell, ...], formulas: tuple[Cell, ...]) -> Row:
    missing = frozenset(
        at
        for at, (value, formula) in enumerate(zip(values, formulas, strict=False))
        if value is None and isinstance(formula, str) and formula.startswith("=")
    )
    return Row(0, values, missing)


def _has_formulas(content: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return any(
            b"<f>" in (part := package.read(name)) or b"<f " in part
            for name in package.namelist()
            if name.startswith("xl/worksheets/") and name.endswith(".xml")
        )


def _read(content: bytes, *, values: bool) -> list[tuple[str, list[tuple[Cell, ...]]]]:
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns of dropdowns and dates that a programme does not need
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=values)
            made = [(sheet.title, _rows(sheet)) for sheet in book.worksheets[:MOST_SHEETS]]
            book.close()
    except Unavailable:
        raise
    except Exception:  # noqa: BLE001  a damaged sheet fails in many ways, all of them the file's fault
        raise Unavailable("programme_broken") from None
    return made


def _rows(sheet: Any) -> list[tuple[Cell, ...]]:  # noqa: ANN401  openpyxl has no types
    sheet.reset_dimensions()
    rows: list[tuple[Cell, ...]] = []
    empty = 0
    for cells in sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True):
        row = tuple(cells)
        empty = 0 if any(cell is not None and str(cell).strip() for cell in row) else empty + 1
        rows.append(row)
        if len(rows) - empty > MOST_ROWS:
            raise Unavailable("programme_too_many_rows", str(MOST_ROWS))
        if empty > MOST_ROWS:
            break
    return rows[: len(rows) - empty]
