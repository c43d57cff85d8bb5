"""What to see to before the document goes home: a line each, with a jump to the first that is not in order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QFrame

from app.services.editions import Check, Lack
from app.ui.design.tokens import INSIDE, TARGET
from app.ui.widgets import named
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.labels import Label, Picture
from app.ui.widgets.layouts import column, row
from app.words import Many, Message


@dataclass(frozen=True, slots=True)
class _Telling:
    """How one check is told where it is fine and where it is not, and which part mends it."""

    fine: Message
    lacking: Message | Many
    part: str
    at: str = ""  # where in the part; empty: the first that is not in order


_TELLINGS: Mapping[Lack, _Telling] = {
    Lack.NO_CONCLUSIONS: _Telling(
        Message("before sending", "There are conclusions"),
        Message("before sending", "No conclusions yet"),
        "plenum",
    ),
    Lack.OPEN: _Telling(
        Message("before sending", "No conclusion is still open"),
        Many("before sending", "{0} conclusion is still open", "{0} conclusions are still open"),
        "plenum",
    ),
    Lack.UNREAD: _Telling(
        Message("before sending", "All conclusions were read back"),
        Many("before sending", "{0} conclusion not read back", "{0} conclusions not read back"),
        "plenum",
        "read_back",
    ),
    Lack.CHANGED_SINCE_READ: _Telling(
        Message("before sending", "None was changed after it was read back"),
        Many("before sending", "{0} conclusion changed after it was read", "{0} conclusions changed after being read"),
        "plenum",
    ),
    Lack.NO_OWNER: _Telling(
        Message("before sending", "Every step has somebody"),
        Many("before sending", "{0} step without an owner", "{0} steps without an owner"),
        "steps",
    ),
    Lack.NO_DATE: _Telling(
        Message("before sending", "Every step has a date"),
        Many("before sending", "{0} step without a date", "{0} steps without a date"),
        "steps",
    ),
    Lack.UNPLACED: _Telling(
        Message("before sending", "Every remark is placed"),
        Many("before sending", "{0} remark without a theme (appendix B)", "{0} remarks without a theme (appendix B)"),
        "plenum",
    ),
}
JUMPS = frozenset(_TELLINGS)
"""The checks that have a line."""

ROW = TARGET
"""How high a check is, px, whatever it says: they are one list."""

_GO = Message("before sending", "Go to")
_GO_TO = Message("before sending", "Go to: {0}")


class CheckLine(QFrame):
    """One check. go_to: the part that mends it, and what to show there."""

    go_to = Signal(str, object)

    def __init__(self, lack: Lack) -> None:
        super().__init__()
        self._telling = _TELLINGS[lack]
        self._check: Check | None = None
        self._mark = Picture("check", "ok")
        self._words = Label("", "body", wrap=True)
        self._go = ActionButton(_GO, kind="quiet")
        self._go.setFixedHeight(ROW)
        self._go.clicked.connect(self._on_go)
        line = row(self._mark, self._words, self._go, gap=INSIDE)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.setMinimumHeight(ROW)

    def show_check(self, check: Check) -> None:
        """Shows how it is now."""
        self._check = check
        self._mark.show_icon("check" if check.fine else "hourglass", "ok" if check.fine else "soon")
        lacking = self._telling.lacking
        if check.fine:
            self._words.say(self._telling.fine)
        elif isinstance(lacking, Many):
            self._words.say(lacking, check.missing)
        else:
            self._words.say(lacking)
        self._words.set_tone("muted" if check.fine else "")
        self._go.setVisible(not check.fine)
        named.name(self._go, _GO_TO, self._words.text())

    def changeEvent(self, event: QEvent) -> None:
        """Speaks in a new language."""
        if event.type() == QEvent.Type.LanguageChange and self._check is not None:
            self.show_check(self._check)
        super().changeEvent(event)

    @Slot()
    def _on_go(self) -> None:
        if self._check is not None:
            self.go_to.emit(self._telling.part, self._telling.at or self._check.first)


class CheckList(QFrame):
    """All but how many are here, which has a field of its own; always in the same order."""

    go_to = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._lines = {lack: CheckLine(lack) for lack in _TELLINGS}
        for line in self._lines.values():
            line.go_to.connect(self.go_to)
        self.setLayout(column(*self._lines.values(), gap=0))

    def show_checks(self, checks: tuple[Check, ...]) -> None:
        """Shows how they are now; what there is none of needs no line."""
        for check in checks:
            self._lines[check.lack].show_check(check)
            self._lines[check.lack].setVisible(check.total > 0)
