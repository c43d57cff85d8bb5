"""Seeing: what the room sees of a scene. Pure; each scene has one reader, and what is private has none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet

from app.domain.gestures import State
from app.domain.standing import Standing
from app.services import seen_day, seen_words
from app.services.looks import Look
from app.services.projection import Scene, SceneKind, mark_of
from app.services.sight import NOTHING, Seen, Showing


def see(
    state: State,
    standing: Standing,
    scene: Scene,
    *,
    taken_off: AbstractSet[str] = frozenset(),
    timer: bool = False,
    to_speaker: str = "",
    to_room: str = "",
) -> Showing:
    """What the room sees of a scene.

    taken_off: ids of remarks that the facilitator took off the screen. timer: talks show what they have left.
    """
    look = Look(state, standing, scene.subject, taken_off, timer)
    return Showing(
        scene,
        _READERS[scene.kind](look),
        seen_day.line_of_the_day(look),
        mark_of(standing),
        to_speaker,
        to_room,
        look.workshop.rehearsal,
    )


def _blank(_look: Look) -> Seen:
    return NOTHING


_READERS: Mapping[SceneKind, Callable[[Look], Seen]] = {
    SceneKind.WELCOME: seen_day.welcome,
    SceneKind.PROGRAMME: seen_day.programme,
    SceneKind.NOW: seen_day.now,
    SceneKind.BREAK: seen_day.pause,
    SceneKind.DEBATE: seen_day.debate,
    SceneKind.CUE: seen_day.cue,
    SceneKind.REPORT_BACK: seen_words.report_back,
    SceneKind.CAPTURE: seen_words.capture,
    SceneKind.THEMES: seen_words.themes,
    SceneKind.VOTE: seen_words.vote,
    SceneKind.CONCLUSIONS: seen_words.conclusions,
    SceneKind.READ_BACK: seen_words.reading,
    SceneKind.NEXT_STEPS: seen_words.steps,
    SceneKind.PAGE_ONE: _blank,  # the document's own words, which the face fills in
    SceneKind.THANKS: seen_words.thanks,
    SceneKind.TEST_PICTURE: _blank,
    SceneKind.BLACK: _blank,
    SceneKind.WHITE: _blank,
}
"""The one reader of each scene."""
