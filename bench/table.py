"""The shape of a measurement: alternating rounds of a floor and of ours, medians, a goal, one table."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

ROUNDS = 7


@dataclass(frozen=True)
class Row:
    """One line: milliseconds of the floor and of ours, their ratio, and what we want of it."""

    metric: str
    floor_ms: float | None
    ours_ms: float
    goal: str
    met: bool

    @property
    def ratio(self) -> float | None:
        """Ours over the floor."""
        return self.ours_ms / self.floor_ms if self.floor_ms else None


def milliseconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def side_by_side(
    metric: str, floor: Callable[[], float], ours: Callable[[], float], most: float, rounds: int = ROUNDS
) -> Row:
    """Alternating rounds of two callables that return milliseconds; met when the ratio is at most `most`."""
    pairs = [(floor(), ours()) for _ in range(rounds)]
    below, above = (statistics.median(side) for side in zip(*pairs, strict=True))
    return Row(metric, below, above, f"<= {most:g}x", above <= most * below)


def alone(metric: str, ours: Callable[[], float], most_ms: float, rounds: int = ROUNDS) -> Row:
    """The median of some rounds against a number of milliseconds."""
    median = statistics.median(ours() for _ in range(rounds))
    return Row(metric, None, median, f"<= {most_ms:g} ms", median <= most_ms)


def percentile(samples: list[float], share: float) -> float:
    """The sample that `share` of all lie below (0.99: what a person feels)."""
    return sorted(samples)[min(len(samples) - 1, int(len(samples) * share))]


def show(rows: list[Row], last: Path) -> None:
    """Prints the table, with the last run's ours beside, and keeps this one as JSON."""
    before = {}
    if last.exists():
        before = {row["metric"]: row["ours_ms"] for row in json.loads(last.read_text("utf-8"))}
    head = f"{'metric':<58}{'floor':>10}{'ours':>10}{'ratio':>8}{'last':>10}  goal"
    print(head, "-" * len(head), sep="\n")
    for row in rows:
        floor = "" if row.floor_ms is None else f"{row.floor_ms:.3f}"
        ratio = "" if row.ratio is None else f"{row.ratio:.2f}x"
        was = f"{before[row.metric]:.3f}" if row.metric in before else ""
        mark = "" if row.met else "  missed"
        print(f"{row.metric:<58}{floor:>10}{row.ours_ms:>10.3f}{ratio:>8}{was:>10}  {row.goal}{mark}")
    last.write_text(json.dumps([asdict(row) for row in rows], indent=1), "utf-8")
