"""The command line: `plenum`. Errors are one sentence on stderr: exit 1 for what a person gave, 2 for usage."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; returns the exit code."""
    from app.bootstrap import house
    from app.cli.parser import UsageError, parser
    from app.cli.trouble import KNOWN, sentence

    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
    at = house()
    at.speak()
    try:
        asked = parser().parse_args(argv)
        return int(asked.run(at, asked))
    except UsageError as trouble:
        sys.stderr.write(f"{trouble}\n")
        return 2
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    except KNOWN as trouble:
        sys.stderr.write(f"{sentence(trouble)}\n")
        return 1


def desk() -> int:
    """The script without a console: the window, whatever was given."""
    return main(sys.argv[1:])
