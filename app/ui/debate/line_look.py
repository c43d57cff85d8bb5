"""What the quick line is made of, and how it shows what it is told. What its keys mean is in `line`."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QWidget

from app.domain.debate import Contribution
from app.domain.gestures import State
from app.services.completing import Suggestion, shortened
from app.ui.debate.asking import PasteQuestion
from app.ui.debate.chip import Chip
from app.ui.debate.jotting import MARKS, Jotting
from app.ui.debate.said_card import SaidCard
from app.ui.debate.words_edit import WordsEdit
from app.ui.design import theme
from app.ui.widgets import named
from app.ui.widgets.labels import Boxed, Label
from app.ui.widgets.layouts import row, rule
from app.words import Message, say

HEIGHT = 44
"""Of the field, px."""

_INVITES = Message("line", "Type what is said …")
_NAME = Message("line", "What is said")
_HINTS = Message("line", "+ idea    − barrier    ? question")
_MENDS = Message("line", "Mends {0}")
_STORED = Message("line", "{0} is stored")
_RETURNS = Message("line", "{0} comes back in plenum")
_RETURNS_SHOWN = Message("line", "↩ {0} comes back in plenum")
_STAYS = Message("line", "{0} does not come back")
_AREA = Message("line", "{0}: competence area {1}")
_NO_AREA = Message("line", "{0}: no competence area")
_CHANGED = Message("line", "{0} has been changed by another meanwhile: {1}")


class LineLook(QFrame):
    """Chip, marks, field; to the right what helps (kinds, a suggestion, another's edit) and the last code."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("box", "field")
        self.setFixedHeight(HEIGHT)
        self.chip, self.edit, self.asks = Chip(self), WordsEdit(self), PasteQuestion(self)
        self.card = SaidCard(self)
        self.edit.setFont(theme.font("line"))
        self.edit.setProperty("ring", "parent")
        self.edit.setProperty("undo", "own")  # its marks go before the last gesture does
        self._mark, self._hint = Boxed("", "keycap"), Label(_HINTS, "body", "muted")
        self._suggestion, self._tab = Boxed("", "chip"), Label("Tab", "caption", "muted")
        self._code, self._rule = Label("", "strong", "ok"), rule("v")
        said = (self._suggestion, self._tab, self._rule, self._code)
        line = row(self.chip, self._mark, self.edit, self.asks, self._hint, *said, gap=12, margins=(8, 0, 16, 0))
        line.setStretchFactor(self.edit, 1)
        line.setStretchFactor(self.asks, 1)
        self.setLayout(line)
        for widget in (self.asks, self._mark, *said):
            widget.hide()
        self.setFocusProxy(self.edit)
        self.chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        named.name(self.edit, _NAME)
        named.invite(self.edit, _INVITES)

    def show_marks(self, state: State, jot: Jotting) -> None:
        """What is being mended, what is carried on, and the kind."""
        remarks = state.of(Contribution)
        parts = []
        if (mended := remarks.get(jot.edits or "")) is not None:
            parts.append(say(_MENDS, mended.code))
        if (before := remarks.get(jot.elaborates or "")) is not None:
            parts.append(f"↳ {before.code}")
        if jot.kind is not None:
            parts.append(MARKS[jot.kind])
        self._mark.setText("  ".join(parts))
        self._mark.setVisible(bool(parts))

    def show_help(self, suggested: Suggestion | None, theirs: Contribution | None) -> None:
        """A suggestion; or what the remark that is being mended has become by another hand; else the kinds."""
        self._hint.set_tone("muted" if theirs is None else "soon")
        self._hint.setVisible(theirs is not None or not (self.edit.text() or self.asks.isVisibleTo(self)))
        if theirs is None:
            self._hint.say(_HINTS)
        else:
            self._hint.say(_CHANGED, theirs.code, shortened(theirs.text))
        self._suggestion.setVisible(suggested is not None)
        self._tab.setVisible(suggested is not None)
        if suggested is not None:
            self._suggestion.setText(shortened(suggested.phrase))

    def show_stored(self, code: str) -> None:
        """The code of what was stored last."""
        self._code.setText(f"✓ {code}")
        self._answer(_STORED, code)

    def _answer(self, message: Message, *names: str) -> None:
        told = say(message, *names)
        named.describe(self._code, message, *names)
        named.name(self._code, message, *names)
        if QAccessible.isActive():  # a screen reader says it; the eye sees what is shown
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))
        self._code.show()
        self._rule.show()

    def show_returning(self, code: str, *, returns: bool) -> None:
        """In the place of the last code, whether a remark comes back."""
        self._code.say(_RETURNS_SHOWN if returns else _STAYS, code)
        self._answer(_RETURNS if returns else _STAYS, code)

    def show_area(self, code: str, area: str) -> None:
        """In the place of the last code, the competence area a remark has now; empty: none."""
        if area:
            self._code.setText(f"✓ {code} · {shortened(area)}")
            self._answer(_AREA, code, area)
        else:
            self._code.say(_NO_AREA, code)
            self._answer(_NO_AREA, code)

    def forget_stored(self) -> None:
        """What the last code spoke of has been taken back."""
        self._code.hide()
        self._rule.hide()

    def ask(self, lines: int, where: str) -> None:
        """Asks about a paste, in the field's place."""
        self.edit.hide()
        self._hint.hide()
        self.asks.ask(lines, where)

    def asked(self) -> None:
        """The field again."""
        self.asks.hide()
        self.edit.show()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
