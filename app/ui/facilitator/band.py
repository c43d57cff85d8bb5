"""The band under the strip: the colour of the consequence, one sentence, and buttons that keep their places."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame

from app.ui.design import theme
from app.ui.design.tokens import AROUND, BAND, ICON
from app.ui.facilitator.moment import Moment
from app.ui.facilitator.offers import Deed, Offer
from app.ui.facilitator.telling import COLOURS, FILLS, sign_of
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.labels import ElidedLabel, Picture
from app.ui.widgets.layouts import restyle, row

_SAID = ("lead", "strong")
"""The sizes of the sentence: the smaller one rather than no offer of more minutes."""


class Band(QFrame):
    """pressed: a `Deed`. The right edge is fixed: *Next* and *Hold* never move under the hand."""

    pressed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(BAND)
        self._mark = Picture("clock", "muted")
        self._said = ElidedLabel("", *_SAID)
        self._places = tuple(ActionButton() for _ in range(4))
        self._deeds: dict[ActionButton, Deed] = {}
        self._more: Offer | None = None
        self._sentence = self._shorter = ""
        for button in self._places:
            button.clicked.connect(self._on_clicked)
            button.hide()
        layout = row(self._mark, self._said, *self._places, gap=8, margins=(AROUND, 0, AROUND, 0))
        layout.setStretch(1, 1)
        self.setLayout(layout)

    @property
    def said(self) -> str:
        """The sentence."""
        return self._said.text()

    @property
    def buttons(self) -> Mapping[Deed, ActionButton]:
        """The buttons that can be pressed now, by what they do."""
        return {deed: button for button, deed in self._deeds.items() if not button.isHidden()}

    def show_moment(self, moment: Moment, *, previewing: bool) -> None:
        """Shows a moment. While a re-plan is looked at, its button shows as chosen: the fill is the preview's."""
        tone, offers = moment.tone, moment.offers
        restyle(self, fill=FILLS[tone])
        self._mark.show_icon(sign_of(tone, asks=moment.telling.asks), COLOURS[tone])
        self._sentence, self._shorter = moment.sentence, moment.shorter
        self._said.setText(self._sentence)
        self._more = offers.more
        for button, offer in zip(self._places, (offers.more, offers.act, offers.next, offers.hold), strict=True):
            self._show(button, offer, filled=offer is not None and offer.deed is offers.filled, previewing=previewing)
        self._give_way()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Finds out what there is room for."""
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        """The offer of more minutes says as much as there is room for, and goes before a word of the sentence does."""
        more, *others = self._places
        taken = sum(b.sizeHint().width() + 8 for b in others if b in self._deeds)
        room = self.width() - 2 * AROUND - ICON - 8 - taken
        if self._shorter:
            whole = QFontMetrics(theme.font(_SAID[-1])).horizontalAdvance(self._sentence) <= room
            self._said.setText(self._sentence if whole else self._shorter)
        if more not in self._deeds or self._more is None:
            return
        room -= 8
        large, small = (room - QFontMetrics(theme.font(r)).horizontalAdvance(self._said.text()) for r in _SAID)
        for words in (self._more.text, *self._more.shorter):
            more.setText(words)
            if more.sizeHint().width() <= large:
                break
        more.setVisible(more.sizeHint().width() <= small)

    def _show(self, button: ActionButton, offer: Offer | None, *, filled: bool, previewing: bool) -> None:
        button.setVisible(offer is not None)
        if offer is None:
            self._deeds.pop(button, None)
            return
        self._deeds[button] = offer.deed
        button.setText(offer.text)
        button.set_key(offer.key)
        button.setToolTip(offer.more)
        chosen = previewing and offer.deed is Deed.CATCH_UP
        button.set_kind("chosen" if chosen else "primary" if filled and not previewing else "")

    @Slot()
    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, ActionButton) and button in self._deeds:
            self.pressed.emit(self._deeds[button])
