"""The one codec between domain values and plain ones: for the tables, the log, the spool, the hub and JSON.

Plain values are text, whole numbers, truth values, None and lists of text. What is read is checked, because a bit may
have flipped and because a snapshot may come from a stranger.
"""

from __future__ import annotations

import datetime as dt
import json
import types
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from enum import StrEnum
from functools import cache, partial
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from app.domain.gestures import LATEST_MS, Change, Entity, Gesture, Image, Moment, field_names
from app.domain.kinds import KINDS
from app.domain.verbs import Verb

LONGEST = 8_000
"""Characters of one text in what comes from a stranger."""

_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that make a text read in another order than it is written in."""

_WHOLE = 2**63
_MOST = 1_000_000

Plain = str | int | bool | list[str] | None

_Reader = Callable[[Any], Any]


class Unreadable(Exception):  # noqa: N818  an answer about what was read
    """A row, line or file that does not hold what it should; `where` names the place."""

    def __init__(self, where: str) -> None:
        super().__init__(where)
        self.where = where


def kind_name(kind: type[Entity]) -> str:
    """A kind's name in the log and as a table: its class in small letters ("agenda_item")."""
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in kind.__name__).removeprefix("_")


NAMES: Mapping[type[Entity], str] = {kind: kind_name(kind) for kind in KINDS}
BY_NAME: Mapping[str, type[Entity]] = {name: kind for kind, name in NAMES.items()}


# Writing ------------------------------------------------------------------------------------------------------------


def plain(value: object) -> Plain:
    """A field's value as JSON has it."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    return cast("Plain", value)


def row(image: Image) -> dict[str, Any]:
    """A whole or partial image as a table has it: lists are JSON text, and what no UTF-8 can hold is replaced."""
    out: dict[str, Any] = {}
    for name, value in image.items():
        flat = plain(value)
        if isinstance(flat, list):
            flat = json.dumps(flat, ensure_ascii=False)
        out[name] = whole_unicode(flat) if isinstance(flat, str) else flat
    return out


def whole_unicode(text: str) -> str:
    """The text with what UTF-8 cannot hold (half a surrogate pair) replaced."""
    return text.encode("utf-8", "replace").decode("utf-8")


_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def json_text(value: object) -> str:
    """Compact JSON, readable where it can be; escapes where half a surrogate pair would not go into a file."""
    text = _COMPACT.encode(value)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        text = json.dumps(value, separators=(",", ":"))
    return text


def plain_changes(changes: tuple[Change, ...]) -> list[list[Any]]:
    """The changes of a gesture as lists of kind, id, before and after."""
    return [[NAMES[c.kind], c.id, _plain_image(c.before), _plain_image(c.after)] for c in changes]


def plain_gesture(g: Gesture) -> dict[str, Any]:
    """A gesture as one JSON object."""
    return {
        "id": g.id,
        "device": g.device,
        "utc_ms": g.at.utc_ms,
        "boot_ms": g.at.boot_ms,
        "boot_id": g.at.boot_id,
        "verb": g.verb.value,
        "subject": g.subject,
        "undoes": g.undoes,
        "changes": plain_changes(g.changes),
    }


def _plain_image(image: Image | None) -> dict[str, Any] | None:
    return None if image is None else {name: plain(value) for name, value in image.items()}


# Reading ------------------------------------------------------------------------------------------------------------


def read_changes(raw: object, *, stranger: bool = False) -> tuple[Change, ...]:
    """The changes of a gesture. Raises Unreadable. stranger: every text is cleaned and measured."""
    if not isinstance(raw, list):
        raise Unreadable("changes")
    return tuple(_read_change(c, stranger=stranger) for c in raw)


def read_gesture(raw: object, *, stranger: bool = False) -> Gesture:
    """A gesture from its JSON object. Raises Unreadable."""
    if not isinstance(raw, dict):
        raise Unreadable("gesture")
    clean = stranger_text if stranger else _text
    count = _within("_ms", _whole) if stranger else _whole
    try:
        return Gesture(
            clean(raw["id"]),
            clean(raw["device"]),
            Moment(count(raw["utc_ms"]), count(raw["boot_ms"]), clean(raw["boot_id"])),
            Verb(raw["verb"]),
            clean(raw["subject"]),
            read_changes(raw["changes"], stranger=stranger),
            None if raw["undoes"] is None else clean(raw["undoes"]),
        )
    except (KeyError, ValueError, TypeError) as trouble:
        raise Unreadable("gesture") from trouble


def read_entity(kind: type[Entity], raw: Mapping[str, Any]) -> Entity:
    """An entity from its row. Raises Unreadable."""
    values = dict(raw)
    for name in _LISTS[kind]:
        try:
            values[name] = json.loads(values[name])
        except (KeyError, TypeError, ValueError) as trouble:
            raise Unreadable(f"{NAMES[kind]}.{name}") from trouble
    return kind(**_read_image(kind, values, whole=True, stranger=False))


def _read_change(raw: object, *, stranger: bool) -> Change:
    if not isinstance(raw, list) or len(raw) != 4:
        raise Unreadable("change")
    name, id_, before, after = raw
    kind = BY_NAME.get(name) if isinstance(name, str) else None
    if kind is None or not isinstance(id_, str) or (before is None and after is None):
        raise Unreadable("change")
    if stranger:
        id_ = stranger_text(id_)
    whole = before is None or after is None
    was = None if before is None else _read_image(kind, before, whole=whole, stranger=stranger)
    now = None if after is None else _read_image(kind, after, whole=whole, stranger=stranger)
    if (whole and (was or now or {})["id"] != id_) or (not whole and "id" in {**(was or {}), **(now or {})}):
        raise Unreadable(f"{name}.id")
    return Change(kind, id_, was, now)


def _read_image(kind: type[Entity], raw: object, *, whole: bool, stranger: bool) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise Unreadable(NAMES[kind])
    readers = _strangers()[kind] if stranger else _READERS[kind]
    out: dict[str, Any] = {}
    if whole and raw.keys() != readers.keys():
        # Written before the kind had all of its fields: what came since has its default.
        out = {name: value for name, value in _DEFAULTS[kind].items() if name not in raw}
        if not readers.keys() <= raw.keys() | out.keys():
            raise Unreadable(NAMES[kind])
    for name, value in raw.items():
        try:
            out[name] = readers[name](value)
        except (KeyError, ValueError, TypeError) as trouble:
            raise Unreadable(f"{NAMES[kind]}.{name}") from trouble
    return out


def _reader(hint: object, *, stranger: bool) -> _Reader:
    if get_origin(hint) in {Union, types.UnionType}:
        (inner,) = (a for a in get_args(hint) if a is not type(None))
        return partial(_or_none, _reader(inner, stranger=stranger))
    if get_origin(hint) is tuple:
        return partial(_texts, _reader(str, stranger=stranger))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {member.value: member for member in hint}.__getitem__
    of_type: dict[object, _Reader] = {str: stranger_text if stranger else _text, int: _whole, bool: _truth}
    return of_type.get(hint, _date)


def _or_none(inner: _Reader, value: object) -> object:
    return None if value is None else inner(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def stranger_text(value: object) -> str:
    """A text from a stranger: composed, without controls and marks of direction.

    Raises ValueError where it is too long, TypeError where it is no text.
    """
    text = unicodedata.normalize("NFC", whole_unicode(_text(value)))
    if len(text) > LONGEST:
        raise ValueError
    return "".join(c for c in text if c in "\n\t" or (unicodedata.category(c) != "Cc" and c not in _DIRECTIONS))


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError
    if not -_WHOLE <= value < _WHOLE:
        raise ValueError
    return value


def _within(name: str, inner: _Reader) -> _Reader:
    """Holds a stranger's numbers to what a calendar and a screen can take."""
    return partial(_no_more_than, LATEST_MS if name.endswith("_ms") else _MOST, inner)


def _no_more_than(most: int, inner: _Reader, value: object) -> object:
    found = inner(value)
    if isinstance(found, int) and not -most < found < most:
        raise ValueError
    return found


@cache
def _strangers() -> Mapping[type[Entity], Mapping[str, _Reader]]:
    """As `_READERS`, for what may come from anybody; made when something does."""
    return {kind: {n: _within(n, _reader(_HINTS[kind][n], stranger=True)) for n in field_names(kind)} for kind in KINDS}


def _truth(value: object) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, int) and value in {0, 1}:
        return bool(value)
    raise TypeError


def _date(value: object) -> dt.date:
    return dt.date.fromisoformat(_text(value))


def _texts(inner: _Reader, value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError
    return tuple(inner(v) for v in value)


_HINTS = {kind: get_type_hints(kind) for kind in KINDS}
_READERS = {kind: {n: _reader(_HINTS[kind][n], stranger=False) for n in field_names(kind)} for kind in KINDS}
_DEFAULTS = {kind: {f.name: f.default for f in fields(kind) if f.default is not MISSING} for kind in KINDS}
_LISTS = {kind: tuple(n for n in field_names(kind) if get_origin(_HINTS[kind][n]) is tuple) for kind in KINDS}
