"""The laptop's settings. There is no Save: each takes effect when it is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from app.services.laptop import Settings
from app.ui.design import theme
from app.ui.design.tokens import Look
from app.ui.setup import joining
from app.ui.widgets import named
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.fields import Choice, Tick
from app.ui.widgets.labels import ElidedLabel, Label, Overline
from app.ui.widgets.layouts import Piece, column, pane, row, rule, scrolled
from app.words import LANGUAGES, Message, language, say

TITLE = Message("settings", "Settings")
_SCREEN, _ROOM, _KEEP = (
    Message("settings", "The screen"),
    Message("settings", "The room"),
    Message("settings", "Copies"),
)
_LANGUAGE, _LOOK, _SCALE = (
    Message("settings", "Language"),
    Message("settings", "Appearance"),
    Message("settings", "Size"),
)
_NEXT_TIME = Message("settings", "The size takes effect the next time the program starts.")
_STILL = Message("settings", "No fading between pictures")
_CLICKER = Message("settings", "I use a clicker: its black-screen key (. or ,) works on an empty line")
_CHIME = Message("settings", "A sound when five minutes are left, and when time is up")
_DARK = Message("settings", "Dark projection (only for a dark room)")
_SECOND = Message("settings", "Second place for copies, such as a USB stick")
_DOCUMENTS = Message("settings", "Folder for documents")
_SHARED = Message("settings", "Shared between laptops")
_HUB = Message("settings", "Address of the shared store (a database)")
_HUB_NEXT = Message("settings", "It takes effect when a workshop is opened. The day never waits for it.")
_CHOOSE, _NONE, _CLOSE = Message("settings", "Choose"), Message("settings", "Remove"), Message("settings", "Close")
_FOR = Message("settings", "{0}: {1}")
_OWN_FOLDER, _NO_FOLDER = Message("settings", "the system’s own"), Message("settings", "none yet")
_NAMES = {"da": "Dansk", "en": "English"}
_LOOKS = {
    Look.LIGHT: Message("start", "Light"),
    Look.DARK: Message("start", "Dark"),
    Look.CONTRAST: Message("start", "High contrast"),
}
SCALES = (100, 125, 150, 175, 200)


class SettingsDialog(Dialog):
    """changed: something is remembered that was not; the name of the field. Kept already.

    join_asked: a workshop that others share is to come here.
    """

    changed = Signal(str)
    join_asked = Signal()

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        laptop = settings.laptop
        named.entitle(self, TITLE)
        self._language = _filled(Choice(_LANGUAGE), [(_NAMES[code], code) for code in LANGUAGES], language())
        self._look = _filled(Choice(_LOOK), [(m, look.value) for look, m in _LOOKS.items()], theme.look().value)
        self._scale = _filled(Choice(_SCALE), [(f"{s} %", s) for s in SCALES], laptop.scale)
        self._ticks = {
            "still": Tick(_STILL), "chime": Tick(_CHIME), "clicker": Tick(_CLICKER), "dark_room": Tick(_DARK),
        }  # fmt: skip
        self._second, self._documents = ElidedLabel("", "body", tone="muted"), ElidedLabel("", "body", tone="muted")
        self._removers: list[ActionButton] = []  # of the second place, and of the folder for documents
        self._hub = QLineEdit(laptop.hub)
        named.name(self._hub, _HUB)
        self._hub.setPlaceholderText("postgresql+psycopg://")
        self._hub.setMinimumWidth(280)
        self.join = ActionButton(joining.TITLE, icon="users")
        self.join.clicked.connect(self._on_join)
        self._close = ActionButton(_CLOSE, "Esc", kind="primary")
        inside = pane(column(*self._pieces(), gap=4, margins=(4, 4, 12, 4)))
        last = row(self.join, None, self._close, margins=(4, 0, 12, 0))
        area = scrolled(inside, TITLE)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields have it
        self.setLayout(column(area, last, gap=12, margins=(20, 12, 12, 12)))
        self.setMinimumWidth(600)
        self.resize(600, inside.sizeHint().height() + last.sizeHint().height() + 3 * 12)
        for name, tick in self._ticks.items():
            tick.setChecked(bool(getattr(laptop, name)))
            tick.toggled.connect(self._on_ticked)
        self._language.activated.connect(self._on_language)
        self._look.activated.connect(self._on_look)
        self._scale.activated.connect(self._on_scale)
        self._hub.editingFinished.connect(self._on_hub)
        self._close.clicked.connect(self.accept)
        self._show_folders()

    def changeEvent(self, event: QEvent) -> None:
        """Another look may be chosen elsewhere."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._look.setCurrentIndex(self._look.findData(theme.look().value))

    def _pieces(self) -> list[Piece]:
        def field(name: Message, choice: QWidget) -> Piece:
            line = row(Label(name, "body"), None, choice, gap=16)
            choice.setMinimumWidth(200)
            return line

        def folder(name: Message, shown: ElidedLabel, choose: Callable[[], None], none: Callable[[], None]) -> Piece:
            pick, clear = ActionButton(_CHOOSE), ActionButton(_NONE, kind="quiet")
            self._removers.append(clear)
            named.name(pick, _FOR, _CHOOSE, name)
            named.name(clear, _FOR, _NONE, name)
            pick.clicked.connect(choose)
            clear.clicked.connect(none)
            line = row(Label(name, "body"), shown, clear, pick, gap=16)
            line.setStretch(1, 1)
            shown.setAlignment(Qt.AlignmentFlag.AlignRight)
            return line

        return [
            Overline(_SCREEN), field(_LANGUAGE, self._language), field(_LOOK, self._look), field(_SCALE, self._scale),
            Label(_NEXT_TIME, "caption", "muted"), column(self._ticks["still"], self._ticks["chime"], gap=0), rule(), 4,
            Overline(_ROOM), column(self._ticks["clicker"], self._ticks["dark_room"], gap=0), rule(), 4,
            Overline(_KEEP), folder(_SECOND, self._second, self._choose_second, self._no_second),
            folder(_DOCUMENTS, self._documents, self._choose_documents, self._no_documents),
            4, rule(), 4, Overline(_SHARED), row(Label(_HUB, "body"), None, self._hub, gap=16),
            Label(_HUB_NEXT, "caption", "muted"),
        ]  # fmt: skip

    def _show_folders(self) -> None:
        laptop = self._settings.laptop
        for remover, there in zip(self._removers, (laptop.second_place, laptop.documents), strict=True):
            remover.setVisible(bool(there))
        if laptop.second_place:
            self._second.setText(laptop.second_place)
        else:
            self._second.say(_NO_FOLDER)
        if laptop.documents:
            self._documents.setText(laptop.documents)
        else:
            self._documents.say(_OWN_FOLDER)

    def _remember(self, name: str, value: str | int) -> None:
        if getattr(self._settings.laptop, name) != value:
            self._settings.remember(**{name: value})
            self.changed.emit(name)

    @Slot(int)
    def _on_language(self, place: int) -> None:
        self._remember("language", str(self._language.itemData(place)))

    @Slot(int)
    def _on_look(self, place: int) -> None:
        self._remember("look", str(self._look.itemData(place)))

    @Slot(int)
    def _on_scale(self, place: int) -> None:
        self._remember("scale", int(self._scale.itemData(place)))

    @Slot()
    def _on_ticked(self) -> None:
        for name, tick in self._ticks.items():
            self._remember(name, tick.isChecked())

    @Slot()
    def _on_hub(self) -> None:
        self._remember("hub", self._hub.text().strip())

    @Slot()
    def _on_join(self) -> None:
        self._on_hub()
        self.join_asked.emit()

    @Slot()
    def _choose_second(self) -> None:
        self._ask_folder(_SECOND, "second_place")

    @Slot()
    def _choose_documents(self) -> None:
        self._ask_folder(_DOCUMENTS, "documents")

    @Slot()
    def _no_second(self) -> None:
        self._remember("second_place", "")
        self._show_folders()

    @Slot()
    def _no_documents(self) -> None:
        self._remember("documents", "")
        self._show_folders()

    def _ask_folder(self, title: Message, name: str) -> None:
        dialog = QFileDialog(self, say(title), str(getattr(self._settings.laptop, name) or Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setObjectName(name)
        dialog.fileSelected.connect(self._on_folder)
        dialog.open()

    @Slot(str)
    def _on_folder(self, folder: str) -> None:
        dialog = self.sender()
        if folder and dialog is not None:
            self._remember(dialog.objectName(), folder)
            self._show_folders()


def _filled(choice: Choice, entries: Sequence[tuple[str | Message, str | int]], chosen: str | int) -> Choice:
    for words, value in entries:
        if isinstance(words, Message):
            choice.offer(words, value)
        else:
            choice.addItem(words, value)
    choice.setCurrentIndex(max(0, choice.findData(chosen)))
    return choice
