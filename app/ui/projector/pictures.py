"""A scene as a picture, without any window: for the documentation, and for looking at scenes in tests."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from app.domain.gestures import State
from app.domain.standing import Standing
from app.services.projection import Scene
from app.ui.projector.frames import draw
from app.ui.projector.showing import show
from app.ui.projector.tokens import DARK, HEIGHT, LIGHT, WIDTH


def picture(
    state: State,
    standing: Standing,
    scene: Scene,
    size: QSize | None = None,
    *,
    dark: bool = False,
    timer: bool = False,
) -> QImage:
    """What the room would see of a scene at this moment, in the language spoken now. An application must be there."""
    showing = show(state, standing, scene, timer=timer)
    return draw(showing, QSize(WIDTH, HEIGHT) if size is None else size, DARK if dark else LIGHT)
