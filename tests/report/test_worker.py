"""The press: the same bytes from a child process, another child where one dies, nothing left behind."""

from __future__ import annotations

import os
import signal
import time

import pytest
from app.report.pdf import render
from app.report.worker import Press

from tests.report.test_pdf import made


@pytest.fixture
def press() -> object:
    press = Press()
    yield press
    press.close()


def children(press: Press) -> list[int]:
    return list(press._pool._processes)


def test_the_child_makes_the_same_file(press: Press) -> None:
    press.warm()
    assert press.make(made()) == render(made())
    assert children(press) != [os.getpid()]


def test_a_child_that_was_killed_is_replaced(press: Press) -> None:
    document = made()
    first = press.make(document)
    (child,) = children(press)
    os.kill(child, signal.SIGTERM)
    assert press.make(document) == first
    assert children(press) != [child]


def test_a_child_leaves_with_its_press(press: Press) -> None:
    press.make(made())
    (child,) = children(press)
    press.close()
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            os.kill(child, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    pytest.fail("the child is still there")
