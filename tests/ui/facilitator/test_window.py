"""The program as a whole: its first picture, one instance, what it remembers, what it does when something breaks."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from app.bootstrap import House
from app.domain.debate import Contribution
from app.domain.programme import WORKSHOP, Workshop
from app.domain.standing import DayState
from app.services.ports import Saving, SavingState
from app.ui.crash import CrashWatch
from app.ui.facilitator.commands import Commands, matching
from app.ui.facilitator.console import Console
from app.ui.facilitator.telling import Tone
from app.ui.language import speak
from app.ui.part import Act
from app.ui.single import OneInstance
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.fields import Tick
from app.ui.window import Window
from app.words import Message, language
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.facilitator.places import app, children, press, settle, write

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)

DATE = dt.date(2026, 3, 12)


@pytest.fixture
def window(qtbot: QtBot, home: House) -> Iterator[Window]:
    made = Window(home)
    yield made
    made.leave()
    made.hide()
    made.deleteLater()


def _shown(qtbot: QtBot, window: Window) -> None:
    window.resize(1280, 720)
    window.begin()
    qtbot.waitUntil(lambda: app().focusWidget() is not None)


def test_a_first_start_offers_the_shipped_day_and_enter_takes_it(qtbot: QtBot, window: Window, home: House) -> None:
    _shown(qtbot, window)
    press(Qt.Key.Key_Return)
    assert window.sitting is not None
    assert home.cards()[0].rehearsal
    assert window.sitting.desk.standing.state is DayState.WAITING
    assert window.sitting.console.strip.number == "5:00"  # a rehearsal begins five minutes before the day, at any hour


def test_what_is_typed_while_a_workshop_is_opened_is_kept(qtbot: QtBot, window: Window, home: House) -> None:
    made = home.make(home.shipped(), DATE)
    home.remember(left=made, left_title="Workshop")
    window.begin()
    for letter in "Et ord før":  # nothing has the focus yet, so the system gives keys to the window
        QApplication.sendEvent(window, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))
    assert window.sitting is None
    qtbot.waitUntil(lambda: window.sitting is not None)
    assert window.sitting is not None
    qtbot.waitUntil(lambda: window.sitting.console.line.text() == "Et ord før")
    write(" og efter")
    press(Qt.Key.Key_Return)
    said = [r.text for r in window.sitting.desk.state.of(Contribution).values()]
    assert said == ["Et ord før og efter"]


def test_enter_that_is_pressed_before_there_is_a_button_takes_the_first_way_in(
    qtbot: QtBot, window: Window, home: House
) -> None:
    window.begin()
    QTest.keyClick(window, Qt.Key.Key_Return)
    assert window.sitting is None
    qtbot.waitUntil(lambda: window.sitting is not None)
    assert home.cards()[0].rehearsal


def test_it_reopens_where_it_was_left(qtbot: QtBot, home: House) -> None:
    made = home.make(home.shipped(), DATE)
    for _ in range(2):
        window = Window(home)
        _shown(qtbot, window)
        if window.sitting is None and not home.laptop.left:
            window.open(made)
        qtbot.waitUntil(lambda w=window: w.sitting is not None)
        assert window.sitting is not None
        assert window.sitting.desk.workshop_id == made
        window.sitting.console.show_part("debate")
        window.close()
        window.deleteLater()
    assert home.laptop.left_part == "debate"


def test_a_draft_survives_the_window(qtbot: QtBot, home: House) -> None:
    made = home.make(home.shipped(), DATE)
    for expected in ("", "Halvt skrev"):
        window = Window(home)
        _shown(qtbot, window)
        window.open(made)
        assert window.sitting is not None
        assert window.sitting.console.line.text() == expected
        if not expected:
            window.sitting.console.line.setFocus()
            write("Halvt skrev")
        window.close()
        window.deleteLater()


def test_leaving_shows_the_workshop_among_the_latest(qtbot: QtBot, window: Window, home: House) -> None:
    _shown(qtbot, window)
    window.front.try_shipped()
    window.show_start()
    settle()
    assert window.sitting is None
    texts = [b.text() for b in children(window, ActionButton)]
    assert any("Workshop Digitalt medborgerskab" in t and "rehearsal" in t for t in texts)


def test_a_file_that_cannot_be_opened_is_said_in_a_sentence(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    _shown(qtbot, window)
    wrong = tmp_path / "wrong.workshop"
    wrong.write_bytes(b"not a workshop")
    window.open_file(wrong)
    assert window.sitting is None
    assert window.said
    assert "Traceback" not in window.said


def test_a_workshop_that_is_gone_leads_to_the_start(qtbot: QtBot, window: Window, home: House) -> None:
    home.remember(left="gone", left_title="Gone")
    _shown(qtbot, window)
    qtbot.waitUntil(lambda: bool(window.said))
    assert window.sitting is None


def test_the_language_is_switched_live_and_remembered(qtbot: QtBot, window: Window, home: House) -> None:
    _shown(qtbot, window)
    window.front.try_shipped()
    assert window.sitting is not None
    console = window.sitting.console
    assert console.band.said.startswith("We begin")
    window.other_language()
    settle()
    assert console.band.said.startswith("Vi begynder")
    assert console.rail.words == "Gemt"
    assert home.laptop.language == "da"
    window.other_language()
    assert language() == "en"


def test_the_palette_is_switched_live(qtbot: QtBot, window: Window, home: House) -> None:
    _shown(qtbot, window)
    window.front.try_shipped()
    light = window.grab().toImage().pixelColor(400, 20)
    window.change_look("dark")
    assert window.grab().toImage().pixelColor(400, 20) != light
    assert home.laptop.look == "dark"


def test_settings_take_effect_at_once(qtbot: QtBot, window: Window, home: House) -> None:
    _shown(qtbot, window)
    window.front.try_shipped()
    window.over.show_settings()
    dialog = window.over.dialog
    assert dialog is not None
    tick = next(t for t in children(dialog, Tick) if "clicker" in t.text())
    tick.click()
    assert window.sitting is not None
    assert window.sitting.console.clicker
    assert home.laptop.clicker


def test_a_clicker_moves_the_day_while_a_dialog_is_open(qtbot: QtBot, window: Window) -> None:
    _shown(qtbot, window)
    window.front.try_shipped()
    assert window.sitting is not None
    window.over.show_keys()
    dialog = window.over.dialog
    assert dialog is not None
    dialog.activateWindow()
    QTest.keyClick(dialog, Qt.Key.Key_PageDown)
    assert window.sitting.desk.standing.state is DayState.RUNNING


def test_commands_are_found_in_both_languages(qtbot: QtBot, window: Window) -> None:
    _shown(qtbot, window)
    window.front.try_shipped()
    assert window.sitting is not None
    press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    commands = window.findChild(Commands)
    assert commands is not None
    write("indhent")
    assert commands.found[0] == "Win back time: look at the new plan"
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    write("lend proj")
    assert commands.found[0] == "Lend the projector, or take it back"
    press(Qt.Key.Key_Return)
    assert window.sitting.console.room_view.said == "Lent to slides"
    assert window.sitting.console.line.isAncestorOf(QApplication.focusWidget())


def test_a_command_that_begins_so_comes_before_one_that_holds_it() -> None:
    acts = [Act(Message("keys", "Back to the item before"), print), Act(Message("keys", "Black, and back"), print)]
    assert [a.name.text for a in matching(acts, "black")] == ["Black, and back"]
    assert not matching(acts, "zzz")
    assert len(matching(acts, "")) == 2


def test_one_instance_hands_its_file_to_the_first(qtbot: QtBot, home: House, tmp_path: Path) -> None:
    first = OneInstance(home.folder)
    assert first.begin()
    first.listen()
    script = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication;"
        "from app.ui.single import OneInstance; QCoreApplication([]);"
        f"sys.exit(0 if OneInstance(Path({str(home.folder)!r})).begin('/a/b.workshop') else 7)"
    )
    with qtbot.waitSignal(first.asked) as asked:
        second = subprocess.Popen([sys.executable, "-c", script], cwd=Path(__file__).parents[3])
    assert asked.args == ["/a/b.workshop"]
    assert second.wait(60) == 7
    first.end()
    again = OneInstance(home.folder)
    assert again.begin()
    again.end()


def test_a_bug_leaves_a_report_and_the_day_runs_on(
    qtbot: QtBot, window: Window, home: House, capsys: pytest.CaptureFixture[str]
) -> None:
    _shown(qtbot, window)
    window.front.try_shipped()
    assert window.sitting is not None
    watch = CrashWatch(home.folder, window)
    watch.begin()
    try:
        for _ in range(3):  # a view that breaks each second tells of it once
            sys.excepthook(*_broken())
    finally:
        watch.end()
    reports = list((home.folder / "reports").glob("*.txt"))
    assert len(reports) == 1
    text = reports[0].read_text("utf-8")
    assert "ZeroDivisionError" in text
    assert "Digitalt medborgerskab" not in text
    assert watch.dialog is not None
    assert watch.dialog.isVisible()
    watch.dialog.close()
    window.sitting.console.line.setFocus()
    window.activateWindow()
    window.sitting.console.conductor.next()
    assert window.sitting.desk.standing.state is DayState.RUNNING
    assert "ZeroDivisionError" in capsys.readouterr().err


def _broken() -> tuple[type[BaseException], BaseException, object]:
    try:
        _ = 1 / 0
    except ZeroDivisionError as trouble:
        return type(trouble), trouble, trouble.__traceback__
    raise AssertionError


@pytest.mark.parametrize(
    ("saving", "rail", "said"),
    [
        (Saving(SavingState.SAVED), "Saved", "We begin"),
        (Saving(SavingState.WAITING, 2), "Saved", "We begin"),
        (Saving(SavingState.SLOW, 14), "14 wait", "We begin"),
        (Saving(SavingState.TROUBLE, 14, "disk_full"), "Not saved", "Not saved yet: The disk is full"),
        (Saving(SavingState.SPOOLED, 14, "disk_full"), "In reserve", "The disk is full"),
    ],
)
def test_what_the_rail_says_of_saving_is_true(
    console: Console, monkeypatch: pytest.MonkeyPatch, saving: Saving, rail: str, said: str
) -> None:
    monkeypatch.setattr(type(console.desk), "saving", property(lambda _desk: saving))
    console.desk.saving_changed.emit()
    assert console.rail.words == rail
    assert console.band.said.startswith(said)
    if saving.trouble:
        assert console.band.property("fill") == "late_fill"


def test_the_tone_is_a_consequence(console: Console) -> None:
    from app.ui.facilitator.telling import tell

    assert tell(console.desk.state, console.desk.standing).tone is Tone.QUIET


def test_speaking_a_language_twice_changes_nothing(qapp: object) -> None:
    speak("da")
    speak("da")
    assert language() == "da"
    assert app() is not None


@pytest.mark.parametrize("name", ["everything.json", "copy.backup", "renamed.dat"])
def test_a_workshop_file_is_known_by_what_is_in_it(
    qtbot: QtBot, window: Window, home: House, tmp_path: Path, name: str
) -> None:
    made = home.make(home.shipped(), DATE)
    file = tmp_path / "sent.workshop"
    home.library.export_snapshot(made, file)
    if name.endswith(".json"):
        from app.cli.documents import write
        from app.cli.workshops import opened_or_imported
        from app.services.ports import Format

        with opened_or_imported(home, str(file)) as opened:
            (archive,) = write(opened.logbook, tmp_path / "out", home.clock.now(), (Format.JSON,))
        file = archive
    named = file.rename(tmp_path / name)
    home.library.delete(made)
    _shown(qtbot, window)
    window.open_file(named)
    assert window.sitting is not None
    assert window.sitting.desk.state.get(Workshop, WORKSHOP).title == home.shipped().workshop.title
    assert window.sitting.desk.state.get(Workshop, WORKSHOP).date == DATE


def test_closing_with_words_in_reserve_says_so_before_the_program_ends(
    qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    _shown(qtbot, window)
    window.front.try_shipped()
    assert window.sitting is not None
    close = window.sitting.close

    def unsaved() -> bool:
        close()
        return False

    monkeypatch.setattr(window.sitting, "close", unsaved)
    window.close()
    box = window.last_words
    assert box is not None
    assert box.isVisible()
    assert "in reserve" in box.text()
    box.close()


@pytest.mark.parametrize(
    ("written", "finds"),
    [
        ("start", "All workshops"),
        ("forside", "All workshops"),
        ("workshop", "All workshops"),
        ("mørk", "Settings"),
        ("dark", "Settings"),
        ("tema", "Settings"),
        ("theme", "Settings"),
        ("sort", "Plenum"),
        ("sortér", "Plenum"),
        ("begynd", "Next"),
        ("start", "Next"),
    ],
)
def test_a_command_is_found_by_what_people_call_it(console: Console, written: str, finds: str) -> None:
    assert finds in [act.name.text for act in matching(console.commands(), written)]
