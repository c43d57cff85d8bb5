"""Reading back: what was taken down last, large and above the line, for the typist to read aloud."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QWidget

from app.domain.debate import Contribution
from app.ui.debate.jotting import MARKS, shown_words
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import row

_GAP = 12


class SaidCard(QFrame):
    """Stands above a widget of the same window until the next letter."""

    def __init__(self, above: QWidget) -> None:
        super().__init__(above)
        self._above = above
        self.setProperty("box", "card")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._code, self._mark = Label("", "heading", "accent"), Label("", "heading", "muted")
        self._words = Label("", "title_small", wrap=True)
        line = row(self._code, self._mark, self._words, gap=16, margins=(24, 16, 24, 16))
        line.setStretch(2, 1)
        self.setLayout(line)
        self._line = line
        self.remark = ""
        self.hide()

    def tell(self, remark: Contribution) -> None:
        """Shows a remark."""
        self.remark = remark.id
        self._code.setText(remark.code)
        self._mark.setText(MARKS[remark.kind])
        self._mark.setVisible(bool(MARKS[remark.kind]))
        self._words.setText(shown_words(remark))
        window = self._above.window()
        if self.parentWidget() is not window and window is not self._above:
            self.setParent(window)
        width = self._above.width()
        height = max(64, self._line.heightForWidth(width))
        corner = self._above.mapTo(window, QPoint(0, 0)) if window is not self._above else QPoint(0, 0)
        self.setGeometry(corner.x(), max(0, corner.y() - height - _GAP), width, height)
        self.setAccessibleName(f"{remark.code} {remark.text}")
        self.show()
        self.raise_()
