"""Joining a workshop that others share: what the store between laptops has, and bringing one of them here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.services.seat import Gathering, SharedWorkshop
from app.ui.away import away, tell
from app.ui.design import theme
from app.ui.widgets import named
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import column, row
from app.words import Message, say, times

TITLE = Message("joining", "Join a workshop that others share")
_WHAT = Message(
    "joining", "It comes to this laptop whole. From then on both write in it, and the day never waits for either."
)
_LIST = Message("joining", "Workshops that are shared")
_ASKING = Message("joining", "Asking the shared store …")
_BRINGING = Message("joining", "Bringing “{0}” here …")
_NOTHING = Message("joining", "Nobody shares a workshop there yet. Open one on the other laptop first")
_ENTRY = Message("joining", "{0}, {1}")
_ENTRY_HERE = Message("joining", "{0}, {1} (on this laptop too)")
_JOIN, _OPEN = Message("joining", "Join it"), Message("joining", "Open it")
_AGAIN, _CLOSE = Message("joining", "Ask again"), Message("joining", "Close")

_WORKSHOP = Qt.ItemDataRole.UserRole


class JoinDialog(Dialog):
    """joined: the id of a workshop that is here now, to be opened. It never waits in the window's own thread.

    open_now: the id of the workshop that the window has open, "" where it has none.
    """

    joined = Signal(str)

    _listed = Signal(object)
    _brought = Signal(str)
    _failed = Signal(str)

    def __init__(self, gathering: Gathering, parent: QWidget, open_now: str = "") -> None:
        super().__init__(parent)
        self._gathering, self._open = gathering, open_now
        named.entitle(self, TITLE)
        self.workshops = QListWidget()
        self.workshops.setFont(theme.font("body"))
        self.workshops.setProperty("box", "field")
        named.name(self.workshops, _LIST)
        self.workshops.setMinimumSize(560, 200)
        self.workshops.setSpacing(4)
        self.said = Label("", "strong", "muted", wrap=True)
        self.join = ActionButton(_JOIN, "Enter", kind="primary")
        self.again, close = ActionButton(_AGAIN), ActionButton(_CLOSE, "Esc")
        body = column(
            Label(TITLE, "heading"),
            Label(_WHAT, "body", "muted", wrap=True),
            self.workshops,
            self.said,
            row(self.again, None, close, self.join),
            gap=12,
            margins=(24, 20, 24, 20),
        )
        self.setLayout(body)
        self.join.setDefault(True)
        self.join.clicked.connect(self._on_join)
        self.again.clicked.connect(self.ask)
        close.clicked.connect(self.reject)
        self.workshops.currentItemChanged.connect(self._on_chosen)
        self.workshops.itemDoubleClicked.connect(self._on_join)
        self._listed.connect(self._on_listed, Qt.ConnectionType.QueuedConnection)
        self._brought.connect(self._on_brought, Qt.ConnectionType.QueuedConnection)
        self._failed.connect(self._on_failed, Qt.ConnectionType.QueuedConnection)
        self.ask()

    @Slot()
    def ask(self) -> None:
        """Looks what there is, now."""
        self.workshops.clear()
        self._wait(_ASKING)
        self._away(self._gathering.workshops, self._listed)

    @Slot()
    def _on_join(self) -> None:
        item = self.workshops.currentItem()
        if item is None or not self.join.isEnabled():
            return
        workshop: SharedWorkshop = item.data(_WORKSHOP)
        if workshop.id == self._open:  # it is here, and its link brings what is new
            self._on_brought(workshop.id)
            return
        self._wait(_BRINGING, workshop.title)
        self._away(partial(self._bring, workshop.id), self._brought)

    def _bring(self, id: str) -> str:
        self._gathering.join(id)
        return id

    def _away(self, work: Callable[[], object], done: SignalInstance) -> None:
        """Works in a thread of its own; what comes back finds the dialog, or nobody."""
        away(lambda: tell(self, done, work()), partial(tell, self, self._failed), "plenum-joining")

    def _wait(self, message: Message, *fills: object) -> None:
        for widget in (self.join, self.again, self.workshops):
            widget.setEnabled(False)
        self.said.say(message, *fills)
        self.said.set_tone("muted")

    def _go_on(self) -> None:
        self.again.setEnabled(True)
        self.workshops.setEnabled(True)
        self.join.setEnabled(self.workshops.currentItem() is not None)
        self.workshops.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_listed(self, found: tuple[SharedWorkshop, ...]) -> None:
        for workshop in found:
            item = QListWidgetItem(_entry(workshop))
            item.setData(_WORKSHOP, workshop)
            self.workshops.addItem(item)
        self.workshops.setCurrentRow(0)
        if found:
            self.said.setText("")
        else:
            self.said.say(_NOTHING)
        self.said.set_tone("muted")
        self._go_on()

    @Slot(str)
    def _on_brought(self, id: str) -> None:
        self.accept()
        self.joined.emit(id)

    @Slot(str)
    def _on_failed(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.set_tone("late")
        self._go_on()

    @Slot()
    def _on_chosen(self) -> None:
        item = self.workshops.currentItem()
        self.join.setEnabled(item is not None)
        self.join.say(_OPEN if item is not None and item.data(_WORKSHOP).here else _JOIN)

    def changeEvent(self, event: QEvent) -> None:
        """What is listed is said again in a new language: its dates."""
        if event.type() == QEvent.Type.LanguageChange:
            for item in (self.workshops.item(at) for at in range(self.workshops.count())):
                item.setText(_entry(item.data(_WORKSHOP)))
        super().changeEvent(event)


def _entry(workshop: SharedWorkshop) -> str:
    day = times.date_of(dt.date.fromisoformat(workshop.date))
    return say(_ENTRY_HERE if workshop.here else _ENTRY, workshop.title, day)
