"""Saving the day: what to take from what is to come so that the anchors hold.

To the next anchor: free gaps first; then cuts by weight x (length - minimum), in whole minutes; then the anchor slips
within its tolerance; what is left is missing. Then the same from that anchor to the one after it. Computed from the
frozen plan as edited, never from the last re-plan.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.domain.gestures import Moment
from app.domain.standing import ItemState
from app.domain.timing.ahead import Leg, legs_ahead, running_leg
from app.domain.timing.course import Course
from app.domain.timing.plan import MINUTE


@dataclass(frozen=True, slots=True)
class Solution:
    """What a re-plan takes. cuts: from each item. pulled: starts (UTC) before the planned ones, where gaps are used.

    missing_ms: by how much the anchor worst off lies beyond its tolerance. deficit_ms: to the next anchor that is
    in need; anchor: that one. broken: the anchors beyond their tolerance.
    """

    cuts: Mapping[str, int] = field(default_factory=dict)
    pulled: Mapping[str, int] = field(default_factory=dict)
    missing_ms: int = 0
    deficit_ms: int = 0
    anchor: str | None = None
    broken: tuple[str, ...] = ()


def solve(course: Course, now: Moment, *, spare_running: bool = False) -> Solution:
    """The re-plan of a course at a moment. spare_running: nothing is taken from what runs."""
    t = course.true_time(now)
    running = running_leg(course, t)
    if spare_running and running is not None:
        running = replace(running, least_ms=running.uncut_ms)
    legs = [] if running is None else [running]
    legs += legs_ahead(course)
    cuts, broken = [0] * len(legs), []
    pulled: dict[str, int] = {}
    missing, deficit, needy = 0, 0, None
    cursor, i, reached = now.utc_ms, 0, -1
    while True:
        k = next((n for n in range(reached + 1, len(legs)) if legs[n].anchor_ms is not None), None)
        if k is None:
            break
        target = legs[k].anchor_ms or 0
        stretch = legs[i:k]
        short = _arrival(stretch, cursor, [leg.uncut_ms for leg in stretch]) - target
        if short > 0:
            if needy is None:
                deficit, needy = short, legs[k].ids[0]
            cuts[i:k] = _cuts(stretch, cursor, short)
        lengths = [leg.uncut_ms - cut for leg, cut in zip(stretch, cuts[i:k], strict=True)]
        arrival = max(target, legs[k].earliest_ms or 0, _arrival(stretch, cursor, lengths))
        pulled.update(_pulled(stretch, lengths, arrival))
        late = arrival - target - legs[k].tolerance_ms
        if late > 0:
            missing = max(missing, late)
            broken.append(legs[k].ids[0])
        cursor = arrival
        i, reached = k, k
    taken: dict[str, int] = {}
    for leg, cut in zip(legs, cuts, strict=True):
        if cut:
            taken.update(_of_members(course, leg, cut, t))
    return Solution(taken, pulled, missing, deficit, needy, tuple(broken))


def _arrival(legs: Sequence[Leg], cursor: int, lengths: Sequence[int]) -> int:
    """When the legs are over, every gap used."""
    for n, leg in enumerate(legs):
        cursor = leg.end(_firm_start(legs, n, cursor), lengths[n])
    return cursor


def _firm_start(legs: Sequence[Leg], n: int, cursor: int) -> int:
    leg = legs[n]
    return max(cursor, leg.earliest_ms) if leg.firm and leg.earliest_ms is not None else cursor


def _pulled(legs: Sequence[Leg], lengths: Sequence[int], arrival: int) -> Mapping[str, int]:
    """The starts that a gap must give, and no more than that."""
    pulled: dict[str, int] = {}
    latest = arrival
    for leg, length in zip(reversed(legs), reversed(lengths), strict=True):
        latest -= length
        if leg.earliest_ms is not None and not leg.firm and latest < leg.earliest_ms:
            pulled.update(dict.fromkeys(leg.ids, latest))
    return pulled


def _cuts(legs: Sequence[Leg], cursor: int, short: int) -> list[int]:
    """What each leg gives, together `short` rounded up to whole minutes, or all there is.

    A firm start or a fixed end on the way takes up what is cut before it, beyond its own lateness: so much and no
    more is taken there, and the rest after it.
    """
    caps = [max(0, leg.uncut_ms - leg.least_ms) for leg in legs]
    shares = share_out([leg.weight for leg in legs], caps, short)
    barrier: tuple[int, int, int] | None = None  # the last that more is taken before than helps
    at = cursor
    for n, leg in enumerate(legs):
        start = _firm_start(legs, n, at)
        if leg.firm and leg.earliest_ms is not None:
            useful = max(0, at - leg.earliest_ms)
            if sum(shares[:n]) > _whole(useful):
                barrier = n, useful, start
        at = leg.end(start, leg.uncut_ms)
        if leg.fixed_end_ms is not None:
            useful = max(0, at - leg.fixed_end_ms)
            if sum(shares[: n + 1]) > _whole(useful):
                barrier = n + 1, useful, at
    return shares if barrier is None else _cuts_about(legs, cursor, short, *barrier)


def _cuts_about(legs: Sequence[Leg], cursor: int, short: int, n: int, useful: int, at: int) -> list[int]:
    """Cuts on both sides of a barrier: `useful` before leg n, the rest from it on."""
    before = _cuts(legs[:n], cursor, useful) if useful else [0] * n
    rest = short - min(sum(before), useful)
    return [*before, *_cuts_after(legs[n:], at, rest)]


def _cuts_after(legs: Sequence[Leg], at: int, short: int) -> list[int]:
    """The legs after a barrier, which itself binds no more."""
    if not legs or short <= 0:
        return [0] * len(legs)
    head = replace(legs[0], earliest_ms=None, firm=False)
    return _cuts([head, *legs[1:]], at, short)


def _whole(milliseconds: int) -> int:
    """Rounded up to whole minutes."""
    return -(-milliseconds // MINUTE) * MINUTE


def share_out(weights: Sequence[int], caps: Sequence[int], short: int) -> list[int]:
    """Shares of a deficit, each proportional to weight x cap, none above its cap.

    In whole minutes: floored, then one minute each by largest remainder, ties to the later item. A share above its
    cap is capped and the rest shared anew. Weight 0 gives only when all others have given all. Together they are the
    deficit rounded up to whole minutes, or all there is: then the seconds of a cap that is no whole minute go too.
    """
    shares = [0] * len(caps)
    wanted = _whole(short)
    for weighted in (True, False):
        active = [n for n, cap in enumerate(caps) if cap >= MINUTE and (weights[n] > 0) is weighted]
        claims = {n: caps[n] * (weights[n] if weighted else 1) for n in active}
        while active and wanted > 0:
            total = sum(claims[n] for n in active)
            over = [n for n in active if wanted * claims[n] >= caps[n] // MINUTE * MINUTE * total]
            given = {n: caps[n] // MINUTE * MINUTE for n in over} or _rounded(active, claims, wanted)
            for n, share in given.items():
                shares[n] = share
                wanted -= share
            active = [n for n in active if n not in given]
    if wanted > 0:
        rest = short - sum(shares)
        for n, cap in enumerate(caps):
            seconds = max(0, min(rest, cap - shares[n]))
            shares[n] += seconds
            rest -= seconds
    return shares


def _rounded(active: Sequence[int], claims: Mapping[int, int], wanted: int) -> Mapping[int, int]:
    """Whole minutes by largest remainder, ties to the later."""
    total = sum(claims[n] for n in active)
    shares = {n: wanted * claims[n] // (total * MINUTE) * MINUTE for n in active}
    left = (wanted - sum(shares.values())) // MINUTE
    remainders = sorted(active, key=lambda n: (wanted * claims[n] - shares[n] * total, n), reverse=True)
    for n in remainders[:left]:
        shares[n] += MINUTE
    return shares


def _of_members(course: Course, leg: Leg, cut: int, t: int) -> Mapping[str, int]:
    """A block is cut as one: what its longest members give; a member that ends before the new end gives nothing."""
    ran = 0
    if course.running is not None and leg.ids == course.running.ids:
        ran = course.running.ran(t)
    length = leg.uncut_ms - cut
    given: dict[str, int] = {}
    for name in leg.ids:
        part = course.parts[name]
        rest = part.length_ms - part.spent_ms - ran
        if rest > length and part.state is not ItemState.SKIPPED and part.fixed_end_ms is None:
            given[name] = rest - length
    return given
