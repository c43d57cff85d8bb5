"""`make bench`: every part's lines as one table, beside those of the run before.

`python -m bench words document` measures only those parts.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

from bench.table import Row, show

PARTS = ("window", "room", "timing", "words", "storage", "document", "intake")


def main(wanted: list[str]) -> int:
    """Measures, prints the table, keeps it as JSON. Exit 2 where a part is not known."""
    if not set(wanted) <= set(PARTS):
        sys.stderr.write(f"The parts are: {', '.join(PARTS)}\n")
        return 2
    rows: list[Row] = []
    for part in wanted or PARTS:
        rows.extend(import_module(f"bench.{part}").rows())
    show(rows, Path(__file__).with_name("last.json"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
