"""What was done, said once at the foot of the work, with the way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget
from shiboken6 import isValid

from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import column, restyle, row
from app.words import Message

LASTS_MS, REFUSAL_LASTS_MS = 8_000, 6_000
MOST = 2
"""How many stand at once; an older one goes."""

UNDO = Message("toast", "Undo")
REDO = Message("toast", "Redo")


def announce(widget: QWidget, text: str, *, now: bool = False) -> None:
    """Says it to a screen reader. now: before what it is saying."""
    event = QAccessibleAnnouncementEvent(widget, text)
    if now:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


class Toast(QFrame):
    """One sentence, and a button that takes back what it tells of, or does it again. gone: it leaves."""

    gone = Signal()

    def __init__(
        self, told: str | Callable[[], str], undo: Callable[[], object] | None, lasts_ms: int, kind: str, way: Message
    ) -> None:
        super().__init__()
        self._told, self.kind = told, kind
        self.text = told if isinstance(told, str) else told()
        self.setProperty("box", "toast")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._undo = undo
        self._said = Label(self.text, "strong")
        self.button = ActionButton(way, kind="toast")
        if undo is None:
            self.button.hide()  # never setVisible(True) before it has a parent: it would be a window, with the focus
        self.button.clicked.connect(self._on_undo)
        self.setLayout(row(self._said, self.button, gap=16, margins=(16, 4, 16 if undo is None else 8, 4)))
        self._time = QTimer(self)
        self._time.setSingleShot(True)
        self._time.timeout.connect(self.go)
        self._time.start(lasts_ms)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stays while somebody points at it."""
        self._time.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Goes a little later."""
        self._time.start(LASTS_MS // 2)
        super().leaveEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """In a new language it is said again; a sentence that came as words alone has had its time."""
        if event.type() == QEvent.Type.LanguageChange:
            if isinstance(self._told, str):
                self.go()
            else:
                self.text = self._told()
                self._said.setText(self.text)
        super().changeEvent(event)

    @Slot()
    def go(self) -> None:
        """Leaves."""
        self._time.stop()
        self.hide()
        self.gone.emit()
        self.deleteLater()

    @Slot()
    def _on_undo(self) -> None:
        if self._undo is not None:
            self._undo()
        self.go()


class Toasts(QFrame):
    """Stands over the foot of a widget, never in the way of its layout, and takes no focus.

    Where there is a row that may be covered for a while it stands in that and covers nothing else, one toast at a time.
    """

    def __init__(self, over: QWidget) -> None:
        self._toasts: list[Toast] = []
        super().__init__(over)
        self._over = over
        self._foot: QWidget | None = None
        self._column = column(gap=8)
        self._column.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
        self.setLayout(self._column)
        over.installEventFilter(self)
        self.hide()

    @property
    def texts(self) -> tuple[str, ...]:
        """What stands there now, the newest last."""
        return tuple(t.text for t in self._toasts)

    @property
    def newest(self) -> Toast | None:
        """The one that came last."""
        return self._toasts[-1] if self._toasts else None

    def tell(
        self,
        told: str | Callable[[], str],
        undo: Callable[[], object] | None = None,
        lasts_ms: int = LASTS_MS,
        kind: str = "",
        way: Message = UNDO,
    ) -> None:
        """Says a sentence; the same again only lasts longer. Of a kind that is named only the newest stands.

        told: the sentence, or what makes it in the language of the moment: that stands through a change of language.
        way: what the button that calls `undo` says.
        """
        toast = Toast(told, undo, lasts_ms, kind, way)
        for old in tuple(self._toasts):
            if old.text == toast.text or (kind and old.kind == kind):
                old.go()
        for old in self._toasts[: max(0, len(self._toasts) - MOST + 1)]:
            old.go()
        toast.gone.connect(self._on_gone)
        self._toasts.append(toast)
        self._column.addWidget(toast, 0, Qt.AlignmentFlag.AlignHCenter)
        toast.show()  # a layout reckons with it only from now on
        announce(self._over, toast.text, now=undo is None)
        self._place()

    def stand_in(self, foot: QWidget | None) -> None:
        """The row to stand in, its last widget before the others; None where there is none."""
        if self._foot is not None and isValid(self._foot):
            self._foot.removeEventFilter(self)
        self._foot = foot
        if foot is not None:
            foot.installEventFilter(self)
        self._place()

    def clear(self) -> bool:
        """Takes all of them away; False where there was none."""
        there = bool(self._toasts)
        for toast in tuple(self._toasts):
            toast.go()
        return there

    def event(self, event: QEvent) -> bool:
        """Grows with its words, in another language too."""
        if event.type() == QEvent.Type.LayoutRequest and self._toasts:
            self._place()
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the size of what it stands over."""
        # What is being taken apart still hears events, when nothing of it can be read any more.
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and watched in (
            getattr(self, "_over", None),
            getattr(self, "_foot", None),
        ):
            self._place()
        return False

    @Slot()
    def _on_gone(self) -> None:
        toast = self.sender()
        if isinstance(toast, Toast) and toast in self._toasts:
            self._toasts.remove(toast)
            self._column.removeWidget(toast)
            self._place()

    def _place(self) -> None:
        if not self._toasts:
            self.hide()
            return
        place = self._place_in_foot()
        for toast in self._toasts:
            toast.setVisible(place is None or toast is self._toasts[-1])
        restyle(self, fill="" if place is None else "surface")
        if place is None:
            size = self.sizeHint()
            left = (self._over.width() - size.width()) // 2
            place = QRect(QPoint(left, self._over.height() - size.height() - 16), size)
        self.setGeometry(place)
        self.raise_()
        self.show()

    def _place_in_foot(self) -> QRect | None:
        """So much of the row as the newest needs, in whole widgets from its end; None where it does not fit."""
        foot = self._foot
        if foot is None or not isValid(foot) or not foot.isVisible():
            return None
        needed = self._toasts[-1].sizeHint()
        whole = QRect(foot.mapTo(self._over, QPoint()), foot.size())
        if not self._over.rect().contains(whole) or needed.height() > whole.height() or needed.width() > whole.width():
            return None
        layout = foot.layout()
        last = layout.itemAt(layout.count() - 1) if layout is not None else None
        left = last.geometry().x() if last is not None else 0
        return whole if needed.width() > whole.width() - left else whole.adjusted(left, 0, 0, 0)
