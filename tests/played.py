"""The shipped day as its rehearsal leaves it, played once for all tests of a process."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.bootstrap import RandomIds, house, library_in
from app.cli.rehearse import load
from app.domain.gestures import Gesture, Moment, State
from app.scenario.player import Player


@dataclass(frozen=True)
class Played:
    """What is left in memory when the last step is over; all of it immutable."""

    state: State
    log: tuple[Gesture, ...]
    now: Moment
    answers: tuple[object, ...]


@cache
def shipped_day() -> Played:
    """The rehearsal of the shipped day, at four in the afternoon."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        player = Player(load(house(), None), library_in(Path(folder)), RandomIds())
        answers = player.play()
        book = player.opened.logbook
        played = Played(book.state, book.log, player.clock.now(), answers)
        player.close()
    return played
