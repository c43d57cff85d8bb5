"""The console as one large clock, for a laptop that faces the lectern."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from app.ui.design import theme
from app.ui.design.icons import paint_icon
from app.ui.design.tokens import AROUND
from app.ui.facilitator.telling import COLOURS, FILLS, Telling, Tone, sign_of
from app.ui.widgets.buttons import ActionButton
from app.words import Message

_LEAVE = Message("distance", "Back to the console")

_BAND = 0.78
"""Where the band begins, of the height."""


class Distance(QFrame):
    """The clock, what is left, and the sentence, as large as the window allows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._clock, self._sentence, self._tone = "", "", Tone.QUIET
        self._telling: Telling | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.leave = ActionButton(_LEAVE, "F11", kind="quiet")
        self.leave.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys stay with the line and the clicker
        self.leave.setParent(self)
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The way out stands in the corner over the band."""
        super().resizeEvent(event)
        self.leave.adjustSize()
        foot = int(self.height() * _BAND)
        self.leave.move(self.width() - self.leave.width() - AROUND, foot - self.leave.height() - AROUND // 2)

    def show_telling(self, clock: str, telling: Telling, sentence: str, tone: Tone) -> None:
        """Shows a moment."""
        shown = (clock, telling, sentence, tone)
        if shown != (self._clock, self._telling, self._sentence, self._tone):
            self._clock, self._telling, self._sentence, self._tone = shown
            self.setAccessibleName(f"{clock}. {telling.title}. {telling.number} {telling.unit}. {sentence}")
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Clock and title above, the number in the middle, the sentence on the band below."""
        telling = self._telling
        if telling is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            whole = QRectF(self.rect())
            painter.fillRect(whole, theme.colour("surface"))
            edge, height = whole.height() * 0.06, whole.height()
            band = QRectF(0, height * _BAND, whole.width(), height * (1 - _BAND))
            painter.fillRect(band, theme.colour(FILLS[self._tone]))
            painter.fillRect(QRectF(0, band.y(), whole.width(), 1), theme.colour("hairline"))
            inside = whole.adjusted(edge, edge * 0.8, -edge, 0)
            alarm = self._tone in (Tone.SOON, Tone.LATE)
            clock = _fitted(self._clock, inside.width() * 0.3, height * 0.14)
            self._write(
                painter, QRectF(inside.x(), inside.y(), inside.width(), height * 0.14), self._clock, clock, "ink"
            )
            beside = QFontMetricsF(clock).horizontalAdvance(self._clock) + edge
            title_box = QRectF(inside.x() + beside, inside.y(), inside.width() - beside, height * 0.14)
            title = _fitted(telling.title, title_box.width(), height * 0.075)
            self._write(painter, title_box, telling.title, title, "muted", right=True)
            number = telling.number or self._clock
            box = QRectF(inside.x(), height * 0.2, inside.width(), height * 0.46)
            self._write(
                painter,
                box,
                number,
                _fitted(number, box.width(), height * 0.46),
                COLOURS[self._tone] if alarm else "ink",
                centre=True,
            )
            unit = QRectF(inside.x(), height * 0.655, inside.width(), height * 0.1)
            self._write(
                painter,
                unit,
                telling.unit,
                _fitted(telling.unit, unit.width(), height * 0.07),
                COLOURS[self._tone] if alarm else "muted",
                centre=True,
            )
            side = height * 0.075
            icon = QRectF(inside.x(), band.center().y() - side / 2, side, side)
            paint_icon(painter, sign_of(self._tone, asks=telling.asks), icon, COLOURS[self._tone])
            words = band.adjusted(edge + side + edge * 0.5, 0, -edge, 0)
            lines = _lines(self._sentence, words.width(), height * 0.08)
            for n, line in enumerate(lines):
                part = QRectF(words.x(), words.y() + n * words.height() / 2, words.width(), words.height() / 2)
                place = words if len(lines) == 1 else part.translated(0, words.height() * (0.06 - 0.12 * n))
                longest = max(lines, key=len)
                self._write(painter, place, line, _fitted(longest, words.width(), height * 0.08), "ink")

    @staticmethod
    def _write(
        painter: QPainter, box: QRectF, text: str, font: QFont, token: str, *, centre: bool = False, right: bool = False
    ) -> None:
        side = (
            Qt.AlignmentFlag.AlignHCenter
            if centre
            else Qt.AlignmentFlag.AlignRight
            if right
            else Qt.AlignmentFlag.AlignLeft
        )
        painter.setFont(font)
        painter.setPen(QPen(theme.colour(token)))
        fits = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, fits)


def _lines(text: str, width: float, height: float) -> tuple[str, ...]:
    """One line where it is read as well; else two, parted after a sentence or else in the middle."""
    font = QFont(theme.font("title"))
    font.setPixelSize(max(12, round(height)))
    if QFontMetricsF(font).horizontalAdvance(text) * 0.85 <= width:
        return (text,)
    ends = [n for n, sign in enumerate(text) if sign == " "]
    if not ends:
        return (text,)
    middle = len(text) / 2
    cut = min(ends, key=lambda n: abs(n - middle) - (len(text) / 4 if text[n - 1] == "." else 0))
    return text[:cut], text[cut + 1 :]


def _fitted(text: str, width: float, height: float) -> QFont:
    """The semibold font in which a text fills a height, or less where the width asks for it, but never half of it."""
    font = QFont(theme.font("title"))
    font.setPixelSize(max(12, round(height)))
    wide = QFontMetricsF(font).horizontalAdvance(text)
    if wide > width > 0:
        font.setPixelSize(max(12, int(height * max(0.45, width / wide))))
    return font
