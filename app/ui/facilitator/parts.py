"""The six parts of the rail, by dotted name: each is imported when it is first shown."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

from app.ui.debate.line import QuickLine
from app.ui.desk import Desk
from app.ui.part import Part
from app.ui.projector.room import Room
from app.words import Message


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the rail. module and name: where its Part is found."""

    key: str
    title: Message
    icon: str
    shortcut: str
    module: str
    name: str

    def make(self, desk: Desk, room: Room, line: QuickLine) -> Part:
        """The part itself, imported now."""
        part = getattr(import_module(self.module), self.name)(desk, room, line)
        if not isinstance(part, Part):
            raise TypeError(self.name)
        return part


PLACES = (
    Place("program", Message("rail", "Programme"), "calendar-clock", "F2",
          "app.ui.facilitator.program.part", "ProgramPart"),
    Place("debate", Message("rail", "Debate"), "messages-square", "F3", "app.ui.debate.part", "DebatePart"),
    Place("plenum", Message("rail", "Plenum"), "layers", "F4", "app.ui.plenum.part", "PlenumPart"),
    Place("steps", Message("rail", "Next steps"), "list-checks", "F6", "app.ui.steps.part", "StepsPart"),
    Place("document", Message("rail", "Document"), "file-text", "F7", "app.ui.document.part", "DocumentPart"),
    Place("setup", Message("rail", "Set-up"), "settings-2", "F8", "app.ui.setup.part", "SetupPart"),
)  # fmt: skip
"""In the order of the day."""
