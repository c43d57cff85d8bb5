"""`plenum rehearse`: a day on a simulated clock, through the same services, storage and documents as a real one."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from app.bootstrap import House, library_in
from app.bootstrap.shelf import REHEARSAL
from app.cli.documents import print_paths, write
from app.cli.passing import passing_folder
from app.domain.debate import Contribution
from app.domain.plenum import Conclusion, NextStep
from app.scenario import reader
from app.scenario.player import Player
from app.scenario.reader import BadScenario, Scenario
from app.services.checked import Misfit
from app.services.ports import Format
from app.words import Many, Message, say

SHIPPED = "digitalt-medborgerskab"
"""The template whose own rehearsal is played when no scenario is given."""

MOST_BYTES = 4_000_000
"""A scenario longer than this is no scenario: a day of a thousand remarks takes a tenth of it."""

_BAR = 30

_PLAYED = Message("cli", "Played “{0}”: {1}, {2}, {3}")
_REMARKS = Many("cli", "{0} remark", "{0} remarks")
_CONCLUSIONS = Many("cli", "{0} conclusion", "{0} conclusions")
_STEPS = Many("cli", "{0} next step", "{0} next steps")
_PLAYING = Message("cli", "Playing the day")


def run_rehearse(at: House, asked: argparse.Namespace) -> int:
    """Plays a scenario; prints what its looks answer, or what was said and concluded."""
    scenario = load(at, asked.scenario)
    if asked.show:
        from app.cli.show import show_rehearsal

        return show_rehearsal(at, scenario, asked.speed)
    return play(at, scenario, out=Path(asked.out) if asked.out else None, as_json=asked.json)


def load(at: House, file: str | None) -> Scenario:
    """The scenario in a file; None is the shipped day's own rehearsal. Raises BadScenario, OSError."""
    path = at.shelf.file(SHIPPED, REHEARSAL) if file is None else Path(file)
    with path.open("rb") as opened:
        raw = opened.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise BadScenario(Misfit(("", 0), str(path), "too_long", str(MOST_BYTES)), 0)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadScenario(Misfit(("", 0), str(path), "not_utf8"), 0) from None
    return reader.read(text, at.ids, at.shelf.template)


def play(
    at: House, scenario: Scenario, *, out: Path | None, as_json: bool, formats: Sequence[Format] = tuple(Format)
) -> int:
    """Plays it in a folder of its own, so that nothing of a rehearsal reaches the workshops of this laptop."""
    with passing_folder() as folder:
        player = Player(scenario, library_in(folder), at.ids)
        try:
            while not player.done:
                player.step()
                if not as_json:
                    _progress(player)
            state = player.opened.logbook.state
            paths = () if out is None else write(player.opened.logbook, out, player.clock.now(), formats)
        finally:
            player.close()
    if as_json:
        sys.stdout.write(json.dumps(player.answers, ensure_ascii=False, indent=1) + "\n")
        return 0
    counts = (
        say(_REMARKS, len(state.of(Contribution))),
        say(_CONCLUSIONS, len(state.of(Conclusion))),
        say(_STEPS, len(state.of(NextStep))),
    )
    sys.stdout.write(say(_PLAYED, scenario.title, *counts) + "\n")
    print_paths(paths)
    return 0


def _progress(player: Player) -> None:
    """A bar that grows where somebody watches; a file that takes our output gets the whole one."""
    watched = sys.stderr.isatty()
    if watched or player.done:
        share = player.played / player.total
        bar = "#" * round(_BAR * share)
        start, end = "\r" if watched else "", "\n" if player.done else ""
        sys.stderr.write(f"{start}{say(_PLAYING)} [{bar:<{_BAR}}] {share:4.0%}{end}")
        sys.stderr.flush()
