"""The history of one step: what was said of it, and when."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from app.domain.plenum import NextStep
from app.services import harvest
from app.services.zone import zone_of
from app.ui.desk import Desk
from app.ui.widgets import named
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import Piece, column, row
from app.words import Message
from app.words.labels import STEP_STATUSES
from app.words.times import clock, date_of

_TITLE = Message("steps", "History of the step")
_CLOSE = Message("steps", "Close")
_BROUGHT = Message("steps", "From {0}")
_AT = Message("steps", "{0}, {1}")


class Followed(Dialog):
    """Each status and note with its time, the first first."""

    def __init__(self, desk: Desk, step: NextStep, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        named.entitle(self, _TITLE)
        self.resize(560, 360)
        close = ActionButton(_CLOSE, "Esc", kind="primary")
        close.clicked.connect(self.accept)
        pieces: list[Piece] = [Label(step.what, "lead", wrap=True)]
        if step.brought_from:
            origin = Label("", "body", "muted", wrap=True)
            origin.say(_BROUGHT, step.brought_from)
            pieces.append(origin)
        zone = zone_of(desk.state)
        for entry in harvest.follow_ups(step.id, desk.history(NextStep, step.id)):
            date = dt.datetime.fromtimestamp(entry.at_ms / 1000, zone).date()
            when = Label("", "body", "muted")
            when.say(_AT, partial(date_of, date), partial(clock, entry.at_ms, zone))
            status = Label(STEP_STATUSES[entry.status], "strong")
            line = row(when, status, Label(entry.note, "body", wrap=True), gap=16)
            line.setStretch(2, 1)
            pieces.append(line)
        content = QWidget()
        content.setLayout(column(*pieces, None, gap=8))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(content)
        named.name(area, _TITLE)
        body = column(Label(_TITLE, "heading"), area, row(None, close), gap=16, margins=(24, 20, 24, 20))
        body.setStretch(1, 1)
        self.setLayout(body)
        close.setFocus(Qt.FocusReason.OtherFocusReason)
