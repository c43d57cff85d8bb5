"""Questions that the day will not answer and must not lose."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.domain.debate import Contribution
from app.services import harvest, plenum
from app.ui.design.tokens import AROUND
from app.ui.desk import Desk
from app.ui.widgets import named
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.kept_edit import KeptEdit
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import clear, column, pane, row
from app.words import Message

_NEW = Message("plenum", "Park a question")
_TAKE = Message("plenum", "Take off")
_TAKE_ONE = Message("plenum", "Take off: {0}")
_NONE = Message("plenum", "No parked questions")


class Parked(QWidget):
    """The list, and a line for one more."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        holder = pane(column(self._rows, None), "surface")
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(holder)
        named.name(area, _NEW)
        self._new = KeptEdit(desk, "parked/new", _NEW)
        named.invite(self._new, _NEW)
        self._new.entered.connect(self._on_new)
        self._new.show_value("")
        body = column(area, self._new, gap=8, margins=(AROUND, 4, AROUND, 8))
        body.setStretch(0, 1)
        self.setLayout(body)

    def refresh(self) -> None:
        """Shows the questions as they are."""
        clear(self._rows)
        state = self._desk.state
        for question in harvest.parked(state):
            said = state.of(Contribution).get(question.contribution or "")
            take = ActionButton(_TAKE, kind="quiet")
            named.name(take, _TAKE_ONE, question.text)
            take.clicked.connect(partial(_unpark, self._desk, question.id))
            code = Label(said.code if said else "", "strong", "accent")
            line = row(code, Label(question.text, "remark", wrap=True), take)
            line.setStretch(1, 1)
            self._rows.addLayout(line)
        if not harvest.parked(state):
            self._rows.addWidget(Label(_NONE, "body", "muted"))

    @Slot()
    def _on_new(self) -> None:
        words = self._new.text().strip()
        if words and self._desk.do(plenum.park(self._desk.new_id(), words), settles=[self._new.address]) is not None:
            self._new.let_go()


def _unpark(desk: Desk, question: str, _checked: bool = False) -> None:
    desk.do(plenum.unpark(question))
