"""What a widget shows in words: a person's own, or a text of the program's that follows the language."""

from __future__ import annotations

from PySide6.QtCore import QEvent

from app.words import Many, Message, say

Words = str | Message | Many
"""What a widget can be given to say."""


class Spoken:
    """Stands before the Qt class of a widget with a text. `_put` is how that widget takes its text."""

    _message: Message | Many | None = None
    _fills: tuple[object, ...] = ()

    def say(self, message: Message | Many, *fills: object) -> None:
        """Shows a text of the program's, filled in, in every language from now on.

        A fill that is a function is asked in each language: a date has other words in another.
        """
        self._message, self._fills = message, fills
        self._put(self._spoken(message))

    def setText(self, text: str) -> None:
        """Shows words as they are."""
        self._message = None
        self._put(text)

    def _take(self, words: Words) -> None:
        if isinstance(words, str):
            self.setText(words)
        else:
            self.say(words)

    def _say_again(self, event: QEvent) -> None:
        """For `changeEvent`: in a new language the text of the program's is said anew."""
        if event.type() == QEvent.Type.LanguageChange and self._message is not None:
            self._put(self._spoken(self._message))

    def _spoken(self, message: Message | Many) -> str:
        return say(message, *(fill() if callable(fill) else fill for fill in self._fills))

    def _put(self, text: str) -> None:
        """How the widget takes its text; each that stands behind this has its own."""
