"""A whole day in the real program, under a real window manager, on two screens, by real key events.

`make day` leaves a picture of the console and of the wall at each item of the agenda.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from app.bootstrap import house as make_house
from app.bootstrap import library_in, open_workshop
from app.domain.day import EntryVerb, RunEntry
from app.domain.debate import Contribution
from app.domain.plenum import Conclusion
from PIL import Image, ImageChops

pytestmark = [
    pytest.mark.real_window,
    pytest.mark.slow,
    pytest.mark.skipif(
        not all(map(shutil.which, ("Xvfb", "openbox", "xdotool", "xrandr"))),
        reason="needs Xvfb, openbox, xdotool and xrandr",
    ),
]

ROOT = Path(__file__).parents[3]
ITEMS = 13
GROUPS, AFTER_REPORT_BACK = 5, 11
PATIENCE = 120.0
HEIGHT = 800


class Desktop:
    """An X server with two monitors and a window manager, and the program in it."""

    def __init__(self, data: Path) -> None:
        read, write = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "2560x800x24", "-nolisten", "tcp"],
            pass_fds=(write,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(write)
        with os.fdopen(read) as display:
            number = display.readline().strip()
        self.env = {
            **os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb", "PLENUM_DATA_DIR": str(data),
            "PLENUM_LANGUAGE": "da",
        }  # fmt: skip
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self._manager = subprocess.Popen(["openbox", "--sm-disable"], env=self.env, **quiet)  # type: ignore[call-overload]
        time.sleep(0.5)
        self.run("xrandr", "--setmonitor", "LAPTOP", "1280/340x800/190+0+0", "screen")
        self.run("xrandr", "--setmonitor", "PROJ", "1280/340x800/190+1280+0", "none")
        self.program = subprocess.Popen([sys.executable, "-m", "app"], cwd=ROOT, env=self.env, stderr=subprocess.PIPE)

    def run(self, *words: str) -> str:
        return subprocess.run(words, env=self.env, capture_output=True, text=True, timeout=PATIENCE, check=False).stdout

    def wait_for(self, title: str) -> str:
        """The id of a window, as soon as it can be seen."""
        end = time.monotonic() + PATIENCE
        while not (found := self.run("xdotool", "search", "--onlyvisible", "--name", title).split()):
            assert time.monotonic() < end, title
            time.sleep(0.1)
        return found[-1]

    def in_front(self, title: str) -> None:
        """Waits until a window has the keyboard."""
        end = time.monotonic() + PATIENCE
        while title not in self.run("xdotool", "getactivewindow", "getwindowname"):
            assert time.monotonic() < end, title
            time.sleep(0.1)

    def key(self, *keys: str) -> None:
        self.run("xdotool", "key", "--clearmodifiers", *keys)

    def write(self, text: str) -> None:
        self.run("xdotool", "type", "--delay", "12", text)

    def picture(self, path: Path) -> Image.Image:
        """What hangs on both monitors; kept as two pictures, of the console and of the wall."""
        script = (
            "import sys; from PySide6.QtGui import QGuiApplication; app = QGuiApplication([]);"
            "screen = app.primaryScreen(); whole = screen.virtualGeometry();"
            "screen.grabWindow(0, whole.x(), whole.y(), whole.width(), whole.height()).save(sys.argv[1])"
        )
        subprocess.run([sys.executable, "-c", script, str(path)], env=self.env, timeout=PATIENCE, check=True)
        both = Image.open(path).convert("RGB")
        path.unlink()
        for name, left in (("console", 0), ("wall", both.width // 2)):
            one = both.crop((left, 0, left + both.width // 2, both.height))
            one.save(path.with_name(f"{path.stem}-{name}.png"))
        return both

    def close(self) -> None:
        for process in (self.program, self._manager, self._server):
            if process.poll() is None:
                process.terminate()
                process.wait(PATIENCE)
        if self.program.stderr is not None:
            self.program.stderr.close()


def _height(geometry: str) -> int:
    """How high a window is without its frame, as xdotool tells it."""
    return next(int(line.partition("=")[2]) for line in geometry.split() if line.startswith("HEIGHT="))


def _another(desktop: Desktop, path: Path, last: Image.Image | None) -> Image.Image:
    """What both monitors show as soon as it is another picture than the last; it has had time to be painted whole."""
    end = time.monotonic() + PATIENCE
    while True:
        time.sleep(0.6)
        shown = desktop.picture(path)
        if last is None or ImageChops.difference(shown, last).getbbox() is not None:
            return shown
        assert time.monotonic() < end, f"{path.stem} looks as the one before"


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    opened = Desktop(tmp_path / "data")
    try:
        yield opened
    finally:
        opened.close()


def test_the_shipped_day_by_real_keys_on_two_screens(
    desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures = Path(os.environ.get("PLENUM_PICTURES") or tmp_path)
    pictures.mkdir(parents=True, exist_ok=True)
    desktop.in_front("Plenum")
    desktop.key("Return")  # the first way in: the day that is included
    desktop.wait_for("Plenum: salen")
    desktop.in_front("Workshop Digitalt medborgerskab")
    last = None
    for number in range(1, ITEMS + 1):
        if number == AFTER_REPORT_BACK:
            desktop.key(*["ctrl+Return"] * GROUPS)  # each group has the floor before the day goes on
        desktop.key(
            "ctrl+Return", *(["ctrl+Return"] if number > 1 else [])
        )  # the second press means it, early as it is
        desktop.write(f"ord nummer {number} fra punktet")
        desktop.key("Return")
        shape = desktop.run("xdotool", "getwindowgeometry", "--shell", desktop.wait_for("Workshop Digitalt"))
        assert _height(shape) < HEIGHT, "with its frame the window is higher than the laptop: the line is out of sight"
        last = _another(desktop, pictures / f"{number:02}.png", last)
    assert len(list(pictures.glob("*-wall.png"))) == ITEMS
    desktop.key("F4", "ctrl+z", "F2", "Escape", "Escape")
    desktop.key("alt+F4")
    assert desktop.program.wait(PATIENCE) == 0
    assert desktop.program.stderr is not None
    said = desktop.program.stderr.read().decode()
    assert "Traceback" not in said, said

    monkeypatch.setenv("PLENUM_DATA_DIR", str(tmp_path / "data"))
    at = make_house()
    (card,) = at.cards()
    opened = open_workshop(at, card.id)
    state = opened.logbook.state
    texts = [r.text for r in state.of(Contribution).values()]
    opened.store.close()
    assert texts == [f"ord nummer {n} fra punktet" for n in range(1, ITEMS)]  # Ctrl+Z took the last one back
    advances = [e for e in state.of(RunEntry).values() if e.verb is EntryVerb.ADVANCED]
    assert len(advances) == ITEMS
    assert not state.of(Conclusion)


def test_a_second_start_raises_the_first(desktop: Desktop) -> None:
    desktop.in_front("Plenum")
    words = [sys.executable, "-m", "app"]
    second = subprocess.run(words, cwd=ROOT, env=desktop.env, timeout=PATIENCE, check=False)
    assert second.returncode == 0
    assert desktop.program.poll() is None


def test_a_rehearsal_is_played_in_the_windows(desktop: Desktop, tmp_path: Path) -> None:
    env = {**desktop.env, "PLENUM_DATA_DIR": str(tmp_path / "other")}
    words = [sys.executable, "-m", "app", "rehearse", "--show", "--speed", "20000"]
    played = subprocess.run(words, cwd=ROOT, env=env, timeout=120, check=False, capture_output=True, text=True)
    assert played.returncode == 0, played.stderr
    assert "Traceback" not in played.stderr
    assert not library_in(tmp_path / "other").cards()  # nothing of a rehearsal reaches the laptop's own workshops
