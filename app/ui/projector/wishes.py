"""What was asked of the room. It is kept with the workshop, so that a restart finds the room as it was left."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import Any

from app.services.projection import Scene, SceneKind

COVERS = (SceneKind.BLACK, SceneKind.WHITE)


@dataclass(frozen=True, slots=True)
class Wishes:
    """The room as it was asked for.

    during: the item that ran when the day last had its say; it lends once for each. lent_by_day: the running item lent
    it and takes it back. cover: black or white, over whatever it is. to_speaker, to_room: the messages that stand.
    """

    during: str | None = None
    lent: bool = False
    lent_by_day: bool = False
    cover: SceneKind | None = None
    pinned: Scene | None = None
    timer: bool = False
    to_speaker: str = ""
    to_room: str = ""

    @property
    def kept(self) -> str:
        """As text, to be kept until the next time; empty where nothing was asked."""
        asked = {f.name: getattr(self, f.name) for f in fields(self) if getattr(self, f.name) != f.default}
        if self.pinned is not None:
            asked["pinned"] = asdict(self.pinned)
        return json.dumps(asked, ensure_ascii=False) if asked else ""

    @classmethod
    def read(cls, kept: str) -> Wishes:
        """What was kept. What cannot be read (another version's, a damaged one) asks for nothing."""
        try:
            asked = json.loads(kept) if kept else {}
            return cls(
                _text(asked, "during") or None,
                asked.get("lent") is True,
                asked.get("lent_by_day") is True,
                next((kind for kind in COVERS if kind == asked.get("cover")), None),
                _scene(asked.get("pinned")),
                asked.get("timer") is True,
                _text(asked, "to_speaker"),
                _text(asked, "to_room"),
            )
        except (ValueError, AttributeError, KeyError, TypeError):
            return cls()


def _text(asked: dict[str, Any], name: str) -> str:
    found = asked.get(name)
    return found if isinstance(found, str) else ""


def _scene(asked: dict[str, Any] | None) -> Scene | None:
    return Scene(SceneKind(asked["kind"]), _text(asked, "subject") or None) if asked is not None else None
