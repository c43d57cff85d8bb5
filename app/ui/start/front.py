"""What stands in the window while no workshop is open: the start page, and the page that reads a programme.

The window's first picture needs it: what it does later is imported when it does it (docs/speed.md).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QObject, Signal, Slot

from app.ui.start.page import StartPage
from app.words import Message, say

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from PySide6.QtWidgets import QStackedWidget, QWidget

    from app.services.templates import Template
    from app.ui.house import House
    from app.ui.over import Over
    from app.ui.setup.paste_page import PastePage
    from app.ui.start.controls import Controls
    from app.ui.widgets.toasts import Toasts

_FILES = Message(
    "window", "Workshops and programmes (*.workshop *.backup *.json *.txt *.md *.csv *.xlsx *.ics);;All files (*)"
)
_PAST = Message("window", "The words of {0} were to be kept until a day that has passed. See Set-up, Safe keeping")
_OPEN = Message("window", "Open a workshop file")


class Front(QObject):
    """opened: the id of a workshop to open. chosen: the path of a file to open. spoken, worn: another language, another
    look. left: the page that reads a programme is left. told: a sentence on something that was not possible.

    pages: where its pages stand. over: the dialogs over them.
    """

    opened = Signal(str)
    chosen = Signal(object)
    spoken = Signal(str)
    worn = Signal(str)
    left = Signal()
    told = Signal(str)

    def __init__(self, window: QWidget, house: House, pages: QStackedWidget, over: Callable[[], Over]) -> None:
        super().__init__(window)
        self._window, self._house, self._pages, self._over = window, house, pages, over
        self._page: StartPage | None = None
        self._paste: PastePage | None = None
        self._paste_toasts: Toasts | None = None

    @property
    def page(self) -> StartPage:
        """The start page."""
        if self._page is None:
            page = self._page = StartPage()
            page.try_asked.connect(self.try_shipped)
            page.real_asked.connect(self._on_real)
            page.pasted.connect(self.paste)
            page.file_asked.connect(self.ask_file)
            page.dropped.connect(self.chosen)
            page.join_asked.connect(self._on_join)
            page.restore_asked.connect(self._restore)
            page.open_asked.connect(self.opened)
            page.spoken.connect(self.spoken)
            page.worn.connect(self.worn)
            self._pages.addWidget(page)
        return self._page

    def show(self) -> None:
        """Shows the start page."""
        page = self.page
        self._window.setWindowTitle("Plenum")
        self._pages.setCurrentWidget(page)

    def list_workshops(self) -> None:
        """The workshops there are, on the start page."""
        from app.ui.trouble import KNOWN, told

        controls = self._controls()
        try:
            cards, lost = self._house.cards(), self._house.library.lost()
        except KNOWN as trouble:
            self.told.emit(told(trouble))
            return
        controls.show_workshops(cards, self._today(), lost, self._house.laptop.running)
        past = self._house.library.past_retention(self._today())
        if past:
            self.told.emit(say(_PAST, ", ".join(card.title for card in past[:3])))

    def tell(self, sentence: str) -> None:
        """Says something on the page that is seen."""
        if self._paste is not None and self._pages.currentWidget() is self._paste:
            from app.ui.widgets.toasts import REFUSAL_LASTS_MS, Toasts

            self._paste_toasts = self._paste_toasts or Toasts(self._paste)
            self._paste_toasts.tell(sentence, lasts_ms=REFUSAL_LASTS_MS)
        else:
            self._controls().tell(sentence)

    def _controls(self) -> Controls:
        """The controls of the start page, and its keys."""
        page = self.page
        if page.controls is not None:
            return page.controls
        from app.ui.start.controls import Controls

        self._listen(page, {"Ctrl+K": self._on_commands, "Ctrl+O": self.ask_file})
        return Controls(page)

    def _listen(self, page: QWidget, keys: dict[str, Callable[[], None]]) -> None:
        """Keys that work wherever the keyboard is on a page, with those that do the same on all of them."""
        over = self._over()
        for sequence, act in {**keys, "Ctrl+,": over.show_settings, "F1": over.show_help}.items():
            shortcut = QtGui.QShortcut(QtGui.QKeySequence(sequence), page)
            shortcut.setContext(QtCore.Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    @Slot()
    def try_shipped(self) -> None:
        """A rehearsal of the day that comes with the program."""
        self._make(self._house.shipped(), self._today(), practice=True)

    @Slot(str)
    def paste(self, text: str) -> None:
        """The page that turns words into a programme."""
        page = self._paste_page()
        page.begin(text)
        self._pages.setCurrentWidget(page)

    def read_file(self, path: Path) -> None:
        """The same page, with the programme in a file."""
        page = self._paste_page()
        page.begin_file(path)
        self._pages.setCurrentWidget(page)

    def _paste_page(self) -> PastePage:
        from app.ui.setup.paste_page import PastePage

        if self._paste is None:
            self._paste = PastePage(self._house.intake, self._house.ids, self._today)
            self._paste.taken.connect(self._on_taken)
            self._paste.left.connect(self._on_left)
            self._listen(self._paste, {"Ctrl+K": self._on_reading_commands})
            self._pages.addWidget(self._paste)
        return self._paste

    @Slot()
    def _on_left(self) -> None:
        """What was pasted, with what was mended in it, stays in the start page's field."""
        words = self._paste.preview.words if self._paste is not None else ""
        if words:
            self._controls().keep(words)
        self.left.emit()

    @Slot(object, object)
    def _on_taken(self, template: Template, date: dt.date) -> None:
        self._make(template, date)

    def _make(self, template: Template, date: dt.date, *, practice: bool = False) -> None:
        from app.ui.trouble import KNOWN, told

        try:
            made = self._house.make(template, date, practice=practice)
        except KNOWN as trouble:
            self.told.emit(told(trouble))
            return
        if not practice:
            self._controls().keep("")
        self.opened.emit(made)

    @Slot()
    def _on_commands(self) -> None:
        from app.ui.start.acts import acts_of

        self._over().show_acts(acts_of(self.page, self._over()))

    @Slot()
    def _on_reading_commands(self) -> None:
        from app.ui.start.acts import everywhere

        if self._paste is not None:
            self._over().show_acts((*self._paste.preview.commands(), *everywhere(self.page, self._over())))

    @Slot()
    def _on_real(self) -> None:
        self._over().show_fresh(self._today())

    @Slot()
    def _on_join(self) -> None:
        self._over().show_joining()

    @Slot(object)
    def _restore(self, copy: Path) -> None:
        from app.ui.trouble import KNOWN, told

        try:
            brought = self._house.library.restore(copy)
        except KNOWN as trouble:
            self.told.emit(told(trouble))
            return
        self.opened.emit(brought)

    @Slot()
    def ask_file(self) -> None:
        """Lets a file be chosen."""
        dialog = QtWidgets.QFileDialog(self._window, say(_OPEN), str(Path.home()), say(_FILES))
        dialog.setFileMode(QtWidgets.QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_file)
        dialog.open()

    @Slot(str)
    def _on_file(self, path: str) -> None:
        if path:
            self.chosen.emit(Path(path))

    def _today(self) -> dt.date:
        from app.services.zone import day_here

        return day_here(self._house.clock)
