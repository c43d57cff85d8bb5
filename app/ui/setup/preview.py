"""The preview of a programme: the text to the left, the day it gives to the right, and what to look at below."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.doubts import Doubt
from app.services.intake import Intake, Reading, ReadItem
from app.services.ports import Unavailable
from app.services.proposals import Warned, warnings
from app.ui.design.tokens import AROUND, INSIDE
from app.ui.part import Act
from app.ui.setup.reading_model import ReadingModel, clock
from app.ui.setup.reading_table import ReadingTable
from app.ui.setup.source_view import SourceView
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.labels import ElidedLabel, Label, Overline, Picture
from app.ui.widgets.layouts import clear, column, pane, row, rule
from app.words import Many, Message, say
from app.words.doubts import DOUBTS
from app.words.refusals import sentence

TAKE, LOOK, OUT, SEEN, CHOOSE = "Ctrl+S", "Ctrl+J", "Del", "Ctrl+D", "Ctrl+O"

_TEXT, _DAY = Message("reading", "The text"), Message("reading", "The day")
_TAKE = Message("reading", "Use the programme")
_LOOK = Message("reading", "Next to check")
_OUT = Message("reading", "Leave out")
_IN = Message("reading", "Take in again")
_SEEN = Message("reading", "It is right")
_CHOOSE = Message("reading", "Open a file")
_BACK = Message("reading", "Back")
_ITEMS = Many("reading", "{0} item", "{0} items")
_DAYS = Many("reading", "{0} day", "{0} days")
_DOUBTFUL = Many("reading", "{0} to check", "{0} to check")
_LEFT = Many("reading", "{0} line not taken (–)", "{0} lines not taken (–)")
_NOTHING = Message("reading", "No programme is found in the text. Each item wants a line with its time")
_CLEAR = Message("reading", "Nothing to check")
_HOLDS = Message("reading", "Holds the items after it; it is left out, so that the time counts once")
_OVERLAP = Message("reading", "“{0}” begins {1}, before “{2}” is over")
_BACKWARDS = Message("reading", "“{0}” begins {1}, earlier than the item above it")
_NO_BREAK = Message("reading", "No break {0}–{1}")
_FILES = Message("reading", "Programmes (*.txt *.csv *.tsv *.xlsx *.ics *.md);;All files (*)")

PATIENCE_MS = 150
"""How long the text rests before it is read again."""


class Preview(QFrame):
    """taken: a person takes the programme as it stands. left: a person wants out, nothing is taken.

    title_asked: the title, which is missing, is the next thing to check.
    """

    taken = Signal()
    title_asked = Signal()
    left = Signal()

    def __init__(self, intake: Intake, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._intake = intake
        self._file: Path | None = None
        self._untitled, self._at_title = False, False
        self.reading = Reading(())
        self.setAcceptDrops(True)
        self.setProperty("fill", "surface")
        self.model = ReadingModel(self)
        self.source = SourceView()
        self.table = ReadingTable(self.model)
        self.summary = ElidedLabel("", "strong")
        self.take = ActionButton(_TAKE, TAKE, icon="check", kind="primary")
        self.back = ActionButton(_BACK, "Esc")
        self.choose = ActionButton(_CHOOSE, CHOOSE, icon="folder-open", kind="quiet")
        self.look = ActionButton(_LOOK, LOOK, icon="arrow-down")
        self.out = ActionButton(_OUT, OUT)
        self.seen = ActionButton(_SEEN, SEEN)
        self._said = QVBoxLayout()
        self._said.setContentsMargins(0, 0, 0, 0)
        self._said.setSpacing(2)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(PATIENCE_MS)
        self._build()
        self._connect()

    def begin(self, text: str) -> None:
        """Another text, pasted or typed."""
        self._file = None
        self.model.forget()
        self.source.setReadOnly(False)
        self.source.show_text(text)
        self.read_again()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.table.go_to(0)
        if not text.strip():
            self.source.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_file(self, path: Path) -> None:
        """A file. A sheet's or a calendar's rows are shown as text, which cannot be written in."""
        self.model.forget()
        self._file = path
        try:
            found = self._intake.read_file(path)
        except (Unavailable, OSError) as trouble:
            self._file = None
            self.source.show_text("")
            self._show(Reading(()))
            self._tell_trouble(sentence(trouble) if isinstance(trouble, Unavailable) else str(trouble.strerror))
            return
        self.source.setReadOnly(True)
        self.source.show_text("\n".join(found.source))
        self._rest.stop()
        self._show(found)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.table.go_to(0)

    @Slot()
    def read_again(self) -> None:
        """Reads the text as it is now."""
        self._rest.stop()
        if self._file is not None:
            return
        try:
            found = self._intake.read_text(self.source.toPlainText())
        except Unavailable as trouble:
            self._show(Reading(()))
            self._tell_trouble(sentence(trouble))
            return
        self._show(found)

    def miss_title(self, missing: bool) -> None:
        """Whether the title that stands over it is empty: one more thing to check."""
        if missing != self._untitled:
            self._untitled = missing
            self._refresh()

    @property
    def words(self) -> str:
        """The text as it is now; of a file none."""
        return "" if self._file is not None else self.source.toPlainText()

    def commands(self) -> tuple[Act, ...]:
        """What can be done with it, for the list of commands."""
        return (
            Act(_TAKE, self._on_take, TAKE),
            Act(_LOOK, self.look_on, LOOK),
            Act(_SEEN, self._on_seen, SEEN),
            Act(_OUT, self._on_out, OUT),
            Act(_CHOOSE, self.ask_file, CHOOSE),
            Act(_BACK, self.left.emit, "Esc"),
        )

    @property
    def items(self) -> list[ReadItem]:
        """What would be taken."""
        return self.model.taken()

    def respeak(self) -> None:
        """Speaks again in a new language."""
        self.table.respeak()
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Speaks again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.respeak()
        super().changeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and texts may be dropped anywhere here."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Reads what was dropped."""
        urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
        if urls:
            self.begin_file(Path(urls[0].toLocalFile()))
        elif event.mimeData().hasText():
            self.begin(event.mimeData().text())
        event.acceptProposedAction()

    def _build(self) -> None:
        text = column(
            row(Overline(_TEXT), None, self.choose, margins=(AROUND, INSIDE, INSIDE, 0)),
            pane(column(self.source, margins=(AROUND, 0, INSIDE, INSIDE))),
            gap=INSIDE,
        )
        day = column(
            row(Overline(_DAY), None, self.look, margins=(INSIDE * 2, INSIDE, AROUND, 0)),
            pane(column(self.table, margins=(4, 0, 12, INSIDE))),
            gap=INSIDE,
        )
        halves = row(pane(text, "bg"), rule("v"), pane(day, "surface"), gap=0)
        halves.setStretch(0, 38)
        halves.setStretch(2, 62)
        below_row = row(pane(self._said), self.seen, self.out, margins=(AROUND, INSIDE, AROUND, INSIDE))
        below_row.setStretch(0, 1)
        below = pane(below_row, "sunken")
        below.setMinimumHeight(56)
        whole = column(halves, rule(), below, gap=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.source.textChanged.connect(self._on_text)
        self.source.line_chosen.connect(self._on_line)
        self._rest.timeout.connect(self.read_again)
        self.table.row_chosen.connect(self._on_row)
        self.model.mended.connect(self._refresh)
        self.take.clicked.connect(self._on_take)
        self.back.clicked.connect(self.left)
        self.choose.clicked.connect(self.ask_file)
        self.look.clicked.connect(self.look_on)
        self.out.clicked.connect(self._on_out)
        self.seen.clicked.connect(self._on_seen)

    def listen(self, page: QWidget) -> None:
        """Its keys work wherever the focus is on a page: the title's field, too, knows how to take the programme."""
        acts = ((TAKE, self._on_take), (LOOK, self.look_on), (SEEN, self._on_seen), (CHOOSE, self.ask_file))
        for key, act in (*acts, ("Esc", self.left.emit)):
            shortcut = QShortcut(QKeySequence(key), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    @Slot()
    def ask_file(self) -> None:
        """Lets a file be chosen."""
        dialog = QFileDialog(self, say(_CHOOSE), str(Path.home()), say(_FILES))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_file)
        dialog.open()

    @Slot()
    def look_on(self) -> None:
        """Goes to the next item that somebody should look at; after the last one to the title, if that is missing."""
        at = self.table.next_doubt()
        self._at_title = self._untitled and not self._at_title and at <= self.table.currentIndex().row()
        if self._at_title:
            self.title_asked.emit()
        elif at >= 0:
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.table.go_to(at)

    @Slot(str)
    def _on_file(self, path: str) -> None:
        if path:
            self.begin_file(Path(path))

    @Slot()
    def _on_take(self) -> None:
        if self._rest.isActive():
            self.read_again()
        if self.items:
            self.taken.emit()

    @Slot()
    def _on_text(self) -> None:
        if not self.source.isReadOnly():
            self._rest.start()

    @Slot(int)
    def _on_line(self, number: int) -> None:
        """The cursor stands in a line: its item is the chosen one."""
        for at in range(self.model.rowCount()):
            if number in self.model.item(at).lines:
                self.table.go_to(at)
                return

    @Slot(int)
    def _on_row(self, _row: int) -> None:
        self._refresh()

    @Slot()
    def _on_out(self) -> None:
        if (at := self.table.currentIndex().row()) >= 0:
            self.model.toggle(at)

    @Slot()
    def _on_seen(self) -> None:
        if (at := self.table.currentIndex().row()) >= 0:
            self.model.approve(at)

    def _show(self, found: Reading) -> None:
        at = self.table.currentIndex().row()
        self.reading = found
        self.model.show(found)
        if self.model.rowCount():
            self.table.go_to(min(max(at, 0), self.model.rowCount() - 1))
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        """Says what is read, what is in doubt, and marks the lines."""
        items = [self.model.item(n) for n in range(self.model.rowCount())]
        doubtful = [n for n, item in enumerate(items) if item.doubts and not self.model.is_out(n)]
        chosen = self.table.currentIndex().row()
        self.source.mark(
            items[chosen].lines if 0 <= chosen < len(items) else (),
            [line for n in doubtful for line in items[n].lines[:1]],
            self.reading.left_out,
        )
        self.take.setEnabled(bool(self.items))
        self.table.show_days(len({item.day for item in items}) > 1)
        self.look.setEnabled(bool(doubtful) or self._untitled)
        self.seen.setVisible(0 <= chosen < len(items) and bool(items[chosen].doubts))
        self.out.setVisible(0 <= chosen < len(items))
        if 0 <= chosen < len(items):
            self.out.say(_IN if self.model.is_out(chosen) else _OUT)
        self._summarise(len(doubtful) + self._untitled)
        self._say_about(chosen, items)

    def _summarise(self, doubtful: int) -> None:
        taken = self.items
        if not taken:
            self.summary.setText(say(_NOTHING))
            return
        days = len({item.day for item in taken})
        parts = [say(_ITEMS, len(taken))]
        parts += [say(_DAYS, days)] if days > 1 else []
        parts.append(say(_DOUBTFUL, doubtful) if doubtful else say(_CLEAR))
        if self.reading.left_out:
            parts.append(say(_LEFT, len(self.reading.left_out)))
        self.summary.setText(" · ".join(parts))

    def _say_about(self, chosen: int, items: list[ReadItem]) -> None:
        clear(self._said)
        lines = []
        if 0 <= chosen < len(items):
            if items[chosen].contains and self.model.is_out(chosen):
                lines.append(say(_HOLDS))
            lines += [say(DOUBTS[doubt]) for doubt in items[chosen].doubts]
        lines += [say(DOUBTS[doubt]) for doubt in self.reading.doubts]
        taken = self.items
        told = items[chosen].doubts if 0 <= chosen < len(items) else ()
        lines += [_warned(w, taken) for w in warnings(taken) if not (w.word == "back" and Doubt.CLOCK_BACK in told)]
        for text in lines[:4]:
            self._said.addLayout(_line("circle-question-mark", "soon", ElidedLabel(text, "strong")))
        if not lines:
            self._said.addLayout(_line("check", "ok", Label(_CLEAR, "strong", "muted")))

    def _tell_trouble(self, text: str) -> None:
        self.summary.setText(text)
        clear(self._said)
        self._said.addLayout(_line("triangle-alert", "late", ElidedLabel(text, "strong")))


def _line(icon: str, tone: str, words: Label) -> QHBoxLayout:
    """One thing that is said: its mark, and the words over all the width there is."""
    made = row(Picture(icon, tone, 16), words)
    made.setStretch(1, 1)
    return made


def _warned(warned: Warned, items: list[ReadItem]) -> str:
    item = items[warned.item]
    if warned.word == "no_break":
        return say(_NO_BREAK, clock(warned.from_), clock(warned.to))
    if warned.word == "back":
        return say(_BACKWARDS, item.title, clock(warned.to))
    before = next((i.title for i in reversed(items[: warned.item]) if i.end == warned.to), "")
    return say(_OVERLAP, item.title, clock(warned.from_), before)
