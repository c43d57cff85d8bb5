"""The focus, drawn: one overlay a window, because a style sheet cannot draw outside of a widget."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app.ui.design import theme
from app.ui.design.tokens import RADIUS

_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


class FocusRing(QWidget):
    """A ring of 2 px with a gap of 2 px round whatever has the focus in `window`.

    A widget with the property ring="parent" has the ring drawn round its parent, with ring="none" nowhere.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)
        self.hide()

    @property
    def target(self) -> QWidget | None:
        """What the ring is drawn round."""
        return self._target

    @Slot("QWidget*", "QWidget*")
    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        for widget in filter(isValid, self._watched):  # a table's editor is gone by now
            widget.removeEventFilter(self)
        self._watched.clear()
        while new is not None and new.property("ring") == "parent":
            new = new.parentWidget()
        wanted = new is not None and new.property("ring") != "none" and self._window.isAncestorOf(new)
        self._target = new if wanted else None
        above = self._target
        while above is not None and above is not self._window:
            above.installEventFilter(self)
            self._watched.append(above)
            above = above.parentWidget()
        self._place()

    def _place(self) -> None:
        target = self._target if self._target is not None and isValid(self._target) else None
        seen = QRect() if target is None else target.visibleRegion().boundingRect()
        if target is None or seen.isEmpty():
            self.hide()
            return
        corner = target.mapTo(self._window, seen.topLeft())
        self.setGeometry(QRect(corner, seen.size()).adjusted(-4, -4, 4, 4))
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Goes along when what has the focus, or what it stands in, moves."""
        if event.type() in _MOVES and watched in self.__dict__.get("_watched", ()):  # none: the window is taken apart
            self._place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ring."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS + 4, RADIUS + 4)
