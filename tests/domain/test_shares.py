"""Shares of a deficit: the rules of the cut, by example and against a count by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest
from app.domain.timing.replan import share_out
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import FUZZ

MINUTE = 60_000


def minutes(weights: list[int], caps: list[float], short: float) -> list[float]:
    shares = share_out(weights, [round(c * MINUTE) for c in caps], round(short * MINUTE))
    return [s / MINUTE for s in shares]


@pytest.mark.parametrize(
    ("weights", "caps", "short", "shares"),
    [
        ([1, 2, 1], [5, 10, 10], 10, [1, 6, 3]),  # the spec's morning
        ([1, 1], [10, 10], 5, [2, 3]),  # a tie goes to the later
        ([1, 1], [10, 10], 4.2, [2, 3]),  # rounded up to whole minutes first
        ([3, 1], [3, 10], 5, [2, 3]),
        ([9, 1, 1], [3, 10, 8], 10, [3, 4, 3]),  # above its cap: capped, and the rest shared anew
        ([0, 1], [10, 10], 6, [0, 6]),  # weight 0 gives nothing ...
        ([0, 1], [10, 4], 6, [2, 4]),  # ... before all others have given all
        ([0, 0], [10, 5], 6, [4, 2]),
        ([1, 1], [3, 2], 9, [3, 2]),  # all there is
        ([1], [2.5], 2.5, [2.5]),  # the seconds of a running item, when nothing else is left
        ([1, 1], [2.5, 9], 4, [1, 3]),
        ([1, 1], [0, 0], 4, [0, 0]),
        ([1, 1], [5, 5], 0, [0, 0]),
    ],
)
def test_shares(weights: list[int], caps: list[float], short: float, shares: list[float]) -> None:
    assert minutes(weights, caps, short) == shares


lines = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 90)), min_size=1, max_size=12)


@settings(max_examples=FUZZ or 1000)
@given(lines, st.integers(0, 400))
def test_property_shares_are_the_deficit_in_whole_minutes_near_their_proportion(
    rows: list[tuple[int, int]], short: int
) -> None:
    weights, caps = [w for w, _c in rows], [c for _w, c in rows]
    shares = share_out(weights, [c * MINUTE for c in caps], short * MINUTE)
    assert sum(shares) == min(short, sum(caps)) * MINUTE
    assert all(s % MINUTE == 0 and 0 <= s <= c * MINUTE for s, c in zip(shares, caps, strict=True))
    if sum(c for w, c in rows if w) >= short:
        assert all(s == 0 for s, w in zip(shares, weights, strict=True) if w == 0)
        total = sum(w * c for w, c in rows)
        exact = [Fraction(short * w * c, total) if total else Fraction(0) for w, c in rows]
        if all(e <= c for e, c in zip(exact, caps, strict=True)):
            assert all(abs(s // MINUTE - e) < 1 for s, e in zip(shares, exact, strict=True))
