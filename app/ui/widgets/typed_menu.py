"""A menu that takes no letters: whoever types while it is open means the line."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

_UNHELD = Qt.KeyboardModifier.KeypadModifier
_WALKS = (
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End,
    Qt.Key.Key_Escape,
)  # fmt: skip
_TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ALONE = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta)


class TypedMenu(QMenu):
    """Does something only by a click, or by Enter on what the arrows chose.

    keyed: any other key, also one that met a menu within it; the menus have closed.
    """

    keyed = Signal(object)

    def __init__(self, parent: QWidget, above: TypedMenu | None = None) -> None:
        super().__init__(parent)
        self._above = above
        self.walked = False  # by the arrows: Enter takes what they chose
        self.aboutToShow.connect(self._on_opened)

    def within(self, title: str) -> TypedMenu:
        """A menu of its own within this one."""
        made = TypedMenu(self, above=self)
        made.setTitle(title)
        made.keyed.connect(self._hand_on)
        self.addMenu(made)
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, Enter takes what they chose, Esc closes; the rest goes where it was meant to."""
        plain = not event.modifiers() & ~_UNHELD
        if plain and event.key() in _WALKS:
            self.walked = self.walked or event.key() != Qt.Key.Key_Escape
            super().keyPressEvent(event)
        elif plain and event.key() in _TAKES and self.walked:
            super().keyPressEvent(event)
        elif event.key() not in _ALONE:
            self._hand_on(event)

    @Slot(object)
    def _hand_on(self, event: QKeyEvent) -> None:
        self.close()
        self.keyed.emit(event)

    @Slot()
    def _on_opened(self) -> None:
        self.walked = self._above is not None and self._above.walked  # the arrows came in here
