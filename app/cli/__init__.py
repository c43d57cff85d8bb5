"""The command line: `plenum`. Errors are one sentence on stderr: exit 1 for what a person gave, 2 for usage."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.bootstrap import House

Tell = Callable[["House", str], None]
"""Says one sentence about what could not be done."""


def _on_stderr(_at: House, sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")


def main(argv: Sequence[str] | None = None, tell: Tell = _on_stderr) -> int:
    """Runs one command; returns the exit code."""
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:  # a stream may be closed, or was never there
        sys.stdout, sys.stderr = sys.stdout or nowhere, sys.stderr or nowhere
        return _told(sys.argv[1:] if argv is None else argv, tell)


def _told(words: Sequence[str], tell: Tell) -> int:
    """Runs a command, and says what could not be done."""
    from app.bootstrap import house

    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
    at = house()
    at.speak()
    try:
        return _run(at, words)
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    except Exception as trouble:
        from app.cli.parser import UsageError
        from app.cli.trouble import KNOWN, sentence

        if isinstance(trouble, UsageError):
            tell(at, str(trouble))
            return 2
        if isinstance(trouble, KNOWN):
            tell(at, sentence(trouble))
            return 1
        raise


def _run(at: House, words: Sequence[str]) -> int:
    """Without a word the windows open, and nothing waits for what reads words."""
    if not words:
        from app.cli.window import run_show

        return run_show(at)
    from app.cli.parser import command_of, parser

    asked = parser().parse_args(command_of(words))
    return int(asked.run(at, asked))


def desk() -> int:
    """The script without a console, which some systems start without streams. What is wrong is said in a window."""
    return main(sys.argv[1:], _in_a_window)


def _in_a_window(at: House, sentence: str) -> None:
    from app.ui import application

    _on_stderr(at, sentence)
    if not application.obstacle():
        application.tell(at, sentence)
