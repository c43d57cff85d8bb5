"""A finished frame: what stands on a scene, painted at a size."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QImage, QPixmap

from app.services.sight import Capture, Debate, Now, Showing
from app.ui.projector.picture import paint
from app.ui.projector.scenes import COVERS, edges_of, picture_of
from app.ui.projector.tokens import Palette
from app.words.times import running


def draw(showing: Showing, size: QSize, palette: Palette) -> QImage:
    """The frame as an image, in device pixels, in the language spoken now."""
    image = QImage(size, QImage.Format.Format_RGB32)
    _put(image, showing, palette)
    return image


class Frame:
    """A frame for the window. It can count on by itself: a second's tick paints one number, not the whole screen."""

    def __init__(self, showing: Showing, size: QSize, ratio: float, palette: Palette) -> None:
        self.showing, self.size, self.palette = showing, size, palette
        self.pixels = QPixmap(size)
        self.pixels.setDevicePixelRatio(ratio)
        self._counting = _put(self.pixels, showing, palette)

    def shows(self, showing: Showing, size: QSize, palette: Palette) -> bool:
        """Nothing would be different."""
        return (self.showing, self.size, self.palette) == (showing, size, palette)

    def count_on(self, showing: Showing, size: QSize, palette: Palette) -> QRect | None:
        """Paints the next second where that is all that differs, and says where; None where more does."""
        same = self.shows(replace(showing, seen=self.showing.seen), size, palette)
        if not same or not _only_counts(self.showing, showing):
            return None
        self.showing = showing
        paint(self.pixels, picture_of(showing.seen), edges_of(showing), palette, self._counting)
        return self._counting


def _only_counts(before: Showing, after: Showing) -> bool:
    """The same but for the seconds, and those as many figures wide: else the picture is laid out anew."""
    was, now = before.seen, after.seen
    if not isinstance(was, (Now, Debate, Capture)) or not isinstance(now, type(was)):
        return False
    if not was.seconds or not now.seconds or replace(was, seconds=now.seconds) != now:
        return False
    return len(running(was.seconds * 1000)) == len(running(now.seconds * 1000))


def _put(device: QImage | QPixmap, showing: Showing, palette: Palette) -> QRect:
    cover = COVERS.get(showing.scene.kind)
    if cover is None:
        return paint(device, picture_of(showing.seen), edges_of(showing), palette)
    device.fill(QColor(cover))
    return QRect()
