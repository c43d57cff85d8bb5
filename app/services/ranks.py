"""Ranks: texts whose order is the order of what bears them, with room for one more between any two."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from app.domain.gestures import Refused

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_BASE = len(_DIGITS)


def rank(number: int) -> str:
    """The rank of the n-th of what comes in order, with room between."""
    return f"{number:04d}"


def after_last(ranks: Iterable[str]) -> str:
    """A rank after all of these."""
    last = max(ranks, default="")
    if last.isascii() and last.isdigit() and last.strip("9"):
        return f"{int(last) + 1:0{len(last)}d}"
    return between(last, "") if last else "0001"


def between(low: str, high: str) -> str:
    """A rank after `low` and before `high`; an empty one is the end on that side. low < high, or they are equal:
    then what is made follows both."""
    if high and low >= high:
        high = ""
    made = ""
    at = 0
    while True:
        if high and at >= max(len(low), len(high)):
            high = ""  # nothing lies between them
        floor = _value(low, at)
        ceiling = _value(high, at) if high else _BASE
        if ceiling - floor > 1:
            return made + _DIGITS[(floor + ceiling) // 2]
        made += _DIGITS[floor]
        if ceiling != floor:
            high = ""  # already below it: only `low` bounds what follows
        at += 1


def _value(rank: str, at: int) -> int:
    return _DIGITS.find(rank[at]) if at < len(rank) and rank[at] in _DIGITS else 0


class Ranked(Protocol):
    """What has a rank among its like."""

    @property
    def id(self) -> str: ...
    @property
    def rank(self) -> str: ...


def placed(among: Iterable[Ranked], id: str, before: str | None) -> str:
    """The rank that puts `id` just before another, or last. Raises Refused("gone") where the other is not there."""
    others = sorted((e.rank, e.id) for e in among if e.id != id)
    if before is None:
        return after_last(rank for rank, _id in others)
    at = next((n for n, (_rank, other) in enumerate(others) if other == before), None)
    if at is None:
        raise Refused("gone", id=before)
    return between(others[at - 1][0] if at else "", others[at][0])
