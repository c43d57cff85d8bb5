"""Known trouble as a sentence: what a person gave, or the state of the machine. Anything else is a bug."""

from __future__ import annotations

from app.domain.gestures import Refused
from app.services.ports import Unavailable
from app.words import Message, say
from app.words.refusals import sentence

KNOWN = (Refused, Unavailable, OSError)

_SYSTEM = Message("trouble", "{0}: {1}")


def told(trouble: BaseException) -> str:
    """The sentence for known trouble."""
    if isinstance(trouble, Refused | Unavailable):
        return sentence(trouble)
    if isinstance(trouble, OSError):
        said = trouble.strerror or str(trouble)
        return say(_SYSTEM, trouble.filename, said) if trouble.filename else said
    raise TypeError(type(trouble))
