"""`plenum programme FILE`: reads a programme and prints the day."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from app.bootstrap import House
from app.services.intake import Reading, ReadItem
from app.words import Many, Message, say
from app.words.doubts import DOUBTS
from app.words.labels import ITEM_KINDS

_DAY = Message("cli", "Day {0}")
_NOTHING = Message("cli", "There is no programme in this; each item needs a line with its time")
_LEFT_OUT = Many("cli", "{0} line became nothing:", "{0} lines became nothing:")


def run_programme(_at: House, asked: argparse.Namespace) -> int:
    """Prints the day as a table, or as JSON."""
    from app.intake import ProgrammeIntake
    from app.intake.as_json import as_json

    intake = ProgrammeIntake()
    if asked.file == "-":
        from app.intake.files import LARGEST

        read = intake.read_bytes(sys.stdin.buffer.read(LARGEST + 1))
    else:
        read = intake.read_file(Path(asked.file))
    if asked.json:
        sys.stdout.write(json.dumps(as_json(read), ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.write("\n".join(_table(read)) + "\n")
    return 0


def _table(read: Reading) -> list[str]:
    if not read.items:
        return [say(_NOTHING)]
    lines: list[str] = []
    days = {item.day for item in read.items}
    day = 0
    for item in read.items:
        if item.day != day and len(days) > 1:
            lines += [*([""] if lines else []), say(_DAY, item.day)]
        day = item.day
        lines += _item(item)
    if read.left_out:
        lines += ["", say(_LEFT_OUT, len(read.left_out))]
        lines += [f"  {number:>4}  {read.source[number - 1].strip()}" for number in read.left_out]
    return lines


def _item(item: ReadItem) -> list[str]:
    who = ", ".join(person.name for person in item.speakers)
    line = f"{_times(item):<13} {say(ITEM_KINDS[item.kind]):<14} {item.title}"
    return [
        line + (f"  ({who})" if who else ""),
        *(f"{'':<13} ? {say(DOUBTS[doubt])}" for doubt in item.doubts),
    ]


def _times(item: ReadItem) -> str:
    return "-".join(f"{m // 60 % 24}.{m % 60:02d}" for m in (item.start, item.end) if m is not None)
