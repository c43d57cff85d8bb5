"""The groups at work, as cards: where they sit, what they talk about, and how long since somebody looked in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import shorten

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QWidget

from app.services.reading import VISIT_MS
from app.ui.debate.keys import Press, keys
from app.ui.debate.remark_list import wrapping
from app.ui.debate.telling import NO_REMARKS, REMARKS
from app.ui.design import theme
from app.ui.design.icons import paint_icon
from app.ui.design.tokens import BETWEEN
from app.ui.widgets import named
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.labels import ElidedLabel, Label, Overline, Picture
from app.ui.widgets.layouts import column, pane, restyle, row, rule
from app.ui.widgets.marks import Ring
from app.words import Many, Message, say

MOST_IN_A_ROW, NARROWEST = 6, 176
"""Cards beside each other, and how narrow one may be, px: beyond that they stand in two rows and are smaller."""

_GROUP = Message("debate", "Group {0}")
_DECK = Message("debate", "The deck says")
_DECK_NOTHING = Message("debate", "The deck says nothing. What the group says goes here")
_LAST = Message("debate", "Said last")
_SINCE = Message("debate", "min since the visit")
_WITHOUT = Message("debate", "min without a visit")
_AT = Message("debate", "at {0}")
_NEVER = Message("debate", "not visited yet")
_VISITED = Message("debate", "Visited now")
_HOST = Message("debate", "{0}, host {1}")
PEOPLE = Many("debate", "{0} person", "{0} people")
_HOSTED = Message("debate", "host {0}")
_SILENT = Message("debate", "silent")
_MORE = Message("debate", "+ {0} more")
MAKE_GROUPS = Message("debate", "Make groups")
_NO_GROUPS = Message("debate", "No groups yet. What is written in the line stands under Plenum")
_OPEN = Message("debate", "Group {0}, {1}. Enter opens its remarks")


HIGH, SAID = 380, 160
"""From this height on (px) a list also shows what was said last, and of that so many characters."""

FOOT = 10
"""Free below it, px."""


@dataclass(frozen=True, slots=True)
class CardFacts:
    """What a card shows. minutes: since the last visit, else since the debate began; None where none runs.

    visited: a clock; empty, never. late: it is time to go there. needs: what the deck says, and whether it was said.
    last: what the group said last.
    """

    group: str
    number: int
    title: str
    place: str
    size: int | None
    host: str
    remarks: int
    silent: bool
    minutes: int | None
    visited: str
    late: bool
    needs: tuple[tuple[str, bool], ...]
    aimed: bool
    last: str = ""


class NeedList(QWidget):
    """Needs with an open or a ticked circle, as many as there is room for, the rest counted.

    Where it is high, what the group said last stands at its foot.
    """

    def __init__(self) -> None:
        super().__init__()
        self._needs: Sequence[tuple[str, bool]] = ()
        self._longest = self._last = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def show_needs(self, needs: Sequence[tuple[str, bool]], longest: str, last: str = "") -> None:
        """Shows these. longest: the word on all cards that decides the size, so that they are all of one."""
        last = shorten(last, SAID, placeholder=" …")
        if (needs, longest, last) != (self._needs, self._longest, self._last):
            self._needs, self._longest, self._last = needs, longest, last
            self.setAccessibleName(", ".join(text for text, _said in needs))
            self.update()
        told = f"{say(_LAST)}: {last}" if last else ""
        if told != self.accessibleDescription():  # in another language too
            self.setAccessibleDescription(told)
            self.update()

    def lettering(self) -> QFont:
        """The body's font, a little smaller where the longest word would not go on a line of its own."""
        font = theme.font("body")
        for _step in range(2):
            if QFontMetrics(font).horizontalAdvance(self._longest) <= self.width() - 24:
                break
            font.setPixelSize(font.pixelSize() - 1)
        return font

    def minimumSizeHint(self) -> QSize:
        """One line."""
        return QSize(40, 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Circle and words; nothing is cut in the middle of a line."""
        with QPainter(self) as painter:
            width, top = self.width() - 24, 0
            painter.setFont(self.lettering())
            metrics = QFontMetrics(painter.font())
            line = metrics.height()
            for number, (text, said) in enumerate(self._needs):
                left = len(self._needs) - number
                wrap = wrapping(text)
                box = metrics.boundingRect(QRect(0, 0, width, 1000), wrap, text)
                room = self.height() - top - (line + 4 if left > 1 else 0)
                painter.setPen(theme.colour("muted"))
                if box.height() > room and number > 0:
                    painter.drawText(QRectF(24, top, width, line), 0, say(_MORE, left))
                    return
                paint_icon(painter, "circle-check" if said else "circle", QRectF(0, top + 2, 16, 16), _tone(said))
                painter.drawText(QRectF(24, top, width, min(box.height(), room)), wrap, text)
                top += box.height() + 6
            if self._last and self.height() >= HIGH:
                self._said_last(painter, top)

    def _said_last(self, painter: QPainter, top: int) -> None:
        """At the foot, if what stands above leaves room."""
        metrics, wrap = QFontMetrics(theme.font("body")), wrapping(self._last)
        tall = metrics.boundingRect(QRect(0, 0, self.width(), 1000), wrap, self._last).height()
        caption = QFontMetrics(theme.font("caption")).height()
        said = self.height() - FOOT - tall
        head = said - caption - 6
        if head - 13 < top:
            return
        painter.fillRect(QRect(0, head - 13, self.width(), 1), theme.colour("hairline"))
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("muted"))
        painter.drawText(QRect(0, head, self.width(), caption), 0, say(_LAST))
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("ink"))
        painter.drawText(QRect(0, said, self.width(), tall), wrap, self._last)


def _tone(said: bool) -> str:
    return "ok" if said else "border"


def _longest(groups: Sequence[CardFacts]) -> str:
    """The widest word of all that the deck says; a Danish compound may not go on a line of its own."""
    metrics = QFontMetrics(theme.font("body"))
    words = (word for facts in groups for text, _said in facts.needs for word in text.split())
    return max(words, key=metrics.horizontalAdvance, default="")


class GroupCard(QFrame):
    """opened: its remarks are wanted. visited: somebody has just been there. Both carry the group's id."""

    opened = Signal(str)
    visited = Signal(str)

    def __init__(self, *, small: bool) -> None:
        super().__init__()
        self._group, self._small = "", small
        self.setProperty("box", "card")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._name, self._words = Overline(), Label("", "strong", "muted")
        self._title = Label("", "strong" if small else "lead", wrap=True)
        self._title.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._title.setFixedHeight(40 if small else 44)
        self._place, self._people = ElidedLabel("", "strong"), ElidedLabel("", "body")
        self._deck, self._needs, self._nothing = (
            Label(_DECK, "caption", "muted"),
            NeedList(),
            Label(_DECK_NOTHING, "body", "muted", wrap=True),
        )
        self._ring = Ring(size=36 if small else 48)
        self._since, self._at = ElidedLabel("", "label" if small else "strong"), Label("", "caption", "muted")
        self._button = ActionButton(_VISITED)
        self._button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._button.clicked.connect(self._on_visited)
        self._lay_out()

    def _lay_out(self) -> None:
        place, people = (
            row(Picture("map-pin", "muted", 16), self._place),
            row(Picture("users", "muted", 16), self._people),
        )
        place.setStretch(1, 1)
        people.setStretch(1, 1)
        self._where, self._who = pane(place), pane(people)
        told = row(self._ring, column(None, self._since, self._at, None, gap=0), gap=12)
        told.setStretch(1, 1)
        visit = pane(told, height=36 if self._small else 48)
        head = row(self._name, None, self._words)
        deck = () if self._small else (2, rule(), 2, self._deck, self._needs, self._nothing)
        where = (self._where, self._who)
        last = (None,) if self._small else ()
        body = column(
            head,
            self._title,
            *where,
            *deck,
            *last,
            visit,
            self._button,
            gap=6,
            margins=(12 if self._small else BETWEEN,) * 4,
        )
        if not self._small:
            body.setStretchFactor(self._needs, 1)
            body.setStretchFactor(self._nothing, 1)
            self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setLayout(body)

    def show_facts(self, facts: CardFacts, *, first: bool = False, longest: str = "") -> None:
        """Shows a group. first: it is the one to go to. longest: the widest word of what the deck says to any."""
        self._group = facts.group
        self._name.say(_GROUP, facts.number)
        if facts.silent:
            self._words.say(_SILENT)
        elif facts.remarks:
            self._words.say(REMARKS, facts.remarks)
        else:
            self._words.say(NO_REMARKS)
        self._words.set_tone("soon" if facts.silent else "muted")
        self._title.setText(facts.title)
        self._place.setText(facts.place)
        self._where.setVisible(bool(facts.place))
        self._who.setVisible(bool(facts.size or facts.host) and not self._small)
        if facts.size and facts.host:
            self._people.say(_HOST, facts.size, facts.host)
        elif facts.host:
            self._people.say(_HOSTED, facts.host)
        else:
            self._people.say(PEOPLE, facts.size or 0)
        self._needs.show_needs(facts.needs, longest, facts.last)
        self._needs.setVisible(bool(facts.needs) and not self._small)
        self._nothing.setVisible(not facts.needs and not self._small)
        instead = bool(facts.last and not facts.needs)
        self._deck.say(_LAST if instead else _DECK)
        if instead:
            self._nothing.setText(facts.last)
        else:
            self._nothing.say(_DECK_NOTHING)
        self._nothing.set_tone("" if instead else "muted")
        tone = "soon" if facts.late else "accent"
        minutes = facts.minutes or 0
        number = "–" if facts.minutes is None else str(min(minutes, 99))
        self._ring.show_share(minutes * 60_000 / VISIT_MS, tone, text=number)
        self._since.say(_SINCE if facts.visited else _WITHOUT)
        self._since.set_tone("soon" if facts.late else "")
        self._since.setVisible(facts.minutes is not None)
        self._at.setVisible(facts.minutes is None or bool(facts.visited and not self._small))
        if facts.visited:
            self._at.say(_AT, facts.visited)
        else:
            self._at.say(_NEVER)
        key = keys()[Press.VISITED].text(facts.number) if facts.number < 10 else ""
        self._button.setToolTip(key)
        self._button.set_key("" if self._small else key)
        restyle(self, tone="soon" if facts.late and first else "")
        named.name(self, _OPEN, facts.number, facts.title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self._group)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens."""
        if self.rect().contains(event.position().toPoint()):
            self.opened.emit(self._group)

    @Slot()
    def _on_visited(self) -> None:
        self.visited.emit(self._group)


class Cards(QWidget):
    """All groups' cards: in one row, or in two rows of smaller ones.

    groups_asked: there are none, and some are to be made.
    """

    opened = Signal(str)
    visited = Signal(str)
    groups_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._cards: list[GroupCard] = []
        self._groups: Sequence[CardFacts] = ()
        self._rows = 1
        self._grid = QGridLayout(self)
        self._grid.setSpacing(BETWEEN)
        self._grid.setContentsMargins(0, 0, 0, 0)
        make = ActionButton(MAKE_GROUPS, icon="users")
        make.clicked.connect(self.groups_asked)
        self._none = pane(column(Label(_NO_GROUPS, "remark", "muted", wrap=True), row(make, None), None, gap=12))
        self._grid.addWidget(self._none, 0, 0)

    def minimumSizeHint(self) -> QSize:
        """However many there are, the window is not made larger for them."""
        return QSize(0, 0)

    def show_groups(self, groups: Sequence[CardFacts]) -> None:
        """Shows these; cards are made again only when their number is another, or the rows they stand in."""
        self._groups = groups
        rows = self._rows_for(len(groups))
        if (len(groups), rows) != (len(self._cards), self._rows):
            self._make(len(groups), rows)
        self._none.setVisible(not groups)
        waits = [facts.minutes or 0 for facts in groups]
        longest = max(waits, default=0)
        alone = waits.count(longest) == 1  # where all have waited as long there is none to point at
        word = _longest(groups)
        for card, facts, wait in zip(self._cards, groups, waits, strict=True):
            card.show_facts(facts, first=alone and wait == longest, longest=word)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In one row or in two, as there is room for."""
        super().resizeEvent(event)
        if self._rows_for(len(self._groups)) != self._rows:
            self.show_groups(self._groups)

    def _rows_for(self, number: int) -> int:
        return 1 if number <= MOST_IN_A_ROW and self.width() >= number * (NARROWEST + BETWEEN) else 2

    def _make(self, number: int, rows: int) -> None:
        for card in self._cards:
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._rows = rows
        across = -(-number // rows) if number else 1
        for column_ in range(MOST_IN_A_ROW * 2):
            self._grid.setColumnStretch(column_, 1 if column_ < across else 0)
        self._cards = [GroupCard(small=rows > 1) for _number in range(number)]
        for at, card in enumerate(self._cards):
            card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self._grid.addWidget(card, at // across, at % across)
            card.opened.connect(self.opened)
            card.visited.connect(self.visited)
