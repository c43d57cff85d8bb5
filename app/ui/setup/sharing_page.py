"""Deling: how this workshop stands with the other laptops, joining another, and what was set aside."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem

from app.domain.programme import WORKSHOP, Workshop
from app.services import aside
from app.services.aside import SetAside
from app.services.zone import zone_of
from app.ui.design import theme
from app.ui.design.tokens import AROUND
from app.ui.desk import Desk
from app.ui.setup.joining import TITLE as JOIN
from app.ui.setup.joining import JoinDialog
from app.ui.setup.pages import Page
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.labels import Label, Overline, Picture
from app.ui.widgets.layouts import column, pane, row, scrolled
from app.words import Many, Message, say, times
from app.words.refusals import SENTENCES

TITLE = Message("setup", "Sharing")
_NOW, _STORE, _ASIDE = (
    Message("setup", "This workshop"),
    Message("setup", "The shared store"),
    Message("setup", "Set aside"),
)
_ALONE = Message("setup", "It is on this laptop alone")
_REHEARSAL = Message("setup", "A rehearsal is shared with nobody")
_TOGETHER = Message("setup", "Shared: the others have everything that was done here")
_WAITS = Many(
    "setup",
    "{0} change waits here, and is sent as soon as the shared store answers",
    "{0} changes wait here, and are sent as soon as the shared store answers",
)
_SILENT = Message("setup", "The shared store does not answer now. The day goes on, and nothing is lost")
_LETTER = Message("setup", "Codes that are given on this laptop end with {0}, so that no two are alike")
_FILES = Message("setup", "With a file")
_FILES_WHAT = Message(
    "setup",
    "Without a network: save the workshop as a file for the other laptop, and merge its words here when the file "
    "comes back. Words that are there already come only once.",
)
_SAVE, _MERGE = Message("setup", "Save as a file"), Message("setup", "Merge words")
_ADDRESS = Message("setup", "Address of the shared store")
_ADDRESS_WHAT = Message(
    "setup",
    "With a network: a PostgreSQL database that all laptops reach, and everybody sees the same at once. It takes "
    "effect when a workshop is opened. Empty: every workshop is this laptop’s own.",
)
_ASIDE_WHAT = Message(
    "setup",
    "What you did while the laptops were apart, and what no longer fitted what the others had done.",
)
_NOTHING = Message("setup", "Nothing was set aside")
_ENTRY, _ENTRY_WORDS = Message("setup", "{0}  {1}. {2}"), Message("setup", "{0}  {1}: “{2}”. {3}")
_CLOCK = Message("setup", "The clock")
_AGAIN, _LIE = Message("setup", "Take it again"), Message("setup", "Let it lie")
_NOT_THE_CLOCK = Message(
    "setup", "What was done to the clock is not taken again: the day has gone on as the others have it"
)
_WHY = {
    "changed_since": Message("setup", "Somebody else changed it first"),
    "gone": Message("setup", "What it belongs to is gone"),
    "exists": Message("setup", "It was done on another laptop too"),
    "still_used": Message("setup", "Others still use it"),
}
_ITEM = Qt.ItemDataRole.UserRole


class SharingPage(Page):
    """opened: the id of a workshop that was joined. file_asked, merge_asked: the other way, by a file.

    It looks at the link each second while it can be seen.
    """

    shows = frozenset({Workshop})

    opened = Signal(str)
    file_asked = Signal()
    merge_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, TITLE)
        self._mark, self.state = Picture("monitor", "muted"), Label("", "strong", wrap=True)
        self.letter = Label("", "body", "muted", wrap=True)
        self.address = QLineEdit(desk.settings.laptop.hub)
        self.address.setAccessibleName(say(_ADDRESS))
        self.address.setPlaceholderText("postgresql+psycopg://")
        self.join = ActionButton(JOIN, icon="users")
        self.file, self.merge = ActionButton(_SAVE, icon="file-text"), ActionButton(_MERGE, icon="users")
        self.aside = QListWidget()
        self.aside.setFont(theme.font("body"))
        self.aside.setProperty("box", "field")
        self.aside.setMinimumHeight(96)  # on a low screen the buttons below stay in sight
        self.aside.setWordWrap(True)
        self.aside.setSpacing(4)
        self.aside.setAccessibleName(say(_ASIDE))
        self.again, self.lie = ActionButton(_AGAIN, icon="undo-2"), ActionButton(_LIE)
        self.said = Label("", "body", "muted", wrap=True)
        now = row(self._mark, self.state, gap=10)
        now.setStretch(1, 1)
        left = column(
            Overline(_NOW), now, self.letter, 16,
            Overline(_FILES), Label(_FILES_WHAT, "body", "muted", wrap=True), row(self.file, self.merge, None), 16,
            Overline(_STORE), Label(_ADDRESS_WHAT, "body", "muted", wrap=True), self.address,
            row(self.join, None), None, gap=8,
        )  # fmt: skip
        right = column(
            Overline(_ASIDE), Label(_ASIDE_WHAT, "body", "muted", wrap=True), self.aside, self.said,
            row(self.again, self.lie, None), gap=8,
        )  # fmt: skip
        body = row(gap=40, margins=(AROUND, 0, AROUND, 16))
        ways = scrolled(pane(left, "surface"), TITLE)  # on a low screen all of them are not in sight at once
        ways.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body.addWidget(ways, 1)
        body.addLayout(right, 1)
        self.build(body)
        self.address.editingFinished.connect(self._on_address)
        self.join.clicked.connect(self.ask_join)
        self.file.clicked.connect(self.file_asked)
        self.merge.clicked.connect(self.merge_asked)
        if desk.tools is None:
            self.merge.hide()
        self.aside.currentItemChanged.connect(self._on_chosen)
        self.again.clicked.connect(self._on_again)
        self.lie.clicked.connect(self._on_lie)
        desk.ticked.connect(self._on_tick)

    def refresh(self) -> None:
        """How it stands now, and what was set aside."""
        self._show_state()
        self._show_aside()
        self.join.setEnabled(self.desk.tools is not None and self.desk.tools.gathering is not None)
        if not self.address.hasFocus():
            self.address.setText(self.desk.settings.laptop.hub)

    def respeak(self) -> None:
        """In the language of now."""
        self.address.setAccessibleName(say(_ADDRESS))
        self.aside.setAccessibleName(say(_ASIDE))
        self.aside.clear()
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """As it is when it is looked at."""
        super().showEvent(event)
        self.refresh()

    @Slot()
    def ask_join(self) -> None:
        """Asks which of the shared workshops to join."""
        tools = self.desk.tools
        if tools is None or tools.gathering is None:
            return
        self._on_address()
        dialog = JoinDialog(tools.gathering, self, self.desk.workshop_id)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.joined.connect(self.opened)
        dialog.open()

    def _show_state(self) -> None:
        link = self.desk.link
        if link is None:
            workshop = self.desk.state.of(Workshop).get(WORKSHOP)
            self._tell_state("monitor", "muted", say(_REHEARSAL if workshop and workshop.rehearsal else _ALONE))
            self.letter.hide()
            return
        shared = link.shared()
        if shared.trouble:
            silent = say(_WAITS, shared.waiting) if shared.waiting else say(_SILENT)
            words = silent if shared.trouble == "hub_gone" else say(SENTENCES[shared.trouble])
            self._tell_state("hourglass", "soon", words)
        elif shared.waiting:
            self._tell_state("hourglass", "muted", say(_WAITS, shared.waiting))
        elif shared.state == "together":
            self._tell_state("check", "ok", say(_TOGETHER))
        else:
            self._tell_state("hourglass", "muted", say(_SILENT))
        self.letter.setText(say(_LETTER, link.letter) if link.letter else "")
        self.letter.setVisible(bool(link.letter))

    def _tell_state(self, icon: str, tone: str, words: str) -> None:
        self._mark.show_icon(icon, tone)
        if self.state.text() != words:
            self.state.setText(words)

    def _found(self) -> tuple[SetAside, ...]:
        link = self.desk.link
        return aside.waiting(link.set_aside(), self.desk.drafted(aside.SETTLED).split()) if link is not None else ()

    def _show_aside(self) -> None:
        found = self._found()
        shown = [self.aside.item(n).data(_ITEM) for n in range(self.aside.count())]
        if [each.gesture.id for each in shown] != [each.gesture.id for each in found]:
            self.aside.clear()
            for each in found:
                item = QListWidgetItem(self._words(each))
                item.setData(_ITEM, each)
                self.aside.addItem(item)
            self.aside.setCurrentRow(0)
        self._on_chosen()

    def _words(self, each: SetAside) -> str:
        at = times.clock(each.gesture.at.utc_ms, zone_of(self.desk.state))
        subject = each.gesture.subject or say(_CLOCK)
        why = say(_WHY.get(each.why, SENTENCES["gone"]))
        if each.words and each.words != subject:
            return say(_ENTRY_WORDS, at, subject, each.words, why)
        return say(_ENTRY, at, subject, why)

    def _chosen(self) -> SetAside | None:
        item = self.aside.currentItem()
        found: SetAside | None = item.data(_ITEM) if item is not None else None
        return found

    @Slot()
    def _on_chosen(self) -> None:
        chosen = self._chosen()
        self.again.setEnabled(chosen is not None and chosen.again)
        self.lie.setEnabled(chosen is not None)
        self.said.setText(say(_NOTHING) if chosen is None else "" if chosen.again else say(_NOT_THE_CLOCK))

    @Slot()
    def _on_again(self) -> None:
        chosen, desk = self._chosen(), self.desk
        if chosen is None or not chosen.again:
            return
        if desk.do(aside.taken_again(chosen.gesture, desk.state, desk.new_id, desk.letter)) is not None:
            self._settle(chosen)

    @Slot()
    def _on_lie(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._settle(chosen)

    def _settle(self, chosen: SetAside) -> None:
        known = self.desk.drafted(aside.SETTLED).split()
        self.desk.draft(aside.SETTLED, " ".join([*known, chosen.gesture.id]))
        self._show_aside()

    @Slot()
    def _on_address(self) -> None:
        words = self.address.text().strip()
        if words != self.desk.settings.laptop.hub:
            self.desk.settings.remember(hub=words)

    @Slot()
    def _on_tick(self) -> None:
        if self.isVisible():
            self._show_state()
            self._show_aside()
