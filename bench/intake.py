"""Programme text to day: each of our own programmes, its longest, and a sheet."""

from __future__ import annotations

import io
import statistics
from functools import partial
from pathlib import Path

from app.intake import ProgrammeIntake

from bench.table import Row, alone, milliseconds

PROGRAMMES = Path(__file__).parent.parent / "tests" / "data" / "programmes"


def rows() -> list[Row]:
    """The median and the worst of all programmes, and a sheet of a whole day."""
    texts = [path.read_text("utf-8") for path in sorted(PROGRAMMES.glob("*.txt"))]
    intake = ProgrammeIntake()
    for text in texts:
        intake.read_text(text)  # the words of each language are compiled the first time
    sheet = _sheet()
    intake.read_bytes(sheet)

    def median() -> float:
        return statistics.median(milliseconds(partial(intake.read_text, text)) for text in texts)

    def worst() -> float:
        return max(milliseconds(partial(intake.read_text, text)) for text in texts)

    return [
        alone(f"programme text to day, median of {len(texts)}", median, 10),
        alone(f"programme text to day, the slowest of {len(texts)}", worst, 10),
        alone("programme from a sheet to day", lambda: milliseconds(lambda: intake.read_bytes(sheet)), 50),
    ]


def _sheet() -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    page = book.active
    if page is None:
        raise TypeError(book)
    page.append(["Tid", "Punkt", "Hvem"])
    for hour in range(9, 16):
        page.append([f"{hour}.00-{hour}.45", f"Oplæg nummer {hour}", "Ina Holm, Sorø Kommune"])
        page.append([f"{hour}.45-{hour + 1}.00", "Pause", None])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()
