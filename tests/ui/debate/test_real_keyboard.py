"""A typist under a real window manager with real key events: what is on the disk afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from app.bootstrap import library_in
from app.domain.debate import Contribution, Group, RemarkKind
from app.domain.gestures import State
from app.domain.plenum import NextStep, Theme
from app.services import harvest

pytestmark = [
    pytest.mark.real_window,
    pytest.mark.skipif(
        not all(map(shutil.which, ("Xvfb", "openbox", "xdotool", "setxkbmap"))),
        reason="needs Xvfb, openbox, xdotool and setxkbmap",
    ),
]


class Keyboard:
    """An X server with a window manager, the console in it, and hands."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        read, write = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"],
            pass_fds=(write,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(write)
        with os.fdopen(read) as display:
            number = display.readline().strip()
        self._env = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        # Letters that the keyboard has not are remapped by xdotool while it types, and may then be lost.
        self._run("setxkbmap", "dk")
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self._manager = subprocess.Popen(["openbox", "--sm-disable"], env=self._env, **quiet)  # type: ignore[call-overload]
        self._console = subprocess.Popen(
            [sys.executable, "-m", "tests.ui.debate.console_alone", str(folder)], env=self._env, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        assert self._console.stdout is not None
        self.id = self._console.stdout.readline().strip()
        self.keys = 0
        found = ""
        end = time.monotonic() + 60
        while not found and time.monotonic() < end:
            found = self._run("xdotool", "search", "--onlyvisible", "--name", "Plenum console").strip()
        self._run("xdotool", "windowactivate", "--sync", found.split()[-1])
        time.sleep(0.5)

    def _run(self, *words: str) -> str:
        return subprocess.run(words, env=self._env, capture_output=True, text=True, timeout=60, check=False).stdout

    def types(self, text: str) -> None:
        """Words."""
        self._run("xdotool", "type", "--delay", "12", "--", text)

    def press(self, *keys: str) -> None:
        """Keys that are no words; they are counted."""
        self.keys += len(keys)
        self._run("xdotool", "key", "--delay", "30", *keys)

    def leave(self) -> State:
        """Closes the console; what is on the disk."""
        assert self._console.stdin is not None
        self._console.stdin.close()
        assert self._console.wait(60) == 0
        store, loaded = library_in(self._folder).open(self.id)
        store.close()
        return loaded.state

    def close(self) -> None:
        """Ends what was started."""
        for process in (self._console, self._manager, self._server):
            if process.poll() is None:
                process.terminate()
                process.wait(60)
        for pipe in (self._console.stdin, self._console.stdout):
            if pipe is not None:
                pipe.close()


@pytest.fixture
def keyboard(tmp_path: Path) -> Iterator[Keyboard]:
    hands = Keyboard(tmp_path)
    try:
        yield hands
    finally:
        hands.close()


def test_thirty_remarks_with_one_key_each_beyond_the_words(keyboard: Keyboard) -> None:
    said = [f"Ord nummer {n} om æ, ø og å i salen" for n in range(30)]
    for words in said:
        keyboard.types(words)
        keyboard.press("Return")
    assert keyboard.keys == 30
    state = keyboard.leave()
    stored = sorted(state.of(Contribution).values(), key=lambda r: r.rank)[-30:]
    assert [r.words for r in stored] == said
    third = next(g for g in state.of(Group).values() if g.number == 3)
    assert {r.group for r in stored} == {third.id}


def test_kinds_groups_undo_sorting_and_a_step(keyboard: Keyboard) -> None:
    keyboard.press("F3")
    keyboard.types("+En fast time om ugen")
    keyboard.press("Return", "alt+4")
    keyboard.types("-Hver sin kalender")
    keyboard.press("Return", "ctrl+0")
    keyboard.types("Fortrydes")
    keyboard.press("Return", "ctrl+z", "F4", "ctrl+t")
    keyboard.types("ff")
    keyboard.press("Escape")
    keyboard.types("Linjen igen")
    keyboard.press("Return", "F6", "ctrl+k", "Escape")
    state = keyboard.leave()
    stored = sorted(state.of(Contribution).values(), key=lambda r: r.rank)[-3:]
    assert [(r.words, r.kind) for r in stored] == [
        ("En fast time om ugen", RemarkKind.IDEA),
        ("Hver sin kalender", RemarkKind.BARRIER),
        ("Linjen igen", RemarkKind.POINT),
    ]
    assert [r.code[:2] for r in stored] == ["G3", "G4", "P-"]
    filed = next(r for r in harvest.themes(state) if r.theme.letter == "F")
    assert len(filed.remarks) == 2
    assert all(t.title for t in state.of(Theme).values())
    assert not state.of(NextStep)
