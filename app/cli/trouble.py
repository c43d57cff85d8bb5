"""What the command line says when something cannot be done: one sentence, never a traceback."""

from __future__ import annotations

import errno

from app.domain.gestures import Refused
from app.scenario.complaints import sentence as misfit_sentence
from app.scenario.reader import BadScenario
from app.services.checked import Misfit
from app.services.ports import Unavailable
from app.words import Message, say
from app.words.refusals import sentence as refusal_sentence

KNOWN = (Refused, Unavailable, Misfit, BadScenario, OSError)
"""Trouble that is somebody's input or the machine's state; anything else is a bug and is not caught."""

_OF_THE_SYSTEM = Message("cli", "{0}: {1}")
_SYSTEM = Message("cli", "The computer says: {0}")
_NO_FILE = Message("cli", "{0}: there is no such file; look at the name and the folder")
_NO_RIGHT = Message("cli", "{0}: this may not be read or written here; choose another place")
_IS_FOLDER = Message("cli", "{0}: this is a folder; give a file in it")
_NO_FOLDER = Message("cli", "{0}: this is not a folder; choose another place")
_FULL = Message("cli", "{0}: there is no room on the disk; make room, then try again")


def sentence(trouble: BaseException) -> str:
    """The sentence for known trouble."""
    if isinstance(trouble, Refused | Unavailable):
        return refusal_sentence(trouble)
    if isinstance(trouble, Misfit | BadScenario):
        return misfit_sentence(trouble)
    if isinstance(trouble, OSError):
        return _of_system(trouble)
    raise TypeError(type(trouble))


def _of_system(trouble: OSError) -> str:
    name = str(trouble.filename or "")
    for kind, message in (
        (FileNotFoundError, _NO_FILE),
        (PermissionError, _NO_RIGHT),
        (IsADirectoryError, _IS_FOLDER),
        (NotADirectoryError, _NO_FOLDER),
        (FileExistsError, _NO_FOLDER),
    ):
        if name and isinstance(trouble, kind):
            return say(message, name)
    if trouble.errno == errno.ENOSPC:
        return say(_FULL, name or "-")
    said = trouble.strerror or str(trouble)
    return say(_OF_THE_SYSTEM, name, said) if name else say(_SYSTEM, said)
