"""What is switched to another language is, word by word, what a fresh start in that language shows and is called."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from app.bootstrap import RandomIds, house, library_in
from app.domain.debate import Contribution
from app.domain.plenum import NextStep, StepStatus
from app.domain.standing import DayState
from app.services import next_steps, words
from app.services.ports import Unavailable
from app.services.seat import SharedWorkshop
from app.ui.crash import CrashDialog
from app.ui.damaged import Damaged
from app.ui.debate.history import History
from app.ui.design import theme
from app.ui.design.tokens import Look
from app.ui.facilitator.commands import Commands
from app.ui.facilitator.console import Console
from app.ui.facilitator.parts import PLACES
from app.ui.language import speak
from app.ui.over import Over
from app.ui.setup import room_check
from app.ui.setup.joining import JoinDialog
from app.ui.setup.part import SetupPart
from app.ui.setup.paste_page import PastePage
from app.ui.steps.followed import Followed
from app.ui.steps.part import StepsPart
from app.ui.widgets.ask_words import AskWords
from app.ui.window import Window
from app.words import LANGUAGES, say_in
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.facilitator.places import Place, app, children, press, settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Said = list[tuple[str, ...]]


def _said(widget: QWidget) -> Said:
    """Each text and each name there is in a widget, in its order, seen or not."""
    found: Said = []
    for one in (widget, *widget.findChildren(QWidget)):
        texts = [one.accessibleName(), one.accessibleDescription(), one.windowTitle(), one.toolTip()]
        if isinstance(one, QAbstractButton | QLabel):
            texts.append(one.text())
        if isinstance(one, QComboBox):
            texts += [one.itemText(at) for at in range(one.count())]
        if isinstance(one, QLineEdit):
            texts.append(one.placeholderText())
        if isinstance(one, QListWidget):
            texts += [one.item(at).text() for at in range(one.count())]
        if any(texts):
            found.append((type(one).__name__, *texts))
    return sorted(found)


def _without_clock(said: Said) -> Said:
    """Two days that are made one after the other make their backups at two times."""
    return [tuple(re.sub(r"\d+[.:]\d\d", "0.00", text) for text in texts) for texts in said]


Make = Callable[[Place, str], tuple[list[QWidget], Callable[[], None]]]


def _differences(tmp_path: Path, make: Make, code: str) -> tuple[Said, Said]:
    """What only the switched one says, and what only the fresh one does."""
    other = next(c for c in LANGUAGES if c != code)
    both: list[Said] = []
    for name, first in (("live", other), ("fresh", code)):
        place = Place(tmp_path / name)
        speak(first)
        shown, close = make(place, first)
        speak(code)
        settle()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        both.append([line for widget in shown for line in _said(widget)])
        close()
    live, fresh = both
    return [s for s in live if s not in fresh], [s for s in fresh if s not in live]


def _console(place: Place) -> tuple[Console, Callable[[], None]]:
    desk, room, console = place.sit()
    console.show()
    console.activateWindow()
    settle()
    place.at(desk, "9.36")
    console.conductor.next()
    QTest.keyClicks(console.line.edit, "Det tager lang tid")
    press(Qt.Key.Key_Return, on=console.line.edit)
    settle()

    def close() -> None:
        room.close()
        console.close()
        desk.close()

    return console, close


@pytest.fixture(params=LANGUAGES)
def code(request: pytest.FixtureRequest) -> Iterator[str]:
    yield str(request.param)
    speak("en")
    theme.apply(app(), Look.LIGHT)


@pytest.mark.parametrize("key", [place.key for place in PLACES])
def test_a_part(tmp_path: Path, code: str, key: str, qapp: object) -> None:
    def make(place: Place, _first: str) -> tuple[list[QWidget], Callable[[], None]]:
        console, close = _console(place)
        console.show_part(key)
        settle()
        return [console], close

    live, fresh = _differences(tmp_path, make, code)
    assert (live, fresh) == ([], [])


def test_every_page_of_set_up(tmp_path: Path, code: str, qapp: object) -> None:
    def make(place: Place, _first: str) -> tuple[list[QWidget], Callable[[], None]]:
        console, close = _console(place)
        console.show_part("setup")
        assert isinstance(console.part, SetupPart)
        for act in console.part.commands()[: len(console.part.buttons.buttons())]:
            if act.name != room_check.TITLE:  # it looks at this computer anew, and each time finds other figures
                act.run()
                settle()
        return [console], close

    live, fresh = _differences(tmp_path, make, code)
    assert (live, fresh) == ([], [])


@pytest.mark.parametrize("name", ["show_settings", "show_help", "show_keys", "show_commands"])
def test_a_dialog(tmp_path: Path, code: str, name: str, qapp: object) -> None:
    def make(place: Place, _first: str) -> tuple[list[QWidget], Callable[[], None]]:
        console, close = _console(place)
        over = Over(console, console.desk.settings)
        over.console = console
        getattr(over, name)()
        settle()
        return [over.dialog or console.findChild(Commands) or console], close

    live, fresh = _differences(tmp_path, make, code)
    assert (live, fresh) == ([], [])


def test_the_history_of_a_remark(tmp_path: Path, code: str, qapp: object) -> None:
    def make(place: Place, _first: str) -> tuple[list[QWidget], Callable[[], None]]:
        console, close = _console(place)
        remark = next(iter(console.desk.state.of(Contribution).values()))
        console.desk.do(words.edit_remark(remark.id, "Det tager for lang tid"))
        history = History(console.desk, console.desk.state.get(Contribution, remark.id), console)
        history.open()
        return [history], close

    live, fresh = _differences(tmp_path, make, code)
    assert (live, fresh) == ([], [])


def test_the_report_of_what_broke(tmp_path: Path, code: str, qapp: object) -> None:
    def make(place: Place, _first: str) -> tuple[list[QWidget], Callable[[], None]]:
        console, close = _console(place)
        both: list[QWidget] = [CrashDialog("a report", path, console) for path in (Path("/reports/1.txt"), None)]
        for dialog in both:
            dialog.show()
        return both, close

    live, fresh = _differences(tmp_path, make, code)
    assert (live, fresh) == ([], [])


@pytest.mark.parametrize("copies", [True, False])
def test_a_damaged_file(tmp_path: Path, code: str, copies: bool, qapp: object) -> None:
    def make(place: Place, _first: str) -> tuple[list[QWidget], Callable[[], None]]:
        console, close = _console(place)
        desk, library = console.desk, library_in(place.folder)
        assert desk.flush()
        assert desk.backup()
        trouble, id_ = Unavailable("damaged", "dagen.workshop"), place.id if copies else ""
        dialog = Damaged(trouble, library, id_, console, sits=True)
        dialog.open()
        return [dialog], close

    live, fresh = (_without_clock(said) for said in _differences(tmp_path, make, code))
    assert live == fresh


class _Shared:
    """Two workshops that others share; or none."""

    def __init__(self, *found: SharedWorkshop) -> None:
        self._found = found

    def workshops(self) -> tuple[SharedWorkshop, ...]:
        return self._found

    def join(self, id: str) -> None:
        raise Unavailable("disk_full")

    def forget(self, id: str) -> None:
        raise Unavailable("disk_full")


@pytest.mark.parametrize("many", [0, 2])
def test_the_workshops_that_others_share(qtbot: QtBot, tmp_path: Path, code: str, many: int) -> None:
    both = (
        SharedWorkshop("a", "Havnen", "2026-03-12", here=True),
        SharedWorkshop("b", "Byen", "2026-05-09", here=False),
    )

    def make(place: Place, _first: str) -> tuple[list[QWidget], Callable[[], None]]:
        console, close = _console(place)
        dialog = JoinDialog(_Shared(*both[:many]), console)
        dialog.open()
        qtbot.waitUntil(dialog.again.isEnabled, timeout=60_000)
        return [dialog], close

    live, fresh = _differences(tmp_path, make, code)
    assert (live, fresh) == ([], [])


def test_what_became_of_a_step_and_when_it_is_followed_up(tmp_path: Path, code: str, qapp: object) -> None:
    def make(place: Place, _first: str) -> tuple[list[QWidget], Callable[[], None]]:
        console, close = _console(place)
        console.desk.do(next_steps.take_step("s", "Mødes igen", who="Lone"))
        console.desk.do(next_steps.follow_up("s", StepStatus.DONE, "Det gik godt"))
        console.show_part("steps")
        assert isinstance(console.part, StepsPart)
        next(act for act in console.part.commands() if say_in("en", act.name) == "When is it followed up?").run()
        followed = Followed(console.desk, console.desk.state.get(NextStep, "s"), console)
        followed.open()
        asks = console.findChildren(AskWords)
        assert len(asks) == 1
        return [followed, *asks], close

    live, fresh = _differences(tmp_path, make, code)
    assert (live, fresh) == ([], [])


def test_the_page_that_reads_a_programme(tmp_path: Path, code: str, qapp: object) -> None:
    def make(place: Place, _first: str) -> tuple[list[QWidget], Callable[[], None]]:
        page = PastePage(house().intake, RandomIds(), lambda: dt.date(2026, 3, 1))
        page.resize(1280, 720)
        page.show()
        page.begin("12. marts 2026\n9.00 Velkomst\n9.30 Oplæg ved Ida Holm\nca. 10 Pause\nTilmelding senest 1. maj")
        settle()
        return [page], page.close

    live, fresh = _differences(tmp_path, make, code)
    assert (live, fresh) == ([], [])


def test_the_settings_speak_the_language_that_is_chosen_in_them(console: Console) -> None:
    console.desk.settings.remember(language="en")
    over = Over(console, console.desk.settings)
    over.console = console
    over.setting_changed.connect(lambda _name: speak(console.desk.settings.laptop.language))
    over.show_settings()
    dialog = over.dialog
    assert dialog is not None
    choice = next(c for c in dialog.findChildren(QComboBox) if c.findText("Dansk") >= 0)
    choice.setFocus()
    press(Qt.Key.Key_Home, on=choice)
    settle()
    assert console.desk.settings.laptop.language == "da"
    offered = [c.itemText(at) for c in dialog.findChildren(QComboBox) for at in range(c.count())]
    assert {"Lys", "Mørk", "Høj kontrast"} < set(offered)
    assert dialog.windowTitle() == "Indstillinger"
    assert "Vælg: Mappe til dokumenter" in [b.accessibleName() for b in dialog.findChildren(QAbstractButton)]


def test_the_workshops_on_the_start_page_are_told_anew(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLENUM_DATA_DIR", str(tmp_path))
    window = Window(house())
    qtbot.addWidget(window)
    window.begin()
    window.front.try_shipped()
    settle()
    window.show_start()
    for code, remarks, practice in (("da", "0 bidrag", "øvelse"), ("en", "0 remarks", "rehearsal")):
        window.change_language(code)
        settle()
        told = [b.text() for b in children(window, QAbstractButton) if remarks in b.text()]
        assert len(told) == 1
        assert told[0].endswith(practice)


def test_what_was_just_done_is_told_in_the_new_language_and_can_still_be_taken_back(console: Console) -> None:
    console.conductor.next()
    console.refuse("This came as words alone")
    speak("da")
    settle()
    assert console.toasts.texts == ("Velkomst er i gang. Slutter 10.00",)
    newest = console.toasts.newest
    assert newest is not None
    QTest.mouseClick(newest.button, Qt.MouseButton.LeftButton)
    assert console.desk.standing.state is DayState.WAITING
