"""Work that may take its time, away from the window's thread, and what it tells when it is done."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, SignalInstance
from shiboken6 import isValid

from app.ui.trouble import KNOWN, told
from app.words import Message, say

_BUG = Message("trouble", "That went wrong. Try once more; everything you wrote is safe")


def away(work: Callable[[], None], failed: Callable[[str], None], name: str, bug: Message = _BUG) -> None:
    """Works in a thread. failed: told a sentence, in that thread; of what nobody foresaw it is `bug`, and the report
    dialog keeps the rest. name: the thread's.
    """

    def guarded() -> None:
        try:
            work()
        except KNOWN as trouble:
            failed(told(trouble))
        except Exception:
            failed(say(bug))
            raise

    threading.Thread(target=guarded, name=name, daemon=True).start()


def tell(whose: QObject, signal: SignalInstance, *what: object) -> None:
    """Emits a signal of an object that may have gone since, or goes this very moment."""
    with suppress(RuntimeError):
        if isValid(whose):
            signal.emit(*what)
