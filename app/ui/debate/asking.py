"""What stands where the line was while it asks whether a whole document is meant."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.labels import ElidedLabel
from app.ui.widgets.layouts import row
from app.words import Many, Message, say

_ASKS = Many("line", "Store {0} line as a remark in {1}?", "Store {0} lines as {0} remarks in {1}?")
_STORES = Message("line", "Store them")
_LEAVES = Message("line", "No")


class PasteQuestion(QWidget):
    """accepted: store what was pasted. declined: leave it."""

    accepted = Signal()
    declined = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asks = ElidedLabel("", "line")
        self._yes, self._no = ActionButton(_STORES), ActionButton(_LEAVES, "Esc")
        self._yes.clicked.connect(self.accepted)
        self._no.clicked.connect(self.declined)
        line = row(self._asks, self._yes, self._no)
        line.setStretchFactor(self._asks, 1)
        self.setLayout(line)

    def ask(self, lines: int, where: str) -> None:
        """Asks; the focus is on No, so that a typist's Enter stores nothing by itself."""
        self._asks.setText(say(_ASKS, lines, where))
        self.show()
        self._no.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, Esc is No."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            (self.accepted if self._yes.hasFocus() else self.declined).emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.declined.emit()
        else:
            super().keyPressEvent(event)
