"""Something that is not in the programme: a break now, or an item that was forgotten, with what it costs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from app.domain.gestures import Command
from app.domain.programme import ItemKind
from app.domain.standing import ItemState
from app.services import day
from app.services.zone import zone_of
from app.ui.desk import Desk
from app.ui.facilitator.consequence import consequence
from app.ui.facilitator.program.panels import Panel
from app.ui.widgets import named
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.fields import Choice, Number
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import column, row
from app.words import Message, say, times
from app.words.labels import ITEM_KINDS

_TITLE = Message("insert", "Insert")
_WHAT, _KIND = Message("insert", "What it is called"), Message("insert", "What it is")
_MINUTES, _WHERE = Message("insert", "How long"), Message("insert", "When")
_NOW, _BEFORE, _LAST = Message("insert", "Now"), Message("insert", "Before {0}"), Message("insert", "Last")
_RESUMES = Message("insert", "What runs goes on afterwards with the time it has left.")
_INSERT, _CANCEL = Message("insert", "Insert it"), Message("insert", "Leave it")
_BREAK_MINUTES, _MOST_MINUTES = 10, 240
_NOW_PLACE, _LAST_PLACE = "now", ""


class InsertColumn(Panel):
    """left: done, or not wanted any more."""

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._title = QLineEdit()
        self._kind = Choice(_KIND)
        self._minutes = Number(_MINUTES, 0, _MOST_MINUTES, " min")
        self._where = Choice(_WHERE)
        self._cost = Label("", "body", "muted", wrap=True)
        self._insert, cancel = ActionButton(_INSERT, "Enter"), ActionButton(_CANCEL, "Esc")
        self.fill(
            Label(_TITLE, "heading"),
            column(Label(_WHAT, "caption", "muted"), self._title, gap=2),
            column(Label(_KIND, "caption", "muted"), self._kind, gap=2),
            column(Label(_MINUTES, "caption", "muted"), self._minutes, gap=2),
            column(Label(_WHERE, "caption", "muted"), self._where, gap=2),
            self._cost,
            row(self._insert, cancel, None),
        )
        self._kind.currentIndexChanged.connect(self._on_kind)
        self._minutes.valueChanged.connect(self._show_cost)
        self._where.currentIndexChanged.connect(self._show_cost)
        self._title.returnPressed.connect(self._on_insert)
        self._insert.clicked.connect(self._on_insert)
        cancel.clicked.connect(self.left)

    def begin(self, before: str | None = None, kind: ItemKind = ItemKind.BREAK, minutes: int = _BREAK_MINUTES) -> None:
        """Asks anew. before: an item to come; None is now."""
        named.name(self._title, _WHAT)
        self._kind.clear()
        for each in ItemKind:
            self._kind.addItem(_named(each), each)
        self._where.clear()
        self._where.addItem(say(_NOW), _NOW_PLACE)
        zone = zone_of(self._desk.state)
        for item in self._desk.standing.items:
            if item.state is ItemState.TO_COME:
                name = f"{times.clock(item.expected_start_ms, zone)} {item.title}"
                self._where.addItem(say(_BEFORE, name), item.id)
        self._where.addItem(say(_LAST), _LAST_PLACE)
        self._where.setCurrentIndex(max(0, self._where.findData(_NOW_PLACE if before is None else before)))
        self._minutes.setValue(minutes)
        self._kind.setCurrentIndex(self._kind.findData(kind))
        self._title.setText(_named(kind))
        self._title.selectAll()
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_cost()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves it."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Asks in a new language."""
        if event.type() == QEvent.Type.LanguageChange and self.isVisible():
            self.begin()
        super().changeEvent(event)

    def _command(self, id: str) -> Command:
        title = self._title.text().strip() or self._kind.currentText()
        where, kind = self._where.currentData(), ItemKind(self._kind.currentData() or ItemKind.BREAK)
        if where == _NOW_PLACE:
            return day.insert(id, title, self._minutes.value(), kind)
        return day.add(id, title, self._minutes.value(), kind, where or None)

    @Slot()
    def _on_kind(self) -> None:
        """A title that nobody has written follows the kind."""
        names = {_named(kind) for kind in ItemKind}
        if self._title.text() in names and self._kind.currentText():
            self._title.setText(self._kind.currentText())
        self._show_cost()

    @Slot()
    def _show_cost(self) -> None:
        if self._kind.currentIndex() < 0 or self._where.currentIndex() < 0:
            return
        cost = consequence(self._desk.state, self._desk.clock.now(), self._command("preview"))
        standing = self._desk.standing
        has_left = standing.running is not None and standing.remaining_ms > 0
        resumes = say(_RESUMES) if self._where.currentData() == _NOW_PLACE and has_left else ""
        self._cost.setText(" ".join(t for t in (cost.text() if cost is not None else "", resumes) if t))

    @Slot()
    def _on_insert(self) -> None:
        if self._desk.do(self._command(self._desk.new_id())) is not None:
            self.left.emit()


def _named(kind: ItemKind) -> str:
    """A kind as a title."""
    word = say(ITEM_KINDS[kind])
    return word[:1].upper() + word[1:]
