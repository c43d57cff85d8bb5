"""The quick line: one line that takes down what is said, wherever the facilitator is on the console."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from app.domain.debate import CompetenceArea, CompetenceNeed, Contribution, Municipality, Source
from app.domain.gestures import Entity, Touched
from app.domain.programme import Organisation, Person
from app.domain.verbs import Stack
from app.services import needs, pasting, words
from app.services.completing import Phrases, Suggestion, shortened
from app.ui.debate.aim import (
    IN_PLENUM,
    Aim,
    aim_at_group,
    aim_at_topic,
    aim_of_day,
    aim_text,
    groups_of,
    topics_of,
)
from app.ui.debate.asking import PasteQuestion
from app.ui.debate.chip import Chip
from app.ui.debate.jotting import MARKS, Jotting, unpack
from app.ui.debate.keys import Press
from app.ui.debate.words_edit import WordsEdit
from app.ui.design import theme
from app.ui.desk import Desk
from app.ui.widgets.labels import Boxed, Label
from app.ui.widgets.layouts import row, rule
from app.words import Message, say

DRAFT = "line"
"""Address of the words being typed."""

DRAFT_AIM = "line/aim"
"""Address of where they go and what they are: it is written when that changes, never on a letter."""

HEIGHT = 44
"""Of the field, px."""

_INVITES = Message("line", "Type what is said …")
_NAME = Message("line", "What is said")
_HINTS = Message("line", "+ idea    − barrier    ? question")
_MENDS = Message("line", "Mends {0}")
_STORED = Message("line", "{0} is stored")
_CHANGED = Message("line", "{0} has been changed by another meanwhile: {1}")

_PHRASES: frozenset[type[Entity]] = frozenset({CompetenceNeed, Municipality, Organisation, Person})


class QuickLine(QFrame):
    """Words, where they go, and what kind they are; Enter stores them and shows the code.

    stored: the code of a remark that was just stored. aimed: `where` is another. reads_back: the id of a remark that
    the typist wants to read aloud.
    """

    stored = Signal(str)
    aimed = Signal()
    reads_back = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._jot = Jotting()
        self._last: str | None = None  # the remark last stored here
        self._seen: tuple[str | None, str | None] | None = None  # what the agenda ran when it was last followed
        self._phrases: Phrases | None = None
        self._suggested: Suggestion | None = None
        self._begun = ""  # the remark's words when its mending began
        self._lines: list[str] = []  # a paste that is being asked about
        self._area: str | None = None  # the last remark's, while words go to the same place
        self._build()
        self._wire()
        self._jot = unpack(desk.drafted(DRAFT_AIM), desk.state)
        mended = desk.state.of(Contribution).get(self._jot.edits or "")
        self._begun = "" if mended is None else mended.text
        self._edit.setText(desk.drafted(DRAFT))
        self._speak()
        desk.touched.connect(self._on_touched)
        desk.ticked.connect(self._follow)
        self._follow()

    # ---- for the rest of the console

    @property
    def where(self) -> Aim:
        """Where the next remark goes."""
        return self._jot.where

    def text(self) -> str:
        """What has been typed."""
        return self._edit.text()

    @property
    def holds(self) -> bool:
        """Whether something is being typed: then the agenda changes nothing here."""
        return bool(self._edit.text() or self._lines or not self._jot.bare)

    def aim(self, group: str | None, topic: str | None) -> None:
        """Sends the words to come to a group and a topic (ids); both None is plenum."""
        if self.where != Aim(group, topic):
            self._take(replace(self._jot, where=Aim(group, topic)))
            self.aimed.emit()

    def take_key(self, event: QKeyEvent) -> None:
        """A key pressed elsewhere on the console that belongs to the line: it gets the focus and the key."""
        self._edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        QApplication.sendEvent(self._edit, event)

    def mend(self, remark: str) -> None:
        """Takes a remark's words into the line to be edited; only where nothing is being typed."""
        found = self._desk.state.of(Contribution).get(remark)
        if self.holds or found is None:
            return
        self._begun = found.text
        self._take(replace(self._jot, edits=remark))
        self._edit.setText(found.text)
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- building

    def _build(self) -> None:
        self.setProperty("box", "field")
        self.setFixedHeight(HEIGHT)
        self._chip, self._edit, self._asks = Chip(self), WordsEdit(self), PasteQuestion(self)
        self._edit.setFont(theme.font("line"))
        self._edit.setProperty("ring", "parent")
        self._mark = Boxed("", "keycap")
        self._hint = Label(_HINTS, "body", "muted")
        self._suggestion, self._tab = Boxed("", "chip"), Label("Tab", "caption", "muted")
        self._code = Label("", "strong", "ok")
        self._rule = rule("v")
        said = (self._suggestion, self._tab, self._rule, self._code)
        line = row(self._chip, self._mark, self._edit, self._asks, self._hint, *said, gap=12, margins=(8, 0, 16, 0))
        line.setStretchFactor(self._edit, 1)
        line.setStretchFactor(self._asks, 1)
        self.setLayout(line)
        for widget in (self._asks, self._mark, *said):
            widget.hide()
        self.setFocusProxy(self._edit)
        self._chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _wire(self) -> None:
        self._chip.chose.connect(self._on_chose)
        self._asks.accepted.connect(self._on_accepted)
        self._asks.declined.connect(self._on_declined)
        edit = self._edit
        edit.textChanged.connect(self._on_text)
        edit.entered.connect(self._on_enter)
        edit.signed.connect(self._on_signed)
        edit.unsigned.connect(self._on_unsigned)
        edit.tabbed.connect(self._on_tab)
        edit.upped.connect(self._on_up)
        edit.pasted.connect(self._on_pasted)
        edit.asked.connect(self._on_asked)
        edit.unmade.connect(self._on_unmade)
        edit.remade.connect(self._on_remade)
        edit.escaped.connect(self._on_escaped)

    def changeEvent(self, event: QEvent) -> None:
        """Speaks the language that is spoken now."""
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
        super().changeEvent(event)

    def _speak(self) -> None:
        self._edit.setAccessibleName(say(_NAME))
        self._edit.setPlaceholderText(say(_INVITES))
        self._show()

    # ---- what is typed

    @Slot(str)
    def _on_text(self, text: str) -> None:
        self._desk.draft(DRAFT, text)
        suggested = None
        if text and self._edit.cursorPosition() == len(text):
            if self._phrases is None:
                self._phrases = Phrases(needs.completions(self._desk.state))
            suggested = self._phrases.suggest(text)
        if suggested != self._suggested or bool(text) == self._hint.isVisibleTo(self):
            self._suggested = suggested
            self._show_hint()

    def _take(self, jot: Jotting) -> None:
        self._jot = jot
        self._desk.draft(DRAFT_AIM, jot.pack())
        self._show()

    @Slot()
    def _on_enter(self) -> None:
        text = self._edit.text().strip()
        if self._jot.edits is not None:
            self._mend_with(self._jot.edits, text)
        elif text and self._store(pasting.in_parts(text)):
            self._emptied()

    def _store(self, parts: list[str]) -> bool:
        """Stores words, in several remarks where they are too long for one; the draft stays until the last."""
        jot, carries_on = self._jot, self._jot.elaborates
        for number, part in enumerate(parts, 1):
            fresh = self._desk.new_id()
            command = words.remark(
                fresh,
                part,
                group=jot.where.group,
                topic=jot.where.topic,
                item=self._desk.standing.running,
                kind=jot.kind,
                area=self._area,
                elaborates=carries_on,
            )
            if self._desk.do(command, settles=[DRAFT] if number == len(parts) else []) is None:
                return False  # refused: the words stay in the line
            self._last = carries_on = fresh
        return True

    def _mend_with(self, remark: str, text: str) -> None:
        found = self._desk.state.of(Contribution).get(remark)
        if found is None or not text or text == found.text:
            self._clear()
        elif self._desk.do(words.edit_remark(remark, text), settles=[DRAFT]) is not None:
            self._last = remark
            self._emptied()

    def _emptied(self) -> None:
        """What was typed is stored: the line is empty again and shows the code."""
        self._clear()
        remark = self._desk.state.of(Contribution).get(self._last or "")
        if remark is not None:
            self._code.setText(f"✓ {remark.code}")
            self._code.setAccessibleName(say(_STORED, remark.code))
            self._code.show()
            self._rule.show()
            self.stored.emit(remark.code)
        self._follow()

    def _clear(self) -> None:
        self._edit.setText("")
        self._take(self._jot.cleared())

    @Slot(str)
    def _on_signed(self, sign: str) -> None:
        last = self._last_remark()
        jot = self._jot.signed(sign, None if last is None else last.id)
        if jot is self._jot:
            self._edit.insert(sign)
        else:
            self._take(jot)

    @Slot()
    def _on_unsigned(self) -> None:
        jot, sign = self._jot.unsigned()
        if sign:
            self._take(jot)
            self._edit.insert(sign)

    @Slot(str)
    def _on_pasted(self, text: str) -> None:
        lines = pasting.lines_of(text)
        if not lines:
            return
        at, now = self._edit.cursorPosition(), self._edit.text()
        lines[0] = now[:at] + lines[0]
        end = len(lines[-1])
        lines[-1] += now[at:]
        if len(lines) == 1 or self._jot.edits is not None:
            self._edit.setText(" ".join(lines))
            self._edit.setCursorPosition(end if len(lines) == 1 else len(self._edit.text()))
        elif pasting.is_document(lines):
            self._lines = lines
            self._edit.hide()
            self._show_hint()
            self._asks.ask(len(lines), aim_text(self._desk.state, self.where))
        else:
            self._store_lines(lines)

    @Slot()
    def _on_accepted(self) -> None:
        lines = self._lines
        self._on_declined()
        self._store_lines(lines)

    @Slot()
    def _on_declined(self) -> None:
        self._lines = []
        self._asks.hide()
        self._edit.show()
        self._show_hint()
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _store_lines(self, lines: list[str]) -> None:
        """One gesture, so that one undo takes a wrong paste away."""
        short = [part for line in lines for part in pasting.in_parts(line)]
        ids = [self._desk.new_id() for _line in short]
        command = words.paste(
            ids,
            short,
            group=self.where.group,
            topic=self.where.topic,
            item=self._desk.standing.running,
            area=self._area,
        )
        if self._desk.do(command, settles=[DRAFT]) is not None:
            self._last = ids[-1]
            self._emptied()

    # ---- what is asked for by keys

    @Slot(object, int)
    def _on_asked(self, press: Press, digit: int) -> None:
        state, item = self._desk.state, self._desk.standing.running
        last = self._last_remark()
        if press is Press.PLENUM:
            self._on_chose(IN_PLENUM)
        elif press is Press.GROUP:
            for group in (g for g in groups_of(state) if g.number == digit):
                self._on_chose(aim_at_group(state, group.id, item))
        elif press is Press.MODEL:
            for topic in [t for t in topics_of(state) if t.number == digit][:1]:
                after = self.where.group if self.where.topic == topic.id else None
                self._on_chose(aim_at_topic(state, topic.id, item, after))
        elif press is Press.RETURNING and last is not None:
            self._desk.do(words.mark_returning(last.id))
        elif press is Press.READ_BACK and last is not None:
            self.reads_back.emit(last.id)

    @Slot(object)
    def _on_chose(self, aim: Aim) -> None:
        self.aim(aim.group, aim.topic)
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_tab(self) -> None:
        """Takes the suggestion; on an empty line the last remark's competence area is the next one."""
        last = self._last_remark()
        if self._suggested is not None:
            before = self._edit.text()
            self._edit.setSelection(len(before) - self._suggested.typed, self._suggested.typed)
            self._edit.insert(self._suggested.phrase)  # one step of the field's own undo
        elif not self.holds and last is not None:
            areas = sorted(self._desk.state.of(CompetenceArea).values(), key=lambda a: (a.rank, a.id))
            around = ["", *(a.id for a in areas)]
            self._desk.do(words.classify(last.id, area=around[(around.index(last.area or "") + 1) % len(around)]))

    @Slot()
    def _on_up(self) -> None:
        last = self._last_remark()
        if last is not None:
            self.mend(last.id)

    @Slot()
    def _on_escaped(self) -> None:
        if self._suggested is not None:
            self._suggested = None
            self._show_hint()
        elif self._jot.edits is not None:
            self._clear()

    @Slot()
    def _on_unmade(self) -> None:
        if self._jot.bare:
            self._desk.undo(Stack.WORDS)
        else:
            self._clear()

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
        if aim is not None and not (first and self.where != IN_PLENUM):
            self.aim(aim.group, aim.topic)

    @Slot(object)
    def _on_touched(self, touched: Touched) -> None:
        if any(kind in _PHRASES for kind, _id in touched):
            self._phrases = None
        if self._jot.edits is not None:
            self._show_hint()
        self._show_aim()

    def _last_remark(self) -> Contribution | None:
        """The remark last stored here, else the newest that was typed."""
        remarks = self._desk.state.of(Contribution)
        last = remarks.get(self._last or "")
        if last is not None and not last.withdrawn:
            return last
        typed = (r for r in remarks.values() if r.source in (Source.TYPED, Source.PASTED) and not r.withdrawn)
        return max(typed, key=lambda r: (r.said_ms, r.rank), default=None)

    # ---- showing

    def _show(self) -> None:
        remarks, jot = self._desk.state.of(Contribution), self._jot
        parts = []
        if jot.edits in remarks:
            parts.append(say(_MENDS, remarks[jot.edits].code))
        if jot.elaborates in remarks:
            parts.append(f"↳ {remarks[jot.elaborates].code}")
        if jot.kind is not None:
            parts.append(MARKS[jot.kind])
        self._mark.setText("  ".join(parts))
        self._mark.setVisible(bool(parts))
        self._show_aim()
        self._show_hint()

    def _show_aim(self) -> None:
        """The chip tells the area too: what is typed here next gets the last remark's, until Tab says another."""
        state = self._desk.state
        if not self._edit.text():
            last = self._last_remark()
            here = last is not None and Aim(last.group, last.topic) == self.where
            self._area = last.area if last is not None and here else None
        area = state.of(CompetenceArea).get(self._area or "")
        self._chip.show_aim(state, self.where, self._desk.standing.running, "" if area is None else area.title)

    def _changed_meanwhile(self) -> str:
        """What the remark that is being mended has become by another hand; its words here are never overwritten."""
        found = self._desk.state.of(Contribution).get(self._jot.edits or "")
        if found is None or found.text == self._begun:
            return ""
        return say(_CHANGED, found.code, shortened(found.text))

    def _show_hint(self) -> None:
        suggested = self._suggested
        self._edit.busy = suggested is not None or self._jot.edits is not None
        theirs = self._changed_meanwhile()
        self._hint.set_tone("soon" if theirs else "muted")
        self._hint.setVisible(bool(theirs) or (not self._edit.text() and not self._lines))
        if theirs:
            self._hint.setText(theirs)
        else:
            self._hint.say(_HINTS)
        self._suggestion.setVisible(suggested is not None)
        self._tab.setVisible(suggested is not None)
        if suggested is not None:
            self._suggestion.setText(shortened(suggested.phrase))
