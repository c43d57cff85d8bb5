"""`python -m app` is `plenum`; in the folder that runs without Python it is `plenum-desk` too."""

import sys
from pathlib import Path

from app.cli import desk, main

if __name__ == "__main__":
    if getattr(sys, "frozen", False):
        from multiprocessing import freeze_support

        freeze_support()  # the press's child is this same program there, asked to be a child
    sys.exit(desk() if Path(sys.argv[0]).stem == "plenum-desk" else main())
