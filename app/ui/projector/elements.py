"""The layout vocabulary of the projector: a few elements that know their height and how to paint themselves.

Every element is placed by ink, not by line box: its top is the top of its first capitals, and `rise` is the way down
from there to its first baseline, so that sizes can share a baseline and margins are what they seem. Elements are
values: two of them that look alike are equal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath

from app.ui.projector.lines import break_lines, clean, elide, runs_left
from app.ui.projector.tokens import (
    BODY,
    CAP,
    DIGITS,
    FAMILY,
    GUTTER,
    MARGIN_X,
    REGULAR,
    SEMIBOLD,
    STATEMENT,
    X_HEIGHT,
    Palette,
    Role,
    em,
)

FIGURES = "0123456789\u2007"
TOO_HIGH = 1e6


@dataclass(slots=True)
class Brush:
    """A painter with the palette in force; `flip` paints text on an accent ground.

    counting: where the number stands that changes each second.
    """

    painter: QPainter
    palette: Palette
    flip: bool = False
    counting: QRectF = field(default_factory=QRectF)

    def colour(self, role: Role) -> QColor:
        """The colour of a role on the ground in force."""
        if self.flip and role in {Role.INK, Role.SOFT, Role.ACCENT}:
            role = Role.ON_ACCENT
        return QColor(self.palette.of(role))

    def text(self, line: str, font: QFont, role: Role, at: QPointF) -> None:
        """A line whose ink, not its side bearing, starts at `at`, on the baseline; an opening quote hangs outside.

        In text sizes every figure is treated as a 1, so that figures under each other stay so.
        """
        if not line:
            return
        self.painter.setFont(font)
        self.painter.setPen(self.colour(role))
        self.painter.drawText(QPointF(at.x() - _hang(line[0], font), at.y()), line)


class Element(Protocol):
    """Something that stands in a column."""

    @property
    def rise(self) -> float:
        """From its top to its first baseline."""

    def height(self, width: float) -> float:
        """From the top of its first capitals to its last baseline, where it is given this width."""

    def paint(self, brush: Brush, x: float, y: float, width: float) -> None:
        """Its ink, from x and from y down."""


def font_of(size: int, weight: int) -> QFont:
    """The projector's face; large sizes are set a little tighter."""
    font = QFont(FAMILY)
    font.setPixelSize(size)
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100 if size < 70 else 98.5)
    return font


@lru_cache(maxsize=8192)
def advance(line: str, size: int, weight: int) -> float:
    """How wide a line is. Numbers are cached, never Qt objects: those must not outlive the application."""
    return QFontMetricsF(font_of(size, weight)).horizontalAdvance(line)


@lru_cache(maxsize=1024)
def bearing(sign: str, size: int, weight: int) -> float:
    """How far right of its place a sign's ink begins; by its outline: the metrics of a font know whole pixels only."""
    outline = QPainterPath()
    outline.addText(QPointF(0, 0), font_of(size, weight), sign)
    return outline.boundingRect().left()


def _hang(first: str, font: QFont) -> float:
    """How far left of its place a line starts, so that its ink stands there."""
    size, weight = font.pixelSize(), font.weight().value
    if first in "»“":
        return advance(first, size, weight)
    if ord(first) > 0x24F:  # outside Latin letters another face draws it, and its bearing is not this one's
        return 0.0
    return bearing("1" if first in FIGURES and size < STATEMENT else first, size, weight)


@dataclass(frozen=True, slots=True)
class Text:
    """Words in one size. Too many lines make it smaller, down to `least` and never below the body size.

    Where they are still too many it takes one more line, and then ends in an ellipsis. A `firm` text never gets
    smaller than its neighbours: too long a line asks the whole list for a smaller size, by being too high.
    """

    words: str
    size: int = BODY
    role: Role = Role.INK
    weight: int = REGULAR
    lines: int = 2
    least: float = 0.6
    firm: bool = False

    @property
    def rise(self) -> float:
        """The height of a capital."""
        return self.size * CAP

    def height(self, width: float) -> float:
        """Of all its lines."""
        size, found = fit(self, width)
        if self.firm and size > BODY and len(found) > self.lines:
            return TOO_HIGH
        return size * CAP + leading(size) * (len(found) - 1)

    def paint(self, brush: Brush, x: float, y: float, width: float) -> None:
        """Line under line; those of a script that runs to the left begin at the right, where they may be several."""
        size, found = fit(self, width)
        leftwards = self.lines > 1 and runs_left(self.words)
        for i, line in enumerate(found):
            begin = x + width - advance(line, size, self.weight) if leftwards else x
            at = QPointF(begin, y + size * CAP + i * leading(size))
            brush.text(line, font_of(size, self.weight), self.role, at)

    def on_one_line(self, width: float) -> bool:
        """Nothing of it is left out, and it needs no second line."""
        return len(fit(replace(self, firm=True, size=fit(self, width)[0]), width)[1]) == 1


def statement(words: str, size: int) -> Text:
    """A sentence that must be read to its end: the smaller it is set, the more lines it may take."""
    lines = next(lines for least, lines in _LINES if size >= least)
    return Text(words, size, weight=SEMIBOLD, lines=lines, firm=True)


_LINES = ((em(8.5), 2), (em(6.5), 3), (em(5), 4), (0, 6))
"""Sizes, and how many lines a statement may take from there down."""


@lru_cache(maxsize=2048)
def fit(text: Text, width: float) -> tuple[int, tuple[str, ...]]:
    """The size a text is set in at this width, and its lines."""
    words = clean(text.words)
    smallest = text.size if text.firm else min(text.size, max(BODY, round(text.size * text.least)))
    most = text.lines + (text.firm or (text.lines > 1 and text.least < 1))
    for size in range(text.size, smallest - 1, -2):
        measure = partial(advance, size=size, weight=text.weight)
        if measure(words) <= text.lines * width:  # else no way of breaking it helps
            found = break_lines(words, width, measure)
            if len(found) <= text.lines:
                return size, found
    size = smallest if (text.size - smallest) % 2 == 0 else smallest + 1
    measure = partial(advance, size=size, weight=text.weight)
    enough = int(len(words) * min(1.0, 1.5 * (most + 1) * width / max(1.0, measure(words))))
    found = break_lines(words[:enough], width, measure)
    if enough < len(words) and len(found) <= most:
        found = break_lines(words, width, measure)
    return size, elide(found, most, width, measure)


def leading(size: int) -> int:
    """From baseline to baseline: the larger the type, the tighter."""
    return round(size * (1.08 if size > 90 else 1.16 if size > 60 else 1.24))


@dataclass(frozen=True, slots=True)
class Digits:
    """The one big number. The colon is lifted to the middle of the figures."""

    words: str
    size: int = DIGITS
    right: bool = False
    weight: int = SEMIBOLD

    @property
    def rise(self) -> float:
        """The height of a figure."""
        return self.size * CAP

    @property
    def width(self) -> float:
        """How wide it is set."""
        return sum(advance(sign, self.size, self.weight) for sign in self.words)

    def height(self, width: float) -> float:
        """One line."""
        return self.rise

    def paint(self, brush: Brush, x: float, y: float, width: float) -> None:
        """Sign by sign, so that a figure that changes moves none of the others."""
        font = font_of(self.size, self.weight)
        metrics = QFontMetricsF(font)
        brush.painter.setFont(font)
        brush.painter.setPen(brush.colour(Role.INK))
        if self.right:
            x += width - self.width + metrics.rightBearing(self.words[-1])
        else:
            x -= bearing(self.words[0], self.size, self.weight)
        over = self.size * 0.03  # round figures reach a little above and below
        brush.counting = QRectF(x, y - over, self.width, self.rise + 2 * over).adjusted(-4, 0, 4, 0)
        for sign in self.words:
            lift = self.size * (CAP - X_HEIGHT) / 2 if sign == ":" else 0
            brush.painter.drawText(QPointF(x, y + self.rise - lift), sign)
            x += advance(sign, self.size, self.weight)


@dataclass(frozen=True, slots=True)
class Space:
    """Empty height between two elements."""

    gap: float
    rise: float = 0

    def height(self, width: float) -> float:
        """The gap."""
        return self.gap

    def paint(self, brush: Brush, x: float, y: float, width: float) -> None:
        """Nothing."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A line; the short thick one opens a scene."""

    length: float = 0
    thickness: float = 2
    role: Role = Role.LINE
    rise: float = 0

    def height(self, width: float) -> float:
        """Its thickness."""
        return self.thickness

    def paint(self, brush: Brush, x: float, y: float, width: float) -> None:
        """A filled box: no pen is as sharp."""
        brush.painter.fillRect(QRectF(x, y, self.length or width, self.thickness), brush.colour(self.role))


@dataclass(frozen=True, slots=True)
class Row:
    """Elements side by side on one baseline. A width of at most 1 is a share of what the fixed widths leave."""

    cells: Sequence[tuple[float, Element]]
    gutter: float = GUTTER

    @property
    def rise(self) -> float:
        """Of the tallest, whose baseline all share."""
        return max(element.rise for _, element in self.cells)

    def widths(self, width: float) -> list[float]:
        """What each cell gets."""
        rest = width - self.gutter * (len(self.cells) - 1) - sum(w for w, _ in self.cells if w > 1)
        return [w if w > 1 else w * rest for w, _ in self.cells]

    def height(self, width: float) -> float:
        """Of the deepest."""
        return max(self.rise - e.rise + e.height(w) for w, (_, e) in zip(self.widths(width), self.cells, strict=True))

    def paint(self, brush: Brush, x: float, y: float, width: float) -> None:
        """From the left."""
        for w, (_, element) in zip(self.widths(width), self.cells, strict=True):
            element.paint(brush, x, y + self.rise - element.rise, w)
            x += w + self.gutter


@dataclass(frozen=True, slots=True)
class Abreast:
    """Elements side by side from the same top, whatever their sizes."""

    cells: Sequence[tuple[float, Element]]
    gutter: float = GUTTER

    @property
    def rise(self) -> float:
        """Of the first."""
        return self.cells[0][1].rise

    def height(self, width: float) -> float:
        """Of the deepest."""
        return max(element.height(w) for w, element in self.cells)

    def paint(self, brush: Brush, x: float, y: float, width: float) -> None:
        """From the left."""
        for w, element in self.cells:
            element.paint(brush, x, y, w)
            x += w + self.gutter


@dataclass(frozen=True, slots=True)
class Column:
    """Elements under each other, `gap` apart."""

    parts: Sequence[Element]
    gap: float = 0

    @property
    def rise(self) -> float:
        """Of the first."""
        return self.parts[0].rise if self.parts else 0

    def height(self, width: float) -> float:
        """Of all and the gaps between."""
        return sum(part.height(width) for part in self.parts) + self.gap * max(0, len(self.parts) - 1)

    def paint(self, brush: Brush, x: float, y: float, width: float) -> None:
        """From the top."""
        for part in self.parts:
            part.paint(brush, x, y, width)
            y += part.height(width) + self.gap


@dataclass(frozen=True, slots=True)
class Band:
    """An element on a band of accent that runs off the picture on both sides."""

    inner: Element
    pad: float

    @property
    def rise(self) -> float:
        """Of what stands on it."""
        return self.pad + self.inner.rise

    def height(self, width: float) -> float:
        """With the band above and below."""
        return self.inner.height(width) + 2 * self.pad

    def paint(self, brush: Brush, x: float, y: float, width: float) -> None:
        """The band, and the element in the colour that stands on it."""
        box = QRectF(x - MARGIN_X, y, width + 2 * MARGIN_X, self.height(width))
        brush.painter.fillRect(box, brush.colour(Role.ACCENT))
        brush.flip = True
        self.inner.paint(brush, x, y + self.pad, width)
        brush.flip = False
