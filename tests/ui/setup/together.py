"""A shared store, another computer on it, and the ways there from the window."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from app.bootstrap import House
from app.services.shared import open_shared
from app.storage.hub import Hub
from app.storage.library import SqliteLibrary
from app.storage.link import exchange
from app.ui.setup.joining import JoinDialog
from app.ui.setup.part import SetupPart
from app.ui.setup.sharing_page import SharingPage
from app.ui.window import Window
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.fakes import CountedIds, HandClock
from tests.storage import postgres
from tests.ui.facilitator.places import press

real = [
    pytest.mark.slow,
    pytest.mark.xdist_group("postgres"),
    pytest.mark.skipif(bool(postgres.missing()), reason=postgres.missing() or "there"),
]
DATE = dt.date(2026, 3, 12)


class Other:
    """Another computer that shares workshops, without a window."""

    def __init__(self, folder: Path, address: str) -> None:
        self.house = House(folder, (Path("resources/workshops"),))
        self.house.remember(hub=address)
        self.library, self.hub = SqliteLibrary(folder), Hub(address)

    def open(self, id: str) -> None:
        self.id = id
        self.opened, self.book = open_shared(self.library, id, "other", HandClock(), CountedIds("other"))
        self.letter = self.hub.letter(id, "other")

    def exchange(self) -> None:
        exchange(self.book, self.hub, self.id)

    def close(self) -> None:
        self.opened.store.close()
        self.hub.close()


def joining(qtbot: QtBot, window: Window) -> JoinDialog:
    """From the start page: the settings, then joining; with keys."""
    press(Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier, on=window.front.page)
    qtbot.waitUntil(lambda: window.over.dialog is not None)
    settings = window.over.dialog
    settings.join.setFocus()
    press(Qt.Key.Key_Return, on=settings.join)
    dialog = window.over.dialog
    assert isinstance(dialog, JoinDialog)
    return dialog


def sharing(window: Window) -> SharingPage:
    assert window.sitting is not None
    console = window.sitting.console
    console.show_part("setup")
    part = console.part
    assert isinstance(part, SetupPart)
    part.show_page("sharing")
    page = part.page("sharing")
    assert isinstance(page, SharingPage)
    return page
