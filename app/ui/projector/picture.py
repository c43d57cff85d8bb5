"""A picture: one idea, and how it is painted on a screen of any shape."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen, QPixmap

from app.services.sight import NO_LINE, DayLine
from app.ui.projector.elements import Brush, Column, Element, Row, Rule, Space, Text, advance, fit, font_of
from app.ui.projector.tokens import (
    BODY,
    CAP,
    HEIGHT,
    LADDER,
    MARGIN_X,
    MARGIN_Y,
    NARROWEST,
    SEMIBOLD,
    WIDEST,
    Palette,
    Role,
    em,
)

TOP = 222
"""Where the idea hangs, in every scene."""

EDGE = 14
"""How thick the line of the day is, along the bottom edge."""

SPREAD = 1.5
"""How much of its own gap the rows of a list may stand apart where there is room."""

Body = Callable[[float, float], Element]
"""An idea as a function of the width and the height it is given: it is set as large as they allow."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One idea: a label that says where we are, the idea hung under it, and what stands along the bottom."""

    label: str
    body: Body
    foot: Element = field(default_factory=lambda: Space(0))
    top: float = TOP
    filled: bool = False  # the ground is the accent
    framed: bool = False  # a frame along the very edge: does the projector show all of the picture?


@dataclass(frozen=True, slots=True)
class Edges:
    """What may stand along the edges of any picture."""

    line: DayLine = NO_LINE
    mark: str = ""
    to_speaker: str = ""
    to_room: str = ""
    practice: str = ""


def paint(
    device: QImage | QPixmap, picture: Picture, edges: Edges, palette: Palette, only: QRect | None = None
) -> QRect:
    """The picture over all of a device, or only a part of it; where its counting number stands (device pixels)."""
    size, ratio = device.size(), device.devicePixelRatio()
    width = min(WIDEST, max(NARROWEST, HEIGHT * size.width() / max(1, size.height())))
    scale = min(size.width() / width, size.height() / HEIGHT)
    with QPainter(device) as painter:  # an error in here must still end the painter, or Qt crashes
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.scale(1 / ratio, 1 / ratio)
        if only is not None:
            painter.setClipRect(only)
        ground = QColor(palette.of(Role.ACCENT if picture.filled else Role.GROUND))
        painter.fillRect(QRect(QPoint(0, 0), size), ground)
        painter.translate((size.width() - width * scale) / 2, (size.height() - HEIGHT * scale) / 2)
        painter.scale(scale, scale)
        brush = Brush(painter, palette, flip=picture.filled)
        _paint(brush, picture, edges, width)
        counting = painter.transform().mapRect(brush.counting)
    return QRectF(counting.topLeft() * ratio, counting.size() * ratio).toAlignedRect()


def largest(make: Callable[[int], Element], width: float, room: float, sizes: Sequence[int] = LADDER) -> Element:
    """An element in the first size that fits the height, else in the last."""
    for size in sizes:
        element = make(size)
        if element.height(width) <= room:
            return element
    return make(sizes[-1])


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows in the largest size in which all of them fit. Where they do not in any, the least important are left out."""

    rows: Sequence[Callable[[int], Element]]
    gap: float  # in ems
    more: Callable[[int], str]  # says how many were left out; nothing where that is said elsewhere
    keep: Literal["first", "last", "around"] = "first"
    at: int = 0  # the row to keep, for "around"
    indent: float = 0  # of what is said of those left out, in ems
    tight: float = 0.5  # what the gap may close up to in the smallest size
    wrapped: Sequence[Callable[[int], Element]] = ()  # the same rows, allowed more lines: rather that than small type
    brief: Sequence[Callable[[int], Element]] = ()  # the same in fewer lines: rather that than leave any of them out
    sizes: Sequence[int] = LADDER

    def __call__(self, width: float, room: float) -> Element:
        """The list. Where it leaves room, its rows stand farther apart."""
        choices = [self.rows, self.wrapped] if self.wrapped else [self.rows]
        for rows in choices:
            for size in self.sizes if rows is choices[-1] else self.sizes[:-1]:
                made = tuple(row(size) for row in rows)
                if Column(made, self.gap * size).height(width) <= room:
                    return self._spread(made, width, room, self.gap * size, SPREAD * self.gap * size)
        return self._tight(width, room)

    def fits(self, width: float, room: float) -> bool:
        """All of it can be seen."""
        bare = sum(row(BODY).height(width) for row in self.rows)
        return bare + self.tight * BODY * (len(self.rows) - 1) <= room

    def _spread(self, made: Sequence[Element], width: float, room: float, least: float, most: float) -> Column:
        """Rows farther apart, but not so far that what stands below the list looks like one of them."""
        free = (room - em(4) - sum(row.height(width) for row in made)) / max(1, len(made) - 1)
        return Column(made, max(least, min(most, free)))

    def _tight(self, width: float, room: float) -> Element:
        made: Sequence[Element] = ()
        for rows in (self.wrapped or self.rows, self.brief):
            made = tuple(row(BODY) for row in rows) or made
            if Column(made, self.tight * BODY).height(width) <= room:
                return self._spread(made, width, room, self.tight * BODY, SPREAD * self.gap * BODY)
        return self._shortened(list(made), width, room)

    def _shortened(self, made: list[Element], width: float, room: float) -> Element:
        first, last = 0, len(made)
        while last - first > 1:
            left_out = len(made) - (last - first)
            parts: list[Element] = made[first:last]
            if left_out and self.more(left_out):
                note: Element = Text(self.more(left_out), BODY, Role.SOFT, lines=1)
                if self.indent:
                    note = Row(((self.indent * BODY, Space(0)), (1.0, note)), gutter=0)
                parts = [note, *parts] if self.keep == "last" else [*parts, note]
            if Column(parts, self.tight * BODY).height(width) <= room:
                return self._spread(parts, width, room, self.tight * BODY, self.gap * BODY)
            drop_first = self.keep == "last" or (self.keep == "around" and self.at - first > last - 1 - self.at)
            first, last = (first + 1, last) if drop_first else (first, last - 1)
        return made[first]


def whole(element: Element) -> Body:
    """An idea that is the same in every width and height."""

    def body(_width: float, _room: float) -> Element:
        return element

    return body


def _paint(brush: Brush, picture: Picture, edges: Edges, width: float) -> None:
    inner = width - 2 * MARGIN_X
    _label(brush, picture, edges, inner)
    floor: float = HEIGHT - MARGIN_Y
    if edges.to_room:
        floor = _message(brush, edges.to_room, width)
    foot_width = inner - (_mark_width(edges) + MARGIN_X / 2 if _mark_width(edges) and not edges.to_room else 0)
    foot = picture.foot.height(foot_width)
    room = floor - picture.top - (foot + em(5) if foot else 0)
    picture.body(inner, room).paint(brush, MARGIN_X, picture.top, inner)
    picture.foot.paint(brush, MARGIN_X, floor - foot, foot_width)
    if picture.framed:
        pen = QPen(brush.colour(Role.ACCENT), 2 * EDGE)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        brush.painter.setPen(pen)
        brush.painter.setBrush(Qt.BrushStyle.NoBrush)
        brush.painter.drawRect(QRectF(0, 0, width, HEIGHT))
    elif not picture.filled:
        _line_of_the_day(brush, edges.line, width)
    _mark(brush, edges, width, floor)


def _label(brush: Brush, picture: Picture, edges: Edges, inner: float) -> None:
    tag = advance(edges.practice, BODY, SEMIBOLD) + em(3.5) if edges.practice else 0
    words = Text(picture.label, BODY, Role.ACCENT, SEMIBOLD, lines=1)
    Column((Rule(64, 8, Role.ACCENT), Space(22), words)).paint(brush, MARGIN_X, MARGIN_Y, inner - tag)
    if edges.practice:
        box = QRectF(MARGIN_X + inner - tag + em(1.5), MARGIN_Y, tag - em(1.5), em(4) * 1.4)
        brush.painter.setPen(QPen(brush.colour(Role.ACCENT), 4))
        brush.painter.setBrush(Qt.BrushStyle.NoBrush)
        brush.painter.drawRoundedRect(box, 8, 8)
        font = font_of(BODY, SEMIBOLD)
        brush.painter.setFont(font)
        across = box.center().x() - QFontMetricsF(font).tightBoundingRect(edges.practice).center().x()
        brush.painter.drawText(QPointF(across, box.center().y() + BODY * CAP / 2), edges.practice)


def _line_of_the_day(brush: Brush, line: DayLine, width: float) -> None:
    """The programme as one line along the bottom edge, each item as long as it lasts, filled up to now."""
    whole_day, gap = sum(line.lengths), 6.0
    if not whole_day:
        return
    room, x, before = width - gap * (len(line.lengths) - 1), 0.0, 0
    for minutes in line.lengths:
        length = room * minutes / whole_day
        filled = length * min(1.0, max(0.0, (line.gone - before) / minutes))
        brush.painter.fillRect(QRectF(x, HEIGHT - EDGE, length, EDGE), brush.colour(Role.LINE))
        brush.painter.fillRect(QRectF(x, HEIGHT - EDGE, filled, EDGE), brush.colour(Role.ACCENT))
        x, before = x + length + gap, before + minutes


def _message(brush: Brush, words: str, width: float) -> float:
    """A message to the room, on a band above the line of the day; returns where the picture ends above it."""
    text = Text(words, em(5.5), Role.INK, SEMIBOLD, lines=2)
    inner = width - 2 * MARGIN_X
    pad = em(3)
    tall = text.height(inner) + 2 * pad
    top = HEIGHT - EDGE - 10 - tall
    ground = Role.GROUND if brush.flip else Role.ACCENT
    colour = QColor(brush.palette.of(ground))
    brush.painter.fillRect(QRectF(0, top, width, tall), colour)
    was, brush.flip = brush.flip, not brush.flip
    text.paint(brush, MARGIN_X, top + pad, inner)
    brush.flip = was
    return top - em(3)


def _mark_width(edges: Edges) -> float:
    """How much of the foot's line the speaker's corner takes."""
    ring = em(8) * 1.4 if edges.mark else 0.0
    words = _words_width(edges)
    return ring + words + (em(2) if ring and words else 0)


def _to_speaker(edges: Edges) -> Text:
    return Text(edges.to_speaker, BODY, Role.ACCENT, SEMIBOLD, lines=2)


def _words_width(edges: Edges) -> float:
    """Of the box round the words to the speaker: no wider than its widest line."""
    if not edges.to_speaker:
        return 0.0
    lines = fit(_to_speaker(edges), em(57))[1]
    return max(advance(line, BODY, SEMIBOLD) for line in lines) + em(3.2)


def _mark(brush: Brush, edges: Edges, width: float, floor: float) -> None:
    """The speaker's corner, lower right: minutes in a ring, and a few words beside it."""
    right = width - MARGIN_X
    if edges.mark:
        size = em(8)
        ring = QRectF(right - size * 1.4, floor - size * 1.4, size * 1.4, size * 1.4)
        brush.painter.setPen(QPen(brush.colour(Role.ACCENT), 8))
        brush.painter.setBrush(Qt.BrushStyle.NoBrush)
        brush.painter.drawEllipse(ring)
        font = font_of(size, SEMIBOLD)
        ink = QFontMetricsF(font).tightBoundingRect(edges.mark)
        brush.painter.setFont(font)
        brush.painter.drawText(ring.center() - ink.center(), edges.mark)
        right = ring.left() - em(2)
    if edges.to_speaker:
        text, room = _to_speaker(edges), _words_width(edges)
        tall = text.height(room - em(3)) + em(2.4)
        box = QRectF(right - room, floor - tall, room, tall)
        brush.painter.setPen(QPen(brush.colour(Role.ACCENT), 4))
        brush.painter.setBrush(Qt.BrushStyle.NoBrush)
        brush.painter.drawRoundedRect(box, 8, 8)
        text.paint(brush, box.x() + em(1.6), box.y() + em(1.2), room - em(3))
