"""Which backups stay as they age."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from app.storage.backups import SUFFIX, made_at, too_many

NOW = dt.datetime(2026, 3, 12, 16, 0, tzinfo=dt.UTC)


def names(*ages: dt.timedelta) -> tuple[Path, ...]:
    return tuple(Path(f"{(NOW - age).strftime('%Y%m%dT%H%M%S%fZ')}{SUFFIX}") for age in ages)


def kept(paths: tuple[Path, ...]) -> int:
    return len(paths) - len(too_many(paths, NOW))


def test_of_a_day_with_one_every_ten_minutes_two_hours_stay_whole_and_one_an_hour_before() -> None:
    day = names(*(dt.timedelta(minutes=10 * n) for n in range(48)))
    gone = too_many(day, NOW)
    assert not set(gone) & set(day[:12])
    assert kept(day) == 12 + 7
    assert day[-1] in gone or kept(day) == 19


def test_older_days_keep_one_and_older_months_one() -> None:
    week = names(*(dt.timedelta(days=2, hours=n) for n in range(48)))
    assert kept(week) == 3
    years = names(*(dt.timedelta(days=100 + n) for n in range(365)))
    assert kept(years) == 13


def test_the_newest_of_each_span_stays_and_thinning_twice_changes_nothing() -> None:
    paths = names(*(dt.timedelta(hours=3 * n) for n in range(400)))
    gone = set(too_many(paths, NOW))
    left = tuple(p for p in paths if p not in gone)
    assert paths[0] in left
    assert too_many(left, NOW) == ()


def test_what_has_no_time_in_its_name_is_never_thrown_away() -> None:
    assert made_at(Path("form-1.old")) is None
    assert made_at(Path(f"mine{SUFFIX}")) is None
    assert too_many((Path(f"mine{SUFFIX}"),) * 3, NOW) == ()
