"""The room under a real window manager, on two monitors of one X screen, by real keys."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

pytestmark = [
    pytest.mark.real_window,
    pytest.mark.skipif(
        not all(map(shutil.which, ("Xvfb", "openbox", "xdotool", "xrandr"))),
        reason="needs Xvfb, openbox, xdotool and xrandr",
    ),
]

LEFT, RIGHT = "1280/340x1080/190+0+0", "1280/340x1080/190+1280+0"
PATIENCE = 60.0


class Hall:
    """An X server with a window manager, and a stage in it."""

    def __init__(self, folder: Path, **env: str) -> None:
        self._folder = folder
        read, write = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "2560x1080x24", "-nolisten", "tcp"],
            pass_fds=(write,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(write)
        with os.fdopen(read) as display:
            number = display.readline().strip()
        self._env = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb", **env}
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self._manager = subprocess.Popen(["openbox", "--sm-disable"], env=self._env, **quiet)  # type: ignore[call-overload]
        time.sleep(0.5)
        self.run("xrandr", "--setmonitor", "LAPTOP", LEFT, "screen")
        self.plug()
        self._stage = subprocess.Popen(
            [sys.executable, "-m", "tests.ui.projector.stage"], env=self._env, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def run(self, *words: str) -> str:
        """A command on this display."""
        done = subprocess.run(words, env=self._env, capture_output=True, text=True, timeout=PATIENCE, check=False)
        return done.stdout

    def plug(self) -> None:
        self.run("xrandr", "--setmonitor", "PROJ", RIGHT, "none")

    def unplug(self) -> None:
        self.run("xrandr", "--delmonitor", "PROJ")

    def ask(self, words: str = "state") -> dict[str, Any]:
        """Tells the stage something; what the room is then."""
        assert self._stage.stdin is not None
        assert self._stage.stdout is not None
        self._stage.stdin.write(words + "\n")
        self._stage.stdin.flush()
        answer: dict[str, Any] = json.loads(self._stage.stdout.readline())
        return answer

    def until(self, true: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """What the room is, as soon as it is so."""
        end = time.monotonic() + PATIENCE
        while True:
            now = self.ask()
            if true(now):
                return now
            assert time.monotonic() < end, now
            time.sleep(0.05)

    def key(self, title: str, *keys: str) -> None:
        """Real keys to a window that is in front."""
        end = time.monotonic() + PATIENCE
        while not (found := self.run("xdotool", "search", "--onlyvisible", "--name", title).split()):
            assert time.monotonic() < end, title  # a window that goes just then breaks a search off
        self.run("xdotool", "windowactivate", "--sync", found[-1])
        for key in keys:
            self.run("xdotool", "key", "--clearmodifiers", key)

    def picture(self) -> Image.Image:
        """What hangs on both monitors."""
        path = self._folder / "both.png"
        self.ask(f"picture {path}")
        return Image.open(path).convert("RGB")

    def shows(self, true: Callable[[Image.Image], bool]) -> None:
        """Waits until both monitors show it: a screen is painted when it comes to that."""
        end = time.monotonic() + PATIENCE
        while not true(self.picture()):
            assert time.monotonic() < end
            time.sleep(0.1)

    def close(self) -> None:
        self._stage.communicate("quit\n", timeout=PATIENCE)
        for process in (self._manager, self._server):
            process.terminate()
            process.wait(PATIENCE)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    opened = Hall(tmp_path)
    try:
        opened.until(lambda now: now["visible"])
        yield opened
    finally:
        opened.close()


def test_a_sharper_projector_gets_every_pixel_of_its_own(tmp_path: Path) -> None:
    """The laptop at 100 %, the room at 150 %: mixed scaling."""
    hall = Hall(tmp_path, QT_SCREEN_SCALE_FACTORS="LAPTOP=1;PROJ=1.5")
    try:
        now = hall.until(lambda now: now["visible"] and now["frame"] == [1280, 1080])
        assert now["window"][2:] == [853, 720]  # what 1280 x 1080 are at 150 %
    finally:
        hall.close()


def test_a_room_under_a_window_manager(hall: Hall) -> None:
    """One day of it: the second screen, typing, the clicker, unplugged and back, smaller, lent."""
    room = hall.until(lambda now: now["window"] == [1280, 0, 1280, 1080] and now["active"])
    assert room["state"] == "following"

    hall.run("xdotool", "type", "--delay", "20", "ordene kommer her b.w")
    assert hall.until(lambda now: now["typed"].endswith("w"))["typed"] == "ordene kommer her b.w"
    assert hall.ask()["state"] == "following"

    hall.shows(lambda both: both.getpixel((1290, 10)) == (255, 255, 255))
    hall.shows(lambda both: len(both.crop((1280, 0, 2560, 1080)).getcolors(1 << 20) or ()) > 20)  # something is written

    hall.key("Plenum: the room", "Right")
    hall.until(lambda now: now["running"] == "Velkomst")
    hall.key("Plenum: the room", "space", "Next")
    hall.until(lambda now: now["running"] == "Historier og praktiske erfaringer")
    hall.key("Plenum: the room", "b")
    hall.until(lambda now: now["state"] == "black")
    hall.shows(lambda both: both.getpixel((1900, 500)) == (0, 0, 0))
    hall.key("Plenum: the room", "F5")
    hall.until(lambda now: now["state"] == "following")
    hall.key("Plenum: the room", "Escape")
    assert hall.until(lambda now: now["state"] == "black")["visible"]
    hall.key("Plenum: the room", "F5")

    for _ in range(25):
        hall.unplug()
        gone = hall.until(lambda now: not now["visible"])
        assert gone["state"] == "unplugged"
        hall.plug()
        hall.run("xdotool", "type", "--delay", "5", "o")  # whoever types while it comes back types on
        back = hall.until(lambda now: now["visible"] and now["window"] == [1280, 0, 1280, 1080])
        assert back["state"] == "following"
        assert back["scene"] == "now"

    assert hall.until(lambda now: now["typed"].endswith("o" * 25))["active"]

    hall.ask("lend")
    hall.until(lambda now: now["state"] == "lent" and not now["visible"] and not now["strip"])
    hall.ask("slides")
    lent = hall.until(lambda now: now["strip"])
    assert lent["strip_at"][0] + lent["strip_at"][2] <= 1280
    hall.key("Slides", "y")
    assert hall.until(lambda now: now["slides"] == "y")["strip"]  # it never takes the focus
    hall.key("Console", "x")
    hall.until(lambda now: now["typed"].endswith("x") and not now["strip"])  # and is never in the console's way
    hall.ask("back")
    hall.until(lambda now: now["visible"] and not now["strip"])


def test_lent_and_taken_back_in_a_window_on_one_screen(hall: Hall) -> None:
    """The projector is gone, the projection goes on in a window: lending it and taking it back is no end of it."""
    hall.unplug()
    hall.until(lambda now: now["state"] == "unplugged")
    hall.ask("show")
    before = hall.until(lambda now: now["state"] == "following" and now["frame"][0] > 0)
    time.sleep(0.4)  # the manager puts it in its frame
    before = hall.ask()
    hall.ask("lend")
    hall.until(lambda now: now["state"] == "lent" and not now["visible"])
    hall.ask("back")
    hall.until(lambda now: now["visible"] and now["state"] == "following" and now["active"])
    hall.run("xdotool", "type", "--delay", "20", "her")  # and the typist goes on
    after = hall.until(lambda now: now["typed"] == "her")
    assert after["frame"] == before["frame"]
    assert all(abs(a - b) < 40 for a, b in zip(after["window"], before["window"], strict=True))
