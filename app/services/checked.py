"""A table that a person wrote (a template, a scenario), read key by key with checks.

What does not fit raises `Misfit`: where it stands, the key, a machine word and what its sentence needs. A face turns
that into words. Unknown keys are misfits too: a misspelt `minimun` must not be passed over in silence.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.services.cleaning import visible

LONGEST = 8000
"""Characters in one text."""

_CLOCK = re.compile(r"(?:kl\.?\s*)?(\d{1,2})(?:[.:](\d{2}))?(?:[.:](\d{2}))?\Z", re.IGNORECASE)

Word = TypeVar("Word", bound=StrEnum)


class Misfit(Exception):  # noqa: N818  it is an answer, as Refused is
    """What a person wrote does not fit.

    where: the table and its number, as ("item", 3); empty for the whole. word: one of `unknown_key` (suggestion or
    ""), `missing`, `not_text`, `too_long`, `not_whole`, `out_of_range` (least, most), `not_truth`, `not_clock`,
    `not_date`, `not_zone`, `not_table`, `not_list`, `not_one_of` (what is allowed), `not_named` (what is named),
    `not_both` (the other key), `not_duration`, `syntax` (what the parser says).
    """

    def __init__(self, where: tuple[str, int], key: str, word: str, *names: str) -> None:
        super().__init__(where, key, word, *names)
        self.where, self.key, self.word, self.names = where, key, word, names


FIRST_DAY, LAST_DAY = dt.date(1900, 1, 1), dt.date(2999, 12, 31)
"""Days that a workshop can lie on: the days around them, and their midnights in every zone, are there too."""


def day_written(text: str) -> dt.date:
    """A day as 2026-03-12. Raises ValueError for what is none, or lies where no workshop does."""
    return _within(dt.date.fromisoformat(text))


def _within(day: dt.date) -> dt.date:
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(day)
    return day


def seconds_of_clock(text: str) -> int | None:
    """Seconds after midnight of "9", "9.30", "09:30", "kl. 9.30" or "09:30:15"; 24.00 is the end; None for no clock."""
    found = _CLOCK.match(unicodedata.normalize("NFKC", text).strip())
    if found is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    whole = hours * 3600 + minutes * 60 + seconds
    return whole if minutes < 60 and seconds < 60 and whole <= 86_400 else None


class Checked:
    """One table. A sub-table `derived` holds keys of the same table that are not the source's own: `derived` names
    them."""

    def __init__(self, table: Mapping[str, Any], where: tuple[str, int] = ("", 0)) -> None:
        self.where = where
        own = {k: v for k, v in table.items() if k != "derived"}
        ours = table.get("derived", {})
        if not isinstance(ours, Mapping):
            raise Misfit(where, "derived", "not_table")
        self.derived = frozenset(ours)
        self._table = {**own, **ours}
        self._asked: set[str] = set()

    def has(self, key: str) -> bool:
        """Whether the key is there at all."""
        self._asked.add(key)
        return key in self._table

    def misfit(self, key: str, word: str, *names: str) -> Misfit:
        """The complaint about a key of this table."""
        return Misfit(self.where, key, word, *names)

    def text(self, key: str, default: str | None = None) -> str:
        """A text; required where no default is given."""
        found = self._get(key, default)
        if not isinstance(found, str):
            raise self.misfit(key, "not_text")
        if len(found) > LONGEST:
            raise self.misfit(key, "too_long", str(LONGEST))
        return visible(found).strip()

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty where the key is absent."""
        return tuple(Checked({key: each}, self.where).text(key) for each in self._list(key))

    def lines(self, key: str) -> str:
        """A text, or a list of texts as lines."""
        if isinstance(self._get(key, ""), str):
            return self.text(key, "")
        return "\n".join(self.texts(key))

    def whole(self, key: str, default: int, least: int, most: int) -> int:
        """A whole number within bounds."""
        found = self._get(key, default)
        if isinstance(found, bool) or not isinstance(found, int):
            raise self.misfit(key, "not_whole")
        if not least <= found <= most:
            raise self.misfit(key, "out_of_range", str(least), str(most))
        return found

    def whole_or_none(self, key: str, least: int, most: int) -> int | None:
        """A whole number within bounds, or None where the key is absent."""
        return self.whole(key, least, least, most) if self.has(key) else None

    def is_whole(self, key: str) -> bool:
        """Whether the key holds a whole number."""
        found = self._get(key, default="")
        return isinstance(found, int) and not isinstance(found, bool)

    def truth(self, key: str) -> bool:
        """true or false; false where the key is absent."""
        found = self._get(key, default=False)
        if not isinstance(found, bool):
            raise self.misfit(key, "not_truth")
        return found

    def clock(self, key: str) -> int | None:
        """Minutes after midnight of a clock text, or None where the key is absent."""
        if not self.has(key):
            return None
        seconds = self.clock_seconds(key)
        if seconds % 60:
            raise self.misfit(key, "not_clock", self.text(key))
        return seconds // 60

    def clock_seconds(self, key: str) -> int:
        """Seconds after midnight. A TOML time (09:30:00 without quotes) will do too."""
        found = self._get(key, None)
        if isinstance(found, dt.time):
            return found.hour * 3600 + found.minute * 60 + found.second
        seconds = seconds_of_clock(self.text(key))
        if seconds is None:
            raise self.misfit(key, "not_clock", self.text(key))
        return seconds

    def date(self, key: str) -> dt.date | None:
        """A date, as a TOML date or as text; None where the key is absent."""
        if not self.has(key):
            return None
        found = self._table[key]
        try:
            if isinstance(found, dt.date) and not isinstance(found, dt.datetime):
                return _within(found)
            return day_written(self.text(key))
        except ValueError:
            raise self.misfit(key, "not_date") from None

    def zone(self, key: str, default: str | None = None) -> str:
        """The IANA name of a time zone; required where no default is given."""
        name = self.text(key, default)
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise self.misfit(key, "not_zone", name) from None
        return name

    def one_of(self, key: str, kinds: type[Word], default: Word | None = None) -> Word:
        """One word of a closed set; required where no default is given."""
        found = self.text(key, default)
        if found not in set(kinds):
            raise self.misfit(key, "not_one_of", found, ", ".join(kinds))
        return kinds(found)

    def table(self, key: str) -> Checked:
        """A table in this one; empty where the key is absent."""
        found = self._get(key, {})
        if not isinstance(found, Mapping):
            raise self.misfit(key, "not_table")
        return Checked(found, (key, 0))

    def tables(self, key: str) -> tuple[Checked, ...]:
        """The tables of a list, numbered from 1."""
        found = self._list(key)
        for each in found:
            if not isinstance(each, Mapping):
                raise self.misfit(key, "not_table")
        return tuple(Checked(each, (key, number)) for number, each in enumerate(found, 1))

    def finish(self, besides: Iterable[str] = ()) -> None:
        """Complains of the first key that nobody asked for. besides: keys that are known but not used here."""
        known = self._asked.union(besides)
        for key in self._table:
            if key not in known:
                near = difflib.get_close_matches(key, sorted(known), n=1, cutoff=0.6)
                raise self.misfit(key, "unknown_key", near[0] if near else "")

    def _list(self, key: str) -> list[Any]:
        found = self._get(key, [])
        if not isinstance(found, list):
            raise self.misfit(key, "not_list")
        return found

    def _get(self, key: str, default: Any) -> Any:  # noqa: ANN401  what a person wrote may be anything
        self._asked.add(key)
        found = self._table.get(key, default)
        if found is None:
            raise self.misfit(key, "missing")
        return found
