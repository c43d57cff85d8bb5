# ruff: noqa: INP001  a script, no package
"""Everything of the console that there is to see, for the gallery: when, where, and what is done first."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast
from zoneinfo import ZoneInfo

from app.bootstrap import library_in
from app.domain.debate import Group, Topic
from app.domain.plenum import NextStep, StepStatus
from app.domain.programme import AgendaItem
from app.services import groups, harvest, merge, next_steps, plenum, setup, workshops
from app.services.ports import Unavailable
from app.services.projection import Scene, SceneKind
from app.services.reading import remarks
from app.services.words import remark
from app.ui.crash import CrashDialog
from app.ui.debate.history import History
from app.ui.incoming import Incoming
from app.ui.plenum.below import PARKED, VOTES
from app.ui.projector import probes
from app.ui.steps.followed import Followed
from app.words import language
from gallery_visit import GIGABYTE, ZONE, Visit, moment, until
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

if TYPE_CHECKING:
    from app.ui.debate.part import DebatePart
    from app.ui.document.part import DocumentPart
    from app.ui.facilitator.program.part import ProgramPart
    from app.ui.plenum.part import PlenumPart
    from app.ui.setup.part import SetupPart
    from app.ui.steps.part import StepsPart

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
    """One thing to look at: when, on which part, and what is done first.

    toasts: what is said at the foot stays in the picture. each: it is done before each picture, for a menu stands where
    it was opened. known: the room's screen is known from before.
    """

    name: str
    clock: str
    part: str
    prepare: Callable[[Visit], object] = bool
    toasts: bool = False
    each: bool = False
    known: bool = True


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


def _unplugged(visit: Visit) -> None:
    """The system says that the screen went; nobody looks again, for the offscreen one cannot go."""
    room, app = visit.sitting.room, cast("QGuiApplication", QGuiApplication.instance())
    app.screenRemoved.emit(room.screens.on)
    for timer in room.screens.findChildren(QTimer):
        timer.stop()
    until(visit.console.toasts.isVisible)
    visit.sitting.desk.tick()


def _slides(visit: Visit) -> None:
    """A speaker's slides have the keyboard, on the facilitator's own screen too."""
    if visit.over is not None:
        visit.over.close()
    visit.sitting.room.lend()
    slides = QLabel("…")
    slides.setStyleSheet("background: #35506b")
    slides.resize(visit.window.size())
    visit.over = slides


def _troubled_room(visit: Visit) -> None:
    london = moment(visit.day.player.clock).astimezone(ZoneInfo("Europe/London"))
    hands = probes.hands(ZONE.key, london)
    power = probes.Power(on_mains=False, percent=24)
    visit.facts = probes.Facts(
        power, awake=False, free=GIGABYTE // 8, second=Path("/media/USB"), second_writes=False, hands=hands
    )
    visit.console.show_part("setup", "room")


def _kept(visit: Visit) -> None:
    visit.keep_copies()
    _setup(visit).show_page("keeping")


def _damaged(visit: Visit) -> None:
    visit.keep_copies()
    visit.window.over.show_damage(
        Unavailable("damaged", "Workshop Digitalt medborgerskab"), visit.console.desk.workshop_id
    )


def _damaged_file(visit: Visit) -> None:
    visit.window.over.show_damage(Unavailable("damaged", "havnen.workshop"), "")


def _lost_time(visit: Visit) -> None:
    """An hour goes by and nobody moves the day: the lunch cannot be reached."""
    visit.wait(62)


def _crash(visit: Visit) -> None:
    report = 'Plenum 1.0.0\nPython 3.12.3, Qt 6.8.1\n\nTraceback (most recent call last):\n  File "part.py", line 7'
    visit.over = CrashDialog(report, Path("/home/mette/Plenum/reports/2026-03-12 14.05.11.txt"), visit.window)


TYPED = ("Vi mangler et sted at mødes efter skoletid", "Biblioteket kan lægge hus til", "Hvem passer på referatet?")


def _incoming(visit: Visit) -> None:
    """A colleague took a file along and typed three remarks in it; one came in here meanwhile."""
    opened, clock = visit.day.player.opened, visit.day.player.clock
    path = visit.day.folder / "from-a-colleague.workshop"
    opened.store.export(path)
    away = library_in(visit.day.folder / "colleague")
    id = away.take_in(visit.library.preview(path))
    there = workshops.open_workshop(away, id, "colleague", clock, visit.house.ids)
    visit.wait(2)
    for text in TYPED:
        there.logbook.do(remark(visit.house.ids.new(), text, laptop="b"))
    there.store.flush(20)
    there.store.export(path)
    there.store.close()
    visit.wait(1)
    _said_here(visit)
    _show_incoming(visit, path)


def _incoming_behind(visit: Visit) -> None:
    """A file of a moment ago comes in: everything in it is here."""
    path = visit.day.folder / "a-moment-ago.workshop"
    visit.day.player.opened.store.export(path)
    visit.wait(3)
    _said_here(visit)
    _show_incoming(visit, path)


def _said_here(visit: Visit) -> None:
    visit.sitting.desk.do(remark(visit.house.ids.new(), "Skolerne skal være med fra begyndelsen"))


def _show_incoming(visit: Visit, path: Path) -> None:
    snapshot, book = visit.library.preview(path), visit.day.player.opened.logbook
    kin = merge.kin(book.log, snapshot.log)
    visit.over = Incoming(book.state, tuple(book.log), snapshot, kin, visit.window)


def _history(visit: Visit) -> None:
    state = visit.sitting.desk.state
    visit.over = History(visit.sitting.desk, remarks(state)[4], visit.window)


def _typed(visit: Visit) -> None:
    field = visit.console.line.findChild(QLineEdit)
    QTest.keyClicks(field, "+ fælles fredagskursus hver måned, en time før åbn")


def _undone(visit: Visit) -> None:
    field = visit.console.line.findChild(QLineEdit)
    QTest.keyClicks(field, TYPED[1])
    QTest.keyClick(field, Qt.Key.Key_Return)
    visit.console.undo_words()


def _sorting(visit: Visit) -> None:
    _plenum(visit).start_sorting()


def _a_theme(visit: Visit) -> str:
    return next(row.theme.id for row in harvest.themes(visit.sitting.desk.state) if row.remarks)


def _looked_into(visit: Visit) -> None:
    _plenum(visit).look_into(_a_theme(visit))


def _theme_menu(visit: Visit) -> None:
    part, theme = _plenum(visit), _a_theme(visit)
    board = part.board
    place = board.visualRect(board.index_of(theme)).center()
    part.theme_menu.open(theme, [], board.viewport().mapToGlobal(place))


def _remark_menu(visit: Visit) -> None:
    list_ = _debate(visit).list
    list_.choose(list_.remarks.remarks[0].id)
    place = list_.visualRect(list_.currentIndex()).center()
    found = list_.current()
    if found is not None:
        _debate(visit).menu.open(found.id, list_.viewport().mapToGlobal(QPoint(place.x(), max(place.y(), 0))))


def _followed(visit: Visit) -> None:
    desk = visit.sitting.desk
    step = next(iter(desk.state.of(NextStep).values()))
    desk.do(next_steps.follow_up(step.id, StepStatus.STARTED))
    visit.wait(3)
    desk.do(next_steps.follow_up(step.id, StepStatus.DONE))
    visit.over = Followed(desk, step, visit.window)


def _sent(visit: Visit) -> None:
    part = cast("DocumentPart", visit.console.part)
    folder = Path(tempfile.gettempdir()) / "plenum-documents"  # its name is in the picture
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    visit.house.remember(documents=str(folder))
    part.send_home()
    until(part.send_button.isEnabled)
    visit.settle()
    visit.house.remember(documents="")


def _told_room(visit: Visit) -> None:
    words = {"da": "Frokosten står i foyeren", "en": "Lunch is in the foyer"}
    visit.sitting.room.tell_room(words[language()])


def _frozen(visit: Visit) -> None:
    visit.sitting.room.freeze(on=True)


def _pinned(visit: Visit) -> None:
    visit.sitting.room.show_scene(Scene(SceneKind.THEMES))


MANY = 26
LONG = (
    "Καλωσόρισμα και παρουσίαση των συμμετεχόντων από όλους τους δήμους της περιφέρειας",
    "ما الذي نعرفه اليوم عن مشاركة المواطنين في القرارات الرقمية",
    "Цифрове громадянство: спільне обговорення досвіду громад та наступні кроки для всіх",
)


def _most_groups(visit: Visit) -> None:
    """As many groups as a day can have."""
    desk = visit.sitting.desk
    known = [g.id for g in sorted(desk.state.of(Group).values(), key=lambda g: g.rank)]
    desk.do(groups.set_groups([*known, *(desk.new_id() for _ in range(groups.MOST - len(known)))]))


def _most_debating(visit: Visit) -> None:
    _most_groups(visit)
    desk = visit.sitting.desk
    topic = next(iter(desk.state.of(Topic)))
    for number, group in enumerate(desk.state.of(Group)):
        if number % 3:
            desk.do(remark(desk.new_id(), TYPED[number % 3], group=group, topic=topic))


def _most_set_up(visit: Visit) -> None:
    _most_groups(visit)
    _setup(visit).show_page("groups")


def _many_themes(visit: Visit) -> None:
    desk = visit.sitting.desk
    for number in range(len(harvest.themes(desk.state)), MANY):
        desk.do(plenum.make_theme(desk.new_id(), (*LONG, *TYPED)[number % 6] + f" {number}"))


def _long_titles(visit: Visit) -> None:
    """A day in other scripts, with titles as long as people write them."""
    desk = visit.sitting.desk
    for number, item in enumerate(list(desk.state.of(AgendaItem).values())):
        desk.do(setup.edit_item(item.id, title=LONG[number % len(LONG)]))
    desk.do(setup.edit_workshop(title=LONG[0]))


STOPS = (
    Stop("program-before", "9.25", "program"),
    Stop("program-welcome", "9.31", "program"),
    Stop("program", "10.37", "program"),
    Stop("program-long", "9.25", "program", _long_titles),
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
    Stop("lent-slides", "10.37", "program", _slides, each=True),
    Stop("toast", "10.50", "program", _unplugged, toasts=True),
    Stop("undone", "14.34", "debate", _undone, toasts=True),
    Stop("room-told", "12.20", "program", _told_room),
    Stop("frozen", "14.34", "debate", _frozen),
    Stop("black", "14.34", "debate", lambda v: v.sitting.room.black()),
    Stop("pinned", "15.33", "plenum", _pinned),
    Stop("more", "10.37", "program", lambda v: v.console.rail.more.click(), each=True),
    Stop("commands", "10.37", "program", lambda v: v.window.over.show_commands()),
    Stop("help", "10.37", "program", lambda v: v.window.over.show_help()),
    Stop("keys", "10.37", "program", lambda v: v.window.over.show_keys()),
    Stop("settings", "10.37", "program", lambda v: v.window.over.show_settings()),
    Stop("crash", "14.05", "debate", _crash),
    Stop("incoming", "14.34", "debate", _incoming),
    Stop("incoming-behind", "14.34", "debate", _incoming_behind),
    Stop("damaged", "9.25", "program", _damaged),
    Stop("damaged-file", "9.25", "program", _damaged_file),
    Stop("join", "9.25", "program", lambda v: v.window.over.show_joining()),
    Stop("which-screen", "9.25", "program", known=False),
    Stop("debate", "14.05", "debate"),
    Stop("debate-tables", "14.05", "debate", lambda v: _debate(v).show_tables()),
    Stop("debate-empty", "9.31", "debate"),
    Stop("debate-plenum", "11.50", "debate"),
    Stop("report-back", "14.34", "debate"),
    Stop("typed", "14.34", "debate", _typed),
    Stop("remark-menu", "14.34", "debate", _remark_menu, each=True),
    Stop("debate-most", "14.05", "debate", _most_debating),
    Stop("history", "14.34", "debate", _history),
    Stop("plenum-empty", "9.31", "plenum"),
    Stop("plenum", "15.45", "plenum"),
    Stop("plenum-sorting", "15.33", "plenum", _sorting),
    Stop("plenum-theme", "15.45", "plenum", _looked_into),
    Stop("theme-menu", "15.45", "plenum", _theme_menu, each=True),
    Stop("plenum-many", "15.45", "plenum", _many_themes),
    Stop("plenum-vote", "15.45", "plenum", lambda v: _plenum(v).below.turn(VOTES)),
    Stop("plenum-parked", "15.45", "plenum", lambda v: _plenum(v).below.turn(PARKED)),
    Stop("plenum-new", "15.45", "plenum", lambda v: _plenum(v).below.begin()),
    Stop("read-back", "15.45", "plenum", lambda v: v.console.read_back()),
    Stop("steps-empty", "9.31", "steps"),
    Stop("steps", "15.56", "steps"),
    Stop("steps-after", "16.02", "steps", lambda v: None if _steps(v).after else _steps(v).toggle_after()),
    Stop("step-history", "16.02", "steps", _followed),
    Stop("document-empty", "9.31", "document"),
    Stop("document", "15.56", "document"),
    Stop("document-sent", "15.56", "document", _sent),
    Stop("setup-workshop", "15.56", "setup", _page("workshop")),
    Stop("setup-programme", "9.25", "setup", _page("programme")),
    Stop("setup-groups", "9.25", "setup", _page("groups")),
    Stop("setup-groups-most", "9.25", "setup", _most_set_up),
    Stop("setup-topics", "9.25", "setup", _page("topics")),
    Stop("setup-people", "9.25", "setup", _page("people")),
    Stop("setup-room", "9.25", "setup", _page("room")),
    Stop("setup-room-troubled", "9.25", "setup", _troubled_room),
    Stop("setup-look", "9.25", "setup", _page("look")),
    Stop("setup-keeping", "9.25", "setup", _kept),
    Stop("setup-paste", "9.25", "setup", _pasted),
)
