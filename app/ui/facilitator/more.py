"""The menu at the rail's foot: what has a key and no button of its own, by the names that Ctrl+K and help use."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.ui.facilitator.keys import Key
from app.ui.part import Act
from app.ui.widgets.typed_menu import TypedMenu
from app.words import say


class MoreMenu(TypedMenu):
    """keys: those of the table that stand in it, in its order. acts: what can be done beside them now."""

    def __init__(self, parent: QWidget, keys: Sequence[Key], acts: Callable[[], Sequence[Act]]) -> None:
        super().__init__(parent)
        self._keys, self._acts = keys, acts
        self._runs: dict[QAction, Callable[[], object]] = {}
        self.triggered.connect(self._on_triggered)

    def open_at(self, foot: QPoint) -> None:
        """Opens it with its lower left corner at a place on the screen: what it belongs to stands low."""
        self.clear()
        self._runs.clear()
        for act in self._acts():
            self._offer(act)
        group = None
        for key in self._keys:
            if key.group != group:
                self.addSeparator()
            group = key.group
            self._offer(key.act)
        self.popup(foot - QPoint(0, self.sizeHint().height()))

    def _offer(self, act: Act) -> None:
        action = self.addAction(say(act.name) + (f"\t{act.keys}" if act.keys else ""))
        self._runs[action] = act.run

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        self._runs[action]()
