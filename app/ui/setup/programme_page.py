"""Program: the day as a table, and below it what it can give."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal, Slot

from app.domain.gestures import Command, State
from app.domain.programme import AgendaItem, ItemKind, Organisation, Person, Speaker, Workshop
from app.services import giving, hints, people, setup
from app.services.checked import seconds_of_clock
from app.services.completing import Phrases
from app.services.day import begun
from app.services.zone import zone_of
from app.ui.design.tokens import AROUND, BETWEEN
from app.ui.desk import Desk
from app.ui.setup.entity_table import Column, EntityModel, EntityTable
from app.ui.setup.pages import Page
from app.ui.setup.reading_model import clock
from app.ui.setup.slides_choice import SlidesChoice
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.completing_edit import CompletingEdit
from app.ui.widgets.kept_edit import whole
from app.ui.widgets.labels import ElidedLabel, Label, Picture
from app.ui.widgets.layouts import clear, column, pane, row, rule
from app.words import Many, Message, say, times
from app.words.labels import ITEM_KINDS

TITLE = Message("setup", "Programme")
_TABLE = Message("setup", "The programme")
_PASTE = Message("setup", "Paste a programme")
_NEW = Message("setup", "New item")
_NEW_TITLE = Message("setup", "New item")
_FACTS = Many("setup", "{0} item", "{0} items")
_SPAN = Message("setup", "{0}, {1}–{2}")
_GIVES = Message("setup", "{0} min can be won back before {1}")
_GIVES_ALL = Message("setup", "Nothing holds yet: write a time under Holds where a start must not slip")
_NO_BREAK = Message("setup", "No break {0}–{1}")
_BEGUN = Message("setup", "The day has begun: its times are changed in Programme (F2); the plan stays as it was")
_SPEAKERS = Message("setup", "Who speaks")
_SPEAK_IN = Message("setup", "Who speaks in “{0}”")
_SPEAKERS_ASK = Message("setup", "Ada Holm, SDU; Bo Ek (Køge)")
_CHOOSE = Message("setup", "Choose an item to say who speaks in it")
_NEW_PEOPLE = Message("setup", "New here: {0}")
_UNREAD = Message("setup", "That cannot be read there. Times as 9.30, lengths as whole minutes")
_NAME, _START, _MINUTES, _LEAST = (
    Message("setup", "Item"),
    Message("setup", "Start"),
    Message("setup", "Length"),
    Message("setup", "At least"),
)
_KIND, _GIVING, _HOLDS, _NOTES = (
    Message("setup", "Kind"),
    Message("setup", "Gives time"),
    Message("setup", "Holds"),
    Message("setup", "Notes (only you)"),
)
_GLADLY, _FIRST, _LAST, _NEVER = (
    Message("setup", "gladly"),
    Message("setup", "first"),
    Message("setup", "last"),
    Message("setup", "never"),
)
_EXACT, _SLIPS = Message("setup", "{0}, exactly"), Message("setup", "{0}, +{1} min")
_FREE = Message("setup", "–")
SLIPS = (0, 5, 10, 15)
LONGEST, ROW = 26, 26
SPEAK = 48
"""Of the row that says who speaks, px: with the field and without it."""


def _start(state: State, item: AgendaItem) -> str:
    return clock(giving.starts(state)[item.id])


def _length(state: State, item: AgendaItem) -> str:
    length = giving.lengths(state)[item.id]
    return "" if length is None else str(length)


def _minimum(state: State, item: AgendaItem) -> str:
    length = giving.lengths(state)[item.id]
    least = item.minimum if item.minimum is not None else length
    return "" if least is None else str(least)


def _gives(_state: State, item: AgendaItem) -> str:
    if item.minimum is None and not item.droppable:
        return say(_NEVER)
    return say(_LAST if item.weight == 0 else _FIRST if item.weight >= 2 else _GLADLY)


def _held(state: State, item: AgendaItem) -> str:
    if not item.anchor:
        return ""
    start = clock(giving.starts(state)[item.id])
    return say(_SLIPS, start, item.tolerance) if item.tolerance else say(_EXACT, start)


def _write_start(_state: State, item: AgendaItem, words: str) -> Command | None:
    if not words.strip():
        return setup.edit_item(item.id, start=None)
    seconds = seconds_of_clock(words)
    return None if seconds is None or seconds % 60 else setup.edit_item(item.id, start=seconds // 60)


def _write_length(_state: State, item: AgendaItem, words: str) -> Command | None:
    return _write_number(item, "minutes", words)


def _write_minimum(_state: State, item: AgendaItem, words: str) -> Command | None:
    return _write_number(item, "minimum", words)


def _write_number(item: AgendaItem, name: str, words: str) -> Command | None:
    if not words.strip():
        return setup.edit_item(item.id, **{name: None})
    number = whole(words)
    return None if number is None else setup.edit_item(item.id, **{name: number})


def _write_gives(state: State, item: AgendaItem, value: Any) -> Command | None:  # noqa: ANN401  a choice's own value
    if value is None:
        return setup.edit_item(item.id, minimum=None, droppable=False)
    more: dict[str, int] = {}
    if item.minimum is None:
        from app.services.proposals import least

        proposed = least(item.kind, giving.lengths(state)[item.id])
        more = {} if proposed is None else {"minimum": proposed}
    return setup.edit_item(item.id, weight=int(value), **more)


def _write_holds(_state: State, item: AgendaItem, value: Any) -> Command | None:  # noqa: ANN401  likewise
    if value is None:
        return setup.edit_item(item.id, anchor=False, tolerance=0)
    return setup.edit_item(item.id, anchor=True, tolerance=int(value))


COLUMNS = (
    Column(_START, 58, _start, _write_start, right=True, role="strong"),
    Column(_NAME, 0, lambda _s, i: i.title, lambda _s, i, w: setup.edit_item(i.id, title=str(w))),
    Column(
        _KIND,
        108,
        lambda _s, i: say(ITEM_KINDS[i.kind]),
        lambda _s, i, v: setup.edit_item(i.id, kind=ItemKind(v)),
        choices=lambda _s: [(say(ITEM_KINDS[kind]), kind) for kind in ItemKind],
        tone="muted",
    ),
    Column(_MINUTES, 72, _length, _write_length, right=True),
    Column(_LEAST, 72, _minimum, _write_minimum, right=True, tone="muted"),
    Column(
        _GIVING,
        86,
        _gives,
        _write_gives,
        choices=lambda _s: [(say(_GLADLY), 1), (say(_FIRST), 2), (say(_LAST), 0), (say(_NEVER), None)],
    ),
    Column(
        _HOLDS,
        134,
        _held,
        _write_holds,
        choices=lambda _s: [
            (say(_FREE), None),
            *((say(_SLIPS, "", n).lstrip(", ") if n else say(_EXACT, "").lstrip(", "), n) for n in SLIPS),
        ],
        icon=lambda _s, i: ("anchor", "ink") if i.anchor else None,
    ),
    Column(_NOTES, 124, lambda _s, i: i.notes, lambda _s, i, w: setup.edit_item(i.id, notes=str(w)), tone="muted"),
)


def _short(item: AgendaItem | None) -> str:
    """As much of a title as stands beside two others: whole words."""
    title = item.title if item is not None else ""
    return title if len(title) <= LONGEST else f"{title[:LONGEST].rsplit(' ', 1)[0]} …"


class _Speakers(CompletingEdit):
    """Half a name is another name, and would stay behind as a person of its own: a pause keeps the draft alone."""

    @property
    def sure(self) -> bool:
        """Never by itself: Enter and leaving store."""
        return False


class ProgrammePage(Page):
    """paste_asked: another programme is to be pasted in the place of this one."""

    shows = frozenset({AgendaItem, Workshop, Speaker, Person, Organisation})
    paste_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, TITLE)
        self.model = EntityModel(desk, giving.in_order, COLUMNS, self)
        self.table = EntityTable(self.model, _TABLE, ROW)
        self.paste = ActionButton(_PASTE, icon="clipboard-paste")
        self.new = ActionButton(_NEW, icon="plus")
        if desk.tools is None:  # and never shown before it has a parent: it would be a window, and take the keyboard
            self.paste.hide()
        self._item: str | None = None
        self._of = ElidedLabel("", "strong")
        self.speakers = _Speakers(desk, "setup/item/speakers", _SPEAKERS)
        self.speakers.setPlaceholderText(say(_SPEAKERS_ASK))
        self.speakers.hide()  # as long as no item is chosen there is nobody to name
        self._unknown = ElidedLabel("", "caption", tone="muted")
        self._unknown.hide()  # the field has its room as long as nobody new is named
        self.slides = SlidesChoice(desk)
        speak = row(self._of, self.speakers, self._unknown, self.slides, gap=12, margins=(AROUND, 6, AROUND, 6))
        for place, share in enumerate((1, 2, 1)):
            speak.setStretch(place, share)
        self._foot = row(gap=8, margins=(AROUND, 4, AROUND, 4))
        foot = pane(column(rule(), pane(speak, height=SPEAK), pane(self._foot, "bg", height=36), gap=0))
        self.build(pane(row(self.table, margins=(12, 0, 12, 0))), self.paste, self.new, foot=foot)
        self.paste.clicked.connect(self.paste_asked)
        self.new.clicked.connect(self.add)
        self.table.remove_asked.connect(self._on_remove)
        self.table.move_asked.connect(self._on_move)
        self.model.unread.connect(self._on_unread)
        self.table.selectionModel().currentChanged.connect(self._on_chosen)
        self.speakers.kept.connect(self._on_speakers)
        self.speakers.textChanged.connect(self._on_speakers_typed)

    def refresh(self) -> None:
        """The items, and what they can give."""
        chosen, at = self.table.chosen, self.table.currentIndex().column()
        self.model.refresh()
        if self.table.chosen is None and chosen is not None:
            self.table.go_to(chosen, max(at, 0))
        items = self.model.entities
        self.facts.setText(self._span(len(items)))
        self.new.setEnabled(not begun(self.desk.state))
        self.paste.setEnabled(not begun(self.desk.state))
        self._show_consequences()
        self._show_speakers()

    def respeak(self) -> None:
        """Says everything again."""
        self.table.respeak()
        self.speakers.setPlaceholderText(say(_SPEAKERS_ASK))
        self.refresh()

    def arrive(self, at: str) -> bool:
        """Goes to an item."""
        if at not in {entity.id for entity in self.model.entities}:
            return False
        self.table.go_to(at, 1)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    @Slot()
    def add(self) -> None:
        """A new item before the closing, or after the chosen one; its title is ready to be written."""
        items = giving.in_order(self.desk.state)
        at = next((n for n, item in enumerate(items) if item.id == self.table.chosen), len(items) - 2)
        before = items[at + 1].id if 0 <= at + 1 < len(items) else None
        made = self.desk.new_id()
        if self.desk.do(setup.add_item(made, say(_NEW_TITLE), before=before, minutes=15)) is not None:
            self.refresh()
            self.table.go_to(made, 1)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.table.edit(self.table.currentIndex())

    @Slot()
    def name_speakers(self) -> None:
        """The keyboard on who speaks in the chosen item, or in the first."""
        if self.table.chosen is None and self.model.entities:
            self.table.go_to(self.model.entities[0].id, 1)
        self.speakers.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_speakers(self) -> None:
        state = self.desk.state
        item = state.of(AgendaItem).get(self._item or "")
        self.slides.show_item(item)
        self.speakers.setVisible(item is not None)
        self._of.setText(say(_SPEAK_IN, item.title) if item is not None else say(_CHOOSE))
        self._of.set_tone("" if item is not None else "muted")
        if item is None:
            return
        address = f"setup/item/{item.id}/speakers"
        if self.speakers.address != address:
            self.speakers.turn_to(address)
        self.speakers.know(Phrases(people.everybody(state)))
        self.speakers.show_value(people.written(people.speaking(state, item.id)))

    @Slot(object, object)
    def _on_chosen(self, _now: object, _before: object) -> None:
        chosen = self.table.chosen
        if chosen != self._item:
            self.speakers.keep()
            self._item = chosen
            self._show_speakers()

    @Slot(str)
    def _on_speakers(self, words: str) -> None:
        if self._item is None:
            return
        named = people.named_in(self.desk.state, words)
        fresh = [self.desk.new_id() for _ in named]
        done = self.desk.do(people.set_speakers(self._item, named, fresh), settles=[self.speakers.address])
        if done is not None or named == people.speaking(self.desk.state, self._item):
            self.speakers.let_go()
            self._show_speakers()

    @Slot(str)
    def _on_speakers_typed(self, words: str) -> None:
        """Says before it is stored who would be new: a name that is known is used again."""
        new = people.unknown_in(self.desk.state, people.named_in(self.desk.state, words))
        self._unknown.setText(say(_NEW_PEOPLE, ", ".join(new)) if new else "")
        self._unknown.setVisible(bool(new))

    def _span(self, count: int) -> str:
        begins = [start for start in giving.starts(self.desk.state).values() if start is not None]
        words = say(_FACTS, count)
        return say(_SPAN, words, clock(min(begins)), clock(max(begins))) if begins else words

    def _show_consequences(self) -> None:
        clear(self._foot)
        state = self.desk.state
        if begun(state):
            self._fact("info", "muted", say(_BEGUN))
            return
        found = [each for each in giving.gives(state) if each.anchor is not None]
        for each in found[:2]:
            self._fact("anchor", "muted", say(_GIVES, each.minutes, _short(each.anchor)))
        if not any(isinstance(item, AgendaItem) and item.anchor for item in self.model.entities):
            self._fact("anchor", "muted", say(_GIVES_ALL))
        zone = zone_of(state)
        for hint in hints.hints(state, self.desk.clock.now()):
            if hint.start_ms is not None and hint.notice.value.startswith("no_break"):
                words = say(_NO_BREAK, times.clock(hint.start_ms, zone), times.clock(hint.end_ms, zone))
                self._fact("hourglass", "soon", words)
                break
        self._foot.addStretch(1)

    def _fact(self, icon: str, tone: str, words: str) -> None:
        self._foot.addWidget(Picture(icon, tone))
        self._foot.addWidget(Label(words, "strong", "soon" if tone == "soon" else ""))
        self._foot.addSpacing(BETWEEN)

    @Slot(str)
    def _on_remove(self, id: str) -> None:
        self.desk.do(setup.remove_item(id))

    @Slot(str, int)
    def _on_move(self, id: str, step: int) -> None:
        items = giving.in_order(self.desk.state)
        at = next(n for n, item in enumerate(items) if item.id == id)
        there = at - 1 if step < 0 else at + 2
        if 0 <= there <= len(items):
            self.desk.do(setup.move_item(id, items[there].id if there < len(items) else None))
            self.refresh()
            self.table.go_to(id, 1)

    @Slot(int, int)
    def _on_unread(self, _row: int, _column: int) -> None:
        self.desk.refused.emit(say(_UNREAD))
