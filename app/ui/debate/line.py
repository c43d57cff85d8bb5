"""The quick line: one line that takes down what is said, wherever the facilitator is on the console."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.domain.debate import CompetenceArea, Contribution, RemarkKind, Source
from app.domain.verbs import Stack
from app.services import words
from app.ui.debate import pasting
from app.ui.debate.aim import IN_PLENUM, Aim, aim_at_group, aim_at_topic, aim_of_day, groups_of, topics_of
from app.ui.debate.chip import Chip
from app.ui.debate.keys import Press
from app.ui.debate.words_edit import WordsEdit
from app.ui.desk import Desk
from app.words import Message, say

DRAFT = "line"
"""Address of the words being typed."""

DRAFT_AIM = "line/aim"
"""Address of where they go: group, topic, the kind's character, the remark elaborated, and the one edited."""

SIGNS = {"+": RemarkKind.IDEA, "-": RemarkKind.BARRIER, "?": RemarkKind.QUESTION, "'": RemarkKind.QUOTE}
ELABORATES = "<"
_MARKS = {"+": "+", "-": "−", "?": "?", "'": "»"}

_INVITES = Message("line", "Type what is said …")
_NAME = Message("line", "What is said")
_HINTS = Message("line", "+ idea    − barrier    ? question")
_MENDS = Message("line", "Mends {0}")
_STORED = Message("line", "{0} is stored")


class QuickLine(QFrame):
    """Words, where they go, and what kind they are; Enter stores them and shows the code.

    stored: the code of a remark that was just stored. aimed: `where` is another.
    """

    stored = Signal(str)
    aimed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._where = IN_PLENUM
        self._sign = ""  # the character that was typed for the kind
        self._elaborates: str | None = None
        self._edits: str | None = None  # the remark whose words are being mended
        self._last: str | None = None
        self._seen: tuple[str | None, str | None] | None = None  # what the agenda ran when it was last followed
        self._build()
        self._restore()
        desk.touched.connect(self._on_touched)
        desk.ticked.connect(self._follow)
        self._follow()
        self._show_aim()

    @property
    def where(self) -> Aim:
        """Where the next remark goes."""
        return self._where

    def text(self) -> str:
        """What has been typed."""
        return self._edit.text()

    @property
    def holds(self) -> bool:
        """Whether something is being typed: then the agenda changes nothing here."""
        return bool(self._edit.text() or self._sign or self._elaborates or self._edits)

    def aim(self, group: str | None, topic: str | None) -> None:
        """Sends the words to come to a group and a topic (ids); both None is plenum."""
        if self._where != Aim(group, topic):
            self._where = Aim(group, topic)
            self._keep()
            self._show_aim()
            self.aimed.emit()

    def take_key(self, event: QKeyEvent) -> None:
        """A key pressed elsewhere on the console that belongs to the line: it gets the focus and the key."""
        self._edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        QApplication.sendEvent(self._edit, event)

    def _build(self) -> None:
        self.setProperty("box", "field")
        self._chip = Chip(self)
        self._mark = QLabel(self)
        self._mark.setProperty("box", "keycap")
        self._edit = WordsEdit(self)
        self._hint = QLabel(self)
        self._hint.setProperty("tone", "muted")
        self._code = QLabel(self)
        self._code.setProperty("tone", "muted")
        self._code.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 12, 0)
        row.setSpacing(12)
        for widget in (self._chip, self._mark, self._edit, self._hint, self._code):
            row.addWidget(widget, 1 if widget is self._edit else 0)
        self.setFocusProxy(self._edit)
        self._chip.chose.connect(self._on_chose)
        self._chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._edit.textChanged.connect(self._on_text)
        self._edit.entered.connect(self._store)
        self._edit.signed.connect(self._on_signed)
        self._edit.unsigned.connect(self._on_unsigned)
        self._edit.tabbed.connect(self._on_tab)
        self._edit.upped.connect(self._on_up)
        self._edit.pasted.connect(self._on_pasted)
        self._edit.asked.connect(self._on_asked)
        self._edit.unmade.connect(self._on_unmade)
        self._edit.remade.connect(self._on_remade)
        self._edit.escaped.connect(self._on_escaped)
        self._speak()

    def _speak(self) -> None:
        self._edit.setAccessibleName(say(_NAME))
        self._edit.setPlaceholderText(say(_INVITES))
        self._show_marks()

    # ---- what is typed

    @Slot(str)
    def _on_text(self, text: str) -> None:
        self._desk.draft(DRAFT, text)
        if text:
            self._hint.hide()
        elif self._hint.isHidden():
            self._hint.show()

    def _keep(self) -> None:
        """The draft's other half: it is written when it changes, never on a letter."""
        parts = (self._where.group, self._where.topic, self._sign, self._elaborates, self._edits)
        self._desk.draft(DRAFT_AIM, "\t".join(p or "" for p in parts))

    def _restore(self) -> None:
        parts = self._desk.drafted(DRAFT_AIM).split("\t")
        if len(parts) == 5:
            group, topic, self._sign, elaborates, edits = parts
            state = self._desk.state
            known = {g.id for g in groups_of(state)} | {t.id for t in topics_of(state)}
            self._where = Aim(group if group in known else None, topic if topic in known else None)
            remarks = state.of(Contribution)
            self._elaborates = elaborates if elaborates in remarks else None
            self._edits = edits if edits in remarks else None
        self._edit.setText(self._desk.drafted(DRAFT))
        self._show_marks()

    def _store(self) -> None:
        parts = pasting.in_parts(self._edit.text().strip())
        if not parts:
            if self._edits:
                self._clear()
            return
        if self._edits is not None:
            done = self._desk.do(words.edit_remark(self._edits, parts[0]), settles=[DRAFT])
            self._after(self._edits if done is not None or self._is_unchanged(parts[0]) else None)
            return
        first = self._desk.new_id()
        command = words.remark(
            first,
            parts[0],
            group=self._where.group,
            topic=self._where.topic,
            item=self._desk.standing.running,
            kind=SIGNS.get(self._sign),
            elaborates=self._elaborates,
        )
        if self._desk.do(command, settles=[DRAFT]) is not None:
            self._last = first
            self._after(first)

    def _is_unchanged(self, text: str) -> bool:
        remark = self._desk.state.of(Contribution).get(self._edits or "")
        return remark is not None and remark.text == text

    def _after(self, remark: str | None) -> None:
        """The line is empty again, and shows the code."""
        if remark is None:
            return  # refused: the words stay where they are
        self._clear()
        code = self._desk.state.get(Contribution, remark).code
        self._code.setText(f"{code} ✓")
        self._code.setAccessibleName(say(_STORED, code))
        self.stored.emit(code)
        self._follow()

    def _clear(self) -> None:
        self._sign, self._elaborates, self._edits = "", None, None
        self._edit.setText("")
        self._keep()
        self._show_marks()

    # ---- kinds

    @Slot(str)
    def _on_signed(self, sign: str) -> None:
        if self._edits is not None or (sign == ELABORATES and self._elaborates) or (sign in SIGNS and self._sign):
            self._edit.insert(sign)
            return
        if sign != ELABORATES:
            self._sign = sign
        elif (last := self._last_remark()) is not None:
            self._elaborates = last.id
        else:
            self._edit.insert(sign)
        self._keep()
        self._show_marks()

    @Slot()
    def _on_unsigned(self) -> None:
        """Backspace turns the mark back into the character that was typed for it."""
        if self._sign:
            back, self._sign = self._sign, ""
        elif self._elaborates:
            back, self._elaborates = ELABORATES, None
        else:
            return
        self._edit.insert(back)
        self._keep()
        self._show_marks()

    def _show_marks(self) -> None:
        parts = []
        if self._edits is not None:
            parts.append(say(_MENDS, self._desk.state.get(Contribution, self._edits).code))
        if self._elaborates is not None:
            parts.append("↳ " + self._desk.state.get(Contribution, self._elaborates).code)
        if self._sign:
            parts.append(_MARKS[self._sign])
        self._mark.setText("  ".join(parts))
        self._mark.setVisible(bool(parts))
        self._hint.setText(say(_HINTS))
        self._edit.busy = self._edits is not None

    # ---- what is asked for by keys

    @Slot(object, int)
    def _on_asked(self, press: Press, digit: int) -> None:
        state, item = self._desk.state, self._desk.standing.running
        if press is Press.PLENUM:
            self._on_chose(IN_PLENUM)
        elif press is Press.GROUP:
            group = next((g for g in groups_of(state) if g.number == digit), None)
            if group is not None:
                self._on_chose(aim_at_group(state, group.id, item))
        elif press is Press.MODEL:
            topic = next((t for t in topics_of(state) if t.number == digit), None)
            if topic is not None:
                after = self._where.group if self._where.topic == topic.id else None
                self._on_chose(aim_at_topic(state, topic.id, item, after))
        elif press is Press.RETURNING and (last := self._last_remark()) is not None:
            self._desk.do(words.mark_returning(last.id))

    @Slot(object)
    def _on_chose(self, aim: Aim) -> None:
        self.aim(aim.group, aim.topic)
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_tab(self) -> None:
        last = self._last_remark()
        if self._edit.text() or last is None:
            return
        areas = sorted(self._desk.state.of(CompetenceArea).values(), key=lambda a: (a.rank, a.id))
        ids = [a.id for a in areas]
        if ids:
            self._desk.do(
                words.classify(last.id, area=ids[(ids.index(last.area) + 1) % len(ids)] if last.area in ids else ids[0])
            )
            self._show_aim()

    @Slot()
    def _on_up(self) -> None:
        last = self._last_remark()
        if not self.holds and last is not None:
            self.mend(last.id)

    def mend(self, remark: str) -> None:
        """Takes a remark's words into the line to be edited; only where nothing is being typed."""
        if self.holds:
            return
        self._edits = remark
        self._edit.setText(self._desk.state.get(Contribution, remark).text)
        self._keep()
        self._show_marks()
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_escaped(self) -> None:
        if self._edits is not None:
            self._clear()

    @Slot(str)
    def _on_pasted(self, text: str) -> None:
        at, now = self._edit.cursorPosition(), self._edit.text()
        lines = pasting.lines_of(text)
        if not lines:
            return
        lines[0] = now[:at] + lines[0]
        lines[-1] += now[at:]
        if len(lines) == 1:
            self._edit.setText(lines[0])
            return
        ids = [self._desk.new_id() for _ in lines]
        command = words.paste(
            ids, lines, group=self._where.group, topic=self._where.topic, item=self._desk.standing.running
        )
        if self._desk.do(command, settles=[DRAFT]) is not None:
            self._last = ids[-1]
            self._after(ids[-1])

    @Slot()
    def _on_unmade(self) -> None:
        if not self._edit.text() and (self._sign or self._elaborates):
            self._clear()
        else:
            self._desk.undo(Stack.WORDS)

    @Slot()
    def _on_remade(self) -> None:
        self._desk.redo(Stack.WORDS)

    # ---- the day

    @Slot()
    def _follow(self) -> None:
        """Goes where the agenda goes, once for each change of it, and never under words being typed."""
        standing = self._desk.standing
        now = (standing.running, standing.turn.group if standing.turn else None)
        if now == self._seen or self.holds:
            return
        first, self._seen = self._seen is None, now
        aim = aim_of_day(self._desk.state, standing)
        if aim is not None and not (first and self._where != IN_PLENUM):
            self.aim(aim.group, aim.topic)

    @Slot(object)
    def _on_touched(self, _touched: object) -> None:
        self._show_aim()

    def _show_aim(self) -> None:
        self._chip.show_aim(self._desk.state, self._where, self._desk.standing.running)

    def _last_remark(self) -> Contribution | None:
        """The remark last stored here, else the newest that was typed."""
        remarks = self._desk.state.of(Contribution)
        last = remarks.get(self._last or "")
        if last is not None and not last.withdrawn:
            return last
        typed = (r for r in remarks.values() if r.source in (Source.TYPED, Source.PASTED) and not r.withdrawn)
        return max(typed, key=lambda r: (r.said_ms, r.rank), default=None)
