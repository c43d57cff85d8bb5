"""The console: rail, strip, band, the parts and the line. It never moves under the hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QStackedWidget, QWidget

from app.domain.gestures import Gesture
from app.domain.programme import WORKSHOP, Workshop
from app.domain.standing import DayState
from app.domain.verbs import Stack
from app.services.zone import zone_of
from app.ui.debate.line import QuickLine
from app.ui.design.tokens import AROUND, LINE
from app.ui.desk import Desk
from app.ui.facilitator import deeds, keys
from app.ui.facilitator.attention import NOTICE_LASTS_MS, Attention
from app.ui.facilitator.band import Band
from app.ui.facilitator.conduct import Conductor
from app.ui.facilitator.distance import Distance
from app.ui.facilitator.focus_rule import FocusRule
from app.ui.facilitator.key_table import keys_of
from app.ui.facilitator.moment import moment_of
from app.ui.facilitator.more import MoreMenu
from app.ui.facilitator.parts import PLACES, Place
from app.ui.facilitator.rail import Rail
from app.ui.facilitator.room_view import RoomView
from app.ui.facilitator.strip import Strip
from app.ui.facilitator.ways import There, Way
from app.ui.part import Act, Part
from app.ui.projector.room import Room, RoomState
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.focus_ring import FocusRing
from app.ui.widgets.layouts import column, pane, row, rule
from app.ui.widgets.toasts import REDO, REFUSAL_LASTS_MS, UNDO, Toasts
from app.words import Message, say, times

_FIND = Message("console", "Find a command")
_NOTHING_TO_SHOW = Message("console", "This part has nothing of its own to show in the room")
_LEAVE = Message("console", "Press again to go to all workshops: the day goes on, the room’s picture is put away")


class Console(QFrame):
    """One workshop's window content.

    part_changed: the key of the part now shown. part_made: a part that was not there before. The others ask the window
    for what concerns the whole program.
    """

    part_changed = Signal(str)
    part_made = Signal(object)
    settings_asked = Signal()
    help_asked = Signal()
    keys_asked = Signal()
    leave_asked = Signal()
    workshop_asked = Signal(str)
    delete_asked = Signal()
    file_asked = Signal()
    language_asked = Signal()
    commands_asked = Signal()

    def __init__(self, desk: Desk, room: Room, *, clicker: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.room, self.clicker = desk, room, clicker
        self.conductor = Conductor.of(desk)
        self.line = QuickLine(desk)
        self.beside: Callable[[], Sequence[Act]] = tuple  # what can be done with the whole sitting now
        self._parts: dict[str, Part] = {}
        self._key = ""
        self._build()
        self._keys = keys_of(self)
        keys.bind(self, self._keys)
        self.more = MoreMenu(self, [key for key in self._keys if key.in_more], self._acts_beside)
        self.attention = Attention(desk, self)
        self._rule = FocusRule(self, self.line.take_key, self._first)
        self._wire()
        self._show_moment()
        self._show_saving()
        self.line.setFocus()

    # ---- what it is made of

    def _build(self) -> None:
        self.setProperty("fill", "bg")
        self.rail, self.room_view = Rail(PLACES), RoomView(self.room)
        self.strip, self.band = Strip(self.room_view), Band()
        self._stack, self._work = QStackedWidget(), QScrollArea()
        self._work.setWidgetResizable(True)
        self._work.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._work.setWidget(self._stack)
        self._line_place = QStackedWidget()
        self._find = ActionButton(_FIND, "Ctrl+K", kind="quiet")
        beside = row(self.line, self._find, gap=AROUND, margins=(AROUND, 0, AROUND, 0))
        beside.setStretch(0, 1)
        self._own_line = pane(beside, "surface")
        self._line_place.addWidget(self._own_line)
        self._line_place.setFixedHeight(LINE)
        body = column(self.strip, self.band, rule(), self._work, rule(), self._line_place, gap=0)
        body.setStretch(3, 1)
        whole = row(self.rail, rule("v"), gap=0)
        whole.addLayout(body, 1)
        self.setLayout(whole)
        self.toasts = Toasts(self._work)
        self.distance = Distance(self)
        self.distance.leave.clicked.connect(self.toggle_distance)
        self.ring = FocusRing(self)

    def _wire(self) -> None:
        desk, room = self.desk, self.room
        desk.ticked.connect(self._show_moment)
        desk.touched.connect(self._show_moment)
        desk.done.connect(self._on_done)
        desk.refused.connect(self.refuse)
        desk.saving_changed.connect(self._show_saving)
        self.conductor.changed.connect(self._show_moment)
        self.conductor.said.connect(self.refuse)
        self.attention.told.connect(self._on_notice)
        self.conductor.document_asked.connect(self._on_document_asked)
        self.conductor.read_aloud_asked.connect(self.read_back)
        self.conductor.begun_asked.connect(self._on_begun_asked)
        self.conductor.steps_asked.connect(self._on_steps_asked)
        room.advance_asked.connect(self.conductor.next)
        room.back_asked.connect(self.conductor.previous)
        room.said.connect(self._on_notice)
        self.rail.chosen.connect(self.show_part)
        self.rail.home_asked.connect(self.go_home)
        self.rail.more_asked.connect(self._on_more)
        self.more.keyed.connect(self._on_keyed)
        self.room_view.keyed.connect(self._on_keyed)
        self.line.keyed.connect(self._on_keyed)
        self.band.pressed.connect(self.conductor.do)
        self.strip.take_back_asked.connect(self.conductor.take_back)
        self._find.clicked.connect(self.commands_asked)

    # ---- what it answers

    @property
    def part(self) -> Part | None:
        """The part that is shown."""
        return self._parts.get(self._key)

    @property
    def keys(self) -> tuple[keys.Key, ...]:
        """Every command of the console with its keys."""
        return self._keys

    def commands(self) -> tuple[Act, ...]:
        """Everything that can be done now: what the part in front can do, the console's own, then the other parts'."""
        own = self.part.commands() if self.part is not None else ()
        others = [place for place in PLACES if place.key in self._parts and place.key != self._key]
        there = [
            Act(act.name, There(self.show_part, place.key, act.run).go, act.keys, place.title)
            for place in others
            for act in self._parts[place.key].commands()
        ]
        return (*own, *(key.act for key in self._keys), *there, *self.beside())

    def make_another(self) -> bool:
        """Makes a part that was not shown yet, for what it can do; False where all are there."""
        place = next((place for place in PLACES if place.key not in self._parts), None)
        if place is not None:
            self._make(place)
        return place is not None

    # ---- parts

    @Slot(str)
    @Slot(str, object)
    def show_part(self, key: str, at: str | None = None) -> None:
        """Shows a part; what the room sees stays. at: an entity to go to, or a word the part knows."""
        part = self._parts.get(key) or self._make(next(p for p in PLACES if p.key == key))
        if key != self._key:
            self._line_back()
            if self.part is not None and self.part.isAncestorOf(self.focusWidget() or self):
                self.line.setFocus(Qt.FocusReason.OtherFocusReason)  # else the next field, whichever, would take it
        self._key = key
        self.rail.choose(key)
        self._stack.setMinimumSize(*part.least)
        self._stack.setCurrentWidget(part)
        self.toasts.stand_in(part.foot)
        self.toasts.raise_()
        if at is not None:
            part.arrive(at)
        self._show_moment()
        self.part_changed.emit(key)

    def _make(self, place: Place) -> Part:
        part = self._parts[place.key] = place.make(self.desk, self.room, self.line)
        part.stand_in.connect(self._on_stand_in)
        part.go_to.connect(self.show_part)
        part.workshop_asked.connect(self.workshop_asked)
        part.delete_asked.connect(self.delete_asked)
        part.setAccessibleName(say(place.title))
        self._stack.addWidget(part)
        self.part_made.emit(part)
        return part

    @Slot(object)
    def _on_stand_in(self, widget: QWidget | None) -> None:
        if self.sender() is not self.part:
            return
        if widget is None:
            self._line_back()
            self.line.setFocus()
        else:
            if self._line_place.indexOf(widget) < 0:
                self._line_place.addWidget(widget)
            self._line_place.setCurrentWidget(widget)
        self._show_moment()

    def _line_back(self) -> None:
        self._line_place.setCurrentWidget(self._own_line)

    # ---- acts

    @Slot()
    def show_in_room(self) -> None:
        """Shows in the room what the part in front is about."""
        scene = self.part.scene() if self.part is not None else None
        if scene is None:
            self.refuse(say(_NOTHING_TO_SHOW))
        else:
            self.room.show_scene(scene)

    @Slot()
    def lend_or_take(self) -> None:
        """Lends the projector to slides, or takes it back."""
        if self.room.state is RoomState.LENT:
            self.room.take_back()
        else:
            self.room.lend()

    @Slot()
    def undo_words(self) -> None:
        """Takes the last gesture on words back."""
        self.desk.undo(Stack.WORDS)

    @Slot()
    def redo_words(self) -> None:
        """Does it again."""
        self.desk.redo(Stack.WORDS)

    @Slot()
    def read_back(self) -> None:
        """Reads the conclusions back to the room."""
        self.show_part("plenum", "read_back")

    @Slot()
    def go_home(self) -> None:
        """All workshops; while a day runs only at the second press, for the room's picture goes as well."""
        runs = self.desk.standing.state in (DayState.RUNNING, DayState.HELD)
        if not runs or self.conductor.sure("home", say(_LEAVE)):
            self.leave_asked.emit()

    @Slot()
    def toggle_distance(self) -> None:
        """One large clock, or the console again."""
        self.distance.setVisible(self.distance.isHidden())
        self._show_moment()

    @Slot(str)
    def refuse(self, sentence: str) -> None:
        """Says why something is not possible."""
        self.toasts.tell(sentence, lasts_ms=REFUSAL_LASTS_MS)

    @Slot(str)
    def _on_notice(self, sentence: str) -> None:
        self.toasts.tell(sentence, lasts_ms=NOTICE_LASTS_MS)

    @Slot()
    def _on_document_asked(self) -> None:
        self.show_part("document")

    @Slot()
    def _on_begun_asked(self) -> None:
        self.show_part("program", "begun")

    @Slot(str)
    def _on_steps_asked(self, at: str) -> None:
        self.show_part("steps", at)

    # ---- what it shows

    @Slot()
    def _show_moment(self) -> None:
        desk = self.desk
        state, standing = desk.state, desk.standing
        mode = self._line_place.currentWidget() is not self._own_line
        shown = moment_of(desk, self.conductor, self._key, mode=mode)
        workshop = state.of(Workshop).get(WORKSHOP)
        self.strip.show_telling(shown.telling, practice=workshop is not None and workshop.rehearsal)
        zone = zone_of(state)
        clock = times.clock(standing.at_ms, zone)
        self.rail.show_time(clock, times.today(standing.at_ms, zone))
        self.band.show_moment(shown, previewing=self.conductor.preview is not None)
        if self.distance.isVisible():
            self.distance.show_telling(clock, shown.telling, shown.far, shown.tone)

    @Slot()
    def _show_saving(self) -> None:
        self.rail.show_saving(self.desk.saving)
        self._show_moment()

    @Slot(object)
    def _on_done(self, gesture: Gesture) -> None:
        taken_back = self.desk.next_redo(gesture.stack)
        gone = taken_back is not None and taken_back.id == gesture.id
        again = gesture.undoes is not None and not gone
        told = partial(
            deeds.told, gesture, self.desk.state, self.desk.standing, self.conductor.taken, again=again
        )  # of the moment it was done: it may be said again in another language
        if told():
            way = Way(self.desk, gesture, redo=gone)
            self.toasts.tell(told, way.go, kind=gesture.stack.value, way=REDO if gone else UNDO)

    # ---- keys

    @Slot()
    def _on_more(self) -> None:
        self.more.open_at(self.rail.more.mapToGlobal(self.rail.more.rect().topRight()))

    def _acts_beside(self) -> Sequence[Act]:
        return self.beside()

    @Slot(object)
    def _on_keyed(self, event: QKeyEvent) -> None:
        """A key that met an open menu: it does what it does everywhere on the console."""
        pressed = QKeySequence(event.keyCombination())
        meant = next((k for k in self._keys if any(QKeySequence(s) == pressed for s in k.sequences)), None)
        if meant is None:
            QApplication.sendEvent(self.focusWidget() or self.line.edit, event)  # the focus rule says whose it is
        elif not event.isAutoRepeat():
            meant.run()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes what stands over the work, or leaves the line, or comes back to it. It never ends the program."""
        if event.key() == Qt.Key.Key_Escape and not event.isAutoRepeat():
            self._escape()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _escape(self) -> None:
        if self.distance.isVisible():
            self.toggle_distance()
        elif self.conductor.preview is not None:
            self.conductor.leave_preview()
        elif self.toasts.clear() or (self.part is not None and self.part.step_out()):
            pass
        elif self.line.isAncestorOf(self.focusWidget() or self) and self.part is not None:
            self.part.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self.part.hasFocus():
                self.part.focusNextChild()
        else:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _first(self, widget: QWidget, event: QKeyEvent) -> bool:
        """Keys that mean something before the widget with the focus sees them."""
        in_line = self.line.isAncestorOf(widget)
        idle = not self.line.text() if in_line else False
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and plain and idle and self.conductor.preview is not None:
            if not event.isAutoRepeat():
                self.conductor.take_preview()
            return True
        if self.clicker and idle and plain and event.text() in (".", ","):
            if not event.isAutoRepeat():
                self.room.black()
            return True
        return False

    def showEvent(self, event: QShowEvent) -> None:
        """The line has the focus from the start."""
        super().showEvent(event)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The large clock covers all but the line."""
        super().resizeEvent(event)
        self.distance.setGeometry(self.rect().adjusted(0, 0, 0, -LINE))

    def changeEvent(self, event: QEvent) -> None:
        """Speaks again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            for place in PLACES:
                if place.key in self._parts:
                    self._parts[place.key].setAccessibleName(say(place.title))
            self._show_moment()
        super().changeEvent(event)
