from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from app.ui.design import theme
from app.ui.projector import elements
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication


@dataclass
class Written:
    """Every line that was drawn: its words, its size in design pixels, and where its ink stands."""

    lines: list[tuple[str, int, QRectF]] = field(default_factory=list)

    @property
    def words(self) -> str:
        """All of it, a line each."""
        return "\n".join(line for line, _size, _where in self.lines)


@pytest.fixture(autouse=True)
def _fonts(qapp: QApplication) -> None:
    theme.load_fonts()


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Written:
    """What the projector's brush writes, while it really writes it."""
    found = Written()
    really_write, really_count = elements.Brush.text, elements.Digits.paint

    def text(self: elements.Brush, line: str, font: QFont, role: object, at: QPointF) -> None:
        ink = QFontMetricsF(font).tightBoundingRect(line).translated(at)
        found.lines.append((line, font.pixelSize(), ink))
        really_write(self, line, font, role, at)  # type: ignore[arg-type]

    def paint(self: elements.Digits, brush: elements.Brush, x: float, y: float, width: float) -> None:
        left = x + width - self.width if self.right else x
        found.lines.append((self.words, self.size, QRectF(left, y, self.width, self.rise)))
        really_count(self, brush, x, y, width)

    monkeypatch.setattr(elements.Brush, "text", text)
    monkeypatch.setattr(elements.Digits, "paint", paint)
    return found
