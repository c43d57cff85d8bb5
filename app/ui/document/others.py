"""What can be written besides the document: other formats, papers for the day, and an edition once more."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.domain.gestures import State
from app.domain.plenum import Edition
from app.services.ports import Format, Likeness, Paper
from app.services.zone import zone_of
from app.ui.widgets.typed_menu import TypedMenu
from app.words import Message, say, times

FORMATS = (
    (Format.DOCX, Message("document part", "Word, to work on")),
    (Format.XLSX, Message("document part", "Spreadsheet of remarks, conclusions and steps")),
    (Format.CSV, Message("document part", "Remarks as CSV")),
    (Format.ICS, Message("document part", "Next steps for the calendar")),
    (Format.JSON, Message("document part", "Everything as JSON")),
)

PAPERS = (
    (Paper.GROUP_SHEETS, Message("document part", "Group sheets, to print before the debate")),
    (Paper.HANDOUT, Message("document part", "The programme, to hand out")),
    (Paper.OWNER_MAILS, Message("document part", "A mail for each who took a step on")),
)

_EDITION = Message("document part", "Edition {0} again, as it went home at {1}")
AGAIN: Mapping[Likeness, Message] = {
    Likeness.SAME: Message("document part", "{0} is in {1}, byte for byte as it went home"),
    Likeness.REDACTED: Message(
        "document part", "{0} is in {1}. It is not as it went home: words were taken away since"
    ),
    Likeness.OTHER: Message(
        "document part",
        "{0} is in {1}. It is not byte for byte as it went home: another version of Plenum made it, or words from "
        "other laptops have come in before it since",
    ),
}
"""How an edition that was made again is like the one that went home: its name, and its folder."""

_MOST_EDITIONS = 5


def menu(state: State, parent: QWidget) -> TypedMenu:
    """Each an action, whose data is the Format, the Paper or the Edition."""
    made = TypedMenu(parent)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for what, name in (*FORMATS, *PAPERS):
        _offer(made, say(name), what)
    made.insertSeparator(made.actions()[len(FORMATS)])
    editions = sorted(state.of(Edition).values(), key=lambda e: -e.number)[:_MOST_EDITIONS]
    if editions:
        made.addSeparator()
    for edition in editions:
        _offer(made, say(_EDITION, edition.number, times.clock(edition.at_ms, zone_of(state))), edition)
    return made


def _offer(made: TypedMenu, words: str, what: object) -> None:
    action = QAction(words, made)
    action.setData(what)
    made.addAction(action)
