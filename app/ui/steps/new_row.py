"""The row that is typed in one go: Tab between its fields, Enter takes the step."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.services import harvest, next_steps
from app.services.completing import Phrases
from app.ui.design.tokens import AROUND
from app.ui.desk import Desk
from app.ui.steps import facts
from app.ui.steps.facts import Field
from app.ui.steps.table import NO_CONCLUSION, WIDTHS
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.completing_edit import CompletingEdit
from app.ui.widgets.fields import Choice
from app.ui.widgets.kept_edit import KeptEdit
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import column, row
from app.words import Message, say
from app.words.times import weekday_of

NEW = "step/new"
"""The drafts of a step that is no gesture yet lie at this and the name of the field."""

_ASKS = {
    Field.WHAT: Message("steps", "What is to be done?"),
    Field.WHO: Message("steps", "Who"),
    Field.WITH: Message("steps", "With whom"),
    Field.DUE: Message("steps", "e.g. 1/9, week 36"),
}
_HANGS = Message("steps", "Hangs on")
_NEVER_BLOCKS = Message("steps", "A step without a name or a date may be sent too. It is printed as it stands")
_ADD = Message("steps", "Add")
_BECOMES = Message("steps", "By {0}")
_STAYS = Message("steps", "Stays as words: “{0}”")


class NewRow(QWidget):
    """taken: the id of the step. left: Esc with nothing typed."""

    taken = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.edits: dict[Field, KeptEdit] = {}
        for field, asks in _ASKS.items():
            kind = CompletingEdit if field in (Field.WHO, Field.WITH) else KeptEdit
            edit = kind(desk, f"{NEW}/{field.value}", asks, self)
            edit.setPlaceholderText(say(asks))
            edit.entered.connect(self.take)
            edit.show_value("")
            self.edits[field] = edit
        self.hangs = Choice(_HANGS)
        self.hangs.setProperty("keys", "own")  # a letter chooses here, it is no remark
        self._due = Label("", "caption", "muted")
        add = ActionButton(_ADD, "Enter")
        add.clicked.connect(self.take)
        self.edits[Field.DUE].textChanged.connect(self._on_due)
        for field in (Field.WHO, Field.WITH, Field.DUE):
            self.edits[field].setFixedWidth(WIDTHS[field] - 8)
        self.hangs.setFixedWidth(WIDTHS[Field.CONCLUSION] - AROUND)
        fields = row(WIDTHS[Field.NUMBER], *self.edits.values(), self.hangs, margins=(0, 0, AROUND, 0))
        fields.setStretch(1, 1)
        never = Label(_NEVER_BLOCKS, "body", "muted")
        told = row(WIDTHS[Field.NUMBER], never, None, self._due, add, gap=16, margins=(0, 0, AROUND, 0))
        self.setLayout(column(fields, told, gap=8, margins=(0, 12, 0, 20)))

    def refresh(self, phrases: Phrases) -> None:
        """The names to complete from, and the conclusions to hang a step on."""
        for edit in self.edits.values():
            if isinstance(edit, CompletingEdit):
                edit.know(phrases)
        chosen = self.hangs.currentData()
        self.hangs.clear()
        self.hangs.addItem(say(NO_CONCLUSION), "")
        for found in harvest.conclusions(self._desk.state):
            self.hangs.addItem(f"{found.number} {found.conclusion.text}", found.conclusion.id)
        self.hangs.setCurrentIndex(max(0, self.hangs.findData(chosen)))

    @property
    def holds(self) -> bool:
        """Something has been written."""
        return any(edit.text() for edit in self.edits.values())

    def begin(self) -> None:
        """The focus on what is to be done."""
        self.edits[Field.WHAT].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def take(self) -> None:
        """Takes the step; nothing but what is to be done is needed."""
        said = {field: edit.text().strip() for field, edit in self.edits.items()}
        if not said[Field.WHAT]:
            self.begin()
            return
        fresh = self._desk.new_id()
        due, due_words = facts.due(self._desk.state, self._desk.clock.now(), said[Field.DUE])
        command = next_steps.take_step(
            fresh,
            said[Field.WHAT],
            who=said[Field.WHO],
            with_whom=said[Field.WITH],
            due=due,
            due_words=due_words,
            conclusion=self.hangs.currentData() or None,
        )
        if self._desk.do(command, settles=[edit.address for edit in self.edits.values()]) is not None:
            for edit in self.edits.values():
                edit.let_go()
            self.hangs.setCurrentIndex(0)
            self.begin()
            self.taken.emit(fresh)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves; what was typed stays as a draft. Enter takes the step from a field that has no use for it."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                event.ignore()  # Ctrl+Enter is the day's
            else:
                self.take()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Speaks the language of now."""
        if event.type() == QEvent.Type.LanguageChange:
            for field, asks in _ASKS.items():
                self.edits[field].setPlaceholderText(say(asks))
        super().changeEvent(event)

    @Slot(str)
    def _on_due(self, text: str) -> None:
        """Says at once what the words will become."""
        if not text.strip():
            self._due.setText("")
            return
        due, words = facts.due(self._desk.state, self._desk.clock.now(), text)
        self._due.setText(say(_BECOMES, weekday_of(due)) if due else say(_STAYS, words))
        self._due.set_tone("muted" if due else "soon")
