"""The Debate part: the groups at work as cards; each model with what is said of it beside what the deck says."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLayout, QStackedWidget, QWidget

from app.domain.debate import CompetenceArea, CompetenceNeed, Contribution, Group, NeedTick, Round, Topic
from app.domain.programme import AgendaItem, ItemKind, Workshop
from app.services import groups, reading, words
from app.services.projection import Scene, SceneKind
from app.services.search import Finder
from app.services.zone import zone_of
from app.ui.debate import facts
from app.ui.debate.aim import IN_PLENUM, aim_at_group
from app.ui.debate.cards import MAKE_GROUPS, Cards
from app.ui.debate.deck import Deck
from app.ui.debate.head import Head
from app.ui.debate.history import TAKE_LAST, History, take_last
from app.ui.debate.keys import Press, keys
from app.ui.debate.line import QuickLine
from app.ui.debate.remark_list import RemarkDelegate, RemarkList
from app.ui.debate.remark_menu import RemarkMenu
from app.ui.debate.tables import GroupTables
from app.ui.debate.telling import counted
from app.ui.debate.turns import Turns
from app.ui.design.tokens import AROUND, BETWEEN, SIDE
from app.ui.desk import Desk
from app.ui.part import Act, Part
from app.ui.projector.room import Room
from app.ui.widgets.ask_words import AskWords
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.labels import Label, Overline
from app.ui.widgets.layouts import column, pane, row, rule
from app.words import Message, say

_HERE = Message("debate", "What has been said here")
_FOUND = Message("debate", "What was found")
_SEARCHED = Message("debate", "Said of “{0}” today")
_UNFOUND = Message("debate", "Nobody has said “{0}” today")
_DECK = Message("debate", "The deck says")
_TODAY = Message("debate", "Said today")
_SET_UP = Message("debate", "Set the groups up")
_WRITE_TOPICS = Message("debate", "Write the topics")
_CORRECTION = Message("debate", "There is no correction to take back")
_CORRECTION = Message("debate", "A participant's correction of {0}")
_CORRECTION_STAYS = Message("debate", "It is kept as a note beside the remark. The first words stay")
_GROUPS_ACT = Message("debate", "Debate: the groups as cards")
_REMARKS_ACT = Message("debate", "Debate: what is said of the model")
_SEARCH_ACT = Message("debate", "Search what was said today")

CARDS, REMARKS, FOUND, TABLES = range(4)


class DebatePart(Part):
    """Follows the agenda (work: cards, else remarks) until the facilitator chooses, and again from the next item."""

    key = "debate"
    shows = frozenset({
        Contribution, Group, Round, Topic, CompetenceNeed, CompetenceArea, NeedTick, AgendaItem, Workshop,
    })  # fmt: skip

    def __init__(self, desk: Desk, room: Room, line: QuickLine, parent: QWidget | None = None) -> None:
        super().__init__(desk, room, line, parent)
        self._seen_item: str | None = None
        self._finder = Finder()
        self._deck_later = QTimer(self)
        self._deck_later.setSingleShot(True)
        self._deck_later.setInterval(0)
        self._deck_later.timeout.connect(self._show_deck)
        self._build()
        self._wire()

    def _build(self) -> None:
        self.head, self.cards, self.turns, self.deck = Head(), Cards(), Turns(), Deck()
        self.list = RemarkList(RemarkDelegate(), _HERE)
        self.found = RemarkList(RemarkDelegate(), _FOUND)
        self.tables = GroupTables(self.desk)
        self.menu = RemarkMenu(self.desk, self)
        self._set_up = ActionButton(_SET_UP, icon="pencil", kind="quiet")
        self._about = Label("", "body", wrap=True)
        self._summary, self._ask = Label("", "lead"), Label("", "body", "muted", wrap=True)
        self._nothing = Label("", "remark", "muted", wrap=True)
        side = column(self.turns, row(self._set_up, None, margins=(12, 0, 12, 8)), gap=8, margins=(0, 12, 0, 0))
        side.setStretch(0, 1)
        said = QStackedWidget()
        said.addWidget(self.list)
        said.addWidget(pane(column(self._nothing, None, margins=(AROUND, 20, AROUND, 20))))
        self._said = said
        self._heading = pane(row(Overline(_DECK), None, Overline(_TODAY), margins=(AROUND, 0, AROUND, 0)))
        self._write_topics = ActionButton(_WRITE_TOPICS, icon="pencil")
        topics = row(self._write_topics, None, margins=(0, 8, 0, 0))
        end = column(self._summary, self._ask, topics, gap=4, margins=(AROUND, 12, AROUND, 16))
        self._described = pane(column(self._about, margins=(AROUND, 4, AROUND, 4)))
        self._end = pane(column(12, rule(), gap=0))
        deck = column(self._heading, self._described, self.deck, self._end, end, None, gap=4, margins=(0, 20, 0, 0))
        deck.setStretch(2, 1000)
        remarks = row(
            pane(side, "bg", width=272), rule("v"), pane(column(said), "surface"), rule("v"),
            pane(deck, "bg", width=SIDE), gap=0,
        )  # fmt: skip
        remarks.setStretch(2, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(pane(column(self.cards, margins=(AROUND, 12, AROUND, BETWEEN)), "bg"))
        self.stack.addWidget(_holder(remarks))
        self._unfound = Label("", "remark", "muted", wrap=True)
        self._found = QStackedWidget()
        self._found.addWidget(self.found)
        self._found.addWidget(pane(column(self._unfound, None, margins=(AROUND, 20, AROUND, 20))))
        self.stack.addWidget(pane(column(self._found), "surface"))
        self.stack.addWidget(pane(column(self.tables), "bg"))
        body = column(self.head, rule(), self.stack, gap=0)
        body.setStretch(2, 1)
        self.setLayout(body)

    def _wire(self) -> None:
        self.line.aimed.connect(self._on_aimed)
        self.cards.opened.connect(self._on_opened)
        self.cards.groups_asked.connect(self.show_tables)
        self.cards.visited.connect(self._on_visited)
        self.turns.chosen.connect(self._on_opened)
        self.deck.toggled.connect(self._on_need)
        self.head.search.textChanged.connect(self._on_search)
        self.head.search.left.connect(self._on_left_search)
        self.head.search.entered_list.connect(self.found.setFocus)
        self.head.groups.clicked.connect(self.show_cards)
        self.head.remarks.clicked.connect(self.show_remarks)
        self.head.room.clicked.connect(self._on_room)
        self._set_up.clicked.connect(self.show_tables)
        self._write_topics.clicked.connect(self._on_write_topics)
        self.tables.done.connect(self._on_tables_done)
        for found in (self.list, self.found):
            found.menu_asked.connect(self.menu.open)
        self.list.chosen.connect(self.line.mend)
        self.found.chosen.connect(self.arrive)
        self.menu.menu.keyed.connect(self.line.keyed)
        self.menu.mends.connect(self.line.mend)
        self.menu.corrects.connect(self._on_correct)
        self.menu.tells.connect(self._on_history)
        for digit in range(1, 10):
            chord = keys()[Press.VISITED]
            shortcut = QShortcut(QKeySequence(chord.text(digit)), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(partial(_visit, self.desk, digit))
        search = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        search.activated.connect(self._on_find)

    # ---- what is seen

    def refresh(self) -> None:
        """Everything that can be seen now."""
        view = self.stack.currentIndex()
        if view == CARDS:
            self._show_cards()
        elif view == REMARKS:
            self._show_remarks()
        elif view == FOUND:
            self._show_found()
        else:
            self.tables.refresh()
        self._show_head()

    def respeak(self) -> None:
        """The cards too, while another view stands before them."""
        self._show_cards()

    def tick(self) -> None:
        """Times, silences and visits; another item chooses the view anew, never under words being typed."""
        running = self.desk.standing.running
        if running != self._seen_item and not self.line.holds:
            self._seen_item = running
            if self.stack.currentIndex() in (CARDS, REMARKS):
                self._go(CARDS if self._works() else REMARKS)
        if self.stack.currentIndex() == CARDS:
            self._show_cards()
        elif self.stack.currentIndex() == REMARKS:
            self.turns.show_groups(facts.turns(self.desk.state, self.desk.standing, self.line.where))
        self._show_head()

    @Slot(str)
    def arrive(self, at: str | None) -> None:
        """A remark is shown in its place and chosen; a group or a model is gone to."""
        state = self.desk.state
        remark = state.of(Contribution).get(at or "")
        if remark is not None:
            self._go(REMARKS)
            if not self.line.holds:
                self.line.aim(remark.group, remark.topic)
            self._show_remarks()
            self.list.choose(remark.id)
        elif at in state.of(Group):
            self._on_opened(at or "")
        elif at in state.of(Topic) and not self.line.holds:
            self.line.aim(None, at)
            self._go(REMARKS)

    def scene(self) -> Scene:
        """The question and the map of groups while they work; else what is being taken down."""
        if self.stack.currentIndex() == CARDS:
            return Scene(SceneKind.DEBATE)
        return Scene(SceneKind.CAPTURE, self.line.where.group)

    def commands(self) -> tuple[Act, ...]:
        """Both views, the search, and the groups' set-up."""
        return (
            Act(_GROUPS_ACT, self.show_cards),
            Act(_REMARKS_ACT, self.show_remarks),
            Act(_SEARCH_ACT, self._on_find, "Ctrl+F"),
            Act(_SET_UP, self.show_tables),
            Act(TAKE_LAST, partial(take_last, self.desk)),
        )

    @Slot()
    def show_cards(self) -> None:
        """The groups as cards."""
        self._go(CARDS)

    @Slot()
    def show_remarks(self) -> None:
        """What is said of the model the line writes to."""
        self._go(REMARKS)

    @Slot()
    def show_tables(self) -> None:
        """The groups' places, sizes and hosts."""
        self._go(TABLES)

    def _go(self, view: int) -> None:
        self.stack.setCurrentIndex(view)
        self.head.groups.set_kind("chosen" if view == CARDS else "")
        self.head.remarks.set_kind("chosen" if view == REMARKS else "")
        self.refresh()

    def _works(self) -> bool:
        current = self.desk.standing.current
        return current is not None and current.kind is ItemKind.GROUP_DEBATE and self.desk.standing.turn is None

    def _show_head(self) -> None:
        head, standing = self.head, self.desk.standing
        view = self.stack.currentIndex()
        if view == FOUND:
            head.show_words(say(_SEARCHED, self.head.search.text().strip()), counted(self.found.remarks.rowCount()), "")
        elif view == TABLES:
            head.show_words("", say(_SET_UP), "")
        else:
            head.show_words(*facts.heading(self.desk.state, standing, None if view == CARDS else self.line.where))
        turn = standing.turn
        if view == REMARKS and turn is not None and turn.group == self.line.where.group:
            head.show_turn(turn.elapsed_ms, turn.share_ms)
        else:
            head.hide_time()

    def _show_cards(self) -> None:
        self.cards.show_groups(facts.cards(self.desk.state, self.desk.standing, self.line.where))

    def _show_remarks(self) -> None:
        state, where = self.desk.state, self.line.where
        self.list.delegate.know(state, zone_of(state))
        bar = self.list.verticalScrollBar()
        at_end = bar.value() >= bar.maximum()
        here = facts.remarks_at(state, where)
        grown = len(here) > len(self.list.remarks.remarks)
        self.list.remarks.show(here)
        if grown and at_end:
            self.list.scroll_to_end()
        self._nothing.setText(facts.nothing_said(state, where))
        self._said.setCurrentIndex(0 if here else 1)
        self.turns.show_groups(facts.turns(state, self.desk.standing, where))
        there = bool(reading.groups(state))
        self._set_up.say(_SET_UP if there else MAKE_GROUPS)
        self._set_up.set_kind("quiet" if there else "")
        self._deck_later.start()

    @Slot()
    def _show_deck(self) -> None:
        """After the paint that the key asked for: comparing a new remark with what the deck says may come later."""
        state, where = self.desk.state, self.line.where
        about = facts.about(state, where)
        self._about.setText(about)
        self._described.setVisible(bool(about))
        needs = facts.needs(state, where)
        self.deck.show_needs(needs)
        summary, ask = facts.deck_summary(state, where, needs)
        nothing = "" if needs or about else facts.without_deck(state)
        self._summary.setText(summary)
        self._summary.setVisible(bool(summary))
        self._ask.setText(nothing or ask)
        for shown in (self._heading, self._end, self.deck):
            shown.setVisible(not nothing)
        self._write_topics.setVisible(bool(nothing))

    def _show_found(self) -> None:
        state = self.desk.state
        wanted = self.head.search.text()
        self.found.delegate.know(state, zone_of(state))
        self.found.delegate.query = wanted
        found = self._finder.find(state, wanted)
        self.found.remarks.show(found)
        self.found.viewport().update()
        self._found.setCurrentIndex(0 if found else 1)
        self._unfound.say(_UNFOUND, wanted.strip())
        self._show_head()

    # ---- what is done

    @Slot()
    def _on_aimed(self) -> None:
        if self.isVisible() and self.stack.currentIndex() in (CARDS, REMARKS):
            self.refresh()

    @Slot(str)
    def _on_opened(self, group: str) -> None:
        aim = aim_at_group(self.desk.state, group, self.desk.standing.running) if group else IN_PLENUM
        self.line.aim(aim.group, aim.topic)
        self._go(REMARKS)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_visited(self, group: str) -> None:
        self.desk.do(groups.visit_group(group))

    @Slot(str, bool)
    def _on_need(self, need: str, said: bool) -> None:
        self.desk.do(words.tick_need(need, said))

    @Slot(str)
    def _on_search(self, text: str) -> None:
        if text.strip():
            if self.stack.currentIndex() != FOUND:
                self._go(FOUND)
            else:
                self._show_found()
        elif self.stack.currentIndex() == FOUND:
            self._go(CARDS if self._works() else REMARKS)

    @Slot()
    def _on_find(self) -> None:
        self.head.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.head.search.selectAll()

    @Slot()
    def _on_left_search(self) -> None:
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_tables_done(self) -> None:
        self._go(CARDS if self._works() else REMARKS)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_write_topics(self) -> None:
        self.go_to.emit("setup", "topics")

    @Slot()
    def _on_room(self) -> None:
        self.room.show_scene(self.scene())

    @Slot(str)
    def _on_correct(self, remark: str) -> None:
        found = self.desk.state.of(Contribution).get(remark)
        if found is not None:
            address = f"correction/{remark}"
            ask = AskWords(self.desk, address, self, _CORRECTION, _CORRECTION_STAYS, found.text, fills=(found.code,))
            ask.answered.connect(partial(_correct, self.desk, remark, address))
            ask.open()

    @Slot(str)
    def _on_history(self, remark: str) -> None:
        found = self.desk.state.of(Contribution).get(remark)
        if found is not None:
            History(self.desk, found, self).open()


def _holder(layout: QLayout) -> QWidget:
    made = QWidget()
    made.setLayout(layout)
    return made


def _visit(desk: Desk, number: int) -> None:
    for group in (g for g in reading.groups(desk.state) if g.number == number):
        desk.do(groups.visit_group(group.id))


def _correct(desk: Desk, remark: str, address: str, text: str) -> None:
    desk.do(words.correct(desk.new_id(), remark, text), settles=[address])
