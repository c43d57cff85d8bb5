"""Every command by name, in both languages: Ctrl+K, some letters, Enter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QStyleOptionViewItem, QWidget

from app.ui.design import theme
from app.ui.design.tokens import TARGET
from app.ui.facilitator.synonyms import SYNONYMS
from app.ui.part import Act
from app.ui.widgets import named
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import column
from app.ui.widgets.table import Index, RowDelegate
from app.words import LANGUAGES, Message, say, say_in

_SEARCH = Message("commands", "What do you want to do?")
_LIST = Message("commands", "Commands")
_NONE = Message("commands", "No command is called that. Try a shorter word")

WIDTH, MOST = 560, 10
_TOP = 140


def matching(acts: Sequence[Act], wanted: str) -> list[Act]:
    """The commands in whose names, in either language, every word that was written begins a word or stands inside one.

    What people also call a command counts as its name. Those where it begins a word come first; otherwise the order
    stays.
    """
    parts = wanted.casefold().split()
    found: list[tuple[int, int, Act]] = []
    for place, act in enumerate(acts):
        names = [_named(code, act) for code in LANGUAGES]
        best = min((_rank(name, parts) for name in names), default=2)
        if best and act.name in SYNONYMS:
            also = " ".join([*names, *(say_in(code, SYNONYMS[act.name]).casefold() for code in LANGUAGES)])
            best = min(best, _rank(also, parts))
        if best < 2:
            found.append((best, place, act))
    return [act for _rank_, _place, act in sorted(found, key=lambda f: f[:2])]


def _named(code: str, act: Act) -> str:
    """Its name with that of its part, in a language."""
    where = f" {say_in(code, act.where)}" if act.where is not None else ""
    return f"{say_in(code, act.name)}{where}".casefold()


def _rank(name: str, parts: Sequence[str]) -> int:
    """0: each part begins a word; 1: each part is somewhere; 2: no."""
    words = name.replace(",", " ").replace(":", " ").split()
    if all(any(word.startswith(part) for word in words) for part in parts):
        return 0
    return 1 if all(part in name for part in parts) else 2


def _beside(act: Act) -> str:
    """Where it is done, and its key."""
    return " · ".join(words for words in (say(act.where) if act.where is not None else "", act.keys) if words)


def _same(act: Act, other: Act) -> bool:
    """Whether two lists mean the same by it."""
    return (act.name, act.where) == (other.name, other.where)


class _ActsModel(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.acts: list[Act] = []

    def show(self, acts: list[Act]) -> None:
        """Shows these."""
        self.beginResetModel()
        self.acts = acts
        self.endResetModel()

    def rowCount(self, _parent: QModelIndex | Index | None = None) -> int:
        return len(self.acts)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        act = self.acts[index.row()]
        name, beside = say(act.name), _beside(act)
        return f"{name} ({beside})" if beside and role == Qt.ItemDataRole.AccessibleTextRole else name


class _ActDelegate(RowDelegate):
    def content(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        """The name; at the right its key, and the part it is done in."""
        model = index.model()
        keys = _beside(model.acts[index.row()]) if isinstance(model, _ActsModel) else ""
        rect = rect.adjusted(self.inset, 0, -self.inset, 0)
        beside = QFontMetrics(theme.font("caption")).horizontalAdvance(keys) + 12 if keys else 0
        self.line(painter, rect.adjusted(0, 0, -beside, 0), str(index.data() or ""), index)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("muted"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, keys)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """As high as what can be pressed."""
        return QSize(WIDTH, TARGET)


class Commands(QFrame):
    """Stands over the console, below the band; never a window, so that a clicker still moves the day.

    closed: it has gone, whatever was done.
    """

    closed = Signal()

    def __init__(self, over: QWidget, acts: Sequence[Act]) -> None:
        super().__init__(over)
        self._over, self._acts = over, acts
        self.setProperty("box", "card")
        self.setAutoFillBackground(True)
        self._edit = QLineEdit()
        self._edit.setFont(theme.font("line"))
        named.invite(self._edit, _SEARCH)
        named.name(self._edit, _SEARCH)
        self._edit.setFixedHeight(44)
        self._model = _ActsModel(self)
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setItemDelegate(_ActDelegate(self._list))
        self._list.setUniformItemSizes(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        named.name(self._list, _LIST)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._none = Label(_NONE, "body", "muted")
        self._none.setFixedHeight(TARGET)
        self.setLayout(column(self._edit, self._none, self._list, gap=8, margins=(12, 12, 12, 12)))
        self._edit.textChanged.connect(self._on_text)
        self._edit.installEventFilter(self)
        self._list.clicked.connect(self._on_clicked)
        self.setFixedWidth(WIDTH)
        self._on_text("")
        over.installEventFilter(self)
        self._centre()
        self.show()
        self.raise_()
        self._edit.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def found(self) -> tuple[str, ...]:
        """The names of the commands in the list."""
        return tuple(say(act.name) for act in self._model.acts)

    def offer(self, acts: Sequence[Act]) -> None:
        """There is more that can be done; what is chosen stays chosen."""
        row = self._list.currentIndex().row()
        chosen = self._model.acts[row] if 0 <= row < len(self._model.acts) else None
        self._acts = acts
        self._on_text(self._edit.text())
        again = next((n for n, act in enumerate(self._model.acts) if chosen is not None and _same(act, chosen)), -1)
        if row > 0 and again >= 0:
            self._list.setCurrentIndex(self._model.index(again, 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down choose, Enter does, Esc or looking elsewhere closes; it stays in the middle."""
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self._centre()
        if watched is not self._edit:
            return False
        if event.type() == QEvent.Type.FocusOut:
            self.close()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return False

    def _centre(self) -> None:
        self.move((self._over.width() - self.width()) // 2, _TOP)

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.close()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self._run(self._list.currentIndex().row())
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        count = self._model.rowCount()
        if count:
            self._list.setCurrentIndex(self._model.index((self._list.currentIndex().row() + by) % count, 0))

    def _run(self, row: int) -> None:
        if 0 <= row < self._model.rowCount():
            run = self._model.acts[row].run
            self.close()
            run()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Gives the keyboard back."""
        self._edit.removeEventFilter(self)
        self._over.removeEventFilter(self)
        self.closed.emit()
        self.deleteLater()
        super().closeEvent(event)

    @Slot(str)
    def _on_text(self, text: str) -> None:
        found = matching(self._acts, text)
        self._model.show(found)
        self._none.setVisible(not found)
        self._list.setVisible(bool(found))
        self._list.setFixedHeight(max(1, min(MOST, len(found))) * TARGET)
        if found:
            self._list.setCurrentIndex(self._model.index(0, 0))
        self.adjustSize()

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self._run(index.row())
