# ruff: noqa: INP001  a script, no package
"""Walks through everything that can be seen, and leaves a picture of each with one page to look at them on.

`make gallery OUT=folder`: every part, page and dialog of the console in two languages, three palettes and two sizes,
and every scene of the projector in two languages, two palettes and four sizes. Nothing else needs it, and none of it is
kept: it is for looking, before a change of how the program looks goes out.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from html import escape
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, cast

from app import resources
from app.bootstrap import House, library_in
from app.bootstrap.printing import DocumentPrinter
from app.services import harvest
from app.services.laptop import Forgetful, Laptop
from app.services.ports import Kin
from app.services.projection import Scene, SceneKind
from app.services.reading import remarks
from app.services.seat import Seat, Tools
from app.services.zone import day_here
from app.ui.application import application
from app.ui.crash import CrashDialog
from app.ui.debate.history import History
from app.ui.design import theme
from app.ui.design.tokens import Look
from app.ui.document.part import DocumentPart
from app.ui.facilitator.console import Console
from app.ui.incoming import Incoming
from app.ui.language import speak
from app.ui.plenum.below import PARKED, VOTES
from app.ui.projector.ask import ScreenNumber, ScreenQuestion
from app.ui.projector.missing import UNPLUGGED
from app.ui.projector.pictures import picture
from app.ui.projector.window import ProjectorWindow
from app.ui.sitting import Sitting
from app.ui.window import Window
from app.words import LANGUAGES, say
from make_pictures import SCENES, Day, subject_of
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

if TYPE_CHECKING:
    from app.ui.debate.part import DebatePart
    from app.ui.facilitator.program.part import ProgramPart
    from app.ui.plenum.part import PlenumPart
    from app.ui.setup.part import SetupPart
    from app.ui.steps.part import StepsPart

SIZES = (QSize(1280, 720), QSize(1920, 1080))
ROOM_SIZES = (QSize(1920, 1080), QSize(1280, 720), QSize(1024, 768), QSize(3840, 2160))

PROGRAMME = """Borgermøde om havnen, lørdag den 9. maj 2026
9.00 Kaffe og rundstykker
9.30-9.45 Velkomst ved Anne Holm, Kerteminde Kommune
9.45 Hvad ved vi om havnen? Oplæg ved Karim Haddad og Signe Bro, SDU (30 min)
10.15 Gruppearbejde ved bordene
kl. 11 Pause
11.15 Fælles opsamling
12.00 Frokost i det grønne
ca. 13 Rundtur på kajen
14.30 Næste skridt og tak for i dag
Tilmelding senest 1. maj"""
"""Pasted on the start page and in Set-up: with a bare hour, a "circa", and a line that is nothing."""


@dataclass(frozen=True)
class Stop:
    """One thing to look at: when, on which part, and what is done first."""

    name: str
    clock: str
    part: str
    prepare: Callable[[Visit], object] = bool


class Visit:
    """A window with the shipped day open in it, at a moment, with a language spoken from the start."""

    def __init__(self, folder: Path, house: House, printer: DocumentPrinter, clock: str) -> None:
        self.day = Day(folder)
        self.day.until(clock)
        settings = Forgetful(Laptop(device="gallery"))
        tools = Tools(house.intake, library_in(folder), folder)
        seat = Seat(self.day.player.opened, self.day.player.clock, tools)
        self.window = Window(house)
        self.sitting = Sitting(seat, house.ids, settings, lambda: printer, QApplication.instance())  # type: ignore[arg-type]
        self.window.sit(self.sitting)
        self.window.show()
        self.sitting.heartbeat.stop()
        self.sitting.awake.end()
        self.sitting.awake.failed.disconnect()
        self.sitting.room.show_projection()
        self.sitting.room.window.resize(1920, 1080)
        self.window.activateWindow()
        self.over: QWidget | None = None  # a dialog that no part keeps

    @property
    def console(self) -> Console:
        """The console in the window."""
        return self.sitting.console

    def settle(self) -> None:
        """Lets what waits for a moment happen; the document's pages are made in a process of their own."""
        QTest.qWait(60)
        part = self.console.part
        for _ in range(200):
            if not isinstance(part, DocumentPart) or part.pages.count:
                return
            QTest.qWait(100)

    def leave(self) -> None:
        """Takes the window away."""
        self.window.over.close()
        for widget in _floating(self.window):
            widget.close()
        self.sitting.room.close()
        self.window.sitting = None
        self.window.hide()
        self.window.deleteLater()
        self.sitting.deleteLater()
        QTest.qWait(20)
        self.day.player.close()


def _program(visit: Visit) -> ProgramPart:
    return cast("ProgramPart", visit.console.part)


def _debate(visit: Visit) -> DebatePart:
    return cast("DebatePart", visit.console.part)


def _plenum(visit: Visit) -> PlenumPart:
    return cast("PlenumPart", visit.console.part)


def _steps(visit: Visit) -> StepsPart:
    return cast("StepsPart", visit.console.part)


def _setup(visit: Visit) -> SetupPart:
    return cast("SetupPart", visit.console.part)


def _page(name: str) -> Callable[[Visit], object]:
    return lambda visit: _setup(visit).show_page(name)


def _pasted(visit: Visit) -> None:
    _setup(visit).paste()
    preview = _setup(visit).preview
    if preview is not None:
        preview.begin(PROGRAMME)
    QTest.qWait(400)


def _lost_time(visit: Visit) -> None:
    """An hour goes by and nobody moves the day: the lunch cannot be reached."""
    visit.day.player.clock.to(visit.day.player.clock.now().utc_ms + 62 * 60_000)
    visit.sitting.desk.tick()


def _crash(visit: Visit) -> None:
    report = 'Plenum 1.0.0\nPython 3.12.3, Qt 6.8.1\n\nTraceback (most recent call last):\n  File "part.py", line 7'
    visit.over = CrashDialog(report, Path("/home/mette/Plenum/reports/2026-03-12 14.05.11.txt"), visit.window)


def _incoming(visit: Visit) -> None:
    library, opened = library_in(visit.day.folder), visit.day.player.opened
    path = visit.day.folder / "from-a-colleague.workshop"
    opened.store.export(path)
    snapshot = library.preview(path)
    log = opened.logbook.log
    visit.over = Incoming(opened.logbook.state, log, snapshot, Kin.FORKED, visit.window)


def _screens(visit: Visit) -> None:
    visit.over = ScreenQuestion((QGuiApplication.primaryScreen(),) * 2, visit.window)


def _history(visit: Visit) -> None:
    state = visit.sitting.desk.state
    visit.over = History(visit.sitting.desk, remarks(state)[4], visit.window)


def _typed(visit: Visit) -> None:
    field = visit.console.line.findChild(QLineEdit)
    QTest.keyClicks(field, "+ fælles fredagskursus hver måned, en time før åbn")


def _sorting(visit: Visit) -> None:
    _plenum(visit).start_sorting()


def _looked_into(visit: Visit) -> None:
    _plenum(visit).look_into(next(row.theme.id for row in harvest.themes(visit.sitting.desk.state) if row.remarks))


STOPS = (
    Stop("program-before", "9.25", "program"),
    Stop("program-welcome", "9.31", "program"),
    Stop("program", "10.37", "program"),
    Stop("program-win-back", "10.37", "program", lambda v: v.console.conductor.toggle_preview()),
    Stop("program-item", "10.37", "program", lambda v: _program(v).arrive(_program(v).model.lines[8].item.id)),
    Stop("program-insert", "10.37", "program", lambda v: _program(v).ask_to_insert()),
    Stop("program-late", "10.37", "program", _lost_time),
    Stop("program-held", "10.42", "program", lambda v: v.console.conductor.toggle_hold()),
    Stop("program-early", "11.10", "program", lambda v: v.console.conductor.next()),
    Stop("program-lunch", "12.20", "program"),
    Stop("program-after", "16.02", "program"),
    Stop("distance", "10.37", "program", lambda v: v.console.toggle_distance()),
    Stop("distance-debate", "14.05", "debate", lambda v: v.console.toggle_distance()),
    Stop("lent", "10.37", "program", lambda v: v.console.lend_or_take()),
    Stop("toast", "10.50", "program", lambda v: v.console.refuse(say(UNPLUGGED))),
    Stop("commands", "10.37", "program", lambda v: v.window.over.show_commands()),
    Stop("help", "10.37", "program", lambda v: v.window.over.show_help()),
    Stop("keys", "10.37", "program", lambda v: v.window.over.show_keys()),
    Stop("settings", "10.37", "program", lambda v: v.window.over.show_settings()),
    Stop("crash", "14.05", "debate", _crash),
    Stop("incoming", "14.34", "debate", _incoming),
    Stop("which-screen", "9.25", "program", _screens),
    Stop("debate", "14.05", "debate"),
    Stop("debate-tables", "14.05", "debate", lambda v: _debate(v).show_tables()),
    Stop("debate-empty", "9.31", "debate"),
    Stop("debate-plenum", "11.50", "debate"),
    Stop("report-back", "14.34", "debate"),
    Stop("typed", "14.34", "debate", _typed),
    Stop("history", "14.34", "debate", _history),
    Stop("plenum-empty", "9.31", "plenum"),
    Stop("plenum", "15.45", "plenum"),
    Stop("plenum-sorting", "15.33", "plenum", _sorting),
    Stop("plenum-theme", "15.45", "plenum", _looked_into),
    Stop("plenum-vote", "15.45", "plenum", lambda v: _plenum(v).below.turn(VOTES)),
    Stop("plenum-parked", "15.45", "plenum", lambda v: _plenum(v).below.turn(PARKED)),
    Stop("plenum-new", "15.45", "plenum", lambda v: _plenum(v).below.begin()),
    Stop("read-back", "15.45", "plenum", lambda v: v.console.read_back()),
    Stop("steps-empty", "9.31", "steps"),
    Stop("steps", "15.56", "steps"),
    Stop("steps-after", "16.02", "steps", lambda v: None if _steps(v).after else _steps(v).toggle_after()),
    Stop("document-empty", "9.31", "document"),
    Stop("document", "15.56", "document"),
    Stop("setup-workshop", "15.56", "setup", _page("workshop")),
    Stop("setup-programme", "9.25", "setup", _page("programme")),
    Stop("setup-groups", "9.25", "setup", _page("groups")),
    Stop("setup-topics", "9.25", "setup", _page("topics")),
    Stop("setup-people", "9.25", "setup", _page("people")),
    Stop("setup-room", "9.25", "setup", _page("room")),
    Stop("setup-look", "9.25", "setup", _page("look")),
    Stop("setup-keeping", "9.25", "setup", _page("keeping")),
    Stop("setup-paste", "9.25", "setup", _pasted),
)


@dataclass(frozen=True)
class Choice:
    """What is to be made, and where to."""

    out: Path
    only: str
    sizes: tuple[QSize, ...]

    def wants(self, name: str) -> bool:
        """Whether a picture of this name is wanted."""
        return fnmatch(name, self.only)

    def save(self, pixels: QPixmap, name: str) -> Path:
        """Writes one."""
        path = self.out / f"{name}.png"
        pixels.save(str(path))
        return path


def main() -> int:
    """Makes them, and the page."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("out", type=Path, nargs="?", default=Path(tempfile.gettempdir()) / "plenum-gallery")
    parser.add_argument("--only", default="*", help="names of pictures, such as 'plenum*.da.*'")
    parser.add_argument("--sizes", type=_sizes, default=SIZES, help="of the console, such as 1093x545,1280x720")
    given = parser.parse_args()
    choice = Choice(given.out.resolve(), given.only, given.sizes)
    choice.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        house = House(Path(folder) / "house", (resources.folder("workshops"),))
        application(house)
        made = [
            *_console(choice, Path(folder), house),
            *_start(choice, house),
            *_room(choice, Path(folder)),
        ]
    (choice.out / "index.html").write_text(_index(made), "utf-8")
    sys.stdout.write(f"{len(made)} pictures: {choice.out / 'index.html'}\n")
    return 0


def _sizes(words: str) -> tuple[QSize, ...]:
    return tuple(QSize(*(int(side) for side in size.split("x"))) for size in words.split(","))


def _worn(choice: Choice, name: str, language: str, window: QWidget) -> Iterator[Path]:
    """The window as it stands, in every palette and size."""
    for look, size in product(Look, choice.sizes):
        full = f"{name}.{language}.{look.value}.{size.width()}"
        if choice.wants(full):
            theme.apply(cast("QApplication", QApplication.instance()), look)
            window.resize(size)
            QTest.qWait(40)
            yield choice.save(_seen(window), full)


def _console(choice: Choice, folder: Path, house: House) -> Iterator[Path]:
    printer = DocumentPrinter()
    for number, (stop, language) in enumerate(product(STOPS, LANGUAGES)):
        names = [f"{stop.name}.{language}.{look.value}.{size.width()}" for look, size in product(Look, choice.sizes)]
        if not any(map(choice.wants, names)):
            continue
        theme.apply(cast("QApplication", QApplication.instance()), Look.LIGHT)
        speak(language)
        visit = Visit(folder / f"visit-{number}", house, printer, stop.clock)
        visit.window.resize(choice.sizes[0])
        visit.console.show_part(stop.part)
        visit.sitting.desk.tick()
        visit.settle()
        stop.prepare(visit)
        if visit.over is not None:
            visit.over.show()
        if stop.name != "toast":
            visit.console.toasts.clear()
        visit.settle()
        yield from _worn(choice, stop.name, language, visit.window)
        visit.leave()
    printer.close()


def _start(choice: Choice, house: House) -> Iterator[Path]:
    """The start page before anything is made, with workshops, and with a programme pasted."""
    for stage in ("start", "start-again", "start-pasted"):
        house.remember(left="")
        if stage == "start-again" and not house.cards():
            for days in (0, 30):
                house.make(house.shipped(), day_here(house.clock) - dt.timedelta(days), practice=days == 0)
        for language in LANGUAGES:
            theme.apply(cast("QApplication", QApplication.instance()), Look.LIGHT)
            speak(language)
            window = Window(house)
            window.resize(choice.sizes[0])
            window.begin()
            QTest.qWait(150)
            if stage == "start-pasted":
                window.front.paste(PROGRAMME)
                QTest.qWait(400)
            yield from _worn(choice, stage, language, window)
            window.hide()
            window.deleteLater()


def _room(choice: Choice, folder: Path) -> Iterator[Path]:
    day = Day(folder / "room")
    for clock, kind in SCENES:
        day.until(clock)
        state, standing = day.player.opened.logbook.state, day.player.standing()
        scene = Scene(kind, subject_of(kind, state, standing))
        for language, dark, size in product(LANGUAGES, (False, True), ROOM_SIZES):
            full = f"room-{kind.value.replace('_', '-')}.{language}.{'dark' if dark else 'light'}.{size.width()}"
            if choice.wants(full):
                speak(language)
                made = picture(state, standing, scene, size, dark=dark, timer=kind is SceneKind.NOW)
                yield choice.save(QPixmap.fromImage(made), full)
    day.player.close()


def _floating(window: QWidget) -> list[QWidget]:
    """What stands before the window as a window of its own."""
    return [
        widget
        for widget in QApplication.topLevelWidgets()
        if widget.isVisible() and widget is not window and not isinstance(widget, (ProjectorWindow, ScreenNumber))
    ]


def _seen(window: QWidget) -> QPixmap:
    """The window, and before it the dialogs, each in its middle; the strip over lent slides has a corner of its own."""
    pixels = window.grab()
    with QPainter(pixels) as painter:
        for widget in _floating(window):
            corner = bool(widget.windowFlags() & Qt.WindowType.WindowStaysOnTopHint)
            spare = window.size() - widget.size()
            at = QPoint(spare.width() - 8, 8) if corner else QPoint(spare.width() // 2, spare.height() // 2)
            painter.drawPixmap(at, widget.grab())
    return pixels


def _index(made: list[Path]) -> str:
    """One page with all of them, the kinds of one thing beside each other."""
    things: dict[str, list[Path]] = {}
    for path in made:
        things.setdefault(path.name.split(".")[0], []).append(path)
    parts = "".join(
        f"<h2>{escape(thing)}</h2>"
        + "".join(f'<a href="{p.name}" title="{p.stem}"><img loading="lazy" src="{p.name}"></a>' for p in paths)
        for thing, paths in things.items()
    )
    style = "body{font:16px sans-serif;margin:24px;background:#ddd}img{width:480px;margin:4px;vertical-align:top}"
    return f"<!doctype html><meta charset=utf-8><title>Plenum</title><style>{style}</style>{parts}"


if __name__ == "__main__":
    sys.exit(main())
