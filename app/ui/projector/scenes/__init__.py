"""Every scene of the day, said in the layout vocabulary."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from app.services import sight
from app.services.projection import SceneKind
from app.services.sight import Seen, Showing
from app.ui.projector.picture import Edges, Picture
from app.ui.projector.scenes import day, debate, plenum, takehome
from app.words import Message, say

PRACTICE = Message("projector", "Rehearsal")

_PICTURES: Mapping[type[Any], Callable[[Any], Picture]] = {
    sight.Welcome: day.welcome,
    sight.Programme: day.programme,
    sight.Now: day.now_and_next,
    sight.Break: day.pause,
    sight.Debate: debate.debate,
    sight.Cue: day.cue,
    sight.Capture: plenum.capture,
    sight.Themes: plenum.themes,
    sight.Ballots: plenum.vote,
    sight.Conclusions: takehome.conclusions,
    sight.Reading: plenum.read_back,
    sight.Steps: takehome.steps,
    sight.PageOne: takehome.page_one,
    sight.Thanks: takehome.thanks,
    sight.Blank: day.checking,
}
"""The picture of each thing that can be seen."""

COVERS: Mapping[SceneKind, str] = {SceneKind.BLACK: "#000000", SceneKind.WHITE: "#FFFFFF"}
"""Scenes without a picture."""


def picture_of(seen: Seen) -> Picture:
    """The picture of what is seen, in the language spoken now."""
    return _PICTURES[type(seen)](seen)


def edges_of(showing: Showing) -> Edges:
    """What stands along the picture's edges."""
    return Edges(
        showing.line,
        "" if showing.mark is None else str(showing.mark),
        showing.to_speaker,
        showing.to_room,
        say(PRACTICE) if showing.practice else "",
    )
