"""A file that is damaged: said in a window that stays until it is closed, with what can be done about it here."""

from __future__ import annotations

from functools import partial
from typing import TypeGuard

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.services.ports import Backup, Library, Unavailable
from app.ui.trouble import KNOWN, told
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import column
from app.ui.widgets.named import entitle
from app.words import Message, times

_TITLE = Message("damaged", "The file is damaged")
_NAMED = Message("damaged", "{0} is damaged. Nothing of it is shown, and nothing that is here was changed.")
_COPIES = Message("damaged", "There are backups. Bringing one back leaves the damaged file as it is.")
_ASK = Message("damaged", "Ask for the file again, or open another copy of it.")
_BRING = Message("damaged", "Bring back the copy of {0} at {1}")
_KEEPING = Message("damaged", "See the copies of the workshop that is open")
_OTHER = Message("damaged", "Choose another file")
_CLOSE = Message("damaged", "Close")

WIDTH = 520
"""Of the dialog, px."""

MOST = 3
"""So many of the newest copies are offered."""


class Damaged(Dialog):
    """brought: the id of the workshop that a copy was brought back as. file_asked: another file. keeping_asked: the
    copies of the workshop that is open. id: of a workshop of this laptop's that is damaged, "" for a file from outside.
    """

    brought = Signal(str)
    file_asked = Signal()
    keeping_asked = Signal()

    def __init__(self, trouble: Unavailable, library: Library, id: str, parent: QWidget, *, sits: bool) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        entitle(self, _TITLE)
        self._library = library
        copies = library.backups(id)[:MOST] if id else ()
        self.why = Label("", "strong", "late", wrap=True)
        self.why.hide()
        buttons = [self._bringer(copy) for copy in copies]
        other = ActionButton(_OTHER, "Ctrl+O", icon="folder-open")
        other.clicked.connect(self._on_other)
        buttons.append(other)
        if sits:
            keeping = ActionButton(_KEEPING)
            keeping.clicked.connect(self._on_keeping)
            buttons.append(keeping)
        buttons[0].set_kind("primary")
        close = ActionButton(_CLOSE, "Esc", kind="quiet")
        close.clicked.connect(self.reject)
        title = Label(_TITLE, "heading")
        named = Label("", "lead", wrap=True)
        named.say(_NAMED, *trouble.names[:1])
        advice = Label(_COPIES if copies else _ASK, "body", "muted", wrap=True)
        self.setLayout(column(title, named, advice, self.why, 8, *buttons, close, gap=8, margins=(24, 24, 24, 24)))
        self.stand(WIDTH)
        buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _bringer(self, copy: Backup) -> ActionButton:
        local = copy.made.astimezone()
        button = ActionButton(icon="undo-2")
        button.say(_BRING, partial(times.date_of, local.date()), partial(times.clock_of, local))
        button.clicked.connect(partial(self._bring, copy))
        return button

    def _bring(self, copy: Backup) -> None:
        try:
            id_ = self._library.restore(copy.path)
        except KNOWN as trouble:
            self.why.setText(told(trouble))
            self.why.show()
            return
        self.accept()
        self.brought.emit(id_)

    @Slot()
    def _on_other(self) -> None:
        self.accept()
        self.file_asked.emit()

    @Slot()
    def _on_keeping(self) -> None:
        self.accept()
        self.keeping_asked.emit()


def is_damage(trouble: BaseException) -> TypeGuard[Unavailable]:
    """Whether a file is damaged, rather than of another kind or out of reach."""
    return isinstance(trouble, Unavailable) and trouble.word == "damaged"
