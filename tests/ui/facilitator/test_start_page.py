"""The start page: joining has a button of its own, and a workshop whose file is gone is there with its copy."""

from __future__ import annotations

import datetime as dt

import pytest
from app.bootstrap import House
from app.domain.debate import Contribution
from app.domain.programme import WORKSHOP, AgendaItem, Workshop
from app.services import day, setup, words
from app.services.own_template import text_of
from app.services.ports import Unavailable
from app.ui.facilitator.commands import Commands
from app.ui.setup.joining import JoinDialog
from app.ui.setup.paste_page import PastePage
from app.ui.start.fresh import FreshDialog
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.toasts import Toasts
from app.ui.window import Window
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from tests.ui.facilitator.places import app, children, press, settle, write

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def _button(window: Window, part: str) -> ActionButton:
    return next(b for b in children(window, ActionButton) if part in b.text())


def test_joining_has_a_button_of_its_own(window: Window) -> None:
    _button(window, "that others share").click()
    assert isinstance(window.over.dialog, JoinDialog)


def test_a_workshop_whose_file_is_gone_comes_back_from_its_copy(window: Window, home: House) -> None:
    id_ = home.make(home.shipped(), dt.date(2026, 3, 12))
    window.open(id_)
    assert window.sitting is not None
    window.sitting.desk.do(words.remark("r", "Det vigtige"))
    window.show_start()
    for path in home.folder.glob(f"{id_}.db*"):
        path.unlink()
    window.show_start()
    settle()
    _button(window, "The file is gone").click()
    assert window.sitting is not None
    assert window.sitting.desk.workshop_id == id_
    assert [r.text for r in window.sitting.desk.state.of(Contribution).values()] == ["Det vigtige"]


def test_the_window_is_called_what_the_workshop_is_called_now(window: Window, home: House) -> None:
    id_ = home.make(home.shipped(), dt.date(2026, 3, 12))
    window.open(id_)
    assert window.sitting is not None
    window.sitting.desk.do(setup.edit_workshop(title="Biblioteksdag"))
    settle()
    assert window.windowTitle() == "Biblioteksdag – Plenum"
    assert home.laptop.left_title == "Biblioteksdag"  # while it opens next time
    window.show_start()
    assert window.windowTitle() == "Plenum"


def _fresh(window: Window) -> FreshDialog:
    _button(window, "for real").click()
    settle()
    assert isinstance(window.over.dialog, FreshDialog)
    return window.over.dialog


def _workshop(window: Window) -> Workshop:
    assert window.sitting is not None
    return window.sitting.desk.state.get(Workshop, WORKSHOP)


def test_the_shipped_day_is_made_for_real_on_a_date_by_keys_alone(window: Window) -> None:
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    settle()
    dialog = window.over.dialog
    assert isinstance(dialog, FreshDialog)
    write("4122027")
    press(Qt.Key.Key_Return)
    settle()
    assert _workshop(window).date == dt.date(2027, 12, 4)
    assert not _workshop(window).rehearsal
    assert window.sitting is not None
    assert len(window.sitting.desk.state.of(AgendaItem)) == 13
    assert window.over.dialog is None


def test_an_own_template_is_offered_with_its_title(window: Window, home: House) -> None:
    window.open(home.make(home.shipped(), dt.date(2026, 3, 12)))
    assert window.sitting is not None
    window.sitting.desk.do(setup.edit_workshop(title="Vores bibliotek"))
    tools = window.sitting.desk.tools
    assert tools is not None
    tools.keep_template("vores", text_of(window.sitting.desk.state))
    window.show_start()
    settle()
    dialog = _fresh(window)
    titles = [dialog.which.itemText(n) for n in range(dialog.which.count())]
    assert titles == ["Workshop Digitalt medborgerskab", "Vores bibliotek", "Workshop day", "Workshopdag"]
    dialog.which.setCurrentIndex(1)
    dialog.make.click()
    assert _workshop(window).title == "Vores bibliotek"


def test_a_template_that_cannot_be_used_says_so_where_it_was_chosen(window: Window, home: House) -> None:
    folder = home.folder / "templates" / "odd"
    folder.mkdir(parents=True)
    (folder / "workshop.toml").write_text('format = "plenum-template/1"\n[workshop]\ntitle = "Odd"\nplase = "x"\n')
    dialog = _fresh(window)
    dialog.which.setCurrentIndex(dialog.which.findText("Odd"))
    dialog.make.click()
    settle()
    assert "plase" in dialog.said.text()
    assert dialog.said.isVisible()
    assert window.sitting is None
    dialog.reject()


def test_while_a_day_runs_enter_opens_it_again(window: Window, home: House) -> None:
    runs = home.make(home.shipped(), dt.date(2026, 3, 12))
    for _other in range(5):  # more than are listed, and made later
        home.make(home.shipped(), dt.date(2026, 5, 12), practice=True)
    window.open(runs)
    assert window.sitting is not None
    window.sitting.desk.do(day.advance())
    window.show_start()
    settle()
    assert "running now" in _button(window, "running now").text()
    press(Qt.Key.Key_Return)
    assert window.sitting is not None
    assert window.sitting.desk.workshop_id == runs
    window.sitting.desk.do(day.end_day())
    window.show_start()
    settle()
    assert not [b for b in children(window, ActionButton) if "running now" in b.text()]
    press(Qt.Key.Key_Return)
    assert _workshop(window).rehearsal


def test_a_rehearsal_that_runs_is_not_what_enter_opens(window: Window, home: House) -> None:
    window.open(home.make(home.shipped(), dt.date(2026, 3, 12), practice=True))
    assert window.sitting is not None
    window.sitting.desk.do(day.advance())
    before = window.sitting.desk.workshop_id
    window.show_start()
    settle()
    press(Qt.Key.Key_Return)
    assert window.sitting is not None
    assert window.sitting.desk.workshop_id != before


CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize(("written", "shown"), [("rigtig", FreshDialog), ("delt", JoinDialog), ("join", JoinDialog)])
def test_ctrl_k_finds_what_can_be_done_on_the_start_page(window: Window, written: str, shown: type) -> None:
    press(Qt.Key.Key_K, CTRL)
    assert len(children(window, Commands)) == 1
    write(written)
    press(Qt.Key.Key_Return)
    settle()
    assert isinstance(window.over.dialog, shown)


def test_esc_gives_the_keyboard_back_and_a_programme_can_be_written(window: Window) -> None:
    press(Qt.Key.Key_K, CTRL)
    press(Qt.Key.Key_Escape)
    settle()
    assert app().focusWidget() is _button(window, "Try the day")
    press(Qt.Key.Key_K, CTRL)
    write("programme")
    press(Qt.Key.Key_Return)
    settle()
    assert isinstance(app().focusWidget(), QPlainTextEdit)


def test_a_programme_that_cannot_be_made_is_said_on_the_page_that_is_seen(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_kept: object) -> str:
        raise Unavailable("disk_full")

    monkeypatch.setattr(House, "make", full)
    window.front.paste("9.00 Velkomst\n9.30 Debat i grupper\n10.30 Farvel")
    settle()
    (page,) = children(window, PastePage)
    page.preview.take.click()
    settle()
    (toasts,) = children(page, Toasts)
    assert toasts.texts == (window.said,)
