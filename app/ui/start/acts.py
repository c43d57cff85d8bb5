"""What can be done on the start page, by name: the same words as on the console where it is the same."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from app.ui.design.tokens import Look
from app.ui.part import Act
from app.ui.start.controls import LOOKS
from app.ui.start.page import StartPage
from app.words import Message, language

_TRY = Message("start", "Try the day that is included, as a rehearsal")
_REAL = Message("start", "Make a workshop for real, from a day or a template")
_PASTE = Message("start", "Paste or write a programme")


class Dialogs(Protocol):
    """What stands over the page."""

    def show_help(self) -> None:
        """How a day is run."""

    def show_settings(self) -> None:
        """The laptop's settings."""


def acts_of(page: StartPage, over: Dialogs) -> tuple[Act, ...]:
    """Everything the page can do, and what stands over it."""
    return (
        Act(_TRY, page.try_asked.emit),
        Act(_REAL, page.real_asked.emit),
        Act(_PASTE, page.write),
        Act(Message("keys", "Open a workshop file"), page.file_asked.emit, "Ctrl+O"),
        Act(Message("start", "Join a workshop that others share"), page.join_asked.emit),
        *everywhere(page, over),
    )


def everywhere(page: StartPage, over: Dialogs) -> tuple[Act, ...]:
    """What can be done on every page that stands there while no workshop is open."""
    looks = {look: Act(name, partial(page.worn.emit, look.value)) for look, name in LOOKS.items()}
    return (
        Act(Message("keys", "Help"), over.show_help, "F1"),
        Act(Message("keys", "Settings"), over.show_settings, "Ctrl+,"),
        Act(Message("keys", "Dansk or English"), partial(page.spoken.emit, "en" if language() == "da" else "da")),
        *(looks[look] for look in Look),
    )
