"""How a document says dates, times, lists and numbers, in its own language and its workshop's zone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

from app.document.clean import clean, one_line, tied
from app.document.names import Names
from app.domain.gestures import State
from app.domain.programme import WORKSHOP, Workshop
from app.words import Many, Message, say_in
from app.words.quotes import QUOTED
from app.words.times import clock, date_of, day_of

_AT = Message("document", "{0} at {1}")
_AND = Message("document", "{0} and {1}")
_NAME_LEFT_OUT = Message("document", "[name left out]")

GAP = "\u00a0"
_NAMELESS = "–"


class Speech:
    """One document's way of speaking. anonymous: people known by name are not named."""

    def __init__(self, state: State, language: str, *, anonymous: bool = False) -> None:
        self.language = language
        self.zone = ZoneInfo(state.get(Workshop, WORKSHOP).zone)
        self.year = state.get(Workshop, WORKSHOP).date.year
        self._names = Names(state) if anonymous else None
        self.anonymous = anonymous

    def say(self, message: Message | Many, *args: object) -> str:
        """A text of the document's own."""
        return tied(say_in(self.language, message, *args))

    def typed(self, words: str) -> str:
        """What a person typed, on as many lines as it has."""
        return self._unnamed(clean(words))

    def line(self, words: str) -> str:
        """What a person typed, on one line."""
        return self._unnamed(one_line(words))

    def name(self, words: str) -> str:
        """What something is called, on one line; a dash where nothing readable was typed."""
        return self.line(words) or _NAMELESS

    def quoted(self, words: str) -> str:
        """Words in quotation marks, without those that were typed around them."""
        inner = words.strip()
        if len(inner) > 1 and (inner[0], inner[-1]) in {('"', '"'), ("»", "«"), ("“", "”"), ("”", "”"), ("„", "“")}:
            inner = inner[1:-1].strip()
        return self.say(QUOTED, inner)

    def day(self, date: dt.date) -> str:
        """12. marts; with its year where that is not the workshop's."""
        if date.year != self.year:
            return self.date(date)
        return day_of(date, self.language).replace(" ", GAP, 1)

    def date(self, date: dt.date) -> str:
        """12. marts 2026."""
        return date_of(date, self.language).replace(" ", GAP, 1)

    def local(self, ms: int) -> dt.datetime:
        """UTC milliseconds as a time of the workshop's zone."""
        return dt.datetime.fromtimestamp(ms // 1000, self.zone)

    def clock(self, ms: int) -> str:
        """9.30."""
        return clock(ms, self.zone)

    def stamp(self, ms: int) -> str:
        """12. marts 2026 kl. 16.04."""
        return self.say(_AT, self.date(self.local(ms).date()), self.clock(ms))

    def listed(self, parts: Sequence[str]) -> str:
        """a, b og c."""
        if len(parts) < 2:
            return "".join(parts)
        return self.say(_AND, ", ".join(parts[:-1]), parts[-1])

    def sentences(self, parts: Iterable[str]) -> str:
        """Parts that each end in a full stop, one after the other."""
        return " ".join(p if p.endswith((".", "?", "!", "…", "]")) else f"{p}." for p in parts if p)

    def _unnamed(self, words: str) -> str:
        return words if self._names is None else self._names.left_out(words, self.say(_NAME_LEFT_OUT))
