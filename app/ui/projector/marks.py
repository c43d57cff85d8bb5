"""The drawn marks of the projector: bars, discs, divided bars. None stands without a word beside it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen

from app.ui.projector.elements import Brush, advance, font_of
from app.ui.projector.tokens import BODY, CAP, REGULAR, Role


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a value on a common scale. It grows leftwards from its number, which stands next to the name."""

    value: int
    largest: int
    size: int = BODY
    weight: int = REGULAR

    @property
    def rise(self) -> float:
        """The height of the bar, and of its figures."""
        return self.size * CAP

    def height(self, width: float) -> float:
        """One line."""
        return self.rise

    def paint(self, brush: Brush, x: float, y: float, width: float) -> None:
        """The bar, and the number at its right end."""
        room = width - (0.9 + 0.5 * max(2, len(str(self.largest)))) * self.size
        length = room * self.value / max(1, self.largest)
        brush.painter.fillRect(QRectF(x + room - length, y, length, self.rise), brush.colour(Role.ACCENT))
        left = x + width - advance(str(self.value), self.size, self.weight)
        brush.text(str(self.value), font_of(self.size, self.weight), Role.INK, QPointF(left, y + self.rise))


@dataclass(frozen=True, slots=True)
class NoBar:
    """A dash where a bar's number would stand: it is not counted yet."""

    size: int = BODY

    def height(self, width: float) -> float:
        """One line."""
        return self.size * CAP

    @property
    def rise(self) -> float:
        """As a bar's."""
        return self.size * CAP

    def paint(self, brush: Brush, x: float, y: float, width: float) -> None:
        """The dash."""
        left = x + width - advance("–", self.size, REGULAR)
        brush.text("–", font_of(self.size, REGULAR), Role.SOFT, QPointF(left, y + self.rise))


@dataclass(frozen=True, slots=True)
class Disc:
    """How strongly the room stands behind a conclusion, in quarters of a disc; never without its word beside it."""

    quarters: int
    size: int = BODY

    @property
    def rise(self) -> float:
        """As high as the capitals beside it."""
        return self.size * CAP

    def height(self, width: float) -> float:
        """One line."""
        return self.rise

    def paint(self, brush: Brush, x: float, y: float, width: float) -> None:
        """A ring, and the part of it that is filled."""
        disc = QRectF(x + 2, y - 1, self.rise + 2, self.rise + 2)
        colour = brush.colour(Role.ACCENT)
        brush.painter.setPen(Qt.PenStyle.NoPen)
        brush.painter.setBrush(colour)
        brush.painter.drawPie(disc, 90 * 16, -self.quarters * 90 * 16)
        brush.painter.setBrush(Qt.BrushStyle.NoBrush)
        brush.painter.setPen(QPen(colour, max(4.0, self.size / 12)))
        brush.painter.drawEllipse(disc)


@dataclass(frozen=True, slots=True)
class Votes:
    """For, against and abstained as one divided bar; the numbers stand in words above it."""

    counts: tuple[int, ...]
    thickness: float = 28
    rise: float = 0

    def height(self, width: float) -> float:
        """Its thickness."""
        return self.thickness

    def paint(self, brush: Brush, x: float, y: float, width: float) -> None:
        """The first part filled, the others hollow: the shares are told by length, not by colour."""
        solid, hollow = brush.colour(Role.ACCENT), QColor(Qt.GlobalColor.transparent)
        shares = [(count, fill) for count, fill in zip(self.counts, (solid, hollow, hollow), strict=False) if count > 0]
        room = width - 8 * (len(shares) - 1)
        brush.painter.setPen(QPen(solid, 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin))
        for count, fill in shares:
            length = room * count / sum(self.counts)
            brush.painter.setBrush(fill)
            brush.painter.drawRect(QRectF(x + 2, y + 2, max(2.0, length - 4), self.thickness - 4))
            x += length + 8
