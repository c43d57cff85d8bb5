"""The quick line: one line that takes down what is said, wherever the facilitator is on the console."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.debate import CompetenceArea, CompetenceNeed, Contribution, Municipality
from app.domain.gestures import Entity, Touched
from app.domain.programme import Organisation, Person
from app.domain.verbs import Stack
from app.services import needs, pasting, reading, words
from app.services.completing import Phrases, Suggestion
from app.ui.debate.aim import IN_PLENUM, Aim, aim_at_group, aim_at_topic, aim_of_day, aim_text, topics_of
from app.ui.debate.answered import Answered, area_after
from app.ui.debate.jotting import Jotting, unpack
from app.ui.debate.keys import Press
from app.ui.debate.line_look import LineLook
from app.ui.debate.storing import DRAFT, newest_typed, store_pasted, store_typed
from app.ui.desk import Desk

DRAFT_AIM = "line/aim"
"""Address of where they go and what they are: it is written when that changes, never on a letter."""

_PHRASES: frozenset[type[Entity]] = frozenset({CompetenceNeed, Municipality, Organisation, Person})


class QuickLine(LineLook):
    """Words, where they go, and what kind they are; Enter stores them and shows the code.

    stored: the code of a remark that was just stored. aimed: `where` is another. keyed: a key that met an open menu.
    """

    stored = Signal(str)
    aimed = Signal()
    keyed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._jot = unpack(desk.drafted(DRAFT_AIM), desk.state)
        self._last: str | None = None  # the remark last stored here
        self._answered = Answered()
        self._round: str | None = None  # directly after a remark is stored: the area at which Tab has been round
        self._seen: tuple[str | None, str | None] | None = None  # what the agenda ran when it was last followed
        self._phrases: Phrases | None = None
        self._suggested: Suggestion | None = None
        self._lines: list[str] = []  # a paste that is being asked about
        self._area: str | None = None  # the last remark's, while words go to the same place
        mended = desk.state.of(Contribution).get(self._jot.edits or "")
        self._begun = "" if mended is None else mended.text  # the remark's words when its mending began
        self._wire()
        self.edit.setText(desk.drafted(DRAFT))
        self._show()
        desk.touched.connect(self._on_touched)
        desk.ticked.connect(self._follow)
        self._follow()

    def _wire(self) -> None:
        self.chip.chose.connect(self._on_chose)
        self.chip.keyed.connect(self.keyed)
        self.asks.accepted.connect(self._on_accepted)
        self.asks.declined.connect(self._on_declined)
        edit = self.edit
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
        edit.left.connect(self._on_left)

    # ---- for the rest of the console

    @property
    def where(self) -> Aim:
        """Where the next remark goes."""
        return self._jot.where

    def text(self) -> str:
        """What has been typed."""
        return self.edit.text()

    @property
    def holds(self) -> bool:
        """Whether something is being typed: then the agenda changes nothing here."""
        return bool(self.edit.text() or self._lines or not self._jot.bare)

    def aim(self, group: str | None, topic: str | None) -> None:
        """Sends the words to come to a group and a topic (ids); both None is plenum."""
        if self.where != Aim(group, topic):
            self._take(replace(self._jot, where=Aim(group, topic)))
            self.aimed.emit()

    def take_key(self, event: QKeyEvent) -> None:
        """A key pressed elsewhere on the console that belongs to the line: it gets the focus and the key."""
        if self._lines:
            self._on_declined()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)  # a shortcut's would select what is there
        QApplication.sendEvent(self.edit, event)

    @Slot(str)
    def mend(self, remark: str) -> None:
        """Takes a remark's words into the line to be edited; only where nothing is being typed."""
        found = self._desk.state.of(Contribution).get(remark)
        if self.holds or found is None or found.redacted:
            return
        self._begun = found.text
        self._take(replace(self._jot, edits=remark))
        self.edit.setText(found.text)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Speaks the language that is spoken now."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show()

    # ---- what is typed

    @Slot(str)
    def _on_text(self, text: str) -> None:
        self._desk.draft(DRAFT, text)
        self.card.hide()
        suggested = None
        if text:
            self._round = None
        if text and self.edit.cursorPosition() == len(text):
            if self._phrases is None:
                self._phrases = Phrases(needs.completions(self._desk.state))
            suggested = self._phrases.suggest(text)
        if suggested != self._suggested or bool(text) == self._hint.isVisibleTo(self):
            self._suggested = suggested
            self._show_help()

    def _take(self, jot: Jotting) -> None:
        self._jot, self._round = jot, None
        self._desk.draft(DRAFT_AIM, jot.pack())
        self._show()

    @Slot()
    def _on_enter(self) -> None:
        text = self.edit.text().strip()
        if self._jot.edits is not None:
            self._mend_with(self._jot.edits, text)
        elif text:
            parts = pasting.in_parts(text)
            stored = store_typed(self._desk, self._jot, self._area, parts)
            self._last = stored[-1] if stored else self._last
            if len(stored) == len(parts):
                self._emptied()

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
            self._answered = Answered.of(remark)
            self.show_stored(remark.code)
            self.stored.emit(remark.code)
        self._follow()
        if remark is not None:
            self._round = remark.area or ""

    def _clear(self) -> None:
        self.edit.setText("")
        self._take(self._jot.cleared())

    @Slot(str)
    def _on_signed(self, sign: str) -> None:
        last = self._last_remark()
        jot = self._jot.signed(sign, None if last is None else last.id)
        if jot is self._jot:
            self.edit.insert(sign)
        else:
            self._take(jot)

    @Slot()
    def _on_unsigned(self) -> None:
        jot, sign = self._jot.unsigned()
        if sign:
            self._take(jot)
            self.edit.insert(sign)

    @Slot(str)
    def _on_pasted(self, text: str) -> None:
        lines = pasting.lines_of(text)
        if not lines:
            return
        at, now = self.edit.cursorPosition(), self.edit.text()
        lines[0] = now[:at] + lines[0]
        end = len(lines[-1])
        lines[-1] += now[at:]
        if len(lines) == 1 or self._jot.edits is not None:
            self.edit.setText(" ".join(lines))
            self.edit.setCursorPosition(end if len(lines) == 1 else len(self.edit.text()))
        elif pasting.is_document(lines):
            self._lines = lines
            self.ask(len(lines), aim_text(self._desk.state, self.where))
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
        self.asked()
        self._show_help()

    def _store_lines(self, lines: list[str]) -> None:
        stored = store_pasted(self._desk, self.where, self._area, lines)
        if stored is not None:
            self._last = stored
            self._emptied()

    # ---- what is asked for by keys

    @Slot(object, int)
    def _on_asked(self, press: Press, digit: int) -> None:
        state, item, last = self._desk.state, self._desk.standing.running, self._last_remark()
        if press is Press.PLENUM:
            self._on_chose(IN_PLENUM)
        elif press is Press.GROUP:
            for group in (g for g in reading.groups(state) if g.number == digit):
                self._on_chose(aim_at_group(state, group.id, item))
        elif press is Press.MODEL:
            for topic in [t for t in topics_of(state) if t.number == digit][:1]:
                after = self.where.group if self.where.topic == topic.id else None
                self._on_chose(aim_at_topic(state, topic.id, item, after))
        elif press is Press.RETURNING and last is not None:
            self._answered = Answered.of(last)
            self._desk.do(words.mark_returning(last.id))  # what becomes of it is answered when it is heard of
        elif press is Press.READ_BACK and last is not None:
            self._read_back(last)

    def _read_back(self, last: Contribution) -> None:
        """The last remark; again, the one before it."""
        said = [r for r in self._desk.state.of(Contribution).values() if not r.withdrawn]
        at = next((n for n, r in enumerate(said) if r.id == self.card.remark), 0) if self.card.isVisible() else 0
        self.card.tell(said[at - 1] if at else last)
        self._show_help()

    @Slot(object)
    def _on_chose(self, aim: Aim) -> None:
        self.aim(aim.group, aim.topic)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_tab(self) -> None:
        """Takes the suggestion; names the area of what was just stored, once round; from an empty line it walks on."""
        last = self._last_remark()
        if self._suggested is not None:
            before = self.edit.text()
            self.edit.setSelection(len(before) - self._suggested.typed, self._suggested.typed)
            self.edit.insert(self._suggested.phrase)  # one step of the field's own undo
        elif not self.holds:
            area = None if last is None else area_after(self._desk.state, last.area)
            if self._round is None or last is None or area is None:
                self.edit.walk_on()
                return
            self._desk.do(words.classify(last.id, area=area))
            if area == self._round:
                self._round = None

    @Slot()
    def _on_up(self) -> None:
        last = self._last_remark()
        if last is not None:
            self.mend(last.id)

    @Slot()
    def _on_escaped(self) -> None:
        if self.card.isVisible():
            self.card.hide()
        elif self._suggested is not None:
            self._suggested = None
        elif self._jot.edits is not None:
            self._clear()
        self._show_help()

    @Slot()
    def _on_left(self) -> None:
        self._round = None

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
            self._show_help()
        self._show_aim()
        self._answer_again()

    def _answer_again(self) -> None:
        """What was answered of a remark is no longer so: it has been taken back, or marked otherwise."""
        before = self._answered
        if not before.id:
            return
        remark = self._desk.state.of(Contribution).get(before.id)
        if remark is None or remark.withdrawn:
            self._answered, self._round = Answered(), None
            self.forget_stored()
            return
        self._answered = Answered.of(remark)
        if remark.returning != before.returning:
            self.show_returning(remark.code, returns=remark.returning)
        elif remark.area != before.area:
            area = self._desk.state.of(CompetenceArea).get(remark.area or "")
            self.show_area(remark.code, "" if area is None else area.title)

    def _last_remark(self) -> Contribution | None:
        """The remark last stored here, else the newest that was typed."""
        last = self._desk.state.of(Contribution).get(self._last or "")
        if last is None or last.withdrawn:
            last = newest_typed(self._desk)
            self._last = None if last is None else last.id
        return last

    # ---- showing

    def _show(self) -> None:
        self.show_marks(self._desk.state, self._jot)
        self._show_aim()
        self._show_help()

    def _show_aim(self) -> None:
        """The chip tells the area too: what is typed here next gets the last remark's, until Tab says another."""
        state = self._desk.state
        if not self.edit.text():
            last = self._last_remark()
            here = last is not None and Aim(last.group, last.topic) == self.where
            self._area = last.area if last is not None and here else None
        area = state.of(CompetenceArea).get(self._area or "")
        self.chip.show_aim(state, self.where, self._desk.standing.running, "" if area is None else area.title)

    def _show_help(self) -> None:
        found = self._desk.state.of(Contribution).get(self._jot.edits or "")
        theirs = found if found is not None and found.text != self._begun else None
        self.edit.busy = self.card.isVisible() or self._suggested is not None or self._jot.edits is not None
        self.show_help(self._suggested, theirs)
