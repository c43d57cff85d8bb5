"""Denne computer: the language it speaks and the look it wears; the rest of its settings lie behind Ctrl+,."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox

from app.ui.design import theme
from app.ui.design.tokens import AROUND, Look
from app.ui.desk import Desk
from app.ui.setup.pages import Page, field
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.fields import Choice
from app.ui.widgets.layouts import column, row
from app.words import LANGUAGES, Message, language, say

TITLE = Message("setup", "This laptop")
_LANGUAGE, _LOOK = Message("settings", "Language"), Message("settings", "Appearance")
_LANGUAGE_WHAT = Message("setup", "What the windows say. The document keeps the workshop’s own language")
_ALL = Message("setup", "All settings")
_NAMES = {"da": "Dansk", "en": "English"}
LOOKS = {
    Look.LIGHT: Message("start", "Light"),
    Look.DARK: Message("start", "Dark"),
    Look.CONTRAST: Message("start", "High contrast"),
}


@runtime_checkable
class Wearer(Protocol):
    """The window that speaks, wears a palette and shows the settings."""

    def change_language(self, code: str) -> None: ...

    def change_look(self, look: str) -> None: ...

    def show_settings(self) -> None: ...


class LookPage(Page):
    """Two choices that take effect at once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, TITLE)
        self.spoken, self.worn = Choice(_LANGUAGE), Choice(_LOOK)
        self.all = ActionButton(_ALL, "Ctrl+,", icon="settings-2")
        for choice in (self.spoken, self.worn):
            choice.setMinimumWidth(200)
        self.spoken.activated.connect(self._on_spoken)
        self.worn.activated.connect(self._on_worn)
        self.all.clicked.connect(self._on_all)
        self.build(
            column(
                field(_LANGUAGE, self.spoken, explains=_LANGUAGE_WHAT),
                field(_LOOK, self.worn),
                16,
                row(self.all, None),
                None,
                gap=8,
                margins=(AROUND, 8, AROUND, 12),
            )
        )

    def refresh(self) -> None:
        """What is spoken and worn now."""
        _fill(self.spoken, [(_NAMES[code], code) for code in LANGUAGES], language())
        looks = [(say(message), look.value) for look, message in LOOKS.items()]
        _fill(self.worn, looks, theme.look().value)

    def changeEvent(self, event: QEvent) -> None:
        """Another look may be chosen elsewhere."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.isVisible():
            self.worn.setCurrentIndex(self.worn.findData(theme.look().value))

    def showEvent(self, event: QShowEvent) -> None:
        """What was chosen while it was not seen."""
        super().showEvent(event)
        self.refresh()

    def respeak(self) -> None:
        """Says the palettes again."""
        self.refresh()

    @Slot(int)
    def _on_spoken(self, _at: int) -> None:
        window = self.window()
        if isinstance(window, Wearer):
            window.change_language(str(self.spoken.currentData()))

    @Slot(int)
    def _on_worn(self, _at: int) -> None:
        window = self.window()
        if isinstance(window, Wearer):
            window.change_look(str(self.worn.currentData()))

    @Slot()
    def _on_all(self) -> None:
        window = self.window()
        if isinstance(window, Wearer):
            window.show_settings()


def _fill(choice: QComboBox, options: list[tuple[str, str]], chosen: str) -> None:
    choice.blockSignals(True)  # noqa: FBT003  Qt's own
    choice.clear()
    for words, value in options:
        choice.addItem(words, value)
    choice.setCurrentIndex(max(0, choice.findData(chosen)))
    choice.blockSignals(False)  # noqa: FBT003  likewise
