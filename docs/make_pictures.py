# ruff: noqa: INP001  a script, no package
"""Makes the pictures of the documentation: `make pictures`.

The shipped day's rehearsal is played, and at chosen moments every screen is taken in both languages at 1280x800, and
every scene of the projector at 1920x1080. The same day gives the same pixels, so a change in them is a change to
look at.
"""

from __future__ import annotations

import datetime as dt
import io
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from app import resources
from app.bootstrap import House, RandomIds, library_in
from app.bootstrap.printing import DocumentPrinter
from app.bootstrap.shelf import REHEARSAL, TemplateShelf
from app.domain.debate import Group
from app.domain.gestures import State
from app.domain.plenum import Ballot, Conclusion
from app.domain.standing import Standing
from app.scenario import reader
from app.scenario.player import Player
from app.services.groups import visit_group
from app.services.laptop import Forgetful, Laptop
from app.services.projection import Scene, SceneKind
from app.services.seat import Seat
from app.ui.application import application
from app.ui.design.tokens import PALETTES, Look
from app.ui.document.part import DocumentPart
from app.ui.facilitator.console import Console
from app.ui.language import speak
from app.ui.plenum.part import PlenumPart
from app.ui.projector.pictures import picture
from app.ui.sitting import Sitting
from app.ui.window import Window
from PIL import Image, ImageColor
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

SHIPPED = "digitalt-medborgerskab"
OUT = Path(__file__).parent / "pictures"
SCREEN = (1280, 800)
SETTLE_MS = 250
"""Until suggestions have come, and the list that they stand in knows its height."""

Colour = tuple[int, ...]

NEAR = 10
"""Two colours of which no channel differs by as much are one to the eye; only the one that was there is kept."""

EXACT, BETWEEN = 128, 96
"""So many colours are kept as they are, tokens and the commonest; so many stand for the rest: a third of the bytes."""


@dataclass(frozen=True)
class Shot:
    """A picture of the console: when, of which part, and what is done before it is taken."""

    name: str
    clock: str
    part: str
    prepare: Callable[[Console], None] | None = None


def _preview(console: Console) -> None:
    console.conductor.toggle_preview()


def _distance(console: Console) -> None:
    console.toggle_distance()


def _themes_on_the_wall(console: Console) -> None:
    console.room.show_scene(Scene(SceneKind.THEMES))


def _sorting(console: Console) -> None:
    _themes_on_the_wall(console)
    if isinstance(console.part, PlenumPart):
        console.part.start_sorting()


SHOTS = (
    Shot("before-the-day", "9.25", "program"),
    Shot("programme", "10.37", "program"),
    Shot("win-back", "10.37", "program", _preview),
    Shot("distance", "10.37", "program", _distance),
    Shot("debate", "14.05", "debate"),
    Shot("report-back", "14.34", "debate"),
    Shot("sorting", "15.33", "plenum", _sorting),
    Shot("plenum", "15.45", "plenum", _themes_on_the_wall),
    Shot("next-steps", "15.56", "steps"),
    Shot("document", "15.56", "document"),
    Shot("setup", "15.56", "setup"),
    Shot("after-the-day", "16.02", "program"),
)

VISITS = (("13.49", 3), ("13.53", 5), ("13.58", 2), ("14.02", 1), ("14.04", 4))
"""When the facilitator looks in on which group; the rehearsal itself says nothing of it."""

SCENES = (
    ("9.20", SceneKind.WELCOME), ("9.20", SceneKind.TEST_PICTURE), ("10.05", SceneKind.PROGRAMME),
    ("10.05", SceneKind.NOW), ("10.42", SceneKind.BREAK), ("14.02", SceneKind.DEBATE), ("14.20", SceneKind.CUE),
    ("14.34", SceneKind.REPORT_BACK), ("14.34", SceneKind.CAPTURE), ("15.33", SceneKind.THEMES),
    ("15.33", SceneKind.VOTE), ("15.45", SceneKind.CONCLUSIONS), ("15.46.30", SceneKind.READ_BACK),
    ("15.56", SceneKind.NEXT_STEPS), ("15.57", SceneKind.PAGE_ONE), ("16.00", SceneKind.THANKS),
)  # fmt: skip


class Day:
    """The rehearsal of the shipped day, played up to a moment."""

    def __init__(self, folder: Path) -> None:
        ids = RandomIds()
        self.folder = folder
        shelf = TemplateShelf((resources.folder("workshops"),), ids)
        text = shelf.file(SHIPPED, REHEARSAL).read_text("utf-8")
        self.scenario = reader.read(text, ids, shelf.template)
        self.player = Player(self.scenario, library_in(folder), ids)
        self._visits = list(VISITS)

    def until(self, clock: str) -> None:
        """Plays what happens before a moment, and stands there."""
        while self._visits and self._at(self._visits[0][0]) <= self._at(clock):
            at, number = self._visits.pop(0)
            self._play(self._at(at))
            book = self.player.opened.logbook
            book.do(visit_group(next(g.id for g in book.state.of(Group).values() if g.number == number)))
        self._play(self._at(clock))

    def _at(self, clock: str) -> int:
        """A moment of the day, in milliseconds."""
        hour, minute, *second = (int(part) for part in clock.split("."))
        zone = ZoneInfo(self.scenario.template.workshop.zone)
        at = dt.datetime.combine(self.scenario.date, dt.time(hour, minute, second[0] if second else 0), zone)
        return round(at.timestamp() * 1000)

    def _play(self, moment: int) -> None:
        while not self.player.done and self.player.due_ms() <= moment:
            self.player.step()
        self.player.clock.to(moment)


def main() -> int:
    """Makes them all, and names those that are gone."""
    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        house = House(Path(folder), (resources.folder("workshops"),))
        app = application(house)
        made = [*_scenes(Path(folder) / "scenes"), *_start(house), *_screens(Path(folder) / "screens", house)]
        app.processEvents()
    for old in set(OUT.glob("*.png")) - set(made):
        old.unlink()
    sys.stdout.write(f"{len(made)} pictures, {sum(p.stat().st_size for p in made) // 1024} kB\n")
    return 0


def _scenes(folder: Path) -> Iterator[Path]:
    speak("da")
    day = Day(folder)
    for clock, kind in SCENES:
        day.until(clock)
        state, standing = day.player.opened.logbook.state, day.player.standing()
        scene = Scene(kind, subject_of(kind, state, standing))
        yield _save(picture(state, standing, scene), f"room-{kind.value.replace('_', '-')}")
    day.player.close()


def subject_of(kind: SceneKind, state: State, standing: Standing) -> str | None:
    """What a scene is of at a moment, where it cannot find that out by itself."""
    if kind is SceneKind.VOTE:
        return next(iter(state.of(Ballot)), None)
    if kind is SceneKind.READ_BACK:
        return next(iter(state.of(Conclusion)), None)
    if kind is SceneKind.REPORT_BACK and standing.turn is not None:
        return standing.turn.group
    return standing.running if kind is SceneKind.CUE else None


def _start(house: House) -> Iterator[Path]:
    for language in ("da", "en"):
        speak(language)
        window = Window(house)
        window.resize(*SCREEN)
        window.begin()
        QTest.qWait(150)
        window.resize(*SCREEN)
        QTest.qWait(50)
        yield _save(window.grab().toImage(), f"start.{language}")
        window.hide()
        window.deleteLater()


def _screens(folder: Path, house: House) -> Iterator[Path]:
    day = Day(folder)
    settings = Forgetful(Laptop(device="pictures"))
    printer = DocumentPrinter()
    for shot in SHOTS:
        day.until(shot.clock)
        for language in ("da", "en"):
            speak(language)
            opened = day.player.opened
            sitting = Sitting(
                Seat(opened, day.player.clock), house.ids, settings, _printer_of(printer), QApplication.instance()
            )  # type: ignore[arg-type]
            console = sitting.console
            console.resize(*SCREEN)
            console.show()
            console.show_part(shot.part)
            sitting.awake.end()
            sitting.awake.failed.disconnect()
            sitting.room.show_projection()
            sitting.room.window.resize(1920, 1080)
            sitting.desk.tick()
            QTest.qWait(60)
            _wait_for_pages(console)
            if shot.prepare is not None:
                shot.prepare(console)
            console.toasts.clear()
            console.line.clearFocus()
            QTest.qWait(SETTLE_MS)
            yield _save(console.grab().toImage(), f"{shot.name}.{language}")
            sitting.heartbeat.stop()
            sitting.room.close()
            console.hide()
            console.deleteLater()
            opened.logbook.listeners.clear()
            sitting.deleteLater()
            QTest.qWait(20)
    printer.close()
    day.player.close()


def _printer_of(printer: DocumentPrinter) -> Callable[[], DocumentPrinter]:
    return lambda: printer


def _wait_for_pages(console: Console) -> None:
    """The preview is made in a process of its own."""
    part = console.part
    for _ in range(200):
        if not isinstance(part, DocumentPart) or part.pages.count:
            return
        QTest.qWait(100)
    raise TimeoutError("the document was not made")


def _save(image: QImage, name: str) -> Path:
    """With few colours, so that the repository stays small; the grounds, which are near each other, stay apart."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    path = OUT / f"{name}.png"
    flat = Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGB")
    counted = sorted(flat.getcolors(flat.width * flat.height) or [], reverse=True)
    exact = [ImageColor.getrgb(token) for token in PALETTES[Look.LIGHT] if token.startswith("#")]
    for _count, colour in counted:
        if len(exact) < EXACT and not any(_near(colour, kept) for kept in exact):
            exact.append(colour)
    found = flat.quantize(BETWEEN, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).getpalette() or []
    rest = [c for c in zip(found[::3], found[1::3], found[2::3], strict=True) if not any(_near(c, e) for e in exact)]
    few = Image.new("P", (1, 1))
    few.putpalette([part for colour in (*exact, *rest) for part in colour])
    flat.quantize(palette=few, dither=Image.Dither.NONE).save(path, optimize=True)
    return path


def _near(one: Colour, other: Colour) -> bool:
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) < NEAR


if __name__ == "__main__":
    sys.exit(main())
