"""What the pages of Set-up can do from anywhere: the page is shown, and its button is pressed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.ui.part import Act
from app.words import Message

if TYPE_CHECKING:
    from app.ui.setup.part import SetupPart

_PRESSED = (
    (Message("setup", "One more item in the programme"), "programme", "new"),
    (Message("setup", "One more topic"), "topics", "new"),
    (Message("setup", "One more need of the chosen topic"), "topics", "new_need"),
    (Message("setup", "One more person"), "people", "new"),
    (Message("setup", "As a template, with the lengths that were used"), "workshop", "as_it_went"),
    (Message("setup", "Save a copy for a scribe"), "groups", "copy"),
    (Message("setup", "Make a backup now"), "keeping", "now"),
    (Message("setup", "Delete this workshop"), "keeping", "delete"),
)
"""The name of a command, the page it is done on, and the button there. Deleting asks for a second press of its own."""


def pressed(part: SetupPart) -> tuple[Act, ...]:
    """Each as a command."""
    return tuple(Act(name, partial(_press, part, page, button)) for name, page, button in _PRESSED)


def _press(part: SetupPart, page: str, button: str) -> None:
    part.show_page(page)
    getattr(part.page(page), button).click()
