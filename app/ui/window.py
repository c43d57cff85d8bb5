"""The facilitator's window: the start, or a workshop, and the dialogs over either.

Its first picture needs little of the program: what it does later is imported when it does it (docs/speed.md).
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore, QtWidgets
from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from app.ui.start.front import Front
from app.ui.threshold import Threshold
from app.words import Message, language, say

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent

    from app.domain.gestures import Touched
    from app.services.ports import Printer
    from app.ui.arrivals import Arrivals
    from app.ui.house import House
    from app.ui.over import Over
    from app.ui.part import Part
    from app.ui.sitting import Sitting

SMALLEST = (960, 500)
FIRST_SIZE = (1280, 800)
FRAME = 48
"""What the system puts round a window, px: on a screen without room for both the window fills it."""

_NOT_SAVED = Message("window", "Some words are not on the disk yet; they lie in reserve and are read in next time")
_RESERVE = Message(
    "window",
    "Some words of “{0}” are not on the disk. They lie in reserve on this laptop, "
    "and are read in when the workshop is opened again.",
)


class Window(QWidget):
    """What is shown of the whole program. It is on screen before anything heavy is imported.

    painted: the first picture is on the screen; what is heavy may begin.
    settled: what was asked for at the start stands there.
    """

    painted = Signal()
    settled = Signal()

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house = house
        self._pages = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        self.front = Front(self, house, self._pages, lambda: self.over)
        self.front.opened.connect(self.open)
        self.front.chosen.connect(self.open_file)
        self.front.spoken.connect(self.change_language)
        self.front.worn.connect(self.change_look)
        self.front.left.connect(self.show_start)
        self.front.told.connect(self.tell)
        self._threshold: Threshold | None = None
        self._arrivals: Arrivals | None = None
        self.sitting: Sitting | None = None
        self._painted = False
        self._early: list[QKeyEvent] | None = None
        self._said = ""
        self.last_words: QtWidgets.QMessageBox | None = None
        self._first_file = self._first_id = ""
        self.setMinimumSize(*SMALLEST)
        self.setWindowTitle("Plenum")
        laptop = house.laptop
        self._fills = False
        if not (laptop.geometry and self.restoreGeometry(QtCore.QByteArray.fromBase64(laptop.geometry.encode()))):
            self.resize(*FIRST_SIZE)
            room = self.screen().availableSize()
            self._fills = room.width() < FIRST_SIZE[0] or room.height() < FIRST_SIZE[1] + FRAME

    @cached_property
    def over(self) -> Over:
        """The dialogs over it."""
        from app.ui.over import Over

        made = Over(self, self._house)
        made.setting_changed.connect(self._on_setting)
        made.joined.connect(self.open)
        made.file_asked.connect(self.front.ask_file)
        return made

    @property
    def said(self) -> str:
        """What it said last about something that was not possible."""
        return self._said

    # ---- what is on screen first

    def begin(self, file: str = "") -> None:
        """The first picture: the start, or the frame of the workshop that was left, which is then opened."""
        laptop, self._early = self._house.laptop, []
        self._first_file, self._first_id = file, "" if file else laptop.left
        if self._first_id or file:
            self._threshold = Threshold(laptop.left_title if self._first_id else Path(file).stem)
            self._pages.addWidget(self._threshold)
            self._pages.setCurrentWidget(self._threshold)
        else:
            self.front.show()
        if self._fills:
            self.showMaximized()
        else:
            self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """After the first picture, what is heavy."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._after_first_paint)  # when what stands in the window is painted too

    @Slot()
    def _after_first_paint(self) -> None:
        self.painted.emit()
        if self._first_file:
            self.open_file(Path(self._first_file))
        elif self._first_id:
            self.open(self._first_id)
        else:
            self.front.list_workshops()
        self._settle()

    def _settle(self) -> None:
        """What was pressed on the way here is pressed now."""
        early, self._early = self._early, None
        self.settled.emit()
        for event in early or ():
            QApplication.postEvent(self.focusWidget() or self, event)

    # ---- the start

    def show_start(self) -> None:
        """The start page with the workshops there are."""
        self.leave()
        self.front.show()
        self.front.list_workshops()

    @Slot(object)
    def open_file(self, path: Path) -> None:
        """A workshop file, a backup or an archive is taken in and opened; anything else is read as a programme."""
        from app.ui.files import is_workshop

        if not is_workshop(path):
            self.front.read_file(path)
            return
        from app.ui.arrivals import Arrivals
        from app.ui.trouble import KNOWN

        if self._arrivals is None:
            self._arrivals = Arrivals(self, self)
        try:
            self._arrivals.take(self._house.library, path)
        except KNOWN as trouble:
            self._show_start_page_unless_sitting()
            self._cannot_open(trouble)

    # ---- a workshop

    @Slot(str)
    def open(self, id: str) -> None:
        """Opens a workshop where it was left. What was typed on the way here is not lost."""
        from app.ui.sitting import Sitting
        from app.ui.trouble import KNOWN

        if self.sitting is not None and self.sitting.desk.workshop_id == id:
            self._raise()
            return
        try:
            seat = self._house.sit(id)
        except KNOWN as trouble:
            self._show_start_page_unless_sitting()
            self.front.list_workshops()
            self._cannot_open(trouble, id)
            return
        saved = self._let_go()
        self.sit(Sitting(seat, self._house.ids, self._house, self._printer, self))
        if not saved:
            self.tell(say(_NOT_SAVED))

    def _cannot_open(self, trouble: BaseException, id: str = "") -> None:
        """Says why not. Damage is no sentence to be missed: it stands until it is closed, with what can be done."""
        from app.ui.damaged import is_damage
        from app.ui.trouble import told

        self._said = told(trouble)
        if is_damage(trouble):
            self.over.show_damage(trouble, id)
        else:
            self.tell(self._said)

    def sit(self, sitting: Sitting) -> None:
        """Shows an open workshop."""
        self.sitting = sitting
        console, laptop = sitting.console, self._house.laptop
        console.settings_asked.connect(self.over.show_settings)
        console.help_asked.connect(self.over.show_help)
        console.keys_asked.connect(self.over.show_keys)
        console.leave_asked.connect(self.show_start)
        console.workshop_asked.connect(self.open)
        console.delete_asked.connect(self._delete)
        console.file_asked.connect(self.front.ask_file)
        console.language_asked.connect(self.other_language)
        console.commands_asked.connect(self.over.show_commands)
        console.part_changed.connect(self._on_part)
        console.part_made.connect(self._on_part_made)
        self.over.console = console
        self._pages.addWidget(console)
        same = laptop.left == sitting.desk.workshop_id
        sitting.begin(self, laptop.left_part if same else "program")
        self._pages.setCurrentWidget(console)
        sitting.desk.touched.connect(self._on_touched)
        self._take_title()
        if self._threshold is not None:
            console.line.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)
            self._pages.removeWidget(self._threshold)
            self._threshold.deleteLater()
            self._threshold = None

    @Slot(object)
    def _on_touched(self, touched: Touched) -> None:
        from app.domain.programme import Workshop

        if any(kind is Workshop for kind, _id in touched):
            self._take_title()

    def _take_title(self) -> None:
        """The window is called what the workshop is, now and while it is opened next time."""
        from app.domain.programme import WORKSHOP, Workshop

        desk = self.sitting.desk if self.sitting is not None else None
        workshop = desk.state.of(Workshop).get(WORKSHOP) if desk is not None else None
        if desk is not None and workshop is not None:
            self.setWindowTitle(f"{workshop.title} – Plenum")
            self._house.remember(left=desk.workshop_id, left_title=workshop.title)

    def leave(self) -> None:
        """Closes the workshop that is open, if there is one."""
        if not self._let_go():
            self.tell(say(_NOT_SAVED))

    def _let_go(self) -> bool:
        """Closes the workshop that is open, if there is one; True where everything is on the disk."""
        if self.sitting is None:
            return True
        sitting, self.sitting = self.sitting, None
        self.over.console = None
        self.over.close()
        self._house.remember(running=sitting.running(self._house.laptop.running))
        saved = sitting.close()
        self._pages.removeWidget(sitting.console)
        sitting.console.deleteLater()
        sitting.deleteLater()
        self._house.remember(left="")
        return saved

    @Slot()
    def _delete(self) -> None:
        """The workshop that is open goes, all of it; asked for twice where it was asked for."""
        if self.sitting is None:
            return
        from app.ui.trouble import KNOWN, told

        gone = self.sitting.desk.workshop_id
        self.show_start()
        try:
            self._house.library.delete(gone)
        except KNOWN as trouble:
            self.tell(told(trouble))
        self.front.list_workshops()

    # ---- how it speaks and looks

    @Slot(str)
    def _on_setting(self, name: str) -> None:
        from app.ui.language import speak

        laptop = self._house.laptop
        if name == "language":
            speak(laptop.language)
        elif name == "look":
            self.change_look(laptop.look)
        if self.sitting is not None:
            self.sitting.use_settings()

    @Slot()
    def other_language(self) -> None:
        """Danish or English, at once and in every window."""
        self.change_language("en" if language() == "da" else "da")

    @Slot(str)
    def change_language(self, code: str) -> None:
        """Speaks another language from now on, and next time."""
        from app.ui.language import speak

        self._house.remember(language=code)
        speak(code)

    @Slot(str)
    def change_look(self, look: str) -> None:
        """Another palette, at once and in every window."""
        from app.ui.design import theme
        from app.ui.design.tokens import Look

        self._house.remember(look=look)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, Look(look))

    # ---- as a window

    @Slot(str)
    def on_asked(self, file: str) -> None:
        """A second start, or the system: this window comes to the front, and opens what it is given."""
        if file and self._early is not None:
            self._first_file = file  # nothing is open yet: this is what will be
            return
        self._raise()
        if file:
            self.open_file(Path(file))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What nobody took is the console's: the focus may be nowhere."""
        if self._early is not None:
            self._early.append(event.clone())
        elif self.sitting is not None and event.text().isprintable() and event.text():
            self.sitting.console.line.take_key(event)
        else:
            event.ignore()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything is kept; next time it opens where it was left."""
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        left = self.sitting.desk.workshop_id if self.sitting is not None else ""
        saved = self._let_go()
        self._house.remember(geometry=geometry, left=left)
        event.accept()
        if saved:
            QApplication.quit()
        else:
            self._tell_of_reserve()

    def _tell_of_reserve(self) -> None:
        """The window has gone, but its words are not safe yet: somebody reads that before the program ends."""
        box = self.last_words = QtWidgets.QMessageBox()
        box.setWindowTitle("Plenum")
        box.setTextFormat(QtCore.Qt.TextFormat.PlainText)
        box.setText(say(_RESERVE, self._house.laptop.left_title))
        box.finished.connect(QApplication.quit)
        box.open()

    @Slot(str)
    def _on_part(self, key: str) -> None:
        self._house.remember(left_part=key)

    @Slot(object)
    def _on_part_made(self, part: Part) -> None:
        """The next steps can bring along what is still open from earlier workshops."""
        if part.key == "steps" and self.sitting is not None:
            from app.ui.earlier import offer_earlier

            offer_earlier(part, self._house, self.sitting.desk.workshop_id)

    def _show_start_page_unless_sitting(self) -> None:
        if self.sitting is None:
            self.front.show()

    @Slot(str)
    def tell(self, sentence: str) -> None:
        """Says something to whoever sits there: on the console, or on the start page."""
        self._said = sentence
        (self.sitting.console.refuse if self.sitting is not None else self.front.tell)(sentence)

    def _raise(self) -> None:
        self.setWindowState(self.windowState() & ~QtCore.Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def _printer(self) -> Printer:
        return self._house.printer
