"""Small pictures: the disc of a strength, bars, the lanes of a day, how late it ran."""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import groupby

from app.document.tree import Bars, Delay, Lane, Square
from app.domain.plenum import Strength
from app.report import grid
from app.report.grid import HEIGHT, LINE, Style
from app.report.setting import Bit, set_short
from app.report.sheets import Sheets
from app.report.structure import Element

FILLED = {Strength.AGREED: 360, Strength.MAJORITY: 270, Strength.DIVIDED: 180, Strength.OPEN: 0}
"""Degrees of the disc."""

_RADIUS = 3.6
_BAR = 6.6
_NAMES = 236.0
"""The most that the names of bars take of the words' 367."""

_COUNTED = Style(grid.BOLD)
_MARKED = Style(grid.BOLD, 8.5)
_ENDING = Style(size=8.5, colour=grid.SOFT, right=True)


def disc(strength: Strength, sheets: Sheets, x: float, y: float) -> None:
    """A decoration: the word beside it says the same."""
    down = HEIGHT - y
    code = [f"{grid.ACCENT.fill} {grid.ACCENT.stroke} 0.9 w"]
    if FILLED[strength]:
        code.append(f"{_wedge(x, down, _RADIUS, FILLED[strength])} f")
    code.append(f"{_wedge(x, down, _RADIUS, 360)} s")
    sheets.draw(" ".join(code))


def _wedge(x: float, y: float, r: float, degrees: float) -> str:
    """A path clockwise from twelve o'clock, by quarter circles."""
    k = 0.5523 * r
    points = [(0, r), (r, 0), (0, -r), (-r, 0), (0, r)]
    handles = [((k, r), (r, k)), ((r, -k), (k, -r)), ((-k, -r), (-r, -k)), ((-r, k), (-k, r))]
    out = [] if degrees >= 360 else [f"{x:.2f} {y:.2f} m {x:.2f} {y + r:.2f} l"]
    if degrees >= 360:
        out.append(f"{x:.2f} {y + r:.2f} m")
    for n in range(math.ceil(degrees / 90)):
        (ax, ay), (bx, by) = handles[n]
        ex, ey = points[n + 1]
        out.append(f"{x + ax:.2f} {y + ay:.2f} {x + bx:.2f} {y + by:.2f} {x + ex:.2f} {y + ey:.2f} c")
    return " ".join(out)


def _text(
    sheets: Sheets, place: tuple[float, float], words: str, style: Style, owner: Element, width: float = grid.FULL
) -> None:
    """Words in a figure, from their place or up to it; the space after them parts them when they are read out."""
    x, y = place
    line, pieces = set_short(words, style, width)
    sheets.line(x - line.width if style.right else x, y, line, pieces, owner, {})
    sheets.bit(x, y, Bit(0, style.face, 0, 0, " "), style, owner)


def bars_height(block: Bars) -> float:
    """A line for each bar."""
    return len(block.bars) * LINE


def bars(block: Bars, figure: Element, sheets: Sheets, x: float, y: float) -> None:
    """Horizontal bars, names to their left on the edge of the words, numbers at their end.

    Where there is a whole, it lies pale behind.
    """
    names = max((set_short(b.label, grid.BODY, _NAMES)[0].width for b in block.bars), default=0.0) + 12
    start = x + grid.MARGIN + names
    numbers = max((set_short(b.written, _COUNTED, grid.FULL)[0].width for b in block.bars), default=0.0) + 6
    room = grid.MAIN - names - max(44, numbers)
    most = max((b.whole or b.value for b in block.bars), default=1) or 1
    figure.bbox = (x, HEIGHT - y - bars_height(block), x + grid.FULL, HEIGHT - y)
    for n, b in enumerate(block.bars):
        base = y + n * LINE + grid.BASELINE
        down = HEIGHT - base
        _text(sheets, (x + grid.MARGIN, base), b.label, grid.BODY, figure, _NAMES)
        end = start + room * (b.whole or b.value) / most
        if b.whole:
            sheets.draw(f"{grid.PALE.fill} {start:.2f} {down:.2f} {room * b.whole / most:.2f} {_BAR} re f", figure)
        if b.value:
            sheets.draw(f"{grid.ACCENT.fill} {start:.2f} {down:.2f} {room * b.value / most:.2f} {_BAR} re f", figure)
        _text(sheets, (end + 6, base), b.written, _COUNTED, figure)


def lane(block: Lane, width: float, sheets: Sheets, x: float, y: float) -> None:
    """Planned as a thin line, actual as a bar over it."""
    first, last = block.span
    scale = width / (last - first)
    top = HEIGHT - y
    if block.actual:
        begin, end = block.actual
        sheets.draw(
            f"{grid.ACCENT.fill} {x + begin * scale:.2f} {top - 8.5:.2f} {max(1, end - begin) * scale:.2f} 5 re f"
        )
    if block.planned:
        begin, end = block.planned
        sheets.draw(
            f"{grid.SOFT.fill} {x + begin * scale:.2f} {top - 11:.2f} {max(1, end - begin) * scale:.2f} 1.2 re f"
        )


def delay_height(_block: Delay) -> float:
    """Five lines."""
    return 5 * LINE


def delay(block: Delay, figure: Element, sheets: Sheets, x: float, y: float) -> None:
    """Minutes behind as steps over the day."""
    left, width = x + grid.MARGIN, grid.MAIN
    top, base = y + LINE, y + 4 * LINE
    figure.bbox = (x, HEIGHT - y - delay_height(block), x + grid.FULL, HEIGHT - y)
    first, last = block.points[0][0], max(block.points[-1][0], block.points[0][0] + 1)
    most = max(5, *(abs(m) for _at, m in block.points))
    lowest = min(0, *(m for _at, m in block.points))
    scale = (base - top) / (most - lowest if lowest < 0 else most)
    zero = base + lowest * scale

    def place(at: int, minutes: int) -> tuple[float, float]:
        return left + width * (at - first) / (last - first), HEIGHT - (zero - minutes * scale)

    sheets.draw(
        f"{grid.HAIR.stroke} 0.5 w {left:.2f} {HEIGHT - zero:.2f} m {left + width:.2f} {HEIGHT - zero:.2f} l S", figure
    )
    px, py = place(*block.points[0])
    path = [f"{px:.2f} {py:.2f} m"]
    for at, minutes in block.points[1:]:
        qx, qy = place(at, minutes)
        path.append(f"{qx:.2f} {py:.2f} l {qx:.2f} {qy:.2f} l")
        py = qy
    sheets.draw(f"{grid.ACCENT.stroke} 1.4 w {' '.join(path)} S", figure)
    for at, words in block.marks:
        minutes = dict(block.points)[at]
        mx, my = place(at, minutes)
        _text(sheets, (mx + 3, HEIGHT - my - 3), words, _MARKED, figure)
    _text(sheets, (left, base + LINE), block.written[0], grid.SMALL, figure)
    _text(sheets, (left + width, base + LINE), block.written[1], _ENDING, figure)


_MODULE = 2.6
"""The side of one dot of a square; a phone over the table reads it."""


@lru_cache(maxsize=8)
def _dots(address: str) -> tuple[tuple[int, ...], ...]:
    import segno

    return tuple(tuple(row) for row in segno.make(address, error="m").matrix)


def square_height(block: Square) -> float:
    """Its dots, rounded up to the baseline."""
    return LINE * math.ceil(len(_dots(block.address)) * _MODULE / LINE)


def square(block: Square, figure: Element, sheets: Sheets, x: float, y: float) -> None:
    """An address for phones, a run of dark dots at a time."""
    left, top = x + grid.MARGIN, HEIGHT - y
    dots = _dots(block.address)
    side = len(dots) * _MODULE
    figure.bbox = (left, top - side, left + side, top)
    code = [grid.INK.fill]
    for n, row in enumerate(dots):
        at = 0
        for dark, run in groupby(row):
            length = len(tuple(run))
            if dark:
                code.append(
                    f"{left + at * _MODULE:.2f} {top - (n + 1) * _MODULE:.2f} {length * _MODULE:.2f} {_MODULE} re"
                )
            at += length
    sheets.draw(f"{' '.join(code)} f", figure)
