"""Reading back: one conclusion at a time, large, and what the room says to it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QWidget

from app.domain.gestures import Command
from app.domain.plenum import ReadBackResult, Strength
from app.services import harvest, plenum
from app.services.zone import zone_of
from app.ui.debate.jotting import shown_words
from app.ui.design.tokens import AROUND
from app.ui.desk import Desk
from app.ui.plenum.facts import read_words, votes_words
from app.ui.plenum.strengths import StrengthButton
from app.ui.widgets import named
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.kept_edit import CountEdit, KeptEdit, whole
from app.ui.widgets.labels import Label, Overline
from app.ui.widgets.layouts import column, row, rule
from app.words import Many, Message, say
from app.words.quotes import quoted
from app.words.times import clock

_OF = Message("plenum", "Reading back {0} of {1}")
_UNCHANGED = Message("plenum", "Unchanged")
_MEND = Message("plenum", "Change the words")
_NOT = Message("plenum", "Not agreed")
_LATER = Message("plenum", "Later")
_RESTS = Many("plenum", "Builds on {0} remark", "Builds on {0} remarks")
_AND_MORE = Many("plenum", "and {0} more: {1}", "and {0} more: {1}")
_MENDED = Message("plenum", "The words the room agreed on")
_FOR = Message("plenum", "For")
_AGAINST = Message("plenum", "Against")
_ABSTAINED = Message("plenum", "Abstained")
_DISSENT = Message("plenum", "The minority's own sentence")
_SEEN = Message("plenum", "The room sees it as it stands now")
_ON = Message("plenum", "Go on")
_NOTHING = Message("plenum", "There is nothing to read back yet. Write a conclusion first")

_LOW, _LINE = 540, 48
"""A height (px) in which four remarks have room, and how much more each further one may take."""

_SHOWN = 4
"""Remarks behind a conclusion that are shown with their words."""

ASKED, MENDING, DISAGREEING, SEEN = range(4)
"""What stands below the conclusion: the four answers, a field, the counts; then what the room now sees."""

TOASTS = 72
"""What is left free at the foot, px: a toast stands there, and covers no answer."""


class ReadingAloud(QWidget):
    """Keys are commands here (marked by the bar): Enter, 1 to 4, E, U, PgDn, PgUp, Esc.

    turned: another conclusion is up, by its id. answers: keys mean something else now (ASKED, MENDING, ...).
    left: the mode is over.
    """

    turned = Signal(str)
    answers = Signal(int)
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.conclusion = ""
        self.setProperty("keys", "own")
        self.setProperty("ring", "none")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._over, self._strengths = Overline(""), [StrengthButton(s, str(n)) for n, s in enumerate(Strength, 1)]
        self._text = Label("", "title", wrap=True)
        self._votes, self._dissent = Label("", "lead", "muted"), Label("", "heading", wrap=True)
        self._rests, self._read = Label("", "remark", "muted"), Label("", "remark", "muted")
        self._said = Label("", "remark", "muted", wrap=True)
        self._mended = KeptEdit(desk, "read/mended", _MENDED)
        self._counts = [CountEdit(desk, f"read/{n}", name) for n, name in enumerate((_FOR, _AGAINST, _ABSTAINED))]
        self._minority = KeptEdit(desk, "read/dissent", _DISSENT)
        self._told = (self._over, self._votes, self._dissent, self._rests, self._said, self._read)
        self._build()

    def _build(self) -> None:
        asked, mending, against, seen = QWidget(), QWidget(), QWidget(), QWidget()
        asked.setLayout(row(
            _button(_UNCHANGED, "Enter", self._on_unchanged, "primary"),
            _button(_MEND, "E", self._on_mend),
            _button(_NOT, "U", self._on_disagree),
            _button(_LATER, "PgDn", self._on_later),
            None,
        ))  # fmt: skip
        on, again = _button(_ON, "Enter", self._on_later, "primary"), _button(_MEND, "E", self._on_mend)
        seen.setLayout(row(on, again, Label(_SEEN, "body", "muted"), None))
        mending.setLayout(column(Label(_MENDED, "caption", "muted"), self._mended, gap=4))
        self._mended.entered.connect(self._on_mended)
        for edit, name in zip((*self._counts, self._minority), (_FOR, _AGAINST, _ABSTAINED, _DISSENT), strict=True):
            named.invite(edit, name)
            edit.entered.connect(self._on_disagreed)
        for edit in self._counts:
            edit.setFixedWidth(96)
        line = row(*self._counts, self._minority)
        line.setStretch(3, 1)
        against.setLayout(column(Label(_NOT, "caption", "muted"), line, gap=4))
        self._answers = QStackedWidget()
        for page in (asked, mending, against, seen):
            self._answers.addWidget(page)
        self._answers.setFixedHeight(64)
        self._answers.currentChanged.connect(self.answers)
        group = QButtonGroup(self)
        for strength, button in zip(Strength, self._strengths, strict=True):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys stay with the conclusion
            button.clicked.connect(partial(self._on_strength, strength))
            group.addButton(button)
        head = row(*self._strengths, 8, self._votes, None, gap=4)
        stands = row(self._read, self._rests, None, gap=24)
        body = column(
            self._over, head, 8, self._text, self._dissent, stands, self._said, None, rule(), self._answers,
            gap=12, margins=(AROUND * 2, 28, AROUND * 2, TOASTS),
        )  # fmt: skip
        self.setLayout(body)

    def begin(self, conclusion: str = "") -> None:
        """Starts at a conclusion, else at the first that the room has not heard, else at the first."""
        rows = harvest.conclusions(self._desk.state)
        unread = harvest.to_read(self._desk.state)
        known = {r.conclusion.id for r in rows}
        first = unread[0].conclusion.id if unread else rows[0].conclusion.id if rows else ""
        self._turn(conclusion if conclusion in known else first)

    def refresh(self) -> None:
        """The conclusion as it stands."""
        rows = harvest.conclusions(self._desk.state)
        row_ = next((r for r in rows if r.conclusion.id == self.conclusion), None)
        self._answers.setVisible(row_ is not None)
        for button in self._strengths:
            button.setVisible(row_ is not None)
        if row_ is None:
            for label in self._told:
                label.setText("")
            self._text.say(_NOTHING)
            return
        found = row_.conclusion
        self._over.say(_OF, row_.number, len(rows))
        for strength, button in zip(Strength, self._strengths, strict=True):
            button.setChecked(strength is found.strength)
        self._votes.setText(votes_words(found))
        self._text.setText(found.text)
        self._dissent.setText(quoted(found.dissent) if found.dissent else "")
        self._dissent.setVisible(bool(found.dissent))
        codes = row_.codes_for
        self._rests.setText(say(_RESTS, len(codes)) if codes else "")
        said = list(dict.fromkeys(r for e in row_.speaks_for for r in e.remarks))[: self._room]
        more = [code for code in codes if code not in {r.code for r in said}]
        lines = [f"{r.code}  {shown_words(r)}" for r in said]
        self._said.setText("\n".join([*lines, say(_AND_MORE, len(more), ", ".join(more))] if more else lines))
        zone = zone_of(self._desk.state)
        self._read.setText(read_words(row_, "" if row_.read is None else clock(row_.read.at_ms, zone)))

    @property
    def _room(self) -> int:
        """How many remarks are shown with their words: a large window has room for more."""
        return _SHOWN + max(0, self.height() - _LOW) // _LINE

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many remarks as there is room for."""
        super().resizeEvent(event)
        if event.oldSize().height() != event.size().height():
            self.refresh()

    def _turn(self, conclusion: str) -> None:
        self.conclusion = conclusion
        self._answers.setCurrentIndex(ASKED)
        for edit, name in ((self._mended, "mended"), (self._minority, "dissent")):
            edit.turn_to(f"read/{conclusion}/{name}")
        for number, edit in enumerate(self._counts):
            edit.turn_to(f"read/{conclusion}/{number}")
        self.refresh()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.turned.emit(conclusion)

    def _step(self, by: int) -> None:
        ids = [r.conclusion.id for r in harvest.conclusions(self._desk.state)]
        if self.conclusion in ids:
            at = ids.index(self.conclusion) + by
            if 0 <= at < len(ids):
                self._turn(ids[at])
            elif by > 0:
                self.left.emit()

    # ---- keys

    def event(self, event: QEvent) -> bool:
        """The clicker's keys turn the conclusions here, not the day."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _PAGES:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the bar names."""
        slots: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Return: self._on_enter,
            Qt.Key.Key_Enter: self._on_enter,
            Qt.Key.Key_E: self._on_mend,
            Qt.Key.Key_U: self._on_disagree,
            Qt.Key.Key_PageDown: self._on_later,
            Qt.Key.Key_PageUp: self._on_earlier,
            Qt.Key.Key_Escape: self._on_escape,
            **dict(zip(_DIGITS, (partial(self._on_strength, s) for s in Strength), strict=True)),
        }
        slot = slots.get(Qt.Key(event.key()))
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or slot is None:
            event.ignore()
        elif not event.isAutoRepeat():
            slot()

    def _on_strength(self, strength: Strength, _checked: bool = False) -> None:
        """How far the room stands behind it; what was read stays read."""
        if self._found() is not None:
            self._desk.do(plenum.edit_conclusion(self.conclusion, strength=strength))
            self.refresh()

    @Slot()
    def _on_enter(self) -> None:
        """Unchanged; once a conclusion has been answered, on to the next."""
        if self._answers.currentIndex() == SEEN:
            self._step(1)
        else:
            self._on_unchanged()

    @Slot()
    def _on_unchanged(self) -> None:
        if self.conclusion:
            command = plenum.read_back(self._desk.new_id(), self.conclusion, ReadBackResult.UNCHANGED)
            if self._desk.do(command) is not None:
                self._step(1)

    @Slot()
    def _on_mend(self) -> None:
        found = self._found()
        if found is not None:
            self._mended.show_value(found.conclusion.text)
            self._answers.setCurrentIndex(MENDING)
            self._mended.setFocus(Qt.FocusReason.OtherFocusReason)
            self._mended.end(False)  # noqa: FBT003  Qt's own signature

    @Slot()
    def _on_disagree(self) -> None:
        found = self._found()
        if found is not None:
            was = found.conclusion
            for edit, value in zip(self._counts, (was.votes_for, was.votes_against, was.abstained), strict=True):
                edit.show_value("" if value is None else str(value))
            self._minority.show_value(was.dissent)
            self._answers.setCurrentIndex(DISAGREEING)
            self._counts[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_later(self) -> None:
        self._step(1)

    @Slot()
    def _on_earlier(self) -> None:
        self._step(-1)

    @Slot()
    def _on_escape(self) -> None:
        if self._answers.currentIndex() in (MENDING, DISAGREEING):
            self._answers.setCurrentIndex(ASKED)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.left.emit()

    @Slot()
    def _on_mended(self) -> None:
        words = self._mended.text().strip()
        if words:
            self._answer(
                plenum.read_back(self._desk.new_id(), self.conclusion, ReadBackResult.MENDED, text=words),
                self._mended,
            )

    @Slot()
    def _on_disagreed(self) -> None:
        counts = [whole(edit.text()) for edit in self._counts]
        self._answer(
            plenum.read_back(
                self._desk.new_id(), self.conclusion, ReadBackResult.NOT_AGREED,
                votes_for=counts[0], votes_against=counts[1], abstained=counts[2],
                dissent=self._minority.text().strip(),
            ),
            *self._counts, self._minority,
        )  # fmt: skip

    def _answer(self, command: Command, *edits: KeptEdit) -> None:
        """The room sees what it changed before the next one comes, after the last one too."""
        if self._desk.do(command, settles=[e.address for e in edits]) is not None:
            self._turn(self.conclusion)
            self._answers.setCurrentIndex(SEEN)

    def _found(self) -> harvest.ConclusionRow | None:
        rows = harvest.conclusions(self._desk.state)
        return next((r for r in rows if r.conclusion.id == self.conclusion), None)


def _button(name: Message, key: str, slot: Callable[[], None], kind: str = "") -> ActionButton:
    made = ActionButton(name, key, kind=kind)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys stay with the conclusion
    made.clicked.connect(slot)
    return made


_DIGITS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)
_PAGES = frozenset({Qt.Key.Key_PageDown, Qt.Key.Key_PageUp})
