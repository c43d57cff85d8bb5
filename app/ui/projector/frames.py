"""A finished frame: what stands on a scene, painted at a size."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from app.services.sight import Showing
from app.ui.projector.picture import paint
from app.ui.projector.scenes import COVERS, edges_of, picture_of
from app.ui.projector.tokens import Palette


def draw(showing: Showing, size: QSize, palette: Palette) -> QImage:
    """The frame, in device pixels, in the language spoken now."""
    cover = COVERS.get(showing.scene.kind)
    if cover is not None:
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(QColor(cover))
        return image
    return paint(picture_of(showing.seen), edges_of(showing), size, palette)
