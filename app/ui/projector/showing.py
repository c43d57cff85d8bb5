"""What a frame is drawn from: what the services let the room see, and page 1 in the document's own words."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import replace

from app.domain.gestures import State
from app.domain.standing import Standing
from app.services.projection import Scene, SceneKind
from app.services.seeing import see
from app.services.sight import Showing
from app.words import language


def show(
    state: State,
    standing: Standing,
    scene: Scene,
    *,
    taken_off: AbstractSet[str] = frozenset(),
    timer: bool = False,
    to_speaker: str = "",
    to_room: str = "",
) -> Showing:
    """As `app.services.seeing.see`, with page 1."""
    showing = see(state, standing, scene, taken_off=taken_off, timer=timer, to_speaker=to_speaker, to_room=to_room)
    if scene.kind is not SceneKind.PAGE_ONE:
        return showing
    from app.ui.projector.page_one import part

    return replace(showing, seen=part(state, language(), scene.subject))
