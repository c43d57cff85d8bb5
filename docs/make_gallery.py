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
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from html import escape
from itertools import product
from pathlib import Path

from app.bootstrap.printing import DocumentPrinter
from app.services.projection import Scene, SceneKind
from app.services.zone import day_here
from app.ui import over
from app.ui.application import application
from app.ui.design.tokens import Look
from app.ui.language import speak
from app.ui.projector import strip
from app.ui.projector.pictures import picture
from app.ui.window import Window
from app.words import LANGUAGES
from gallery_stops import PROGRAMME, STOPS, Stop
from gallery_visit import Home, Visit, floating, set_up
from make_pictures import SCENES, Day, subject_of
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

SIZES = (QSize(1280, 720), QSize(1920, 1080))
SMALL = QSize(1093, 576)
"""A laptop of 1366 × 768 whose screen is set to 125 %: where many a program is first started."""

ROOM_SIZES = (QSize(1920, 1080), QSize(1280, 720), QSize(1024, 768), QSize(3840, 2160))


@dataclass(frozen=True)
class Choice:
    """What is to be made, and where to. before: an earlier gallery, to be compared with; None for none."""

    out: Path
    only: str
    sizes: tuple[QSize, ...]
    before: Path | None

    def wants(self, name: str) -> bool:
        """Whether a picture of this name is wanted."""
        return fnmatch(name, self.only)

    def save(self, pixels: QPixmap | QImage, name: str) -> Path:
        """Writes one."""
        path = self.out / f"{name}.png"
        pixels.save(str(path))
        return path

    def changed(self, made: list[Path]) -> list[Path]:
        """Those that look otherwise than before, or were not there."""
        before = self.before
        if before is None:
            return []
        return [path for path in made if QImage(str(path)) != QImage(str(before / path.name))]


def main() -> int:
    """Makes them, and the page."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("out", type=Path, nargs="?", default=Path(tempfile.gettempdir()) / "plenum-gallery")
    parser.add_argument("--only", default="*", help="names of pictures, such as 'plenum*.da.*'")
    parser.add_argument("--sizes", type=_sizes, default=SIZES, help="of the console, such as 1093x545,1280x720")
    parser.add_argument("--changed", type=Path, metavar="OLD", help="an earlier gallery: what changed stands first")
    given = parser.parse_args()
    choice = Choice(given.out.resolve(), given.only, given.sizes, given.changed and given.changed.resolve())
    if choice.before == choice.out:
        parser.error("the earlier gallery would be written over")
    choice.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        set_up(Path(folder))
        house = Home(Path(folder) / "house")
        application(house)
        QApplication.setCursorFlashTime(0)  # the same thing gives the same pixels
        made = [
            *_console(choice, Path(folder), house),
            *_start(choice, house),
            *_room(choice, Path(folder)),
        ]
    changed = choice.changed(made)
    if choice.before is not None:
        (choice.out / "changed.txt").write_text("".join(f"{path.name}\n" for path in changed), "utf-8")
        sys.stdout.write("".join(f"{path.name}\n" for path in changed) + f"{len(changed)} changed or new\n")
    (choice.out / "index.html").write_text(_index(made, changed), "utf-8")
    sys.stdout.write(f"{len(made)} pictures: {choice.out / 'index.html'}\n")
    return 0


def _sizes(words: str) -> tuple[QSize, ...]:
    return tuple(QSize(*(int(side) for side in size.split("x"))) for size in words.split(","))


def _named(choice: Choice, thing: str, language: str, sizes: tuple[QSize, ...]) -> list[tuple[str, Look, QSize]]:
    """The pictures of a thing that are wanted."""
    every = ((f"{thing}.{language}.{look.value}.{size.width()}", look, size) for look, size in product(Look, sizes))
    return [found for found in every if choice.wants(found[0])]


def _speak(house: Home, language: str) -> None:
    house.remember(language=language, look=Look.LIGHT.value)
    speak(language)


def _console(choice: Choice, folder: Path, house: Home) -> Iterator[Path]:
    printer = DocumentPrinter()
    morning = house.day_clock
    for number, (stop, language) in enumerate(product(STOPS, LANGUAGES)):
        if not _named(choice, stop.name, language, choice.sizes):
            continue
        _speak(house, language)
        visit = Visit(folder / f"visit-{number}", house, printer, stop.clock, known=stop.known)
        visit.window.resize(choice.sizes[0])
        visit.window.change_look(Look.LIGHT.value)
        visit.console.show_part(stop.part)
        visit.sitting.desk.tick()
        visit.settle()
        if not stop.each:
            _prepare(visit, stop)
        for name, look, size in _named(choice, stop.name, language, choice.sizes):
            visit.window.change_look(look.value)
            visit.window.resize(size)
            if stop.each:
                _prepare(visit, stop)
            QTest.qWait(40)
            _seen(visit.window)  # what is measured as it is painted has its size afterwards
            QTest.qWait(20)
            yield choice.save(_seen(visit.window), name)
        visit.leave()
    house.day_clock, house.visited = morning, house.folder
    printer.close()


def _prepare(visit: Visit, stop: Stop) -> None:
    """Does what a stop is about."""
    visit.take_keyboard()
    stop.prepare(visit)
    if visit.over is not None:
        visit.over.show()
    front = [w for w in floating(visit.window) if isinstance(w, QDialog) or w is visit.over]
    (front or [visit.window])[-1].activateWindow()
    if not stop.toasts:
        visit.console.toasts.clear()
    visit.settle()


def _start(choice: Choice, house: Home) -> Iterator[Path]:
    """The start page before anything is made, with workshops, and with a programme pasted."""
    sizes = (*choice.sizes, *((SMALL,) if choice.sizes == SIZES else ()))
    for stage in ("start", "start-again", "start-pasted"):
        house.remember(left="")
        if stage == "start-again" and not house.cards():
            for days in (0, 30):
                house.make(house.shipped(), day_here(house.clock) - dt.timedelta(days), practice=days == 0)
        for language in LANGUAGES:
            if not _named(choice, stage, language, sizes):
                continue
            _speak(house, language)
            window = Window(house)
            window.resize(sizes[0])
            window.change_look(Look.LIGHT.value)
            window.begin()
            QTest.qWait(150)
            if stage == "start-pasted":
                window.front.paste(PROGRAMME)
                QTest.qWait(400)
            for name, look, size in _named(choice, stage, language, sizes):
                window.change_look(look.value)
                window.resize(size)
                QTest.qWait(40)
                yield choice.save(_seen(window), name)
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
                yield choice.save(made, full)
    day.player.close()


def _seen(window: QWidget) -> QPixmap:
    """The window and what stands before it: dialogs in its middle, menus where they were opened.

    The strip over lent slides stands on the facilitator's screen as if the window filled it.
    """
    pixels = window.grab()
    with QPainter(pixels) as painter:
        for widget in sorted(floating(window), key=lambda w: isinstance(w, strip.LentStrip)):
            spare = window.size() - widget.size()
            if isinstance(widget, strip.LentStrip):
                at = QPoint(spare.width() - 8, strip.TITLE_BAR - over.TITLE_BAR)
            elif isinstance(widget, QMenu):
                at = window.mapFromGlobal(widget.pos())
            else:
                at = QPoint(spare.width() // 2, spare.height() // 2)
            painter.drawPixmap(at, widget.grab())
    return pixels


def _index(made: list[Path], changed: list[Path]) -> str:
    """One page with all of them, the kinds of one thing beside each other; first those that changed."""
    things: dict[str, list[Path]] = {}
    for path in made:
        things.setdefault(path.name.split(".")[0], []).append(path)
    first = {f"{len(changed)} changed or new": changed} if changed else {}
    parts = "".join(
        f"<h2>{escape(thing)}</h2>"
        + "".join(f'<a href="{p.name}" title="{p.stem}"><img loading="lazy" src="{p.name}"></a>' for p in paths)
        for thing, paths in [*first.items(), *things.items()]
    )
    style = "body{font:16px sans-serif;margin:24px;background:#ddd}img{width:480px;margin:4px;vertical-align:top}"
    return f"<!doctype html><meta charset=utf-8><title>Plenum</title><style>{style}</style>{parts}"


if __name__ == "__main__":
    sys.exit(main())
