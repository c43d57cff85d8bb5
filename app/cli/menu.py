"""`plenum menu`: Plenum in the start menu, and `.workshop` files opened by a double click."""

from __future__ import annotations

import argparse
import sys

from app.bootstrap import House, menu
from app.words import Message, say

_IS_IN = Message("cli", "Plenum is in the start menu, and a double click opens a .workshop file.")
_IS_OUT = Message("cli", "Plenum is no longer in the start menu.")


def run_menu(_at: House, asked: argparse.Namespace) -> int:
    """Puts it there, or takes it out. Raises OSError, Unavailable."""
    if asked.remove:
        menu.take_out()
    else:
        menu.put()
    sys.stdout.write(f"{say(_IS_OUT if asked.remove else _IS_IN)}\n")
    return 0
