"""Safe keeping: the copies in time of this workshop, how long its words are kept, and deleting all of it."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from app.domain.gestures import Refused
from app.domain.programme import WORKSHOP, Workshop
from app.services.ports import Backup, Unavailable
from app.services.zone import zone_of
from app.ui.away import away, tell
from app.ui.design import theme
from app.ui.design.tokens import AROUND
from app.ui.desk import Desk
from app.ui.setup.pages import Page
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.fields import Tick
from app.ui.widgets.labels import Label, Overline
from app.ui.widgets.layouts import column, row
from app.words import Many, Message, say, times
from app.words.refusals import sentence

TITLE = Message("setup", "Safe keeping")
_COPIES = Message("setup", "Backups")
_COPIES_WHAT = Message(
    "setup",
    "A backup is made every ten minutes, if something has changed. One brought back becomes a workshop of its own.",
)
_NONE = Message("setup", "No backup yet")
_MADE = Message("setup", "{0} {1}")
_PREVIEW = Message("setup", "{0}, {1}, last changed {2}")
_REMARKS = Many("setup", "{0} remark", "{0} remarks")
_NOW = Message("setup", "Make a backup now")
_BRING = Message("setup", "Bring it back beside this one")
_COPIED = Message("setup", "A backup was made")
_NOT_COPIED = Message("setup", "No backup could be made. Look at the disk")
_DELETE_HEAD = Message("setup", "Delete")
_DELETE_WHAT = Message(
    "setup",
    "Everything of this workshop goes: words, backups, and what lies in reserve. Nothing brings it back.",
)
_DELETE = Message("setup", "Delete this workshop")
_THERE_TOO = Message("setup", "On the shared store too. What other laptops have of it stays with them")
_LEAVING = Message("setup", "Deleting on the shared store …")
_SURE = Message("setup", "Press again to delete “{0}” for good")
_RETAIN = Message("setup", "Its words were to be kept until {0}. That day has passed")

BACKUP_ROLE = Qt.ItemDataRole.UserRole


class KeepingPage(Page):
    """opened: the id of a workshop that was brought back. deleted: this one is to go, all of it."""

    shows = frozenset({Workshop})

    opened = Signal(str)
    deleted = Signal()

    _gone_there = Signal()
    _not_gone = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, TITLE)
        self.copies = QListWidget()
        self.copies.setFont(theme.font("body"))
        self.copies.setProperty("box", "field")
        self.copies.setAccessibleName(say(_COPIES))
        self.copies.currentItemChanged.connect(self._on_chosen)
        self.about = Label("", "body", "muted", wrap=True)
        self.bring, self.now = ActionButton(_BRING, icon="undo-2"), ActionButton(_NOW)
        self.bring.clicked.connect(self._on_bring)
        self.now.clicked.connect(self._on_now)
        self.delete = ActionButton(_DELETE, icon="trash-2")
        self.delete.clicked.connect(self._on_delete)
        self.said = Label("", "strong", "muted", wrap=True)
        self.overdue = Label("", "body", "soon", wrap=True)
        self.not_deleted = Label("", "strong", "muted", wrap=True)
        self.there_too = Tick(_THERE_TOO)
        for quiet in (self.about, self.said, self.overdue, self.not_deleted, self.there_too):
            quiet.hide()  # until there is something to say
        self._gone_there.connect(self.deleted, Qt.ConnectionType.QueuedConnection)
        self._not_gone.connect(self._on_not_gone, Qt.ConnectionType.QueuedConnection)
        self._sure = False
        left = column(
            Overline(_COPIES),
            Label(_COPIES_WHAT, "body", "muted", wrap=True),
            self.copies,
            self.about,
            row(self.bring, self.now, None),
            self.said,
            gap=8,
        )
        right = column(
            Overline(_DELETE_HEAD),
            Label(_DELETE_WHAT, "body", "muted", wrap=True),
            self.overdue,
            self.there_too,
            row(self.delete, None),
            self.not_deleted,
            None,
            gap=8,
        )
        body = row(gap=40, margins=(AROUND, 0, AROUND, 16))
        body.addLayout(left, 3)
        body.addLayout(right, 2)
        self.build(body)

    def refresh(self) -> None:
        """The copies there are, newest first, and whether the words are past their day."""
        self._sure = False
        self.delete.say(_DELETE)
        self.copies.clear()
        tools, zone = self.desk.tools, zone_of(self.desk.state)
        for backup in tools.library.backups(self.desk.workshop_id) if tools is not None else ():
            ms = round(backup.made.timestamp() * 1000)
            item = QListWidgetItem(say(_MADE, times.today(ms, zone), times.clock(ms, zone)))
            item.setData(BACKUP_ROLE, backup)
            self.copies.addItem(item)
        _tell(self.about, "" if self.copies.count() else say(_NONE))
        self.bring.setEnabled(False)
        self.now.setEnabled(tools is not None)
        self.delete.setEnabled(tools is not None)
        self.there_too.setVisible(self.desk.link is not None and tools is not None and tools.gathering is not None)
        until = self.desk.state.get(Workshop, WORKSHOP).retain_until
        today = dt.datetime.fromtimestamp(self.desk.clock.now().utc_ms / 1000, zone).date()
        past = until is not None and until < today
        _tell(self.overdue, say(_RETAIN, times.date_of(until)) if until is not None and past else "", "soon")

    def respeak(self) -> None:
        """In the language of now."""
        self.copies.setAccessibleName(say(_COPIES))
        _tell(self.said, "")
        self.refresh()

    @Slot(QListWidgetItem)
    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        """What a copy would bring, before it is brought."""
        tools = self.desk.tools
        self.bring.setEnabled(False)
        if item is None or tools is None:
            return
        backup: Backup = item.data(BACKUP_ROLE)
        try:
            snapshot = tools.library.preview(backup.path)
        except Unavailable as trouble:
            _tell(self.about, sentence(trouble))
            return
        zone = zone_of(self.desk.state)
        changed = f"{times.today(snapshot.changed_ms, zone)} {times.clock(snapshot.changed_ms, zone)}"
        _tell(self.about, say(_PREVIEW, snapshot.title, say(_REMARKS, snapshot.remarks), changed))
        self.bring.setEnabled(True)

    @Slot()
    def _on_bring(self) -> None:
        item, tools = self.copies.currentItem(), self.desk.tools
        if item is None or tools is None:
            return
        backup: Backup = item.data(BACKUP_ROLE)
        try:
            self.opened.emit(tools.library.restore(backup.path))
        except (Unavailable, Refused) as trouble:
            _tell(self.said, sentence(trouble), "late")

    @Slot()
    def _on_now(self) -> None:
        made = self.desk.flush() and self.desk.backup()
        self.refresh()
        _tell(self.said, say(_COPIED if made else _NOT_COPIED), "ok" if made else "late")

    @Slot()
    def _on_delete(self) -> None:
        """Nothing brings it back, so it takes two presses."""
        if self._sure and self.there_too.isChecked() and self.there_too.isVisible():
            self.delete.setEnabled(False)
            _tell(self.not_deleted, say(_LEAVING))
            away(self._leave_the_store, partial(tell, self, self._not_gone), "plenum-forget")
            return
        if self._sure:
            self.deleted.emit()
            return
        self._sure = True
        self.delete.say(_SURE, self.desk.state.get(Workshop, WORKSHOP).title)

    def _leave_the_store(self) -> None:
        """In a thread of its own: the store may take its time. First there, then here: nothing stays behind unseen."""
        tools = self.desk.tools
        if tools is None or tools.gathering is None:
            return
        tools.gathering.forget(self.desk.workshop_id)
        tell(self, self._gone_there)

    @Slot(str)
    def _on_not_gone(self, sentence: str) -> None:
        self.refresh()
        _tell(self.not_deleted, sentence, "late")


def _tell(label: Label, words: str, tone: str = "muted") -> None:
    """Says something where there is something to say, and takes no room else."""
    label.setText(words)
    label.set_tone(tone)
    label.setVisible(bool(words))
