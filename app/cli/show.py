"""`plenum rehearse --show`: a scenario played in the windows."""

from __future__ import annotations

import tempfile
from pathlib import Path

from app.bootstrap import House, library_in
from app.scenario.player import Player
from app.scenario.reader import Scenario
from app.services.ports import Unavailable
from app.ui import application


def show_rehearsal(at: House, scenario: Scenario, speed: float) -> int:
    """Plays a scenario in the windows."""
    if application.obstacle():
        raise Unavailable("no_screen")
    with tempfile.TemporaryDirectory(prefix="plenum-", ignore_cleanup_errors=True) as folder:
        return application.show_player(at, Player(scenario, library_in(Path(folder)), at.ids), speed)
