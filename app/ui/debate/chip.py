"""The chip of the quick line: says where words go, and lets the mouse choose."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.gestures import State
from app.services import reading
from app.ui.debate.aim import IN_PLENUM, Aim, aim_at_group, aim_text, topics_of
from app.ui.debate.keys import Press, keys
from app.ui.design import theme
from app.ui.widgets import named
from app.ui.widgets.typed_menu import TypedMenu
from app.words import Message, say

_NAME = Message("line", "Words go to {0}. Choose another place")
_OTHER = Message("line", "{0} on another model")
_NO_GROUP = Message("line", "Without a group")


class Chip(QPushButton):
    """chose: an Aim that was picked from its menu. keyed: a key that met the menu and is none of its own."""

    chose = Signal(object)
    keyed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "chip")
        self.setFont(theme.font("strong"))
        self._menu = TypedMenu(self)
        self._menu.keyed.connect(self.keyed)
        self._menu.triggered.connect(self._on_picked)
        self.clicked.connect(self._open)
        self._state = State()
        self._item: str | None = None

    def show_aim(self, state: State, aim: Aim, item: str | None, area: str = "") -> None:
        """Says where words go now."""
        self._state, self._item = state, item
        text = aim_text(state, aim)
        text = f"{text} · {area}" if area else text
        if text != self.text():
            self.setText(text.replace("&", "&&"))
            named.name(self, _NAME, text)
            self.setFixedWidth(self.sizeHint().width())

    @Slot()
    def _open(self) -> None:
        self._menu.clear()
        table, state = keys(), self._state
        self._offer(self._menu, aim_text(state, IN_PLENUM), IN_PLENUM, table[Press.PLENUM].text())
        self._menu.addSeparator()
        for group in reading.groups(state):
            aim = aim_at_group(state, group.id, self._item)
            key = table[Press.GROUP].text(group.number) if group.number < 10 else ""
            self._offer(self._menu, _named(aim_text(state, aim), group.name), aim, key)
        self._menu.addSeparator()
        for group in reading.groups(state):
            submenu = self._menu.within(say(_OTHER, aim_text(state, Aim(group.id))))
            self._offer_topics(submenu, group.id)
        self._offer_topics(self._menu.within(say(_NO_GROUP)), None)
        self._menu.popup(self.mapToGlobal(self.rect().topLeft()))

    @Slot(QAction)
    def _on_picked(self, action: QAction) -> None:
        self.chose.emit(action.data())

    def _offer_topics(self, menu: TypedMenu, group: str | None) -> None:
        for topic in topics_of(self._state):
            aim = Aim(group, topic.id)
            self._offer(menu, _named(aim_text(self._state, Aim(None, topic.id)), topic.title), aim)

    @staticmethod
    def _offer(menu: TypedMenu, text: str, aim: Aim, key: str = "") -> None:
        action = menu.addAction(text.replace("&", "&&") + (f"\t{key}" if key else ""))
        action.setData(aim)


def _named(text: str, name: str) -> str:
    return f"{text}  {name}" if name else text
