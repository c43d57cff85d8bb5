"""A small dialog that asks for some words, and keeps them as a draft until they are given."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.design import theme
from app.ui.desk import Desk
from app.ui.widgets import named
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import column, row
from app.words import Message

_OK = Message("ask", "Keep")
_CANCEL = Message("ask", "Cancel")


class AskWords(Dialog):
    """answered: the words. The draft lies at `address` and is the caller's to settle with its gesture.

    fills: what stands in the title. keep: what the button says that gives them.
    """

    answered = Signal(str)

    def __init__(
        self,
        desk: Desk,
        address: str,
        parent: QWidget,
        title: Message,
        explains: Message | None = None,
        words: str = "",
        *,
        fills: tuple[object, ...] = (),
        keep: Message = _OK,
    ) -> None:
        super().__init__(parent)
        self._desk, self._address = desk, address
        named.entitle(self, title, *fills)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._edit = QLineEdit(desk.drafted(address) or words)
        self._edit.setFont(theme.font("line"))
        self._edit.setMinimumWidth(520)
        self._edit.setMaxLength(100_000)
        named.name(self._edit, title, *fills)
        self._edit.textChanged.connect(self._on_text)
        give, cancel = ActionButton(keep, "Enter", kind="primary"), ActionButton(_CANCEL, "Esc")
        give.setDefault(True)
        give.clicked.connect(self._on_keep)
        cancel.clicked.connect(self.reject)
        head = Label("", "heading")
        head.say(title, *fills)
        pieces = [head]
        if explains is not None:
            pieces.append(Label(explains, "body", "muted", wrap=True))
        self.setLayout(column(*pieces, self._edit, row(None, cancel, give), gap=16, margins=(24, 20, 24, 20)))
        self._edit.selectAll()

    @Slot(str)
    def _on_text(self, text: str) -> None:
        self._desk.draft(self._address, text)

    @Slot()
    def _on_keep(self) -> None:
        words = self._edit.text().strip()
        if words:
            self.answered.emit(words)
            self.accept()

    @Slot()
    def reject(self) -> None:
        """Lets the words go."""
        self._desk.draft(self._address, "")
        super().reject()
