"""Beside the timeline: three things to do now, the item now, what the rest of the day asks for, and who is here."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.domain.programme import AgendaItem, ItemKind
from app.domain.standing import DayState, ItemState
from app.domain.verbs import Stack
from app.services import day
from app.services import people as people_services
from app.services.hints import Hint, hints
from app.services.zone import zone_of
from app.ui.desk import Desk
from app.ui.facilitator.conduct import Conductor
from app.ui.facilitator.consequence import consequence
from app.ui.facilitator.deeds import named_deed
from app.ui.facilitator.people import Speaking, speakers
from app.ui.facilitator.program.hint_words import said
from app.ui.facilitator.program.panels import Panel, noted
from app.ui.facilitator.program.todo import Todo, todos
from app.ui.facilitator.program.todo_button import TodoButton
from app.ui.projector.room import Room
from app.ui.widgets.ask_words import AskWords
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.fields import Tick
from app.ui.widgets.labels import Label, Overline, Picture
from app.ui.widgets.layouts import Piece, column, pane, row, rule
from app.words import Message, say, times
from app.words.quotes import quoted

_THREE = Message("program", "Three things now")
_NOW = Message("day", "Now")
_ITEM = Message("program", "The item now · only you see it")
_TO_SPEAKER = Message("program", "To the speaker")
_TO_ROOM = Message("program", "To the room")
_ASK_SPEAKER = Message("program", "A short message to the speaker")
_ASK_ROOM = Message("program", "A short message to the room")
_STANDS = Message("program", "It stands in a corner of the projection until you take it down. Everybody can read it.")
_STANDS_ROOM = Message("program", "It stands along the foot of the projection until you take it down.")
_IN_ROOM = Message("program", "Shown in the room")
_WAITS = Message("program", "Waits · the room does not see it now")
_SEND = Message("program", "Send a message")
_SHOW = Message("program", "Show in the room")
_TAKE_DOWN = Message("program", "Take down")
_PEOPLE = Message("program", "Speakers · tick those who are here")
_AT = Message("program", "{0} · {1}")
_REST = Message("program", "The rest of the day")
_BREAK = Message("program", "Break")
_LAST = Message("program", "Last thing done to the clock")
_TAKE_BACK = Message("program", "Take it back")

_MORE_SPEAK = Message("program", "+ {0} more")

MOST_SPEAKERS, MOST_HINTS = 4, 2
"""So many there are in the lowest window; where the column is higher, as many of those who speak as it has room for."""

_TICK, _LINE = 36, 24
"""How high somebody who speaks stands, and the line that counts the rest, px."""


class NowColumn(Panel):
    """helped: a `Todo` was pressed."""

    helped = Signal(object)

    def __init__(self, desk: Desk, room: Room, conductor: Conductor) -> None:
        super().__init__()
        self._desk, self._room, self._conductor = desk, room, conductor
        self._todos: tuple[Todo, ...] = ()
        self._listed = MOST_SPEAKERS
        self._fits = QTimer(self)
        self._fits.setSingleShot(True)
        self._fits.timeout.connect(self._fit)

    @property
    def todos(self) -> tuple[Todo, ...]:
        """What it says is to be done."""
        return self._todos

    def show_moment(self) -> None:
        """Shows what counts now; made anew only where it says something else."""
        state, standing = self._desk.state, self._desk.standing
        outlook, told = self._conductor.outlook(), self._desk.drafted
        self._todos = todos(state, standing, self._desk.clock.now(), outlook, told, sleepy=self._desk.sleepy)
        plan = state.of(AgendaItem).get(standing.running or "")
        here = self._awaited()
        last = self._desk.next_undo(Stack.CLOCK)
        offered = hints(state, self._desk.clock.now())
        made_of = (
            self._todos,
            standing.state,
            plan,
            tuple(p.speaker for p in here),
            self._room.told,
            self._room.told_seen,
            self._room.asks(plan.question if plan is not None else ""),
            last and last.id,
            _whole_minutes(offered),
        )
        if self.is_made_of(made_of):
            return
        waits = standing.state is DayState.WAITING
        self.fill(
            Overline(_THREE if len(self._todos) == 3 else _NOW),
            pane(column(*self._todo_buttons(), gap=2)),
            *self._item(plan),
            *(self._later(offered, here) if waits else self._while_it_runs(plan, offered, here)),
        )
        self._fits.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lists as many of those who speak as there is room for now."""
        super().resizeEvent(event)
        self._fits.start()

    @Slot()
    def _fit(self) -> None:
        """Lists more of those who speak, or fewer, once what stands here has its height; before the start all."""
        here = len(self._awaited())
        if self._desk.standing.state is DayState.WAITING or not self.isVisible():
            return
        listed = min(self._listed, here)
        others = self._column.heightForWidth(self.viewport().width()) - listed * _TICK - _LINE * (listed < here)
        room = self.viewport().height() - others
        most = here if here * _TICK <= room else max(MOST_SPEAKERS, (room - _LINE) // _TICK)
        if min(most, here) != listed:
            self._listed = most
            self.renew()
            self.show_moment()

    def _later(self, offered: tuple[Hint, ...], here: tuple[Speaking, ...]) -> list[Piece]:
        """Before the start: who must be here, then the day. Nobody speaks yet who could be sent a message."""
        return [*self._people(here), *self._rest(offered), *self._undo(), *self._messages()]

    def _while_it_runs(
        self, plan: AgendaItem | None, offered: tuple[Hint, ...], here: tuple[Speaking, ...]
    ) -> list[Piece]:
        question = plan.question if plan is not None else ""
        head = _in_room(seen=self._room.asks(question))
        wall: list[Piece] = [2, rule(), 2, head, noted("quote", question)] if question else []
        return [*wall, *self._messages(), *self._rest(offered), *self._people(here), *self._undo()]

    def _todo_buttons(self) -> list[QWidget]:
        buttons: list[QWidget] = []
        for number, todo in enumerate(self._todos, 1):
            button = TodoButton(number, todo)
            button.clicked.connect(self._on_helped)
            buttons.append(button)
        return buttons

    @staticmethod
    def _item(plan: AgendaItem | None) -> list[Piece]:
        """What is noted of the item: none of it is ever on the wall."""
        if plan is None:
            return []
        facts = (("pencil", plan.notes), ("mic", plan.needs), ("message-circle", plan.contact))
        private = [noted(icon, words) for icon, words in facts if words]
        return [2, rule(), 2, Overline(_ITEM), *private] if private else []

    def _messages(self) -> list[Piece]:
        """What can be put on the wall for a while, and what stands there; the item's question is there by itself."""
        to_speaker, to_room = self._room.told
        if self._desk.standing.state is DayState.ENDED and not (to_speaker or to_room):
            return []  # nobody speaks any more, and nobody sits there to read
        pieces: list[Piece] = [2, rule(), 2, Overline(_SEND)]
        ask_speaker = ActionButton(_TO_SPEAKER, icon="message-circle", kind="chosen" if to_speaker else "")
        ask_room = ActionButton(_TO_ROOM, icon="megaphone", kind="chosen" if to_room else "")
        ask_speaker.clicked.connect(self.ask_speaker)
        ask_room.clicked.connect(self.ask_room)
        pieces.append(row(ask_speaker, ask_room, None))
        if to_speaker or to_room:
            pieces.append(_in_room(seen=self._room.told_seen))
        for words, away in ((to_speaker, self._clear_speaker), (to_room, self._clear_room)):
            if words:
                button = ActionButton(_TAKE_DOWN, kind="quiet")
                button.clicked.connect(away)
                line = row(Label(quoted(words), "body", wrap=True), button)
                line.setStretch(0, 1)
                pieces.append(pane(line))
        return pieces

    def _rest(self, offered: tuple[Hint, ...]) -> list[Piece]:
        """What the agenda that is still to come asks for, warnings first."""
        state, standing = self._desk.state, self._desk.standing
        pieces: list[Piece] = []
        for hint in sorted(offered, key=lambda h: not h.warns)[:MOST_HINTS]:
            told = said(hint, state, standing)
            tone = "soon" if hint.warns else "muted"
            pieces.append(noted("hourglass" if hint.warns else "info", told.title, tone, "strong"))
            cost = self._cost(hint) if told.offer else told.body
            if cost:
                pieces.append(Label(cost, "body", "muted", wrap=True))
            if told.offer:
                button = _HintButton(hint, told.offer)
                button.clicked.connect(self._on_hinted)
                pieces.append(row(button, None))
        return [2, rule(), 2, Overline(_REST), *pieces] if pieces else []

    def _cost(self, hint: Hint) -> str:
        """What a break that is offered would cost."""
        break_ = day.add("offered", say(_BREAK), hint.minutes, ItemKind.BREAK, hint.before)
        cost = consequence(self._desk.state, self._desk.clock.now(), break_)
        return cost.text() if cost is not None else ""

    def _awaited(self) -> tuple[Speaking, ...]:
        """Those who are still to speak, in the order of the day."""
        state, standing = self._desk.state, self._desk.standing
        coming = [p for item in standing.items if item.state is ItemState.TO_COME for p in speakers(state, item.id)]
        once: dict[str, Speaking] = {}
        for person in coming:
            once.setdefault(person.speaker.person, person)
        return tuple(once.values())

    def _people(self, here: tuple[Speaking, ...]) -> list[Piece]:
        if not here:
            return []
        zone, standing = zone_of(self._desk.state), self._desk.standing
        ticks: list[Piece] = []
        shown = here if standing.state is DayState.WAITING else here[: self._listed]
        for person in shown:
            item = standing.item(person.speaker.item)
            when = times.clock(item.expected_start_ms, zone) if item is not None else ""
            tick = _ArrivalTick(person, say(_AT, person.name, when) if when else person.name)
            tick.clicked.connect(self._on_arrived)
            ticks.append(tick)
        if len(here) > len(shown):
            more = Label(say(_MORE_SPEAK, len(here) - len(shown)), "body", "muted")
            more.setToolTip("\n".join(person.name for person in here[len(shown) :]))
            ticks.append(more)
        return [rule(), column(Overline(_PEOPLE), *ticks, gap=0)]  # the whole list is to be seen before the start

    def _undo(self) -> list[Piece]:
        last = self._desk.next_undo(Stack.CLOCK)
        if last is None:
            return []
        state = self._desk.state
        when = times.clock(last.at.utc_ms, zone_of(state))
        button = ActionButton(_TAKE_BACK, icon="undo-2")
        button.clicked.connect(self._conductor.take_back)
        what = say(_AT, named_deed(last, state, self._desk.standing), when)
        return [2, rule(), 2, Overline(_LAST), Label(what, "body", wrap=True), row(button, None)]

    @Slot()
    def _on_helped(self) -> None:
        button = self.sender()
        if isinstance(button, TodoButton):
            self.helped.emit(button.todo)

    @Slot()
    def _on_hinted(self) -> None:
        button = self.sender()
        if isinstance(button, _HintButton):
            hint = button.hint
            self._desk.do(day.add(self._desk.new_id(), say(_BREAK), hint.minutes, ItemKind.BREAK, hint.before))

    @Slot()
    def _on_arrived(self) -> None:
        tick = self.sender()
        if isinstance(tick, _ArrivalTick):
            self._desk.do(people_services.speaker_arrived(tick.person.speaker.id, arrived=tick.isChecked()))

    @Slot()
    def ask_speaker(self) -> None:
        """Asks what the speaker shall read."""
        self._ask("room/to speaker", _ASK_SPEAKER, _STANDS, self._room.told[0]).answered.connect(self._tell_speaker)

    @Slot()
    def ask_room(self) -> None:
        """Asks what the room shall read."""
        self._ask("room/to room", _ASK_ROOM, _STANDS_ROOM, self._room.told[1]).answered.connect(self._tell_room)

    def _ask(self, address: str, title: Message, explains: Message, words: str) -> AskWords:
        dialog = AskWords(self._desk, address, self.window(), title, explains, words, keep=_SHOW)
        dialog.open()
        return dialog

    @Slot(str)
    def _tell_speaker(self, words: str) -> None:
        self._desk.draft("room/to speaker", "")
        self._room.tell_speaker(words)

    @Slot(str)
    def _tell_room(self, words: str) -> None:
        self._desk.draft("room/to room", "")
        self._room.tell_room(words)

    @Slot()
    def _clear_speaker(self) -> None:
        self._room.tell_speaker("")

    @Slot()
    def _clear_room(self) -> None:
        self._room.tell_room("")


class _ArrivalTick(Tick):
    """Somebody who speaks, and whether they are here."""

    def __init__(self, person: Speaking, text: str) -> None:
        super().__init__(text)
        self.person = person
        self.setChecked(person.speaker.arrived)


class _HintButton(ActionButton):
    """Takes what a hint offers."""

    def __init__(self, hint: Hint, text: str) -> None:
        super().__init__(text)
        self.hint = hint


def _in_room(*, seen: bool) -> Piece:
    """The heading of what is meant for the wall: whether the room sees it."""
    icon, words = ("monitor", _IN_ROOM) if seen else ("monitor-off", _WAITS)
    return row(Picture(icon, "muted", 16), Overline(words), None, gap=8)


def _whole_minutes(offered: tuple[Hint, ...]) -> tuple[object, ...]:
    """What a person can see of hints: the column is not made anew each second."""
    minute = times.MINUTE_MS
    return tuple((h.notice, h.item, h.before, (h.start_ms or 0) // minute, (h.end_ms or 0) // minute) for h in offered)
