"""What the room sees during a talk: our picture, or slides, for which the projector is lent by itself."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSignalBlocker, Slot

from app.domain.programme import AgendaItem, ItemKind, Slides
from app.services import setup
from app.ui.desk import Desk
from app.ui.widgets.fields import Choice
from app.words import Message, say

_NAME = Message("setup", "What the room sees during the talk")
_WORDS: Mapping[Slides, Message] = {
    Slides.NONE: Message("setup", "Our picture"),
    Slides.THIS_LAPTOP: Message("setup", "Slides on this laptop"),
    Slides.SPEAKERS_LAPTOP: Message("setup", "Slides on the speaker’s laptop"),
}


class SlidesChoice(Choice):
    """Where a talk's slides are. Of any other item there is nothing to choose, and it is not there."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_NAME)
        self._desk = desk
        self._item = ""
        for slides, words in _WORDS.items():
            self.addItem(say(words), slides)
        self.setToolTip(say(_NAME))
        self.activated.connect(self._on_chosen)
        self.hide()

    def show_item(self, item: AgendaItem | None) -> None:
        """The choice of an item."""
        self._item = item.id if item is not None else ""
        self.setVisible(item is not None and item.kind is ItemKind.TALK)
        if item is not None:
            with QSignalBlocker(self):
                self.setCurrentIndex(self.findData(item.slides))

    def changeEvent(self, event: QEvent) -> None:
        """Says its choices in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            for at, words in enumerate(_WORDS.values()):
                self.setItemText(at, say(words))
            self.setToolTip(say(_NAME))
        super().changeEvent(event)

    @Slot(int)
    def _on_chosen(self, _at: int) -> None:
        self._desk.do(setup.edit_item(self._item, slides=Slides(self.currentData())))
