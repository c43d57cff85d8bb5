"""A PDF seen page by page. Only pages in sight are drawn; a new PDF opens at the first page that differs."""

from __future__ import annotations

from collections import OrderedDict
from functools import partial

import pypdfium2 as pdfium
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from app.ui.design import theme
from app.ui.design.tokens import AROUND, BETWEEN, INSIDE
from app.ui.widgets import named
from app.words import Many, Message, say

_PAGE = Message("document part", "page {0}")
_PREVIEW = Many("document part", "Preview, {0} page", "Preview, {0} pages")
_NOTHING_YET = Message("document part", "The document is being made")

_KEPT = 24
"""Drawn pages kept in memory: two screens full, and what was just scrolled past."""

_FOOT = 28
_ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0)
"""Of the width at which two pages fit beside each other."""


class Pages(QAbstractScrollArea):
    """The pages of one PDF in as many columns as fit. Ctrl and the wheel, or + and -, change the size."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open: list[pdfium.PdfDocument] = []  # the one that is shown
        self._sizes: list[tuple[float, float]] = []
        self._words: list[str] = []
        self._drawn: OrderedDict[tuple[int, int], QPixmap] = OrderedDict()
        self._zoom = _ZOOMS.index(1.0)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().setSingleStep(48)
        self.destroyed.connect(partial(_close, self._open))  # not of self: by then it has gone
        self._name()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    @property
    def words(self) -> tuple[str, ...]:
        """What stands on each page, as the PDF's own text has it."""
        return tuple(self._words)

    def show_pdf(self, content: bytes, *, keep_place: bool = True) -> int | None:
        """Shows a PDF; returns the first page (from 0) that differs from the one before, None where none does.

        keep_place: stay where the reader is when nothing differs; else the first page that differs comes in sight.
        """
        pdf = pdfium.PdfDocument(content)
        sizes, words = [], []
        for page in pdf:
            sizes.append(page.get_size())
            text = page.get_textpage()
            words.append(text.get_text_range())
            text.close()
            page.close()
        before, first_time = self._words, not self._open
        _close(self._open)
        self._open.append(pdf)
        self._sizes, self._words = sizes, words
        self._drawn.clear()
        self._lay_out()
        self._name()
        self.viewport().update()
        old, new = _own_lines(before), _own_lines(words)
        changed = next((n for n, lines in enumerate(new) if n >= len(old) or old[n] != lines), None)
        if changed is not None and not first_time and keep_place:
            self.show_page(changed)
        return changed

    def show_page(self, number: int) -> None:
        """Brings a page (from 0) into sight."""
        if 0 <= number < self.count:
            self.verticalScrollBar().setValue(self._place(number).top() - INSIDE)

    def zoom(self, steps: int) -> None:
        """Larger or smaller by a step."""
        self._zoom = max(0, min(len(_ZOOMS) - 1, self._zoom + steps))
        self._lay_out()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Two pages beside each other."""
        return QSize(820, 520)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lays the pages out anew."""
        self._lay_out()
        super().resizeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel change the size."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the first and the last page; the arrows scroll."""
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pages in sight, each with its number below."""
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), theme.colour("sunken"))
            if not self.count:
                painter.setFont(theme.font("body"))
                painter.setPen(theme.colour("muted"))
                painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, say(_NOTHING_YET))
                return
            shift = QPointF(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
            for number in range(self.count):
                place = QRectF(self._place(number)).translated(shift)
                if place.bottom() + _FOOT < 0 or place.top() > self.viewport().height():
                    continue
                painter.drawPixmap(place.topLeft(), self._picture(number, round(place.width())))
                painter.setPen(theme.colour("hairline"))
                painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5))
                painter.setFont(theme.font("caption"))
                painter.setPen(theme.colour("muted"))
                foot = QRectF(place.left(), place.bottom(), place.width(), _FOOT)
                painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, say(_PAGE, number + 1))

    def _columns(self) -> int:
        return max(1, min(3, round(2 / _ZOOMS[self._zoom]), self.count or 1))

    def _width(self) -> int:
        room = self.viewport().width() - 2 * AROUND - BETWEEN
        return max(160, round(room / 2 * _ZOOMS[self._zoom]))

    def _height(self, number: int) -> int:
        width, height = self._sizes[number]
        return round(self._width() * height / width)

    def _place(self, number: int) -> QRect:
        columns, width = self._columns(), self._width()
        row, column = divmod(number, columns)
        above = sum(
            max(self._height(n) for n in range(r * columns, min(self.count, (r + 1) * columns))) + _FOOT
            for r in range(row)
        )
        whole = columns * width + (columns - 1) * BETWEEN
        left = max(AROUND, (self.viewport().width() - whole) // 2)
        return QRect(left + column * (width + BETWEEN), AROUND + above, width, self._height(number))

    def _lay_out(self) -> None:
        if not self.count:
            return
        last = self._place(self.count - 1)
        columns, width = self._columns(), self._width()
        whole = columns * width + (columns - 1) * BETWEEN + 2 * AROUND
        view = self.viewport().size()
        self.verticalScrollBar().setRange(0, max(0, last.bottom() + _FOOT + AROUND - view.height()))
        self.verticalScrollBar().setPageStep(view.height())
        self.horizontalScrollBar().setRange(0, max(0, whole - view.width()))
        self.horizontalScrollBar().setPageStep(view.width())

    def _picture(self, number: int, width: int) -> QPixmap:
        key = (number, width)
        found = self._drawn.get(key)
        if found is not None:
            self._drawn.move_to_end(key)
            return found
        ratio = self.devicePixelRatioF()
        if not self._open:
            return QPixmap()
        page = self._open[0][number]
        bitmap = page.render(scale=width * ratio / self._sizes[number][0], rev_byteorder=False)
        image = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, _FORMATS[bitmap.n_channels])
        found = QPixmap.fromImage(image)  # a copy: the bitmap's memory goes with it
        found.setDevicePixelRatio(ratio)
        bitmap.close()
        page.close()
        self._drawn[key] = found
        while len(self._drawn) > _KEPT:
            self._drawn.popitem(last=False)
        return found

    def _name(self) -> None:
        if self.count:
            named.name(self, _PREVIEW, self.count)
        else:
            named.name(self, _NOTHING_YET)


def _close(files: list[pdfium.PdfDocument], _gone: object = None) -> None:
    """Lets go of a file: pdfium complains of one that is open when the program ends."""
    while files:
        files.pop().close()


def _own_lines(pages: list[str]) -> list[list[str]]:
    """The lines of each page without what stands on every page: a foot with its time is no reason to jump."""
    lines = [[line.lstrip("0123456789 ") for line in page.splitlines()] for page in pages]
    everywhere = set.intersection(*map(set, lines)) if len(lines) > 1 else set()
    return [[line for line in page if line not in everywhere] for page in lines]


_FORMATS = {3: QImage.Format.Format_BGR888, 4: QImage.Format.Format_RGB32}
"""What pdfium's bitmaps are, by their bytes a pixel."""
