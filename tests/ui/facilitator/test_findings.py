"""What the store finds while a workshop is open, and what opening it found, is said in sentences."""

from __future__ import annotations

import datetime as dt
import errno
from collections.abc import Iterator
from unittest import mock

import pytest
from app.bootstrap import House, RandomIds
from app.domain.debate import Group
from app.services import words
from app.ui.widgets.toasts import Toast
from app.ui.window import Window
from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)


@pytest.fixture
def window(qtbot: QtBot, home: House) -> Iterator[Window]:
    made = Window(home)
    made.begin()
    made.open(home.make(home.shipped(), dt.date(2026, 3, 12)))
    yield made
    made.leave()
    made.hide()
    made.deleteLater()


def said(window: Window) -> list[str]:
    return [toast.text for toast in window.findChildren(Toast) if "reserve" in toast.text or "removed" in toast.text]


def test_a_redaction_that_could_not_be_done_yet_is_said_once(qtbot: QtBot, window: Window) -> None:
    desk, id_ = window.sitting.desk, RandomIds().new()
    desk.do(words.remark(id_, "Bent drikker", group=next(iter(desk.state.of(Group)))))
    refused = mock.Mock(side_effect=OSError(errno.ENOSPC, "full"))
    desk._store._backups.redact = refused  # type: ignore[attr-defined]
    desk.do(words.redact(id_))
    qtbot.waitUntil(lambda: len(said(window)) == 1)
    assert "tried again" in said(window)[0]
    desk.saving_changed.emit()
    assert len(said(window)) == 1


def test_what_lay_in_reserve_and_what_no_longer_fits_is_said(window: Window, home: House) -> None:
    id_ = window.sitting.desk.workshop_id
    window.leave()
    spool = home.library.spools[0] / f"{id_}.jsonl"  # type: ignore[attr-defined]
    spool.parent.mkdir(mode=0o700)
    spool.write_bytes(b"cut off in the mi")
    window.open(id_)
    assert [sentence.split(" ", 1)[0] for sentence in said(window)] == ["1"]
    assert "thrown away" in said(window)[0]


def test_words_that_are_not_on_the_disk_are_told_of_where_another_workshop_is_opened(
    window: Window, home: House
) -> None:
    desk, other = window.sitting.desk, home.make(home.shipped(), dt.date(2026, 3, 13))
    full = mock.Mock(side_effect=OSError(errno.ENOSPC, "full"))
    desk.flush()
    desk._store.ask(lambda book: setattr(book, "commit", full))  # type: ignore[attr-defined]
    desk.do(words.remark(RandomIds().new(), "Ikke på disken", group=next(iter(desk.state.of(Group)))))
    window.open(other)
    assert window.sitting.desk.workshop_id == other
    assert [toast.text for toast in window.sitting.console.findChildren(Toast) if "reserve" in toast.text]
    assert "not on the disk yet" in window.said
