"""What a `look` answers: the standing in the words and signs of docs/scenarios.md."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from app.domain.standing import ItemStanding, Standing

Answer = Mapping[str, Any]
"""One look, ready for JSON."""


def answer(label: str, standing: Standing, zone: ZoneInfo, refused: Mapping[str, str] | None) -> Answer:
    """The standing as a look has it: whole seconds, times of the workshop's zone."""
    current, anchor = standing.current, standing.item(standing.next_anchor)
    return {
        "label": label,
        "at": _moment(standing.at_ms, zone).isoformat(timespec="seconds"),
        "state": str(standing.state),
        "running": None if current is None else current.title,
        "elapsed_s": _seconds(standing.elapsed_ms),
        "remaining_s": _seconds(standing.remaining_ms),
        "overrun_s": _seconds(standing.overrun_ms),
        "offset_s": _seconds(standing.offset_ms),
        "slack_s": _seconds(standing.slack_ms),
        "missing_s": _seconds(standing.missing_ms),
        "must_end_by": _clock(standing.must_end_by_ms, zone),
        "next_anchor": None if anchor is None else anchor.title,
        "items": [_item(item, zone) for item in standing.items],
        "notices": [str(notice) for notice in standing.notices],
        "refused": refused,
    }


def _item(item: ItemStanding, zone: ZoneInfo) -> Answer:
    return {
        "title": item.title,
        "kind": str(item.kind),
        "day": item.day,
        "state": str(item.state),
        "planned_start": _clock(item.planned_start_ms, zone),
        "planned_end": _clock(item.planned_end_ms, zone),
        "expected_start": _clock(item.expected_start_ms, zone),
        "expected_end": _clock(item.expected_end_ms, zone),
        "actual_start": _clock(item.actual_start_ms, zone),
        "actual_end": _clock(item.actual_end_ms, zone),
        "cut_s": _seconds(item.cut_ms),
    }


def _seconds(milliseconds: int) -> int:
    return round(milliseconds / 1000)


def _clock(utc_ms: int | None, zone: ZoneInfo) -> str | None:
    return None if utc_ms is None else _moment(utc_ms, zone).strftime("%H:%M:%S")


def _moment(utc_ms: int, zone: ZoneInfo) -> dt.datetime:
    return dt.datetime.fromtimestamp(utc_ms // 1000, zone)
